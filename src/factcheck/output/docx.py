"""Findings as comments, and accepted fixes as tracked changes, in the checked Word document."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen

from factcheck.document.word import Package
from factcheck.document.word.commenting import Change, Note, commented
from factcheck.model import (
    Action,
    Chapter,
    Choice,
    Document,
    Finding,
    Place,
    Question,
    Report,
    Rewrite,
    Status,
    Unverified,
)
from factcheck.output.decided import decision_told
from factcheck.output.escape import printable
from factcheck.output.queries import arithmetic, other_side, query, query_there
from factcheck.proof.fixes import changed, changes_of

_NOTE_MARK = re.compile(r"\[\^\w+\](?:: *)?")
"""The mark of a note in the text, which is not text in Word."""
CONTEXT = 40
"""Characters of context on either side of the words of another place."""


@frozen
class Annotating:
    """What is written into a copy of a Word document."""

    both_sides: bool = False
    """Whether to add a second comment at the other side, if it is in another paragraph."""
    track_changes: bool = False
    """Whether to write accepted changes as tracked changes instead of comments."""


@frozen
class _Written:
    """The comments and changes of all findings."""

    notes: list[Note] = field(factory=list)
    changes: list[Change] = field(factory=list)


def to_docx(report: Report, data: bytes, how: Annotating | None = None) -> bytes:
    """Return the document with one comment per finding, as a query to its author.

    The comment is at the flagged place, which is the one most likely to be wrong. Dismissed and
    deferred findings have none. The comment of an accepted finding is at the place to be changed
    and says how, or the change is tracked there.

    Args:
        report: The report of that document.
        data: The bytes of the document, as read.
        how: What else to write; by default nothing.

    Returns:
        The bytes of the document with comments by "factcheck", without a date. Everything else is
        unchanged, except that runs are split, with the same properties, where a comment starts or
        ends inside them. Findings in notes and text boxes are commented at the reference to these.
        Outdated comments of this program are removed.

    Raises:
        UnreadableError: The bytes are not a Word document, or are damaged.
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
    """Return the part of a book's report that concerns one of its documents, for a copy of it."""
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
    decision: Action | None,
    how: Annotating,
    way: Rewrite | None = None,
) -> Iterator[Note]:
    """Yield the comment of a finding, and the comment at its other side if requested."""
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
    """Yield who says that the places refer to the same thing, and why, in their own words."""
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
    """Yield a comment on an unverified suspicion, at its first place."""
    here = [place for place in one.places if place.path == document.files[0].path]
    for place in here[:1]:
        others = [f"There: {_shown(document, other)}" for other in one.places if other != place]
        lines = (f"Not checked: {one.message}", *others[:1], f"Suspected by {one.by}", *one.details)
        told = tuple(map(printable, lines))
        yield Note(*_range(document, place), (*told, "[Unverified]"))


def _repeated(document: Document, finding: Finding) -> Iterator[Place]:
    """Yield the other places that are wrong if the finding's own place is."""
    for item in finding.suggestions[:1]:
        yield from map(document.place, item.also if item.side == "this" else ())


def _places(finding: Finding) -> list[Place]:
    return [finding.place, *(part.place for part in finding.related)]


def _commented(
    document: Document, finding: Finding, way: Rewrite | None, how: Annotating
) -> Sequence[Place]:
    """Return the places of a finding that get a comment; places in a .bib get none."""
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
    """Return an accepted fix as a change of the fewest words.

    None if it has no replacement text.
    """
    if way is None or not way.words or not notes:
        return None
    place = way.place
    old, new = changed(place.text, way.words)
    if not old or place.text.count(old) != 1 or place.path != document.files[0].path:
        return None
    start = _range(document, place)[0] + place.text.index(old)
    return Change(start, start + len(old), printable(new), notes[0])


def _told(decision: Action, finding: Finding) -> str:
    """Return a decision as a sentence: "Query to the author by ed: Which?"."""
    told = decision_told(decision, finding)
    return told[:1].upper() + told[1:]


def _range(document: Document, place: Place) -> tuple[int, int]:
    """Return the offsets of a place in its file.

    For an empty place, those of the next character.
    """
    starts = document.files[0].line_starts
    start = starts[place.line - 1] + place.column - 1
    end = starts[place.end_line - 1] + place.end_column - 1
    return start, max(end, start + 1)


def _shown(document: Document, place: Place) -> str:
    """Return the words of a place with their context."""
    if place.path != document.files[0].path:
        return f"“{place.text}” ({place.path}, line {place.line})"
    text = document.files[0].text
    start, end = _range(document, place)
    stop = text.find("\n", end)
    before = _NOTE_MARK.sub("", text[text.rfind("\n", 0, start) + 1 : start])
    after = _NOTE_MARK.sub("", text[end : len(text) if stop < 0 else stop])
    return _last_words(before) + text[start:end] + _first_words(after)


def _last_words(text: str) -> str:
    """Return the last words of a passage, starting at a whole word."""
    short = text[-CONTEXT:]
    return text if short == text else "…" + (short.partition(" ")[2] or short)


def _first_words(text: str) -> str:
    """Return the first words of a passage, ending at a whole word."""
    short = text[:CONTEXT]
    return text if short == text else (short.rpartition(" ")[0] or short) + "…"
