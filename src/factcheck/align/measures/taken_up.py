"""A number that takes up a count: "Ten boreholes were sunk. All nine were sampled"."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck import lexicon
from factcheck.align.measures.figures import Figure
from factcheck.mentions.quantities.values import are_near
from factcheck.model import Document, Span
from factcheck.patterns import lazy

_DEFINITE = lazy(
    r"(?:^|[ .;,(])(?:all(?: of)?(?: the| these| those)?|(?:of )?(?:the|these|those)) \Z",
    re.IGNORECASE,
)
_ALONE = lazy(
    r"(?: of (?:them|these|those))?(?:[.;]| (?:were|are|have|had|could|can|will|would|must|did|went"
    r"|came|remain(?:ed)?|stood|stand|lay|lie|ran|run|now|still|also|then|[a-z]{2,}ed)\b"
    r"|, (?=[a-z]+ (?:of them )?(?:were|had|are|have|went|came)\b))"
)
"""What stands behind a number, or its noun, that nothing narrows."""
# Words by which a number may have grown or shrunk on the way, or hold one thing more. The list is
# our own: it was made by asking how "seven cranes … all eight cranes" can be right.
_CHANGED = lazy(
    r"\b(?:one|another|single|extra|further|more|new(?:ly)?|except|but|besides|plus|apart|left|lost"
    r"|add(?:ed|s|ing)?|join\w*|died|dead|only|last|others?|rest|remain\w+|both|replac\w+|each"
    r"|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]+teenth"
    r"|grew|grown|rose|fell|sold|bought|built|sank|destroyed|resign\w+|withdr\w+"
    r"|(?:and|with|without|nor) (?:an?|the|his|her|its|their))\b",
    re.IGNORECASE,
)
_JOINED = lazy(r"(?:\band|\bwith|\bof the|\bof|,) \Z")
"""What stands before a number that is not all of its sentence's subject or object."""
_HAS = lazy(r"\b(?:has|have|had|were|are|the|these|its|their|all) \Z")
"""Before a count that no leader makes one more: "The bishop sent ten monks. All eleven"."""
_OPENS = 8
"""Code points before a number that begins its sentence."""
_REACH = 24
_FAR = 1_200
"""Code points within which a count is taken up again."""
_LEAST = 4
"""Fewer may be those who have just been named."""
_CITED = lazy(r"\b[Tt](?:he|his|hat) (?:figure|number|total|count|toll|tally) of \Z")
_MOST = 5
"""Numbers in a row that may add up to what is cited."""


def recounts(document: Document, known: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, str]]:
    """Yield (count, number that takes it up, reason) of pairs that differ by what a slip would."""
    counts = [one for one in known if _is_count(one)]
    starts = [one.quantity.span.start for one in counts]
    first: dict[float, int] = {}
    for one in counts:
        first.setdefault(one.value, one.quantity.span.start)
    of_noun: defaultdict[str, list[Figure]] = defaultdict(list)
    for again in counts:
        start = again.quantity.span.start
        is_new = first[again.value] == start
        if is_new and _DEFINITE.search(document.text, max(0, start - _REACH), start):
            at = bisect_left(starts, start - _FAR)
            before = counts[at : bisect_left(starts, start)]
            found = (
                _named(document, again, of_noun[again.head], before)
                if again.head
                else _bare(document, again, before)
            )
            if found is not None:
                yield found, again, "one number takes up the other"
        of_noun[again.head].append(again)


def _is_count(figure: Figure) -> bool:
    quantity = figure.quantity
    exact = quantity.low == quantity.high and not quantity.hedge and not quantity.unit
    return exact and not figure.is_row and figure.value >= _LEAST


def _bare(document: Document, again: Figure, before: Sequence[Figure]) -> Figure | None:
    """Return the only count of the sentence before: "Ten boreholes were sunk. All nine …"."""
    start = again.quantity.span.start
    sentence, block = document.sentence_at(start), document.block_at(start)
    if not before or sentence is None or not _ALONE.match(document.text, again.quantity.span.end):
        return None
    told = document.sentence_at(before[-1].quantity.span.start)
    is_next = told is not None and told.end <= sentence.start <= told.end + 1
    if told is None or not is_next or document.block_at(told.start) != block:
        return None
    if sum(one.quantity.span.start >= told.start for one in before) > 1:
        return None
    between = Span(told.start, start)
    return before[-1] if _is_taken_up(document, before[-1], again, between) else None


def _named(
    document: Document, again: Figure, same: Sequence[Figure], before: Sequence[Figure]
) -> Figure | None:
    """Return the count of the same noun before, if it is told with one number: "the nine pumps"."""
    near = [one for one in same[-_LEAST:] if one in before]
    behind = again.quantity.span.end + 1 + len(again.quantity.noun)
    if not near or len({one.value for one in same}) > 1:
        return None
    if not _ALONE.match(document.text, behind) or near[-1].nouns != again.nouns:
        return None
    sentence = document.sentence_at(near[-1].quantity.span.start)
    if sentence and again.quantity.span.start < sentence.end:
        return None  # side by side a writer sees that they are two
    others = [one.value for one in before if one not in near]
    count, number = near[-1].value, again.value
    if any(number in (count + other, count - other) for other in others):
        return None
    between = Span(near[-1].quantity.span.start, again.quantity.span.start)
    return near[-1] if _is_taken_up(document, near[-1], again, between) else None


def _is_taken_up(document: Document, one: Figure, again: Figure, between: Span) -> bool:
    """Say whether a number can only be the count told before, and both differ by a slip."""
    count, number = one.value, again.value
    start = one.quantity.span.start
    led = document.text[max(0, start - _REACH) : start]
    sentence = document.sentence_at(start)
    opens = sentence is not None and start - sentence.start < _OPENS
    is_thing = bool(again.head) and again.quantity.noun not in lexicon.words("measures.people")
    return (
        are_near(count, number)
        and not one.restrictions ^ again.restrictions
        and not (one.years and again.years and not one.years & again.years)
        and not _CHANGED.search(document.text, between.start, between.end)
        and not _JOINED.search(led)
        and (number != count + 1 or is_thing or opens or bool(_HAS.search(led)))
    )


def cited(document: Document, known: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, str]]:
    """Yield (count, cited number, reason) where the count and the sum of its parts differ from it.

    The number stands nowhere else; the count is told, and parts in the same paragraph give it.
    """
    counts = [one for one in known if not one.unit and not one.is_row]
    told = {one.value for one in counts}
    for one in counts:
        start = one.quantity.span.start
        if not _CITED.search(document.text, max(0, start - _REACH), start):
            continue
        others = [each for each in counts if each is not one]
        if any(_is_told(each, one) for each in others):
            continue
        block = document.block_at(start)
        sums = _sums(document, counts, block.span) if block else set()
        meant = {each for each in sums & told if are_near(each, one.value)}
        if len(meant) == 1 and one.value not in sums:
            count = next(each for each in others if each.value in meant)
            yield count, one, "the parts in the same paragraph give the other"


def _is_told(count: Figure, cited: Figure) -> bool:
    """Say whether a count is the cited one, or one of a noun that stands beside that."""
    same = bool(cited.head) and count.head == cited.head
    return same or count.value == cited.value


def _sums(document: Document, counts: Sequence[Figure], block: Span) -> set[float]:
    """Return what the numbers of each sentence of a paragraph add up to, in a row."""
    first = bisect_left(counts, block.start, key=lambda one: one.quantity.span.start)
    last = bisect_right(counts, block.end, key=lambda one: one.quantity.span.start)
    found: set[float] = set()
    for _, one in groupby(
        counts[first:last], key=lambda each: document.sentence_at(each.quantity.span.start)
    ):
        numbers = [each.value for each in one]
        found.update(
            sum(numbers[at:end])
            for at in range(len(numbers))
            for end in range(at + 2, min(at + _MOST, len(numbers)) + 1)
        )
    return found
