"""Who speaks: the subject in front of a verb of saying, or the name or phrase behind it."""

import re

from factcheck.extractors.attributions.phrases import (
    PHRASE,
    Phrase,
    phrase_from,
    phrase_to,
)
from factcheck.extractors.attributions.reading import Reading
from factcheck.model import Name, NameKind, Span

# What may stand between who speaks and the verb: adverbs, auxiliaries, when and where.
_BETWEEN = re.compile(
    r"(?:,?\s(?:also|then|later|again|once|often|still|now|thus|however|once more|nonetheless|never"
    r"|always|further|first|even|twice|soon|too|sometimes|in turn|for (?:his|her|its|their) part"
    r"|(?:until|since|during|in|at|by|for)\s(?:the\s)?(?:(?:end|start|time|course|days?)\sof\s)?(?:last|this"
    r"|that|recent|early|late|some|many)\s(?:year|month|week|time|spring|summer|autumn|winter|day)s?"
    r"|\w+ly|has|have|had|was|is|would|will|himself|herself|itself|the same day"
    r"|the (?:next|following) day|(?:on|in|at)\s[A-Z\d][\w.:]*(?:\s\d{1,4})?(?:,\s\d{4})?"
    r"|in an? (?:\w+ )?(?:statement|interview|letter|email|report|speech)),?){0,4}\s?$"
)
_UNSAID = re.compile(r"\b(?:never|reportedly|allegedly|apparently|was|is|would|not)\b")
"""What makes the saying untrue, hearsay, passive or a mere wish."""
_ASIDE = re.compile(
    r",\s(?P<inner>(?:[^,;:“”]|,(?=\s\d{4}\b)){3,90}),"
    r"(?:\s(?:also|then|later|again|still|now|\w+ly|has|have|had)){0,2}\s?$"
)
_RELATIVE = re.compile(
    r"(?:who|whom|whose|which|in (?:an?|his|her|its|their|the)\s"
    r"|after|for (?:his|her|its|their) part"
    r"|speaking|writing|then|now|formerly|published|dated|signed|seen|known"
    r"|[a-z]+ed)\b"
)
_JOINT = re.compile(r"(?:,\s)?\sand\s(?:the\s)?(?:[\w-]+\s){0,4}$")
_TIED = re.compile(
    r"\b(?:of|in|to|by|with|from|at|for|against|on|under|between|among|about|near|behind)"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
_FAR = 140
"""How far before a verb its subject may begin, in code points."""
_AND = re.compile(
    r"(?:,\s|\s)?(?:and|but|then)(?:,\s[^,;.“”]{3,40},)?\s(?:also\s|then\s|has\s|had\s|\w+ly\s)?$"
)
_AND_BEHIND = re.compile(r"\sand\s(?:(?:his|her|its|their|the)\s(?:[\w-]+\s){1,3}?)?(?=[A-Z])")
_ARTICLE = re.compile(r"(?:the|a|an)\s", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)$")
_OFFICE = re.compile(r"\b(?:the|an?|his|her|their|its|our)\s(?:[\w’-]+\s){0,2}?[\w’-]+$")
_OF_BODY = re.compile(
    r"\s(?:of|from|at|in|with|for)\s(?:the|our|his|her|their|its)\s(?:[\w’-]+\s){0,3}[\w’-]+$"
)
_SEVERAL = re.compile(r"(?:[Tt]he|[Bb]oth)\s(?:[a-z]+\s){0,3}[a-z]{3,}s(?=\s[a-z])")
_WHO = re.compile(r",?\swho$")


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
    return _around_aside(reading, verb, start) or _ending_at(reading, end, start)


def continues(reading: Reading, verb: int, start: int) -> bool:
    """Say whether a verb shares the subject of the one before it: "… and hoped that"."""
    return bool(_AND.search(reading.text, start, verb))


def behind(reading: Reading, at: int, end: int) -> Span | None:
    """Return who speaks, named right behind a verb: "said the mayor", "said Hu Xijin"."""
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
    return Span(at, until) if until else None


def _opens(name: Name, at: int) -> bool:
    return name.span.start == at or (name.title is not None and name.title.start == at)


def _around_aside(reading: Reading, verb: int, start: int) -> Span | None:
    """Return who speaks where something between commas stands before the verb.

    "Byrne, mayor since May, said"; "Its engineer, Jonas Falk, said"; "The inspector, whom …, said".
    """
    aside = _ASIDE.search(reading.text, max(start, verb - _FAR), verb)
    if aside is None:
        return None
    name = reading.name_to(aside.start())
    if name and name.kind is NameKind.PERSON and _is_free(reading, _first(name), start):
        return name.span
    phrase = phrase_to(reading.text, start, aside.start())
    inner = [one for one in reading.within(*aside.span("inner")) if _fills(one, aside)]
    titled = bool(inner) and _first(inner[0]) < aside.start()
    if inner and (phrase or titled) and inner[0].kind is not NameKind.PLACE:
        return inner[0].span
    if phrase and _RELATIVE.match(aside["inner"]):
        return Span(phrase.start, phrase.end)
    return name.span if name and _is_free(reading, _first(name), start) else None


def _first(name: Name) -> int:
    return name.title.start if name.title else name.span.start


def _fills(name: Name, aside: re.Match[str]) -> bool:
    return _first(name) <= aside.start("inner") and name.span.end == aside.end("inner")


def _ending_at(reading: Reading, end: int, start: int) -> Span | None:
    """Return the name, phrase or pronoun that ends at a code point, if it can speak."""
    name, phrase = reading.name_to(end), _phrase_to(reading, end, start)
    if name and _TIED.search(reading.text, start, _first(name)):
        return _tied(reading, name, end, start)
    if name and phrase and phrase.start < name.span.start and name.kind is not NameKind.PERSON:
        return phrase
    if name:
        return _joined(reading, name, start)
    if phrase and _is_free(reading, phrase.start, start):
        return phrase
    pronoun = _PRONOUN.search(reading.text, max(0, end - 5), end)
    if pronoun is not None:
        return _meant(reading, pronoun)
    who = _WHO.search(reading.text, max(start, end - 6), end)
    return _who(reading, who.start(), start) if who else _loose(reading, end, start)


def _meant(reading: Reading, pronoun: re.Match[str]) -> Span | None:
    """Return whom a pronoun stands for."""
    sentence = reading.sentence_at(pronoun.start())
    if sentence is None:
        return None
    if pronoun[0].lower() == "it":
        return _document(reading, sentence.start)
    if pronoun[0].lower() == "they":
        return _group(reading, sentence.start)
    return reading.antecedent(pronoun.start(), pronoun[0].lower())


def _who(reading: Reading, end: int, start: int) -> Span | None:
    """Return who is meant by "who": the name or phrase in front of it."""
    name = reading.name_to(end)
    if name is not None:
        return name.span if name.kind is NameKind.PERSON else None
    phrase = _phrase_to(reading, end, start)
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


def _tied(reading: Reading, name: Name, end: int, start: int) -> Span | None:
    """Return who a name is tied to: Marsh in "Dr Marsh of the Research Station said"."""
    tie = _TIED.search(reading.text, start, _first(name))
    owner = reading.name_to(tie.start() - 1) if tie else None
    is_bearer = owner is not None and owner.kind in (NameKind.PERSON, NameKind.UNKNOWN)
    if owner and is_bearer and _is_free(reading, _first(owner), start):
        return owner.span
    return _phrase_to(reading, end, start) or _loose(reading, end, start)


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


def _document(reading: Reading, start: int) -> Span | None:
    """Return what "it" stands for: the one body or document in the sentence before."""
    before_it = reading.sentence_at(start - 2)
    if before_it is None or "\n" in reading.text[before_it.end : start]:
        return None
    found = [match.span() for match in PHRASE.finditer(reading.text, *_ends(before_it))]
    return Span(*found[0]) if len(found) == 1 else None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_free(reading: Reading, first: int, start: int) -> bool:
    """Say whether a phrase is no part of a longer one: not "editor of Global Times"."""
    return not _TIED.search(reading.text, start, first)


def _joined(reading: Reading, name: Name, start: int) -> Span:
    """Take in who is named with "and" before a name: "Lavrov and Wang"."""
    joint = _JOINT.search(reading.text, start, name.span.start)
    other = reading.name_to(joint.start()) if joint else None
    return Span(other.span.start, name.span.end) if other else name.span


def _phrase_to(reading: Reading, end: int, start: int) -> Span | None:
    """Return the longest phrase of a body or a group that ends at a code point."""
    for match in PHRASE.finditer(reading.text, max(start, end - _FAR), end):
        if match.end() == end:
            return Span(match.start(), end)
    return None
