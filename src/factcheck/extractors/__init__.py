"""Extractors: Document → facts, one module or package a kind of fact."""

from factcheck.extractors.clocks import clocks
from factcheck.extractors.dates import dates, parse_expression
from factcheck.extractors.durations import durations
from factcheck.extractors.record import record
from factcheck.extractors.references import citations, keys_cited, reference_lists
from factcheck.extractors.reversals import reversals

__all__ = [
    "citations",
    "clocks",
    "dates",
    "durations",
    "keys_cited",
    "parse_expression",
    "record",
    "reference_lists",
    "reversals",
]
