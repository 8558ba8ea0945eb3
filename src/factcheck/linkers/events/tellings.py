"""Claims as bags of weighted words: what two tellings of one happening are compared by."""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from attrs import frozen

from factcheck.linkers.events.lexicon import CALENDAR_WORDS, PHRASAL_VERBS, PRONOUNS, STOP_WORDS
from factcheck.model import BlockKind, Claim, Document, Entity, Role, Span
from factcheck.model.agreement import is_fine
from factcheck.text.stems import stem

_WORD = re.compile(r"[^\W_]+(?:[.,:/’'-][^\W_]+)*")
_EMPTY_WORDS = STOP_WORDS | CALENDAR_WORDS
_POSSESSIVE = re.compile(r"[’']s?\Z")
_DEMONYMS = (("n", ""), ("an", ""), ("ian", ""), ("ese", ""), ("ese", "a"), ("i", ""), ("ish", ""))
"""Endings of words for the people of a place, each with what the place's name has instead.

Source: R. Quirk and others, A Comprehensive Grammar of the English Language, 1985, §5.56.
"""
_CLAUSE_END = re.compile(
    r"[;:()—–]|,? (?:and|but|when|while|which|who|where|as|after|before|since|because|that)\b"
)
_ASIDE = re.compile(
    r"\b(?:minute|hour|day|night|week|fortnight|month|year|decade)s? (?:after|before|since)\b"
    r"[^,;.()]*"
)
"""What another happening is told by, as in "fell ill, twenty days after the tower was shut"."""
_PHRASAL = re.compile(r"\b(put|call|turn)(?:s|ed|t?ing)? (?:it |them )?(off|down)\b", re.IGNORECASE)
_RECORDING = frozenset({BlockKind.ITEM, BlockKind.ROW})
_SENTENCE_ENDS = (".", "!", "?", ":", ";")
_SPEAKER = re.compile(r"(?<=\s)[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+)*:\s")
_HEAD = 60
"""A speaker's name stands within so many characters: "21:40:12  FIRST OFFICER: Pull up." """
_BULLET = 6
"""Characters that a bullet or number takes in front of an item, at most."""
_NEIGHBOURS = ((1, 0.4), (2, 0.2))
"""How much the words of a sentence count so many sentences away: "The mill burned. It was …"."""

_MEANT = 0.8
"""How much the names of the sentence before count where a pronoun means one of them."""


@frozen(eq=False)
class Telling:
    """A claim, and its words as terms: stems, figures, and "@key" for the bearer of a name."""

    claim: Claim
    at: int
    """Its place among the claims, from 0."""
    is_entry: bool
    """It stands in a list or table, whose members are parallel and never tell the same."""
    is_record: bool
    """It is an item or row that ends with its day and is no sentence: "Annexe, opened 8 May"."""
    is_spoken: bool
    """It is of a line of a transcript, whose minute is that of the words and not of the deed."""
    own: dict[str, str]
    """Its own terms, in order, each with the word that it was read from."""
    actions: frozenset[str]
    """The own terms that tell what happened: no names, titles or figures."""
    near: dict[str, float]
    """Own terms with 1, those of the sentences around it with less."""
    clause: frozenset[str]
    """The stems of all words in the clause that its date stands in."""
    aside: frozenset[str]
    """The stems of the words that tell from which other happening a time is counted."""

    @property
    def names(self) -> frozenset[str]:
        """Return the bearers that it names."""
        return frozenset(term for term in self.own if term.startswith("@"))


@frozen(eq=False)
class Weights:
    """How much each term tells: the fewer claims use it, the more."""

    scale: float
    """The weight of a term that one claim alone uses."""
    _of: dict[str, float]

    def __getitem__(self, term: str) -> float:
        """Return the weight of a term, 0 or more."""
        return self._of[term]

    def shared(self, left: dict[str, float], right: dict[str, float]) -> float:
        """Return the weight of the terms in both, each as far as both have it."""
        few, many = (right, left) if len(left) > len(right) else (left, right)
        of = self._of
        return sum([of[term] * min(few[term], many[term]) for term in few if term in many])

    def mass(self, telling: Telling) -> float:
        """Return the weight of all its own terms."""
        return sum(self._of[term] for term in telling.own)


def tellings(
    document: Document, claims: Sequence[Claim], entities: Sequence[Entity]
) -> tuple[Telling, ...]:
    """Return the claims as bags of words, in their order."""
    bearers = {name.span: f"@{who.key}" for who in entities for name in who.mentions}
    places = {document.words(span).lower(): term for span, term in bearers.items()}
    read = [_terms(document, claim, bearers, places) for claim in claims]
    return tuple(
        Telling(
            claim=claim,
            at=at,
            is_entry=_is_entry(document, claim) or _is_record(document, claim),
            is_record=_is_record(document, claim),
            is_spoken=_is_spoken(document, claim),
            own={**read[at][0], **read[at][1]},
            actions=frozenset(read[at][0]),
            near=_near(claims, at, read),
            clause=_clause(claim),
            aside=_aside(claim),
        )
        for at, claim in enumerate(claims)
    )


def weigh(told: Sequence[Telling]) -> Weights:
    """Return the weight of every term, from how many claims use it."""
    frequency = Counter(term for telling in told for term in telling.own)
    scale = math.log(max(2, len(told)))
    return Weights(scale, {term: scale - math.log(count) for term, count in frequency.items()})


@frozen
class _Cover:
    """What some spans cover, to be asked in logarithmic time."""

    starts: list[int]
    reaches: list[int]
    """How far the spans up to each one reach; it never falls."""

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "_Cover":
        ordered = sorted(spans)
        reaches = accumulate((span.end for span in ordered), max)
        return cls([span.start for span in ordered], list(reaches))

    def meets(self, span: Span) -> bool:
        """Say whether a span shares a code point with one of them."""
        before = bisect_left(self.starts, span.end)
        return before > 0 and self.reaches[before - 1] > span.start


def _is_entry(document: Document, claim: Claim) -> bool:
    block = document.block_at(claim.span.start)
    return claim.role is Role.CHRONOLOGY or (block is not None and block.kind is BlockKind.ROW)


def _is_spoken(document: Document, claim: Claim) -> bool:
    block = document.block_at(claim.span.start)
    if block is None or not _is_entry(document, claim):
        return False
    return _SPEAKER.search(document.text, block.span.start, block.span.start + _HEAD) is not None


def _is_record(document: Document, claim: Claim) -> bool:
    """Say whether a claim tells by name and date what a list or table records, day last."""
    block = document.block_at(claim.span.start)
    if block is None or block.kind not in _RECORDING or claim.date is None:
        return False
    whole = claim.span.end >= block.span.end - 1 and claim.span.start - block.span.start <= _BULLET
    ends = claim.span.end - claim.date.span.end <= 1 and not claim.says.endswith(_SENTENCE_ENDS)
    return whole and ends and is_fine(claim.date)


def _terms(
    document: Document, claim: Claim, bearers: dict[Span, str], places: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return (terms of action, other terms), each with its word.

    Args:
        document: What the claim stands in.
        claim: The claim.
        bearers: The term of each mention of a name.
        places: The term of each name, by its lower-case form, to which a demonym may lead.
    """
    actions: dict[str, str] = {}
    others = {
        bearers.get(name.span, "@" + document.words(name.span).lower()): document.words(name.span)
        for name in claim.names
    }
    taken, offices = _Cover.of(_taken(claim)), _Cover.of(_offices(claim))
    words = list(_words(document, claim))
    first = words[0][0].start if words else 0
    for span, word in words:
        if taken.meets(span):
            continue
        term = _folded(word.lower(), places)
        is_plain = word.islower() or (span.start == first and word[1:].islower())
        is_action = (is_plain or word[0].isdigit()) and not term.startswith("@")
        in_office = offices.meets(span)
        (actions if is_action and not in_office else others).setdefault(term, word)
    actions.update((term, term) for term in _phrasal(claim.says))
    return actions, {term: word for term, word in others.items() if term not in actions}


def _folded(word: str, places: dict[str, str]) -> str:
    """Return the term of a place for the word for its people, else the stem."""
    for ending, other in _DEMONYMS:
        root = word.removesuffix(ending)
        if root != word and root + other in places:
            return places[root + other]
    return stem(word)


def _taken(claim: Claim) -> list[Span]:
    """Return what is no plain word: names and dates."""
    dates = [claim.date, *claim.other_dates]
    return [name.span for name in claim.names] + [date.span for date in dates if date]


def _offices(claim: Claim) -> list[Span]:
    return [span for name in claim.names for span in (name.title, name.role) if span]


def _words(document: Document, claim: Claim) -> Iterator[tuple[Span, str]]:
    """Yield the words that carry meaning, placed in the text if they stand there."""
    printed = document.words(claim.span) == claim.says
    shift = claim.span.start if printed else len(document.text)
    for match in _WORD.finditer(claim.says):
        word = match[0]
        if "’" in word or "'" in word:
            word = _POSSESSIVE.sub("", word)
        if len(word) > 1 and word.lower() not in _EMPTY_WORDS:
            start = match.start() + shift
            yield Span(start, start + len(word)), word


def _clause(claim: Claim) -> frozenset[str]:
    """Return the stems around the date; all where it stands outside, as in the head of an entry."""
    start, end = 0, len(claim.says)
    at = claim.date.span.start - claim.span.start if claim.date else -1
    if 0 <= at < end:
        marks = [mark.start() for mark in _CLAUSE_END.finditer(claim.says)]
        start = max((mark for mark in marks if mark <= at), default=0)
        end = min((mark for mark in marks if mark > at), default=end)
    words = (stem(word.lower()) for word in _WORD.findall(claim.says, start, end))
    return frozenset((*words, *_phrasal(claim.says[start:end])))


def _aside(claim: Claim) -> frozenset[str]:
    """Return the stems that tell another happening, unless the date of the claim is told there."""
    at = claim.date.span.start - claim.span.start if claim.date else -1
    found = [one for one in _ASIDE.finditer(claim.says) if not one.start() <= at < one.end()]
    return frozenset(stem(word.lower()) for one in found for word in _WORD.findall(one[0]))


def _phrasal(words: str) -> list[str]:
    """Return the stems of the single verbs that say the same as its verbs of two words."""
    found = (f"{verb} {particle}".lower() for verb, particle in _PHRASAL.findall(words))
    return [stem(PHRASAL_VERBS[verb]) for verb in found if verb in PHRASAL_VERBS]


def _near(
    claims: Sequence[Claim], at: int, read: Sequence[tuple[dict[str, str], dict[str, str]]]
) -> dict[str, float]:
    near = dict.fromkeys((*read[at][0], *read[at][1]), 1.0)
    for distance, weight in _NEIGHBOURS:
        for other in (at - distance, at + distance):
            if 0 <= other < len(claims) and _belong(claims[at], claims[other]):
                for term in (*read[other][0], *read[other][1]):
                    near[term] = max(weight, near.get(term, 0.0))
    for term in _meant(claims, at, read):
        near[term] = max(_MEANT, near.get(term, 0.0))
    return near


def _meant(
    claims: Sequence[Claim], at: int, read: Sequence[tuple[dict[str, str], dict[str, str]]]
) -> Iterator[str]:
    """Yield the names in the sentence before, of which a pronoun in front means one."""
    first = claims[at].says.partition(" ")[0].lower()
    if at and first in PRONOUNS and _belong(claims[at], claims[at - 1]):
        yield from (term for term in read[at - 1][1] if term.startswith("@"))


def _belong(claim: Claim, other: Claim) -> bool:
    """Say whether one goes on where the other ends: in one section, of entries in one entry."""
    if (claim.role, claim.section) != (other.role, other.section):
        return False
    return claim.role is not Role.CHRONOLOGY or claim.line == other.line
