"""Speakers: the subject before a verb of saying, or the name or phrase after it.

A speaker is a name, a noun phrase such as "the embassy of Chile in Oslo", another definite noun
phrase, or the antecedent of a pronoun.
"""

import re
from functools import cache

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.extract.attributions.reading import Reading
from factcheck.lexicon import alternation
from factcheck.model import Name, NameKind, Span

_FAR = 140
"""Maximum distance between a verb and its subject, in code points."""

# ---- noun phrases, recognized by their words alone ----

_WORD = r"[\w’'-]+"
PREPOSITIONS = alternation("function.prepositions")
WHEN = alternation("function.when")
_ADVERBS = alternation("function.adverbs", "function.when")
_DETERMINERS = rf"(?:{alternation('saying.determiners')}|dozens of|hundreds of)"
_IN_PLACE = rf"(?:\s(?:in|of|to|at|for|from)\s(?:the\s)?[A-Z]{_WORD}(?:\s[A-Z]{_WORD}){{0,3}})"
PHRASE = re.compile(
    rf"\b(?<!\d,)(?:(?i:{alternation('saying.determiners')})\s)?"
    rf"(?:(?!(?:{alternation('saying.closed')}|months|weeks|years|days)\s)"
    rf"{_WORD}\s){{0,5}}?(?:Counsel|(?:{alternation('saying.speakers')})(?:e?s)?"
    rf"|{alternation('saying.papers')})"
    rf"{_IN_PLACE}{{0,2}}(?=\W|$)"
)
"""A noun phrase whose head names a speaker, with its modifiers: "the embassy of Chile"."""
_NOUN = rf"(?!(?:{alternation('saying.closed')})\b){_WORD}"
_GROUP = rf"(?:{_DETERMINERS}\s)?(?:{_NOUN}\s){{0,4}}?{_NOUN}"
_TIED_BY = (
    rf"(?:{PREPOSITIONS}|familiar with|close to"
    r"|representing|quoted by|dated|published (?:by|in)|issued by)"
)
UNNAMED = (
    r"(?:who (?:asked|declined|wished|did not want) (?:not )?to (?:be (?:named|identified|quoted)"
    r"|remain anonymous)|(?:speaking )?on condition of anonymity|speaking anonymously)"
)
_FULL = re.compile(
    rf"(?P<first>{_GROUP})(?:\s{_TIED_BY}\s{_GROUP}){{0,2}}(?:,?\s{UNNAMED})?", re.IGNORECASE
)
_FROM_VERB = re.compile(
    rf"(?P<first>{_GROUP})(?:\s{_TIED_BY}\s{_GROUP})?"
    r"(?=[,.;:“\"]|\s(?:in|on|at|to|who|when|as)\s|$)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(rf"\b{_DETERMINERS}\s", re.IGNORECASE)
_BREAK = re.compile(
    r"[,;:—–()“”\"!?…]\s?"
    rf"|\b(?:{alternation('function.subordinators')}|which|whose|and|or|but|so|then|yet)\s",
    re.IGNORECASE,
)
_LEADING = frozenset[str]().union(
    *map(lexicon.words, ("function.prepositions", "function.when", "saying.leading"))
)
_PLURAL = re.compile(r"people|police|media|men|women|children|alumni|staff|\w+(?<![sui])s")


def _phrase_ending(text: str, end: int, start: int) -> Span | None:
    """Return the longest noun phrase for an organization or group that ends at an offset."""
    last = text[start:end].rpartition(" ")[2]
    if not last[:1].isupper() and _heads().isdisjoint(word_list(last, str)[-1:]):
        return None
    found = (one for one in PHRASE.finditer(text, start, end) if one.end() == end)
    return next((Span(*one.span()) for one in found), None)


@cache
def _heads() -> frozenset[str]:
    speakers = lexicon.words("saying.speakers")
    several = (f"{one}{ending}" for one in speakers for ending in ("s", "es"))
    return speakers | {*several} | lexicon.words("saying.papers")


def _phrase_filling(text: str, start: int, end: int) -> Span | None:
    """Return the noun phrase at the end of a clause, if it can be its subject."""
    first = max((one.end() for one in _BREAK.finditer(text, start, end)), default=start)
    inside = [one.start() for one in _DETERMINER.finditer(text, first, end) if one.start() > first]
    word, *more = text[first:end].lower().split(" ", 1)
    for at in inside if more and word in _LEADING else [first]:
        found = _FULL.fullmatch(text, at, end)
        if found and _can_speak(found):
            return Span(at, end)
    return None


def _can_speak(found: re.Match[str]) -> bool:
    """Return True if a phrase can be a speaker: it has a determiner, a plural head or an owner."""
    *lead, head = found["first"].lower().split()
    if head in lexicon.words("saying.mute"):
        return False
    if _DETERMINER.match(found[0]):
        return bool(lead)
    is_owned = any(word.endswith(("’s", "'s", "s’", "s'")) for word in lead)
    return is_owned or bool(_PLURAL.fullmatch(head))


# ---- antecedents of pronouns ----

_OF_THEM = r"\sof\s(?:them|us|the\s(?:[a-z]+\s)?[a-z]+s)"
_SOME = re.compile(
    r"(?:^|[,;:”\"]\s|\b(?:and|but|that|which|when|as|because|if)\s)(?P<who>(?i:others|some|many|both|most"
    rf"|(?:{alternation('saying.determiners')}){_OF_THEM}"
    r"|(?:some|many|others|most)\s(?:in|at|within)\s(?:the\s)?[\w’-]+"
    r"|those\swho\s[^,;:.“”\"]{2,40}))$"
)
_OFFICE = re.compile(r"\b(?:the|an?|his|her|their|its|our)\s(?:[\w’-]+\s){0,2}?[\w’-]+$")
_SEVERAL = re.compile(r"s$|\sand\s")


def _meant(reading: Reading, end: int, start: int) -> Span | None:
    """Return the antecedent of a pronoun that ends at an offset, or "others" itself."""
    pronoun = reading.word_to(end)
    at, word = end - len(pronoun), pronoun.lower()
    if word in ("he", "she"):
        return reading.antecedent(at, word)
    if word in ("who", "which") and at > start:
        return _related(reading, at - 1 - (reading.text[at - 2] == ","), start, word)
    if word not in ("it", "they"):
        some = _SOME.search(reading.text[max(start, end - 60) : end])
        return Span(end - len(some["who"]), end) if some else None
    sentence = reading.sentence_at(at)
    before_it = reading.sentence_before(sentence.start) if sentence else None
    if before_it is None or "\n" in reading.text[before_it.end : at]:
        return None
    if word == "they":
        comma = reading.text.find(", ", before_it.start, before_it.end)
        starts = (before_it.start, comma + 2)[: 1 + (comma > 0)]
        found = filter(None, (behind(reading, at, before_it.end) for at in starts))
        return next((one for one in found if _SEVERAL.search(reading.document.words(one))), None)
    phrases = PHRASE.finditer(reading.text, before_it.start, before_it.end)
    single = [one.span() for one in phrases if not one[0].endswith("s") or one[0].endswith("ss")]
    return Span(*single[0]) if len(single) == 1 else None


def _related(reading: Reading, end: int, start: int, word: str) -> Span | None:
    """Return the antecedent of "who" or "which": the name or phrase before it."""
    name, phrase = reading.name_to.get(end), _phrase_ending(reading.text, end, start)
    if name and (name.kind is NameKind.PERSON) == (word == "who"):
        return name.span
    office = None if phrase or word == "which" else _OFFICE.search(reading.text, start, end)
    return Span(*office.span()) if office else phrase


# ---- subjects before a verb ----

# Text allowed between a speaker and the verb: adverbs, auxiliaries, adverbials of time and place.
_BETWEEN = re.compile(
    rf"(?:,?\s(?:{_ADVERBS}|once more|in turn|for (?:his|her|its|their) part"
    r"|(?:until|since|during|in|at|by|for)\s(?:the\s)?(?:(?:end|start|time|course|days?)\sof\s)?"
    r"(?:last|this|that|recent|early|late|some|many)\s"
    rf"(?:year|month|week|time|day|{alternation('dates.seasons')})s?"
    r"|\([^()]{1,40}\)|(?!(?:family|assembly|reply|supply|ally|July|Italy)\b)\w+ly"
    r"|(?:has|have|had|was|is|would|will)|(?:him|her|it)self"
    r"|the (?:same|next|following) day|(?:on|in|at)\s[A-Z\d][\w.:]*(?:\s\d{1,4})?(?:,\s\d{4})?"
    r"|in an? (?:\w+ )?(?:statement|interview|letter|email|report|speech)),?){0,4}\s?$"
)
_UNSAID = frozenset({"never", "reportedly", "allegedly", "apparently", "was", "is", "would", "not"})
"""Words that make a report negative, hearsay, passive or hypothetical."""
_ASIDE = re.compile(
    r"(?:,\s\d\d?|\s(?:him|her|it)self)?,\s(?!(?:he|she|it|they)\s)(?P<inner>(?:[^,;:“”]|,(?=\s\d{4}\b)){2,90}),"
    rf"(?:\s(?:{_ADVERBS}|\w+ly|has|have|had)){{0,2}}\s?$"
)
_WHO_CLAUSE = re.compile(r"\swho\s(?:had\s)?[a-z]+(?:\s[\w’-]+){0,6}$")
_JOINT = re.compile(r"(?:,\s)?\sand\s(?:the\s)?(?:[\w-]+\s){0,4}$")
_TIED = re.compile(rf"\s?\b(?:{PREPOSITIONS}|than)\s(?:the\s)?(?:[\d,.]+\s)?$", re.IGNORECASE)
_OF_BODY = re.compile(
    r"\s(?:of|from|at|in|with|for)\s(?:the|our|his|her|their|its)\s(?:[\w’-]+\s){0,3}[\w’-]+$"
)


def before(reading: Reading, verb: int, start: int) -> Span | None:
    """Return the speaker (the subject directly before a verb), or None.

    Args:
        reading: The document.
        verb: Offset of the verb.
        start: Offset of its sentence.
    """
    low = max(start, verb - _FAR)
    gap = _BETWEEN.search(reading.text, low, verb)
    end = gap.start() if gap else verb
    if gap and not _UNSAID.isdisjoint(word_list(gap[0], str)):
        return None
    if reading.word_to(verb - 1) in lexicon.words("saying.determiners"):  # the "verb" is a noun
        return None
    if some := _SOME.search(reading.text[low : verb - 1]):
        return Span(verb - 1 - len(some["who"]), verb - 1)
    aside = _ASIDE.search(reading.text, low, verb)
    found = _around(reading, aside, low) if aside else None
    found = found or _ending_at(reading, end, low)
    if found is None and (clause := _WHO_CLAUSE.search(reading.text, low, end)):
        return _ending_at(reading, clause.start(), low)
    return found


def _around(reading: Reading, aside: re.Match[str], start: int) -> Span | None:
    """Return the speaker before a phrase between commas, or the name that ends this phrase."""
    name = reading.name_to.get(aside.end("inner"))
    if name is None or name.start > aside.start("inner"):
        return _ending_at(reading, aside.start(), start)
    return name.span


def _ending_at(reading: Reading, end: int, start: int) -> Span | None:
    """Return the name, phrase or pronoun that ends at a code point, if it can be a speaker."""
    text, name = reading.text, reading.name_to.get(end)
    phrase = _phrase_ending(text, end, start)
    tail = _TIED.search(text, start, name.start) if name else _OF_BODY.search(text, start, end)
    if name and not tail:
        return _joined(reading, name, start)
    owner = reading.name_to.get(tail.start()) if tail else None
    if owner:
        return owner.span
    if phrase and not _TIED.search(text, start, phrase.start):
        return phrase
    return _meant(reading, end, start) or _phrase_filling(text, start, end)


def _joined(reading: Reading, name: Name, start: int) -> Span:
    """Return the span of a name, including a name joined to it by "and": "Lavrov and Wang"."""
    joint = _JOINT.search(reading.text, start, name.span.start)
    other = reading.name_to.get(joint.start()) if joint else None
    return Span(other.span.start, name.span.end) if other else name.span


def is_thing(reading: Reading, span: Span) -> bool:
    """Return True if a subject is neither a name nor a phrase whose head names a speaker."""
    if reading.within(span.start, span.end) or PHRASE.match(reading.text, span.start, span.end):
        return False
    return _phrase_filling(reading.text, span.start, span.end) is not None


# ---- names and phrases after a verb ----

_SOME_BEHIND = re.compile(rf"(?:one|another|others|some|many|both)(?:{_OF_THEM})?(?=[.,;:]|$)")
_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
_HOLDERS = (NameKind.PERSON, NameKind.UNKNOWN)


def behind(reading: Reading, at: int, end: int) -> Span | None:
    """Return the speaker directly after a verb ("said the mayor", "said Hu Xijin"), or None."""
    text = reading.text
    if some := _SOME_BEHIND.match(text, at, end):
        return Span(*some.span())
    article = _ARTICLE.match(text, at, end)
    first = article.end() if article else at
    near = reading.within(first, min(end, first + _FAR))
    named = next((name for name in near if first in (name.span.start, name.start)), None)
    if named and named.kind is NameKind.PERSON:
        joint = text.startswith(" and ", named.span.end)
        second = reading.name_from.get(named.span.end + len(" and ")) if joint else None
        return Span(named.span.start, second.span.end) if second else named.span
    phrase = PHRASE.match(text, at, end)
    loose = None if named else _FROM_VERB.match(text, at, min(end, at + _FAR))
    ends = [phrase.end() if phrase else 0, named.span.end if named else 0]
    until = max(*ends, loose.end() if loose and _can_speak(loose) else 0)
    if not until:
        return None
    holder = reading.name_from.get(until + 2) if text.startswith(", ", until) else None
    is_holder = holder and holder.span.end <= end and len(holder.parts) > 1
    if holder and is_holder and not named and holder.kind in _HOLDERS:
        return holder.span
    return Span(at, until)
