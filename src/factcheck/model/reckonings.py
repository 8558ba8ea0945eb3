"""Arithmetic that a document does itself: distances between its dates, lengths of its stretches."""

from attrs import frozen

from factcheck.model.facts import Date, Duration
from factcheck.model.text import Span


@frozen
class Reckoning:
    """A distance told together with the date that it leads to: "Two weeks later, on 2 July"."""

    span: Span
    """From the distance to the date, or from the date to the distance."""
    distance: Duration
    """How far the two dates are apart."""
    sign: int
    """1 if the date lies later than what it is counted from, -1 if earlier."""
    target: Date
    """The date that it leads to."""
    base: Date
    """What it is counted from by the order of the telling."""
    others: tuple[Date, ...] = ()
    """Every other date near by that it may be counted from instead."""
    is_named: bool = False
    """The base is what the document tells elsewhere of the happening that is named."""


@frozen
class Stretch:
    """A length told together with the two dates that it lies between."""

    span: Span
    """The words of the length."""
    length: Duration
    """The length."""
    bounds: Span
    """The words that tell where it begins and ends."""
    start: Date
    """Its first date."""
    end: Date
    """The same as `start` where one expression tells both."""


@frozen
class Age:
    """A number of years told together with the date from which and the date at which it counts."""

    span: Span
    """The words of the age or anniversary: "aged 45", "75th anniversary"."""
    years: int
    """How many."""
    since: Date
    """The birth, or what is commemorated."""
    at: Date
    """The date at which it counts."""
    is_completed: bool = True
    """Ages count completed years; anniversaries count calendar years."""
