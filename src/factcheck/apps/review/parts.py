"""The other pages of a document: timeline, people, sources, changes; and the document list."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from attrs import evolve, frozen

from factcheck.analysis.repairs import Repaired, is_repairable, with_changes
from factcheck.analysis.settling.decided import settled
from factcheck.apps.review.items import Wanted, queue
from factcheck.apps.review.opened import Change, Opened, Reading
from factcheck.claims.decisions import read
from factcheck.claims.ledger import Fact, questions
from factcheck.document.readers import MOST_BYTES
from factcheck.errors import FactcheckError, UnreadableError, UsageError
from factcheck.model import Claim, Decision, Document, Finding, Report, Rewrite, Source, Span
from factcheck.model.forms import Variation
from factcheck.model.whereabouts import block_number, whereabouts
from factcheck.output.decided import decision_told
from factcheck.output.html.anchors import Anchors
from factcheck.output.html.tables import cut, dated, names
from factcheck.proof.fixes import changes_of
from factcheck.storage import ChangedError, read_limited, reason, write_whole

WORD = (".docx", ".docm")


def title(reading: Reading) -> str:
    """Return the title of a document, or the name of its file."""
    own = reading.desk.dossier.record.source
    return (own.title if own else "") or PurePath(reading.desk.document.path).name


def change_words(change: Change) -> str:
    """Return a message about a document that was changed while under review."""
    found = [
        f"{number} {what}"
        for number, what in (
            (change.gone, "findings are gone" if change.gone != 1 else "finding is gone"),
            (change.come, "findings are new" if change.come != 1 else "finding is new"),
            (change.stale, "ticks are stale" if change.stale != 1 else "tick is stale"),
        )
        if number
    ]
    told = ", ".join(found) or "the findings are the same"
    return f"The document was changed and is checked again: {told}. What was decided is kept."


@frozen
class DocumentRow:
    """A row of the document list."""

    number: int
    path: str
    title: str
    is_waiting: bool
    """Whether the document has not been read yet."""
    findings: int = 0
    open_findings: int = 0
    facts: int = 0
    open_facts: int = 0
    problem: str = ""

    @property
    def done(self) -> int:
        """Return the number of items that need no more work."""
        return self.findings + self.facts - self.open_findings - self.open_facts


def document_rows(documents: Sequence[Opened]) -> tuple[DocumentRow, ...]:
    """Return the documents with counts; those not read yet are marked."""
    return tuple(_document_row(number, one) for number, one in enumerate(documents, 1))


def _document_row(number: int, opened: Opened) -> DocumentRow:
    name = PurePath(opened.path).name
    if opened.problem:
        return DocumentRow(number, opened.path, name, is_waiting=False, problem=opened.problem)
    if not opened.is_read:
        return DocumentRow(number, opened.path, name, is_waiting=True)
    try:
        reading = opened.reading()
    except FactcheckError as error:
        return DocumentRow(number, opened.path, name, is_waiting=False, problem=str(error))
    items = queue(reading, Wanted(), {}).items
    findings = [item for item in items if item.kind == "finding"]
    facts = [item for item in items if not item.is_flagged]
    counts = (sum(not item.is_done for item in group) for group in (findings, facts))
    left_findings, left_facts = counts
    return DocumentRow(
        number,
        opened.path,
        title(reading),
        is_waiting=False,
        findings=len(findings),
        open_findings=left_findings,
        facts=len(facts),
        open_facts=left_facts,
    )


# ---- timeline, people, sources ----


def timeline_part(reading: Reading, _: Anchors) -> Mapping[str, Any]:
    """Return the contents of the timeline page."""
    return {"tab": "timeline", "claims": dated(reading.report)}


def people_part(reading: Reading, _: Anchors) -> Mapping[str, Any]:
    """Return the contents of the page of people, organisations and places."""
    rows, document = names(reading.report), reading.report.dossier.document

    def place_of(span: Span) -> tuple[int, str]:
        return block_number(document, span.start), whereabouts(document, document.place(span))

    kinds = Counter(one.kind.value for one in rows)
    return {"tab": "people", "rows": rows, "kinds": kinds, "place_of": place_of}


@frozen
class FormRow:
    """One form in the table of forms."""

    label: str
    name: str
    """Its name in a style sheet; empty if a sheet cannot choose it."""
    count: int
    where: str
    block: int


@frozen
class VariationRow:
    """One row group of the table of forms."""

    number: int
    kind: str
    about: str
    chosen: str
    forms: tuple[FormRow, ...]


def forms_part(reading: Reading, _: Anchors) -> Mapping[str, Any]:
    """Return the values of the page “Forms”, the correct form of each variation first."""
    dossier = reading.checked.dossier
    rows = [
        VariationRow(
            number,
            one.kind.value,
            one.note or one.title,
            one.chosen.value,
            tuple(_form_rows(dossier.document, one)),
        )
        for number, one in enumerate(dossier.forms.variations)
    ]
    return {"tab": "forms", "rows": rows}


def _form_rows(document: Document, one: Variation) -> Iterator[FormRow]:
    for form, name in zip(one.variants, one.names, strict=True):
        first = form.places[0] if form.places else None
        where = whereabouts(document, document.place(first)) if first else ""
        block = block_number(document, first.start) if first else 0
        yield FormRow(form.label, name, len(form.places), where, block)


@frozen
class Resting:
    """Something that cites a source or was compared with it."""

    words: str
    where: str
    block: int
    by: str = ""
    """Who compared it with the source; empty if the document itself cites the source."""


@frozen
class SourceRow:
    """A source with the claims and facts based on it."""

    key: str
    printed: str
    claims: tuple[Resting, ...]
    """Claims that the document attributes to it."""
    checked: tuple[Resting, ...]
    """Facts that a person compared with it."""


def sources_part(reading: Reading, _: Anchors) -> Mapping[str, Any]:
    """Return the contents of the sources page."""
    return {"tab": "sources", "rows": tuple(_source_rows(reading))}


def _source_rows(reading: Reading) -> Iterator[SourceRow]:
    """Yield the sources that the document names, then those that people have added."""
    from factcheck.bibliography import grounds, to_printed  # noqa: PLC0415 - only for this page

    known = reading.report.dossier
    own = known.record.source
    named = {one.key: one for one in known.sources if own is None or one.key != own.key}
    claims: dict[str, list[Resting]] = {}
    for ground in grounds(reading.report.path, known, {key: key for key in named}):
        for key in ground.keys:
            claims.setdefault(key, []).append(_claim(reading, ground.claim))
    checked = _checked(reading)
    for key in dict.fromkeys((*named, *checked)):
        printed = _printed(named[key], to_printed) if key in named else key
        yield SourceRow(key, printed, tuple(claims.get(key, ())), tuple(checked.get(key, ())))


def _printed(source: Source, write: Any) -> str:
    from factcheck.bibliography import lacking  # noqa: PLC0415 - only for this page

    words = "" if lacking(source) else " ".join(str(write([source])).split())
    return words or source.title or source.speaker or source.container or source.key


def _claim(reading: Reading, claim: Claim) -> Resting:
    document = reading.report.dossier.document
    where = whereabouts(document, document.place(claim.span))
    return Resting(cut(claim.says), where, block_number(document, claim.span.start))


def _checked(reading: Reading) -> dict[str, list[Resting]]:
    """Return source key → facts that people compared with it."""
    found: dict[str, list[Resting]] = {}
    document = reading.desk.document
    for fact in reading.desk.facts:
        for event in fact.entry.standing if fact.entry else ():
            if event.against is not None:
                locator = event.against.locator
                words = cut(fact.says or fact.words) + (f" ({locator})" if locator else "")
                where = whereabouts(document, fact.place)
                block = block_number(document, fact.span.start)
                resting = Resting(words, where, block, event.by)
                found.setdefault(event.against.key, []).append(resting)
    return found


def source_keys(reading: Reading) -> tuple[str, ...]:
    """Return the sources that a person can choose, the most recent ones first."""
    used = [event.against.key for fact in reading.desk.facts for event in _events(fact)]
    own = reading.desk.dossier.record.source
    keys = [one.key for one in reading.desk.dossier.sources if one is not own]
    return tuple(dict.fromkeys((*used[::-1], *keys)))


def _events(fact: Fact) -> Iterator[Any]:
    return (event for event in (fact.entry.standing if fact.entry else ()) if event.against)


# ---- accepted changes: into the text, as a list, as comments ----


@frozen
class Choosable:
    """A place of an accepted finding, with its new words."""

    name: str
    """Name of the finding on the page."""
    finding: Finding
    rewrite: Rewrite
    where: str

    @property
    def old(self) -> str:
        """Return the current words."""
        return " ".join(self.rewrite.place.text.split())

    @property
    def new(self) -> str:
        """Return the new words; empty if unknown."""
        return self.rewrite.words


def repairs_part(reading: Reading, _: Anchors) -> Mapping[str, Any]:
    """Return the contents of the changes page: accepted findings and what they would change."""
    chosen = _chosen(reading)
    suffix = PurePath(reading.report.path).suffix.lower()
    repaired = _repaired(reading, chosen) if is_repairable(reading.report.path) else None
    return {
        "tab": "repairs",
        "target": PurePath(reading.report.path).name,
        "is_text": repaired is not None,
        "is_word": suffix in WORD and reading.report is reading.checked,
        "chosen": chosen,
        "mended": tuple(map(_mended, reading.mended)),
        "diff": _diff(repaired) if repaired else (),
        "shown": _mark(repaired) if repaired else "",
        "left": [one.message for one in repaired.left] if repaired else [],
    }


def _chosen(reading: Reading) -> tuple[Choosable, ...]:
    """Return the accepted findings of the document, with the new words."""
    made, document = list[Choosable](), reading.report.dossier.document
    for one in reading.findings:
        held = one.stands.decision
        if held is not None and one.shown is not None:
            made += [
                Choosable(one.name, one.shown, way, whereabouts(document, way.place))
                for way in changes_of(document, one.shown, held)
            ]
    return tuple(made)


def _mended(one: Decision) -> str:
    """Return a line for an accepted change whose old words are no longer in the document."""
    words = " / ".join(f"“{quote}”" for quote in dict.fromkeys(one.quotes))
    return f"{words}: {decision_told(one)}"


def _repaired(reading: Reading, chosen: Sequence[Choosable]) -> Repaired:
    choices = [(one.finding, one.rewrite) for one in chosen if one.new]
    return with_changes(reading.report, _bytes(reading.report), choices)


def _bytes(report: Report) -> bytes:
    try:
        return read_limited(report.path, MOST_BYTES)
    except OSError as error:
        raise UnreadableError(report.path, reason(error), "Check the path.") from None


def _diff(repaired: Repaired) -> tuple[tuple[str, str], ...]:
    """Return the lines of the diff, each with its CSS class."""
    styles = {"+": "come", "-": "gone", "@": "hunk"}
    lines = repaired.diff().splitlines()[2:]
    return tuple((styles.get(line[:1], "same"), line) for line in lines)


def _mark(repaired: Repaired) -> str:
    """Return a digest of the displayed change."""
    import hashlib  # noqa: PLC0415 - only for this page

    return hashlib.sha256(repaired.before + b"\0" + repaired.after).hexdigest()


def write_repairs(reading: Reading, shown: str) -> str:
    """Write the accepted changes, if they are those displayed, and return a message.

    Raises:
        UsageError: The document or a decision has changed since, or the file cannot be written.
    """
    if not is_repairable(reading.report.path):
        raise UsageError(f"'{reading.report.path}': only .txt and .md files are written.")
    repaired = _repaired(reading, _chosen(reading))
    if _mark(repaired) != shown:
        raise UsageError("the change is another than was shown. Look at it again.")
    try:
        write_whole(repaired.path, repaired.after, expected=repaired.before)
    except ChangedError:
        raise UsageError("the document was changed meanwhile. Look at it again.") from None
    except OSError as error:
        raise UsageError(f"'{repaired.path}': {reason(error)}. Check its permissions.") from None
    noun = "place is" if repaired.made == 1 else "places are"
    return f"{repaired.made} {noun} changed in {Path(repaired.path).name}."


def _asking(reading: Reading, report: Report, decisions: str) -> Report:
    """Return a report with the decisions, and with the questions about facts."""
    return evolve(settled(report, read(decisions)), questions=questions(reading.desk))


def errata(reading: Reading, decisions: str) -> str:
    """Return the errata list of a document, with the decisions.

    Args:
        reading: The document.
        decisions: Path of its decisions.
    """
    from factcheck.output import to_errata  # noqa: PLC0415 - only for this page

    return to_errata([_asking(reading, reading.checked, decisions)])


def commented(reading: Reading, decisions: str, *, track_changes: bool) -> tuple[bytes, str]:
    """Return a Word document with the decisions as comments, and the name of the copy.

    Args:
        reading: The document.
        decisions: Path of its decisions.
        track_changes: Whether accepted changes become tracked changes and not comments.

    Raises:
        UsageError: The document is not a Word document.
    """
    path = Path(reading.report.path)
    if path.suffix.lower() not in WORD:
        raise UsageError(f"'{path.name}' is no Word document.")
    from factcheck.output.docx import Annotating, to_docx  # noqa: PLC0415 - only for this page

    report = _asking(reading, reading.report, decisions)
    data = to_docx(report, _bytes(report), Annotating(track_changes=track_changes))
    stem = "".join(char if char.isascii() and char.isalnum() else "-" for char in path.stem)
    kind = "tracked" if track_changes else "comments"
    return data, f"{stem}.{kind}{path.suffix.lower()}"
