"""Decisions: what people make of findings, each kept with the words that it was made on."""

import enum

from attrs import field

from factcheck.model.findings import Finding
from factcheck.model.text import Place
from factcheck.values import frozen


class Choice(enum.StrEnum):
    """What is decided; the value is the word in `decisions.yaml`."""

    ACCEPTED = "accepted"
    """It is a fault; which side is right may be said."""
    DISMISSED = "dismissed"
    """It is none, or is to stay as it is."""
    QUERIED = "queried"
    """The author is asked."""
    DEFERRED = "deferred"
    """It is put off."""
    REOPENED = "reopened"
    """It is open again, whatever was decided before."""
    UNDONE = "undone"
    """The last decision of the same person on it is taken back."""


STANDING = frozenset({Choice.ACCEPTED, Choice.DISMISSED, Choice.QUERIED, Choice.DEFERRED})
"""The choices that can hold of a finding."""


@frozen
class Quoted:
    """The words of a place, with some of what stands before and behind them in their paragraph."""

    quote: str
    """White space folded, as in all three."""
    prefix: str = ""
    suffix: str = ""


@frozen
class Decision:
    """One entry of `decisions.yaml`, which is never changed afterwards."""

    id: str
    """The same for all decisions on one finding, so that they stay together when it changes."""
    code: str
    """Of the check."""
    places: tuple[Quoted, ...]
    """Those of the finding, its own first, as they stood."""
    do: Choice
    file: str = ""
    """The document, from the folder of the decisions, "." for that folder; empty: any."""
    fingerprint: str = ""
    side: int | None = None
    """Which of the finding's `options` is accepted, from 0."""
    words: str = ""
    """The wording that is accepted."""
    why: str = ""
    by: str = ""
    at: str = ""
    """When, in UTC: 2026-11-26T14:05:00Z."""
    to: str = ""
    """Who is asked, of a query."""
    place: Place | None = field(default=None, eq=False, repr=False)
    """Where the entry stands in `decisions.yaml`; None before it is written."""

    @property
    def quotes(self) -> tuple[str, ...]:
        """Return the words of its places."""
        return tuple(place.quote for place in self.places)


@frozen
class Option:
    """One way to mend a finding: a place, and what to read there."""

    changes: int
    """Which place is to be changed: 0 the finding's own, 1 the first related one, and so on."""
    words: str
    """What to read there; empty where the document does not say it."""
    keeps: int | None = None
    """Which place is right then; None where none of them says it."""


def options(finding: Finding) -> tuple[Option, ...]:
    """Return the ways to mend a finding.

    Of two places that contradict one another either may be right, whether or not the wording for
    the other follows from it: first its own, then the other. A place alone has its repairs.
    """
    here = [one.text for one in finding.suggestions if one.side == "this"]
    there = [one.text for one in finding.suggestions if one.side != "this"]
    counters = [number for number, part in enumerate(finding.related, 1) if part.role == "counter"]
    if not counters:
        return tuple(Option(0, words) for words in here)
    other = counters[0]
    return (
        Option(other, there[0] if there else "", 0),
        Option(0, here[0] if here else "", other),
        *(Option(0, words) for words in here[1:]),
    )
