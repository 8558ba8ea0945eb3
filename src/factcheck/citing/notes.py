"""The works that notes name ↔ the bibliography, and the first note that names them in full.

Notes that send their reader to another note ("supra note 5") are compared with that one.
"""

import re
from collections.abc import Iterator
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
        """Yield the works of full notes that a nearly complete bibliography lacks."""
        lists = self.catalogue.lists_of_works
        if not lists or any(one.kind is not ListKind.NAMED or one.is_excerpt for one in lists):
            return
        held = {_key(one.noted) for one in self.pairs if one.where == "in the list"}
        full = {_key(one): one for one, _ in reversed(self._named) if not one.is_short}
        missing = [one for key, one in full.items() if key not in held]
        if len(held) < LEAST or len(held) < _COVERING * len(missing):
            return
        for one in sorted(missing, key=lambda noted: noted.span):
            if not any(self._may_be(one.work, entry) for entry in self.catalogue.works()):
                what = f"{one.work.authors[0].family}, {one.work.title},"
                span = lists[0].heading or lists[0].references[0].span
                proof = f"the list holds {len(held)} other works of the notes"
                yield Dangling(Citation(one.span, CitationKind.NOTE), what, span, proof)

    def _may_be(self, work: Work, entry: Reference) -> bool:
        """Return True if an entry may be a work: by its author, its title or what holds it."""
        words, title = self.catalogue.document.words(entry.span), words_of(work.title)
        is_own = folded(work.authors[0].family) in self.catalogue.text_of(entry)
        is_held = not work.volume and holds_title(work.container, words)
        is_titled = len(title) > 1 and holds_title(work.title, words)
        return is_titled or is_held or (is_own and bool(words_of(words) & title))


def called(note: Reference) -> str:
    """Return a note as it is spoken of: "note 7"."""
    return f"note {note.label.removeprefix('^')}"


def _key(noted: Noted) -> tuple[str, frozenset[str]]:
    return folded(noted.work.authors[0].family), words_of(noted.work.title)


_SUPRA = re.compile(
    rf"(?P<name>{FAMILY})[^.;()]{{0,60}}?,?\s(?:supra|above)\s(?:at\s)?(?:foot)?n(?:ote|\.)\s(?P<number>\d{{1,4}})"
)
_SENDING_ON = frozenset({"supra", "ibid", "id", "op", "cit", "above"})


def broken(catalogue: Catalogue) -> Iterator[Dangling]:
    """Yield each "Moe, supra note 5" where there is no note 5, or another note names Moe.

    Source: The Bluebook, 21st edition, 2020, rule 4.
    """
    for part in catalogue.lists:
        notes, text = part.references, catalogue.document.text
        if [note.number for note in notes] != [*range(1, len(notes) + 1)]:
            continue
        for note in notes if part.kind is ListKind.NOTES else ():
            for found in _SUPRA.finditer(text, note.span.start, note.span.end):
                number, name = int(found["number"]), folded(found["name"])
                meant = notes[number - 1] if 0 < number <= len(notes) else None
                words = word_list(catalogue.document.words(meant.span)) if meant else ()
                is_sent_on = not _SENDING_ON.isdisjoint(words)
                if meant and (is_sent_on or name in catalogue.text_of(meant)):
                    continue
                naming = [one for one in notes[: note.number] if name in catalogue.text_of(one)]
                naming = [one for one in naming if one is not note]
                if meant and not naming:
                    continue  # the notes may never spell out the name
                has = f"{called(naming[0])} names {found['name']}" if naming else ""
                yield Dangling(
                    Citation(Span(*found.span()), CitationKind.NOTE, label=note.label),
                    found[0],
                    catalogue.head_of(meant or notes[-1]),
                    has or f"{len(notes)} notes",
                    where=f"note {number}" if meant else "the notes",
                )
