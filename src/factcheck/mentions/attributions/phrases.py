"""Noun phrases that can speak: bodies, offices, documents, groups, told by their words alone."""

import re

from attrs import frozen

from factcheck.model import Span
from factcheck.patterns import lazy

# Heads of phrases that stand for people, bodies or documents which can say something.
_SPEAKERS = (
    r"ministry|embassy|government|administration|spokes(?:man|woman|person|people)|officials?"
    r"|authorit(?:y|ies)|media|press|newspapers?|paper|daily|agency|statement|reports?|study|story"
    r"|article|editorial|sources?|experts?|analysts?|scholars?|diplomats?|ambassador|minister"
    r"|president|mayor|governor|council|commission|committee|board|inspectors?|police|army|court"
    r"|department|office|bureau|company|ministers|leaders?|witness(?:es)?|residents?|observers?"
    r"|researchers?|scientists?|doctors?|lawyers?|union|party|parliament|communiqué|declaration"
    r"|investigation|inquiry|survey|notice|letter|log|author|director|chairman|chair|secretary"
    r"|engineers?|team|crew|captain|master|manager|owner|bank|institute|university|hospital|journal"
    r"|account|diary|record|page|vendor|[Cc]ounsel|audit|obituary|chronicle|memo|memoir|runbook|email"
    r"|dashboard|review|historians?|critics?|biographers?|customers?|neighbours?|relatives|insiders?"
    r"|ministries|embassies|governments|councils|committees|commissions|boards|companies|unions"
    r"|parties|agencies|departments|offices|banks|institutes|universities|hospitals|courts|teams"
    r"|note|entry|book|preface|catalogue|guidebook|handbook|textbook|manual|motion|petition|resolution"
    r"|manifesto|leaflet|pamphlet|columnists?|editors?|colleagues?|society|association|federation"
    r"|firm|charity|workers|teachers?|nurses?|drivers?|passengers|farmers|villagers|councillors?"
    r"|speakers|opposition|campaigners?|activists?|supporters|opponents|parents|students|prosecutors?"
    r"|investigators?|judges?|jury|coroner|tribunal|writers?|reviewers?|commentators?|economists?"
    r"|professor|curator|librarian|archivist|auditors?|consultants?|motorists|shareholders"
)
# Heads that stand for one person who can be meant by "he" or "she".
PERSONS = (
    r"professor|minister|mayor|governor|ambassador|president|director|chairman|chairwoman|chair"
    r"|secretary|captain|master|manager|owner|inspector|officer|engineer|doctor|lawyer|judge|bishop"
    r"|vicar|archdeacon|priest|author|editor|historian|biographer|teacher|farmer|clerk|treasurer"
    r"|foreman|witness|widow|man|woman|boy|girl|king|queen|prince|general|colonel|sergeant|constable"
    r"|successor|predecessor|deputy|assistant|brother|sister|wife|husband|father|mother|son|daughter"
    r"|uncle|aunt|keeper|nephew|niece|neighbour|coach|commander|sheriff|coroner|surveyor|architect|librarian|curator|consultant|spokesman"
    r"|spokeswoman|commissioner|councillor|senator|leader|founder|driver|pilot|nurse|surgeon"
)
_WORD = r"[\w’'-]+"
PHRASE = lazy(
    rf"\b(?<!\d,)(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Ss]ome|[Mm]any|[Ss]everal|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur"
    rf"|[Mm]y|[Oo]ne|[Tt]wo|[Tt]hree)\s)?"
    r"(?:(?!(?:the|an?|of|and|by|as|that|when|while|if|in|on|than|months|weeks|years|days)\s)"
    rf"{_WORD}\s){{0,5}}?(?:{_SPEAKERS})(?:\s(?:in|of|to|at|for|from)\s(?:the\s)?[A-Z]{_WORD}"
    rf"(?:\s[A-Z]{_WORD}){{0,3}}){{0,2}}(?=\W|$)"
)
"""A phrase with such a head, and what places it: "the embassy of Chile in Oslo"."""

_DETERMINERS = (
    "the|an?|this|these|those|some|many|most|several|both|one|two|three|four|five|six|seven|eight"
    "|nine|ten|dozens of|hundreds of|another|other|his|her|its|their|our|my|your|all|local|recent"
)
# Words of the closed classes, which no noun phrase has inside. Source: Quirk et al., A
# Comprehensive Grammar of the English Language (1985), 2.34: pronouns, auxiliaries, conjunctions,
# prepositions, and the commonest adverbs.
_CLOSED = (
    "i|he|she|it|we|they|you|me|him|them|us|who|whom|which|what|that|there|here|am|is|are|was|were|be"
    "|been|being|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|not|no|none"
    "|nobody|nothing|never|and|or|but|nor|if|as|than|so|because|although|though|while|when|where"
    "|whether|until|unless|since|before|after|of|in|on|at|by|to|for|from|with|into|over|under|about"
    "|between|among|against|through|during|without|within|near|also|then|only|just|even|still"
    "|yet|now|once|again|often|later|too|how|why|said|says|told|the|an?|this|these|those"
)
_NOUN = rf"(?!(?:{_CLOSED})\b){_WORD}"
_GROUP = rf"(?:(?:{_DETERMINERS})\s)?(?:{_NOUN}\s){{0,4}}?{_NOUN}"
_TIED = (
    r"(?:of|for|in|at|from|on|with|to|behind|near|by|within|inside|outside"
    r"|familiar with|close to|representing"
    r"|quoted by|dated|published (?:by|in)|issued by)"
)
_UNNAMED = r"who (?:asked|declined|wished|did not want) (?:not )?to be (?:named|identified|quoted)"
_FULL = lazy(
    rf"(?P<first>{_GROUP})(?:\s{_TIED}\s{_GROUP}){{0,2}}(?:,?\s(?:{_UNNAMED}|on condition of"
    r" anonymity|speaking anonymously))?",
    re.IGNORECASE,
)
_OPENS = lazy(rf"(?:(?:{_DETERMINERS})\s)", re.IGNORECASE)
_BREAK = lazy(
    r"[,;:—–()“”\"!?…]\s?|\b(?:that|because|while|whereas|when|if|but|although|though|since|whether"
    r"|which|whose|where|as|than|then|and|or|so|after|before|until|yet)\s",
    re.IGNORECASE,
)
_LEADING = lazy(
    r"(?:(?:on|in|at|by|during|since|from|under|after|before|within|last|next|this|that|earlier|later"
    r"|yesterday|today|meanwhile|instead|nevertheless|still|even|only)\b[^,;]{0,60}\s)",
    re.IGNORECASE,
)
_PEOPLE = frozenset({"people", "police", "media", "men", "women", "children", "alumni", "staff"})
_NO_PLURAL = ("ss", "us", "is")
# Things that bear words without an author who could be asked; times; what is no noun.
_MUTE_WORDS = """
    sign signs label poster placard banner clock calendar plaque tag inscription legend rule
    saying proverb map day days week weeks month months year years hour hours date time morning
    afternoon evening night minutes first second third next last only own following same other
    way nothing something
"""
_MUTE = frozenset(_MUTE_WORDS.split())
_FAR = 140


@frozen
class Phrase:
    """A noun phrase in front of a verb."""

    start: int
    end: int
    head: str
    """Its noun, in small letters, without what is tied to it."""


def phrase_ending(text: str, end: int, start: int) -> Span | None:
    """Return the longest phrase of a body or a group that ends at a code point."""
    for match in PHRASE.finditer(text, max(start, end - _FAR), end):
        if match.end() == end:
            return Span(match.start(), end)
    return None


def phrase_to(text: str, start: int, end: int) -> Phrase | None:
    """Return the noun phrase that fills a clause up to a place, if it can be the subject there.

    It begins with an article or another determiner, or is a bare plural at the head of its clause;
    what stands before it in the clause is nothing, or when and where.
    """
    low = max(start, end - _FAR)
    unnamed = re.search(rf"\s{_UNNAMED}$", text[low:end])
    breaks = list(_BREAK.finditer(text, low, low + unnamed.start() if unnamed else end))
    first = breaks[-1].end() if breaks else start
    if low > first:
        return None
    leading = _LEADING.match(text, first, end)
    for at in _starts(text, first, leading.end() if leading else first, end):
        found = _FULL.fullmatch(text, at, end)
        if found and _is_speaker(found, at_head=at in (start, first)):
            return Phrase(at, end, found["first"].rsplit(maxsplit=1)[-1].lower())
    return None


def _starts(text: str, first: int, limit: int, end: int) -> list[int]:
    """Return where a phrase may begin: with its clause, or with a determiner behind its lead."""
    if limit == first:
        return [first]
    inside = re.finditer(rf"\b(?:{_DETERMINERS})\s", text[first:end])
    return [first + match.start() for match in inside if match.start()]


def _is_speaker(found: re.Match[str], *, at_head: bool) -> bool:
    words = found["first"].split()
    head = words[-1].lower()
    if head in _MUTE or head.isdigit():
        return False
    if _OPENS.match(found[0]):
        return len(words) > 1
    return at_head and (_is_plural(head) or _is_possessed(words)) and not head[0].isupper()


def _is_plural(head: str) -> bool:
    return head in _PEOPLE or (head.endswith("s") and not head.endswith(_NO_PLURAL))


def _is_possessed(words: list[str]) -> bool:
    """Say whether a phrase opens with a name's possessive: "Thorne’s diary"."""
    return any(word.endswith(("’s", "'s", "s’", "s'")) for word in words[:-1])


_BEHIND = lazy(
    rf"(?P<first>{_GROUP})(?:\s{_TIED}\s{_GROUP})?(?=[,.;:“\"]|\s(?:in|on|at|to|who|when|as)\s|$)",
    re.IGNORECASE,
)


def phrase_from(text: str, at: int, end: int) -> Phrase | None:
    """Return the noun phrase behind a verb: "said a spokesman for the mayor"."""
    found = _BEHIND.match(text, at, min(end, at + _FAR))
    if found is None or not _OPENS.match(text, at) or not _is_speaker(found, at_head=True):
        return None
    return Phrase(at, found.end(), found["first"].rsplit(maxsplit=1)[-1].lower())
