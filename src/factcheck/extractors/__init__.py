"""Extractors: Document → facts, one module or package a kind of fact."""

from factcheck.extractors.record import record
from factcheck.extractors.references import citations, keys_cited, reference_lists
from factcheck.extractors.reversals import reversals

__all__ = [
    "citations",
    "keys_cited",
    "record",
    "reference_lists",
    "reversals",
]
