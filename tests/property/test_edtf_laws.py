import datetime as dt
from typing import Any

import pytest
from hypothesis import assume, example, given, reject
from hypothesis import strategies as st

from factcheck.model.calendar import date_of
from factcheck.model.dates import Edtf, EdtfError, Unit, day_number, days_in_month

YEARS = st.integers(-9_999, 9_999)
# Close together, so that relations are met in every way and not only far apart.
NEAR_YEARS = st.integers(1_998, 2_002)
QUALIFIERS = st.sampled_from(["", "", "?", "~", "%"])


def four_digits(year: int) -> str:
    """Write a year as EDTF does."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"


@st.composite
def days(draw: st.DrawFn, years: st.SearchStrategy[int] = NEAR_YEARS) -> str:
    year, month = draw(years), draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in_month(year, month)))
    return f"{four_digits(year)}-{month:02}-{day:02}"


@st.composite
def months(draw: st.DrawFn, years: st.SearchStrategy[int] = NEAR_YEARS) -> str:
    codes = [*range(1, 13), 21, 22, 23, 24, 33, 34, 35, 36, 40, 41]
    return f"{four_digits(draw(years))}-{draw(st.sampled_from(codes)):02}"


@st.composite
def times(draw: st.DrawFn) -> str:
    clock = f"T{draw(st.integers(0, 23)):02}:{draw(st.integers(0, 59)):02}"
    seconds = draw(st.sampled_from(["", "", ":00", ":59"]))
    zone = draw(st.sampled_from(["", "", "Z", "+05:30", "-11:00", "+14:00"]))
    return f"{draw(days())}{clock}{seconds}{zone}"


def vague() -> st.SearchStrategy[str]:
    """Dates with unspecified digits."""
    fixed = st.sampled_from(["199X", "200X", "19XX", "20XX", "2000-XX", "1999-XX-XX", "2001-02-XX"])
    return fixed | days().map(lambda day: day[:-2] + "XX")


def long_years() -> st.SearchStrategy[str]:
    return st.integers(10_000, 10**12 - 1).flatmap(lambda y: st.sampled_from([f"Y{y}", f"Y-{y}"]))


SINGLE_TEXTS = st.builds(
    str.__add__,
    st.one_of(
        days(), days(YEARS), months(), months(YEARS), NEAR_YEARS.map(four_digits), vague(),
        YEARS.map(four_digits), times(), long_years(),
    ),
    QUALIFIERS,
)  # fmt: skip
SINGLES = SINGLE_TEXTS.map(Edtf.parse)


@st.composite
def intervals(draw: st.DrawFn) -> Edtf:
    one = draw(SINGLE_TEXTS)
    other = draw(SINGLE_TEXTS | st.sampled_from(["..", ""]))
    for text in (f"{one}/{other}", f"{other}/{one}"):
        try:
            return Edtf.parse(text)
        except EdtfError:
            continue
    raise AssertionError(f"neither order of {one} and {other} is an interval")


DATES = SINGLES | intervals()
EXACT_DAYS = days(YEARS).map(Edtf.parse)


@given(DATES)
def test_a_date_that_is_written_reads_back_as_itself(date: Edtf) -> None:
    assert Edtf.parse(str(date)) == date


@given(SINGLE_TEXTS)
def test_reading_keeps_the_canonical_text(text: str) -> None:
    assert str(Edtf.parse(text)) == text


def attempt(text: str) -> Edtf | EdtfError:
    try:
        return Edtf.parse(text)
    except EdtfError as error:
        return error


@given(st.text(st.sampled_from("0123456789-XYTZ:+/.?~% "), max_size=30) | st.text(max_size=12))
def test_any_text_is_a_date_or_an_error_with_a_column_inside_it(text: str) -> None:
    read = attempt(text)
    if isinstance(read, EdtfError):
        assert read.column in range(1, len(text) + 2)
    else:
        assert Edtf.parse(str(read)) == read


@given(DATES, DATES)
def test_overlap_is_symmetric(one: Edtf, other: Edtf) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(DATES, DATES)
def test_two_dates_overlap_or_one_is_before_the_other(one: Edtf, other: Edtf) -> None:
    assert [one.overlaps(other), one.before(other), other.before(one)].count(True) == 1


@given(SINGLES, QUALIFIERS, SINGLES)
def test_a_qualifier_never_ends_an_overlap(date: Edtf, mark: str, other: Edtf) -> None:
    assume(not (date.is_approximate or date.is_uncertain))
    if date.overlaps(other):
        assert Edtf.parse(f"{date}{mark}").overlaps(other)


@given(EXACT_DAYS, st.integers(-500_000, 500_000), st.sampled_from([Unit.DAY, Unit.WEEK]))
def test_a_shift_and_its_inverse_give_the_day_back(date: Edtf, amount: int, unit: Unit) -> None:
    try:
        moved = date.shift(amount, unit)
    except EdtfError:
        reject()  # beyond the years of four digits
    assert moved.shift(-amount, unit) == date


@given(EXACT_DAYS, st.integers(-1_200, 1_200))
def test_a_shift_by_months_reaches_the_month_whether_or_not_the_day_exists(
    date: Edtf, amount: int
) -> None:
    assert date.year is not None
    assert date.month is not None
    assume(abs(date.year) < 9_800)
    moved = date.shift(amount, Unit.MONTH)
    year, month = divmod(date.year * 12 + date.month - 1 + amount, 12)
    assert (moved.year, moved.month) == (year, month + 1)
    assert moved.day == date.day or moved.precision is Unit.MONTH


@given(DATES, DATES)
def test_the_order_is_total_and_agrees_with_before(one: Edtf, other: Edtf) -> None:
    assert [one < other, other < one, one == other].count(True) == 1
    assert one < other or not one.before(other)


@given(st.dates())
@example(dt.date(1, 1, 1))
@example(dt.date(1900, 2, 28))
@example(dt.date(9999, 12, 31))
def test_days_and_weekdays_are_those_of_the_standard_library(day: dt.date) -> None:
    assert Edtf.parse(day.isoformat()).weekday == day.weekday()
    assert day_number(day.year, day.month, day.day) == day.toordinal() + 365


@pytest.fixture(scope="module")
def oracle() -> Any:
    """Give the parser of another implementation, which the tests only compare with."""
    return pytest.importorskip("edtf", reason="the edtf package is not installed").parse_edtf


def last_day(date: Edtf) -> tuple[int, int, int] | None:
    return None if date.upper is None else date_of((date.upper - 1) // 86_400)


def first_day(date: Edtf) -> tuple[int, int, int] | None:
    return None if date.lower is None else date_of(date.lower // 86_400)


def their_day(bound: Any) -> tuple[int, int, int] | None:
    """Return year, month, day; None for the infinity that they give for an open end."""
    return None if isinstance(bound, float) else tuple(bound[:3])


# Left out, since the other implementation differs by intent:
# - times: it gives their local day, whatever the offset, and reads none without seconds;
# - winters: it ends them with December, so that seasons stay in their year;
# - unknown ends: it puts them ten years away, here they have no bound;
# - nested ends (2004/2004-02): it ends with the last day of the second end, here the interval is
#   the least one that holds both ends;
# - reversed ends: it accepts 2005/2004 as an interval that ends before it starts, here that is an
#   error, and 2005~/2004 holds both years;
# - qualifiers on seasons, quarters, halves and long years, which it does not read.
COMPARABLE = st.one_of(
    st.builds(str.__add__, st.one_of(days(YEARS), YEARS.map(four_digits), vague()), QUALIFIERS),
    months(YEARS).filter(lambda text: not text.endswith("-24")),
    long_years(),
)


def compare(oracle: Any, text: str) -> None:
    mine, theirs = Edtf.parse(text), oracle(text)
    assert first_day(mine) == their_day(theirs.lower_strict())
    assert last_day(mine) == their_day(theirs.upper_strict())


@given(text=COMPARABLE)
def test_single_dates_cover_the_days_that_another_implementation_gives(
    oracle: Any, text: str
) -> None:
    compare(oracle, text)


# As long as these hold, the list above tells the truth.
@pytest.mark.parametrize(
    ("text", "mine", "theirs"),
    [
        ("2001-24", (2002, 2, 28), (2001, 12, 31)),
        ("2004/2004-02", (2004, 12, 31), (2004, 2, 29)),
        ("1985/", None, (1995, 1, 1)),
    ],
)
def test_the_last_day_differs_where_the_specification_leaves_it_open(
    oracle: Any, text: str, mine: tuple[int, ...] | None, theirs: tuple[int, ...]
) -> None:
    assert last_day(Edtf.parse(text)) == mine
    assert their_day(oracle(text).upper_strict()) == theirs
