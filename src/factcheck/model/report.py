"""The report: what came of one document."""

import enum
from collections.abc import Callable
from functools import partial
from typing import Any

from attrs import field, fields, frozen

from factcheck.model.checks import CheckRun, Status
from factcheck.model.decisions import CameBack, Decision, Ground, Settled
from factcheck.model.dossier import Dossier
from factcheck.model.findings import Finding, Severity
from factcheck.model.proposals import Proofs, Unverified
from factcheck.model.text import Place


@frozen
class Remark:
    """What is wrong with what settles findings: not understood, not needed, or without a reason."""

    place: Place
    """Where the suppression, the decision or the entry of the baseline stands."""
    severity: Severity
    """An error where it cannot be followed; else a warning."""
    message: str
    """What is wrong and, after it, what to do."""


class Became(enum.StrEnum):
    """What became of a proposal that is proved."""

    REPORTED = "reported"
    """It is a finding."""
    OURS = "same as ours"
    """A finding of our own tells it."""
    REPEATED = "same as another"
    """A proposal before it proves the same."""
    SILENCED = "silenced"
    """The document or the style sheet silences the finding."""
    NOT_CHOSEN = "not chosen"
    """The check that speaks of such a fault is not among those that the settings choose."""


@frozen
class Fate:
    """What the report makes of a proposal that is proved."""

    code: str
    """Of the check that speaks of such a fault."""
    became: Became
    """What became of it."""
    finding: Finding | None = None
    """Which tells it; None where its check is not chosen."""


@frozen
class Question:
    """What the author is asked about a fact that no finding is about."""

    place: Place
    """Where the fact stands."""
    words: str
    """Those of the fact."""
    asks: str
    """The question."""
    to: str = ""
    """Whom it asks; empty: the author."""
    by: str = ""
    """Who asks."""


@frozen
class Report:
    """The dossier of one document, its findings, and what ran."""

    path: str
    """As the caller gave it, with forward slashes."""
    dossier: Dossier
    """All that is known of the document."""
    findings: tuple[Finding, ...]
    """In order of file, line, column and code."""
    checks: tuple[CheckRun, ...]
    """Every selected check, in order of code."""
    settled: tuple[Settled, ...] = ()
    """What instructions of the document, decisions and the baseline settle, one behind the other,
    each in the same order."""
    came_back: tuple[CameBack, ...] = ()
    """Those of the findings that were settled by a decision until their words changed."""
    remarks: tuple[Remark, ...] = ()
    """On what settles findings: the instructions first, in order of the document."""
    unasked: tuple[Finding, ...] = ()
    """Notes that were not asked for; they are told nowhere."""
    mended: tuple[Decision, ...] = ()
    """Decisions that asked for a change, whose finding is gone."""
    questions: tuple[Question, ...] = ()
    """What is asked about facts, in the order of the document."""
    proofs: Proofs | None = None
    """What became of proposals; None where none were given."""
    fates: tuple[Fate, ...] = ()
    """What became of each proposal that is proved, in the order of `proofs.proved`."""
    unverified: tuple[Unverified, ...] = ()
    """What others suspect, and nothing here has checked, in the order of the document. None of it
    is a finding. What a person has decided on is in `settled`."""
    _examine: Callable[[Any], Any] | None = field(default=None, eq=False, repr=False)
    """Examines the same document anew with further proposals."""

    def __repr__(self) -> str:
        """Return the path and how much was found; all of it would fill pages."""
        ran = f"{len(self.ran)} of {len(self.checks)} checks ran"
        return f"<Report {self.path}: {len(self.findings)} findings, {ran}>"

    def __reduce__(self) -> tuple[Callable[..., "Report"], tuple[()]]:
        """Pickle all but the way back to the document, which may lead to functions of a caller."""
        names = (one.name for one in fields(Report) if one.name != "_examine")
        return partial(Report, **{name: getattr(self, name) for name in names}), ()

    def with_proposals(self, proposals: Any) -> "Report":
        """Return the report of the same document with what is proved of further proposals.

        The document is examined anew, with the settings of this report: the result is that of
        `examine` with these proposals. Decisions and baselines are applied after it.

        Args:
            proposals: A file of proposals, or a list of proposals or of such files.

        Raises:
            ValueError: the report is of a book, whose documents have proposals of their own, or it
                was pickled.
            UnreadableError: the document or the file cannot be read.
            ProposalError: lines of the file are malformed, all of them.
        """
        if self._examine is None:
            raise ValueError(f"{self.path}: proposals need one document. Examine it by itself.")
        report: Report = self._examine(proposals)
        return report

    @property
    def suppressed(self) -> tuple[Finding, ...]:
        """Return the findings that instructions of the document silence."""
        return self.settled_by(Ground.INSTRUCTION)

    def settled_by(self, *grounds: Ground) -> tuple[Finding, ...]:
        """Return the findings that are settled by one of some grounds."""
        return tuple(one.finding for one in self.settled if one.ground in grounds)

    @property
    def ran(self) -> tuple[str, ...]:
        """Return the codes of the checks that ran."""
        return tuple(run.code for run in self.checks if run.status is Status.RAN)
