"""A number that the text cites as one it has told: "The figure of nineteen does not include …"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.linkers.measures.figures import Figure
from factcheck.linkers.measures.likeness import are_near, value
from factcheck.model import Document, Span
from factcheck.patterns import lazy

_CITED = lazy(r"\b[Tt](?:he|his|hat) (?:figure|number|total|count|toll|tally) of \Z")
_REACH = 24
_MOST = 5
"""Numbers in a row that may add up to what is cited."""


def cited(document: Document, known: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, str]]:
    """Yield (count, cited number, reason) where the count and the sum of its parts differ from it.

    The number stands nowhere else; the count is told, and parts in the same paragraph give it.
    """
    counts = [one for one in known if not one.unit and not one.is_row]
    told = {value(one.quantity) for one in counts}
    for one in counts:
        start = one.quantity.span.start
        if not _CITED.search(document.text, max(0, start - _REACH), start):
            continue
        others = [each for each in counts if each is not one]
        if any(_is_told(each, one) for each in others):
            continue
        block = document.block_at(start)
        sums = _sums(document, counts, block.span) if block else set()
        meant = {each for each in sums & told if are_near(each, value(one.quantity))}
        if len(meant) == 1 and value(one.quantity) not in sums:
            count = next(each for each in others if value(each.quantity) in meant)
            yield count, one, "the parts in the same paragraph give the other"


def _is_told(count: Figure, cited: Figure) -> bool:
    """Say whether a count is the cited one, or one of a noun that stands beside that."""
    same = bool(cited.head) and count.head == cited.head
    return same or value(count.quantity) == value(cited.quantity)


def _sums(document: Document, counts: Sequence[Figure], block: Span) -> set[float]:
    """Return what the numbers of each sentence of a paragraph add up to, in a row."""
    first = bisect_left(counts, block.start, key=lambda one: one.quantity.span.start)
    last = bisect_right(counts, block.end, key=lambda one: one.quantity.span.start)
    found: set[float] = set()
    for _, one in groupby(
        counts[first:last], key=lambda each: document.sentence_at(each.quantity.span.start)
    ):
        numbers = [value(each.quantity) for each in one]
        found.update(
            sum(numbers[at:end])
            for at in range(len(numbers))
            for end in range(at + 2, min(at + _MOST, len(numbers)) + 1)
        )
    return found
