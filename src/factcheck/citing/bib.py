"""Markers by key ↔ the entries of a .bib beside the document; entries that name one work."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from attrs import evolve, mutable

from factcheck.citing.catalogue import names_of
from factcheck.model import (
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
                yield Twins(first, second, f"the DOI {key[1]}" if key[0] == "DOI" else key[0])


def _keys(entry: Reference) -> Iterator[tuple[str, ...]]:
    work = entry.work
    title = folded(work.title)
    if work.doi:
        yield "DOI", work.doi.lower()
    if work.url and len(work.title.split()) >= _LEAST_WORDS:  # "Downloadable from" is none
        yield "the address and the title", work.url.rstrip("/").lower(), title
    if work.authors and work.year and len(work.title.split()) >= _LEAST_WORDS:
        yield "author, year and title", names_of(work.authors[0])[0], str(work.year), title


def _may_be_one(first: Reference, second: Reference) -> bool:
    """Say whether nothing tells two entries apart: no edition, volume, page or place of issue."""
    pairs = ((getattr(first.work, name), getattr(second.work, name)) for name in _FIELDS)
    return not any(one and other and folded(one) != folded(other) for one, other in pairs)


_MOST_PARENTS = 3
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
    keyed = (one for one in known.facts.lists if one.kind is ListKind.KEYED)
    inside = {entry.label.casefold() for one in keyed for entry in one.references}
    inside |= {key.casefold() for key in _own_keys(known.document)}
    cited = [one for one in citations if one.label.casefold() not in inside]
    link = _Link(part, cited, " or ".join(bib.file.path for bib in bibs), bibs)
    return known.changed(document=document, citing=_with(known.citing, link, known.document))


_OWN_KEY = re.compile(r"(?m)^[^%\n]*?\\bibitem(?:\[[^\]]*\])?\s*\{(?P<key>[^{}\s]+)\}")


def with_own_entries(known: Dossier, citations: Sequence[Citation]) -> Dossier:
    r"""Return a dossier with the markers by key that have no \bibitem among those it has."""
    keys = _own_keys(known.document)
    for part in known.facts.lists:
        if len(keys) == len(part.references):
            pairs = zip(part.references, keys, strict=True)
            entries = tuple(  # behind "[1] ", which the reader put in front
                Reference(
                    Span(one.span.start + len(one.label) + 3, one.span.end), key, None, one.work
                )
                for one, key in pairs
            )
            link = _Link(evolve(part, references=entries), citations, "the list")
            dangling = (*known.citing.dangling, *link.dangling())
            compared = known.citing.compared | {Compared.MARKERS}
            return known.changed(citing=evolve(known.citing, dangling=dangling, compared=compared))
    return known


def _own_keys(document: Document) -> list[str]:
    r"""Return the keys of the \bibitem commands of a document, in order."""
    return [one["key"] for one in _OWN_KEY.finditer(document.files[0].text)]


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
        return {entry.label: entry for entry in reversed(self.part.references)}

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
            is_key = near or any(map(str.isdigit, one.label))
            if not one.is_narrative or (is_usual and is_key):
                span = (self._by_key[near] if near else self.part.references[0]).span
                alike = f"none of its {len(self._by_key)} keys is alike"
                proof = f"{self.where} has '{near}'" if near else alike
                yield Dangling(one, f"key '{one.label}'", span, proof, self.where, near)

    def _nearest(self, key: str) -> str:
        """Return the key that is most like another, be it in case; empty if none is."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - few documents lack an entry

        near = process.extractOne(
            key, list(self._by_key), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_ALIKE
        )
        return near[0] if near else ""

    def unused(self) -> Iterator[Reference]:
        """Yield the entries that nothing cites, where one document must cite them all."""
        used = {one.citation.label for one in self.resolved}
        if any(bib.is_shared for bib in self.bibs) or not used:
            return
        for _ in range(_MOST_PARENTS):  # on which cited ones draw
            items = (item for bib in self.bibs for item in bib.items if item.key in used)
            used = used.union(*(item.parents for item in items))
        yield from (entry for entry in self.part.references if entry.label not in used)

    def twins(self) -> Iterator[Twins]:
        """Yield the pairs of entries that name one work, both of which the document cites."""
        cited = {one.citation.label for one in self.resolved}
        entries = tuple(entry for entry in self.part.references if entry.label in cited)
        for pair in twins(evolve(self.part, references=entries)):
            years = {pair.first.work.year, pair.second.work.year} - {None}
            if len(years) < 2 or pair.reason.startswith("the DOI"):  # noqa: PLR2004 - of two
                yield pair
