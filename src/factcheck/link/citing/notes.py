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
from factcheck.extract.references.markers import FAMILY, OTHERS
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
    rf"(?P<name>{FAMILY})(?:\s(?:and|&)\s{FAMILY}|{OTHERS})?,\s"
    r"(?:(?P<mark>[“\"‘])(?P<quoted>[^“”\"‘;]{4,80}?),?[”\"’]|(?P<plain>[^\W\d_][^,;:.()“”\"‘]{4,60}?)),?"
    r"\s(?:pp?\.\s)?(?:\d{1,2}:)?(?P<page>\d{1,4})(?![\d:])"
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
_ARCHIVAL = re.compile(rf"\b(?:{lexicon.alternation('references.unpublished')})\b", re.IGNORECASE)


def noted(catalogue: Catalogue) -> Iterator[tuple[Reference, Reference]]:
    """Yield each note that cites a dated work in full, with the only entry that matches it."""
    for note in _notes(catalogue):
        work = note.work
        if work.title and _is_known(work):
            near = catalogue.by_author.get(folded(name_of(work)), ())
            same = [entry for entry in near if is_same_work(work, entry.work)]
            if len(same) == 1:
                yield note, same[0]


def parts_of(note: Reference) -> tuple[Reference, ...]:
    """Return the works of a note as entries with its label; the note itself if it has only one."""
    parts = (evolve(note, span=one.span, work=one.work, parts=()) for one in note.parts)
    return (*parts,) or (note,)


def _notes(catalogue: Catalogue) -> Iterator[Reference]:
    """Yield the works of each note; notes that cite none, or only one, as a whole."""
    for note in catalogue.notes:
        yield from parts_of(note)


def _unclear(note: Reference, above: Reference | None, span: Span) -> Dangling:
    """Return an "Ibid." in the first note, or after a note with several works."""
    said = Citation(span, CitationKind.NOTE, label=_label(note))
    proof = f"{_marker(above)} cites several works" if above else "no note precedes it"
    where = _marker(above) if above else "an earlier note"
    place = above.span if above else note.span
    return Dangling(said, "“Ibid.”", place, proof, where, says="refers to no single work in")


def _label(note: Reference) -> str:
    return note.label or str(note.number or "")


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
        """Compare each note with the entries of its works."""
        cited: Reference | None = None
        above: Reference | None = None
        for whole in self.catalogue.notes:
            ibid = _IBIDEM.match(self.catalogue.document.words(whole.span))
            if ibid and (above is None or above.parts):
                span = Span(*ibid.span("words")).shift(whole.span.start)
                self.dangling.append(_unclear(whole, above, span))
            for note in parts_of(whole):
                cited = self._check(note, cited)
            above, cited = whole, None if whole.parts else cited
        if self._is_whole and max(len(self._again), len(self._full)) >= LEAST:
            self.dangling += self._unknown
        self._check_works()

    def _check(self, note: Reference, above: Reference | None) -> Reference | None:
        """Compare a note with the entry of its work, and return the entry; None if it has none."""
        words = self.catalogue.document.words(note.span)
        if note.span in self._full:
            cited = self._full[note.span]
            # A note states the cited pages, not the pages of the work.
            work = evolve(note.work, pages="")
            entries = [words, self.catalogue.document.words(cited.span)]
            if found := difference(work, cited.work, entries):
                self._differs(note.span, found, note, cited)
            self._check_page(note, cited, _LAST_PAGE.search(words))
            return cited
        again: Reference | None = None
        if above and "bid." in words[:_OPENING]:
            again = above
            self._check_page(note, again, _IBID.match(words))
        for short in _SHORT.finditer(words):
            again = self._check_short(note, short)
        return again

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
            place = Span(*short.span(_group(short) if found[0] == "title" else "name"))
            self._differs(place.shift(note.span.start), found, note, entry)
        elif entry and not is_later:
            self._check_page(note, entry, short)
        elif not entry or is_later:
            self._unknown += self._unlisted(note, short)
        return None if is_later else entry

    def _unlisted(self, note: Reference, short: re.Match[str]) -> Iterator[Dangling]:
        """Yield a short title if nothing before it, in the notes or the bibliography, names it."""
        catalogue, name, title = self.catalogue, short["name"], _title(short)
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
            yield Dangling(
                Citation(span, CitationKind.NOTE, label=_label(note), names=(name,)),
                f"{name}, {title}",
                catalogue.head_of(first),
                f"the list contains nothing by {name}, and no earlier note cites it",
            )

    def _check_works(self) -> None:
        """Record the works cited in full that differ from an entry, or that have none.

        Works without an entry are recorded if the bibliography has most of them.
        """
        if self._works is not self.catalogue or not any(self.catalogue.works()):
            return
        lacking = []
        for note in _notes(self.catalogue):
            if note.span in self._full or not _is_known(note.work):
                continue
            entry, found = self._nearest(note.work)
            if entry and found:
                self._differs(note.span, found, note, entry)
            elif _is_full(note.work) and not _ARCHIVAL.search(self._words(note)):
                lacking += [] if self._is_in_book(note.work) else [note]
        if not self._is_whole or len(self._full) < LEAST:
            return
        if len(lacking) > _MOST_MISSING * len(self._full):
            return
        for note in lacking:
            name, title = name_of(note.work), note.work.title
            same = self.catalogue.by_author.get(folded(name), [])
            texts = map(self.catalogue.text_of, self.catalogue.works())
            if not any(folded(title) in text for text in texts):
                has = "other works" if same else "nothing"
                first = same[0] if same else next(self.catalogue.works())
                said = Citation(self.catalogue.head_of(note), CitationKind.NOTE, label=_label(note))
                place = self.catalogue.head_of(first)
                proof = f"the list contains {has} by {name}"
                self.dangling.append(Dangling(said, f"{name}, {title}", place, proof))

    def _words(self, note: Reference) -> str:
        return self.catalogue.document.words(note.span)

    def _is_in_book(self, work: Work) -> bool:
        """Return True if a work is a chapter of a book that the bibliography lists."""
        inside = folded(work.container)
        books = (entry for entry in self.catalogue.works() if entry.work.kind == "book")
        return work.kind == "chapter" and any(inside in self.catalogue.text_of(e) for e in books)

    def _nearest(self, said: Work) -> tuple[Reference | None, tuple[str, str, str] | None]:
        """Return the entry from which a work differs only in the author's name or the title."""
        name, words = name_of(said), _content(said.title)
        for entry in self.catalogue.works():
            if entry.work.year != said.year or not entry.work.authors:
                continue
            listed, title = name_of(entry.work), _content(entry.work.title)
            is_slip = are_a_slip_apart(folded(name), folded(listed))
            is_slip = is_slip and name.split()[-1] != listed.split()[-1]  # "D Moe" has an initial
            if is_slip and (words <= title or title <= words):
                return entry, ("author", name, listed)
            is_near = len(words - title) == 1 == len(title - words) < len(words)
            if folded(name) == folded(listed) and is_near:
                return entry, ("title", said.title, entry.work.title)
        return None, None


def name_of(work: Work) -> str:
    """Return the family name of the first author, or the name of an organization."""
    return work.authors[0].family or work.authors[0].literal


def _group(short: re.Match[str]) -> str:
    return "quoted" if short["quoted"] else "plain"


def _title(short: re.Match[str]) -> str:
    return short[_group(short)]


def _is_known(work: Work) -> bool:
    """Return True if a note states the author, the title and the year of a work."""
    return bool(work.authors and name_of(work) and work.year and _content(work.title))


def _is_full(work: Work) -> bool:
    """Return True if a note cites a published work with its author, title and year."""
    is_whole = {"author", "title"}.isdisjoint(work.uncertain) and work.kind in _WHOLE
    is_placed = work.publisher or work.place or work.container
    is_news = work.date and str(work.date) != str(work.year)  # of a day or month
    return bool(is_whole and is_placed and not is_news and _is_known(work))


def _opens_alike(short: str, title: str) -> bool:
    """Return True if a short title differs in one content word from the start of a title."""
    stops = {folded(word) for word in lexicon.words("function.stop")}
    said, listed = (
        [folded(w) for w in word_list(one) if folded(w) not in stops] for one in (short, title)
    )
    pairs = [*zip(said, listed, strict=False)]
    return 1 < len(said) == len(pairs) and sum(one != other for one, other in pairs) == 1


def _content(title: str) -> frozenset[str]:
    """Return the content words of a title, normalized for comparison."""
    words = frozenset(folded(word) for word in word_list(title))
    return words - {folded(word) for word in lexicon.words("function.stop")}


def _entry_of(
    catalogue: Catalogue, short: re.Match[str]
) -> tuple[Reference | None, tuple[str, str, str] | None]:
    """Return the entry of a short title, and the name or title that differs from it."""
    words = word_list(_title(short))
    said = [folded(word) for word in words if words[-1] not in lexicon.words("function.stop")]
    if not said:
        return None, None
    own = catalogue.by_author.get(folded(short["name"]), [])
    titles = [(entry, [folded(word) for word in word_list(entry.work.title)]) for entry in own]
    start = folded(_title(short))
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
        if not near:
            near = [(e, e.work.title) for e in own if _opens_alike(_title(short), e.work.title)]
        found = near[0] if len(near) == 1 else None
        return (found[0], ("title", _title(short), found[1])) if found else (None, None)
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
