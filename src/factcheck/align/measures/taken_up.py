"""A number that takes up a count: "Ten wells were sunk. All nine …", "the figure of nineteen"."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from factcheck import lexicon
from factcheck.align.measures.figures import Figure
from factcheck.mentions.quantities.values import are_near
from factcheck.model import Document, Span
from factcheck.text import Tokens, listed, tokens

_DEFINITE = frozenset({"all", "the", "these", "those"})
_HAVING = _DEFINITE | {"has", "have", "had", "were", "are", "its", "their"}
"""Before a count that no leader makes one more: "The bishop sent ten monks. All eleven"."""
_ALONE = re.compile(
    r"(?: of (?:them|these|those))?(?:[.;]"
    rf"| (?:{lexicon.alternation('function.auxiliaries', 'measures.behind a whole')}"
    r"|[a-z]{2,}ed)\b"
    r"|, (?=[a-z]+ (?:of them )?(?:were|had|are|have|went|came)\b))"
)
"""What stands behind a number, or its noun, that nothing narrows."""
_CITED = re.compile(r"\b[Tt](?:he|his|hat) (?:figure|number|total|count|toll|tally) of \Z")
_OPENS = 8
"""Code points before a number that begins its sentence."""
_REACH = 24
_FAR = 1_200
"""Code points within which a count is taken up again."""
_LEAST = 4
"""Fewer may be those who have just been named."""
Found = tuple[Figure, Figure, str]
"""The count, the number that takes it up, and why."""


def counts_misremembered(document: Document, known: Sequence[Figure]) -> Iterator[Found]:
    """Yield the counts that a later number takes up and misses by what a slip would."""
    counts = [one for one in known if _is_count(one)]
    starts = [one.span.start for one in counts]
    told, numbers = set[float](), defaultdict[str, set[float]](set)
    for at, again in enumerate(counts):
        is_known = again.value in told or len(numbers[again.head]) > 1
        before = counts[bisect_left(starts, again.span.start - _FAR) : at]
        one = None if is_known else _partner(again, before)
        if one and _is_taken_up(tokens(document), one, again, before):
            yield one, again, "one number takes up the other"
        told.add(again.value)
        numbers[again.head].add(again.value)


def _is_count(figure: Figure) -> bool:
    """True if a number is exact and counts, and is not too small."""
    quantity = figure.quantity
    is_exact = quantity.low == quantity.high and not quantity.hedge and not quantity.unit
    return is_exact and not figure.is_row and figure.value >= _LEAST


def _partner(again: Figure, before: Sequence[Figure]) -> Figure | None:
    """Return the last count of the same noun; of none the only one of the sentence before."""
    if again.head:
        same = [one for one in before if one.nouns == again.nouns]
        return same[-1] if same and same[-1].at.end < again.span.start else None
    last = before[-1] if before else None
    if last is None or last.block != again.block or not 0 <= again.at.start - last.at.end <= 1:
        return None
    return last if len(before) == 1 or before[-2].at != last.at else None


def _is_taken_up(known: Tokens, one: Figure, again: Figure, before: Sequence[Figure]) -> bool:
    """True if a number can only be the count told before, and both differ by a slip."""
    text, count, number = known.text, one.value, again.value
    first, led = known.at(again.span.start), known.lower[max(0, known.at(one.span.start) - 1)]
    behind = again.span.end + (len(again.quantity.noun) + 1) * bool(again.head)
    others = [each.value for each in before if each is not one and again.head]
    is_thing = bool(again.head) and again.quantity.noun not in lexicon.words("measures.people")
    is_sure = is_thing or one.span.start - one.at.start < _OPENS or led in _HAVING
    between = known.inside(Span(one.span.start, again.span.start))
    return (
        (known.lower[first - 1] in _DEFINITE or known.lower[first - 2 : first] == ["all", "of"])
        and _ALONE.match(text, behind) is not None
        and are_near(count, number)
        and one.restrictions == again.restrictions
        and (not (one.years and again.years) or bool(one.years & again.years))
        and led not in ("and", "with", "of", ",")
        and known.lower[max(0, known.at(one.span.start) - 2)] != "of"
        and (number != count + 1 or is_sure)
        and not any(number in (count + other, count - other) for other in others)
        and not any(listed("measures.changing", by_stem=True).find(known, between))
    )


def totals_misquoted(document: Document, known: Sequence[Figure]) -> Iterator[Found]:
    """Yield the counts that the text cites as another number, while their parts give them.

    The number stands nowhere else; the count is told, and parts in the same paragraph give it.
    """
    counts = [one for one in known if not one.unit and not one.is_row]
    for one in counts:
        start = one.span.start
        if not _CITED.search(document.text, max(0, start - _REACH), start):
            continue
        others = [each for each in counts if each is not one]
        if any(each.value == one.value or (one.head and each.head == one.head) for each in others):
            continue
        sums = set(_sums([each for each in counts if each.block == one.block]))
        meant = [each for each in others if each.value in sums and are_near(each.value, one.value)]
        if len({each.value for each in meant}) == 1 and one.value not in sums:
            yield meant[0], one, "the parts in the same paragraph give the other"


def _sums(counts: Sequence[Figure]) -> Iterator[float]:
    """Yield what numbers of a sentence that follow one another add up to."""
    for _, group in groupby(counts, key=lambda each: each.at):
        numbers = [each.value for each in group]
        for at in range(len(numbers)):
            yield from list(accumulate(numbers[at:]))[1:]
