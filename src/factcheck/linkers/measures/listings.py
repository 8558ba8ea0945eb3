"""Counts with the list of names that they announce: "five members (Chad, Mali, Niger …)"."""

import re
from collections.abc import Iterator, Sequence

from factcheck.model import Document, Listing, Quantity, Span

_ANNOUNCED = re.compile(r"(?: [a-z][\w’'-]*){1,4}(?: \(|: | [–—] )")
_NAME = (
    r"[A-Z][\w’'.-]*(?: (?:(?:of|the|de|da|do|del|van|von|al|bin|and the) )*[A-Z][\w’'.-]*){0,3}"
)
_LIST = re.compile(rf"{_NAME}(?:(?:, and |, | and ){_NAME})+(?=\)|\.(?:\s|\Z)|;)")
_PART = re.compile(r", and |, | and ")
_OPEN = re.compile(
    r"\b(?:including|such as|among|notably|mainly|e\.g|or|pairs?|couples?|kinds?|other|others)\b"
)
_LONGEST = 400
_MOST = 20


def listings(document: Document, quantities: Sequence[Quantity]) -> Iterator[Listing]:
    """Yield the counts behind which a closed list of names follows."""
    for count in quantities:
        if count.unit or count.hedge or count.low != count.high or not 1 < count.low <= _MOST:
            continue
        sentence = document.sentence_at(count.span.start)
        end = min(sentence.end, count.span.end + _LONGEST) if sentence else count.span.end
        announced = _ANNOUNCED.match(document.text, count.span.end, end)
        listed = _LIST.match(document.text, announced.end(), end) if announced else None
        if announced and listed and " and " in listed[0] and not _OPEN.search(announced[0]):
            yield _listing(count, listed)


def _listing(count: Quantity, listed: "re.Match[str]") -> Listing:
    starts = [0, *(joint.end() for joint in _PART.finditer(listed[0]))]
    ends = [*(joint.start() for joint in _PART.finditer(listed[0])), len(listed[0])]
    items = tuple(
        Span(start, end).shift(listed.start()) for start, end in zip(starts, ends, strict=True)
    )
    pairs = max(0, listed[0].count(" and ") - 1)
    return Listing(count, items, len(items) - pairs)
