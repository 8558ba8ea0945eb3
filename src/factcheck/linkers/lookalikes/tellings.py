"""Events → look-alike words: where two tellings of one happening differ by one letter."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.linkers.events.lexicon import STOP_WORDS
from factcheck.linkers.lookalikes.edit import is_edit
from factcheck.model import Claim, Document, Event, Span
from factcheck.model.agreement import Relation, relation
from factcheck.model.lookalikes import Lookalike
from factcheck.model.numerals import CARDINALS
from factcheck.text.stems import stem

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 5
"""Letters; shorter words have too many look-alikes that are meant."""


@frozen
class _Word:
    span: Span
    text: str
    beside: frozenset[str]
    """Stems of the words in front and behind."""


def in_tellings(
    document: Document, claims: Sequence[Claim], events: Sequence[Event]
) -> tuple[Lookalike, ...]:
    """Return words of linked tellings that one edit parts, in order of the text.

    They must stand beside the same word, or in an entry and a sentence of one date, and one of
    them once in the document; inflections, names, dates and quotations are left aside.
    """
    links = [link for event in events for link in event.links]
    if not links:
        return ()
    counts = Counter(map(str.lower, _WORD.findall(document.text)))
    told = {claim.id: claim for claim in claims}
    found = {}
    for link in links:
        both = told[link.left], told[link.right]
        left, right = (list(_words(document, claim)) for claim in both)
        for pair in _alike(left, right, everywhere=_are_of_one_day(*both)):
            rare, usual = sorted(pair, key=lambda word: (counts[word.text], -word.span.start))
            if counts[rare.text] == 1:
                places = counts[usual.text]
                found[rare.span] = Lookalike(rare.span, usual.span, link.shared, places)
    return tuple(found[span] for span in sorted(found))


def _are_of_one_day(left: Claim, right: Claim) -> bool:
    """Say whether an entry and a sentence bear the same date, so that each word has its place."""
    return left.role is not right.role and relation(left, right) is Relation.AGREE


def _words(document: Document, claim: Claim) -> Iterator[_Word]:
    """Yield the long small words of a claim that are the author's own."""
    start, end = claim.span.start, claim.span.end
    taken = [name.span for name in claim.names] + [one.span for one in claim.quotations]
    matches = list(_WORD.finditer(document.text, start, end))
    for at, match in enumerate(matches):
        word, place = match[0], Span(*match.span())
        if _is_plain(word) and not any(place.overlaps(one) for one in taken):
            near = matches[max(0, at - 1) : at] + matches[at + 1 : at + 2]
            yield _Word(place, word, frozenset(stem(one[0].lower()) for one in near))


def _is_plain(word: str) -> bool:
    is_small = len(word) >= _SHORTEST and word.islower() and word.isalpha()
    return is_small and word not in STOP_WORDS and word not in CARDINALS


def _alike(
    left: Sequence[_Word], right: Sequence[_Word], *, everywhere: bool
) -> Iterator[tuple[_Word, _Word]]:
    """Yield the pairs that one edit parts, each word of one telling alone.

    They stand beside a like word; `everywhere` lifts this.
    """
    common = {word.text for word in left} & {word.text for word in right}
    for one in left:
        for two in right:
            is_placed = everywhere or bool(one.beside & two.beside)
            if (
                is_placed
                and common.isdisjoint((one.text, two.text))
                and is_edit(one.text, two.text)
            ):
                yield one, two
