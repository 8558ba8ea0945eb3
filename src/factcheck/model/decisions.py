"""Decisions: what people make of findings, each kept with the words that it was made on."""

import enum

from attrs import field, frozen

from factcheck.model.findings import Finding, Suggestion
from factcheck.model.text import Place, Span, Suppression


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
    """What stands before them."""
    suffix: str = ""
    """What follows them."""


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
    """What was decided."""
    file: str = ""
    """The document, from the folder of the decisions, "." for that folder; empty: any."""
    fingerprint: str = ""
    """Of the finding."""
    side: int | None = None
    """Which of the finding's `options` is accepted, from 0."""
    words: str = ""
    """The wording that is accepted."""
    why: str = ""
    """Why, in words."""
    by: str = ""
    """Initials or a name."""
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
    settled: bool = False
    """It is the fix: no other way makes all statements of the document agree."""
    also: tuple[Span, ...] = ()
    """All other places with the words that it replaces, which are rewritten with it."""


@frozen
class Rewrite:
    """A place that an accepted finding changes."""

    place: Place
    """Where it is."""
    words: str
    """What to read there; empty where it cannot be written, and a person must change it."""
    keeps: Place | None = None
    """The place that is right; None where none of the finding's says it."""


def options(finding: Finding) -> tuple[Option, ...]:
    """Return the ways to fix a finding that its check can name.

    Of two places that contradict one another either may be right: the first way keeps the
    finding's own, the second the other. A place alone has its suggestions. What is calculated
    from others, any of which may be wrong, has none: one way that is not sure is no choice.
    """
    ways = _ways(finding)
    return ways if len(ways) > 1 or any(one.settled for one in ways) else ()


def _ways(finding: Finding) -> tuple[Option, ...]:
    here = [one for one in finding.suggestions if one.side == "this"]
    there = [one for one in finding.suggestions if one.side != "this"]
    counters = [number for number, part in enumerate(finding.related, 1) if part.role == "counter"]
    alone = tuple(_option(0, one) for one in here)
    if not counters or not (here or there):
        return alone
    other = counters[0]
    is_calculated = len(counters) > 1 and not any(one.places for one in finding.suggestions)
    if not there and is_calculated and not any(one.settled for one in here):
        return alone
    if not there and here[0].text == finding.related[other - 1].place.text:
        there = [Suggestion(finding.place.text)]  # the one form is put in place of the other
    return (
        _option(other, there[0] if there else None, 0),
        _option(0, here[0] if here else None, other),
        *alone[1:],
    )


def _option(changes: int, one: Suggestion | None, keeps: int | None = None) -> Option:
    return (
        Option(changes, one.text, keeps, one.settled, one.also)
        if one
        else Option(changes, "", keeps)
    )


def fix(finding: Finding) -> Option | None:
    """Return the one way that makes all statements of the document agree; None if none is sure."""
    return next((one for one in options(finding) if one.settled), None)


def accepted(finding: Finding, decision: Decision) -> Option | None:
    """Return the way to mend a finding that a decision accepts; None where it names none.

    The words decide where they and the number of the option do not agree: the document may have
    changed since.
    """
    if decision.do is not Choice.ACCEPTED:
        return None
    ways = options(finding)
    chosen = ways[decision.side : decision.side + 1] if decision.side is not None else ()
    for one in (*chosen, *(ways if decision.words else ())):
        if not decision.words or decision.words == one.words:
            return one
    if chosen and not chosen[0].words:
        return Option(chosen[0].changes, decision.words, chosen[0].keeps)
    if decision.words == finding.place.text:  # it is right as it is: the other place is wrong
        counters = [at for at, one in enumerate(finding.related, 1) if one.role == "counter"]
        return Option(counters[0], decision.words, 0) if len(counters) == 1 else None
    also = next((one.also for one in ways if one.changes == 0), ())
    return Option(0, decision.words, also=also) if decision.words else None


class Ground(enum.StrEnum):
    """By what a finding is settled."""

    INSTRUCTION = "instruction"
    """A comment in the document: `ignore`, or `stet` in Word."""
    DECISION = "decision"
    """An entry of `decisions.yaml`."""
    BASELINE = "baseline"
    """An entry of the baseline: it was there before."""
    EARLIER = "earlier"
    """It was there in the earlier version that a run names."""


@frozen
class Settled:
    """A finding that is left out of the report, and why."""

    finding: Finding
    """The finding."""
    ground: Ground
    """What settles it."""
    instruction: Suppression | None = None
    """The first of those that silence it."""
    decision: Decision | None = None
    """The decision, where one does."""

    @property
    def why(self) -> str:
        """Return the reason that was given; empty where none was."""
        given = self.decision.why if self.decision else ""
        return given or (self.instruction.reason if self.instruction else "")

    @property
    def since(self) -> str:
        """Return when it was settled, as far as that is kept."""
        return self.decision.at if self.decision else ""

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words for which it is settled."""
        if self.decision:
            return self.decision.quotes
        parts = (self.finding.place, *(part.place for part in self.finding.related))
        return tuple(place.text for place in parts)


@frozen
class CameBack:
    """A finding that is open again, since its words changed after it was decided on."""

    finding: Finding
    """The finding."""
    was: Decision
    """What it was settled by."""
    changed: tuple[tuple[str, str], ...] = ()
    """Old and new words; none where only what stands around them changed."""
