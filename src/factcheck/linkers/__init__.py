"""Linkers: facts → claims, who is who, and the claims that tell one happening."""

from factcheck.linkers.ages import ages
from factcheck.linkers.declared import declared_measures
from factcheck.linkers.reckonings import reckonings
from factcheck.linkers.stretches import stretches

__all__ = [
    "ages",
    "declared_measures",
    "reckonings",
    "stretches",
]
