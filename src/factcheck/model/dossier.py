"""The dossier: the results of the analysis of one document, and the input to the checks."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar, cast

from attrs import evolve, field, fields_dict, frozen

from factcheck.model.attached import Holding, Sourced
from factcheck.model.changed import Changed, is_equal
from factcheck.model.claims import Claim
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

    For a text, each field is computed on first use (see `factcheck.analysis.flow.TextDossier`).
    """

    document: Document
    """The text, with the map to its files."""
    record: Record = field(factory=Record)
    """The document's metadata: title, authors, dates."""
    facts: Facts = field(factory=Facts)
    """Dates, names, quantities, quotations and other facts, each with its span."""
    claims: tuple[Claim, ...] = ()
    """Claims in document order."""
    entities: tuple[Entity, ...] = ()
    """Entities in the order of their first mention."""
    namesakes: tuple[Namesake, ...] = field(default=(), repr=False)
    """Single names, such as a surname, shared by several people."""
    events: tuple[Event, ...] = ()
    """Groups of claims that describe the same event, with the links between them."""
    sources: tuple[Source, ...] = ()
    """The document itself, followed by the sources that it names, in text order."""
    reckonings: tuple[Reckoning, ...] = field(default=(), repr=False)
    """Distances from a date that are stated with the resulting date."""
    stretches: tuple[Stretch, ...] = field(default=(), repr=False)
    """Durations that are stated with their start and end."""
    ages: tuple[Age, ...] = field(default=(), repr=False)
    """Ages and anniversaries that are stated with their start and end dates."""
    precedences: tuple[Precedence, ...] = field(default=(), repr=False)
    """Statements that something comes before or after something else."""
    measures: Measures = field(factory=Measures, repr=False)
    """Figures to be compared: totals, shares, contrasts, conversions."""
    retellings: tuple[Retelling, ...] = field(default=(), repr=False)
    """Quotations of the same utterance."""
    instants: tuple[Instant, ...] = field(default=(), repr=False)
    """Moments stated in two time zones."""
    twins: tuple[Twin, ...] = field(default=(), repr=False)
    """Values in a title, front matter, summary, fact box or link that contradict the text."""
    untimely: tuple[Untimely, ...] = field(default=(), repr=False)
    """Dates that contradict the date of writing."""
    slips: Slips = field(factory=Slips, repr=False)
    """Misspelled and run-together words."""
    citing: Citing = field(factory=Citing, repr=False)
    """Reference lists, citation markers, and the links between them."""
    holdings: tuple[Holding, ...] | None = field(default=None, repr=False)
    """Quotations whose source has an attached text; None if no text is attached."""
    leftovers: tuple[Leftover, ...] | None = field(default=None, repr=False)
    """Places that still have a value from the earlier version; None without such a version."""
    sourced: tuple[Sourced, ...] | None = field(default=None, repr=False)
    """Facts whose source has an attached text; None if no text is attached."""
    known: tuple[KnownFault, ...] | None = field(default=None, repr=False)
    """Differences from tables of known entities; None if no table was given."""
    forms: Forms = field(default=Forms(), repr=False)
    """Words, numbers and punctuation marks that appear in the document in two forms."""
    foreign: bool = False
    """Whether the text is mostly not in English and so cannot be analyzed."""
    foreign_passages: tuple[Span, ...] = field(default=(), repr=False)
    """Paragraphs mostly not in English, in order; findings entirely inside them are notes."""
    vanished: tuple[Claim, ...] = field(default=(), repr=False)
    """Claims of a claims folder whose words are no longer in the document."""
    by_hand: bool = False
    """Whether the data comes from a claims folder, where people assign keys and event IDs."""
    failures: tuple[Failure, ...] = field(default=(), repr=False)
    """Parts of the analysis that failed; their results are empty."""

    def __repr__(self) -> str:
        """Return the path and the number of results."""
        counts = f"{len(self.claims)} claims, {len(self.entities)} entities"
        more = f"{len(self.events)} events, {len(self.sources)} sources"
        return f"<Dossier {self.document.path}: {counts}, {more}>"

    def __eq__(self, other: object) -> bool:
        """Compare all parts; parts that are not computed yet are computed first."""
        return is_equal(self, other, Dossier)

    def __hash__(self) -> int:
        """Return the hash of the document."""
        return hash(self.document)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return the chapters of a book or series that is read as one document; otherwise ()."""
        return self.document.chapters

    def claim(self, claim_id: str) -> Claim:
        """Return the claim with the given ID.

        Raises:
            KeyError: There is no such claim.
        """
        return self._by_id[claim_id]

    @cached_property
    def _by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    def part(self, make: Callable[["Dossier"], Made]) -> Made:
        """Return the result of a function of this dossier, computed on first use and then cached.

        Checks use it for data that has no field of its own: `dossier.part(lookalikes)`.
        """
        if make not in self._parts:
            self._parts[make] = make(self)
        return cast("Made", self._parts[make])

    @cached_property
    def _parts(self) -> dict[Callable[["Dossier"], object], object]:
        return {}

    def changed(self, **parts: Any) -> "Dossier":
        """Return a copy with some parts replaced; the other parts are still computed on first use.

        These other parts are based on the original parts, not on the replacements.
        """
        return _Changed(self, parts)

    def with_failures(self, failures: Sequence[Failure]) -> "Dossier":
        """Return a copy in which using a failed part raises the error of that part."""
        if not failures:
            return self
        missing = {one.part: Missing(one) for one in failures}
        return _replaced(self, missing).changed(failures=(*self.failures, *failures))

    def after_checks(self) -> "Dossier":
        """Return a copy for use after the checks, in which failed parts are empty."""
        return _replaced(self, empty_parts(self.failures)) if self.failures else self


class _Changed(Changed, Dossier):
    """A dossier with some parts replaced."""

    _volatile = frozenset({"failures"})

    def after_checks(self) -> Dossier:
        """Return a copy for use after the checks, in which failed parts are empty."""
        vars(self)["_before"].after_checks()
        return super().after_checks()


def empty_parts(failures: Sequence[Failure]) -> dict[str, Any]:
    """Return an empty result for each part that failed."""
    empty = Dossier(Document("", "", (), (), ()))
    holders = (empty, empty.facts, empty.measures)
    return {
        one.part: getattr(holder, one.part)
        for one in failures
        for holder in holders
        if hasattr(holder, one.part)
    }


def _replaced(known: Dossier, results: Mapping[str, Any]) -> Dossier:
    """Return a copy with replaced fields of the dossier, its facts or its measures."""
    parts = _named(Dossier, results)
    if facts := _named(Facts, results):
        parts["facts"] = known.facts.changed(**facts)
    measures = _named(Measures, results)
    if measures and not isinstance(known.measures, Missing):
        parts["measures"] = evolve(known.measures, **measures)
    return known.changed(**parts) if parts else known


def _named(cls: Any, results: Mapping[str, Any]) -> dict[str, Any]:
    return {part: result for part, result in results.items() if part in fields_dict(cls)}
