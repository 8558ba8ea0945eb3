"""Acts of saying told by a noun or a set phrase: "issued a statement that", "drew attention to"."""

import re
from collections.abc import Iterator

from factcheck.mentions.attributions.actwords import (
    ATTITUDE,
    BEAR_WORDS,
    BEARS,
    FLOAT_WORDS,
    FLOATED,
    HELD_WORDS,
    ISSUE_WORDS,
    ISSUED,
    LIGHT,
    LIGHT_WORDS,
    ORDER_WORDS,
    ORDERED,
    TALK_WORDS,
    TALKED,
)
from factcheck.mentions.attributions.place import Place
from factcheck.mentions.attributions.subjects import before
from factcheck.model import Attribution, Span
from factcheck.patterns import lazy

_OBJECTS = lazy(r"(?:.*\bwith\s|to\s(?:[^\s]+\s){1,4}?(?=(?:the|an?|[a-z]+s?)\s?$))")
_PASSIVE = lazy(r"\b(?:is|are|was|were|been|being)\s(?:\w+ly\s)?$")


def _issued(place: Place) -> Iterator[Attribution]:
    for match in ISSUED.finditer(place.text, place.start, place.end):
        source = _subject(place, match.start())
        if source is None:
            continue
        cue = Span(*match.span("cue"))
        if match["words"]:
            yield from _worded(place, match, Span(*match.span("link")), source)
        elif match["backing"]:
            yield Attribution(place.clause(match.start("backing")), cue, source)
        else:
            yield Attribution(place.clause(match.end()), cue, source)


def _borne(place: Place) -> Iterator[Attribution]:
    """Yield the words that a page or an article bears: "a page spelling out “…”"."""
    for match in BEARS.finditer(place.text, place.start, place.end):
        issued = list(ISSUED.finditer(place.text, place.start, match.start()))
        source = _subject(place, issued[-1].start()) if issued else None
        if source is not None:
            yield from _worded(place, match, Span(*match.span("cue")), source)


def _worded(place: Place, match: re.Match[str], cue: Span, source: Span) -> Iterator[Attribution]:
    quoted = place.reading.quotation_from(match.end("words"))
    if quoted is not None:
        yield Attribution(Span(quoted.start - 1, quoted.end + 1), cue, source)


def _talked(place: Place) -> Iterator[Attribution]:
    for match in TALKED.finditer(place.text, place.start, place.end):
        source = _subject(place, match.start())
        if source is not None:
            yield Attribution(place.clause(match.end()), Span(*match.span("cue")), source)


def _phrased(place: Place) -> Iterator[Attribution]:
    yield from _matched(place, LIGHT)


def _held(place: Place) -> Iterator[Attribution]:
    yield from _matched(place, ATTITUDE, by_things=True)


def _matched(
    place: Place, pattern: re.Pattern[str], *, by_things: bool = False
) -> Iterator[Attribution]:
    for match in pattern.finditer(place.text, place.start, place.end):
        source = before(place.reading, match.start(), place.start)
        if source is not None and (by_things or not place.is_thing(source)):
            yield Attribution(place.clause(match.end()), Span(*match.span("cue")), source)


def _ordered(place: Place) -> Iterator[Attribution]:
    for match in ORDERED.finditer(place.text, place.start, place.end):
        quoted = place.reading.quotation_from(match.end())
        if quoted is None:
            continue
        said, cue = Span(quoted.start - 1, quoted.end + 1), Span(*match.span("cue"))
        if _PASSIVE.search(place.text, place.start, match.start()):
            yield Attribution(said, cue)
            continue
        source = before(place.reading, match.start(), place.start)
        if source is not None and not place.is_thing(source):
            yield Attribution(said, cue, source)


def _floated(place: Place) -> Iterator[Attribution]:
    for match in FLOATED.finditer(place.text, place.start, place.end):
        source = before(place.reading, match.start(), place.start)
        if source is not None and not place.is_thing(source):
            skipped = _OBJECTS.match(place.text, match.start("before"), match.start("head"))
            start = skipped.end() if skipped else match.start("before")
            yield Attribution(place.clause(start), Span(*match.span("cue")), source)


def _subject(place: Place, verb: int) -> Span | None:
    return before(place.reading, verb, place.start) or place.clause_subject(verb)


ACTS = (
    (ISSUE_WORDS, _issued),
    (BEAR_WORDS, _borne),
    (TALK_WORDS, _talked),
    (LIGHT_WORDS, _phrased),
    (HELD_WORDS, _held),
    (ORDER_WORDS, _ordered),
    (FLOAT_WORDS, _floated),
)
"""What yields each kind of act of saying, with the words of which a sentence must have one."""
