"""Claims → deeds: one thing done, dated twice by verbs and nouns of the same root.

"Lindqvist resigned on 12 May" and "2 May 2017: Harbour master Lindqvist resigns" share two words,
too few for a comparison by all words; but the one is the deed that both dates belong to, the other
who did it. Grammar stands in for the weight of more words.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.linkers.deeds.matching import Match, match
from factcheck.linkers.deeds.tellings import Told
from factcheck.linkers.happenings.wording import alike
from factcheck.model import Deed

__all__ = ["Told", "deeds"]

_LONGEST_POSTINGS = 24
"""A deed that is told more often is a matter of routine, which no single word tells apart."""


def deeds(told: Told) -> tuple[Deed, ...]:
    """Return the deeds that a document dates twice, with dates that exclude each other.

    The two tellings stand in a chronology and in the text, or in two sections; they share the deed
    and who or what took part; and no third telling of it has the date of the first.
    """
    return tuple(_deed(one) for one in _settled(list(_matches(told))))


def _matches(told: Told) -> Iterator[Match]:
    """Yield the pairs of tellings that share a deed and who took part."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for at, telling in enumerate(told.tellings):
        for word in telling.deeds:
            postings[word].append(at)
    for at, telling in enumerate(told.tellings):
        near = [postings.get(word, ()) for deed in telling.deeds for word in alike(deed)]
        partners = {one for few in near if len(few) <= _LONGEST_POSTINGS for one in few if one > at}
        found = (match(telling, told.tellings[other], told) for other in sorted(partners))
        yield from (one for one in found if one is not None)


def _settled(found: Sequence[Match]) -> Iterator[Match]:
    """Yield the conflicts whose text has no better partner; where several are as good, none."""
    best: dict[int, list[Match]] = defaultdict(list)
    agreed = {id(one.text) for one in found if one.agrees}
    for one in found:
        if not one.agrees and id(one.text) not in agreed:
            best[id(one.text)].append(one)
    for rivals in best.values():
        most = max(one.strength for one in rivals)
        chosen = [one for one in rivals if one.strength == most and one.conflicts]
        if len({one.record.date.value for one in chosen}) == 1:
            yield chosen[0]


def _deed(one: Match) -> Deed:
    ids = one.record.claim.id, one.text.claim.id
    return Deed(one.record.date, one.text.date, ids, tuple(one.shared))
