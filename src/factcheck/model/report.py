"""The report: what came of one document."""

from factcheck.model.checks import CheckRun, Status
from factcheck.model.dossier import Dossier
from factcheck.model.findings import Finding, Severity
from factcheck.model.proposals import Proofs
from factcheck.model.text import Place
from factcheck.values import frozen


@frozen
class Remark:
    """What is wrong with a suppression: not understood, not needed, or without a reason."""

    place: Place
    """Where the suppression stands."""
    severity: Severity
    """An error where it cannot be followed; else a warning."""
    message: str
    """What is wrong and, after it, what to do."""


@frozen
class Report:
    """The dossier of one document, its findings, and what ran."""

    path: str
    """As the caller gave it, with forward slashes."""
    dossier: Dossier
    findings: tuple[Finding, ...]
    """In order of file, line, column and code."""
    checks: tuple[CheckRun, ...]
    """Every selected check, in order of code."""
    suppressed: tuple[Finding, ...] = ()
    """What a suppression silenced, in the same order."""
    remarks: tuple[Remark, ...] = ()
    """On the suppressions, in order of the document."""
    proofs: Proofs | None = None
    """What became of proposals; None where none were given."""

    @property
    def ran(self) -> tuple[str, ...]:
        """Return the codes of the checks that ran."""
        return tuple(run.code for run in self.checks if run.status is Status.RAN)
