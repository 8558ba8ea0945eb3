"""Dates in the heads of chronology entries, which stand where no prose would have them so."""

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.mentions.dates.expressions import Mention
from factcheck.mentions.dates.finder import find
from factcheck.model import Document, Entry
from factcheck.patterns import lazy

_YEAR_FIRST = lazy(r"(?P<year>[12]\d{3})(?:,? (?P<rest>(?:\d{1,2} )?[A-Z][a-z]+\.?))?")
"""A year alone ("1911" before a wide gap), or before its day: "1884, 2 June"."""


def with_heads(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a document with those of heads that begin with a bare year."""
    done = list(found)
    for entry in document.entries:
        head = _read(document, entry)
        if head is None:
            continue
        first = bisect_left(done, head.start, key=lambda one: one.end)
        last = first
        while last < len(done) and done[last].start < head.end:
            last += 1
        if [(one.start, one.end) for one in done[first:last]] != [(head.start, head.end)]:
            done[first:last] = [head]
    return done


def _read(document: Document, entry: Entry) -> Mention | None:
    """Return the date of a head that a bare year begins; None for every other head."""
    words = document.words(entry.head)
    match = _YEAR_FIRST.fullmatch(words)
    if match is None:
        return None
    turned = find(f"{match['rest']} {match['year']}" if match["rest"] else f"in {match['year']}")
    if len(turned) != 1:
        return None
    start = entry.head.start
    return turned[0].placed(start, start + len(words))
