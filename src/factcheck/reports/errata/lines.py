"""The errata list that is sent to an author: what to read for what, or which two differ.

What the document itself settles (a form that it has elsewhere, a word that is none), or a person
has accepted, stands under "To correct"; what only the author can settle under "To decide"; what he
is asked under "Queries". What is dismissed or put off is left out. Each line names the place by
heading and count, as a person looks for it on paper, and the smallest words that change.
"""

from collections.abc import Iterator

from attrs import evolve

from factcheck.model import (
    Choice,
    Decision,
    Document,
    Finding,
    Option,
    Place,
    Report,
    Suggestion,
    accepted,
)
from factcheck.model.whereabouts import findable, whereabouts
from factcheck.values import frozen
from factcheck.wording import changed

_MOST_GROUNDS = 4
"""Figures that a line names as those that it is reckoned from; of more it gives the number."""

CORRECT, DECIDE, QUERIES = HEADS = ("To correct", "To decide", "Queries")


@frozen
class Printed:
    """Words as the document has them, or is to have them: they are set apart in every format."""

    words: str


Words = tuple[str | Printed, ...]
"""A line: what we say, and words of the document."""


@frozen
class Correction:
    """What is to be read for what, where it is settled."""

    where: str
    """By heading and count, without the line."""
    old: str
    new: str


@frozen
class Erratum:
    """One line of the list."""

    words: Words
    head: str
    """Under which it stands: one of `HEADS`."""
    code: str = ""
    """Of the check."""
    correction: Correction | None = None
    """None where nothing is settled, or no words are to be read."""


def errata(report: Report) -> tuple[Erratum, ...]:
    """Return the lines for the findings of a report, in order of the text, each said once."""
    lines = dict[object, Erratum]()
    decided = _decided(report)
    for finding, decision in sorted(decided, key=lambda pair: _order(_wrong(*pair))):
        line = _line(report.dossier.document, finding, decision)
        key: object = line.words
        if not decision and finding.suggestions:
            key = _key(finding)
        lines.setdefault(key, evolve(line, code=finding.code))
    return tuple(lines.values())


def has_errata(report: Report) -> bool:
    """True if the errata list of a document has something to tell its author."""
    return bool(_decided(report))


def _decided(report: Report) -> list[tuple[Finding, Decision | None]]:
    """Return the findings that are open, accepted, or of which the author is asked."""
    asked = (Choice.ACCEPTED, Choice.QUERIED)
    settled = [(one.finding, one.decision) for one in report.settled if one.decision]
    told = [(finding, decision) for finding, decision in settled if decision.do in asked]
    return [*((finding, None) for finding in report.findings), *told]


def _key(finding: Finding) -> tuple[str, str]:
    """Return what makes two lines the same: the place and what is to be read there."""
    place = finding.place
    return f"{place.path}:{place.line}:{place.column}", finding.suggestions[0].text


def title(report: Report) -> str:
    """Return the title of the document of a report with its subtitle, or else its path."""
    own = report.dossier.record.source
    parts = [part for part in (own.title, own.subtitle) if part] if own else []
    return ": ".join(parts) or report.path


def _order(place: Place) -> tuple[int, int, int, int]:
    """Return the place in the document, which in a claims folder is not that in the files."""
    return int(place.page or 0), place.cited, place.line, place.column


def _wrong(finding: Finding, decision: Decision | None) -> Place:
    """Return where something is to be changed, if it is decided; else the finding's own place."""
    way = accepted(finding, decision) if decision else None
    places = [finding.place, *(part.place for part in finding.related)]
    return places[way.changes] if way else finding.place


def _line(document: Document, finding: Finding, decision: Decision | None) -> Erratum:
    way = accepted(finding, decision) if decision else None
    if way is not None:
        return _mended(document, finding, way)
    if decision is not None and decision.do is Choice.QUERIED:
        return Erratum(_asked(document, finding, decision), QUERIES)
    return _undecided(document, finding)


def _undecided(document: Document, finding: Finding) -> Erratum:
    here = [item for item in finding.suggestions if item.side == "this"]
    there = [item for item in finding.suggestions if item.side == "counter"]
    if not here:
        return Erratum(_doubt(document, finding), DECIDE)
    place, own = _where(document, finding.place), findable(document, finding.place)
    if there and finding.related:
        other = finding.related[0].place
        first = (place, ": either ", *_for_read(own, here[0]))
        second = _for_read(findable(document, other), there[0])
        return Erratum((*first, ", or ", _where(document, other), ": ", *second), DECIDE)
    if len(here) == 1 and is_settled(finding):
        return _corrected(document, finding.place, here[0])
    others = [part for item in here[1:] for part in (" or ", Printed(item.text))]
    told = _for_read(own, here[0], whole=bool(others))
    return Erratum((place, ": ", *told, *others, *_grounds(finding)), DECIDE)


def _corrected(document: Document, place: Place, repair: Suggestion) -> Erratum:
    """Return a line of which it is settled what is to be read."""
    own = findable(document, place)
    correction = Correction(whereabouts(document, place), *_changing(own, repair.text))
    words = (_where(document, place), ": ", *_for_read(own, repair))
    return Erratum(words, CORRECT, correction=correction)


def is_settled(finding: Finding) -> bool:
    """True if the document settles the one repair of a finding: it has that form elsewhere.

    So do words that are none: there nothing stands against the repair. What is reckoned from other
    words is right only if these are.
    """
    repairs = finding.suggestions
    if len(repairs) != 1 or repairs[0].side != "this":
        return False
    return repairs[0].certain or repairs[0].places > 0 or not finding.related


def _mended(document: Document, finding: Finding, way: Option) -> Erratum:
    """Return what is to be changed of a finding of which one reading is accepted."""
    places = [finding.place, *(part.place for part in finding.related)]
    wrong = places[way.changes]
    if way.words:
        return _corrected(document, wrong, Suggestion(way.words))
    told: Words = (_where(document, wrong), ": ", Printed(wrong.text), f": {finding.message}")
    if way.keeps is not None:
        kept = places[way.keeps]
        told = (*told, "; ", Printed(kept.text), f", {_where(document, kept)}, is right")
    return Erratum(told, CORRECT)


def _asked(document: Document, finding: Finding, decision: Decision) -> Words:
    """Return what the author is asked, with the places that it is about."""
    places = [finding.place, *(part.place for part in finding.related)]
    shown = [
        part for one in places for part in ("; ", _where(document, one), ": ", Printed(one.text))
    ]
    to = f" ({decision.to})" if decision.to else ""
    return (*shown[1:], f": {decision.why or finding.message}{to}")


def _doubt(document: Document, finding: Finding) -> Words:
    """Return a line that asks: nothing in the document tells what is to be read."""
    words, message = finding.place.text, finding.message.removeprefix(f"“{finding.place.text}”: ")
    told = f": {message}"
    for begin in (f"{words} ", f"“{words}” "):
        told = f" {message.removeprefix(begin)}" if message.startswith(begin) else told
    others = [part.place for part in finding.related if part.role == "counter"]
    is_told = others and ("elsewhere" in message or "there" in message or others[0].text in message)
    if is_told and whereabouts(document, others[0]) != whereabouts(document, finding.place):
        told += f" (see {_where(document, others[0], between=', ')})"
    return _where(document, finding.place), ": ", Printed(words), f"{told}. Please check."


def _grounds(finding: Finding) -> Iterator[str | Printed]:
    """Yield the condition under which a reckoned repair holds: "if *from 3 to 9 May* is right"."""
    words = list(dict.fromkeys(part.place.text for part in finding.related))
    if len(words) > _MOST_GROUNDS:
        yield f", if the {len(words)} figures that it is reckoned from are right"
    elif words:
        yield ", if "
        for at, one in enumerate(words):
            yield from ((", " if at < len(words) - 1 else " and ",) if at else ())
            yield Printed(one)
        yield f" {'is' if len(words) == 1 else 'are'} right"


def _for_read(own: tuple[str, str], repair: Suggestion, *, whole: bool = False) -> Words:
    """Return "for *this* read *that* (4 other places have it so)".

    Args:
        own: A word in front, if it is needed, and the words as they stand.
        repair: What is to be read for them.
        whole: Name all of the words and not only those that change.
    """
    old, new = _changing(own, repair.text, whole=whole)
    noun = "place has" if repair.places == 1 else "places have"
    counted = f" ({repair.places} other {noun} it so)" if repair.places else ""
    return "for ", Printed(old), " read ", Printed(new), counted


def _changing(own: tuple[str, str], repair: str, *, whole: bool = False) -> tuple[str, str]:
    """Return the words that change and those that come in their place."""
    front, words = own
    old, new = (words, repair) if whole else changed(words, repair)
    return front + old, front + new


def _where(document: Document, place: Place, *, between: str = " ") -> str:
    """Return "“The fire”, second paragraph (line 102)", or with a comma before the line.

    A Word document has no lines that a person could count; of a claim file the line is given that
    it cites, and the place in the file.
    """
    told = whereabouts(document, place)
    line = f"{place.path}:{place.line}" if place.cited else f"line {place.line}"
    if place.counted == "paragraph" and not place.cited:
        return told
    return f"{told}, {line}" if between == ", " else f"{told} ({line})"
