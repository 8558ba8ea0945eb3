"""Link citations by key to the entries of a .bib file, and find duplicate entries."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from factcheck.document.text import grouped
from factcheck.link.citing.beside import beside
from factcheck.link.citing.catalogue import Catalogue, Settled, names_of
from factcheck.link.citing.catalogue import resolved as resolve
from factcheck.link.citing.dangling import Unnamed
from factcheck.link.citing.titled import titled
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
    names_everything,
)
from factcheck.model.joining import joined
from factcheck.model.keys import folded

_LEAST_WORDS = 3
_PRINTED = "author, journal, volume and pages"
_FIELDS = ("edition", "volume", "issue", "pages", "letter", "container", "publisher")
"""Fields in which different editions, versions or parts of a work differ."""


def twins(part: ReferenceList) -> Iterator[Twins]:
    """Yield the pairs of entries with the same DOI, address, or author, year and title.

    Lists of notes are skipped, because several notes may cite the same work.
    """
    entries = part.references if part.kind is not ListKind.NOTES else ()
    pairs: dict[tuple[int, int], Twins] = {}
    for key, group in grouped((key, entry) for entry in entries for key in _keys(entry)).items():
        for first, second in pairwise(group):
            if (_shares_doi if key[0] == "DOI" else _may_be_one)(first, second):
                reason = f"the DOI {key[1]}" if key[0] == "DOI" else key[0]
                place = first.span.start, second.span.start
                pairs.setdefault(place, Twins(first, second, reason))
    yield from pairs.values()


def _keys(entry: Reference) -> Iterator[tuple[str, ...]]:
    work, title = entry.work, folded(entry.work.title)
    if work.doi:
        yield "DOI", work.doi.lower()
    if len(work.title.split()) >= _LEAST_WORDS:  # "Downloadable from" is not a title
        if work.url:
            yield "the address and the title", work.url.rstrip("/").lower(), title
        if work.authors and work.year:
            author = names_of(work.authors[0])[0]
            yield "author, year and title", author, str(work.year), title
            if work.container and work.volume and work.pages:
                yield _PRINTED, author, folded(work.container), work.volume, work.pages


def _shares_doi(first: Reference, second: Reference) -> bool:
    """Return False for chapters of one book, which have the DOI of the book."""
    return _may_be_one(first, second) or "article" in (first.work.kind, second.work.kind)


def _may_be_one(first: Reference, second: Reference) -> bool:
    """Return True if two entries do not contradict each other in edition, volume, pages, etc."""
    pairs = ((getattr(first.work, name), getattr(second.work, name)) for name in _FIELDS)
    return not any(one and other and folded(one) != folded(other) for one, other in pairs)


_COMPARED = frozenset(Compared) - {Compared.DATES}
_MOST_PARENTS = 3
_ALIKE = 80
"""Minimum similarity in percent, ignoring case, between a key and the key it is a typo of."""
_OWN_KEY = re.compile(r"(?m)^[^%\n]*?\\bibitem(?:\[[^\]]*\])?\s*\{(?P<key>[^{}\s]+)\}")


def joined_with(known: Dossier, bibs: Sequence[BibList], citations: Sequence[Citation]) -> Dossier:
    """Return a dossier with the first words of all .bib entries, and the citations linked to them.

    Args:
        known: The dossier of a document, whose own lists are already linked.
        bibs: The .bib files with their entries. If two entries have the same key, the first is
            used.
        citations: The citations by key, and those typed by author and year, in order.
    """
    document, entries = known.document, list[Reference]()
    for bib in bibs:
        if bib.items:
            document, spans = joined(document, bib.file, [item.head for item in bib.items])
            pairs = zip(bib.items, spans, strict=True)
            entries += (Reference(span, item.key, None, item.work) for item, span in pairs)
    if not entries:
        return known
    every = Span(entries[0].span.start, entries[-1].span.end)
    part = ReferenceList(every, ListKind.FILE, tuple(entries))
    lists = known.facts.lists
    keyed = (one for one in lists if one.kind is ListKind.KEYED)
    inside = {entry.label.casefold() for one in keyed for entry in one.references}
    inside |= {key.casefold() for key in _own_keys(known)}
    is_listed = any(one.kind is not ListKind.NOTES for one in lists)
    outside = [
        one
        for one in citations
        if (one.label.casefold() not in inside if one.label else not is_listed)
    ]
    where = " or ".join(bib.file.path for bib in bibs)
    made = _linked(document, part, outside, where)
    used = {entry.label for one in made.resolved for entry in one.references}
    cited = [one for one in entries if one.label in used]
    spans_of_keys = {one.span for one in outside}
    citing = known.citing
    dangling = [one for one in citing.dangling if one.citation.span not in spans_of_keys]
    linked = evolve(
        citing,
        lists=(*citing.lists, part),
        resolved=(*citing.resolved, *made.resolved),
        dangling=tuple(sorted([*dangling, *made.dangling], key=lambda one: one.citation.span)),
        unused=(*citing.unused, *_unused(known, bibs, entries, used)),
        mismatches=(*citing.mismatches, *made.mismatches),
        twins=(*citing.twins, *filter(_is_of_year, twins(evolve(part, references=tuple(cited))))),
        compared=citing.compared | _COMPARED,
    )
    return known.changed(document=document, citing=linked)


def with_own_entries(known: Dossier, citations: Sequence[Citation]) -> Dossier:
    r"""Return a dossier in which citations are linked to \bibitem commands by their keys."""
    keys = _own_keys(known)
    part = next((one for one in known.facts.lists if len(one.references) == len(keys)), None)
    if part is None:
        return known
    pairs = zip(part.references, keys, strict=True)
    entries = tuple(  # without "[1] ", which the reader inserted
        evolve(one, span=Span(one.span.start + len(one.label) + 3, one.span.end), label=key)
        for one, key in pairs
    )
    made = _linked(
        known.document, evolve(part, references=entries), citations, "the reference list"
    )
    whole = dict(zip(keys, part.references, strict=True))
    resolved = [
        evolve(one, references=tuple(whole[entry.label] for entry in one.references))
        for one in made.resolved
    ]
    used = {entry.span for one in resolved for entry in one.references}
    citing = known.citing
    left = [one for one in part.references if one.span not in used]
    others = [one for one in citing.unused if one not in part.references]
    linked = evolve(
        citing,
        resolved=(*citing.resolved, *resolved),
        dangling=(*citing.dangling, *made.dangling),
        mismatches=(*citing.mismatches, *made.mismatches),
        unused=(*others, *left) if used else citing.unused,
        compared=citing.compared | _COMPARED,
    )
    return known.changed(citing=linked)


def _own_keys(known: Dossier) -> list[str]:
    r"""Return the keys of the \bibitem commands of a document, in order."""
    return [one["key"] for one in _OWN_KEY.finditer(known.document.files[0].text)]


def _linked(
    document: Document, part: ReferenceList, citations: Sequence[Citation], where: str
) -> Citing:
    """Return the citations of the entries in a list, by key or by author and year.

    A bare key ("@oka19") is reported as missing only if another bare key is in the list, and if the
    key contains a digit or resembles a key in the list. In a document that cites by key, a typed
    citation is judged like one in a document with a list by name.
    """
    by_key = {entry.label: entry for entry in reversed(part.references)}
    keyed = [one for one in citations if one.label]
    resolved = [
        Resolution(one, (by_key[one.label],), f"key {one.label}")
        for one in keyed
        if one.label in by_key
    ]
    is_usual = any(one.citation.is_narrative for one in resolved)
    missing = []
    for one in keyed:
        if one.label in by_key or one.label == "*" or is_inner(one.label):
            continue
        near = _nearest(one.label, by_key)
        is_key = near or any(map(str.isdigit, one.label))
        if not one.is_narrative or (is_usual and is_key):
            span = (by_key[near] if near else part.references[0]).span
            alike = f"none of its {len(by_key)} keys is similar"
            proof = f"{where} has '{near}'" if near else alike
            missing.append(Dangling(one, f"key '{one.label}'", span, proof, where, near))
    catalogue = Catalogue(document, (evolve(part, kind=ListKind.NAMED),))
    typed = [one for one in citations if not one.label]
    named = [*resolve(catalogue, typed)]
    settled = Settled(catalogue, named, usual=len({one.citation.label for one in resolved}))
    unnamed = Unnamed(settled, typed)
    missing += (evolve(one, where=where) for one in unnamed.dangling())
    every = [*resolved, *named]
    differing = [*unnamed.mismatches(), *beside(catalogue, every), *titled(catalogue, every)]
    places = (
        "in the text",
        "in the reference list" if part.kind is not ListKind.FILE else f"in {where}",
    )
    return Citing(
        resolved=tuple(every),
        dangling=tuple(missing),
        mismatches=tuple(evolve(one, places=places) for one in differing),
    )


def _nearest(key: str, known: dict[str, Reference]) -> str:
    """Return the most similar key, ignoring case; empty if none is similar."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - rarely needed

    near = process.extractOne(
        key, list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_ALIKE
    )
    return near[0] if near else ""


def _unused(
    known: Dossier, bibs: Sequence[BibList], entries: Sequence[Reference], used: set[str]
) -> Iterator[Reference]:
    """Yield the entries that are never cited, if the .bib files serve only this document.

    Nothing is yielded if the document has a command that cites all entries.
    """
    every = any(names_everything(file.text) for file in known.document.files)
    if every or not used or any(bib.is_shared for bib in bibs):
        return
    for _ in range(_MOST_PARENTS):  # entries that cited entries inherit from count as cited
        items = (item for bib in bibs for item in bib.items if item.key in used)
        used = used.union(*(item.parents for item in items))
    yield from (entry for entry in entries if entry.label not in used)


def _is_of_year(pair: Twins) -> bool:
    """Return True if two entries do not differ in the year, or share what is printed."""
    years = {pair.first.work.year, pair.second.work.year} - {None}
    return len(years) < 2 or pair.reason.startswith(("the DOI", _PRINTED))  # noqa: PLR2004 - of two
