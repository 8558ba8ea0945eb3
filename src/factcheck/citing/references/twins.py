"""Entries of one list that name one work."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from factcheck.citing.references.catalogue import names_of
from factcheck.model import ListKind, Reference, ReferenceList, Twins
from factcheck.model.keys import folded

_LEAST_WORDS = 3
_FIELDS = ("edition", "volume", "issue", "pages", "letter", "container", "publisher")
"""Where two entries have one of these and differ, they are two editions, versions or parts."""


def twins(part: ReferenceList) -> Iterator[Twins]:
    """Yield the pairs of entries that share a DOI, an address or authors, title and year.

    Notes name a work as often as they need it and are left out.
    """
    if part.kind is ListKind.NOTES:
        return
    groups: defaultdict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for entry in part.references:
        for key in _keys(entry):
            groups[key].append(entry)
    told: set[tuple[int, int]] = set()
    for key, group in groups.items():
        for first, second in pairwise(group):
            pair = first.span.start, second.span.start
            if pair not in told and _may_be_one(first, second):
                told.add(pair)
                yield Twins(first, second, _reason(key))


def _keys(entry: Reference) -> Iterator[tuple[str, ...]]:
    work = entry.work
    title = folded(work.title)
    if work.doi:
        yield "DOI", work.doi.lower()
    if work.url and title:
        yield "address", work.url.rstrip("/").lower(), title
    if work.authors and work.year and len(work.title.split()) >= _LEAST_WORDS:
        yield "title", names_of(work.authors[0])[0], str(work.year), title


def _reason(key: tuple[str, ...]) -> str:
    if key[0] == "DOI":
        return f"the DOI {key[1]}"
    return "the address and the title" if key[0] == "address" else "author, year and title"


def _may_be_one(first: Reference, second: Reference) -> bool:
    """Say whether nothing tells two entries apart: no edition, volume, page or place of issue."""
    pairs = ((getattr(first.work, name), getattr(second.work, name)) for name in _FIELDS)
    return not any(one and other and folded(one) != folded(other) for one, other in pairs)
