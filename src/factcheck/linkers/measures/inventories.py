"""Counts with the list of things that they announce: "three parts: a pump, a hose and a reel".

Each thing must begin with an article or a possessive, and all with one of the same kind, so that
none is in apposition to the one before it ("the mayor, a miller").
"""

from collections.abc import Iterator, Sequence

from factcheck.model import Span
from factcheck.patterns import lazy

_ARTICLES = (r"the", r"an?", r"(?:its|his|her|their|our|my|your)")
_KINDS = tuple(lazy(rf"{article} ") for article in _ARTICLES)
_STRETCH = lazy(r"[^.:;()|–—\d“”\"\n]{8,300}(?=[.;](?:\s|\Z)|\Z)")
"""A list with nothing behind it."""
_LAST = lazy(rf",? and (?=(?:{'|'.join(_ARTICLES)}) )")
_COMMA = ", "
_FEWEST = 2
_SIDE = lazy(r"\b(?:who|which|that|where|whose|when|with|including|such as|or|both|as well|also)\b")
"""Words behind which an "and" or a comma may join something else."""

_PAIR = lazy(r"(?!.* (?:of|in|from|to|on|at|by|for|between|with) .* and ).* and ")
"""An item that may be two: "the extinct borers and miners", but not "the strike of both"."""
_BESIDE = lazy(
    r"\b(?:of|in|from|to|on|at|by|for|[a-z]+est|most|first|last|only|former|late|one|same|being"
    r"|having)\b"
)
"""What an apposition to the thing before holds: "the tower, the oldest in the county, and …"."""


def inventory(text: str, start: int, end: int, count: float) -> tuple[Span, ...]:
    """Return the things of a closed list that begins at a place; none where there is no such.

    Of more than are counted one may stand in apposition to the one before it.
    """
    found = _STRETCH.match(text, start, end)
    if not found or _SIDE.search(found[0]):
        return ()
    items = tuple(_items(found[0]))
    words = [found[0][item.start : item.end] for item in items]
    alike = any(all(kind.match(one) for one in words) for kind in _KINDS)
    if len(items) < _FEWEST or not alike or (len(items) > count and _is_apposed(words)):
        return ()
    if len(items) < count and any(map(_PAIR.match, words)):
        return ()
    return tuple(item.shift(start) for item in items)


def _is_apposed(words: Sequence[str]) -> bool:
    return any(_BESIDE.search(one) for one in words[1:-1])


def _items(words: str) -> Iterator[Span]:
    """Yield the items of a list; none if it is not closed by one "and" before an article.

    Another "and" may join words of an item if a comma sets off the last one.
    """
    joints = list(_LAST.finditer(words))
    if len(joints) != 1:
        return
    first, last = words[: joints[0].start()], words[joints[0].end() :]
    is_marked = joints[0][0].startswith(",")
    if "," in last or (not is_marked and (" and " in first or " and " in last)):
        return
    at = 0
    for item in first.split(_COMMA):
        yield Span(at, at + len(item))
        at += len(item) + len(_COMMA)
    yield Span(joints[0].end(), len(words))
