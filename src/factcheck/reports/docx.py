"""Findings as comments, accepted repairs as tracked changes, in the document that was checked."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen

from factcheck.model import (
    Chapter,
    Choice,
    Decision,
    Document,
    Finding,
    Place,
    Question,
    Report,
    Rewrite,
    Status,
    Unverified,
)
from factcheck.reports.decided import decision_told
from factcheck.reports.escape import printable
from factcheck.reports.queries import arithmetic, other_side, query, query_there
from factcheck.word import Package
from factcheck.word.commenting import Change, Note, commented
from factcheck.wording import changed, changes_of

_NOTE_MARK = re.compile(r"\[\^\w+\](?:: *)?")
"""Where the text has the mark of a note; in Word it is no text."""
CONTEXT = 40
"""Characters shown on either side of the words of another place."""


@frozen
class Annotating:
    """What is written into a copy of a Word document."""

    both_sides: bool = False
    """A second comment where the other side stands in another paragraph."""
    track_changes: bool = False
    """What is accepted is written as a tracked change instead of a comment that says what to do."""


@frozen
class _Written:
    """What is to be written of all findings."""

    notes: list[Note] = field(factory=list)
    changes: list[Change] = field(factory=list)


def to_docx(report: Report, data: bytes, how: Annotating | None = None) -> bytes:
    """Return the document with one comment a finding, as a query to its author.

    The comment stands at the place that is flagged, which is the one most likely wrong. What is
    dismissed or put off has none; of a finding that is accepted it stands where something is to be
    changed, and says what, or the change is tracked there.

    Args:
        report: Of that document.
        data: The bytes of the document, as they were read.
        how: What else is to be written; by default neither.

    Returns:
        The bytes of the document with comments by "factcheck", without a date. Nothing that was in
        it is changed: runs are parted where a comment begins or ends inside one, with the same
        properties. What stands in a note or a text box is commented on where the text leads there.
        A comment of this program that no longer holds is taken out.

    Raises:
        UnreadableError: the bytes are no Word document, or are damaged.
    """
    how = how or Annotating()
    written = _Written()
    document = report.dossier.document
    for finding in report.findings:
        written.notes.extend(_notes(document, finding, None, how))
    for one in report.settled:
        if one.decision and one.decision.do in (Choice.ACCEPTED, Choice.QUERIED):
            for way in changes_of(document, one.finding, one.decision) or (None,):
                notes = list(_notes(document, one.finding, one.decision, how, way))
                change = _change(document, way, notes) if how.track_changes else None
                written.changes.extend([change] if change else [])
                written.notes.extend([] if change else notes)
    written.notes.extend(_question(document, one) for one in report.questions)
    for suspected in report.unverified:
        written.notes.extend(_not_checked(document, suspected))
    names = [run.name for run in report.checks if run.status is Status.RAN]
    ran = (*report.ran, *names, *(["unverified"] if report.proofs else []))
    return commented(Package(report.path, data), written.notes, ran, written.changes)


def of_chapter(report: Report, chapter: Chapter) -> Report:
    """Return the report of a book as it is of one of its documents, for a copy of that."""
    document = report.dossier.document
    order = sorted(
        range(len(document.files)), key=lambda at: document.files[at].path != chapter.path
    )
    number = {old: new for new, old in enumerate(order)}
    moved = evolve(
        document,
        files=tuple(document.files[at] for at in order),
        pieces=tuple(evolve(one, file=number[one.file]) for one in document.pieces),
    )
    questions = tuple(one for one in report.questions if one.place.path == chapter.path)
    known = report.dossier.changed(document=moved)
    return evolve(report, path=chapter.path, dossier=known, questions=questions)


def _notes(
    document: Document,
    finding: Finding,
    decision: Decision | None,
    how: Annotating,
    way: Rewrite | None = None,
) -> Iterator[Note]:
    """Yield the comment of a finding, and that at its other side if it is asked for."""
    places = _commented(document, finding, way, how)
    for place in places:
        start, end = _range(document, place)
        others = [one for one in _places(finding) if one != place]
        is_own = place == finding.place
        told = query(document, finding) if is_own else query_there(document, finding, place)
        reckoned = tuple(arithmetic(finding))
        lines = (
            *([_told(decision, finding)] if decision else [told]),
            *(f"There: {_shown(document, other)}" for other in others[:1] if not reckoned),
            *(f"Also: {_shown(document, one)}" for one in _repeated(document, finding)),
            *reckoned,
            *_linked(finding),
            f"[{finding.name.replace('-', ' ').capitalize()}]",
        )
        yield Note(start, end, tuple(printable(line) for line in lines))


def _linked(finding: Finding) -> Iterator[str]:
    """Yield who says that the places are of one thing, and why, in the maker's words."""
    origin = finding.origin
    if origin.told:
        why = f", in the maker's words: “{origin.reason}”" if origin.reason else ""
        yield f"Linked by {origin.told}{why}"


def _question(document: Document, one: Question) -> Note:
    """Return a question about a fact."""
    by = f" (asked by {one.by})" if one.by else ""
    told = f"{one.asks or 'Please confirm.'}{by}"
    return Note(*_range(document, one.place), (printable(told), "[query]"))


def _not_checked(document: Document, one: Unverified) -> Iterator[Note]:
    """Yield a comment on what others suspect and nothing has checked, at its first place."""
    here = [place for place in one.places if place.path == document.files[0].path]
    for place in here[:1]:
        others = [f"There: {_shown(document, other)}" for other in one.places if other != place]
        lines = (f"Not checked: {one.message}", *others[:1], f"Suspected by {one.by}", *one.details)
        told = tuple(map(printable, lines))
        yield Note(*_range(document, place), (*told, "[Unverified]"))


def _repeated(document: Document, finding: Finding) -> Iterator[Place]:
    """Yield the other places that are wrong if the finding's own is."""
    for item in finding.suggestions[:1]:
        yield from map(document.place, item.also if item.side == "this" else ())


def _places(finding: Finding) -> list[Place]:
    return [finding.place, *(part.place for part in finding.related)]


def _commented(
    document: Document, finding: Finding, way: Rewrite | None, how: Annotating
) -> Sequence[Place]:
    """Return the places of a finding that get a comment; what stands in a .bib can have none."""
    places = _places(finding)
    if way is not None:
        places = [way.place]
    here = [place for place in places if place.path == document.files[0].path]
    has_other = other_side(finding) is not None and not any(arithmetic(finding))
    if not how.both_sides or way is not None or not has_other:
        return here[:1]
    blocks = [document.block_at(place.span.start) for place in here]
    return [place for at, place in enumerate(here) if at == 0 or blocks[at] != blocks[0]][:2]


def _change(document: Document, way: Rewrite | None, notes: Sequence[Note]) -> Change | None:
    """Return what is accepted as a change of the smallest words; None where it names no words."""
    if way is None or not way.words or not notes:
        return None
    place = way.place
    old, new = changed(place.text, way.words)
    if not old or place.text.count(old) != 1 or place.path != document.files[0].path:
        return None
    start = _range(document, place)[0] + place.text.index(old)
    return Change(start, start + len(old), printable(new), notes[0])


def _told(decision: Decision, finding: Finding) -> str:
    """Return what is decided as a sentence of its own: "Query to the author by ed: Which?"."""
    told = decision_told(decision, finding)
    return told[:1].upper() + told[1:]


def _range(document: Document, place: Place) -> tuple[int, int]:
    """Return the offsets of a place in its file; of a mere point those of the character there."""
    starts = document.files[0].line_starts
    start = starts[place.line - 1] + place.column - 1
    end = starts[place.end_line - 1] + place.end_column - 1
    return start, max(end, start + 1)


def _shown(document: Document, place: Place) -> str:
    """Return the words of a place with what is around them."""
    if place.path != document.files[0].path:
        return f"“{place.text}” ({place.path}, line {place.line})"
    text = document.files[0].text
    start, end = _range(document, place)
    stop = text.find("\n", end)
    before = _NOTE_MARK.sub("", text[text.rfind("\n", 0, start) + 1 : start])
    after = _NOTE_MARK.sub("", text[end : len(text) if stop < 0 else stop])
    return _last_words(before) + text[start:end] + _first_words(after)


def _last_words(text: str) -> str:
    """Return the last words of a passage, the first of them whole."""
    short = text[-CONTEXT:]
    return text if short == text else "…" + (short.partition(" ")[2] or short)


def _first_words(text: str) -> str:
    """Return the first words of a passage, the last of them whole."""
    short = text[:CONTEXT]
    return text if short == text else (short.rpartition(" ")[0] or short) + "…"
