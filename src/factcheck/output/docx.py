"""Output of findings as comments, and accepted fixes as tracked changes, in a Word document."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from attrs import evolve, frozen

from factcheck.document.word import Package
from factcheck.document.word.commenting import Change, Note, commented
from factcheck.model import (
    Chapter,
    Choice,
    Document,
    FactIssue,
    Finding,
    Place,
    Report,
    Rewrite,
    Status,
    Unverified,
)
from factcheck.output.decided import decision_told, stale_told, verdict_told
from factcheck.output.escape import printable
from factcheck.output.excerpt import clipped
from factcheck.output.queries import arithmetic, other_side, plain, query, query_there, sentence
from factcheck.proof.fixes import changed, changes_of

_NOTE_MARK = re.compile(r"\[\^\w+\](?:: *)?")
"""The marker of a note; in Word, it is not part of the text."""
CONTEXT = 40
"""Characters of context on each side of the words at another place."""


@frozen
class Annotating:
    """Options for what is written into a copy of a Word document."""

    both_sides: bool = False
    """Whether to add a second comment at the other side, if it is in another paragraph."""
    track_changes: bool = False
    """Whether to write the fixes that were accepted as tracked changes instead of comments."""


def to_docx(report: Report, data: bytes, how: Annotating | None = None) -> bytes:
    """Return the document with one comment per finding, worded as a query to the author.

    The comment is at the flagged place, which is most likely to be wrong. Dismissed and deferred
    findings get no comment. For an accepted finding, the place to change gets a comment with the
    new words, or a tracked change.

    Args:
        report: The report on the document.
        data: The bytes of the document, as read.
        how: Options for what is written.

    Returns:
        The bytes of the document with comments by "factcheck", without dates. Everything else is
        unchanged, except that runs are split if a comment starts or ends inside them. For findings
        in notes and text boxes, the comment is at the reference to the note or box. Old comments by
        factcheck are removed.

    Raises:
        UnreadableError: The bytes are not a valid Word document.
    """
    how = how or Annotating()
    document, changes = report.dossier.document, list[Change]()
    notes = [
        _note(document, finding, place)
        for finding in report.findings
        for place in _commented(document, finding, how)
    ]
    for one in report.settled:
        if one.decision and one.decision.do in (Choice.ACCEPTED, Choice.QUERIED):
            told = decision_told(one.decision, one.finding)
            told = told[:1].upper() + told[1:]
            made = changes_of(document, one.finding, one.decision)
            places = [way.place for way in made] or _commented(document, one.finding, how)
            for way, place in zip_longest(made, places):
                if place.path == document.files[0].path:
                    note = _note(document, one.finding, place, told)
                    change = _change(way, note) if way and how.track_changes else None
                    changes += [change] if change else []
                    notes += [] if change else [note]
    notes += [_issue(document, one, one.place) for one in report.issues if one.place]
    notes += [note for one in report.unverified for note in _unverified(document, one)]
    names = [run.name for run in report.checks if run.status is Status.RAN]
    ran = (*report.ran, *names, *(["unverified"] if report.proofs else []))
    ran += ("query", "source") if report.issues else ()
    return commented(Package(report.path, data), notes, ran, changes)


def of_chapter(report: Report, chapter: Chapter) -> Report:
    """Return the part of a book's report that is about one chapter, for comments in its copy."""
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
    issues = tuple(one for one in report.issues if one.place and one.place.path == chapter.path)
    known = report.dossier.changed(document=moved)
    return evolve(report, path=chapter.path, dossier=known, issues=issues)


def _note(document: Document, finding: Finding, place: Place, decided: str = "") -> Note:
    """Return the comment on a finding at one of its places: a query, or a decision on it."""
    message = plain(document, finding)
    message = sentence(message[:1].upper() + message[1:])
    is_own = place == finding.place
    asked = query(document, finding) if is_own else query_there(document, finding, place)
    calculated, origin = tuple(arithmetic(finding)), finding.origin
    others = [one for one in finding.places if one != place][:1]
    same = [span for one in finding.suggestions[:1] if one.side == "this" for span in one.also]
    lines = [
        *((decided, message) if decided else (asked,)),
        *(f"Elsewhere: {_shown(document, one)}" for one in others if not calculated),
        *(f"Also: {_shown(document, document.place(span))}" for span in same),
        *calculated,
    ]
    if origin.told:
        why = f", with the reason “{origin.reason}”" if origin.reason else ""
        lines.append(f"Linked by {origin.told}{why}")
    name = f"[{finding.name.replace('-', ' ').capitalize()}]"
    return Note(*_range(document, place), tuple(map(printable, (*lines, name))))


def _issue(document: Document, one: FactIssue, place: Place) -> Note:
    """Return a comment with a question or verdict on a fact."""
    action, held = one.action, one.action.against
    told = action.note or "Please confirm."
    by, name = f" (asked by {action.by})" if action.by else "", "query"
    if action.do is not Choice.QUERIED:
        quote = f": “{held.quote}”" if held and held.quote else ""
        told = f"“{one.words}” {verdict_told(one)}{quote}"
        by, name = f" ({': '.join(filter(None, (action.by, action.note)))})", "source"
    return Note(*_range(document, place), (printable(told + by + stale_told(one)), f"[{name}]"))


def _unverified(document: Document, one: Unverified) -> Iterator[Note]:
    """Yield a comment on an unverified suspicion, at its first place in the document."""
    here = [place for place in one.places if place.path == document.files[0].path]
    for place in here[:1]:
        others = [f"Elsewhere: {_shown(document, other)}" for other in one.places if other != place]
        lines = (f"Unverified: {one.message}", *others[:1], f"Reported by {one.by}", *one.details)
        told = tuple(map(printable, lines))
        yield Note(*_range(document, place), (*told, "[Unverified]"))


def _commented(document: Document, finding: Finding, how: Annotating) -> Sequence[Place]:
    """Return the places of a finding that get a comment; places in a .bib file do not."""
    here = [place for place in finding.places if place.path == document.files[0].path]
    if not how.both_sides or other_side(finding) is None or any(arithmetic(finding)):
        return here[:1]
    blocks = [document.block_at(place.span.start) for place in here]
    return [place for at, place in enumerate(here) if at == 0 or blocks[at] != blocks[0]][:2]


def _change(way: Rewrite, note: Note) -> Change | None:
    """Return an accepted fix as a change of as few words as possible.

    None if the fix has no new words.
    """
    place = way.place
    old, new = changed(place.text, way.words)
    if not way.words or not old or place.text.count(old) != 1:
        return None
    start = note.start + place.text.index(old)
    return Change(start, start + len(old), printable(new), note)


def _range(document: Document, place: Place) -> tuple[int, int]:
    """Return the start and end offsets of a place in its file.

    An empty place is extended by one character.
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
    sides = (
        text[text.rfind("\n", 0, start) + 1 : start],
        text[end : len(text) if stop < 0 else stop],
    )
    before, after = (_NOTE_MARK.sub("", side) for side in sides)
    before, after = clipped(before, after, CONTEXT)
    return before + text[start:end] + after
