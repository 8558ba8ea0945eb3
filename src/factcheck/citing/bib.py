"""Markers by key ↔ the entries of a .bib beside the document; entries that name one work."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from attrs import evolve, mutable

from factcheck.citing.catalogue import names_of
from factcheck.model import (
    BibItem,
    BibList,
    Citation,
    Citing,
    Compared,
    Dangling,
    Document,
    Dossier,
    ListKind,
    Reference,
    ReferenceList,
    Resolution,
    Span,
    Twins,
    is_inner,
    joined,
    names_everything,
)
from factcheck.model.keys import folded
from factcheck.text import grouped

_LEAST_WORDS = 3
_FIELDS = ("edition", "volume", "issue", "pages", "letter", "container", "publisher")
"""Where two entries have one of these and differ, they are two editions, versions or parts."""


def twins(part: ReferenceList) -> Iterator[Twins]:
    """Yield the pairs of entries that share a DOI, an address or authors, title and year.

    Notes name a work as often as they need it and are left out.
    """
    if part.kind is ListKind.NOTES:
        return
    groups = grouped((key, entry) for entry in part.references for key in _keys(entry))
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
    if work.url and len(work.title.split()) >= _LEAST_WORDS:  # "Downloadable from" is none
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


_ALIKE = 80
"""Per cent of likeness, without regard to case, from which a key may be a slip of another."""


def joined_with(known: Dossier, bibs: Sequence[BibList], citations: Sequence[Citation]) -> Dossier:
    """Return a dossier whose document holds the heads of .bib files, and what its markers cite.

    Args:
        known: Of a document, with its own lists linked.
        bibs: The files with their entries; of two with one key the first counts.
        citations: The markers by key, in order.
    """
    document = known.document
    entries: list[Reference] = []
    for bib in bibs:
        if bib.items:
            document, spans = joined(document, bib.file, [item.head for item in bib.items])
            pairs = zip(bib.items, spans, strict=True)
            entries += (Reference(span, item.key, None, item.work) for item, span in pairs)
    if not entries:
        return known
    part = ReferenceList(
        Span(entries[0].span.start, entries[-1].span.end), ListKind.FILE, tuple(entries)
    )
    inside = {label for one in known.facts.lists for label in _labels(one)}
    inside |= {key.casefold() for _, key in _own_keys(known.document)}
    cited = [one for one in citations if one.label.casefold() not in inside]
    link = _Link(part, cited, " or ".join(bib.file.path for bib in bibs), bibs)
    return known.changed(document=document, citing=_with(known.citing, link, known.document))


_OWN_KEY = re.compile(r"(?m)^[^%\n]*?\\bibitem(?:\[[^\]]*\])?\s*\{(?P<key>[^{}\s]+)\}")


def with_own_entries(known: Dossier, citations: Sequence[Citation]) -> Dossier:
    r"""Return a dossier with the markers by key that have no \bibitem among those it has."""
    document = known.document
    keys = _own_keys(document)
    for part in known.facts.lists:
        entries = tuple(_keyed(document, entry, keys) for entry in part.references)
        if {entry.label for entry in entries} == {key for _, key in keys}:
            link = _Link(evolve(part, references=entries), citations, "the list")
            dangling = (*known.citing.dangling, *link.dangling())
            compared = known.citing.compared | {Compared.MARKERS}
            return known.changed(citing=evolve(known.citing, dangling=dangling, compared=compared))
    return known


def _own_keys(document: Document) -> list[tuple[int, str]]:
    r"""Return the keys of the \bibitem commands of a document, each with where its words begin."""
    found = _OWN_KEY.finditer(document.files[0].text)
    return [(one.end(), one["key"]) for one in found]


def _keyed(document: Document, entry: Reference, keys: Sequence[tuple[int, str]]) -> Reference:
    """Return an entry without its number, with the key of the command before its words."""
    inside = document.pieces[document.begun_in("pieces", entry.span)]
    at = bisect_right(keys, (inside[0].offset, "\uffff")) if inside else 0
    if not at:
        return entry
    return evolve(entry, label=keys[at - 1][1], span=Span(inside[0].start, entry.span.end))


def _labels(part: ReferenceList) -> Iterator[str]:
    """Yield the keys that a list in the document has, in small letters."""
    if part.kind is ListKind.KEYED:
        yield from (entry.label.casefold() for entry in part.references)


def _with(citing: Citing, link: "_Link", document: Document) -> Citing:
    """Return what is known of the document's own lists and of the .bib."""
    new = list(link.dangling())
    judged = {one.span for one in link.citations}
    dangling = [one for one in citing.dangling if one.citation.span not in judged]
    every = any(names_everything(file.text) for file in document.files)
    return evolve(
        citing,
        lists=(*citing.lists, link.part),
        resolved=(*citing.resolved, *link.resolved),
        dangling=tuple(sorted([*dangling, *new], key=lambda one: one.citation.span)),
        unused=(*citing.unused, *(() if every else link.unused())),
        twins=(*citing.twins, *link.twins()),
        compared=citing.compared | {Compared.MARKERS, Compared.ENTRIES, Compared.WORKS},
    )


@mutable(eq=False)
class _Link:
    part: ReferenceList
    citations: Sequence[Citation]
    where: str
    bibs: Sequence[BibList] = ()

    @cached_property
    def _by_key(self) -> dict[str, Reference]:
        found: dict[str, Reference] = {}
        for entry in self.part.references:
            found.setdefault(entry.label, entry)
        return found

    @cached_property
    def resolved(self) -> list[Resolution]:
        """The markers whose key the .bib has."""
        return [
            Resolution(one, (self._by_key[one.label],), f"key {one.label}")
            for one in self.citations
            if one.label in self._by_key
        ]

    def dangling(self) -> Iterator[Dangling]:
        """Yield the markers whose key it has not; bare ones only where bare ones are markers."""
        is_usual = any(one.citation.is_narrative for one in self.resolved)
        for one in self.citations:
            if one.label in self._by_key or one.label == "*" or is_inner(one.label):
                continue
            near = self._nearest(one.label)
            is_key = bool(near) or any(map(str.isdigit, one.label))
            if not one.is_narrative or (is_usual and is_key):
                yield self._dangling(one, near)

    def _dangling(self, one: Citation, near: str) -> Dangling:
        entry = self._by_key[near] if near else self.part.references[0]
        alike = f"none of its {len(self._by_key)} keys is alike"
        proof = f"{self.where} has '{near}'" if near else alike
        return Dangling(one, f"key '{one.label}'", entry.span, proof, self.where, near)

    def _nearest(self, key: str) -> str:
        """Return the key that is most like another, be it in case; empty if none is."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - few documents lack an entry

        wanted = key.casefold()
        near = process.extractOne(
            wanted, list(self._folded), scorer=fuzz.ratio, score_cutoff=_ALIKE
        )
        return self._folded[near[0]] if near else ""

    @cached_property
    def _folded(self) -> dict[str, str]:
        """Keys in small letters → the first key that is so."""
        return {known.casefold(): known for known in reversed(self._by_key)}

    def unused(self) -> Iterator[Reference]:
        """Yield the entries that nothing cites, where one document must cite them all."""
        used = self._used()
        if any(bib.is_shared for bib in self.bibs) or not used:
            return
        yield from (entry for entry in self._by_key.values() if entry.label not in used)

    def _used(self) -> set[str]:
        """Return the keys that are cited, and those of the entries on which these draw."""
        items: dict[str, BibItem] = {}
        for bib in self.bibs:
            for item in bib.items:
                items.setdefault(item.key, item)
        used: set[str] = set()
        waiting = [one.citation.label for one in self.resolved]
        while waiting:
            key = waiting.pop()
            if key in items and key not in used:
                used.add(key)
                waiting.extend(items[key].parents)
        return used

    def twins(self) -> Iterator[Twins]:
        """Yield the pairs of entries that name one work, both of which the document cites."""
        cited = {one.citation.label for one in self.resolved}
        entries = tuple(entry for key, entry in self._by_key.items() if key in cited)
        for pair in twins(evolve(self.part, references=entries)):
            years = {pair.first.work.year, pair.second.work.year} - {None}
            if len(years) < 2 or pair.reason.startswith("the DOI"):  # noqa: PLR2004 - of two
                yield pair
