"""From a document to all that is known of it: what its places show, then how they belong together.

`pipeline` reads the document before, and checks what is known behind. docs/design.md follows a
date, a name and a sum through what is called here.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from attrs import evolve

from factcheck import citing, equations, words
from factcheck.align import bearers
from factcheck.align.events import linking
from factcheck.align.events.ascribed import ascriptions
from factcheck.align.events.instants import times_in_two_zones
from factcheck.align.events.order import precedences
from factcheck.align.events.repeated import duplicates
from factcheck.align.events.untimely import untimely
from factcheck.align.measures import contrasts
from factcheck.align.twins import twins
from factcheck.align.utterances import retellings
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.frames.frame import Frames
from factcheck.frames.named import HappeningIndex
from factcheck.frames.statements import claims_of
from factcheck.mentions.attributions import attributions
from factcheck.mentions.dates import clocks, dates
from factcheck.mentions.durations import durations
from factcheck.mentions.hearsay import hearsay
from factcheck.mentions.language import foreign_passages, is_foreign
from factcheck.mentions.names import identifiers, names
from factcheck.mentions.quantities import quantities
from factcheck.mentions.quotations import quotations, unclosed
from factcheck.mentions.record import record
from factcheck.mentions.references import citations, reference_lists
from factcheck.mentions.reversals import reversals
from factcheck.mentions.short_forms import abbreviations
from factcheck.model import (
    Claim,
    Document,
    Dossier,
    Entity,
    Facts,
    Record,
    Source,
)
from factcheck.model.failures import Failure, Missing, PartFailedError
from factcheck.running import begin
from factcheck.text import make_room
from factcheck.words.lookalikes import lookalikes

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Analysis:
    """Runs the parts of an analysis one by one; one that fails does not stop the others."""

    def __init__(self) -> None:
        """Begin with no failure."""
        self.failures: list[Failure] = []

    def run(
        self, part: str, make: Callable[Given, Made], *given: Given.args, **named: Given.kwargs
    ) -> Made:
        """Return what a part makes; if it fails, what makes all that needs it fail as well.

        Args:
            part: The field of `Facts`, `Measures` or `Dossier` that is made.
            make: Makes it.
            *given: Its arguments.
            **named: The same, by name.

        Raises:
            FactcheckError: a person has to mend something, or no one waits any more.
        """
        begin(part)
        try:
            return make(*given, **named)
        except FactcheckError:
            raise
        except PartFailedError as error:
            failure = Failure(part, str(error))
        except Exception as error:  # noqa: BLE001 - the other parts are made all the same
            import traceback  # noqa: PLC0415 - for a fault of ours

            failure = Failure(part, f"{type(error).__name__}: {error}", traceback.format_exc())
        self.failures.append(failure)
        return cast("Made", Missing(failure))


def analyzed(document: Document, config: Config) -> Dossier:
    """Return all that is known of a document: its facts, and how they belong together."""
    make_room(document.text)
    analysis = Analysis()
    about = analysis.run("record", _record, document, config)
    facts = facts_of(document, about, config, analysis)
    return _linked(document, about, facts, analysis).with_failures(analysis.failures)


def _record(document: Document, config: Config) -> Record:
    """Return what a document says of itself, with the period that the settings give, if any."""
    found = record(document)
    return evolve(found, covers=config.covers, covers_span=None) if config.covers else found


def facts_of(document: Document, about: Record, config: Config, analysis: Analysis) -> Facts:
    """Find everything that one place of a document shows by itself."""
    run = analysis.run
    quoted = run("quotations", quotations, document)
    first, zone = config.day_first, config.zone
    dated = run("dates", dates, document, quoted, about, day_first=first, zone=zone)
    named = run("names", names, document, quoted)
    lists = run("lists", reference_lists, document)
    return Facts(
        dates=dated,
        names=named,
        identifiers=run("identifiers", identifiers, document, quoted),
        quantities=run("quantities", quantities, document, dated),
        quotations=quoted,
        unclosed=run("unclosed", unclosed, document),
        attributions=run("attributions", attributions, document, named, quoted),
        abbreviations=run("abbreviations", abbreviations, document, quoted),
        clocks=run("clocks", clocks, document, quoted, zone=zone),
        durations=run("durations", durations, document),
        lists=lists,
        citations=run("citations", citations, document, lists, quoted),
        hearsay=run("hearsay", hearsay, document, quoted),
        reversals=run("reversals", reversals, document, quoted),
    )


def _linked(document: Document, about: Record, facts: Facts, analysis: Analysis) -> Dossier:
    """Return all that is known of a document: its facts, and how they belong together."""
    run = analysis.run
    entities = run("entities", entities_of, document, facts)
    claims = run("claims", claims_of, document, facts)
    happenings = HappeningIndex(document, facts.dates)
    events = run("events", lambda: linking.events(Frames(document, claims, entities), facts))
    sums = run("measures", equations.measures_of, document, facts)
    found = run("contrasts", contrasts, document, facts, claims, events)
    return Dossier(
        document=document,
        foreign=run("foreign", is_foreign, document),
        foreign_passages=run("foreign_passages", foreign_passages, document),
        record=about,
        facts=facts,
        claims=claims,
        entities=entities,
        namesakes=run("namesakes", bearers.namesakes, document, entities),
        events=events,
        sources=run("sources", sources_of, document, about, facts, claims, entities),
        reckonings=run("reckonings", equations.reckonings, document, facts, happenings),
        stretches=run("stretches", equations.lengths, document, facts),
        ages=run("ages", equations.ages, document, facts),
        ascriptions=run("ascriptions", ascriptions, document, claims, entities),
        precedences=run("precedences", precedences, document, facts, happenings),
        measures=sums if isinstance(sums, Missing) else evolve(sums, contrasts=found),
        retellings=run("retellings", retellings, document, facts, entities),
        twins=run("twins", twins, document, facts),
        untimely=run("untimely", lambda: untimely(document, facts, about.published)),
        duplicates=run("duplicates", duplicates, document, facts.dates),
        slips=run("slips", words.slips, document, facts),
        instants=run("instants", times_in_two_zones, document, facts.dates),
        lookalikes=run("lookalikes", lookalikes, document, facts, claims, events),
        citing=run("citing", citing.citing, document, facts),
    )


def entities_of(document: Document, facts: Facts) -> tuple[Entity, ...]:
    """Return who and what is named."""
    return bearers.entities(document, (*facts.names, *facts.identifiers), dates=facts.dates)


def sources_of(
    document: Document,
    about: Record,
    facts: Facts,
    claims: tuple[Claim, ...],
    entities: tuple[Entity, ...],
) -> tuple[Source, ...]:
    """Return the sources that the text names, and the works of its list that are none of them."""
    named = citing.sources(document, about, facts, claims, entities)
    return (*named, *citing.listed(facts, named))
