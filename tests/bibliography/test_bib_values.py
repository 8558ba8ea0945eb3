"""Values of a .bib that cannot be right are told with their line; those that can be are not."""

import pytest

from factcheck.bibliography import listed_in, parse_bib


def told(field: str) -> list[str]:
    file = parse_bib(f"@book{{k, author={{A, B}}, title={{T}},\n  {field}}}", "own.bib")
    assert len(listed_in(file)) == 1, "a doubtful value breaks no entry"
    return [str(one) for one in file.problems]


@pytest.mark.parametrize(
    "field",
    [
        "isbn = {97814028946}",
        "urldate = {2020-13-01}",
        "eventdate = {4 May 2010}",
        "year = {20011}",
        "year = {2011}, date = {2012-05}",
        "pages = {90--12}",
        "isbn = {978-1-4028-9462-7}",
        "isbn = {0-19-852663-X}",
        "issn = {1234-5678}",
    ],
)
def test_a_value_that_cannot_be_right_is_told_with_its_place(field: str, snapshot: object) -> None:
    problems = told(field)
    assert all(one.startswith("own.bib:2:") for one in problems)
    assert problems == snapshot


@pytest.mark.parametrize(
    "field",
    [
        "isbn = {978-3}",
        "year = 2011, date = {2011-05}",
        "month = {Sept.}",
        "pages = {e12--e9}",
        "isbn = {080442957X}",
        "issn = {2434-561X}",
        "doi = {https://doi.org/10.5555/abc_1(2)}",
    ],
)
def test_a_value_that_can_be_right_is_let_be(field: str) -> None:
    assert told(field) == []
