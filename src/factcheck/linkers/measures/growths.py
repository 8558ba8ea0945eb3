"""Changes with both of their ends and their share: "rose by 30 per cent, from 250 to 325".

The change is reckoned as a share of the end that is told first, the older one.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.linkers.measures.changes import CHANGED
from factcheck.linkers.measures.likeness import value
from factcheck.linkers.measures.numbers import PERCENT, Numbers
from factcheck.model import Document, Quantity, Share
from factcheck.patterns import lazy

_BY = lazy(rf"{CHANGED}[^.;:|\d]{{0,60}}?\b(?:by|another) \Z")
_FROM = lazy(r"(?: a year)?,? (?:[a-z]+ )?from (?:the |a |its )?\Z")
_AGAINST = lazy(r"(?: [a-z]+){0,2}?(?: in [12]\d{3})? to \Z")
_TO = lazy(r"(?: [a-z]+)? to \Z")
_GREW_FROM = lazy(rf"{CHANGED}[^.;:|\d]{{0,60}}? from (?:£|\$|€)?\Z")
_SIZE = lazy(
    r"(?: [a-z]+){0,3}(?: in [12]\d{3})?(?:, (?:that is,? |which is )?| – | — | \()"
    r"(?:or |up |down )?(?:by )?"
    r"(?:an? (?:[a-z]+ )?(?:increase|rise|gain|growth|fall|drop|decrease|loss"
    r"|cut|reduction|decline) of )?\Z"
)
_CLOSES = lazy(r"[),.;]| (?:in|on|over|within|since)\b|\Z")
"""What stands behind a share that is of the change alone."""
_ROUND_STEP, _ROUND_SLACK = 5, 2.5
"""Who says "by 30 per cent" may mean 28.4."""


def growths(document: Document, quantities: Sequence[Quantity]) -> Iterator[Share]:
    """Yield the changes of a text whose share is told beside both ends, right or not."""
    numbers = Numbers.of(document, quantities)
    for at in range(len(numbers.known) - 2):
        found = _told_first(numbers, at) or _told_last(numbers, at)
        if found is not None:
            yield found


def _told_first(numbers: Numbers, at: int) -> Share | None:
    """Return "fell by 20 per cent, from 210 to 168"."""
    size, before, after = numbers.known[at : at + 3]
    joined = _FROM.fullmatch(numbers.between(at, at + 1)) and _TO.fullmatch(
        numbers.between(at + 1, at + 2)
    )
    return _share(before, after, size) if joined and _BY.search(numbers.before(at)) else None


def _told_last(numbers: Numbers, at: int) -> Share | None:
    """Return "fell from 210 to 168, a drop of 20 per cent", "rose from 250 to 325 (30 %)"."""
    before, after, size = numbers.known[at : at + 3]
    joined = _AGAINST.fullmatch(numbers.between(at, at + 1)) and _SIZE.fullmatch(
        numbers.between(at + 1, at + 2)
    )
    told = _GREW_FROM.search(numbers.before(at)) and _CLOSES.match(numbers.behind(at + 2))
    return _share(before, after, size) if joined and told else None


def _share(before: Quantity, after: Quantity, size: Quantity) -> Share | None:
    """Return the change as a share of its beginning, which must be of the unit of its end."""
    alike = before.unit in ("", after.unit)
    ends = alike and not PERCENT & {before.unit, after.unit} and value(before) > 0
    if size.unit not in PERCENT or not ends:
        return None
    changed = abs(value(after) - value(before))
    slack = 0.0 if value(size) % _ROUND_STEP else _ROUND_SLACK
    return Share(
        part=evolve(after, low=changed, high=changed),
        whole=evolve(before, low=value(before), high=value(before)),
        ratio=evolve(size, low=value(size) - slack, high=value(size) + slack),
        base=100,
    )
