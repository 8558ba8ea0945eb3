"""Linkers: facts → claims, who is who, and the claims that tell one happening."""

from factcheck.linkers.claims import claims
from factcheck.linkers.entities import entities
from factcheck.linkers.events import events
from factcheck.linkers.reckonings import reckonings
from factcheck.linkers.sources import sources
from factcheck.linkers.stretches import stretches

__all__ = [
    "claims",
    "entities",
    "events",
    "reckonings",
    "sources",
    "stretches",
]
