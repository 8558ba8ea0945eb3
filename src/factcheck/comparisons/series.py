"""A direction in words beside a row of figures: "fell each year" of figures that only rise."""

from itertools import pairwise

from factcheck.comparisons.reading import Reading
from factcheck.model import Link, Proved, Quantity, Reason, Refused, Related, Verdict
from factcheck.text import listed

_LEAST = 2
"""Figures that make a row."""


def compare_series(link: Link, read: Reading) -> Verdict:
    """Prove that all figures of a row go the other way than is told."""
    inside = read.tokens.inside(link.this)
    phrases = {"falling": listed("equations.falling"), "rising": listed("equations.rising")}
    ways = {
        way: [at for at, _, _ in words.find(read.tokens, inside)] for way, words in phrases.items()
    }
    told = [way for way, ats in ways.items() if ats]
    figures = [read.figures(place) for place in link.others]
    if len(told) != 1 or len(figures) < _LEAST or any(len(one) != 1 for one in figures):
        return Refused(Reason.NO_VALUE, "no direction is told of a row of figures")
    row = [one[0] for one in figures]
    is_against = all(_goes(told[0], one, two) for one, two in pairwise(row))
    if not is_against:
        return Refused(Reason.AGREES, "the figures do not all go the other way")
    at = ways[told[0]][0]
    words = ", ".join(read.shown(one.span) for one in row)
    return Proved(
        "QTY02",
        read.tokens.span(at),
        f"“{read.tokens.words[at]}” is told of figures that go the other way: {words}",
        related=tuple(Related(one.span) for one in row),
    )


def _goes(told: str, one: Quantity, two: Quantity) -> bool:
    """True if the second figure lies beyond the first, against what is told."""
    return one.high < two.low if told == "falling" else two.high < one.low
