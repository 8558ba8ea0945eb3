"""From a document to all that is known of it: what its places show, then how they belong together.

`pipeline` reads the document before, and checks what is known behind. docs/design.md follows a
date, a name and a sum through what is called here.
"""

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
from factcheck.model import Claim, Document, Dossier, Entity, Facts, Record, Source
from factcheck.running import begin
from factcheck.text import make_room
from factcheck.values import evolve
from factcheck.words.lookalikes import lookalikes


def read_off(document: Document, config: Config) -> tuple[Record, Facts]:
    """Return what a document says of itself, and everything that its places show one by one."""
    make_room(document.text)
    begin("dates, names and figures")
    about = _covering(record(document), config)
    return about, facts_of(document, about, config)


def _covering(found: Record, config: Config) -> Record:
    """Return the record with the period that the settings give, if they give one."""
    return evolve(found, covers=config.covers, covers_span=None) if config.covers else found


def facts_of(document: Document, about: Record, config: Config) -> Facts:
    """Find everything that one place of a document shows by itself."""
    quoted = quotations(document)
    dated = dates(document, quoted, about, day_first=config.day_first, zone=config.zone)
    named = names(document, quoted)
    lists = reference_lists(document)
    return Facts(
        dates=dated,
        names=named,
        identifiers=identifiers(document, quoted),
        quantities=quantities(document, dated),
        quotations=quoted,
        unclosed=unclosed(document),
        attributions=attributions(document, named, quoted),
        abbreviations=abbreviations(document, quoted),
        clocks=clocks(document, quoted, zone=config.zone),
        durations=durations(document),
        lists=lists,
        citations=citations(document, lists, quoted),
        hearsay=hearsay(document, quoted),
        reversals=reversals(document, quoted),
    )


def linked(document: Document, about: Record, facts: Facts) -> Dossier:
    """Return all that is known of a document: its facts, and how they belong together."""
    begin("who is who")
    entities = bearers.entities(document, (*facts.names, *facts.identifiers), dates=facts.dates)
    begin("what happened")
    claims = claims_of(document, facts)
    frames = Frames(document, claims, entities)
    happenings = HappeningIndex(document, facts.dates)
    events = linking.events(frames, facts)
    begin("what belongs together")
    return Dossier(
        document=document,
        foreign=is_foreign(document),
        foreign_passages=foreign_passages(document),
        record=about,
        facts=facts,
        claims=claims,
        entities=entities,
        namesakes=bearers.namesakes(document, entities),
        events=events,
        sources=_sources(document, about, facts, claims, entities),
        reckonings=equations.reckonings(document, facts, happenings),
        stretches=equations.lengths(document, facts),
        ages=equations.ages(document, facts),
        ascriptions=ascriptions(document, claims, entities),
        precedences=precedences(document, facts, happenings),
        measures=evolve(
            equations.measures_of(document, facts),
            contrasts=contrasts(document, facts, claims, events),
        ),
        retellings=retellings(document, facts, entities),
        twins=twins(document, facts),
        untimely=untimely(document, facts, about.published),
        duplicates=duplicates(document, facts.dates),
        slips=words.slips(document, facts),
        instants=times_in_two_zones(document, facts.dates),
        lookalikes=lookalikes(document, facts, claims, events),
        citing=citing.citing(document, facts),
    )


def _sources(
    document: Document,
    about: Record,
    facts: Facts,
    claims: tuple[Claim, ...],
    entities: tuple[Entity, ...],
) -> tuple[Source, ...]:
    """Return the sources that the text names, and the works of its list that are none of them."""
    named = citing.sources(document, about, facts, claims, entities)
    return (*named, *citing.listed(facts, named))
