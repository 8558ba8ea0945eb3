"""Whether the dates of two claims can be of one happening."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Claim, Date, DateKind, DateRole, Edtf, Span, Unit
from factcheck.model.agreement import Relation, relation

DAY = frozenset({Unit.DAY, Unit.MONTH})
FULL = DAY | {Unit.YEAR}
CLOCK = frozenset({Unit.HOUR, Unit.MINUTE})
NOTHING: frozenset[Unit] = frozenset()


def claim(own: str, stated: frozenset[Unit] = FULL, other: str = "") -> Claim:
    kind = DateKind.CLOCK if stated == CLOCK else DateKind.ABSOLUTE if stated else DateKind.RELATIVE
    date = Date(Span(0, 1), Edtf.parse(own), kind, stated=stated) if own else None
    limit = Date(Span(2, 3), Edtf.parse(other or "1900"), DateKind.ABSOLUTE, DateRole.OPEN)
    return Claim("n1", "x", Span(0, 3), date=date, other_dates=(limit,) if other else ())


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (claim("2019-06-08"), claim("2019-06-08"), Relation.AGREE),
        (claim("2019-06-08"), claim(""), Relation.OPEN),
        (claim("2019-06-08"), claim("2019-06-18"), Relation.CONFLICT),
        (claim("2019-06-08"), claim("2019-09-19"), Relation.APART),
        (claim("2019-06-08"), claim("2017-06-09", DAY), Relation.CONFLICT),
        (claim("2019-06-08"), claim("2017-06-08", DAY), Relation.AGREE),
        (claim("2019-06-08", DAY), claim("2017-06-08", DAY), Relation.AGREE),
        (claim("2019-06-08"), claim("2019-06-09", NOTHING), Relation.APART),
        (claim("2019-06-08"), claim("2019-06-10", other="2019-06-08"), Relation.AGREE),
        (claim("2023-02-14T10:53", CLOCK), claim("2023-02-14T10:58", CLOCK), Relation.CONFLICT),
        (claim("2023-02-14T10:53", CLOCK), claim("2023-02-15T10:53", CLOCK), Relation.AGREE),
        (claim("2023-02-14T10:53", CLOCK), claim("2023-02-14T13:58", CLOCK), Relation.APART),
        (claim("2023-02-14T10:53", CLOCK), claim("2023-02-14"), Relation.AGREE),
        (claim("2023-02-14T10:53", CLOCK), claim("2023-02-14T11:11Z", CLOCK), Relation.CONFLICT),
        (claim("2023-02-14T23:53"), claim("2023-02-15"), Relation.APART),
        (claim("2023-02-14T10:53", CLOCK), claim("2023-02-15"), Relation.AGREE),
    ],
)
def test_dates_agree_conflict_or_tell_nothing(
    left: Claim, right: Claim, expected: Relation
) -> None:
    assert relation(left, right) is expected
    assert relation(right, left) is expected


@given(st.dates(), st.dates(), st.sampled_from([DAY, FULL]), st.sampled_from([DAY, FULL]))
def test_only_dates_that_do_not_overlap_conflict(
    first: object, second: object, stated: frozenset[Unit], written: frozenset[Unit]
) -> None:
    found = relation(claim(str(first), stated), claim(str(second), written))
    if found is Relation.CONFLICT:
        assert first != second
    if first == second:
        assert found is Relation.AGREE


def entry(head: str, clock: str, says: str = "The bell is rung at noon.") -> Claim:
    own = Date(Span(0, 1), Edtf.parse(head), DateKind.ABSOLUTE, DateRole.HEAD, FULL)
    time = Date(Span(2, 3), Edtf.parse(f"{head}T{clock}"), DateKind.CLOCK, stated=CLOCK)
    return Claim("c1", says, Span(0, 3), date=own, other_dates=(time,))


def test_a_clock_time_of_a_night_may_be_of_the_next_day() -> None:
    night = entry("1931-05-08", "01:20", "In the night the bell is rung at 1:20.")
    assert relation(night, entry("1931-05-09", "01:20")) is Relation.AGREE
