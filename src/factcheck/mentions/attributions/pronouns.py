"""Whom a pronoun in front of a verb stands for: "she", "they", "who", "others", "one of them"."""

import re

from factcheck.mentions.attributions.phrases import PHRASE, phrase_ending
from factcheck.mentions.attributions.reading import Reading
from factcheck.model import Name, NameKind, Span
from factcheck.patterns import lazy

_PRONOUN = lazy(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)$")
_OFFICE = lazy(r"\b(?:the|an?|his|her|their|its|our)\s(?:[\w’-]+\s){0,2}?[\w’-]+$")
_SEVERAL = lazy(r"(?:[Tt]he|[Bb]oth)\s(?:[a-z]+\s){0,3}[a-z]{3,}s(?=\s[a-z])")
_WHO = lazy(r",?\s(?P<who>who|which)$")
_AND_BEHIND = lazy(r"\sand\s(?:(?:his|her|its|their|the)\s(?:[\w-]+\s){1,3}?)?(?=[A-Z])")
_SOME = lazy(
    r"\b(?:[Oo]thers|[Ss]ome|[Mm]any|[Bb]oth|[Mm]ost"
    r"|(?:[Oo]ne|[Ss]ome|[Mm]any|[Mm]ost|[Bb]oth|[Aa]ll|[Tt]wo|[Tt]hree|[Ss]everal|[Ee]ach)\sof\s(?:them|us"
    r"|the\s(?:[a-z]+\s)?[a-z]+s)|(?:[Ss]ome|[Mm]any|[Oo]thers|[Mm]ost)\s(?:in|at|within)\s(?:the\s)?"
    r"[\w’-]+|[Tt]hose\swho\s[^,;:.“”\"]{2,40})$"
)
_OPENS = lazy(
    r"(?:[,;:]\s|[”\"]\s|(?:,\sand|\b(?:but|while|when|as|that|which|although|though|because|if|where))\s)$"
)
_TIED = lazy(r"\b(?:of|in|to|by|with|from|at|for|on)\s(?:the\s)?$", re.IGNORECASE)
_PLURAL = lazy(r"[^su\W]s$")
_SHORT = 60
_FAR = 140
"""Code points before a pronoun in which what it stands for may begin."""


def meant(reading: Reading, end: int, start: int) -> Span | None:
    """Return whom a pronoun that ends at a place stands for; of "others", the word itself."""
    pronoun = _PRONOUN.search(reading.text, max(0, end - 5), end)
    if pronoun is not None:
        return _meant(reading, pronoun)
    who = _WHO.search(reading.text, max(start, end - 8), end)
    return _who(reading, who, start) if who else some_of(reading.text, end, start)


def some_of(text: str, end: int, start: int) -> Span | None:
    """Return "others" or "one of them" before a place, where they are the subject of a clause."""
    some = _SOME.search(text, max(start, end - _SHORT), end)
    opens = some and (some.start() == start or _OPENS.search(text, start, some.start()))
    return Span(*some.span()) if some and opens else None


def _meant(reading: Reading, pronoun: re.Match[str]) -> Span | None:
    """Return whom a pronoun stands for."""
    sentence = reading.sentence_at(pronoun.start())
    if sentence is None:
        return None
    if pronoun[0].lower() == "it":
        return _document(reading, sentence.start, pronoun.start())
    if pronoun[0].lower() == "they":
        return _group(reading, sentence.start)
    return reading.antecedent(pronoun.start(), pronoun[0].lower())


def _who(reading: Reading, who: re.Match[str], start: int) -> Span | None:
    """Return who is meant by "who" or "which": the name or phrase in front of it."""
    end = who.start()
    name = reading.name_to(end)
    if name is not None:
        fits = (name.kind is NameKind.PERSON) == (who["who"] == "who")
        tied = who[0] == " which" and _TIED.search(reading.text, start, name.span.start)
        return name.span if fits and not tied and name.kind is not NameKind.PLACE else None
    phrase = phrase_ending(reading.text, end, start)
    if who["who"] == "which":
        return phrase
    found = _OFFICE.search(reading.text, max(start, end - _FAR), end)
    return phrase or (Span(*found.span()) if found else None)


def _group(reading: Reading, start: int) -> Span | None:
    """Return what "they" stands for: the subject of the sentence before, if it is several."""
    before_it = reading.sentence_at(start - 2)
    if before_it is None or "\n" in reading.text[before_it.end : start]:
        return None
    entry = reading.document.entry_at(before_it.start)
    first = entry.body.start if entry and before_it.contains(entry.body) else before_it.start
    comma = reading.text.find(", ", first, before_it.end)
    for at in (first, comma + 2) if comma > 0 else (first,):
        pair = _pair_at(reading, at, before_it.end)
        if pair is not None:
            return pair
        found = PHRASE.match(reading.text, at, before_it.end) or _SEVERAL.match(reading.text, at)
        if found and found[0].endswith("s"):
            return Span(*found.span())
    return None


def _pair_at(reading: Reading, at: int, end: int) -> Span | None:
    """Return two names that are one subject: "Byrne and Lind met"."""
    first = reading.name_from(at)
    joint = _AND_BEHIND.match(reading.text, first.span.end, end) if first else None
    named = reading.within(joint.end(), min(end, joint.end() + 60)) if joint else ()
    if first is None or joint is None or not named or _first(named[0]) != joint.end():
        return None
    return Span(first.span.start, named[0].span.end)


def _first(name: Name) -> int:
    return name.title.start if name.title else name.span.start


def _document(reading: Reading, start: int, at: int) -> Span | None:
    """Return what "it" stands for: the one body or document in the sentence before."""
    own = PHRASE.match(reading.text, start, at)
    if own is not None and reading.text[at - 2] in ":;,":
        return Span(*own.span())
    before_it = reading.sentence_at(start - 2)
    if before_it is None or "\n" in reading.text[before_it.end : start]:
        return None
    phrases = PHRASE.finditer(reading.text, *_ends(before_it))
    found = [match.span() for match in phrases if not _PLURAL.search(match[0])]
    return Span(*found[0]) if len(found) == 1 else None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
