"""Defines how each part of a dossier is computed from the document, on first use.

The functions in `FACTS` extract the facts in a text, and those in `LINKS` link them. `pipeline`
reads the document and runs the checks, which use only the parts that they need. docs/design.md
follows a date, a name and a sum through these stages.
"""

import traceback
from collections.abc import Callable, Mapping
from typing import Any, ParamSpec, TypeVar, cast

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
from factcheck.link import citing, equations, words
from factcheck.link.crosscheck import cross_check
from factcheck.link.entities import link_entities, namesakes
from factcheck.link.events import linking
from factcheck.link.events.instants import times_in_two_zones
from factcheck.link.events.order import precedences
from factcheck.link.events.untimely import untimely
from factcheck.link.frames.frame import Frames
from factcheck.link.frames.named import HappeningIndex
from factcheck.link.frames.statements import claims_of
from factcheck.link.measures import contrasts
from factcheck.link.utterances import retellings
from factcheck.model import Claim, Document, Dossier, Entity, Facts, Record, Source
from factcheck.model.dossier import empty_parts
from factcheck.model.failures import Failure, Missing, PartFailedError
from factcheck.running import begin, is_interruption

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Analysis:
    """Computes the parts of an analysis. A part that fails does not stop the others."""

    def __init__(self) -> None:
        """Start without failures."""
        self.failures: list[Failure] = []
        self.is_checked = False
        """Whether the checks have run. A part that fails after that is empty."""

    def run(
        self, part: str, make: Callable[Given, Made], *given: Given.args, **named: Given.kwargs
    ) -> Made:
        """Compute a part and return it.

        If that fails, return a `Missing` value, which raises an error when it is used.

        Args:
            part: The name of a field of `Facts`, `Measures` or `Dossier`.
            make: The function that computes the part.
            *given: The arguments of the function.
            **named: The keyword arguments of the function.

        Raises:
            FactcheckError: The user must correct something, or the result is no longer needed.
        """
        begin(part)
        try:
            return make(*given, **named)
        except FactcheckError:
            raise
        except PartFailedError as error:
            failure = Failure(part, str(error))
        except Exception as error:
            if is_interruption(error):
                raise
            failure = Failure(part, f"{type(error).__name__}: {error}", traceback.format_exc())
        self.failures.append(failure)
        result = empty_parts([failure])[part] if self.is_checked else Missing(failure)
        return cast("Made", result)


FACTS: Mapping[str, Callable[["Extracted"], Any]] = {
    "quotations": lambda of: quotations(of.document),
    "dates": lambda of: dates(
        of.document,
        of.quotations,
        of.record,
        day_first=of.config.day_first,
        zone=of.config.time_zone,
    ),
    "names": lambda of: names(of.document, of.quotations),
    "identifiers": lambda of: identifiers(of.document, of.quotations),
    "quantities": lambda of: quantities(of.document, of.dates),
    "unclosed": lambda of: unclosed(of.document),
    "attributions": lambda of: attributions(of.document, of.names, of.quotations),
    "abbreviations": lambda of: abbreviations(of.document, of.quotations),
    "durations": lambda of: durations(of.document),
    "lists": lambda of: reference_lists(of.document),
    "citations": lambda of: citations(of.document, of.lists, of.quotations),
    "reversals": lambda of: reversals(of.document, of.quotations),
}
"""Maps each kind of fact to the function that extracts it from the document and other facts."""


class Extracted(Facts):
    """The facts of a document, each kind extracted on first use."""

    document: Document
    record: Record
    config: Config

    def __init__(
        self, document: Document, record: Record, config: Config, analysis: Analysis
    ) -> None:
        parts = {"document": document, "record": record, "config": config}
        vars(self).update(parts, _analysis=analysis)

    def __getattr__(self, part: str) -> Any:
        """Extract a kind of fact on its first use."""
        return _computed(self, part, FACTS)


LINKS: Mapping[str, Callable[["TextDossier"], Any]] = {
    "record": lambda of: _record(of.document, of.config),
    "foreign": lambda of: is_foreign(of.document),
    "foreign_passages": lambda of: foreign_passages(of.document),
    "entities": lambda of: entities_of(of.document, of.facts),
    "namesakes": lambda of: namesakes(of.document, of.entities),
    "claims": lambda of: claims_of(of.document, of.facts),
    "events": lambda of: linking.events(Frames(of.document, of.claims, of.entities), of.facts),
    "sources": lambda of: sources_of(of.document, of.record, of.facts, of.claims, of.entities),
    "reckonings": lambda of: equations.reckonings(
        of.document, of.facts, HappeningIndex(of.document, of.facts.dates)
    ),
    "stretches": lambda of: equations.lengths(of.document, of.facts),
    "ages": lambda of: equations.ages(of.document, of.facts),
    "precedences": lambda of: precedences(of.document, of.facts),
    "measures": lambda of: evolve(
        equations.measures_of(of.document, of.facts), contrasts=of.contrasts
    ),
    "contrasts": lambda of: contrasts(of.document, of.facts, of.claims, of.events),
    "retellings": lambda of: retellings(of.document, of.facts, of.entities),
    "twins": lambda of: cross_check(of.document, of.facts),
    "untimely": lambda of: untimely(of.document, of.facts, of.record.published),
    "slips": lambda of: words.slips(of.document, of.facts),
    "instants": lambda of: times_in_two_zones(of.document, of.facts.dates),
    "forms": lambda of: forms_of(of, of.config.sheet),
    "citing": lambda of: citing.citing(of.document, of.facts),
}
"""Maps each part of a dossier to the function that computes it."""
_FROM_ELSEWHERE = {
    name: part.default
    for name, part in fields_dict(Dossier).items()
    if name not in (*LINKS, "document", "facts", "failures")
}
"""Parts that are not computed from the document, with their default values.

They come from attached texts, tables of known names, earlier versions and claims folders.
"""


class TextDossier(Dossier):
    """The dossier of a text, in which each part is computed on first use and then stored.

    A part that fails does not stop the others. Until the checks have run, any use of it raises an
    error with its name; after that, it is empty.
    """

    config: Config
    _analysis: Analysis

    def __init__(self, document: Document, config: Config) -> None:
        make_room(document.text)
        parts = {"document": document, "config": config, "_analysis": Analysis()}
        vars(self).update(_FROM_ELSEWHERE, **parts)

    def __getattr__(self, part: str) -> Any:
        """Compute a part on its first use."""
        if part == "facts":
            facts = Extracted(self.document, self.record, self.config, self._analysis)
            return vars(self).setdefault("facts", facts)
        return _computed(self, part, LINKS)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The parts that have failed so far."""
        return tuple(self._analysis.failures)

    def after_checks(self) -> Dossier:
        self._analysis.is_checked = True
        return super().after_checks()


def _computed(of: Any, part: str, makers: Mapping[str, Callable[[Any], Any]]) -> Any:
    """Return a part of a dossier or of its facts, which is then stored.

    Raises:
        AttributeError: The part does not exist.
    """
    if part not in makers:
        raise AttributeError(f"{type(of).__name__!r} has no attribute {part!r}")
    return vars(of).setdefault(part, vars(of)["_analysis"].run(part, makers[part], of))


def _record(document: Document, config: Config) -> Record:
    """Return the metadata of a document, with the period from the settings if one is set."""
    found = record(document)
    return evolve(found, covers=config.covers, covers_span=None) if config.covers else found


def entities_of(document: Document, facts: Facts) -> tuple[Entity, ...]:
    """Return the entities that the names in a document refer to."""
    return link_entities(document, (*facts.names, *facts.identifiers), dates=facts.dates)


def sources_of(
    document: Document,
    about: Record,
    facts: Facts,
    claims: tuple[Claim, ...],
    entities: tuple[Entity, ...],
) -> tuple[Source, ...]:
    """Return the sources that the text names, and then the other works in the reference list."""
    named = citing.sources(document, about, facts, claims, entities)
    return (*named, *citing.listed(facts, named))
