"""Suppressions: what they silence, and what is said of those that are wrong or not needed."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Config, Report
from factcheck.analysis.checking import checked
from factcheck.analysis.pipeline import dossier
from factcheck.analysis.settling.instructions import Rule, Silence
from factcheck.checks import CHECKS
from factcheck.model import Flag, Related, Severity, Span, Suppression

TEXT = "It was signed on Tuesday, 4 July 1776.\n\nA copy burned on 31 June 1802.\n"
FIRST = Span(0, len("It was signed on Tuesday, 4 July 1776."))


def suppression(*codes: str, reason: str = "stet", covers: Span = FIRST) -> Suppression:
    return Suppression(Span(covers.start, covers.start), codes, reason, covers)


def report(tmp_path: Path, *held: Suppression, config: Config | None = None) -> Report:
    path = tmp_path / "deed.txt"
    path.write_text(TEXT, encoding="utf-8")
    known = dossier(str(path))
    document = evolve(known.document, suppressions=held)
    return checked("deed.txt", known.changed(document=document), config or Config(), CHECKS)


def codes(found: Report) -> tuple[list[str], list[str]]:
    """Return the codes of what was found and of what was silenced."""
    return [one.code for one in found.findings], [one.code for one in found.suppressed]


def test_a_finding_outside_the_stretch_is_not_silenced(tmp_path: Path, snapshot: object) -> None:
    found = report(tmp_path, suppression("DAT02"))
    assert codes(found) == (["DAT01", "DAT02"], [])
    assert [one.message for one in found.remarks] == snapshot


def test_a_missing_reason_is_told(tmp_path: Path, snapshot: object) -> None:
    (remark,) = report(tmp_path, suppression("DAT01", reason="")).remarks
    assert remark.severity is Severity.WARNING
    assert remark.message == snapshot


def test_an_unknown_code_silences_nothing_and_is_an_error_with_its_place(
    tmp_path: Path, snapshot: object
) -> None:
    found = report(tmp_path, suppression("DAT10"))
    (remark,) = found.remarks
    assert remark.severity is Severity.ERROR
    assert (remark.place.line, remark.place.column) == (1, 1)
    assert remark.message == snapshot
    assert codes(found)[0] == ["DAT01", "DAT02"]


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda two: Span(two[0], sum(two)))


def rule(covers: Span, *meant: str) -> Rule:
    return Rule(suppression(*meant, covers=covers), frozenset(meant), frozenset(meant))


@given(st.lists(st.tuples(SPANS, st.sampled_from(["DAT01", "NAM01"]))), SPANS, SPANS)
def test_the_rules_that_are_found_are_those_that_hold_when_each_is_asked(
    held: list[tuple[Span, str]], first: Span, second: Span
) -> None:
    rules = tuple(rule(covers, code) for covers, code in held)
    flag = Flag(first, "x", related=(Related(second),))
    asked = {
        number
        for number, one in enumerate(rules)
        if "DAT01" in one.codes and one.suppression.holds((first, second))
    }
    assert Silence(rules).silencing("DAT01", flag) == asked


def test_a_finding_is_compared_with_the_rules_near_it_and_not_with_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[Suppression] = []
    holds = Suppression.holds

    def counted(one: Suppression, spans: Iterable[Span]) -> bool:
        compared.append(one)
        return holds(one, spans)

    monkeypatch.setattr(Suppression, "holds", counted)
    many = 2_000
    covers = [Span(10 * at, 10 * at + 8) for at in range(many)]
    silence = Silence((*(rule(one, "DAT01") for one in covers), rule(Span(0, 10 * many), "NAM01")))
    found = [silence.silencing("DAT01", Flag(Span(one.start + 2, one.end), "x")) for one in covers]
    assert found == [{at} for at in range(many)]
    assert len(compared) <= 2 * many
