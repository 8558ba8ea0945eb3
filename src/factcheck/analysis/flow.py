"""The data flow from a document to its dossier, with each part computed on first use.

`TextDossier` links the facts that `facts_of` extracts. `pipeline` reads the document and runs the
checks, which use only the parts that they need. docs/design.md follows a date, a name and a sum
through it.
"""

from collections.abc import Callable
from functools import cached_property
from typing import ParamSpec, TypeVar, cast

from attrs import evolve, fields_dict

from factcheck.config import Config
from factcheck.document.text import make_room
from factcheck.errors import FactcheckError
from factcheck.extract.attributions import attributions
from factcheck.extract.dates import dates
from factcheck.extract.durations import durations
from factcheck.extract.forms import forms_of
from factcheck.extract.language import foreign_passages, is_foreign
from factcheck.extract.names import identifiers, names
from factcheck.extract.quantities import quantities
from factcheck.extract.quotations import quotations, unclosed
from factcheck.extract.record import record
from factcheck.extract.references import citations, reference_lists
from factcheck.extract.reversals import reversals
from factcheck.extract.short_forms import abbreviations
from factcheck.link import bearers, citing, equations, words
from factcheck.link.events import linking
from factcheck.link.events.instants import times_in_two_zones
from factcheck.link.events.order import precedences
from factcheck.link.events.repeated import duplicates
from factcheck.link.events.untimely import untimely
from factcheck.link.frames.frame import Frames
from factcheck.link.frames.named import HappeningIndex
from factcheck.link.frames.statements import claims_of
from factcheck.link.measures import contrasts
from factcheck.link.twins import twins
from factcheck.link.utterances import retellings
from factcheck.model import (
    Abbreviation,
    Age,
    Attribution,
    Citation,
    Citing,
    Claim,
    Contrast,
    Date,
    Document,
    Dossier,
    Duplicate,
    Duration,
    Entity,
    Event,
    Facts,
    Instant,
    Measures,
    Name,
    Namesake,
    Quantity,
    Quotation,
    Reckoning,
    Record,
    ReferenceList,
    Retelling,
    Reversal,
    Slips,
    Source,
    Span,
    Stretch,
)
from factcheck.model.dossier import empty_parts
from factcheck.model.failures import Failure, Missing, PartFailedError
from factcheck.model.forms import Forms
from factcheck.model.precedences import Precedence
from factcheck.model.twins import Twin
from factcheck.model.untimely import Untimely
from factcheck.running import begin

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Analysis:
    """Runs the parts of an analysis; a failed part does not stop the others."""

    def __init__(self) -> None:
        """Begin without failures."""
        self.failures: list[Failure] = []
        self.is_checked = False
        """Whether the checks have run; a part that fails later is empty at once."""

    def run(
        self, part: str, make: Callable[Given, Made], *given: Given.args, **named: Given.kwargs
    ) -> Made:
        """Return the result of a part; if it fails, a `Missing` value that fails when used.

        Args:
            part: The field of `Facts`, `Measures` or `Dossier`.
            make: Computes the part.
            *given: Its arguments.
            **named: Its keyword arguments.

        Raises:
            FactcheckError: The user must fix something, or the result is no longer needed.
        """
        begin(part)
        try:
            return make(*given, **named)
        except FactcheckError:
            raise
        except PartFailedError as error:
            failure = Failure(part, str(error))
        except Exception as error:  # noqa: BLE001 - the other parts are still computed
            import traceback  # noqa: PLC0415 - only for internal errors

            failure = Failure(part, f"{type(error).__name__}: {error}", traceback.format_exc())
        self.failures.append(failure)
        result = empty_parts([failure])[part] if self.is_checked else Missing(failure)
        return cast("Made", result)


class TextDossier(Dossier):
    """The dossier of a text, with each part computed on first use and then kept.

    A failed part does not stop the others: any use of it fails with its name until the checks have
    run; after that, it is empty.
    """

    def __init__(self, document: Document, config: Config) -> None:
        make_room(document.text)
        vars(self).update(_GIVEN, document=document, _config=config, _analysis=Analysis())

    _config: Config
    _analysis: "Analysis"

    def _made(self, part: str, make: Callable[[], Made]) -> Made:
        return self._analysis.run(part, make)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The parts that have failed so far."""
        return tuple(self._analysis.failures)

    def after_checks(self) -> Dossier:
        self._analysis.is_checked = True
        return super().after_checks()

    @cached_property
    def record(self) -> Record:
        return self._made("record", lambda: _record(self.document, self._config))

    @cached_property
    def facts(self) -> Facts:
        return facts_of(self.document, self.record, self._config, self._analysis)

    @cached_property
    def foreign(self) -> bool:
        return self._made("foreign", lambda: is_foreign(self.document))

    @cached_property
    def foreign_passages(self) -> tuple[Span, ...]:
        return self._made("foreign_passages", lambda: foreign_passages(self.document))

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        return self._made("entities", lambda: entities_of(self.document, self.facts))

    @cached_property
    def namesakes(self) -> tuple[Namesake, ...]:
        return self._made("namesakes", lambda: bearers.namesakes(self.document, self.entities))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return self._made("claims", lambda: claims_of(self.document, self.facts))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        def make() -> tuple[Event, ...]:
            return linking.events(Frames(self.document, self.claims, self.entities), self.facts)

        return self._made("events", make)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        def make() -> tuple[Source, ...]:
            return sources_of(self.document, self.record, self.facts, self.claims, self.entities)

        return self._made("sources", make)

    @cached_property
    def reckonings(self) -> tuple[Reckoning, ...]:
        def make() -> tuple[Reckoning, ...]:
            happenings = HappeningIndex(self.document, self.facts.dates)
            return equations.reckonings(self.document, self.facts, happenings)

        return self._made("reckonings", make)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        return self._made("stretches", lambda: equations.lengths(self.document, self.facts))

    @cached_property
    def ages(self) -> tuple[Age, ...]:
        return self._made("ages", lambda: equations.ages(self.document, self.facts))

    @cached_property
    def precedences(self) -> tuple[Precedence, ...]:
        def make() -> tuple[Precedence, ...]:
            return precedences(self.document, self.facts)

        return self._made("precedences", make)

    @cached_property
    def measures(self) -> Measures:
        def compared() -> tuple[Contrast, ...]:
            return contrasts(self.document, self.facts, self.claims, self.events)

        sums = self._made("measures", lambda: equations.measures_of(self.document, self.facts))
        if isinstance(sums, Missing):
            return sums
        return evolve(sums, contrasts=self._made("contrasts", compared))

    @cached_property
    def retellings(self) -> tuple[Retelling, ...]:
        def make() -> tuple[Retelling, ...]:
            return retellings(self.document, self.facts, self.entities)

        return self._made("retellings", make)

    @cached_property
    def twins(self) -> tuple[Twin, ...]:
        return self._made("twins", lambda: twins(self.document, self.facts))

    @cached_property
    def untimely(self) -> tuple[Untimely, ...]:
        def make() -> tuple[Untimely, ...]:
            return untimely(self.document, self.facts, self.record.published)

        return self._made("untimely", make)

    @cached_property
    def duplicates(self) -> tuple[Duplicate, ...]:
        return self._made("duplicates", lambda: duplicates(self.document, self.facts.dates))

    @cached_property
    def slips(self) -> Slips:
        return self._made("slips", lambda: words.slips(self.document, self.facts))

    @cached_property
    def instants(self) -> tuple[Instant, ...]:
        def make() -> tuple[Instant, ...]:
            return times_in_two_zones(self.document, self.facts.dates)

        return self._made("instants", make)

    @cached_property
    def forms(self) -> Forms:
        return self._made("forms", lambda: forms_of(self, self._config.sheet))

    @cached_property
    def citing(self) -> Citing:
        return self._made("citing", lambda: citing.citing(self.document, self.facts))


_GIVEN = {
    name: part.default
    for name, part in fields_dict(Dossier).items()
    if name not in vars(TextDossier) and name != "document"
}
"""Parts that come only from attached texts, tables, earlier versions and claims folders."""


def facts_of(document: Document, about: Record, config: Config, analysis: Analysis) -> Facts:
    """Return the facts of a document, each kind extracted on first use."""
    return _Extracted(document, about, config, analysis)


class _Extracted(Facts):
    """The facts of a document, each kind extracted on first use."""

    def __init__(
        self, document: Document, about: Record, config: Config, analysis: Analysis
    ) -> None:
        vars(self).update(_document=document, _about=about, _config=config, _analysis=analysis)

    _document: Document
    _about: Record
    _config: Config
    _analysis: Analysis

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        return self._analysis.run("quotations", quotations, self._document)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        def make() -> tuple[Date, ...]:
            first, zone = self._config.day_first, self._config.zone
            known = self._document, self.quotations, self._about
            return dates(*known, day_first=first, zone=zone)

        return self._analysis.run("dates", make)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        return self._analysis.run("names", names, self._document, self.quotations)

    @cached_property
    def identifiers(self) -> tuple[Name, ...]:
        return self._analysis.run("identifiers", identifiers, self._document, self.quotations)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return self._analysis.run("quantities", quantities, self._document, self.dates)

    @cached_property
    def unclosed(self) -> tuple[Span, ...]:
        return self._analysis.run("unclosed", unclosed, self._document)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        return self._analysis.run(
            "attributions", attributions, self._document, self.names, self.quotations
        )

    @cached_property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        return self._analysis.run("abbreviations", abbreviations, self._document, self.quotations)

    @cached_property
    def durations(self) -> tuple[Duration, ...]:
        return self._analysis.run("durations", durations, self._document)

    @cached_property
    def lists(self) -> tuple[ReferenceList, ...]:
        return self._analysis.run("lists", reference_lists, self._document)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        return self._analysis.run(
            "citations", citations, self._document, self.lists, self.quotations
        )

    @cached_property
    def reversals(self) -> tuple[Reversal, ...]:
        return self._analysis.run("reversals", reversals, self._document, self.quotations)


def _record(document: Document, config: Config) -> Record:
    """Return the metadata of a document, with the period from the settings, if any."""
    found = record(document)
    return evolve(found, covers=config.covers, covers_span=None) if config.covers else found


def entities_of(document: Document, facts: Facts) -> tuple[Entity, ...]:
    """Return the entities of the names."""
    return bearers.entities(document, (*facts.names, *facts.identifiers), dates=facts.dates)


def sources_of(
    document: Document,
    about: Record,
    facts: Facts,
    claims: tuple[Claim, ...],
    entities: tuple[Entity, ...],
) -> tuple[Source, ...]:
    """Return the sources that the text names, and the other works in its reference list."""
    named = citing.sources(document, about, facts, claims, entities)
    return (*named, *citing.listed(facts, named))
