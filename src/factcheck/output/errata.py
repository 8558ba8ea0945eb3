"""The errata list for an author, and the corrigendum for a published document.

The sections are: "To correct", with corrections shown by the document itself (a form used
elsewhere, a non-word) or accepted by a person; "To decide", with findings that only the author can
resolve; "From the ledger", with facts that a person disputed or could not confirm, and the words of
the source; "Queries", with questions to the author about findings and facts, even if the words have
changed since; "Already corrected", with accepted changes that are already in the text; "No longer
in the document", with questions and verdicts about facts whose words were removed. Dismissed and
deferred findings are omitted, and so are unverified proposals until a person has decided on them.
Each line describes the place by heading and paragraph, so that it can be found on paper, and
contains as few words as possible.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import asdict, evolve, frozen

from factcheck.bibliography.printed import to_printed
from factcheck.document.text import grouped
from factcheck.model import (
    Action,
    Choice,
    Document,
    FactIssue,
    Finding,
    Place,
    Report,
    Suggestion,
    accepted,
    fix,
)
from factcheck.model.fields import items_of
from factcheck.model.whereabouts import findable, whereabouts
from factcheck.output.decided import stale_told, verdict_told
from factcheck.output.escape import inert
from factcheck.output.outline import Block, Quoted, Words, as_docx, as_markdown, section
from factcheck.output.queries import plain, sentence
from factcheck.output.text import Reports, several
from factcheck.proof.fixes import around, changed, changes_of, fitting, rewrites
from factcheck.proof.fixes.surroundings import corrected

CORRECT, DECIDE, LEDGER, QUERIES, DONE, GONE = HEADS = (
    "To correct",
    "To decide",
    "From the ledger",
    "Queries",
    "Already corrected",
    "No longer in the document",
)


@frozen
class Erratum:
    """One line of the errata list."""

    words: Words
    head: str
    """The heading under which it is listed, one of `HEADS`."""
    code: str = ""
    """Code of the check."""
    correction: Words = ()
    """The line for a corrigendum; empty if the finding is not resolved or has no new words."""
    key: object = None
    """A key that is the same for lines with the same correction."""
    issue: FactIssue | None = None
    """The fact that a person queried, disputed or could not confirm."""


def to_errata(reports: Reports, errors: Iterable[str] = (), *, codes: bool = False) -> str:
    """Return the errata lists as Markdown, with one line per finding in text order.

    Args:
        reports: The reports, each of which gets its own list, or a single report.
        errors: A message for each document that could not be read.
        codes: Whether to add the code of the check to each line.
    """
    return as_markdown(_lists(reports, errors, codes=codes))


def to_errata_docx(reports: Reports, errors: Iterable[str] = (), *, codes: bool = False) -> bytes:
    """Return the errata lists as one Word document; see `to_errata`."""
    return as_docx(_lists(reports, errors, codes=codes))


def to_errata_json(reports: Reports) -> str:
    """Return the errata lists as JSON; lines about facts include the verdict and source."""
    documents = [
        {"path": report.path, "title": title(report), "errata": list(map(_fields, errata(report)))}
        for report in several(reports)
    ]
    whole = {"version": 1, "documents": documents}
    return inert(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _fields(one: Erratum) -> dict[str, Any]:
    text = "".join(part if isinstance(part, str) else f"“{part.words}”" for part in one.words)
    fields: dict[str, Any] = {"section": one.head, "code": one.code or None, "text": text}
    if one.issue is not None:
        place, action = one.issue.place, one.issue.action
        fields |= {"words": one.issue.words, "line": place and (place.cited or place.line)}
        fields |= {"column": place and place.column}
        fields |= {"do": action.do.value, "note": action.note or None}
        fields |= {"to": action.to or None, "by": action.by, "at": action.at}
        fields["against"] = action.against and asdict(action.against)
    return fields


def to_corrigendum(reports: Reports) -> str:
    """Return the corrigenda as Markdown, in the form that journals print.

    A corrigendum contains only resolved findings. Pending findings must be decided first, or the
    errata list can be sent to the author.

    Source: ICMJE, Recommendations, 2024, III.A (corrections detail the changes and cite the
    original); COPE, Retraction guidelines, 2019, on corrections.
    """
    return as_markdown(part for report in several(reports) for part in _corrigendum(report))


def to_corrigendum_docx(reports: Reports) -> bytes:
    """Return the corrigenda as one Word document; see `to_corrigendum`."""
    return as_docx(part for report in several(reports) for part in _corrigendum(report))


def unresolved(report: Report) -> int:
    """Return the number of errata that are not in a corrigendum because they are not resolved."""
    return sum(not one.correction for one in errata(report))


def title(report: Report) -> str:
    """Return the title and subtitle of a report's document; if there is no title, the path."""
    own = report.dossier.record.source
    parts = [part for part in (own.title, own.subtitle) if part] if own else []
    return ": ".join(parts) or report.path


def correction_line(document: Document, place: Place, words: str) -> Words:
    """Return a correction: "“Results”, third paragraph (line 41): change *16 June* to *6 June*"."""
    return (f"{_where(document, place)}: ", *_for_read(document, place, Suggestion(words)))


def _lists(reports: Reports, errors: Iterable[str], *, codes: bool) -> Iterator[Block]:
    for report in several(reports):
        yield Block("title", (f"Errata: {title(report)}",))
        lines = errata(report)
        if not lines:
            yield Block("text", ("No conflicts found." if report.ran else "No checks ran.",))
        for head in HEADS:
            found = (one for one in lines if one.head == head)
            yield from section(
                head, ((*one.words, f" [{one.code}]" if codes else "") for one in found)
            )
    yield from section(
        "Unreadable documents", ((error,) for error in items_of("errors", errors, str))
    )


def _corrigendum(report: Report) -> Iterator[Block]:
    own = report.dossier.record.source
    work = to_printed([own]).strip() if own and own.title else title(report)
    made = [one.correction for one in errata(report) if one.correction]
    passages = "One passage is" if len(made) == 1 else f"{len(made)} passages are"
    opening = f"{passages} wrong in the published text and should read as follows."
    yield Block("title", ("Correction",))
    yield Block("text", (work,))
    yield Block("text", (opening if made else "No findings are resolved yet.",))
    yield from (Block("item", one) for one in made)


def errata(report: Report) -> tuple[Erratum, ...]:
    """Return the lines for the findings of a report, in text order, without duplicates."""
    lines = dict[object, Erratum]()
    document = report.dossier.document
    decided = (Choice.ACCEPTED, Choice.QUERIED)
    found: list[tuple[Finding, Action | None]] = [(one, None) for one in report.findings]
    found += [
        (one.finding, one.decision)
        for one in report.settled
        if one.decision and one.decision.do in decided
    ]
    for finding, decision in sorted(found, key=lambda pair: _order(*pair)):
        for line in _lines(document, finding, decision):
            lines.setdefault(line.key or line.words, evolve(line, code=finding.code))
    issues = sorted((_issue(document, one) for one in report.issues), key=_by_head)
    gone = [(one, *corrected(document, one)) for one in report.mended]
    end = len(document.text)
    gone.sort(key=lambda now: now[2].span.start if now[2] else end)
    return (*lines.values(), *issues, *(_gone(document, *now) for now in gone))


def _by_head(one: Erratum) -> int:
    return HEADS.index(one.head)


def _issue(document: Document, one: FactIssue) -> Erratum:
    """Return a line about a fact that a person queried, disputed or could not confirm."""
    action, held = one.action, one.action.against
    where = f"{_where(document, one.place)}: " if one.place else ""
    front = where, Quoted(one.words)
    if action.do is Choice.QUERIED:
        asks = f": {action.note or 'please confirm'}{_asked_of(action.to)}"
        head = QUERIES if one.place else GONE
        return Erratum((*front, asks, stale_told(one)), head, issue=one)
    quote = (": ", Quoted(held.quote)) if held and held.quote else ()
    note = f" ({action.note})" if quote and action.note else action.note and f": {action.note}"
    words = (*front, f" {verdict_told(one)}", *quote, note, stale_told(one))
    return Erratum(words, LEDGER if one.place else GONE, issue=one)


def _order(finding: Finding, decision: Action | None) -> tuple[int, int, int, int]:
    """Return a sort key: the position in the document of the place to change or the flagged place.

    For a claims folder, this is the position in the document, not in the folder's files.
    """
    way = accepted(finding, decision) if decision else None
    place = finding.places[way.changes] if way else finding.place
    return int(place.page or 0), place.cited, place.line, place.column


def _lines(document: Document, finding: Finding, decision: Action | None) -> Iterator[Erratum]:
    """Yield the lines of a finding."""
    made = changes_of(document, finding, decision) if decision else ()
    settled, places = None if decision else fix(finding), 0
    if settled is not None:
        made = tuple(rewrites(document, finding, settled))
        places = next(one.places for one in finding.suggestions if one.settled)
    for one in sorted(made, key=lambda change: change.place.span):
        if one.words:
            yield _corrected(document, one.place, Suggestion(one.words, places=places))
        else:
            kept = one.keeps
            right = (Quoted(kept.text), f", {_where(document, kept)}, is correct") if kept else ()
            yield Erratum((*_doubt(document, finding, one.place), *right), CORRECT)
    if not made and decision is not None and decision.do is Choice.QUERIED:
        asks = f": {decision.note or finding.message}{_asked_of(decision.to)}"
        yield Erratum((*_each_once(document, finding.places), asks), QUERIES)
    elif not made:
        yield _undecided(document, finding)


def _corrected(document: Document, place: Place, change: Suggestion) -> Erratum:
    """Return a line with a correction that has been accepted."""
    old, new = _changing(document, place, change.text)
    words = (f"{_where(document, place)}: ", *_for_read(document, place, change))
    return Erratum(
        words, CORRECT, "", _published(whereabouts(document, place), old, new), _key(place, change)
    )


def _key(place: Place, change: Suggestion) -> object:
    return place.path, place.line, place.column, change.text


def _published(where: str, old: str, new: str) -> Words:
    told = " was published; it should read "
    return f"{where}: " if where else "", Quoted(old), told, Quoted(new), "."


def _asked_of(whom: str) -> str:
    """Return the person asked, in parentheses; empty for the author, who gets the list."""
    return f" ({whom})" if whom not in ("", "author") else ""


def _gone(document: Document, decision: Action, old: str, place: Place | None) -> Erratum:
    """Return a line about a decision whose finding no longer exists: a change or an open question.

    Args:
        document: The document as it is now.
        decision: The decision; its words are no longer in the document.
        old: The words that were replaced.
        place: The current place of the accepted words, if known.
    """
    if decision.do is Choice.QUERIED:
        asks = f": {decision.note or 'please confirm'}{_asked_of(decision.to)}"
        words = (*_listed(decision.quotes, " / "), asks, " (the words have changed since)")
        return Erratum(words, QUERIES, decision.code)
    if not decision.words or not old:
        return Erratum(tuple(map(Quoted, decision.quotes[:1])), DONE, decision.code)
    where = whereabouts(document, place) if place else ""
    told = f"{where}: " if where else ""
    words = (told, Quoted(old), " now reads ", Quoted(decision.words))
    correction = _published(where, *changed(old, decision.words))
    return Erratum(words, DONE, decision.code, correction)


def _undecided(document: Document, finding: Finding) -> Erratum:
    """Return a line about a finding that only the author can resolve."""
    here = [item for item in finding.suggestions if item.side == "this"]
    there = [item for item in finding.suggestions if item.side == "counter"]
    origin, place = finding.origin, f"{_where(document, finding.place)}: "
    why = f" ({origin.told}, with the reason “{origin.reason}”)"
    after = (why,) if origin.told and origin.reason else ()
    if not here:
        which = "Which figure is wrong?" if finding.code == "QTY02" else "Please check."
        return Erratum((*_doubt(document, finding, finding.place), f" {which}", *after), DECIDE)
    words = tuple(_for_read(document, finding.place, here[0], whole=len(here) > 1))
    if there and finding.related:
        other = finding.related[0].place
        sides = [here[0], there[0]]
        if here[0].places == there[0].places:
            sides = [evolve(one, places=0) for one in sides]
        first, second = (
            _for_read(document, *pair) for pair in zip((finding.place, other), sides, strict=True)
        )
        where = f"{_where(document, other)}: "
        words = (*first, "; or ", "" if where == place else where, *second)
    elif len(here) > 1:
        words = (*words, " or ", *_listed([item.text for item in here[1:]], " or "))
    elif finding.related:
        grounds = [_read(document, part.place) for part in finding.related]
        are = " is correct" if len(set(grounds)) == 1 else " are correct"
        words = (*words, ", if ", *_listed(grounds, " and "), are)
    return Erratum((place, *words, *after), DECIDE, key=_key(finding.place, here[0]))


def _each_once(document: Document, places: Iterable[Place]) -> Words:
    """Return the words at several places, with each position stated only once."""
    words = grouped((_where(document, place), place.text) for place in places)
    shown = (part for where, told in words.items() for part in ("; ", f"{where}: ", *_listed(told)))
    return tuple(shown)[1:]


def _listed(words: Iterable[str], last: str = ", ") -> Iterator[str | Quoted]:
    """Yield words of the document without duplicates, separated by commas and a final separator."""
    found = list(dict.fromkeys(words))
    for left, one in zip(range(len(found) - 1, -1, -1), found, strict=True):
        yield Quoted(one)
        yield (", " if left > 1 else last) if left else ""


def _doubt(document: Document, finding: Finding, place: Place) -> Words:
    """Return the message of a finding as a sentence, preceded by the words of a place."""
    words, where = _read(document, place), f"{_where(document, place)}: "
    message = plain(document, finding).removeprefix(f"“{words}”: ")
    if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", message):
        return (where, sentence(message[:1].upper() + message[1:]))
    return where, Quoted(words), sentence(f": {message}")


def _read(document: Document, place: Place) -> str:
    """Return the words of a place as text, without markup."""
    return document.words(place.span) or place.text


def _for_read(
    document: Document, place: Place, change: Suggestion, *, whole: bool = False
) -> Iterator[str | Quoted]:
    """Yield "change *this* to *that*", and the number of places that already have the new words.

    Args:
        document: The document that contains the place.
        place: The place to correct.
        change: The change.
        whole: Whether to show all words, not only those that change.
    """
    old, new = _changing(document, place, change.text, whole=whole)
    yield from ("change ", Quoted(old), " to ", Quoted(new))
    others = dict.fromkeys(_where(document, document.place(span)) for span in change.also)
    if others:
        yield f", and the same in {' and '.join(others)}"
    if change.places:
        noun = "place already has" if change.places == 1 else "places already have"
        yield f" ({change.places} other {noun} it)"


def _changing(
    document: Document, place: Place, new: str, *, whole: bool = False
) -> tuple[str, str]:
    """Return the words that change, with any context that is needed, and the new words.

    If the passage contains the words twice, the words after them are added.
    """
    front, old = findable(document, place)
    old, new = (old, new) if whole else changed(old, new)
    block = document.block_at(place.span.start)
    if whole or block is None:
        return front + old, front + new
    passage, begin = document.words(block.span), block.span.start
    at = passage.find(front + old, max(0, place.span.start - begin - len(front)))
    before, after = around(passage, at, front + old, front + new) if at >= 0 else ("", "")
    return before + front + old + after, fitting(before, front + new) + after


def _where(document: Document, place: Place) -> str:
    """Return a description of a place: "“The fire”, second paragraph (line 102)".

    Word documents and PDFs have no line numbers. For a claim, the file and line of the claim are
    given.
    """
    told = whereabouts(document, place)
    if place.cited:
        return f"{told} ({place.path}:{place.line})"
    return told if place.counted == "paragraph" or place.page else f"{told} (line {place.line})"
