"""Distances between dates, and what a length in words allows: tables and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Date, DateKind, Duration, Edtf, Span, Unit
from factcheck.model.distances import allowed, apart, fits

HERE = Span(0, 1)
FULL = frozenset({Unit.YEAR, Unit.MONTH, Unit.DAY})


def date(value: str, stated: frozenset[Unit] = FULL) -> Date:
    return Date(HERE, Edtf.parse(value), DateKind.ABSOLUTE, stated=stated)


@pytest.mark.parametrize(
    ("base", "target", "count", "unit", "sign", "expected"),
    [
        ("2019-11-18", "2019-11-22", 4, Unit.DAY, 1, True),
        ("2019-11-18", "2019-11-22", 3, Unit.DAY, 1, False),
        ("2019-11-22", "2019-11-18", 4, Unit.DAY, -1, True),
        ("2019-06-25", "2019-07-10", 2, Unit.WEEK, 1, True),
        ("2019-06-25", "2019-07-02", 2, Unit.WEEK, 1, False),
        ("2021-06-08", "2021-11-09", 5, Unit.MONTH, 1, True),
        ("1903", "1909", 6, Unit.YEAR, 1, True),
        ("1903", "1910", 6, Unit.YEAR, 1, False),
        ("2021-05-06T09:31", "2021-05-06T10:01", 30, Unit.MINUTE, 1, True),
        ("2021-05-06", "2021-05-06T10:21", 30, Unit.MINUTE, 1, True),
        ("2019-11~", "2019-11-22", 3, Unit.DAY, 1, True),
    ],
)
def test_a_distance_fits_or_not(
    base: str, target: str, count: int, unit: Unit, sign: int, *, expected: bool
) -> None:
    assert fits(date(base), date(target), Duration(HERE, count, unit), sign) is expected


days = st.dates().map(lambda day: Edtf.of(day.year, day.month, day.day))
lengths = st.builds(
    Duration, st.just(HERE), st.integers(1, 200), st.sampled_from((Unit.DAY, Unit.WEEK))
)


@given(days.filter(lambda day: 1000 < (day.year or 0) < 9000), lengths)
def test_a_date_shifted_by_a_length_lies_at_that_length(day: Edtf, length: Duration) -> None:
    moved = day.shift(int(length.count), length.unit)
    found = apart(day, moved, minutes=False)
    assert found is not None
    assert found.meets(allowed(length))


@given(days, days)
def test_distances_are_the_same_backwards(one: Edtf, other: Edtf) -> None:
    there, back = apart(one, other, minutes=False), apart(other, one, minutes=False)
    assert there is not None
    assert back is not None
    assert (there.low, there.high) == (-back.high, -back.low)
