import datetime as dt

import pytest

from factcheck.model.calendar import date_of
from factcheck.model.dates import MONTHS, WEEKDAYS, Edtf, EdtfError, Unit, days_in_month, spoken

parse = Edtf.parse


def day_of(instant: int | None) -> str | None:
    """Write the day on which an instant lies."""
    if instant is None:
        return None
    year, month, day = date_of(instant // 86_400)
    return f"{year}-{month:02}-{day:02}"


Row = tuple[str, Unit, str | None, str | None]
"""Text, precision, first day, and the day after the last."""

# Source: the examples of the specification, levels 0 and 1, section by section.
LEVEL_0: list[Row] = [
    ("1985-04-12", Unit.DAY, "1985-4-12", "1985-4-13"),
    ("1985", Unit.YEAR, "1985-1-1", "1986-1-1"),
    ("1964/2008", Unit.YEAR, "1964-1-1", "2009-1-1"),
    ("2004-06/2006-08", Unit.MONTH, "2004-6-1", "2006-9-1"),
    ("2004-02-01/2005-02", Unit.MONTH, "2004-2-1", "2005-3-1"),
]
LEVEL_1: list[Row] = [
    ("Y170000002", Unit.YEAR, "170000002-1-1", "170000003-1-1"),
    ("2001-21", Unit.SEASON, "2001-3-1", "2001-6-1"),
    ("2001-24", Unit.SEASON, "2001-12-1", "2002-3-1"),
    ("2004-06-11%", Unit.DAY, "2004-6-11", "2004-6-12"),
    ("201X", Unit.DECADE, "2010-1-1", "2020-1-1"),
    ("20XX", Unit.CENTURY, "2000-1-1", "2100-1-1"),
    ("1985-04-XX", Unit.MONTH, "1985-4-1", "1985-5-1"),
    ("1985-04-12/..", Unit.DAY, "1985-4-12", None),
    ("../1985-04-12", Unit.DAY, None, "1985-4-13"),
    ("1985-04-12/", Unit.DAY, "1985-4-12", None),
    ("/1985-04", Unit.MONTH, None, "1985-5-1"),
    ("1984~/2004-06", Unit.YEAR, "1984-1-1", "2004-7-1"),
    ("-1985", Unit.YEAR, "-1985-1-1", "-1984-1-1"),
]
BEYOND: list[Row] = [
    ("2001-34", Unit.QUARTER, "2001-4-1", "2001-7-1"),
    ("2001-40", Unit.HALF, "2001-1-1", "2001-7-1"),
    ("0000", Unit.YEAR, "0-1-1", "1-1-1"),
    ("-0240-02-29", Unit.DAY, "-240-2-29", "-240-3-1"),
    ("2004-06-XX/2004-07-03", Unit.MONTH, "2004-6-1", "2004-7-4"),
    ("2004/2004-02", Unit.YEAR, "2004-1-1", "2005-1-1"),
    ("2005~/2004", Unit.YEAR, "2004-1-1", "2006-1-1"),
]


def padded(day: str | None) -> str | None:
    """Write month and day of a table's date with two digits."""
    if day is None:
        return None
    year, month, number = day.rsplit("-", 2)
    return f"{year}-{int(month):02}-{int(number):02}"


@pytest.mark.parametrize(("text", "unit", "first", "end"), LEVEL_0 + LEVEL_1 + BEYOND)
def test_a_date_is_written_as_it_was_read_and_covers_its_days(
    text: str, unit: Unit, first: str | None, end: str | None
) -> None:
    date = parse(text)
    assert str(date) == text
    assert date.precision is unit
    assert (day_of(date.lower), day_of(date.upper)) == (padded(first), padded(end))


@pytest.mark.parametrize(
    ("text", "canonical", "seconds", "length"),
    [
        ("0000-01-01T00:00", "0000-01-01T00:00", 0, 60),
        ("0000-01-01T00:01:10", "0000-01-01T00:01:10", 70, 1),
        ("0000-01-01T04:30:00+04:30", "0000-01-01T04:30:00+04:30", 0, 1),
        ("0000-01-01T00:00:00-04", "0000-01-01T00:00:00-04:00", 4 * 3_600, 1),
        ("0000-01-01T00:00+00:00", "0000-01-01T00:00Z", 0, 60),
        ("0000-01-01T23:59~", "0000-01-01T23:59~", 86_340, 60),
    ],
)
def test_a_time_covers_its_minute_or_second(
    text: str, canonical: str, seconds: int, length: int
) -> None:
    date = parse(text)
    assert str(date) == canonical
    assert date.has_time
    assert (date.lower, date.upper) == (seconds, seconds + length)
    assert date.precision is (Unit.SECOND if length == 1 else Unit.MINUTE)


YEAR = "a year such as 2020, -0240, 201X, 20XX or Y170000002"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("2020-02-30", 9),
        ("2020-13", 6),
        ("2020-21-03", 9),
        ("-0000", 1),
        ("199u", 1),
        (" 2020", 1),
        ("2020-1-4", 5),
        ("2020-01-4", 8),
        ("2020-01-04T9", 11),
        ("2020-01-04T09:00:01z", 20),
        ("Y12345-06", 7),
        ("2020?~", 6),
        ("2020-01-04T24:00", 12),
        ("2020-01-04T25:00", 12),
        ("2020-01-04T23:60", 15),
        ("2020-01-04T23:59+14:01", 17),
        ("2020-01-04T23:59+01:60", 17),
        ("../", 1),
        ("2020/2019", 6),
    ],
)
def test_a_message_says_what_was_wrong_where_and_what_was_expected(
    text: str, column: int, snapshot: object
) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert str(caught.value) == snapshot
    assert (caught.value.column, caught.value.text) == (column, text)


def test_a_message_repeats_no_more_than_the_beginning_of_the_rest() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("2020" + "x" * 10_000)
    assert caught.value.why.endswith(", found 'xxxxxxxxxxxxxxxxxxxx'")


@pytest.mark.parametrize(
    "numbers",
    [(2019, 2, 29), (12_345, 6), (10**12,), (2019, None, 3)],
)
def test_impossible_numbers_are_refused(
    numbers: tuple[int, int | None, int | None], snapshot: object
) -> None:
    with pytest.raises(EdtfError) as caught:
        Edtf.of(*numbers)
    assert str(caught.value) == snapshot


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (Edtf.of(2020, 24), "2020-24"),
        (Edtf.of(-240), "-0240"),
        (Edtf.of(1850, approximate=True), "1850~"),
        (Edtf.of(1850, approximate=True, uncertain=True), "1850%"),
        (Edtf.interval(Edtf.of(2019), None), "2019/.."),
        (Edtf.at(Edtf.of(2020, 2, 4), 9, 5), "2020-02-04T09:05"),
        (Edtf.at(Edtf.of(2020, 2, 4), 9, 5, 0, -150), "2020-02-04T09:05:00-02:30"),
        (Edtf.at(Edtf.of(2020, 2, 4, approximate=True), 9, 5), "2020-02-04T09:05~"),
    ],
)
def test_a_made_date_equals_the_one_that_is_read(made: Edtf, text: str) -> None:
    assert made == parse(text)
    assert str(made) == text
    assert repr(made) == f"Edtf.parse({text!r})"


def test_an_interval_needs_two_single_dates_in_order(snapshot: object) -> None:
    year, span = Edtf.of(2020), parse("2019/2020")
    with pytest.raises(EdtfError) as caught:
        Edtf.interval(None, None)
    assert str(caught.value) == snapshot
    with pytest.raises(EdtfError) as caught:
        Edtf.interval(Edtf.of(2021), year)
    assert str(caught.value) == snapshot
    with pytest.raises(EdtfError) as caught:
        Edtf.interval(span, year)
    assert str(caught.value) == snapshot


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2020-02-04", (2020, 2, 4)),
        ("2020", (2020, None, None)),
        ("2020-02-XX", (2020, 2, None)),
        ("2020-21", (2020, None, None)),
        ("202X", (None, None, None)),
        ("2020/2021", (None, None, None)),
    ],
)
def test_year_month_and_day_are_what_is_known_of_a_single_date(
    text: str, parts: tuple[int | None, int | None, int | None]
) -> None:
    date = parse(text)
    assert (date.year, date.month, date.day) == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-02-04", True),
        ("2020-02-04?", False),
        ("2020-02-04T10:00", False),
        ("2020-02", False),
        ("2020-02-04/2020-02-04", False),
    ],
)
def test_a_day_is_exactly_one_calendar_day(text: str, *, expected: bool) -> None:
    assert parse(text).is_day is expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2000-02-29", "Tuesday"),
        ("2020-02-04T23:59:59-10:00", "Tuesday"),
        ("0001-01-01", "Monday"),
        ("0000-01-01", "Saturday"),
        ("-0400-01-01", "Saturday"),
    ],
)
def test_a_day_has_a_weekday_in_every_year(text: str, name: str) -> None:
    assert parse(text).weekday == WEEKDAYS.index(name)


RELATIONS = [
    # self, other, overlaps, contains, before
    ("2020-02-04", "2020-02-04", True, True, False),
    ("2020-02", "2020-02-29", True, True, False),
    ("2020-02-29", "2020-02", True, False, False),
    ("2020-04-06/2020-04-28", "2020-04-28", True, True, False),
    ("2020-02-04T14:02", "2020-02-04T14:02:59", True, True, False),
    # open and unknown ends
    ("2004/..", "2019", True, True, False),
    ("2004/", "2019", True, False, False),
    ("2004/", "2004-05", True, True, False),
    ("2004/..", "2003", False, False, False),
    ("/2004", "1066", True, False, False),
    ("../2004", "1066", True, True, False),
    # about and perhaps
    ("1851~", "1852", True, True, False),
    ("1853~", "1855", False, False, True),
    ("1850~", "1855", True, True, False),
    ("1850~", "1844", False, False, False),
    ("1850?", "1855", True, True, False),
    ("185X~", "1869", True, True, False),
    ("1851", "1852~", True, False, False),
    ("2020-02-04~", "2020-02-07", True, True, False),
    ("2020-02~", "2020-03", True, True, False),
    ("2020-33~", "2020-06", True, True, False),
    ("2020-02-04T14:00~", "2020-02-04T14:29", True, True, False),
    ("2020-02-04T14:00~", "2020-02-04T14:31", False, False, True),
    # seasons in either hemisphere, winters of either year
    ("2020-21", "2020-10", True, True, False),
    ("2020-22", "2020-01", True, True, False),
    ("2020-22", "2021-03", True, True, False),
    ("2020-24", "2019-12", True, True, False),
    ("2020-24", "2021-04", False, False, True),
    ("2020-33", "2020-04", False, False, True),
    # unspecified digits
    ("201X", "2019-12-31", True, True, False),
    ("19XX", "2000-01-01", False, False, True),
    # offsets from UTC
    ("2020-01-04T10:00Z", "2020-01-04T14:00+04:00", True, True, False),
    ("2020-01-04T10:00+04:00", "2020-01-04T10:00Z", False, False, True),
    ("2020-01-04T10:00", "2020-01-04T20:00Z", True, True, False),
    ("2020-01-04T23:30-05:00", "2020-01-04", True, False, False),
    ("2020-01-04", "2020-01-05T15:00Z", False, False, True),
]


@pytest.mark.parametrize(("one", "other", "overlaps", "contains", "before"), RELATIONS)
def test_relations_claim_no_more_than_is_written(
    one: str, other: str, *, overlaps: bool, contains: bool, before: bool
) -> None:
    mine, theirs = parse(one), parse(other)
    found = (mine.overlaps(theirs), mine.contains(theirs), mine.before(theirs))
    assert found == (overlaps, contains, before)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "result"),
    [
        ("2020-02-28T23:30", 1, Unit.HOUR, "2020-02-29T00:30"),
        ("2020-02-28T23:30:59+01:00", 1, Unit.SECOND, "2020-02-28T23:31:00+01:00"),
        ("2020-11", 1, Unit.HALF, "2021-05"),
        ("2020-02-28", 2, Unit.DAY, "2020-03-01"),
        ("2020-03-01", -1, Unit.WEEK, "2020-02-23"),
        ("2017-01-31", 1, Unit.MONTH, "2017-02"),
        ("2020-02-29", 1, Unit.YEAR, "2021-02"),
        ("2020-11", 3, Unit.MONTH, "2021-02"),
        ("2020-11-05", 1, Unit.QUARTER, "2021-02-05"),
        ("2020", -1, Unit.CENTURY, "1920"),
        ("201X", 2, Unit.DECADE, "203X"),
        ("19XX", 1, Unit.CENTURY, "20XX"),
        ("1985-12-XX", 1, Unit.MONTH, "1986-01-XX"),
        ("2020-24", 1, Unit.SEASON, "2021-21"),
        ("2020-21", -1, Unit.SEASON, "2019-24"),
        ("9999", 1, Unit.YEAR, "Y10000"),
        ("2020-02-28T23:30", 45, Unit.MINUTE, "2020-02-29T00:15"),
        ("2020-02-28T23:30", 1, Unit.DAY, "2020-02-29T23:30"),
        ("2020-01-31T23:30", 1, Unit.MONTH, "2020-02"),
        ("2020-02-04~", 4, Unit.DAY, "2020-02-08~"),
        ("2020-02-04/2020-02-06", 1, Unit.WEEK, "2020-02-11/2020-02-13"),
        ("2020-02/..", 1, Unit.MONTH, "2020-03/.."),
    ],
)
def test_a_shift_moves_by_the_calendar(text: str, amount: int, unit: Unit, result: str) -> None:
    assert str(parse(text).shift(amount, unit)) == result


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("201X", Unit.YEAR),
        ("2020", Unit.MONTH),
        ("2020-02", Unit.DAY),
        (
            "2020-02-04",
            Unit.HOUR,
        ),
        ("9999-12-31", Unit.DAY),
        ("999X", Unit.DECADE),
    ],
)
def test_a_shift_by_less_than_is_known_or_out_of_the_notation_is_refused(
    text: str, unit: Unit, snapshot: object
) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text).shift(1, unit)
    assert str(caught.value) == snapshot


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020-02-04", "4 February 2020"),
        ("1850~", "about 1850"),
        ("1850?", "perhaps 1850"),
        ("1984~/2004-06", "about 1984 to June 2004"),
        ("201X", "the 2010s"),
        ("20XX", "the years 2000 to 2099"),
        ("2004-XX", "some month of 2004"),
        ("1985-04-XX", "some day of April 1985"),
        ("2020-21", "spring 2020"),
        ("2020-41~", "about the second half of 2020"),
        ("-0240-02-05", "5 February 241 BC"),
        ("0000", "1 BC"),
        ("2020-01-04T14:02", "4 January 2020 at 14:02"),
        ("2020-01-04T14:02-02:30", "4 January 2020 at 14:02 UTC-02:30"),
        ("../1985", "until 1985"),
        ("2004/", "from 2004 to an unknown end"),
        ("/2004", "from an unknown start to 2004"),
    ],
)
def test_a_date_is_spoken_in_english(text: str, words: str) -> None:
    assert spoken(parse(text)) == words


def test_dates_sort_by_first_second_then_last_then_text() -> None:
    ordered = [
        *("../1985", "/1985", "-0240"),
        *("1985-04", "1985-04-XX", "1985-04/", "1985-04/.."),
        *("1985-04-11", "1985-04-12T00:00", "1985-04-12", "1985-04-12~", "Y10000"),
    ]
    dates = [parse(text) for text in ordered]
    shuffled = dates[::-1]
    assert sorted(shuffled) == dates
    assert sorted(shuffled, key=Edtf.sort_key) == dates


def test_months_weekdays_and_lengths_are_those_of_the_calendar() -> None:
    some_monday = dt.date(2020, 2, 3)
    assert [f"{some_monday + dt.timedelta(n):%A}" for n in range(7)] == list(WEEKDAYS)
    assert [f"{dt.date(2020, n, 1):%B}" for n in range(1, 13)] == list(MONTHS)
    assert [days_in_month(year, 2) for year in (-4, 0, 1900, 2000, 2019, 2020)] == [
        29, 29, 28, 29, 28, 29,
    ]  # fmt: skip
