"""Extraction of births and deaths, each with the name of the person next to it."""

import re
from collections.abc import Iterator

from attrs import frozen

from factcheck.link.equations.ages import births_told
from factcheck.link.frames.dates_by_place import DatesByPlace
from factcheck.model import Date, DateKind, DateRole, Document, Edtf, Facts, Name, Span, Unit

_DIED = re.compile(r"\b(?:died|dies)(?: [^.;()\d\n]{0,40})? $")
_NO_OTHER = re.compile(r"\b(?:his|her|their|whose|after|before|when|until)\b")
"""Words that suggest that the sentence is about another person's death."""


@frozen
class Life:
    """A birth or a death."""

    kind: str
    """"birth" or "death"."""
    name: Name
    date: Date
    """The words that state the date."""
    value: Edtf


def lives(document: Document, facts: Facts) -> Iterator[Life]:
    """Yield the births and deaths of people who are named next to them."""
    places = DatesByPlace(document, facts)
    for birth in births_told(places):
        value = birth.date.value
        if birth.name is None or value is None:
            continue
        if not value.is_interval:
            yield Life("birth", birth.name, birth.date, value)
        elif value.start and value.end:
            yield Life("birth", birth.name, birth.date, value.start)
            yield Life("death", birth.name, birth.date, value.end)
    yield from _deaths(places)


def _deaths(places: DatesByPlace) -> Iterator[Life]:
    """Yield the deaths of people named first in a sentence: "Hans Holm died on 3 May 1906"."""
    for date in places.dates:
        is_told = date.kind is DateKind.ABSOLUTE and date.role in (DateRole.OWN, DateRole.OPEN)
        if not is_told or date.value is None or Unit.YEAR not in date.stated:
            continue
        found = _DIED.search(places.left(date))
        sentence = places.sentence(date.span.start)
        before = places.document.text[sentence.start : date.span.start]
        people = places.people(Span(sentence.start, date.span.start))
        if found and len(people) == 1 and not _NO_OTHER.search(before):
            yield Life("death", people[0], date, date.value)
