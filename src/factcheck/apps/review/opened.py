"""The documents of the page, with their sessions and any changes since they were displayed."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from attrs import frozen

from factcheck.apps.session import Session
from factcheck.claims.ledger import Desk, Fact, Orphan
from factcheck.claims.log import Choice, Stands
from factcheck.errors import FactcheckError
from factcheck.model import Action, Document, Finding, Report, Span
from factcheck.output.sources import by_place


@frozen
class Reading:
    """A document as displayed on a page. The name of an item is its ID."""

    checked: Report
    """The report on the document or claims folder, with the findings that can be decided on."""
    report: Report
    """The report on the displayed document: for a claims folder, on the document that it names."""
    desk: Desk
    findings: tuple[Stands, ...]
    done: tuple[Action, ...]
    """Decisions whose changes have been made, so that the old words are gone."""
    shown: Callable[[Finding], Finding | None]
    """Function that returns a finding in the displayed document; None if it is only in a claim."""

    @property
    def document(self) -> Document:
        """Return the document that contains the findings."""
        return self.checked.dossier.document

    @cached_property
    def sources(self) -> Callable[[Span], str]:
        """Return a function that takes a fact's span and returns a line about its source text."""
        return by_place(self.report.dossier.sourced or ())

    def finding(self, name: str) -> Stands | None:
        """Return the finding with the given name, or None."""
        return next((one for one in self.findings if one.draft.id == name), None)

    def orphan(self, name: str) -> Orphan | None:
        """Return the lost entry with the given name, or None."""
        return next((one for one in self.desk.orphans if one.entry.id == name), None)


class Opened:
    """A document of the page, with its session."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.problem = ""
        """The reason why the document could not be read; empty if there is none."""
        self.changes: list[str] = []
        """Messages about changes to the document since it was shown."""
        self.items: dict[str, tuple[Fact, Any]] = {}
        """Maps the name of a fact to (fact, item in the queue)."""
        self._seen: tuple[Report, set[str], int] | None = None
        """(last report, IDs of its findings, number of stale facts)."""

    @property
    def is_read(self) -> bool:
        """Whether the document has been read."""
        return self._seen is not None or bool(self.problem)

    def prepare(self) -> None:
        """Read the document, and store the reason if that fails."""
        try:
            self.reading()
        except FactcheckError as error:
            self.problem = str(error)

    def forget(self) -> None:
        """Prepare for changes made by the page itself, which are not reported."""
        self._seen = None

    def reading(self) -> Reading:
        """Return the document as it is on disk.

        Raises:
            FactcheckError: The document cannot be read, or its files have errors.
        """
        session = self.session
        standing, desk, report = session.standing(), session.desk(), session.report()
        self.problem = ""
        names = {one.draft.id for one in standing.every}
        stale = sum(fact.state == "stale" for fact in desk.facts)
        before, self._seen = self._seen, (report, names, stale)
        if before is not None and before[0] is not report:
            self.changes.append(_changed(before[1], names, max(0, stale - before[2])))
        done = tuple(one for one in standing.unused if one.do is Choice.ACCEPTED)
        shown = session.shown_report()
        return Reading(report, shown, desk, standing.every, done, session.shown)


def _changed(old: set[str], new: set[str], stale: int) -> str:
    """Return a message that the document was changed while it was open in the page."""
    counts = (
        (len(new - old), "new finding", "new findings"),
        (len(old - new), "finding removed", "findings removed"),
        (stale, "stale tick", "stale ticks"),
    )
    parts = [f"{n} {one if n == 1 else many}" for n, one, many in counts if n]
    changes = ", ".join(parts) or "no change in findings"
    return f"The document has changed and was checked again: {changes}. Your decisions were kept."
