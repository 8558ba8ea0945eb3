"""Citations without an entry: the entry is missing, or has a different year or spelling."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import mutable

from factcheck import lexicon
from factcheck.document.text import distance, is_one_slip, word_list
from factcheck.extract.references.markers import NO_WORKS, TELLS
from factcheck.lexicon.data.english import is_ordinary
from factcheck.link.citing.catalogue import (
    LEAST,
    LEAST_LABELLED,
    Settled,
    has_all,
    least_in,
    numbers_for,
    pool_for,
)
from factcheck.model import (
    Citation,
    CitationKind,
    Dangling,
    ListKind,
    Mismatch,
    Reference,
    ReferenceList,
)
from factcheck.model.contributors import names_body
from factcheck.model.keys import folded

# ---- by author and year ----

_NEAR, _FAR_NAME = 5, 8
"""Minimum number of letters in a name that may have one typo, and in one that may have two."""
_EARLIER = 10
"""Number of years before the earliest listed work in which a name and year may be a citation."""
_FEW = 2
"""Minimum number of resolved citations if the unresolved one resembles an entry."""
_MANY = 4
"""Minimum number of different numbers after an abbreviation that is not an author."""
_PAGES = re.compile(r"\s?pp?\.?\s?\d")
_POINTS = re.compile(r"\b(?:see(?:\salso)?|cf\.?|according\sto|pace)\s$", re.IGNORECASE)
"""Words after which a name refers to a publication: "see Moe (2010)"."""
_INTRODUCED = re.compile(
    rf"(?:^|[.;:,(]\s|\b(?:{lexicon.alternation('references.before a citation')})\s|\n)$",
    re.IGNORECASE,
)
"""Words after which a name may be that of an author: "following Moe (2010)"."""
_OWN = re.compile(r"['’]s?\s\(")
_ALONE = re.compile(r"\)(?:\n|$)")
"""The end of a line with nothing but a name and year, such as the authority of a species."""
_TAXON = re.compile(r"\b[A-Z][a-z]+\s(?:\([A-Z][a-z]+\)\s)?(?P<species>[a-z]{3,30}),?\s\($")
"""The name of a species before its authority: "Musca domestica (Linnaeus, 1758)"."""
_CELL = re.compile(r"[.; ]*(?:\||\n|$)")
_THINGS = re.compile(
    rf"\b(?:{lexicon.alternation('names.at places')}|the|aboard|on|film|storm|hurricane)\s"
    r"(?P<name>[^\W\d_][\w’'-]+)(?!(?:['’]s?)?,?\s\(?[12]\d\d\d|,?\set\sal|\sand\s|\s&)"
)


def together(one: Citation) -> str:
    """Return an author–year citation for messages: "Moe and Lee 2012a", "Moe et al. 2010"."""
    *firsts, last = one.names
    joined = f"{', '.join(firsts)} and {last}" if firsts else last
    year = f" {one.year}{one.letter}" if one.year else ""
    return f"{joined}{' et al.' if one.others else ''}{year}"


@mutable(eq=False)
class Unnamed:
    """The author–year citations of a document that have no entry."""

    settled: Settled
    citations: Sequence[Citation]

    def dangling(self) -> Iterator[Dangling]:
        """Yield the citations without any similar entry in the list."""
        catalogue = self.settled.catalogue
        for one in self._unanswered:
            same = catalogue.by_author.get(folded(one.names[0]), [])
            year = f"{one.year}{one.letter}"
            is_listed = one.year and any(year in catalogue.words_of(entry) for entry in same)
            least = least_in([e for part in self._lists for e in part.references])
            is_known = is_listed or self._nearest(one) or not self._names_author(one)
            if self.settled.alike(one) < least or is_known:
                continue
            years = sorted(f"{e.work.year}{e.work.letter}" for e in same if e.work.year)
            has = f"{one.names[0]} {', '.join(years)}" if years else f"nothing by {one.names[0]}"
            first = self._lists[0]
            head = catalogue.head_of(same[0]) if same else first.heading
            span = head or first.references[0].span
            yield Dangling(one, together(one), span, f"the list contains {has}")

    def mismatches(self) -> Iterator[Mismatch]:
        """Yield the citations that differ from an entry only in the year or the spelling.

        If the list has the author, fewer resolved citations are required.
        """
        for one in self._unanswered:
            found = self._nearest(one)
            if found is None:
                continue
            is_year = found.field == "year"
            if is_year and not self._names_author(one):
                continue
            least = 0 if is_year and _PAGES.match(one.locator) else 1 if is_year else _FEW
            if self.settled.alike(one) >= least:
                yield found

    @cached_property
    def _lists(self) -> tuple[ReferenceList, ...]:
        """The author–year reference lists that should be complete; empty if other lists exist."""
        lists = self.settled.catalogue.lists_of_works
        is_named = all(one.kind is ListKind.NAMED for one in lists)
        whole = tuple(one for one in lists if is_named and not one.is_excerpt)
        return whole if sum(len(part.references) for part in whole) >= LEAST_LABELLED else ()

    @cached_property
    def _unanswered(self) -> list[Citation]:
        return [
            one
            for one in self.citations
            if self._lists
            and one.kind is CitationKind.AUTHOR_YEAR
            and not self.settled.has_entry(one)
            and self.settled.is_running(one)
            and not self._is_of_publisher(one)
        ]

    def _is_of_publisher(self, one: Citation) -> bool:
        """Return True for the publisher and year of a work in a note: "*Ice* (Fjord, 2011), 4"."""
        return any(
            note.span.contains(one.span)
            and one.year in (note.work.year, *(part.work.year for part in note.parts))
            for note in self.settled.catalogue.notes
        )

    def _names_author(self, one: Citation) -> bool:
        """Return True if the names in a citation are those of authors, not of places or things."""
        name, text = one.names[0], self.settled.catalogue.document.text
        capitals = [word for word in name.split() if word[0].isupper()]
        is_thing = len(capitals) == 1 and capitals[0] in self._things
        is_thing = (
            is_thing or name.isupper() or name in lexicon.words("references.cities of publishers")
        )
        if is_thing or self._is_numbered(one) or not NO_WORKS.isdisjoint(word_list(name, str)):
            return False
        words = folded(text[one.span.start : one.span.end].partition(str(one.year))[0])
        titles = {folded(entry.work.title) for entry in self.settled.catalogue.works()} - {""}
        if (len(capitals) > 1 and not names_body(name)) or words in titles:
            return False
        if text[one.span.start - 2 : one.span.start] == "\n(" and _ALONE.match(text, one.span.end):
            return False
        taxon = _TAXON.search(text, max(0, one.span.start - _REACH), one.span.start)
        if taxon and not is_ordinary(taxon["species"]):
            return False
        if not one.is_narrative or one.others or len(one.names) > 1:
            return True
        is_known = folded(name) in self.settled.catalogue.by_author
        before = text[max(0, one.span.start - 30) : one.span.start]
        is_cell = _CELL.match(text, one.span.end) and before.rstrip(" ").endswith("|")
        is_told = TELLS.match(text, one.span.end - 1) or _POINTS.search(before)
        is_its = _OWN.search(text, one.span.start, one.span.end)
        tells = is_known or is_cell or is_told or is_its or self._is_among_others(one, before)
        return bool(tells) and not before.endswith(" of ")

    def _is_among_others(self, one: Citation, before: str) -> bool:
        """Return True if a name and year resemble the citations of one author that have entries.

        The year must be among those of the list, and the text must not use the name by itself.
        """
        catalogue, name = self.settled.catalogue, one.names[0]
        alike = [
            each
            for each in self.settled.resolutions
            if each.citation.is_narrative and len(each.citation.names) == 1
        ]
        years = [entry.work.year for entry in catalogue.works() if entry.work.year]
        is_of_list = one.year and years and min(years) - _EARLIER <= one.year <= max(years)
        is_bracketed = catalogue.document.words(one.span).endswith(")")
        if not (alike and is_of_list and is_bracketed and _INTRODUCED.search(before)):
            return False
        cited = {each.span.start for each in self.citations}
        return all(
            match.start() in cited
            for match in re.finditer(rf"\b{re.escape(name)}\b", catalogue.document.text)
        )

    @cached_property
    def _things(self) -> frozenset[str]:
        """Words that the text uses as names of places or things: "in Moe", "the Moe"."""
        text = self.settled.catalogue.document.text
        return frozenset(match["name"] for match in _THINGS.finditer(text))

    def _is_numbered(self, one: Citation) -> bool:
        """Return True if an abbreviation has many numbers, such as "Ser." in "(Ser. 1899)"."""
        text, name = self.settled.catalogue.document.text, one.names[0]
        is_short = text.startswith(f"{name}.", one.span.start)
        years = {other.year for other in self.citations if is_short and name in other.names}
        return len(years) >= _MANY

    def _nearest(self, one: Citation) -> Mismatch | None:
        """Return the difference between a citation and the only entry that it can refer to."""
        catalogue, name = self.settled.catalogue, folded(one.names[0])
        same = catalogue.by_author.get(name, [])
        work = same[0].work if len(same) == 1 else None
        if work and work.year and one.year not in work.years and has_all(same[0], one):
            listed, said = f"{work.year}{work.letter}", f"{one.year}{one.letter}"
            return Mismatch(one.span, "year", said, listed, together(one), same[0])
        alike = [
            entry
            for entry in (() if same else catalogue.works())
            if entry.work.year == one.year and entry.work.authors and _is_respelt(entry, name)
        ]
        if len(alike) != 1:
            return None
        family = alike[0].work.authors[0].family
        return Mismatch(one.span, "author", one.names[0], family, together(one), alike[0])


def _is_respelt(entry: Reference, name: str) -> bool:
    """Return True if an author of an entry has a similar name."""
    family = folded(entry.work.authors[0].family)
    shortest = min(len(family), len(name))
    most = 2 if shortest >= _FAR_NAME else 1
    return shortest >= _NEAR and 0 < distance(family, name, most) <= most


# ---- by number, note mark or key ----

_INTERVAL = re.compile(
    rf"(?:\b(?:{lexicon.alternation('references.before bounds')})\b"
    r"[^.]{0,20}|[=∈<>≤≥%:]\s?)$"
)
_REACH = 40
_LONG = 8
"""A list that ends after this number may lack one number and still be complete."""
_FAR = 10
"""A number greater than twice the list's last number plus this is not a citation.

For a list of two entries, nothing is added.
"""


def unnumbered(settled: Settled, citations: Sequence[Citation]) -> Iterator[Dangling]:
    """Yield the citations by number or key for which an entry is apparently missing."""
    for one in citations:
        is_named = one.kind in (CitationKind.AUTHOR_YEAR, CitationKind.AUTHOR_PAGE)
        if not is_named and settled.is_running(one):
            yield from (_labelless if one.label else _numberless)(settled, one)


def _numberless(settled: Settled, one: Citation) -> Iterator[Dangling]:
    """Yield a numeric citation beyond the end of the only list that it can refer to."""
    pool, of_list = pool_for(settled.catalogue, one), numbers_for(settled.catalogue, one)
    missing = [number for number in one.numbers if number not in of_list]
    last = max(of_list, default=0)
    is_counted = last >= LEAST_LABELLED and len(of_list) + (last > _LONG) >= last
    if not missing or not is_counted or len(pool) != 1 or pool[0].is_excerpt:
        return
    if f"[{missing[0]}]" in settled.catalogue.document.words(pool[0].span):
        return
    text, at, several = settled.catalogue.document.text, one.span.start, len(one.numbers) > 1
    is_row = list(one.numbers) == sorted(set(one.numbers)) and missing != list(one.numbers)
    is_bound = several and _INTERVAL.search(text[max(0, at - _REACH) : at])
    most = 2 * last + (_FAR if last >= LEAST else 0)
    if is_bound or (several and not is_row) or max(one.numbers) > most:
        return
    if settled.alike(one) >= least_in(of_list):
        is_note = one.kind is not CitationKind.NUMBER
        what = f"note {missing[0]}" if is_note else f"[{missing[0]}]"
        where = "the list of notes" if is_note else "the reference list"
        head = settled.catalogue.head_of(of_list[last])
        yield Dangling(one, what, head, f"the list has the numbers 1 to {last}", where)


def _labelless(settled: Settled, one: Citation) -> Iterator[Dangling]:
    """Yield a footnote marker without a note, or a key without an entry."""
    kind = ListKind.NOTES if one.label.startswith("^") else ListKind.KEYED
    entries = [e for part in settled.catalogue.lists if part.kind is kind for e in part.references]
    if settled.has_entry(one) or not entries:
        return
    if settled.alike(one) < LEAST_LABELLED and not _is_slip_of_unused(settled, one, entries):
        return
    labels = [f"[{entry.label}]" for entry in entries if entry.label]
    shown = ", ".join(labels) if len(labels) <= LEAST else f"{labels[0]} to {labels[-1]}"
    is_note = kind is ListKind.NOTES
    proof = f"the {'notes' if is_note else 'entries'} are {shown}"
    where = "the list of notes" if is_note else "the reference list"
    yield Dangling(one, f"[{one.label}]", settled.catalogue.head_of(entries[-1]), proof, where)


def _is_slip_of_unused(settled: Settled, one: Citation, entries: Sequence[Reference]) -> bool:
    """Return True if a label is one typo away from the label of an entry that is never cited."""
    used = {entry.span for found in settled.resolutions for entry in found.references}
    label = one.label.casefold()
    near = (e for e in entries if e.span not in used and is_one_slip(label, e.label.casefold()))
    return len(label) > _NEAR and any(near)
