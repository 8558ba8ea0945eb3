"""Counts with the list of names that they announce: "five members (Chad, Mali, Niger …)"."""

import re
from collections.abc import Iterator, Sequence

from factcheck.model import Document, Listing, Quantity, Span
from factcheck.patterns import lazy

_ANNOUNCED = lazy(r"(?: [a-z][\w’'-]*){1,4}(?: \(|: | [–—] )|(?: [a-z][\w’'-]*){5,9}: ")
"""What stands between a count and its list; more words only before a colon."""
_APPOSED = lazy(r"(?: [a-z][\w’'-]*){1,2}, ")
_NAME = (
    r"(?:the )?[A-ZÀ-ÖØ-Þ][\w’'.-]*"
    r"(?: (?:(?:of|the|de|da|do|del|van|von|al|bin|and the) )*[A-ZÀ-ÖØ-Þ][\w’'.-]*){0,3}"
)
_LIST = lazy(rf"{_NAME}(?:(?:, and |, | and ){_NAME})+(?=\)|\.(?:\s|\Z)|;)")
_CLOSED = lazy(rf"{_NAME}(?:, {_NAME})*,? and {_NAME}(?=[,;)] (?!{_NAME})|\.(?:\s|\Z))")
"""A list in apposition ends with its last name, and no other name follows behind a comma."""
_DEFINITE = lazy(r"\b(?:the|these|those|all|his|her|its|their|our|my|your) \Z", re.IGNORECASE)
"""Words before a count by which the list behind it names all that are meant."""
_PART = lazy(r", and |, | and ")
_OPEN = lazy(
    r"\b(?:including|such as|among|notably|mainly|e\.g|or|pairs?|couples?|kinds?|other|others)\b"
)
_AFTERWARDS = lazy(r", (?:and|among|including|or|with|followed|then|as well)\b")
"""What shows behind a list in apposition that it is not all of it."""
_LONGEST = 400
_NEAR = 8
_MOST = 20


def listings(document: Document, quantities: Sequence[Quantity]) -> Iterator[Listing]:
    """Yield the counts behind which a closed list of names follows."""
    for count in quantities:
        if count.unit or count.hedge or count.low != count.high or not 1 < count.low <= _MOST:
            continue
        sentence = document.sentence_at(count.span.start)
        end = min(sentence.end, count.span.end + _LONGEST) if sentence else count.span.end
        listed = _announced(document.text, count.span.end, end) or _apposed(
            document.text, count.span, end
        )
        if listed and " and " in listed[0]:
            yield _listing(count, listed)


def _announced(text: str, start: int, end: int) -> "re.Match[str] | None":
    """Return the list behind a bracket, colon or dash: "three ports: Bergen, Leith and Hull"."""
    found = _ANNOUNCED.match(text, start, end)
    return _LIST.match(text, found.end(), end) if found and not _OPEN.search(found[0]) else None


def _apposed(text: str, count: Span, end: int) -> "re.Match[str] | None":
    """Return the list between commas: "her three brothers, Karl, Josef and Anton, were …"."""
    found = _APPOSED.match(text, count.end, end)
    if not _DEFINITE.search(text[max(0, count.start - _NEAR) : count.start]):
        return None
    if found is None or _OPEN.search(found[0]):
        return None
    listed = _CLOSED.match(text, found.end(), end)
    return listed if listed and not _AFTERWARDS.match(text, listed.end()) else None


def _listing(count: Quantity, listed: "re.Match[str]") -> Listing:
    starts = [0, *(joint.end() for joint in _PART.finditer(listed[0]))]
    ends = [*(joint.start() for joint in _PART.finditer(listed[0])), len(listed[0])]
    items = tuple(
        Span(start, end).shift(listed.start()) for start, end in zip(starts, ends, strict=True)
    )
    pairs = max(0, listed[0].count(" and ") - 1)
    return Listing(count, items, len(items) - pairs)
