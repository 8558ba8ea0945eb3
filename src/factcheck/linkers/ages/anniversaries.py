"""Anniversaries: what is commemorated, and from when it counts."""

import re
from collections.abc import Iterator

from factcheck.linkers.ages.numbers import ordinal
from factcheck.linkers.ages.reading import Reading, has_year
from factcheck.model import Age, Date, Span
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_ANNIVERSARY = lazy(
    r"\b(?:(?P<digits>\d{1,3})(?:st|nd|rd|th)|(?P<word>[A-Za-z]+(?:-[a-z]+)?)) anniversary"
    r"|\b(?P<special>centenary|centennial|bicentenary)\b"
    r"|\b(?P<metal>silver|golden) (?:jubilee|anniversary)\b"
)
_METALS = {"silver": 25, "golden": 50}
_OF = lazy(r" of (?P<what>[^,.;:()\n]{0,60})")
_OF_THING = lazy(r" of (?:the|its|their|this) (?P<noun>[a-z]+)(?=[,.;:]| (?:with|by|in|on)\b)")
_ITS = lazy(r"\b(?:its|their) (?:own )?\Z")
_FOUND = r"founded|established|formed|created|inaugurated|incorporated"
_OPEN = r"opened|built|completed|launched|consecrated|erected|unveiled|laid"
_FOUNDED = lazy(rf"\b(?:{_FOUND})(?: [^.;()\d\n]{{0,40}})? $")
_MADE = lazy(rf"\b(?:was|were|been) (?:first )?(?:{_FOUND}|{_OPEN})(?: [^.;()\d\n]{{0,40}})? $")
_AHEAD = lazy(
    r"(?i)\b(?:ahead|before|upcoming|will|would|next|approach\w*|prepar\w*|plan\w*|propos\w+"
    r"|coming|eve|towards?|future|forthcoming)\b"
)
"""An anniversary that is still to come when it is spoken of."""
_SUBJECT = lazy(
    r"(?:(?:In|On|By|At) [^,.]{2,30}?,? )?(?:[Tt]he|[Ii]ts|[Tt]his|[Tt]hat) (?:[a-z-]+ ){0,3}?"
    r"(?P<noun>[a-z]+)(?= (?:of|on|in|at|by|from|for|was|were|is|had|has|kept|held|[a-z]+ed)\b)"
)
_FIRST = lazy(r"(?:[Tt]he|[Ii]ts) (?P<noun>[a-z]+)\b")
_IT = lazy(r"(?:(?:In|On|By|At) [^.]{2,30}?,? )?[Ii]t ")
_BACK = 12


def anniversaries(reading: Reading) -> Iterator[Age]:
    """Yield the anniversaries whose beginning the document tells.

    That is the date behind "of", a founding in the same sentence, or the one day on which the
    document says that the thing was founded, built or opened.
    """
    text = reading.document.text
    told = any(word in text for word in ("anniversary", "centen", "jubilee"))
    for match in _ANNIVERSARY.finditer(text) if told else ():
        years, sentence = _years(match), reading.sentence(match.start())
        if not years or _AHEAD.search(reading.document.words(sentence)):
            continue
        named = _commemorated(reading, sentence, match)
        at = reading.single(sentence, match.start(), without=named) or reading.leading(
            sentence, match.start()
        )
        if len(named) == 1 and at is not None:
            yield Age(Span(*match.span()), years, named[0], at, is_completed=False)


def _years(match: re.Match[str]) -> int:
    if match["metal"]:
        return _METALS[match["metal"]]
    return int(match["digits"]) if match["digits"] else ordinal(match["special"] or match["word"])


def _commemorated(reading: Reading, sentence: Span, match: re.Match[str]) -> list[Date]:
    """Return the dates that may be commemorated: named, or told of a founding."""
    of = _OF.match(reading.document.text, match.end())
    if of is not None:
        named = [one for one in reading.within(Span(*of.span("what"))) if has_year(one)]
        return named or _beginnings(reading, sentence, match)
    dates = [one for one in reading.within(sentence) if has_year(one)]
    founded = [one for one in dates if _FOUNDED.search(reading.left(one))]
    return founded or _beginnings(reading, sentence, match)


def _beginnings(reading: Reading, sentence: Span, match: re.Match[str]) -> list[Date]:
    """Return the days on which a thing was founded or opened, told elsewhere in the document."""
    noun = _thing(reading, sentence, match)
    made = [one for one in reading.dates if has_year(one) and _MADE.search(reading.left(one))]
    single = [one for one in made if one.value and not one.value.is_interval]
    of_noun = [one for one in single if noun and noun == _subject(reading, one)]
    years = {one.value.year for one in of_noun if one.value}
    return of_noun[:1] if len(years) == 1 else []


def _thing(reading: Reading, sentence: Span, match: re.Match[str]) -> str:
    """Return the stem of what has the anniversary: "of the hall", "the club kept its"."""
    text = reading.document.text
    if of := _OF_THING.match(text, match.end()):
        return stem(of["noun"])
    is_its = _ITS.search(text, max(sentence.start, match.start() - _BACK), match.start())
    return _subject_of(reading, sentence) if is_its else ""


def _subject(reading: Reading, date: Date) -> str:
    return _subject_of(reading, reading.sentence(date.span.start))


def _subject_of(reading: Reading, sentence: Span) -> str:
    """Return the stem of the subject of a sentence; "It" is that of the one before."""
    text = reading.document.text
    if _IT.match(text, sentence.start, sentence.end):
        before = reading.document.sentence_at(max(0, sentence.start - 2))
        near = before and reading.block(sentence.start).contains(before)
        sentence = before if before and near else sentence
    found = _SUBJECT.match(text, sentence.start, sentence.end) or _FIRST.match(text, sentence.start)
    return stem(found["noun"]) if found else ""
