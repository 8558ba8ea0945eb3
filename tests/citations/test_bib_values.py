"""Values of a .bib that cannot be right are told with their line; those that can be are not."""

import pytest

from factcheck.citations import listed_in, parse_bib


def told(field: str) -> list[str]:
    file = parse_bib(f"@book{{k, author={{A, B}}, title={{T}},\n  {field}}}", "own.bib")
    assert len(listed_in(file)) == 1, "a doubtful value breaks no entry"
    return [str(one) for one in file.problems]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("urldate = {2020-13-01}", "month 13 does not exist"),
        ("date = {2020-02-30}", "day 30 is not in February 2020"),
        ("date = {2015/2010}", "the end 2010 lies before the start 2015"),
        ("eventdate = {4 May 2010}", "Write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("year = {20011}", "a year of 5 digits. Write four"),
        ("year = {2011}, date = {2012-05}", "year '2011': date says '2012-05'. Keep one"),
        ("month = {Foo}", "no month. Write jan to dec, or 1 to 12"),
        ("month = {13}", "no month"),
        ("pages = {90--12}", "they run from 90 back to 12"),
        ("isbn = {978-1-4028-9462-7}", "the check digit is 7, and would be 6"),
        ("isbn = {0-19-852663-X}", "the check digit is X, and would be 6"),
        ("isbn = {978-3}", ""),
        ("isbn = {97814028946}", "11 digits. An ISBN has 13, or 10"),
        ("issn = {1234-5678}", "the check digit is 8, and would be 9"),
        ("doi = {11.5555/x}", "no DOI, which is 10., a number, '/' and more"),
    ],
)
def test_a_value_that_cannot_be_right_is_told_with_its_place(field: str, message: str) -> None:
    problems = told(field)
    assert all(one.startswith("own.bib:2:") for one in problems)
    assert [message in one for one in problems] == [True] * bool(message)


@pytest.mark.parametrize(
    "field",
    [
        "year = {forthcoming}",
        "year = 2011, date = {2011-05}",
        "date = {1999/2001}",
        "date = {2003~}",
        "month = may",
        "month = {Sept.}",
        "pages = {127--36, 140}",
        "pages = {e12--e9}",
        "isbn = {0-19-852663-6 (paper)}",
        "isbn = {080442957X}",
        "issn = {0378-5955}",
        "issn = {2434-561X}",
        "doi = {https://doi.org/10.5555/abc_1(2)}",
    ],
)
def test_a_value_that_can_be_right_is_let_be(field: str) -> None:
    assert told(field) == []


def test_a_type_that_is_none_is_told_with_the_nearest_right_one() -> None:
    file = parse_bib("@reprot{k, author={A, B}, title={T}, year=2001}", "own.bib")
    [problem] = file.problems
    assert str(problem) == "own.bib:1:1: entry 'k': no type '@reprot'. Write @report"
