"""Level 2 of EDTF: open digits, estimates, qualifiers of single parts, parts of years, sets."""

import pytest

from factcheck.model import EdtfError, Unit
from factcheck.model.calendar import date_of
from factcheck.model.dates import Edtf, spoken

parse = Edtf.parse


def day(instant: int | None) -> str | None:
    """Return the day of an instant as text; None for an open side."""
    if instant is None:
        return None
    year, month, number = date_of(instant // 86_400)
    return f"{year}-{month}-{number}"


# Source: the examples of the specification, level 2, section by section, and a few of their kind;
# with each its precision, its first day and the day after the last.
LEVEL_2 = [
    ("2001-34", Unit.QUARTER, "2001-4-1", "2001-7-1"),
    ("Y-17E7", Unit.YEAR, "-170000000-1-1", "-169999999-1-1"),
    ("1950S2", Unit.CENTURY, "1900-1-1", "2000-1-1"),
    ("Y3388E2S3", Unit.DECADE, "338000-1-1", "339000-1-1"),
    ("-0195S2", Unit.DECADE, "-199-1-1", "-189-1-1"),
    ("2001-32", Unit.SEASON, "2001-6-1", "2001-9-1"),
    ("2001-39", Unit.THIRD, "2001-9-1", "2002-1-1"),
    ("[1667,1668,1670..1672]", Unit.YEAR, "1667-1-1", "1673-1-1"),
    ("[..1760-12-03]", Unit.DAY, None, "1760-12-4"),
    ("[1760-12..]", Unit.MONTH, "1760-12-1", None),
    ("[1667,1760-12]", Unit.MONTH, "1667-1-1", "1761-1-1"),
    ("{1667,1668,1670..1672}", Unit.YEAR, "1667-1-1", "1673-1-1"),
    ("{1960,1961-12}", Unit.MONTH, "1960-1-1", "1962-1-1"),
    ("2004-06~-11", Unit.DAY, "2004-6-11", "2004-6-12"),
    ("?2004-06-~11", Unit.DAY, "2004-6-11", "2004-6-12"),
    ("2004-%06-11", Unit.DAY, "2004-6-11", "2004-6-12"),
    ("156X-12-25", Unit.DAY, "1560-12-25", "1569-12-26"),
    ("XXXX-12-XX", Unit.MONTH, "0-12-1", "10000-1-1"),
    ("1XXX-XX", Unit.CENTURY, "1000-1-1", "2000-1-1"),
    ("1984-1X", Unit.MONTH, "1984-10-1", "1985-1-1"),
    ("190X-02-29", Unit.DAY, "1904-2-29", "1908-3-1"),
    ("XXXX-XX-23", Unit.DAY, "0-1-23", "9999-12-24"),
    ("-1X32-X1-X2", Unit.DAY, "-1932-1-2", "-1032-11-23"),
    ("156X-12/1570", Unit.YEAR, "1560-12-1", "1571-1-1"),
    ("../..", Unit.CENTURY, None, None),
]


@pytest.mark.parametrize(("text", "unit", "first", "end"), LEVEL_2)
def test_a_date_of_level_2_is_written_as_it_was_read_and_covers_its_days(
    text: str, unit: Unit, first: str | None, end: str | None
) -> None:
    date = parse(text)
    assert (str(date), date.precision) == (text, unit)
    assert date == parse(text)
    assert (day(date.lower), day(date.upper)) == (first, end)


@pytest.mark.parametrize(
    ("text", "is_approximate", "is_uncertain"),
    [
        ("2004-06~-11", True, False),
        ("?2004-06-~11", True, True),
        ("2004-%06-11", True, True),
        ("156X-12-25", False, False),
    ],
)
def test_a_qualifier_of_a_part_qualifies_the_date(
    text: str, *, is_approximate: bool, is_uncertain: bool
) -> None:
    date = parse(text)
    assert (date.is_approximate, date.is_uncertain) == (is_approximate, is_uncertain)
    assert date.weekday is None
    assert not date.is_day


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "before"),
    [
        ("156X-12-25", "1569-12-25", True, False),
        ("2004?-06-11", "2005-06-11", True, False),
        ("2004-06-?11", "2005-06-11", False, True),
        ("[1667,1668]", "1669", False, True),
        ("1950S2", "1999-12-31", True, False),
        ("../..", "1999", True, False),
    ],
)
def test_dates_of_level_2_are_compared_by_what_they_may_mean(
    one: str, other: str, *, overlaps: bool, before: bool
) -> None:
    assert parse(one).overlaps(parse(other)) is overlaps
    assert parse(one).before(parse(other)) is before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[..1984]", "until 1984"),
        ("2004-06-~11", "about 11 June 2004"),
        ("156X-12-25", "between 25 December 1560 and 25 December 1569"),
        ("2001-39", "the last third of 2001"),
        ("2001-30", "the southern summer of 2001"),
        ("156X-12/1570", "between December 1560 and December 1569 to 1570"),
        ("../..", "any time"),
    ],
)
def test_a_date_of_level_2_is_spoken_in_english(text: str, words: str) -> None:
    assert spoken(parse(text)) == words


@pytest.mark.parametrize(
    ("text", "part", "column"),
    [
        ("[1984,..1990]", "member", 7),
        ("156X-13", "month", 6),
        ("1950S2-03", "month", 8),
        ("195XS2", "year", 1),
        ("1984/156X-4X", "month", 11),
        ("[1984", "set", 6),
        ("[1984,1985-13]", "month", 12),
        ("Y17E77", "year", 1),
    ],
)
def test_a_mistake_names_its_part_and_place(
    text: str, part: str, column: int, snapshot: object
) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert (caught.value.part, caught.value.column) == (part, column)
    assert caught.value.why == snapshot
