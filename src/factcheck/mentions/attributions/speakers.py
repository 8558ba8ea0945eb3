"""Who speaks: the subject in front of a verb of saying, or the name or phrase behind it.

A speaker is a name, a noun phrase with a head that can say something ("the embassy of Chile in
Oslo"), any other definite phrase, or what a pronoun stands for.
"""

import re
from functools import cache

from factcheck import lexicon
from factcheck.lexicon import alternation
from factcheck.mentions.attributions.reading import Reading
from factcheck.model import Name, NameKind, Span
from factcheck.text import word_list

_FAR = 140
"""How far before or behind a verb its subject may begin or end, in code points."""
_BEARERS = (NameKind.PERSON, NameKind.UNKNOWN)

# ---- noun phrases, by their words alone ----

_WORD = r"[\w’'-]+"
PREPOSITIONS = alternation("function.prepositions")
WHEN = alternation("function.when")
DEFINITE = alternation("function.definite")
_ADVERBS = alternation("function.adverbs", "function.when")
CONJUNCTIONS = alternation("function.subordinators")
_DETERMINERS = rf"(?:{alternation('saying.determiners')}|dozens of|hundreds of)"
_IN_PLACE = rf"(?:\s(?:in|of|to|at|for|from)\s(?:the\s)?[A-Z]{_WORD}(?:\s[A-Z]{_WORD}){{0,3}})"
PHRASE = re.compile(
    rf"\b(?<!\d,)(?:(?i:{alternation('saying.determiners')})\s)?"
    rf"(?:(?!(?:{alternation('saying.closed')}|months|weeks|years|days)\s)"
    rf"{_WORD}\s){{0,5}}?(?:Counsel|(?:{alternation('saying.speakers')})(?:e?s)?"
    rf"|{alternation('saying.papers')})"
    rf"{_IN_PLACE}{{0,2}}(?=\W|$)"
)
"""A phrase with a head that can say something, and what places it: "the embassy of Chile"."""
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
    rf"[,;:—–()“”\"!?…]\s?|\b(?:{CONJUNCTIONS}|which|whose|and|or|but|so|then|yet)\s", re.IGNORECASE
)
_LEADING = frozenset[str]().union(
    *map(lexicon.words, ("function.prepositions", "function.when", "saying.leading"))
)
_PEOPLE = ("people", "police", "media", "men", "women", "children", "alumni", "staff")
_NO_PLURAL = ("ss", "us", "is")


def phrase_ending(text: str, end: int, start: int) -> Span | None:
    """Return the longest phrase of a body or a group that ends at a code point."""
    if not _may_end_phrase(text[max(start, end - _FAR) : end]):
        return None
    for match in PHRASE.finditer(text, max(start, end - _FAR), end):
        if match.end() == end:
            return Span(match.start(), end)
    return None


def _may_end_phrase(words: str) -> bool:
    """True if the last word is a head that can say something, or a capitalised one of a place."""
    last = words.rpartition(" ")[2]
    return last[:1].isupper() or not _heads().isdisjoint(word_list(last, str)[-1:])


@cache
def _heads() -> frozenset[str]:
    speakers = lexicon.words("saying.speakers")
    several = (f"{one}{ending}" for one in speakers for ending in ("s", "es"))
    return speakers | {"Counsel", *several} | lexicon.words("saying.papers")


def phrase_to(text: str, start: int, end: int) -> Span | None:
    """Return the noun phrase that fills a clause up to a place, if it can be the subject there.

    It begins with an article or another determiner, or is a bare plural at the head of its clause;
    what stands before it in the clause is nothing, or when and where.
    """
    breaks = list(_BREAK.finditer(text, max(start, end - _FAR), end))
    first = breaks[-1].end() if breaks else start
    inside = [one.start() for one in _DETERMINER.finditer(text, first, end) if one.start() > first]
    word, *more = text[first:end].lower().split(" ", 1)
    for at in inside if more and word in _LEADING else [first]:
        found = _FULL.fullmatch(text, at, end)
        if found and _can_speak(found):
            return Span(at, end)
    return None


def _phrase_from(text: str, at: int, end: int) -> Span | None:
    """Return the noun phrase behind a verb: "said a spokesman for the mayor"."""
    found = _FROM_VERB.match(text, at, min(end, at + _FAR))
    return Span(at, found.end()) if found and _can_speak(found) else None


def _can_speak(found: re.Match[str]) -> bool:
    """True if a phrase has a determiner, a plural head or an owner, and no head that is mute."""
    words = found["first"].split()
    head = words[-1].lower()
    if head in lexicon.words("saying.mute"):
        return False
    if _DETERMINER.match(found[0]):
        return len(words) > 1
    plural = head in _PEOPLE or (head.endswith("s") and not head.endswith(_NO_PLURAL))
    owned = any(word.endswith(("’s", "'s", "s’", "s'")) for word in words[:-1])
    return plural or owned


# ---- what pronouns stand for ----

_PRONOUNS = ("he", "He", "she", "She", "it", "It", "they", "They")
_OFFICE = re.compile(r"\b(?:the|an?|his|her|their|its|our)\s(?:[\w’-]+\s){0,2}?[\w’-]+$")
_SEVERAL = re.compile(r"(?:[Tt]he|[Bb]oth)\s(?:[a-z]+\s){0,3}[a-z]{3,}s(?=\s[a-z])")
_OWNING = ("his", "her", "its", "their", "the")
_OF_THEM = r"\sof\s(?:them|us|the\s(?:[a-z]+\s)?[a-z]+s)"
_SOME = re.compile(
    r"(?i:\b(?:others|some|many|both|most"
    rf"|(?:{alternation('saying.determiners')}){_OF_THEM}"
    r"|(?:some|many|others|most)\s(?:in|at|within)\s(?:the\s)?[\w’-]+"
    r"|those\swho\s[^,;:.“”\"]{2,40})$)"
)
_IN_SOME = ("others", "some", "many", "both", "most", "those", " of ")
"""Of these it has one."""
_OPENING = (", ", "; ", ": ", "” ", '" ', ", and ")
_OPENING_WORDS = lexicon.words("function.subordinators") | {"but", "which"}
_SHORT = 60


def _behind_pronoun(reading: Reading, end: int, start: int) -> Span | None:
    """Return whom a pronoun that ends at a place stands for; of "others", the word itself."""
    pronoun = reading.word_to(end)
    at = end - len(pronoun)
    if pronoun in ("who", "which") and at > start and reading.text[at - 1] == " ":
        return _behind_relative(reading, at - 1, start, is_person=pronoun == "who")
    if pronoun not in _PRONOUNS:
        return _some_of(reading.text, end, start)
    sentence = reading.sentence_at(at)
    if sentence is None:
        return None
    if pronoun.lower() == "it":
        return _behind_it(reading, sentence.start, at)
    if pronoun.lower() == "they":
        return _behind_they(reading, sentence.start)
    return reading.antecedent(at, pronoun.lower())


def _some_of(text: str, end: int, start: int) -> Span | None:
    """Return "others" or "one of them" before a place, where they are the subject of a clause."""
    low = max(start, end - _SHORT)
    near = text[low:end].lower()
    some = _SOME.search(text, low, end) if any(word in near for word in _IN_SOME) else None
    lead = text[low : some.start()] if some else ""
    opens = lead.endswith(_OPENING) or not _OPENING_WORDS.isdisjoint(lead.split()[-1:])
    return Span(*some.span()) if some and (some.start() == start or opens) else None


def _behind_relative(reading: Reading, end: int, start: int, *, is_person: bool) -> Span | None:
    """Return who is meant by "who" or "which": the name or phrase in front of it."""
    end -= end > start and reading.text[end - 1] == ","
    name = reading.name_to.get(end)
    if name is not None:
        fits = (name.kind is NameKind.PERSON) == is_person
        return name.span if fits and name.kind is not NameKind.PLACE else None
    phrase = phrase_ending(reading.text, end, start)
    if phrase or not is_person:
        return phrase
    found = _OFFICE.search(reading.text, max(start, end - _FAR), end)
    return Span(*found.span()) if found else None


def _behind_they(reading: Reading, start: int) -> Span | None:
    """Return what "they" stands for: the subject of the sentence before, if it is several."""
    before_it = reading.sentence_before(start)
    if before_it is None:
        return None
    first = before_it.start
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
    first = reading.name_from.get(at)
    named = reading.within(first.span.end, min(end, first.span.end + _SHORT)) if first else ()
    if first is None or not named:
        return None
    joint, *role = reading.text[first.span.end : named[0].start].split() or [""]
    is_joined = joint == "and" and (not role or role[0] in _OWNING)
    return Span(first.span.start, named[0].span.end) if is_joined else None


def _behind_it(reading: Reading, start: int, at: int) -> Span | None:
    """Return what "it" stands for: the one body or document in the sentence before."""
    own = PHRASE.match(reading.text, start, at)
    if own is not None and reading.text[at - 2] in ":;,":
        return Span(*own.span())
    before_it = reading.sentence_before(start)
    if before_it is None:
        return None
    phrases = PHRASE.finditer(reading.text, before_it.start, before_it.end)
    found = [one.span() for one in phrases if not one[0].endswith("s") or one[0].endswith("ss")]
    return Span(*found[0]) if len(found) == 1 else None


# ---- the subject in front of a verb ----

# What may stand between who speaks and the verb: adverbs, auxiliaries, when and where.
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
"""What makes the saying untrue, hearsay, passive or a mere wish."""
_ASIDE = re.compile(
    r",\s(?P<inner>(?:[^,;:“”]|,(?=\s\d{4}\b)){3,90}),"
    rf"(?:\s(?:{_ADVERBS}|\w+ly|has|have|had)){{0,2}}\s?$"
)
_MORE = ("function.subordinators", "events.unchanged in the past", "saying.telling more")
_RELATIVE = _LEADING.union(*map(lexicon.words, _MORE), lexicon.table("verbs.irregular forms"))
_AGED = re.compile(r",\s\d\d?$|\s(?:himself|herself|itself)$")
_WHO_CLAUSE = re.compile(r"\swho\s(?:had\s)?[a-z]+(?:\s[\w’-]+){0,6}$")
_JOINT = re.compile(r"(?:,\s)?\sand\s(?:the\s)?(?:[\w-]+\s){0,4}$")
_TIED = re.compile(rf"\b(?:{PREPOSITIONS}|than)\s(?:the\s)?(?:[\d,.]+\s)?$", re.IGNORECASE)
_AND = re.compile(
    r"(?:,\s|\s)?(?:and|but|then)(?:,\s[^,;.“”]{3,40},)?\s(?:also\s|then\s|has\s|had\s|\w+ly\s)?$"
)
_OF_BODY = re.compile(
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
    if gap and not _UNSAID.isdisjoint(word_list(gap[0], str)):
        return None
    end = gap.start() if gap else verb
    if gap and (some := _some_of(reading.text, verb - 1, start)):
        return some
    found = _around_aside(reading, verb, start) or _ending_at(reading, end, start)
    if found is None and (clause := _WHO_CLAUSE.search(reading.text, low, end)):
        return _ending_at(reading, clause.start(), start)
    return found


def continues(reading: Reading, verb: int, start: int) -> bool:
    """True if a verb shares the subject of the one before it: "… and hoped that"."""
    return bool(_AND.search(reading.text, start, verb))


def _around_aside(reading: Reading, verb: int, start: int) -> Span | None:
    """Return who speaks where something between commas stands before the verb.

    "Byrne, mayor since May, said"; "Its engineer, Jonas Falk, said"; "The inspector, whom …, said".
    """
    aside = _ASIDE.search(reading.text, max(start, verb - _FAR), verb)
    if aside is None:
        return None
    aged = _AGED.search(reading.text, max(start, aside.start() - 8), aside.start())
    name = reading.name_to.get(aged.start() if aged else aside.start())
    is_free = name is not None and _is_free(reading, name.start, start)
    if name and (aged or (is_free and name.kind is NameKind.PERSON)):
        return name.span
    phrase = phrase_to(reading.text, start, aside.start())
    if inner := _named_inside(reading, aside, after_phrase=phrase is not None):
        return inner
    first = aside["inner"].partition(" ")[0]
    if phrase and (first in _RELATIVE or first.endswith(("ed", "ing"))):
        return phrase
    if name is None:
        return _some_of(reading.text, aside.start(), start)
    return name.span if is_free else None


def _named_inside(reading: Reading, aside: re.Match[str], *, after_phrase: bool) -> Span | None:
    """Return the name that fills an aside behind a phrase or a title."""
    first, last = aside.span("inner")
    inner = [one for one in reading.within(first, last) if one.start <= first]
    if not inner or inner[0].span.end != last or inner[0].kind is NameKind.PLACE:
        return None
    return inner[0].span if after_phrase or inner[0].start < aside.start() else None


def _ending_at(reading: Reading, end: int, start: int) -> Span | None:
    """Return the name, phrase or pronoun that ends at a code point, if it can speak."""
    name, phrase = reading.name_to.get(end), phrase_ending(reading.text, end, start)
    if name and (tie := _TIED.search(reading.text, start, name.start)):
        owner = _bearer_to(reading, tie.start() - 1, start)
        return owner or phrase or _loose(reading, end, start)
    if name and phrase and phrase.start < name.span.start and name.kind is not NameKind.PERSON:
        return phrase
    if name:
        return _joined(reading, name, start)
    if phrase and _is_free(reading, phrase.start, start):
        return phrase
    known = _behind_pronoun(reading, end, start)
    return known if known is not None else _loose(reading, end, start)


def _loose(reading: Reading, end: int, start: int) -> Span | None:
    """Return any other subject: Marsh in "Dr Marsh of the station said", or a definite phrase."""
    tail = _OF_BODY.search(reading.text, start, end)
    owner = _bearer_to(reading, tail.start(), start) if tail else None
    return owner or phrase_to(reading.text, start, end)


def _bearer_to(reading: Reading, end: int, start: int) -> Span | None:
    """Return the name that ends at a place, if it is no part of a phrase."""
    owner = reading.name_to.get(end)
    return owner.span if owner and _is_free(reading, owner.start, start) else None


def is_thing(reading: Reading, span: Span) -> bool:
    """True if a subject is neither named nor has a head that can say something."""
    if reading.within(span.start, span.end) or PHRASE.match(reading.text, span.start, span.end):
        return False
    return phrase_to(reading.text, span.start, span.end) is not None


def _is_free(reading: Reading, first: int, start: int) -> bool:
    """True if a phrase is no part of a longer one: not "editor of Global Times"."""
    return not _TIED.search(reading.text, start, first)


def _joined(reading: Reading, name: Name, start: int) -> Span:
    """Take in who is named with "and" before a name: "Lavrov and Wang"."""
    joint = _JOINT.search(reading.text, start, name.span.start)
    other = reading.name_to.get(joint.start()) if joint else None
    return Span(other.span.start, name.span.end) if other else name.span


# ---- the name or phrase behind a verb ----

_SOME_BEHIND = re.compile(rf"(?:one|another|others|some|many|both)(?:{_OF_THEM})?(?=[.,;:]|$)")
_ARTICLES = ("the", "a", "an")


def behind(reading: Reading, at: int, end: int) -> Span | None:
    """Return who speaks, named right behind a verb: "said the mayor", "said Hu Xijin"."""
    if (some := _SOME_BEHIND.match(reading.text, at, end)) is not None:
        return Span(*some.span())
    word = reading.text[at : at + 4].partition(" ")[0]
    first = at + len(word) + 1 if word.lower() in _ARTICLES else at
    near = reading.within(first, min(end, first + _FAR))
    named = [name for name in near if first in (name.span.start, name.start)]
    phrase = PHRASE.match(reading.text, at, end)
    if named and named[0].kind is NameKind.PERSON:
        return named[0].span
    if named:
        return Span(at, max(named[0].span.end, phrase.end() if phrase else 0))
    loose = _phrase_from(reading.text, at, end)
    until = max(phrase.end() if phrase else 0, loose.end if loose else 0)
    return (_holder(reading, until, end) or Span(at, until)) if until else None


def _holder(reading: Reading, until: int, end: int) -> Span | None:
    """Return the full name that is set off behind an office: "wrote the vicar, Jo Dahl, in"."""
    name = reading.name_from.get(until + 2) if reading.text.startswith(", ", until) else None
    if name is None or name.span.end > end or len(name.parts) < 2:  # noqa: PLR2004
        return None
    return name.span if name.kind in _BEARERS else None
