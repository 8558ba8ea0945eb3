"""The works that notes name ↔ the bibliography, and the first note that names them in full."""

from collections.abc import Iterator
from functools import cached_property

from attrs import define

from factcheck.citing.references.catalogue import Catalogue, names_of
from factcheck.citing.references.settled import LEAST
from factcheck.citing.references.wording import has_all, one_word_off, words_of
from factcheck.model import (
    Citation,
    CitationKind,
    Dangling,
    ListKind,
    Noted,
    Reference,
    ReferenceList,
    Work,
)
from factcheck.model.keys import folded
from factcheck.text import distance
from factcheck.values import frozen

_COVERING = 4
"""Works of notes that a bibliography holds for each that it does not, if it means to hold all."""
_NEAR = 5
"""Letters of a name from which on one slip may be a slip of spelling."""
_LEAST_WORDS = 2
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


@define(slots=False)
class Notes:
    """The works of a document's notes."""

    catalogue: Catalogue

    @cached_property
    def _named(self) -> list[tuple[Noted, Reference]]:
        notes = [part for part in self.catalogue.lists if part.kind is ListKind.NOTES]
        every = [note for part in notes for note in part.references]
        return [(noted, note) for note in every for noted in note.noted]

    @cached_property
    def _listed(self) -> list[Reference]:
        return list(self.catalogue.works())

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The works that have one entry in a list, or for a short note one fuller note above."""
        return tuple(found for noted, note in self._named for found in self._pairs(noted, note))

    def _pairs(self, noted: Noted, note: Reference) -> Iterator[Pair]:
        found = [(entry, entry.work, "in the list") for entry in self._listed]
        if noted.is_short:
            found += [
                (other, full.work, f"in {called(other)}")
                for full, other in self._named
                if not full.is_short and full.span.start < noted.span.start
            ]
        same = [one for one in found if self._is_same(noted, one[0], one[1])]
        listed = [one for one in same if one[2] == "in the list"]
        for entry, work, where in listed[:1] if len(listed) == 1 else () if listed else same[:1]:
            yield Pair(noted, note, entry, work, where)

    def _is_same(self, noted: Noted, entry: Reference, listed: Work) -> bool:
        """Say whether family name and title agree, or one of them but for a slip."""
        if not listed.authors or not listed.title:
            return False
        known = {name for author in listed.authors for name in names_of(author)}
        same_name = folded(noted.work.authors[0].family) in known
        same_title = has_all(noted.work.title, listed.title)
        if same_name and same_title:
            return True
        dated = noted.is_short or noted.work.year == listed.year
        if same_name:
            return dated and one_word_off(noted.work.title, listed.title) is not None
        own = folded(noted.work.authors[0].family) in self.catalogue.text_of(entry)
        return not own and same_title and dated and self._is_respelt(noted, listed)

    def _is_respelt(self, noted: Noted, listed: Work) -> bool:
        """Say whether the first author's name is off by a slip, and is nobody else's."""
        said, family = (folded(work.authors[0].family) for work in (noted.work, listed))
        near = min(len(said), len(family)) >= _NEAR and distance(said, family, 1) == 1
        sure = noted.is_short or len(words_of(noted.work.title)) >= _LEAST_WORDS
        return near and sure and said not in self.catalogue.by_author

    def dangling(self) -> Iterator[Dangling]:
        """Yield the works that a bibliography lacks which holds nearly all that notes name."""
        part = self._bibliography
        if part is None:
            return
        found = {one.noted.span.start for one in self.pairs if one.where == "in the list"}
        held = {_key(one) for one, _ in self._named if one.span.start in found}
        again = {one.noted.span.start for one in self.pairs if one.where != "in the list"}
        named = [
            one
            for one, _ in self._named
            if _key(one) not in held and one.span.start not in again and not self._is_classic(one)
        ]
        lacking = {_key(one): one for one in reversed(named) if not self._is_held(one)}
        unsure = {_key(one) for one in named}
        if len(held) < LEAST or len(held) < _COVERING * len(unsure):
            return
        for one in sorted(lacking.values(), key=lambda noted: noted.span):
            what = f"{one.work.authors[0].family}, {one.work.title},"
            citation = Citation(one.span, CitationKind.NOTE)
            span = part.heading or part.references[0].span
            proof = f"the list holds {len(held)} other works of the notes"
            yield Dangling(citation, what, span, proof)

    @cached_property
    def _bibliography(self) -> ReferenceList | None:
        """The list that means to hold what the notes cite, if there is one and it is whole."""
        lists = [one for one in self.catalogue.lists if one.kind is not ListKind.NOTES]
        whole = [one for one in lists if one.kind is ListKind.NAMED and not one.is_excerpt]
        return whole[0] if whole and len(whole) == len(lists) else None

    def _is_classic(self, noted: Noted) -> bool:
        """Say whether a short note may be of a classic: no full note is by its author."""
        name = noted.work.authors[0].family
        full = (one for one, _ in self._named if not one.is_short)
        short = noted.is_short and not noted.work.kind and (noted.page or 0) <= _CLASSIC
        return short and not any(name == one.work.authors[0].family for one in full)

    def _is_held(self, noted: Noted) -> bool:
        """Say whether any entry may be the work: by its author, its title or what holds it."""
        name = folded(noted.work.authors[0].family)
        for entry in self._listed:
            text = self.catalogue.document.words(entry.span)
            own = name in self.catalogue.text_of(entry)
            shared = words_of(text).intersection(words_of(noted.work.title))
            whole = has_all(noted.work.title, text) and len(words_of(noted.work.title)) > 1
            inside = noted.work.container and not noted.work.volume
            if (own and (shared or noted.is_short)) or whole:
                return True
            if inside and has_all(noted.work.container, text):
                return True
        return False


def called(note: Reference) -> str:
    """Return a note as it is spoken of: "note 7"."""
    return f"note {note.label.removeprefix('^')}"


def _key(noted: Noted) -> tuple[str, frozenset[str]]:
    return folded(noted.work.authors[0].family), words_of(noted.work.title)
