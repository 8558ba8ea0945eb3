"""The dossier: all that is known of one document, and what a check reads."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar, cast

from attrs import evolve, field, fields_dict, frozen

from factcheck.model.attached import Holding, Sourced
from factcheck.model.changed import Changed
from factcheck.model.claims import Claim
from factcheck.model.duplicates import Duplicate
from factcheck.model.entities import Entity, Namesake
from factcheck.model.events import Event
from factcheck.model.facts import Facts
from factcheck.model.failures import Failure, Missing
from factcheck.model.forms import Forms
from factcheck.model.instants import Instant
from factcheck.model.known import KnownFault
from factcheck.model.leftovers import Leftover
from factcheck.model.measures import Measures
from factcheck.model.precedences import Precedence
from factcheck.model.reckonings import Age, Reckoning, Stretch
from factcheck.model.references import Citing
from factcheck.model.slips import Slips
from factcheck.model.sources import Record, Source
from factcheck.model.text import Chapter, Document, Span
from factcheck.model.twins import Twin
from factcheck.model.untimely import Untimely
from factcheck.model.utterances import Retelling

Made = TypeVar("Made")


@frozen(slots=False)
class Dossier:
    """One document with its facts, claims, entities, events and sources.

    The dossier of a text makes each of these when it is first used (`factcheck.flow.TextDossier`).
    """

    document: Document
    """The text, and the way back to its files."""
    record: Record = field(factory=Record)
    """What the document says of itself: title, authors, dates."""
    facts: Facts = field(factory=Facts)
    """Dates, names, quantities, quotations and other facts, each with its place."""
    claims: tuple[Claim, ...] = ()
    """In order of the document."""
    entities: tuple[Entity, ...] = ()
    """In order of their first mention."""
    namesakes: tuple[Namesake, ...] = field(default=(), repr=False)
    """Lone names that several people bear."""
    events: tuple[Event, ...] = ()
    """Claims that tell one event, and what links them."""
    sources: tuple[Source, ...] = ()
    """The document's own record first, then what it names, in order."""
    reckonings: tuple[Reckoning, ...] = field(default=(), repr=False)
    """Distances that are given with the date that they lead to."""
    stretches: tuple[Stretch, ...] = field(default=(), repr=False)
    """Lengths of time that are given with their two dates."""
    ages: tuple[Age, ...] = field(default=(), repr=False)
    """Ages and anniversaries that are given with the dates that they count between."""
    precedences: tuple[Precedence, ...] = field(default=(), repr=False)
    """What is said to come before or after something else."""
    measures: Measures = field(factory=Measures, repr=False)
    """Figures that are compared: totals, shares, contrasts, conversions."""
    retellings: tuple[Retelling, ...] = field(default=(), repr=False)
    """Quotations of one utterance."""
    instants: tuple[Instant, ...] = field(default=(), repr=False)
    """Moments that are given by the clocks of two zones."""
    duplicates: tuple[Duplicate, ...] = field(default=(), repr=False)
    """Entries of a chronology that repeat another one."""
    twins: tuple[Twin, ...] = field(default=(), repr=False)
    """Values that the title, front matter, summary, a fact box or a link repeats."""
    untimely: tuple[Untimely, ...] = field(default=(), repr=False)
    """Dates that the day of writing contradicts."""
    slips: Slips = field(factory=Slips, repr=False)
    """Misspelt words, and words run together."""
    citing: Citing = field(factory=Citing, repr=False)
    """Lists of works, markers, and which belong together."""
    holdings: tuple[Holding, ...] | None = field(default=None, repr=False)
    """Quotations whose source has a text attached; None where no text is attached at all."""
    leftovers: tuple[Leftover, ...] | None = field(default=None, repr=False)
    """Places that kept an old value; None where no earlier version was given."""
    sourced: tuple[Sourced, ...] | None = field(default=None, repr=False)
    """Facts that rest on a source with a text attached; None where no text is attached at all."""
    known: tuple[KnownFault, ...] | None = field(default=None, repr=False)
    """What differs from tables of known bearers; None where none is given."""
    forms: Forms = field(default=Forms(), repr=False)
    """What it writes in two forms."""
    foreign: bool = False
    """Whether its words are hardly English, so that it cannot be read."""
    foreign_passages: tuple[Span, ...] = field(default=(), repr=False)
    """Paragraphs whose prose is hardly English, in order; what stands in these alone is a note."""
    vanished: tuple[Claim, ...] = field(default=(), repr=False)
    """Claims of a folder whose words stand in its document no more."""
    by_hand: bool = False
    """Read from a claims folder, whose keys and event ids are a person's work."""
    failures: tuple[Failure, ...] = field(default=(), repr=False)
    """Parts of the analysis that failed; what they would have found is empty."""

    def __repr__(self) -> str:
        """Return the path and how much is known; all of it would fill pages."""
        counts = f"{len(self.claims)} claims, {len(self.entities)} entities"
        more = f"{len(self.events)} events, {len(self.sources)} sources"
        return f"<Dossier {self.document.path}: {counts}, {more}>"

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return the documents of a book or series that is read as one; else nothing."""
        return self.document.chapters

    def claim(self, claim_id: str) -> Claim:
        """Return the claim of an id.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[claim_id]

    @cached_property
    def _by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    def part(self, make: Callable[["Dossier"], Made]) -> Made:
        """Return what a function makes of this dossier: made on first use, and then kept.

        A check gets values and links this way that have no field: `dossier.part(lookalikes)`.
        """
        if make not in self._parts:
            self._parts[make] = make(self)
        return cast("Made", self._parts[make])

    @cached_property
    def _parts(self) -> dict[Callable[["Dossier"], object], object]:
        return {}

    def changed(self, **parts: Any) -> "Dossier":
        """Return this dossier with some parts replaced; the others are still made on first use.

        What is made later is made of the parts as they were.
        """
        return _Changed(self, parts)

    def with_failures(self, failures: Sequence[Failure]) -> "Dossier":
        """Return the dossier in which whatever uses a part that failed fails for its reason."""
        if not failures:
            return self
        missing = {one.part: Missing(one) for one in failures}
        return _replaced(self, missing).changed(failures=(*self.failures, *failures))

    def after_checks(self) -> "Dossier":
        """Return the dossier for use after the checks: parts that failed are empty."""
        return _replaced(self, empty_parts(self.failures)) if self.failures else self


class _Changed(Changed, Dossier):
    """A dossier with some parts replaced."""

    _volatile = frozenset({"failures"})

    def after_checks(self) -> Dossier:
        """Return the dossier for use after the checks: parts that failed are empty."""
        vars(self)["_before"].after_checks()
        return super().after_checks()


def empty_parts(failures: Sequence[Failure]) -> dict[str, Any]:
    """Return what stands for the results of parts that failed: no facts, no links."""
    empty = Dossier(Document("", "", (), (), ()))
    holders = (empty, empty.facts, empty.measures)
    return {
        one.part: getattr(holder, one.part)
        for one in failures
        for holder in holders
        if hasattr(holder, one.part)
    }


def _replaced(known: Dossier, results: Mapping[str, Any]) -> Dossier:
    """Return a dossier with other results of some parts: its own, of its facts, its measures."""
    parts = _named(Dossier, results)
    if facts := _named(Facts, results):
        parts["facts"] = known.facts.changed(**facts)
    measures = _named(Measures, results)
    if measures and not isinstance(known.measures, Missing):
        parts["measures"] = evolve(known.measures, **measures)
    return known.changed(**parts) if parts else known


def _named(cls: Any, results: Mapping[str, Any]) -> dict[str, Any]:
    return {part: result for part, result in results.items() if part in fields_dict(cls)}
