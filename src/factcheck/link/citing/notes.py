"""Works cited in notes, in full or by a short title, compared with the bibliography.

Without a bibliography, short titles and "Ibid." are compared with the works that earlier notes cite
in full.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import define, evolve, field

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.extract.references.markers import FAMILY
from factcheck.link.citing.beside import page_outside
from factcheck.link.citing.catalogue import LEAST, Catalogue, are_a_slip_apart
from factcheck.link.citing.samework import difference, is_same_work
from factcheck.model import (
    Citation,
    CitationKind,
    Dangling,
    ListKind,
    Mismatch,
    Reference,
    ReferenceList,
    Span,
    Work,
)
from factcheck.model.keys import folded

_SHORT = re.compile(
    rf"(?P<name>{FAMILY})(?:\s(?:and|&)\s{FAMILY})?,\s[“\"‘]?(?P<title>[^\W\d_][^,;:.()“”\"‘]{{4,60}}?)"
    r",?[”\"’]?,?\s(?:pp?\.\s)?(?:\d{1,2}:)?(?P<page>\d{1,4})(?![\d:])"
)
"""A work cited again. Source: Chicago Manual of Style, 17th edition, 14.30."""
_LAST_PAGE = re.compile(r"[:,]\s(?:pp?\.\s)?(?P<page>\d{1,4})(?:[–-]\d{1,4})?\.?$")
_IBID = re.compile(
    r"(?:\[\^[^\]\s]{1,80}\]:?\s|\d{1,3}\.?\s)?[Ii]bid\.?,\s(?:pp?\.\s)?(?P<page>\d{1,4})(?![\d:])"
)
_IBIDEM = re.compile(r"(?:\[\^[^\]\s]{1,80}\]:?\s|\d{1,3}\.?\s)?(?P<words>[Ii]bid(?:em)?\b\.?)")
_PLACES = "", "in the reference list"
_WHOLE = frozenset({"book", "article", "chapter", "thesis", "report"})
"""Kinds of works that a bibliography lists; it may leave out letters, interviews and news."""
_MOST_MISSING = 0.34
"""Maximum share of the works cited in full that a bibliography may lack by mistake."""
_ARCHIVAL = re.compile(
    r"\b(?:MSS?|fols?|fonds|box|folder|archives?|papers|interview|letter|personal communication)\b",
    re.IGNORECASE,
)


def noted(catalogue: Catalogue) -> Iterator[tuple[Reference, Reference]]:
    """Yield each note that cites a dated work in full, with the only entry that matches it."""
    for note in _notes(catalogue):
        work = note.work
        if work.authors and work.authors[0].family and work.title and work.year:
            near = catalogue.by_author.get(folded(work.authors[0].family), ())
            same = [entry for entry in near if is_same_work(work, entry.work)]
            if len(same) == 1:
                yield note, same[0]


def _notes(catalogue: Catalogue) -> Iterator[Reference]:
    for part in catalogue.lists:
        if part.kind is ListKind.NOTES:
            yield from part.references


def _marker(note: Reference) -> str:
    return f"note {note.label.removeprefix('^')}"


@define(eq=False)
class Notes:
    """The notes of a document, with the differences and the missing works that they show."""

    catalogue: Catalogue
    """The catalogue of the document's lists."""
    mismatches: list[Mismatch] = field(factory=list, init=False)
    """Differences between a note and the entry of its work."""
    dangling: list[Dangling] = field(factory=list, init=False)
    """Notes whose work has no entry."""
    _again: list[Reference] = field(factory=list, init=False)
    _unknown: list[Dangling] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        """Compare each note with its entry."""
        cited: Reference | None = None
        above: Reference | None = None
        for note in _notes(self.catalogue):
            words = self.catalogue.document.words(note.span)
            ibid = _IBIDEM.match(words)
            if ibid:
                self._check_ibid(note, above, Span(*ibid.span("words")).shift(note.span.start))
            above = note
            if note.span in self._full:
                cited = self._full[note.span]
                # A note states the cited pages, not the pages of the work.
                work = evolve(note.work, pages="")
                entries = [words, self.catalogue.document.words(cited.span)]
                if found := difference(work, cited.work, entries):
                    self._differs(note.span, found, note, cited)
                self._check_page(note, cited, _LAST_PAGE.search(words))
                continue
            if cited and "bid." in words[:_OPENING]:
                self._check_page(note, cited, _IBID.match(words))
            else:
                cited = None
            for short in _SHORT.finditer(words):
                cited = self._check_short(note, short)
        if self._is_whole and max(len(self._again), len(self._full)) >= LEAST:
            self.dangling += self._unknown
        self._check_works()

    @cached_property
    def _works(self) -> Catalogue:
        """The works with which notes are compared: the bibliography, or the notes themselves."""
        if any(self.catalogue.works()):
            return self.catalogue
        whole = tuple(note for note in _notes(self.catalogue) if _is_full(note.work))
        if not whole:
            return self.catalogue
        span = Span(whole[0].span.start, whole[-1].span.end)
        return Catalogue(
            self.catalogue.document, (ReferenceList(span, ListKind.NAMED, references=whole),)
        )

    @cached_property
    def _full(self) -> dict[Span, Reference]:
        if self._works is self.catalogue:
            return {note.span: entry for note, entry in noted(self.catalogue)}
        return {note.span: note for note in self._works.works()}

    @cached_property
    def _is_whole(self) -> bool:
        """Whether the document has one bibliography, which should list all works."""
        lists = [one for one in self.catalogue.lists_of_works if one.kind is ListKind.NAMED]
        return len(lists) == 1 and not lists[0].is_excerpt

    def _differs(
        self, span: Span, found: tuple[str, str, str], note: Reference, entry: Reference
    ) -> None:
        is_listed = self._works is self.catalogue
        places = _PLACES if is_listed else ("", f"in {_marker(entry)}")
        self.mismatches.append(Mismatch(span, *found, _marker(note), entry, places=places))

    def _check_page(self, note: Reference, entry: Reference, found: re.Match[str] | None) -> None:
        """Compare the page of a note with the pages of its work."""
        is_listed = self._works is self.catalogue
        words = self.catalogue.words_of(entry)
        pages = page_outside(entry.work, found["page"], words) if found and is_listed else ""
        if found and pages:
            span = Span(*found.span("page")).shift(note.span.start)
            self._differs(span, ("page", found["page"], pages), note, entry)

    def _check_short(self, note: Reference, short: re.Match[str]) -> Reference | None:
        """Return the entry of a short title; record the name or title that differs from it."""
        entry, found = _entry_of(self._works, short)
        is_later = entry and self._works is not self.catalogue and entry.span > note.span
        if entry and not found:
            self._again.append(entry)
        if entry and found and not is_later:
            place = Span(*short.span("title" if found[0] == "title" else "name"))
            self._differs(place.shift(note.span.start), found, note, entry)
        elif entry and not is_later:
            self._check_page(note, entry, short)
        elif not entry or is_later:
            self._unknown += self._unlisted(note, short)
        return None if is_later else entry

    def _unlisted(self, note: Reference, short: re.Match[str]) -> Iterator[Dangling]:
        """Yield a short title if nothing before it, in the notes or the bibliography, names it."""
        catalogue, name, title = self.catalogue, short["name"], short["title"]
        before = catalogue.document.text[: note.span.start + short.start()]
        listed = [entry for entry in self._works.works() if catalogue.names(entry, name)]
        is_named = any(
            name in catalogue.document.words(one.span)
            for one in _notes(catalogue)
            if one.span < note.span
        )
        is_title = title[:1].isupper() and len(title.split()) > 1
        if listed or is_named or not is_title or _ARCHIVAL.search(short[0]) or title in before:
            return
        first = next(self._works.works(), None)
        if first:
            span = Span(*short.span("name")).shift(note.span.start)
            label = note.label or str(note.number or "")
            yield Dangling(
                Citation(span, CitationKind.NOTE, label=label, names=(name,)),
                f"{name}, {title}",
                catalogue.head_of(first),
                f"the list contains nothing by {name}, and no earlier note cites it",
            )

    def _check_works(self) -> None:
        """Record the works cited in full that a bibliography lacks, if it has most of them."""
        if not self._is_whole:
            return
        lacking = [
            note
            for note in _notes(self.catalogue)
            if note.span not in self._full
            and _is_full(note.work)
            and not _ARCHIVAL.search(self.catalogue.document.words(note.span))
        ]
        if len(self._full) < LEAST or len(lacking) > _MOST_MISSING * len(self._full):
            return
        for note in lacking:
            family, title = note.work.authors[0].family, note.work.title
            same = self.catalogue.by_author.get(folded(family), [])
            inside = folded(note.work.container)
            is_in = note.work.kind == "chapter" and any(
                inside in self.catalogue.text_of(entry)
                for entry in self.catalogue.works()
                if entry.work.kind == "book"
            )
            if is_in or any(is_same_work(note.work, entry.work) for entry in same):
                continue
            entry, found = self._nearest(note.work)
            if entry and found:
                self._differs(note.span, found, note, entry)
                continue
            has = "other works" if same else "nothing"
            head = same[0] if same else next(self.catalogue.works())
            label = note.label or str(note.number or "")
            self.dangling.append(
                Dangling(
                    Citation(self.catalogue.head_of(note), CitationKind.NOTE, label=label),
                    f"{family}, {title}",
                    self.catalogue.head_of(head),
                    f"the list contains {has} by {family}",
                )
            )

    def _nearest(self, said: Work) -> tuple[Reference | None, tuple[str, str, str] | None]:
        """Return the entry from which a work differs only in the author's name or the title."""
        family, words = said.authors[0].family, _content(said.title)
        for entry in self.catalogue.works():
            work = entry.work
            if not work.authors or work.year != said.year:
                continue
            listed = work.authors[0].family
            if words == _content(work.title) and are_a_slip_apart(folded(family), folded(listed)):
                return entry, ("author", family, listed)
            is_near = len(words ^ _content(work.title)) <= 2 < len(words | _content(work.title))  # noqa: PLR2004 - one word for another
            if folded(family) == folded(listed) and is_near:
                return entry, ("title", said.title, work.title)
        return None, None

    def _check_ibid(self, note: Reference, above: Reference | None, span: Span) -> None:
        """Record "Ibid." in the first note of a document, or after a note with several works."""
        words = self.catalogue.document.words(above.span) if above else ""
        works = [part for part in words.split(";") if _SEVERAL.search(part)]
        if above and len(works) < 2:  # noqa: PLR2004 - two works
            return
        label = note.label or str(note.number or "")
        proof = f"{_marker(above)} cites several works" if above else "no note precedes it"
        said = Citation(span, CitationKind.NOTE, label=label)
        where = _marker(above) if above else "an earlier note"
        place = above.span if above else note.span
        self.dangling.append(
            Dangling(said, "“Ibid.”", place, proof, where, says="refers to no single work in")
        )


_SEVERAL = re.compile(
    rf"\b{FAMILY}[^;]{{3,200}},[”\"’]?\s(?:pp?\.\s)?\d{{1,4}}(?:[–-]\d{{1,4}})?\.?\s*$"
)
"""A work in a note that cites several, each with its author and page."""


def _is_full(work: Work) -> bool:
    """Return True if a note cites a published work with its author, title and year."""
    is_known = {"author", "title"}.isdisjoint(work.uncertain) and work.kind in _WHOLE
    is_placed = work.publisher or work.place or (work.container and (work.volume or work.issue))
    return bool(
        is_known
        and is_placed
        and work.title
        and work.year
        and work.authors
        and work.authors[0].family
    )


def _content(title: str) -> frozenset[str]:
    """Return the content words of a title, normalized for comparison."""
    words = frozenset(folded(word) for word in word_list(title))
    return words - {folded(word) for word in lexicon.words("function.stop")}


def _entry_of(
    catalogue: Catalogue, short: re.Match[str]
) -> tuple[Reference | None, tuple[str, str, str] | None]:
    """Return the entry of a short title, and the name or title that differs from it."""
    words = word_list(short["title"])
    said = [folded(word) for word in words if words[-1] not in lexicon.words("function.stop")]
    if not said:
        return None, None
    own = catalogue.by_author.get(folded(short["name"]), [])
    titles = [(entry, [folded(word) for word in word_list(entry.work.title)]) for entry in own]
    start = folded(short["title"])
    same = [
        entry
        for entry, title in titles
        if _is_in_order(said, title) or folded(entry.work.title).startswith(start)
    ]
    if same:
        return (same[0], None)
    if own:
        near = [(entry, _respelt(said, title)) for entry, title in titles]
        near = [(entry, listed) for entry, listed in near if listed]
        content = _content(short["title"])
        if (
            not near
            and len(own) == 1
            and len(content - _content(own[0].work.title)) == 1 < len(content)
        ):
            near = [(own[0], own[0].work.title)]
        found = near[0] if len(near) == 1 else None
        return (found[0], ("title", short["title"], found[1])) if found else (None, None)
    for entry in catalogue.works():
        title = [folded(word) for word in word_list(entry.work.title)]
        family = entry.work.authors[0].family if entry.work.authors else ""
        near_names = family[:_ALIKE] == short["name"][:_ALIKE] or are_a_slip_apart(
            folded(family), folded(short["name"])
        )
        if len(said) >= _FEWEST and _is_in_order(said, title) and near_names:
            return entry, ("author", short["name"], family)
    return None, None


_ALIKE = 3
_FEWEST = 2
_NEAR = 70
"""Minimum similarity in percent of the first or last words of two titles."""
_OPENING = 12
"""Length of the start of a note in which "Ibid." refers to the previous note."""


def _is_in_order(said: Sequence[str], title: Sequence[str]) -> bool:
    """Return True if a title has all words of a short title in the same order."""
    words = iter(title)
    return all(word in words for word in said)


def _is_near(one: str, other: str) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - rarely needed

    return fuzz.ratio(one, other) >= _NEAR


def _respelt(said: Sequence[str], title: Sequence[str]) -> str:
    """Return the part of a title that a short title repeats except for one word or one typo."""
    for at in range(len(title) - len(said) + 1 if len(said) >= _LEAST_WORDS else 0):
        part = title[at : at + len(said)]
        other = [pair for pair in zip(said, part, strict=True) if pair[0] != pair[1]]
        if len(other) == 1 and (other[0][0] not in (said[0], said[-1]) or _is_near(*other[0])):
            return " ".join(part)
    return ""


_LEAST_WORDS = 3
