"""Code actions: fix either side, show the other, decide, suppress with a comment."""

from collections.abc import Iterator, Sequence

from attrs import evolve
from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    CodeActionParams,
    Command,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from factcheck.analysis.repairs import certain
from factcheck.apps.lsp.hovers import findings_at, stands_of
from factcheck.apps.lsp.mending import Change, instruction, removal, repair
from factcheck.apps.lsp.places import location, places
from factcheck.apps.lsp.positions import is_touching
from factcheck.apps.lsp.work import Outcome
from factcheck.claims.log import Choice, Stands
from factcheck.model import UNVERIFIED, Finding, Option, Place, options
from factcheck.output.decided import decision_told, mending_told
from factcheck.output.escape import printable
from factcheck.output.queries import query

DECIDE = "factcheck.decide"
UNDO = "factcheck.undo"
SHOW = "factcheck.show"
FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.factcheck"
_MOST = 120
"""Maximum characters of a title."""


def actions(outcome: Outcome, params: CodeActionParams, *, has_versions: bool) -> list[CodeAction]:
    """Return the code actions for the findings in a range, fixes first.

    Args:
        outcome: Result of the check.
        params: The editor's request.
        has_versions: Whether the editor supports edits of a document version.
    """
    only = params.context.only
    made: list[CodeAction] = []
    if _is_wanted(CodeActionKind.QuickFix.value, only):
        offers = _Offers(outcome, params, has_versions=has_versions)
        for finding in findings_at(outcome, params.text_document.uri, params.range):
            made += offers.of(finding)
        made += offers.removals()
        made += offers.reopenings()
    if only and _is_wanted(FIX_ALL, only):
        made += _fix_all(outcome, params.text_document.uri, has_versions=has_versions)
    return made


def _is_wanted(kind: str, only: Sequence[CodeActionKind | str] | None) -> bool:
    """Return True if an editor requests a kind of actions, or a kind that includes it."""
    asked = [one.value if isinstance(one, CodeActionKind) else one for one in only or ()]
    return not asked or any(one in ("", kind) or kind.startswith(f"{one}.") for one in asked)


class _Offers:
    """The code actions for a range."""

    def __init__(self, outcome: Outcome, params: CodeActionParams, *, has_versions: bool) -> None:
        self.outcome = outcome
        self.uri = params.text_document.uri
        self.area = params.range
        self.marks = params.context.diagnostics
        self.has_versions = has_versions

    def of(self, finding: Finding) -> Iterator[CodeAction]:
        """Yield the actions for a finding."""
        marks = [one for one in self.marks if _fingerprint(one) == finding.fingerprint]
        sure = certain(finding)
        for way in self._ways(finding):
            change = repair(finding, way, self.outcome)
            if change is not None:
                yield self._edit(self._told(finding, way), change, marks, is_sure=way == sure)
        yield from self._shown(finding, marks)
        stood = stands_of(self.outcome, finding)
        if stood is not None:
            yield from self._decisions(stood, marks)
        change = instruction(finding, self._number(finding), self.outcome)
        if change is not None and finding.code != UNVERIFIED:
            title = f"Ignore {finding.code} here: write a comment, give the reason in it"
            yield self._edit(title, change, marks)

    def removals(self) -> Iterator[CodeAction]:
        """Yield actions that remove unused suppressions."""
        for remark in self.outcome.report.remarks if self.outcome.report else ():
            change = removal(remark, self.outcome)
            if change is not None and self._is_here(remark.place):
                marks = [one for one in self.marks if one.message == printable(remark.message)]
                yield self._edit("Take this comment out", change, marks)

    def reopenings(self) -> Iterator[CodeAction]:
        """Yield actions that reopen resolved findings."""
        for stood in self.outcome.standing.every if self.outcome.standing else ():
            if stood.decision and any(map(self._is_here, places(stood.finding))):
                told = decision_told(stood.decision, stood.finding)
                title = f"Open this {stood.finding.code} again: {told}"
                yield self._decision(title, stood, [], Choice.REOPENED)

    def _is_here(self, place: Place) -> bool:
        """Return True if a place touches the requested range."""
        found = location(place, self.outcome)
        return found.uri == self.uri and is_touching(found.range, self.area)

    def _ways(self, finding: Finding) -> list[Option]:
        """Return the options of a finding, those that change the requested place first."""
        here = self._number(finding)
        return sorted(options(finding), key=lambda way: way.changes != here)

    def _number(self, finding: Finding) -> int:
        """Return the number of the finding's place in the requested range; 0 if there is none."""
        near = (number for number, one in enumerate(places(finding)) if self._is_here(one))
        return next(near, 0)

    def _told(self, finding: Finding, way: Option) -> str:
        """Return a title for an option, with its place if that is not the requested one."""
        told = mending_told(finding, way)
        if way.changes == self._number(finding):
            return told[:1].upper() + told[1:]
        where = self._where(places(finding)[way.changes])
        return f"{where.replace('line', 'Line', 1) if where.startswith('line ') else where}: {told}"

    def _where(self, place: Place) -> str:
        """Return the position of another place: "line 12", with the file if it is another."""
        own = {text.uri: name for name, text in self.outcome.job.texts.items()}.get(self.uri)
        file = "" if place.path == own else f"{place.path.rpartition('/')[2]}, "
        return f"{file}line {place.line}"

    def _shown(self, finding: Finding, marks: list[Diagnostic]) -> Iterator[CodeAction]:
        """Yield an action for each other place of a finding, which shows it."""
        here = self._number(finding)
        for number, place in enumerate(places(finding)):
            if number == here:
                continue
            found = location(place, self.outcome)
            words = f"Show {self._where(place)}: “{place.text}”"
            yield _action(
                words,
                marks,
                command=Command(_short(words), SHOW, arguments=[found.uri, _plain(found.range)]),
            )

    def _decisions(self, stood: Stands, marks: list[Diagnostic]) -> Iterator[CodeAction]:
        """Yield the possible decisions on a finding; each is stored only when chosen."""
        code = stood.finding.code
        yield self._decision(
            f"Dismiss this {code}: it is to stay so", stood, marks, Choice.DISMISSED
        )
        for side, way in enumerate(stood.options):
            told = f"Accept this {code}: {mending_told(stood.finding, way)}"
            given = {"side": side, "words": way.words}
            yield self._decision(told, stood, marks, Choice.ACCEPTED, given)
        if self.outcome.report is not None:
            asked = query(self.outcome.report.dossier.document, stood.finding)
            told = f"Ask the author: {asked}"
            yield self._decision(told, stood, marks, Choice.QUERIED, {"why": asked})
        yield self._decision(f"Put this {code} off", stood, marks, Choice.DEFERRED)

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
        edit = workspace_edit(change, has_versions=self.has_versions)
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


def _plain(area: Range) -> dict[str, dict[str, int]]:
    """Return a range as JSON, for the arguments of a command."""
    return {
        end: {"line": one.line, "character": one.character}
        for end, one in (("start", area.start), ("end", area.end))
    }


def workspace_edit(change: Change, *, has_versions: bool) -> WorkspaceEdit:
    """Return a change as an edit of the version in which it was found, if supported."""
    text, edits = change.text, list(change.edits)
    if not has_versions:
        return WorkspaceEdit(changes={text.uri: edits})
    document = OptionalVersionedTextDocumentIdentifier(text.uri, text.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(document, edits)])


def _fix_all(outcome: Outcome, uri: str, *, has_versions: bool) -> Iterator[CodeAction]:
    """Yield the action that applies every certain fix in a file, as a style sheet names them."""
    edits: list[TextEdit] = []
    text = next((one for one in outcome.job.texts.values() if one.uri == uri), None)
    for finding in outcome.report.findings if outcome.report else ():
        sure = certain(finding)
        change = repair(finding, sure, outcome) if sure else None
        if change is None or change.text.uri != uri:
            continue
        if not any(is_touching(one.range, other.range) for one in change.edits for other in edits):
            edits += change.edits
    if edits and text is not None:
        edit = workspace_edit(Change(text, tuple(edits)), has_versions=has_versions)
        title = "Read all names as the style sheet has them"
        yield CodeAction(title, kind=FIX_ALL, edit=edit)
