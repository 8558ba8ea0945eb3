"""Who speaks: the phrase before a verb of saying, or behind it."""

import re

from factcheck.extractors.attributions.reading import PHRASE, Reading
from factcheck.model import Name, NameKind, Span

# What may stand between who speaks and the verb: adverbs, auxiliaries, when and where.
_BETWEEN = re.compile(
    r"(?:,?\s(?:also|then|later|again|once|often|still|now|thus|however|once more|nonetheless|never"
    r"|\w+ly|has|have|had|was|is|would|will|himself|herself|the same day|the (?:next|following) day"
    r"|(?:on|in|at)\s[A-Z\d][\w.]*(?:\s\d{1,4})?(?:,\s\d{4})?),?){0,4}\s?$"
)
_UNSAID = re.compile(r"\b(?:never|reportedly|allegedly|apparently|was|is|would|not)\b")
"""What makes the saying untrue, hearsay, passive or a mere wish."""
_APPOSITION = re.compile(r",\s[^,.;:“”]{3,90},(?:\s(?:also|then|later|again|still|now|\w+ly))?\s?$")
_JOINT = re.compile(r"(?:,\s)?\sand\s(?:the\s)?(?:[\w-]+\s){0,4}$")
_PREPOSITIONS = frozenset(
    {
        "of",
        "in",
        "to",
        "by",
        "with",
        "from",
        "at",
        "for",
        "against",
        "on",
        "under",
        "between",
        "among",
    }
)
_FAR = 140
"""How far before a verb its subject may begin, in code points."""
_AND = re.compile(r"(?:,\s|\s)?(?:and|but|then)\s(?:also\s|then\s|\w+ly\s)?$")
_ARTICLE = re.compile(r"(?:the|a|an)\s", re.IGNORECASE)


def before(reading: Reading, verb: int, start: int) -> Span | None:
    """Return who speaks, as the subject right before a verb.

    Args:
        reading: The document.
        verb: Where the verb begins.
        start: Where its sentence begins.
    """
    start = max(start, verb - _FAR)
    gap = _BETWEEN.search(reading.text, start, verb)
    if gap and _UNSAID.search(gap[0]):
        return None
    end = gap.start() if gap else verb
    return _before_apposition(reading, verb, start) or _ending_at(reading, end, start)


def continues(reading: Reading, verb: int, start: int) -> bool:
    """Say whether a verb shares the subject of the one before it: "… and hoped that"."""
    return bool(_AND.search(reading.text, start, verb))


def behind(reading: Reading, at: int, end: int) -> Span | None:
    """Return who speaks, named right behind a verb: "said the mayor", "said Hu Xijin"."""
    article = _ARTICLE.match(reading.text, at, end)
    first = article.end() if article else at
    named = [name for name in reading.within(first, min(end, first + _FAR)) if _opens(name, first)]
    if named:
        return named[0].span if named[0].kind is NameKind.PERSON else Span(at, named[0].span.end)
    phrase = PHRASE.match(reading.text, at, end)
    return Span(phrase.start(), phrase.end()) if phrase else None


def _opens(name: Name, at: int) -> bool:
    return name.span.start == at or (name.title is not None and name.title.start == at)


def _ending_at(reading: Reading, end: int, start: int) -> Span | None:
    """Return the phrase that ends at a code point, if it can speak."""
    name = reading.name_to(end)
    phrase = _phrase_to(reading, end, start)
    if name and phrase and phrase.start < name.span.start and name.kind is not NameKind.PERSON:
        return phrase
    if name:
        first = name.title.start if name.title else name.span.start
        return _joined(reading, name, start) if _is_subject(reading, first, start) else None
    if phrase:
        return phrase if _is_subject(reading, phrase.start, start) else None
    pronoun = reading.pronoun_to(end)
    return reading.antecedent(pronoun) if pronoun is not None else None


def _is_subject(reading: Reading, first: int, start: int) -> bool:
    """Say whether a phrase is no part of a longer one: not "editor of Global Times"."""
    words = reading.text[start:first].rsplit(maxsplit=1)
    return not words or words[-1].lower() not in _PREPOSITIONS


def _joined(reading: Reading, name: Name, start: int) -> Span:
    """Take in who is named with "and" before a name: "Lavrov and Wang"."""
    joint = _JOINT.search(reading.text, start, name.span.start)
    other = reading.name_to(joint.start()) if joint else None
    return Span(other.span.start, name.span.end) if other else name.span


def _phrase_to(reading: Reading, end: int, start: int) -> Span | None:
    """Return the longest phrase of a body or a group that ends at a code point."""
    for match in PHRASE.finditer(reading.text, start, end):
        if match.end() == end:
            return Span(match.start(), end)
    return None


def _before_apposition(reading: Reading, verb: int, start: int) -> Span | None:
    """Return a name whose description between commas ends at the verb."""
    match = _APPOSITION.search(reading.text, start, verb)
    if match is None:
        return None
    name = reading.name_to(match.start())
    return name.span if name and _is_subject(reading, name.span.start, start) else None
