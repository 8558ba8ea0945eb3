"""Catalogue of the entries of a document, in which citations are looked up."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Sized
from functools import cached_property

from attrs import evolve, field, mutable

from factcheck.document.text import grouped, is_one_slip
from factcheck.lexicon.data.english import is_ordinary
from factcheck.model import (
    BlockKind,
    Citation,
    CitationKind,
    Contributor,
    Document,
    ListKind,
    Reference,
    ReferenceList,
    Resolution,
    Span,
    Work,
)
from factcheck.model.keys import folded

_NO_WORD = re.compile(r"[\s,;:()\[\]/&–—]+|-|(?:['’]s)?\s")
_HEAD = 60
"""Maximum length of the head of an entry, in code points."""


@mutable(eq=False)
class Catalogue:
    """The lists of a document, indexed by number, label and name."""

    document: Document
    lists: tuple[ReferenceList, ...]
    _texts: dict[int, str] = field(factory=dict, init=False)

    @cached_property
    def numbered(self) -> dict[int, dict[int, Reference]]:
        """The entries of each list by number. The lists are keyed by their start offset.

        If a number occurs twice, the first entry counts.
        """
        found: dict[int, dict[int, Reference]] = {}
        for one in self.lists:
            of_list = found.setdefault(one.span.start, {})
            for entry in one.references:
                if entry.number is not None:
                    of_list.setdefault(entry.number, entry)
        return found

    @cached_property
    def labelled(self) -> dict[str, Reference]:
        """The entries by label in lowercase; if a label occurs twice, the first entry counts."""
        found: dict[str, Reference] = {}
        for one in self.lists:
            for entry in one.references:
                found.setdefault(entry.label.casefold(), entry)
        return found

    @cached_property
    def by_author(self) -> dict[str, list[Reference]]:
        """Entries of works by each name of their first author, normalized for comparison."""
        firsts = ((entry, entry.work.authors[:1]) for entry in self.works())
        return grouped(
            (name, entry) for entry, first in firsts for one in first for name in names_of(one)
        )

    @cached_property
    def by_year(self) -> dict[int, list[Reference]]:
        """Entries of works by each year that they contain."""
        return grouped((year, entry) for entry in self.works() for year in entry.work.years)

    @cached_property
    def lists_of_works(self) -> tuple[ReferenceList, ...]:
        """All lists except notes."""
        return tuple(one for one in self.lists if one.kind is not ListKind.NOTES)

    @cached_property
    def notes(self) -> tuple[Reference, ...]:
        """The entries of all lists of notes."""
        lists = (one for one in self.lists if one.kind is ListKind.NOTES)
        return tuple(note for part in lists for note in part.references)

    def works(self) -> Iterator[Reference]:
        """Yield the entries of all lists except notes."""
        return (entry for one in self.lists_of_works for entry in one.references)

    def words_of(self, entry: Reference) -> str:
        """Return the words of an entry after its label, such as "[moe2016]"."""
        words = self.document.words(entry.span)
        at = words.find(entry.label) if entry.label else -1
        return words[at + len(entry.label) :] if 0 <= at <= 1 else words

    def text_of(self, entry: Reference) -> str:
        """Return an entry normalized for comparison: its letters and digits only."""
        start = entry.span.start
        if start not in self._texts:
            self._texts[start] = folded(self.document.words(entry.span))
        return self._texts[start]

    def names(self, entry: Reference, name: str) -> bool:
        """Return True if an entry contains a name; a name of one word must match a whole word."""
        words = self.document.words(entry.span)
        is_there = folded(name) in self.text_of(entry)
        return is_there and (" " in name or folded(name) in map(folded, _NO_WORD.split(words)))

    def head_of(self, entry: Reference) -> Span:
        """Return the span of the first words of an entry, which are enough to identify it."""
        start, end = entry.span.start, min(entry.span.end, entry.span.start + _HEAD)
        words = self.document.text[start:end]
        cut = words.rfind(" ") if end < entry.span.end else len(words)
        return Span(start, start + max(cut, 1))


def names_of(author: Contributor) -> tuple[str, ...]:
    """Return the names by which an author may be cited: a family name, or an organization's names.

    The names of an organization are its full name and its initials.
    """
    if not author.literal:
        return (folded(author.family or author.given),)
    words = [word for word in author.literal.split() if word[0].isupper()]
    initials = "".join(word[0] for word in words)
    every = "".join(word[0] for word in author.literal.split())
    short = {initials.lower(), every.lower()} if len(words) > 1 else ()
    return folded(author.literal), *sorted(short)


def authors_of(work: Work) -> frozenset[str]:
    """Return all names by which the authors of a work may be cited."""
    return frozenset(name for author in work.authors for name in names_of(author))


def are_a_slip_apart(one: str, other: str, shortest: int = 5) -> bool:
    """Return True if two normalized names of at least `shortest` letters are one typo apart."""
    return min(len(one), len(other)) >= shortest and is_one_slip(one, other)


# ---- entries of citations ----

_SHORTEST = 3
"""Minimum number of letters in a name for which the whole text of an entry is searched.

A shorter name must be at the start of the entry.
"""


def resolved(catalogue: Catalogue, citations: Sequence[Citation]) -> Iterator[Resolution]:
    """Yield each citation that has at least one entry, with all its entries."""
    found: Sequence[Reference]
    for one in citations:
        if one.kind is CitationKind.AUTHOR_YEAR:
            found, reason = _by_name(catalogue, one), f"{one.names[0]}, {one.year}{one.letter}"
        elif one.kind is CitationKind.AUTHOR_PAGE:
            every = catalogue.by_author.get(folded(one.names[0]), ())
            found, reason = [entry for entry in every if has_all(entry, one)], one.names[0]
        elif one.label:
            entry = catalogue.labelled.get(one.label.casefold())
            found, reason = (entry,) if entry else (), f"label {one.label}"
        else:
            of_list = numbers_for(catalogue, one)
            found = [of_list[number] for number in one.numbers if number in of_list]
            reason = "number " + ", ".join(map(str, one.numbers))
        if found:
            yield Resolution(one, tuple(found), reason)


def _by_name(catalogue: Catalogue, one: Citation) -> Sequence[Reference]:
    """Return an author's works from a year or, if there are none, entries that contain both."""
    name = folded(one.names[0])
    every = catalogue.by_author.get(name, ())
    if not every and one.names[0].startswith("do "):  # "as do Moe and Lee (2010)"
        return _by_name(catalogue, evolve(one, names=(one.names[0][3:], *one.names[1:])))
    if not every and one.names[1:] and is_ordinary(one.names[0].lower()):  # "Indeed, Moe (2010)"
        return _by_name(catalogue, evolve(one, names=one.names[1:]))
    same = [entry for entry in every if is_of_year(entry, one)]
    if same:
        return [entry for entry in same if has_all(entry, one)] or same
    if any(entry.work.year == one.year for entry in every):
        return ()
    of_year = catalogue.by_year.get(one.year or 0, ())
    if len(name) < _SHORTEST:
        return [entry for entry in of_year if catalogue.words_of(entry).startswith(one.names[0])]
    return [entry for entry in of_year if catalogue.names(entry, one.names[0])]


def numbers_for(catalogue: Catalogue, one: Citation) -> dict[int, Reference]:
    """Return the list that a numeric citation refers to, as entries by number.

    If there are several lists (one per chapter), it is the next one that has the number or, failing
    that, the last one before the citation.
    """
    pool = [
        (part.span.start, catalogue.numbered[part.span.start]) for part in pool_for(catalogue, one)
    ]
    holding = [(at, part) for at, part in pool if not part.keys().isdisjoint(one.numbers)]
    below = [(at, part) for at, part in holding if at > one.span.start]
    chosen = [*below[:1], *holding[-1:], *((at, part) for at, part in pool if part)]
    return chosen[0][1] if chosen else {}


def pool_for(catalogue: Catalogue, one: Citation) -> list[ReferenceList]:
    """Return the numbered lists that a citation of this kind may refer to.

    A number in brackets does not refer to a footnote, whose marker the file format defines.
    """
    notes = [part for part in catalogue.lists if part.kind is ListKind.NOTES]
    works = [part for part in catalogue.lists if part.kind is ListKind.NUMBERED]
    if one.kind is CitationKind.NOTE:
        return notes or works
    return works or [part for part in notes if not part.references[0].label.startswith("^")]


def is_of_year(entry: Reference, one: Citation) -> bool:
    """Return True if an entry has the year of a citation, and not a different letter ("2010b")."""
    work = entry.work
    letters_differ = bool(one.letter and work.letter and one.letter != work.letter)
    return work.year == one.year and not letters_differ


def has_all(entry: Reference, one: Citation) -> bool:
    """Return True if every name in a citation is that of an author of the entry."""
    authors = authors_of(entry.work)
    return all(folded(name) in authors for name in one.names)


# ---- evidence from resolved citations about unresolved ones ----

_Sort = tuple[CitationKind, bool, bool | None]
_COMMA = re.compile(r",\s\d")
"""The comma between name and year in "Moe, 2010". A document usually has it always or never."""

LEAST = 3
"""Minimum number of resolved citations of a kind before an unresolved one is reported."""
LEAST_LABELLED = 2
"""The same minimum for labels such as "[^7]", which are almost always citations."""


def least_in(entries: Sized) -> int:
    """Return the minimum for a list, which is two if the list has only two entries."""
    return min(LEAST, max(LEAST_LABELLED, len(entries)))


@mutable(eq=False)
class Settled:
    """A document with its resolved citations."""

    catalogue: Catalogue
    resolutions: Sequence[Resolution]
    usual: int = 0
    """Number of entries that are cited by key, in a document in which some may be typed."""

    @cached_property
    def _done(self) -> set[tuple[Span, str]]:
        return {(one.citation.span, one.citation.label) for one in self.resolutions}

    @cached_property
    def _sorts(self) -> "Counter[_Sort]":
        counted: Counter[_Sort] = Counter()
        for one in self.resolutions:
            counted[self._sort(one.citation)] += len(one.references)
        return counted

    def has_entry(self, one: Citation) -> bool:
        """Return True if a citation, or a part of it, has an entry."""
        return (one.span, one.label) in self._done

    def alike(self, one: Citation) -> int:
        """Return the number of entries that citations of the same form refer to."""
        *kind, form = self._sort(one)
        return self.usual + sum(
            count
            for (*of, other), count in self._sorts.items()
            if of == kind and (other == form or None in (form, other))
        )

    def is_usual(self, one: Resolution) -> bool:
        """Return True if enough citations of this form have an entry; one without is an error."""
        [entry, *_], lists = one.references, self.catalogue.lists
        least = (least_in(part.references) for part in lists if entry in part.references)
        is_labeled = bool(one.citation.label)
        return self.alike(one.citation) >= (LEAST_LABELLED if is_labeled else min(least))

    def is_running(self, one: Citation) -> bool:
        """Return True if a citation is the author's own: not in a quotation or a heading."""
        kind = self.catalogue.document.kind_at(one.span.start)
        return not one.is_quoted and kind not in (None, BlockKind.HEADING)

    def _sort(self, one: Citation) -> _Sort:
        """Return the form of a citation; either all or none of its matches are citations.

        The last part is None if the form does not show it.
        """
        form = one.is_glued if one.kind is CitationKind.NUMBER else None
        if one.kind is CitationKind.AUTHOR_YEAR and not one.is_narrative:
            words = self.catalogue.document.words(one.span)
            form = None if words[:1].isdecimal() else bool(_COMMA.search(words))
        return one.kind, bool(one.label), form
