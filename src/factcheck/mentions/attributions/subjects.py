"""Who speaks: the subject in front of a verb of saying, or the name or phrase behind it."""

import re

from factcheck.mentions.attributions.phrases import (
    PHRASE,
    Phrase,
    phrase_ending,
    phrase_from,
    phrase_to,
)
from factcheck.mentions.attributions.pronouns import meant, some_of
from factcheck.mentions.attributions.reading import Reading
from factcheck.model import Name, NameKind, Span
from factcheck.patterns import lazy

# What may stand between who speaks and the verb: adverbs, auxiliaries, when and where.
_BETWEEN = lazy(
    r"(?:,?\s(?:also|then|later|again|once|often|still|now|thus|however|once more|nonetheless|never"
    r"|always|further|first|even|twice|soon|too|sometimes|in turn|for (?:his|her|its|their) part"
    r"|(?:until|since|during|in|at|by|for)\s(?:the\s)?(?:(?:end|start|time|course|days?)\sof\s)?(?:last|this"
    r"|that|recent|early|late|some|many)\s(?:year|month|week|time|spring|summer|autumn|winter|day)s?"
    r"|\([^()]{1,40}\)|(?!(?:family|assembly|reply|supply|ally|July|Italy)\b)\w+ly"
    r"|has|have|had|was|is|would|will|himself|herself|itself|the same day"
    r"|the (?:next|following) day|(?:on|in|at)\s[A-Z\d][\w.:]*(?:\s\d{1,4})?(?:,\s\d{4})?"
    r"|in an? (?:\w+ )?(?:statement|interview|letter|email|report|speech)),?){0,4}\s?$"
)
_UNSAID = lazy(r"\b(?:never|reportedly|allegedly|apparently|was|is|would|not)\b")
"""What makes the saying untrue, hearsay, passive or a mere wish."""
_ASIDE = lazy(
    r",\s(?P<inner>(?:[^,;:“”]|,(?=\s\d{4}\b)){3,90}),"
    r"(?:\s(?:also|then|later|again|still|now|\w+ly|has|have|had)){0,2}\s?$"
)
_RELATIVE = lazy(
    r"(?:who|whom|whose|which|in (?:an?|his|her|its|their|the)\s"
    r"|after|for (?:his|her|its|their) part"
    r"|it (?:should|must|will) be|like|among|speaking|writing|then|now|formerly|published|dated"
    r"|signed|seen|known|read|written|sent|held|given|made|found|led|drawn"
    r"|[a-z]+ed)\b"
)
_AGED = lazy(r",\s\d\d?$|\s(?:himself|herself|itself)$")
_WHO_CLAUSE = lazy(r"\swho\s(?:had\s)?[a-z]+(?:\s[\w’-]+){0,6}$")
_JOINT = lazy(r"(?:,\s)?\sand\s(?:the\s)?(?:[\w-]+\s){0,4}$")
_TIED = lazy(
    r"\b(?:of|in|to|by|with|from|at|for|against|on|under|between|among|about|near|behind"
    r"|than)\s(?:the\s)?(?:[\d,.]+\s)?$",
    re.IGNORECASE,
)
_FAR = 140
"""How far before a verb its subject may begin, in code points."""
_AND = lazy(
    r"(?:,\s|\s)?(?:and|but|then)(?:,\s[^,;.“”]{3,40},)?\s(?:also\s|then\s|has\s|had\s|\w+ly\s)?$"
)
_SOME_BEHIND = lazy(
    r"(?:one|another|others|some|many|both)(?:\sof\s(?:them|us|the\s(?:[a-z]+\s)?[a-z]+s))?(?=[.,;:]|$)"
)
_ARTICLE = lazy(r"(?:the|a|an)\s", re.IGNORECASE)
_OF_BODY = lazy(
    r"\s(?:of|from|at|in|with|for)\s(?:the|our|his|her|their|its)\s(?:[\w’-]+\s){0,3}[\w’-]+$"
)


def before(reading: Reading, verb: int, start: int) -> Span | None:
    """Return who speaks, as the subject right before a verb.

    Args:
        reading: The document.
        verb: Where the verb begins.
        start: Where its sentence begins.
    """
    low = max(start, verb - _FAR)
    gap = _BETWEEN.search(reading.text, low, verb)
    if gap and _UNSAID.search(gap[0]):
        return None
    end = gap.start() if gap else verb
    for at in (verb - 1, end) if gap else ():
        if some := some_of(reading.text, at, start):
            return some
    found = _around_aside(reading, verb, start) or _ending_at(reading, end, start)
    if found is None and (clause := _WHO_CLAUSE.search(reading.text, low, end)):
        return _ending_at(reading, clause.start(), start)
    return found


def continues(reading: Reading, verb: int, start: int) -> bool:
    """Say whether a verb shares the subject of the one before it: "… and hoped that"."""
    return bool(_AND.search(reading.text, start, verb))


def behind(reading: Reading, at: int, end: int) -> Span | None:
    """Return who speaks, named right behind a verb: "said the mayor", "said Hu Xijin"."""
    if (some := _SOME_BEHIND.match(reading.text, at, end)) is not None:
        return Span(*some.span())
    article = _ARTICLE.match(reading.text, at, end)
    first = article.end() if article else at
    named = [name for name in reading.within(first, min(end, first + _FAR)) if _opens(name, first)]
    phrase = PHRASE.match(reading.text, at, end)
    if named and named[0].kind is NameKind.PERSON:
        return named[0].span
    if named:
        return Span(at, max(named[0].span.end, phrase.end() if phrase else 0))
    loose = phrase_from(reading.text, at, end)
    until = max(phrase.end() if phrase else 0, loose.end if loose else 0)
    return (_holder(reading, until, end) or Span(at, until)) if until else None


def _holder(reading: Reading, until: int, end: int) -> Span | None:
    """Return the full name that is set off behind an office: "wrote the vicar, Jo Dahl, in"."""
    name = reading.name_from(until + 2) if reading.text.startswith(", ", until) else None
    if name is None or name.span.end > end or len(name.parts) < 2:  # noqa: PLR2004
        return None
    ends = name.span.end >= end or reading.text[name.span.end] in ",.;"
    return name.span if ends and name.kind in (NameKind.PERSON, NameKind.UNKNOWN) else None


def _opens(name: Name, at: int) -> bool:
    return name.span.start == at or (name.title is not None and name.title.start == at)


def _around_aside(reading: Reading, verb: int, start: int) -> Span | None:
    """Return who speaks where something between commas stands before the verb.

    "Byrne, mayor since May, said"; "Its engineer, Jonas Falk, said"; "The inspector, whom …, said".
    """
    aside = _ASIDE.search(reading.text, max(start, verb - _FAR), verb)
    if aside is None:
        return None
    aged = _AGED.search(reading.text, max(start, aside.start() - 8), aside.start())
    name = reading.name_to(aged.start() if aged else aside.start())
    is_free = name is not None and _is_free(reading, _first(name), start)
    if name and (aged or (is_free and name.kind is NameKind.PERSON)):
        return name.span
    phrase = phrase_to(reading.text, start, aside.start())
    if inner := _named_inside(reading, aside, after_phrase=phrase is not None):
        return inner
    if phrase and _RELATIVE.match(aside["inner"]):
        return Span(phrase.start, phrase.end)
    if name is None:
        return some_of(reading.text, aside.start(), start)
    return name.span if is_free else None


def _named_inside(reading: Reading, aside: re.Match[str], *, after_phrase: bool) -> Span | None:
    """Return the name that fills an aside behind a phrase or a title."""
    inner = [one for one in reading.within(*aside.span("inner")) if _fills(one, aside)]
    if not inner or inner[0].kind is NameKind.PLACE:
        return None
    return inner[0].span if after_phrase or _first(inner[0]) < aside.start() else None


def _first(name: Name) -> int:
    return name.title.start if name.title else name.span.start


def _fills(name: Name, aside: re.Match[str]) -> bool:
    return _first(name) <= aside.start("inner") and name.span.end == aside.end("inner")


def _ending_at(reading: Reading, end: int, start: int) -> Span | None:
    """Return the name, phrase or pronoun that ends at a code point, if it can speak."""
    name, phrase = reading.name_to(end), phrase_ending(reading.text, end, start)
    if name and _TIED.search(reading.text, start, _first(name)):
        return _tied(reading, name, end, start)
    if name and phrase and phrase.start < name.span.start and name.kind is not NameKind.PERSON:
        return phrase
    if name:
        return _joined(reading, name, start)
    if phrase and _is_free(reading, phrase.start, start):
        return phrase
    known = meant(reading, end, start)
    return known if known is not None else _loose(reading, end, start)


def _tied(reading: Reading, name: Name, end: int, start: int) -> Span | None:
    """Return who a name is tied to: Marsh in "Dr Marsh of the Research Station said"."""
    tie = _TIED.search(reading.text, start, _first(name))
    owner = reading.name_to(tie.start() - 1) if tie else None
    is_bearer = owner is not None and owner.kind in (NameKind.PERSON, NameKind.UNKNOWN)
    if owner and is_bearer and _is_free(reading, _first(owner), start):
        return owner.span
    return phrase_ending(reading.text, end, start) or _loose(reading, end, start)


def _loose(reading: Reading, end: int, start: int) -> Span | None:
    tail = _OF_BODY.search(reading.text, start, end)
    owner = reading.name_to(tail.start()) if tail else None
    is_bearer = owner is not None and owner.kind in (NameKind.PERSON, NameKind.UNKNOWN)
    if owner and is_bearer and _is_free(reading, _first(owner), start):
        return owner.span
    phrase = phrase_to(reading.text, start, end)
    return Span(phrase.start, phrase.end) if phrase else None


def loose_subject(reading: Reading, span: Span) -> Phrase | None:
    """Return a subject as a phrase, where neither a name nor a speaking head makes it one."""
    if reading.within(span.start, span.end) or PHRASE.match(reading.text, span.start, span.end):
        return None
    return phrase_to(reading.text, span.start, span.end)


def _is_free(reading: Reading, first: int, start: int) -> bool:
    """Say whether a phrase is no part of a longer one: not "editor of Global Times"."""
    return not _TIED.search(reading.text, start, first)


def _joined(reading: Reading, name: Name, start: int) -> Span:
    """Take in who is named with "and" before a name: "Lavrov and Wang"."""
    joint = _JOINT.search(reading.text, start, name.span.start)
    other = reading.name_to(joint.start()) if joint else None
    return Span(other.span.start, name.span.end) if other else name.span
