"""The works that notes name ↔ the bibliography, and the first note that names them in full.

Notes that send their reader to another note ("supra note 5", "ibid.") are held against that one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import frozen, mutable

from factcheck import lexicon
from factcheck.citing.catalogue import LEAST, Catalogue, are_a_slip_apart, authors_of, pages_without
from factcheck.mentions.references.markers import FAMILY
from factcheck.model import (
    Citation,
    CitationKind,
    Dangling,
    ListKind,
    Mismatch,
    Noted,
    Reference,
    ReferenceList,
    Span,
    Work,
)
from factcheck.model.keys import folded
from factcheck.text import kept_by_words, word_list

# ---- titles by their words ----

_SMALL = lexicon.words("names.in expansions") | {"as"}
"""Articles and small words, which short titles drop."""


def words_of(title: str) -> frozenset[str]:
    """Return the folded words of a title, without the small ones."""
    return frozenset(_row(title))


@kept_by_words
def _row(title: str) -> tuple[str, ...]:
    found = map(folded, word_list(title))
    return tuple(word for word in found if word and word not in _SMALL)


def holds_title(title: str, longer: str) -> bool:
    """Say whether all words of a title, or of its part before a colon, stand in a longer one."""
    words = words_of(title)
    main = words_of(title.partition(":")[0])
    longer_words = words_of(longer)
    return bool(main) and (words <= longer_words or main == longer_words)


def one_word_off(title: str, longer: str) -> tuple[str, str] | None:
    """Return the words in which a title differs from another by one slip, and by nothing else.

    A plural is none: "lock" and "locks" may be cut from one title.
    """
    there = _row(longer)
    strange = [word for word in _row(title) if word not in there]
    unused = [word for word in there if word not in _row(title)]
    if len(strange) != 1 or len(_row(title)) < 2:  # noqa: PLR2004 - one word may be any other
        return None
    near = [word for word in unused if are_a_slip_apart(word, strange[0])]
    return (strange[0], near[0]) if len(near) == 1 else None


# ---- works of notes and their entries ----

_COVERING = 4
"""Works of notes that a bibliography holds for each that it does not, if it means to hold all."""
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


@mutable(eq=False)
class Notes:
    """The works of a document's notes."""

    catalogue: Catalogue

    @cached_property
    def _named(self) -> list[tuple[Noted, Reference]]:
        notes = [part for part in self.catalogue.lists if part.kind is ListKind.NOTES]
        every = [note for part in notes for note in part.references]
        return [(noted, note) for note in every for noted in note.noted]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The works that have one entry in a list, or for a short note one fuller note above."""
        return tuple(found for noted, note in self._named for found in self._pairs(noted, note))

    def _pairs(self, noted: Noted, note: Reference) -> Iterator[Pair]:
        found = [(entry, entry.work, "in the list") for entry in self.catalogue.works()]
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
        same_name = folded(noted.work.authors[0].family) in authors_of(listed)
        same_title = holds_title(noted.work.title, listed.title)
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
        near = are_a_slip_apart(said, family)
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
        lists = self.catalogue.lists_of_works
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
        for entry in self.catalogue.works():
            text = self.catalogue.document.words(entry.span)
            own = name in self.catalogue.text_of(entry)
            shared = words_of(text).intersection(words_of(noted.work.title))
            whole = holds_title(noted.work.title, text) and len(words_of(noted.work.title)) > 1
            inside = noted.work.container and not noted.work.volume
            if (own and (shared or noted.is_short)) or whole:
                return True
            if inside and holds_title(noted.work.container, text):
                return True
        return False


def called(note: Reference) -> str:
    """Return a note as it is spoken of: "note 7"."""
    return f"note {note.label.removeprefix('^')}"


def _key(noted: Noted) -> tuple[str, frozenset[str]]:
    return folded(noted.work.authors[0].family), words_of(noted.work.title)


# ---- what a note says of a work, against the entry or the fuller note ----

_AGAIN = re.compile(
    rf"\b(?:{lexicon.alternation('references.out again')})(?!\w)"
    r"|[12]\d{3}[–-]\d",
    re.IGNORECASE,
)


def has_come_out_again(entry: str) -> bool:
    """True if the words of an entry tell that the work came out more than once."""
    return _AGAIN.search(entry) is not None


def compared(catalogue: Catalogue, pairs: Sequence[Pair]) -> Iterator[Mismatch]:
    """Yield the author, title, year, volume or page in which a note differs, one for each pair."""
    for one in pairs:
        found = next((found for judge in _JUDGES for found in judge(catalogue, one)), None)
        if found:
            yield found


def _mismatch(one: Pair, field: str, said: str, listed: str) -> Mismatch:
    return Mismatch(
        one.noted.span, field, said, listed, called(one.note), one.entry, places=("", one.where)
    )


def _author(_: Catalogue, one: Pair) -> Iterator[Mismatch]:
    said = one.noted.work.authors[0].family
    if folded(said) not in authors_of(one.listed):
        yield _mismatch(one, "author", said, one.listed.authors[0].family)


def _title(_: Catalogue, one: Pair) -> Iterator[Mismatch]:
    if not holds_title(one.noted.work.title, one.listed.title):
        yield _mismatch(one, "title", one.noted.work.title, one.listed.title)


def _year(catalogue: Catalogue, one: Pair) -> Iterator[Mismatch]:
    """Yield another year of a book by the same publisher, or of an article in the same journal.

    The same figures in another order are a slip whoever published it: 1998, 1989.
    """
    said, listed = one.noted.work, one.listed
    if said.year is None or listed.year is None or said.year == listed.year:
        return
    entry, note = (catalogue.document.words(part.span) for part in (one.entry, one.note))
    again = any(has_come_out_again(words) for words in (entry, note) if not said.volume)
    printed = str(said.year) in entry or str(listed.year) in note
    swapped = sorted(str(said.year)) == sorted(str(listed.year))
    if not again and not printed and (swapped or _is_same_issue(one)):
        yield _mismatch(one, "year", str(said.year), str(listed.year))


def _is_same_issue(one: Pair) -> bool:
    """Say whether what holds or publishes both is the same, and one title is not cut."""
    said, listed = one.noted.work, one.listed
    if said.volume:
        same = said.volume == listed.volume
        return same and holds_title(said.container, listed.container)
    ours, theirs = _publisher(said), _publisher(listed)
    return bool(ours and theirs) and bool(words_of(ours) & words_of(theirs))


def _publisher(work: Work) -> str:
    """Return who published a work; one word without a place may be the place: "Lisbon, 1992"."""
    return work.publisher if work.place or " " in work.publisher.strip() else ""


def _volume(_: Catalogue, one: Pair) -> Iterator[Mismatch]:
    said, listed = one.noted.work, one.listed
    holder = said.container and holds_title(said.container, listed.container)
    both = said.volume and listed.volume and said.year == listed.year
    if both and holder and said.volume != listed.volume:
        yield _mismatch(one, "volume", said.volume, listed.volume)


def _page(_: Catalogue, one: Pair) -> Iterator[Mismatch]:
    """Yield a page beyond those of an article or chapter."""
    page = one.noted.page
    is_part = one.noted.work.kind and one.listed.container
    pages = pages_without(one.listed, page) if page is not None and is_part else ""
    if pages:
        yield _mismatch(one, "page", str(page), pages)


_JUDGES = (_author, _title, _year, _volume, _page)


# ---- notes that send the reader to other notes ----

_SUPRA = re.compile(
    rf"(?P<name>{FAMILY})[^.;()]{{0,60}}?,?\s(?:supra|above)\s(?:at\s)?(?:foot)?n(?:ote|\.)\s(?P<number>\d{{1,4}})"
)
_CITED_ABOVE = re.compile(rf"(?P<name>{FAMILY})(?:,\s[A-Z]\.)?,?\s(?:op|loc)\.?\s?cit\b\.?")
_SAME = re.compile(r"\s*(?:\[?\^?\d{1,3}[\].:]{0,2}\s)?(?:[Ii]bid\b|[Ii]d\.)")
_SENDING_ON = frozenset({"supra", "ibid", "id", "op", "cit", "above"})


def broken(catalogue: Catalogue) -> Iterator[Dangling]:
    """Yield the notes that send the reader to a note which is not there or names another work.

    "Moe, supra note 5", "op. cit.", "ibid.". Source: The Bluebook, 21st edition, 2020, rule 4 (id.,
    supra); Chicago Manual of Style, 17th ed., 14.34-14.36 (ibid., op. cit.).
    """
    for part in catalogue.lists:
        notes = part.references
        if part.kind is ListKind.NOTES and len(notes) >= LEAST and _count_up(notes):
            yield from _first_note(catalogue, notes[0])
            for at in range(len(notes)):
                yield from _supra(catalogue, notes, at)
                yield from _above(catalogue, notes, at)


def _count_up(notes: Sequence[Reference]) -> bool:
    """True if notes count from 1 without a gap, so that each number has its note."""
    return [note.number for note in notes] == list(range(1, len(notes) + 1))


def _supra(catalogue: Catalogue, notes: Sequence[Reference], at: int) -> Iterator[Dangling]:
    note = notes[at]
    text = catalogue.document.text
    for found in _SUPRA.finditer(text, note.span.start, note.span.end):
        number, name = int(found["number"]), folded(found["name"])
        target = notes[number - 1] if 0 < number <= len(notes) else None
        if target is not None and target is not note and _names(catalogue, target, name):
            continue
        naming = [one for one in notes[:at] if name in catalogue.text_of(one)]
        if target is not None and not naming:
            continue  # the name may be one that the notes never spell out
        has = f"{called(naming[0])} names {found['name']}" if naming else f"{len(notes)} notes"
        where = f"note {number}" if target else "the notes"
        span = catalogue.head_of(target or notes[-1])
        yield Dangling(_sending(note, found), found[0], span, has, where=where)


def _names(catalogue: Catalogue, target: Reference, name: str) -> bool:
    """True if a note holds a name, or sends the reader on, so that it may mean it."""
    words = catalogue.document.words(target.span)
    return name in catalogue.text_of(target) or not _SENDING_ON.isdisjoint(word_list(words))


def _above(catalogue: Catalogue, notes: Sequence[Reference], at: int) -> Iterator[Dangling]:
    note = notes[at]
    text = catalogue.document.text
    for found in _CITED_ABOVE.finditer(text, note.span.start, note.span.end):
        name = folded(found["name"])
        above = text[: note.span.start]
        is_known = any(name in catalogue.text_of(one) for one in (*notes[:at], *catalogue.works()))
        if not is_known and name not in folded(above):
            has = f"no note before {called(note)} names {found['name']}"
            span = catalogue.head_of(notes[0])
            yield Dangling(_sending(note, found), found[0], span, has, where="the notes above it")


def _first_note(catalogue: Catalogue, note: Reference) -> Iterator[Dangling]:
    found = _SAME.match(catalogue.document.text, note.span.start, note.span.end)
    if found:
        words, span = found[0].split()[-1], catalogue.head_of(note)
        proof, where = "it is the first note", "a note above it"
        yield Dangling(_sending(note, found), words, span, proof, where=where)


def _sending(note: Reference, found: re.Match[str]) -> Citation:
    """Return the words of a note that send its reader on."""
    return Citation(Span(*found.span()), CitationKind.NOTE, label=note.label)
