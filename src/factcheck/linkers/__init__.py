"""Linkers: facts → claims, who is who, and the claims that tell one happening."""

from factcheck.linkers.ages import ages
from factcheck.linkers.ascriptions import ascriptions
from factcheck.linkers.claims import claims
from factcheck.linkers.declared import declared_measures
from factcheck.linkers.deeds import Told, deeds
from factcheck.linkers.duplicates import duplicates
from factcheck.linkers.events import events, found_events
from factcheck.linkers.instants import instants
from factcheck.linkers.lookalikes import lookalikes
from factcheck.linkers.precedences import precedences
from factcheck.linkers.reckonings import reckonings
from factcheck.linkers.stretches import stretches
from factcheck.linkers.utterances import retellings

__all__ = [
    "Told",
    "ages",
    "ascriptions",
    "claims",
    "declared_measures",
    "deeds",
    "duplicates",
    "events",
    "found_events",
    "instants",
    "lookalikes",
    "precedences",
    "reckonings",
    "retellings",
    "stretches",
]
