"""Code actions: fix either side, record a decision, suppress with a comment."""

from collections.abc import Iterator

from attrs import evolve
from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    CodeActionParams,
    Command,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    WorkspaceEdit,
)

from factcheck.analysis.repairs import certain
from factcheck.apps.lsp.fixes import Change, instruction, repair
from factcheck.apps.lsp.hovers import decisions_on, findings_at
from factcheck.apps.lsp.places import location, places
from factcheck.apps.lsp.positions import is_touching
from factcheck.apps.lsp.work import Outcome
from factcheck.claims.log import Choice, Stands
from factcheck.model import UNVERIFIED, Finding, Option, Place, options
from factcheck.output.decided import mending_told
from factcheck.output.escape import printable
from factcheck.output.queries import query

DECIDE = "factcheck.decide"
UNDO = "factcheck.undo"
_MOST = 120
"""Maximum number of characters in a title."""


def actions(outcome: Outcome, params: CodeActionParams) -> list[CodeAction]:
    """Return the code actions for the findings in a range, fixes first."""
    kinds = [str(getattr(one, "value", one)) for one in params.context.only or ("",)]
    wanted = CodeActionKind.QuickFix.value
    if not any(kind in ("", wanted) or wanted.startswith(f"{kind}.") for kind in kinds):
        return []
    offers = _Offers(outcome, params)
    found = findings_at(outcome, params.text_document.uri, params.range)
    return [action for finding in found for action in offers.of(finding)]


class _Offers:
    """Creates the code actions for a range."""

    def __init__(self, outcome: Outcome, params: CodeActionParams) -> None:
        self.outcome = outcome
        self.uri = params.text_document.uri
        self.area = params.range
        self.marks = params.context.diagnostics

    def of(self, finding: Finding) -> Iterator[CodeAction]:
        """Yield the actions for a finding."""
        marks = [one for one in self.marks if _fingerprint(one) == finding.fingerprint]
        sure = certain(finding)
        for way in self._ways(finding):
            change = repair(finding, way, self.outcome)
            if change is not None:
                yield self._edit(self._told(finding, way), change, marks, is_sure=way == sure)
        stood = decisions_on(self.outcome, finding)
        if stood is not None:
            yield from self._decisions(stood, marks)
        change = instruction(finding, self._number(finding), self.outcome)
        if change is not None and finding.code != UNVERIFIED:
            title = f"Ignore {finding.code} here: insert a comment with a reason"
            yield self._edit(title, change, marks)

    def _is_here(self, place: Place) -> bool:
        """Return True if a place touches the requested range."""
        found = location(place, self.outcome)
        return found.uri == self.uri and is_touching(found.range, self.area)

    def _ways(self, finding: Finding) -> list[Option]:
        """Return the options of a finding. Options that change the requested place come first."""
        here = self._number(finding)
        return sorted(options(finding), key=lambda way: way.changes != here)

    def _number(self, finding: Finding) -> int:
        """Return the number of the finding's place that is in the range; 0 if there is none."""
        near = (number for number, one in enumerate(places(finding)) if self._is_here(one))
        return next(near, 0)

    def _told(self, finding: Finding, way: Option) -> str:
        """Return a title for an option; it names the place unless that is in the range."""
        told = mending_told(finding, way)
        if way.changes == self._number(finding):
            return told[:1].upper() + told[1:]
        where = self._where(places(finding)[way.changes])
        return f"{where.replace('line', 'Line', 1) if where.startswith('line ') else where}: {told}"

    def _where(self, place: Place) -> str:
        """Return the position of another place: "line 12", with the name of a different file."""
        own = {text.uri: name for name, text in self.outcome.job.texts.items()}.get(self.uri)
        file = "" if place.path == own else f"{place.path.rpartition('/')[2]}, "
        return f"{file}line {place.line}"

    def _decisions(self, stood: Stands, marks: list[Diagnostic]) -> Iterator[CodeAction]:
        """Yield the possible decisions on a finding; each is stored only when chosen."""
        code = stood.finding.code
        yield self._decision(
            f"Dismiss {code}: leave the text as it is", stood, marks, Choice.DISMISSED
        )
        for side, way in enumerate(stood.options):
            told = f"Accept {code}: {mending_told(stood.finding, way)}"
            given = {"side": side, "words": way.words}
            yield self._decision(told, stood, marks, Choice.ACCEPTED, given)
        if self.outcome.report is not None:
            asked = query(self.outcome.report.dossier.document, stood.finding)
            told = f"Ask the author: {asked}"
            yield self._decision(told, stood, marks, Choice.QUERIED, {"why": asked})
        yield self._decision(f"Defer this {code}", stood, marks, Choice.DEFERRED)

    def _decision(
        self,
        title: str,
        stood: Stands,
        marks: list[Diagnostic],
        choice: Choice,
        given: dict[str, object] | None = None,
    ) -> CodeAction:
        told = {
            "document": self.outcome.job.key,
            "id": stood.draft.id,
            "do": choice.value,
            "seen": len(stood.history),
            **(given or {}),
        }
        return _action(title, marks, command=Command(_short(title), DECIDE, arguments=[told]))

    def _edit(
        self, title: str, change: Change, marks: list[Diagnostic], *, is_sure: bool = False
    ) -> CodeAction:
        edit = _workspace_edit(change)
        return evolve(_action(title, marks), edit=edit, is_preferred=is_sure or None)


def _fingerprint(mark: Diagnostic) -> str:
    """Return the fingerprint in a diagnostic that this server sent."""
    data = mark.data
    return str(data.get("fingerprint", "")) if isinstance(data, dict) else ""


def _action(title: str, marks: list[Diagnostic], command: Command | None = None) -> CodeAction:
    kind = CodeActionKind.QuickFix
    return CodeAction(_short(title), kind=kind, diagnostics=marks or None, command=command)


def _short(title: str) -> str:
    told = printable(title)
    return told if len(told) <= _MOST else f"{told[: _MOST - 1]}…"


def _workspace_edit(change: Change) -> WorkspaceEdit:
    """Return a change as an edit of the document version on which it is based."""
    text = change.text
    document = OptionalVersionedTextDocumentIdentifier(text.uri, text.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(document, list(change.edits))])
