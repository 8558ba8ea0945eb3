"""The report: what came of one document."""

from attrs import frozen

from factcheck.model.checks import CheckRun
from factcheck.model.dossier import Dossier
from factcheck.model.findings import Finding


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
