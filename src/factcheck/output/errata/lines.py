"""The errata list for an author: what to read for what, or which two places disagree.

"To correct" contains what the document itself settles (a form used elsewhere, a non-word) or a
person has accepted; "To decide" what only the author can settle; "Queries" the questions to the
author about findings and facts, including unanswered ones whose words have changed; "Corrected
already" the accepted changes that are already in the text. Dismissed and deferred findings are left
out, and so are suspicions until a person has decided on them. Each line names the place by heading
and count, as a reader locates it on paper, and the fewest words that change.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from factcheck.document.text import grouped
from factcheck.model import (
    Action,
    Choice,
    Document,
    Finding,
    Place,
    Question,
    Report,
    Rewrite,
    Suggestion,
    accepted,
    fix,
)
from factcheck.model.whereabouts import findable, whereabouts
from factcheck.output.queries import plain, sentence
from factcheck.proof.fixes import around, changed, changes_of, fitting, rewrites
from factcheck.proof.fixes.surroundings import corrected

_MOST_FIGURES = 5
"""Maximum figures that a line lists when it asks which is wrong; of more it gives the number."""

CORRECT, DECIDE, QUERIES, DONE = HEADS = (
    "To correct",
    "To decide",
    "Queries",
    "Corrected already",
)


@frozen
class Printed:
    """Words of the document, present or corrected, which every format sets apart."""

    words: str


Words = tuple[str | Printed, ...]
"""A line: our own words, and words of the document."""


@frozen
class Correction:
    """A settled correction: what to read for what."""

    where: str
    """The place by heading and count, without the line."""
    old: str
    new: str


@frozen
class Erratum:
    """One line of the list."""

    words: Words
    head: str
    """The heading under which it is listed, one of `HEADS`."""
    code: str = ""
    """Code of the check."""
    correction: Correction | None = None
    """The correction; None if nothing is settled, or there is no replacement text."""


def errata(report: Report) -> tuple[Erratum, ...]:
    """Return the lines for the findings of a report, in order of the text, without duplicates."""
    lines = dict[object, Erratum]()
    document = report.dossier.document
    decided = sorted(_decided(report), key=lambda pair: _order(_wrong(*pair)))
    alike = _alike([finding for finding, decision in decided if decision is None])
    for finding, decision in decided:
        for key, line in _lines(document, finding, decision, alike.get(_either(finding), ())):
            lines.setdefault(key, evolve(line, code=finding.code))
    asked = (Erratum(_of_fact(document, one), QUERIES) for one in report.questions)
    gone = [(one, *corrected(document, one)) for one in report.mended]
    end = len(document.text)
    gone.sort(key=lambda now: now[2].span.start if now[2] else end)
    return (*lines.values(), *asked, *(_gone(document, *now) for now in gone))


def _decided(report: Report) -> list[tuple[Finding, Action | None]]:
    """Return the findings that are open, accepted or queried to the author."""
    asked = (Choice.ACCEPTED, Choice.QUERIED)
    settled = [(one.finding, one.decision) for one in report.settled if one.decision]
    told = [(finding, decision) for finding, decision in settled if decision.do in asked]
    return [*((finding, None) for finding in report.findings), *told]


def _key(place: Place, words: str) -> tuple[str, int, int, str]:
    """Return a key by which two lines are the same: the place and its corrected text."""
    return place.path, place.line, place.column, words


def _either(finding: Finding) -> tuple[object, ...]:
    """Return the alternatives to read at one place or another; empty if there is no choice.

    If several places contradict the same one, they are one question: two citations and the list.
    """
    here = [item.text for item in finding.suggestions if item.side == "this"]
    there = [item.text for item in finding.suggestions if item.side == "counter"]
    if not (here and there and finding.related):
        return ()
    other = finding.related[0].place
    return finding.code, *changed(finding.place.text, here[0]), *_order(other), there[0]


def _alike(findings: list[Finding]) -> dict[tuple[object, ...], list[Place]]:
    """Return the places of findings that form one question, by question."""
    return grouped((_either(finding), finding.place) for finding in findings)


def title(report: Report) -> str:
    """Return the title and subtitle of a report's document, or else its path."""
    own = report.dossier.record.source
    parts = [part for part in (own.title, own.subtitle) if part] if own else []
    return ": ".join(parts) or report.path


def _order(place: Place) -> tuple[int, int, int, int]:
    """Return the position in the document, which differs from that in a claims folder's files."""
    return int(place.page or 0), place.cited, place.line, place.column


def _wrong(finding: Finding, decision: Action | None) -> Place:
    """Return the place to change, if this is decided; otherwise the finding's own place."""
    way = accepted(finding, decision) if decision else None
    places = [finding.place, *(part.place for part in finding.related)]
    return places[way.changes] if way else finding.place


def _lines(
    document: Document, finding: Finding, decision: Action | None, alike: Sequence[Place]
) -> Iterator[tuple[object, Erratum]]:
    """Yield the lines of a finding, each with the key that identifies duplicates."""
    made = changes_of(document, finding, decision) if decision else ()
    settled, usual = None if decision else fix(finding), None
    if settled is not None:
        made = tuple(rewrites(document, finding, settled))
        usual = next(one for one in finding.suggestions if one.settled)
    for one in made:
        yield _key(one.place, one.words), _mended(document, finding, one, usual)
    if not made and decision is not None and decision.do is Choice.QUERIED:
        asked = Erratum(_asked(document, finding, decision), QUERIES)
        yield asked.words, asked
    elif not made:
        line = _undecided(document, finding, alike)
        line = evolve(line, words=(*line.words, *_why(finding)))
        here = [_key(finding.place, one.text) for one in finding.suggestions[:1]]
        yield _either(finding) or (here[0] if here and not decision else line.words), line


def _why(finding: Finding) -> Iterator[str]:
    """Yield why the places of a finding are linked, in the words of whoever linked them."""
    origin = finding.origin
    if origin.told and origin.reason:
        yield f" ({origin.told}, in the maker's words: “{origin.reason}”)"


def _of_fact(document: Document, one: Question) -> Words:
    """Return the question to the author about a fact."""
    asks = one.asks or "please confirm"
    return f"{_where(document, one.place)}: ", Printed(one.words), f": {asks}{_asked_of(one.to)}"


def _asked_of(whom: str) -> str:
    """Return the addressee of a question in brackets; empty for the author, who gets this list."""
    return f" ({whom})" if whom not in ("", "author") else ""


def _gone(document: Document, decision: Action, old: str, place: Place | None) -> Erratum:
    """Return a line about a decision whose finding no longer exists: a change or an open question.

    Args:
        document: The document as it is now.
        decision: The decision, whose words are no longer in the document.
        old: The words that were replaced.
        place: The place of the accepted words now, if known.
    """
    if decision.do is Choice.QUERIED:
        shown = [part for one in decision.quotes for part in (" / ", Printed(one))]
        asks = f": {decision.note or 'please confirm'}{_asked_of(decision.to)}"
        return Erratum(
            (*shown[1:], asks, " (the words have changed since)"), QUERIES, decision.code
        )
    if not decision.words or not old:
        return Erratum(tuple(map(Printed, decision.quotes[:1])), DONE, decision.code)
    where = whereabouts(document, place) if place else ""
    told = f"{where}: " if where else ""
    words = (told, Printed(old), " now reads ", Printed(decision.words))
    correction = Correction(where, *changed(old, decision.words))
    return Erratum(words, DONE, decision.code, correction)


def _undecided(document: Document, finding: Finding, alike: Sequence[Place]) -> Erratum:
    here = [item for item in finding.suggestions if item.side == "this"]
    there = [item for item in finding.suggestions if item.side == "counter"]
    if not here:
        return Erratum(_doubt(document, finding), DECIDE)
    place = _where(document, finding.place)
    if there and finding.related:
        other = finding.related[0].place
        tied = here[0].places == there[0].places
        sides = [evolve(one, places=0) if tied else one for one in (here[0], there[0])]
        places = " and ".join(dict.fromkeys(_where(document, one) for one in alike))
        first = (f"{places}: either ", *_for_read(document, finding.place, sides[0]))
        second = _for_read(document, other, sides[1])
        is_near = _where(document, other) == place
        told = " or " if is_near else f", or {_where(document, other)}: "
        return Erratum((*first, told, *second), DECIDE)
    others = [part for item in here[1:] for part in (" or ", Printed(item.text))]
    told_first = _for_read(document, finding.place, here[0], whole=bool(others))
    grounds = _grounds(document, finding)
    return Erratum((f"{place}: ", *told_first, *others, *grounds), DECIDE)


def _corrected(document: Document, place: Place, repair: Suggestion) -> Erratum:
    """Return a line with a settled correction."""
    correction = Correction(whereabouts(document, place), *_changing(document, place, repair.text))
    words = (_where(document, place), ": ", *_for_read(document, place, repair))
    return Erratum(words, CORRECT, correction=correction)


def correction_line(document: Document, place: Place, words: str) -> Words:
    """Return "“Results”, third paragraph (line 41): for *16 June* read *6 June*"."""
    return _corrected(document, place, Suggestion(words)).words


def _mended(
    document: Document, finding: Finding, one: Rewrite, usual: Suggestion | None
) -> Erratum:
    """Return the change at a place of a finding that has one certain correction."""
    wrong, kept = one.place, one.keeps
    if one.words:
        return _corrected(
            document, wrong, Suggestion(one.words, places=usual.places if usual else 0)
        )
    told: Words = (
        _where(document, wrong),
        ": ",
        Printed(_read(document, wrong)),
        f": {plain(document, finding)}",
    )
    if kept is not None:
        told = (*told, "; ", Printed(kept.text), f", {_where(document, kept)}, is right")
    return Erratum(told, CORRECT)


def _asked(document: Document, finding: Finding, decision: Action) -> Words:
    """Return the question to the author, with the places it concerns, each stated once."""
    places = (finding.place, *(part.place for part in finding.related))
    asks = f": {decision.note or finding.message}{_asked_of(decision.to)}"
    return (*_shown_at(document, places), asks)


def _shown_at(document: Document, places: Sequence[Place]) -> Words:
    """Return the words of places, each place stated once."""
    words = defaultdict[str, list[str]](list)
    for place in places:
        words[_where(document, place)].append(place.text)
    shown = [
        part
        for where, told in words.items()
        for part in ("; ", f"{where}: ", *_listed(list(dict.fromkeys(told))))
    ]
    return tuple(shown[1:])


def _listed(words: Sequence[str]) -> Iterator[str | Printed]:
    """Yield words of the document, separated by commas."""
    for at, one in enumerate(words):
        yield from ((", ",) if at else ())
        yield Printed(one)


def _doubt(document: Document, finding: Finding) -> Words:
    """Return a question, because nothing in the document decides what to read."""
    words, message = _read(document, finding.place), plain(document, finding)
    message = message.removeprefix(f"“{words}”: ").replace(f"the link “{words}”", "the link there")
    told = f": {message}"
    for begin in (f"{words} ", f"“{words}” "):
        told = f" {message.removeprefix(begin)}" if message.startswith(begin) else told
    others = [part.place for part in finding.related if part.role == "counter"]
    is_told = others and ("elsewhere" in message or "there" in message or others[0].text in message)
    if is_told and whereabouts(document, others[0]) != whereabouts(document, finding.place):
        told += f" (see {_where(document, others[0], between=', ')})"
    where = _where(document, finding.place), ": ", Printed(words)
    return *where, sentence(told), *_which(document, finding)


def _which(document: Document, finding: Finding) -> Iterator[str | Printed]:
    """Yield the question which of several figures is wrong; nothing in the document decides."""
    parts = [one.place for one in finding.related if one.role == "counter"]
    words = list(dict.fromkeys(_read(document, one) for one in (finding.place, *parts)))
    if finding.code != "QTY02" or len(words) == 1:
        yield " Please check."
    elif len(words) > _MOST_FIGURES:
        yield f" One of these {len(words)} figures is wrong: which?"
    else:
        yield " Which is wrong: "
        for at, one in enumerate(words):
            yield from ((" or " if at == len(words) - 1 else ", ",) if at else ())
            yield Printed(one)
        yield "?"


def _grounds(document: Document, finding: Finding) -> Iterator[str | Printed]:
    """Yield the condition under which a calculated fix holds: "if *from 3 to 9 May* is right"."""
    words = list(dict.fromkeys(_read(document, part.place) for part in finding.related))
    if words:
        yield ", if "
        for at, one in enumerate(words):
            yield from ((", " if at < len(words) - 1 else " and ",) if at else ())
            yield Printed(one)
        yield f" {'is' if len(words) == 1 else 'are'} right"


def _read(document: Document, place: Place) -> str:
    """Return the words of a place as text, without markup."""
    return document.words(place.span) or place.text


def _for_read(
    document: Document, place: Place, repair: Suggestion, *, whole: bool = False
) -> Words:
    """Return "for *this* read *that*" and, if applicable, "(4 other places have it so)".

    Args:
        document: The document that contains the place.
        place: The place to correct.
        repair: The corrected text.
        whole: Whether to name all the words, not only those that change.
    """
    old, new = _changing(document, place, repair.text, whole=whole)
    noun = "place has" if repair.places == 1 else "places have"
    counted = f" ({repair.places} other {noun} it so)" if repair.places else ""
    others = dict.fromkeys(_where(document, document.place(span)) for span in repair.also)
    also = f", and the same in {' and '.join(others)}" if others else ""
    return "for ", Printed(old), " read ", Printed(new), also, counted


def _changing(
    document: Document, place: Place, repair: str, *, whole: bool = False
) -> tuple[str, str]:
    """Return the words that change, with the context they need, and their replacement.

    If the passage contains the words twice, the following words identify the right ones.
    """
    front, words = findable(document, place)
    old, new = (words, repair) if whole else changed(words, repair)
    block = document.block_at(place.span.start)
    if whole or block is None:
        return front + old, front + new
    passage, begin = document.words(block.span), block.span.start
    at = passage.find(front + old, max(0, place.span.start - begin - len(front)))
    before, after = around(passage, at, front + old, front + new) if at >= 0 else ("", "")
    return before + front + old + after, fitting(before, front + new) + after


def _where(document: Document, place: Place, *, between: str = " ") -> str:
    """Return "“The fire”, second paragraph (line 102)", or with a comma before the line.

    Word documents and PDFs have no lines that a person could count. For a claim, the line that it
    cites and its place in the file are given.
    """
    told = whereabouts(document, place)
    line = f"{place.path}:{place.line}" if place.cited else f"line {place.line}"
    if (place.counted == "paragraph" or place.page) and not place.cited:
        return told
    return f"{told}, {line}" if between == ", " else f"{told} ({line})"
