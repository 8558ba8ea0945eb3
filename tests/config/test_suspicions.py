"""A full read tells notes, doubtful findings and checks that are off by default."""

from collections.abc import Iterator

import pytest
from attrs import evolve

from factcheck.analysis.checking import checked
from factcheck.analysis.pipeline import examine_text
from factcheck.checks import CHECKS
from factcheck.config import Config
from factcheck.model import Dossier, Flag, Severity, Span
from factcheck.model.confidence import may_be_error, measured_severity


@pytest.mark.parametrize(
    ("judged", "right", "severity"),
    [(40, 20, Severity.NOTE), (40, 39, Severity.ERROR), (40, 35, Severity.WARNING), (5, 5, None)],
)
def test_the_share_of_right_findings_gives_the_severity(
    judged: int, right: int, severity: Severity | None
) -> None:
    assert measured_severity(judged, right) is severity


@pytest.mark.parametrize(("judged", "right"), [(2, 0), (3, 1), (8, 4)])
def test_a_few_findings_rule_an_error_out_where_they_are_one(judged: int, right: int) -> None:
    assert not may_be_error(judged, right)


def test_every_check_runs_when_suspicions_are_asked_for_but_those_of_forms() -> None:
    others = tuple(check for check in CHECKS if not check.by_name)
    assert Config(suspicions=True).chosen(CHECKS) == others
    assert {check.code[:3] for check in CHECKS if check.by_name} == {"FRM"}


@pytest.mark.parametrize("config", [Config(("FRM",)), Config(severities={"FRM": "warning"})])
def test_forms_are_checked_where_their_family_is_named(config: Config) -> None:
    assert any(one.code.startswith("FRM") for one in config.chosen(CHECKS))


@pytest.mark.parametrize(
    ("config", "severities"), [(Config(), []), (Config(suspicions=True), [Severity.NOTE])]
)
def test_a_doubtful_flag_of_a_sure_check_is_silent(
    config: Config, severities: list[Severity]
) -> None:
    def doubtful(_: Dossier) -> Iterator[Flag]:
        yield Flag(Span(0, 4), "it is doubtful", severity=Severity.NOTE)

    check = evolve(CHECKS[0], run=doubtful, severity=Severity.ERROR, on=True)
    known = examine_text("Nobody was there.").dossier
    assert known is not None
    report = checked("text.txt", known, config, [check])
    assert [one.severity for one in report.findings] == severities
