"""Which dates of a run stand out of order."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Date, DateKind, Edtf, Span, Unit
from factcheck.model.ordering import misplaced

FULL = frozenset({Unit.DAY, Unit.MONTH, Unit.YEAR})


def dates(values: Sequence[object], stated: frozenset[Unit] = FULL) -> list[Date]:
    return [
        Date(Span(at, at + 1), Edtf.parse(str(value)), DateKind.ABSOLUTE, stated=stated)
        for at, value in enumerate(values)
    ]


@given(st.lists(st.dates(), max_size=30))
def test_without_what_is_misplaced_the_run_is_in_order(days: list[dt.date]) -> None:
    found = misplaced(dates(days))
    rest = [day for at, day in enumerate(days) if at not in found]
    assert rest in (sorted(rest), sorted(rest, reverse=True))


@given(st.lists(st.dates(), min_size=5, max_size=30, unique=True), st.data())
def test_one_date_that_moved_is_found(days: list[dt.date], data: st.DataObject) -> None:
    days.sort()
    taken = data.draw(st.integers(0, len(days) - 1))
    day = days.pop(taken)
    put = data.draw(st.integers(0, len(days)))
    days.insert(put, day)
    assert len(misplaced(dates(days))) == (1 if put != taken else 0)


def test_a_new_year_that_is_not_written_is_no_step_back() -> None:
    written = frozenset({Unit.DAY, Unit.MONTH})
    assert misplaced(dates(["2020-11-03", "2020-12-30", "2020-01-04", "2020-02-01"], written)) == []
    assert misplaced(dates(["2020-11-03", "2020-12-30", "2020-01-04", "2020-02-01"])) != []


def test_a_date_without_an_end_has_no_place() -> None:
    with pytest.raises(ValueError, match="cannot order a date"):
        misplaced(dates(["2020-11-03/.."]))


def clocks(*times: str) -> list[Date]:
    written = frozenset({Unit.HOUR, Unit.MINUTE})
    return dates([f"2020-03-07T{time}" for time in times], written)


@pytest.mark.parametrize(
    ("times", "found"),
    [
        (("22:10", "23:35", "00:04", "00:30", "01:15"), []),
        (("06:00", "21:00", "00:30", "14:00", "23:30", "00:15"), []),
        (("22:10", "00:04", "23:51"), []),
    ],
    ids=["one midnight", "two midnights", "may be the next night"],
)
def test_as_few_midnights_as_the_run_allows(times: tuple[str, ...], found: list[int]) -> None:
    assert misplaced(clocks(*times)) == found
