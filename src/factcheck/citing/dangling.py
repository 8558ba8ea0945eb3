"""Markers without an entry: dangling, or off by a year or by the spelling."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import mutable

from factcheck import lexicon
from factcheck.citing.catalogue import LEAST, Settled, has_all, numbers_for, pool_for
from factcheck.mentions.attributions.verbs import any_of, finite
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
from factcheck.text import distance, is_one_slip, word_list

# ---- by author and year ----

_NEAR, _FAR_NAME = 5, 8
"""Letters of a name from which on one slip, or two, may be a slip of spelling."""
_FEW = 2
"""Markers with an entry that are enough where another is like an entry."""
_PAGES = re.compile(r"\s?pp?\.?\s?\d")
_CLOSING = 60
_BEFORE = 30
"""Code points in front of a marker in which the last words stand."""
_REPORTING = ("saying.comment clauses", "references.research")
_TELLS = re.compile(
    r",?\s(?:(?:also|later|has|have|had)\s){0,2}"
    rf"(?:{any_of(finite(*_REPORTING))}|{lexicon.alternation(*_REPORTING)}|written)\b"
)
"""A verb by which a text reports what a work says; in the present or the past."""
# Words in front of a name by which a text points at what somebody writes: "see Moe (2010)".
_POINTS = (("see",), ("see", "also"), ("cf",), ("according", "to"), ("pace",))
_OPENERS = lexicon.words("function.subordinators") | {"see", "cf", "but", "and", "both", "yet"}
"""Words with which a sentence begins, and no longer name."""
_NO_WORKS = lexicon.words("references.no works") | {"Q1", "Q2", "Q3", "Q4"}
_THINGS = re.compile(
    rf"\b(?:{lexicon.alternation('names.at places')}|the|aboard|on|film|storm|hurricane)\s"
    r"(?P<name>[^\W\d_][\w’'-]+)(?!(?:['’]s?)?,?\s\(?[12]\d\d\d|,?\set\sal|\sand\s|\s&)"
)


def together(one: Citation) -> str:
    """Return an author–year marker as it is spoken of: "Moe and Lee 2012a", "Moe et al. 2010"."""
    names = one.names
    joined = ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
    year = f" {one.year}{one.letter}" if one.year else ""
    return f"{joined}{' et al.' if one.others else ''}{year}"


@mutable(eq=False)
class Unnamed:
    """The author–year markers of a document that no entry answers."""

    settled: Settled
    citations: Sequence[Citation]

    def dangling(self) -> Iterator[Dangling]:
        """Yield those of which the list has nothing like it."""
        for one in self._wanting:
            if self._nearest(one) is None and not self._is_listed(one):
                yield self._dangling(one)

    def _is_listed(self, one: Citation) -> bool:
        """True if an entry of the author has the year, wherever it was cut: "Ada E. Holm. 2007"."""
        catalogue = self.settled.catalogue
        starts = [each.span.start for each in catalogue.by_author.get(folded(one.names[0]), ())]
        text = catalogue.document.text
        ends = (text.find("\n", start) for start in starts)
        return any(
            f"{one.year}{one.letter}" in text[start : end if end > 0 else None]
            for start, end in zip(starts, ends, strict=True)
            if one.year
        )

    def mismatches(self) -> Iterator[Mismatch]:
        """Yield those of which one entry lacks only the year or the spelling.

        Where the list names the author, fewer markers show that it is one.
        """
        for one in self._unanswered:
            found = self._nearest(one)
            if found and (one in self._wanting or self._is_marker(one, found)):
                yield found

    def _is_marker(self, one: Citation, found: Mismatch) -> bool:
        """Say whether a marker is one beyond doubt by itself or by a few others."""
        if found.field == "year" and _PAGES.match(one.locator):
            return True
        return self.settled.alike(one) >= (1 if found.field == "year" else _FEW)

    def _dangling(self, one: Citation) -> Dangling:
        same = self.settled.catalogue.by_author.get(folded(one.names[0]), ())
        years = sorted(f"{e.work.year}{e.work.letter}" for e in same if e.work.year)
        has = f"{one.names[0]} {', '.join(years)}" if years else f"nothing by {one.names[0]}"
        heading, entries = self._lists[0].heading, self._lists[0].references
        head = self.settled.catalogue.head_of(same[0]) if same else None
        span = head or heading or entries[0].span
        return Dangling(one, together(one), span, f"the list has {has}")

    @cached_property
    def _lists(self) -> tuple[ReferenceList, ...]:
        """The lists by name that mean to hold what is cited, if there are no others of works."""
        lists = self.settled.catalogue.lists_of_works
        whole = tuple(one for one in lists if not one.is_excerpt)
        return whole if all(one.kind is ListKind.NAMED for one in lists) else ()

    @cached_property
    def _wanting(self) -> list[Citation]:
        """The markers that are so beyond doubt, in a document with lists by name."""
        return [one for one in self._unanswered if self.settled.alike(one) >= LEAST]

    @cached_property
    def _unanswered(self) -> list[Citation]:
        if sum(len(part.references) for part in self._lists) < LEAST:
            return []
        return [
            one
            for one in self.citations
            if one.kind is CitationKind.AUTHOR_YEAR
            and not self.settled.has_entry(one)
            and self.settled.is_running(one)
            and self._names_author(one)
        ]

    def _names_author(self, one: Citation) -> bool:
        """Say whether the names of a marker are those of somebody who writes."""
        name = one.names[0]
        capitals = [word for word in name.split() if word[0].isupper()]
        is_work = _NO_WORKS.isdisjoint(word_list(name, str))
        if not is_work or name.isupper() or self._things.intersection(capitals[:1]):
            return False
        if len(capitals) > 1 and not names_body(name):
            return False
        alone = one.is_narrative and not one.others and len(one.names) == 1
        is_author = folded(name) in self.settled.catalogue.by_author or self._reports_or_points(one)
        return not alone or (is_author and not self._is_part(one))

    def _reports_or_points(self, one: Citation) -> bool:
        """Say whether a verb of reporting follows, or words that point: "see Moe (2010)"."""
        text = self.settled.catalogue.document.text
        before = word_list(text[max(0, one.span.start - _BEFORE) : one.span.start])
        points = any(before[-len(words) :] == words for words in _POINTS)
        close = text.find(")", one.span.end - 1, one.span.end + _CLOSING)
        return points or (close >= 0 and bool(_TELLS.match(text, close + 1)))

    def _is_part(self, one: Citation) -> bool:
        """Say whether a longer name ends with the name: "the Battle of Moe (1910)"."""
        text = self.settled.catalogue.document.text
        before = text[max(0, one.span.start - _BEFORE) : one.span.start].rpartition("\n")[2]
        last = before.split()[-1:]
        if not last or not last[0][-1].isalnum() or last[0].lower() in _OPENERS:
            return False
        return last[0] == "of" or last[0][0].isupper()

    @cached_property
    def _things(self) -> frozenset[str]:
        """Words of which the text speaks as of places or things: "in Moe", "the Moe"."""
        text = self.settled.catalogue.document.text
        return frozenset(match["name"] for match in _THINGS.finditer(text))

    def _nearest(self, one: Citation) -> Mismatch | None:
        """Return the only entry that a marker can mean, with what differs."""
        name = folded(one.names[0])
        same = self.settled.catalogue.by_author.get(name, [])
        if len(same) == 1 and _is_other_year(one, same[0]):
            work = same[0].work
            listed, said = f"{work.year}{work.letter}", f"{one.year}{one.letter}"
            return Mismatch(one.span, "year", said, listed, together(one), same[0])
        works = () if same else self.settled.catalogue.works()
        alike = [entry for entry in works if _is_respelt(entry, one, name)]
        if len(alike) != 1:
            return None
        family = alike[0].work.authors[0].family
        return Mismatch(one.span, "author", one.names[0], family, together(one), alike[0])


def _is_other_year(one: Citation, entry: Reference) -> bool:
    """Say whether an entry by the same authors has another year."""
    known = entry.work.year is not None and one.year not in entry.work.years
    return known and has_all(entry, one)


def _is_respelt(entry: Reference, one: Citation, name: str) -> bool:
    """Say whether an entry of the same year is by somebody whose name is spelled much alike."""
    if entry.work.year != one.year or not entry.work.authors:
        return False
    family = folded(entry.work.authors[0].family)
    shortest = min(len(family), len(name))
    most = 2 if shortest >= _FAR_NAME else 1
    return shortest >= _NEAR and 0 < distance(family, name, most) <= most


# ---- by number, note mark or key ----

LEAST_LABELLED = 2
"""The same for "[^7]", which is hardly anything but a marker."""
_INTERVAL = re.compile(
    rf"(?:\b(?:{lexicon.alternation('references.before bounds')})\b"
    r"[^.]{0,20}|[=∈<>≤≥%:]\s?)$"
)
_REACH = 40
_FAR = 10
"""A number that lies more than this beyond twice the end of the list counts something else."""


def unnumbered(settled: Settled, citations: Sequence[Citation]) -> Iterator[Dangling]:
    """Yield the markers by number or key that, as far as one can see, should have an entry."""
    for one in citations:
        is_named = one.kind in (CitationKind.AUTHOR_YEAR, CitationKind.AUTHOR_PAGE)
        if is_named or not settled.is_running(one):
            continue
        if one.label:
            yield from _labelless(settled, one)
        else:
            yield from _numberless(settled, one)


def _numberless(settled: Settled, one: Citation) -> Iterator[Dangling]:
    """Yield a numeric marker beyond the end of the only list that it can mean."""
    pool = pool_for(settled.catalogue, one)
    of_list = numbers_for(settled.catalogue, one)
    missing = [number for number in one.numbers if number not in of_list]
    if not missing or len(pool) != 1 or pool[0].is_excerpt or not _is_counted(of_list):
        return
    if settled.alike(one) < LEAST or _may_count(settled, one) or not _is_near(one, of_list):
        return
    what = f"[{missing[0]}]" if one.kind is CitationKind.NUMBER else f"note {missing[0]}"
    last = of_list[max(of_list)]
    proof = f"the list has the numbers 1 to {max(of_list)}"
    yield Dangling(one, what, settled.catalogue.head_of(last), proof)


def _is_counted(of_list: dict[int, Reference]) -> bool:
    """Say whether a list counts from 1 without a gap, and far enough to be one."""
    return len(of_list) >= LEAST and set(of_list) == set(range(1, len(of_list) + 1))


def _is_near(one: Citation, of_list: dict[int, Reference]) -> bool:
    """Say whether numbers look like a run of markers and not like the values of something."""
    numbers = one.numbers
    known = len(numbers) == 1 or any(number in of_list for number in numbers)
    return (
        known and list(numbers) == sorted(set(numbers)) and max(numbers) <= 2 * len(of_list) + _FAR
    )


def _may_count(settled: Settled, one: Citation) -> bool:
    """Say whether numbers in brackets may be a count, or the bounds of something measured."""
    text = settled.catalogue.document.text
    before = text[max(0, one.span.start - _REACH) : one.span.start]
    bounds = len(one.numbers) > 1 and bool(_INTERVAL.search(before))
    return bounds or text[one.span.start] == "("


def _labelless(settled: Settled, one: Citation) -> Iterator[Dangling]:
    """Yield a footnote mark or key that no note or entry bears."""
    lists = settled.catalogue.lists
    kind = ListKind.NOTES if one.label.startswith("^") else ListKind.KEYED
    entries = [entry for part in lists if part.kind is kind for entry in part.references]
    if settled.has_entry(one) or not entries:
        return
    if settled.alike(one) < LEAST_LABELLED and not _is_slip_of_unused(settled, one, entries):
        return
    labels = [f"[{entry.label}]" for entry in entries if entry.label]
    shown = ", ".join(labels) if len(labels) <= LEAST else f"{labels[0]} to {labels[-1]}"
    has = "notes" if kind is ListKind.NOTES else "entries"
    yield Dangling(
        one, f"[{one.label}]", settled.catalogue.head_of(entries[-1]), f"the {has} are {shown}"
    )


def _is_slip_of_unused(settled: Settled, one: Citation, entries: Sequence[Reference]) -> bool:
    """True if a label is one slip from that of a note or entry to which no marker leads."""
    used = {entry.span for found in settled.resolutions for entry in found.references}
    label = one.label.casefold()
    near = (e for e in entries if e.span not in used and is_one_slip(label, e.label.casefold()))
    return len(label) > _NEAR and any(near)
