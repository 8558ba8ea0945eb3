"""The works that notes name ↔ the bibliography, and the first note that names them in full.

Notes that send their reader to another note ("supra note 5", "ibid.") are held against that one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import frozen, mutable

from factcheck.citing.catalogue import LEAST, Catalogue, pages_without
from factcheck.citing.samework import difference, holds_title, is_same_work, words_of
from factcheck.mentions.references.markers import FAMILY
from factcheck.model import (
    Citation,
    CitationKind,
    Dangling,
    ListKind,
    Mismatch,
    Noted,
    Reference,
    Span,
    Work,
)
from factcheck.model.keys import folded
from factcheck.text import word_list

_COVERING = 4
"""Works of notes that a bibliography holds for each that it does not, if it means to hold all."""
_CLASSIC = 100
"""Up to here a number behind a short title may count the books or chapters of a classic, which
bibliographies leave out (Chicago Manual of Style, 17th edition, 14.242)."""


@frozen
class Pair:
    """A work as a note names it, with the note, and the entry or fuller note of the same work."""

    noted: Noted
    note: Reference
    entry: Reference
    listed: Work
    where: str = "in the list"


@mutable(eq=False)
class Notes:
    """The works of a document's notes."""

    catalogue: Catalogue

    @cached_property
    def _named(self) -> list[tuple[Noted, Reference]]:
        notes = (part for part in self.catalogue.lists if part.kind is ListKind.NOTES)
        return [(noted, note) for part in notes for note in part.references for noted in note.noted]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The works that have one entry in a list, or for a short note one fuller note above."""
        return tuple(found for noted, note in self._named for found in self._pairs(noted, note))

    def _pairs(self, noted: Noted, note: Reference) -> Iterator[Pair]:
        entries = [Pair(noted, note, one, one.work) for one in self.catalogue.works()]
        listed = list(filter(self._is_same, entries))
        if noted.is_short and not listed:
            full = (
                Pair(noted, note, other, one.work, f"in {called(other)}")
                for one, other in self._named
                if not one.is_short and one.span.start < noted.span.start
            )
            listed = [*filter(self._is_same, full)][:1]
        if len(listed) == 1:
            yield listed[0]

    def _is_same(self, pair: Pair) -> bool:
        said, name = pair.noted.work, folded(pair.noted.work.authors[0].family)
        is_dated = pair.noted.is_short or said.year == pair.listed.year
        is_anothers = name in self.catalogue.by_author
        is_here = name in self.catalogue.text_of(pair.entry)
        is_same = is_same_work(said, pair.listed, is_dated=is_dated)
        return is_same and (is_here or not is_anothers)

    def mismatches(self) -> Iterator[Mismatch]:
        """Yield the author, title, year, volume or page in which a note differs, one per pair."""
        for pair in self.pairs:
            entries = [self.catalogue.document.words(one.span) for one in (pair.note, pair.entry)]
            found = difference(pair.noted.work, pair.listed, entries)
            page, is_part = pair.noted.page, pair.noted.work.kind and pair.listed.container
            pages = pages_without(pair.listed, page) if page is not None and is_part else ""
            if found is None and pages:
                found = "page", str(page), pages
            if found:
                places = ("", pair.where)
                span, marker = pair.noted.span, called(pair.note)
                yield Mismatch(span, *found, marker, pair.entry, places=places)

    def dangling(self) -> Iterator[Dangling]:
        """Yield the works that a bibliography lacks which holds nearly all that notes name."""
        lists = self.catalogue.lists_of_works
        if not lists or any(one.kind is not ListKind.NAMED or one.is_excerpt for one in lists):
            return
        listed = {one.noted.span for one in self.pairs if one.where == "in the list"}
        again = {one.noted.span for one in self.pairs} - listed
        held = {_key(one) for one, _ in self._named if one.span in listed}
        unsure = {
            _key(one): one
            for one, _ in reversed(self._named)
            if _key(one) not in held and one.span not in again and not self._is_classic(one)
        }
        if len(held) < LEAST or len(held) < _COVERING * len(unsure):
            return
        for one in sorted(unsure.values(), key=lambda noted: noted.span):
            if not any(self._may_be(one, entry) for entry in self.catalogue.works()):
                what = f"{one.work.authors[0].family}, {one.work.title},"
                span = lists[0].heading or lists[0].references[0].span
                proof = f"the list holds {len(held)} other works of the notes"
                yield Dangling(Citation(one.span, CitationKind.NOTE), what, span, proof)

    def _is_classic(self, noted: Noted) -> bool:
        """Return True if a short note may be of a classic: no full note is by its author."""
        name = noted.work.authors[0].family
        is_short = noted.is_short and not noted.work.kind and (noted.page or 0) <= _CLASSIC
        named = (one.work.authors[0].family for one, _ in self._named if not one.is_short)
        return is_short and name not in named

    def _may_be(self, noted: Noted, entry: Reference) -> bool:
        """Return True if an entry may be a work: by its author, its title or what holds it."""
        work, text = noted.work, self.catalogue.document.words(entry.span)
        title = words_of(work.title)
        is_own = folded(work.authors[0].family) in self.catalogue.text_of(entry)
        is_held = not work.volume and holds_title(work.container, text)
        is_titled = len(title) > 1 and holds_title(work.title, text)
        return is_titled or is_held or (is_own and (noted.is_short or bool(words_of(text) & title)))


def called(note: Reference) -> str:
    """Return a note as it is spoken of: "note 7"."""
    return f"note {note.label.removeprefix('^')}"


def _key(noted: Noted) -> tuple[str, frozenset[str]]:
    return folded(noted.work.authors[0].family), words_of(noted.work.title)


# ---- notes that send the reader to other notes ----

_SUPRA = re.compile(
    rf"(?P<name>{FAMILY})[^.;()]{{0,60}}?,?\s(?:supra|above)\s(?:at\s)?(?:foot)?n(?:ote|\.)\s(?P<number>\d{{1,4}})"
)
_CITED_ABOVE = re.compile(rf"(?P<name>{FAMILY})(?:,\s[A-Z]\.)?,?\s(?:op|loc)\.?\s?cit\b\.?")
_SAME = re.compile(r"\s*(?:\[?\^?\d{1,3}[\].:]{0,2}\s)?(?P<word>[Ii]bid\b|[Ii]d\.)")
_SENDING_ON = frozenset({"supra", "ibid", "id", "op", "cit", "above"})


def broken(catalogue: Catalogue) -> Iterator[Dangling]:
    """Yield the notes that send the reader to a note which is not there or names another work.

    "Moe, supra note 5", "op. cit.", "ibid.". Source: The Bluebook, 21st edition, 2020, rule 4 (id.,
    supra); Chicago Manual of Style, 17th ed., 14.34-14.36 (ibid., op. cit.).
    """
    for part in catalogue.lists:
        notes = part.references
        numbers = [note.number for note in notes]
        if part.kind is not ListKind.NOTES or len(notes) < LEAST:
            continue
        for at in range(len(notes)) if numbers == [*range(1, len(notes) + 1)] else ():
            yield from _broken(catalogue, notes, at)


def _broken(catalogue: Catalogue, notes: Sequence[Reference], at: int) -> Iterator[Dangling]:
    note, text = notes[at], catalogue.document.text
    stretch = note.span.start, note.span.end
    first = _SAME.match(text, *stretch) if at == 0 else None
    if first:
        target, where = catalogue.head_of(note), "a note above it"
        yield _sent(note, first, first["word"], target, "it is the first note", where)
    for found in _SUPRA.finditer(text, *stretch):
        number, name = int(found["number"]), folded(found["name"])
        meant = notes[number - 1] if 0 < number <= len(notes) else None
        if meant is not None and meant is not note and _names(catalogue, meant, name):
            continue
        naming = [one for one in notes[:at] if name in catalogue.text_of(one)]
        if meant is None or naming:  # otherwise the notes may never spell out the name
            has = f"{called(naming[0])} names {found['name']}" if naming else f"{len(notes)} notes"
            where = f"note {number}" if meant else "the notes"
            yield _sent(note, found, found[0], catalogue.head_of(meant or notes[-1]), has, where)
    for found in _CITED_ABOVE.finditer(text, *stretch):
        name = folded(found["name"])
        is_listed = any(name in catalogue.text_of(one) for one in catalogue.works())
        if not is_listed and name not in folded(text[: note.span.start]):
            has = f"no note before {called(note)} names {found['name']}"
            head, where = catalogue.head_of(notes[0]), "the notes above it"
            yield _sent(note, found, found[0], head, has, where)


def _names(catalogue: Catalogue, target: Reference, name: str) -> bool:
    """Return True if a note holds a name, or sends the reader on, so that it may mean it."""
    words = catalogue.document.words(target.span)
    return name in catalogue.text_of(target) or not _SENDING_ON.isdisjoint(word_list(words))


def _sent(
    note: Reference, found: re.Match[str], what: str, target: Span, proof: str, where: str
) -> Dangling:
    citation = Citation(Span(*found.span()), CitationKind.NOTE, label=note.label)
    return Dangling(citation, what, target, proof, where=where)
