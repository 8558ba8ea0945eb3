"""Extractors: Document → facts, one module or package a kind of fact."""

from factcheck.extractors.attributions import attributions
from factcheck.extractors.clocks import clocks
from factcheck.extractors.dates import dates, parse_expression
from factcheck.extractors.durations import durations
from factcheck.extractors.hearsay import hearsay
from factcheck.extractors.language import is_foreign
from factcheck.extractors.quantities import quantities
from factcheck.extractors.quotations import quotations, unclosed
from factcheck.extractors.record import record
from factcheck.extractors.references import citations, keys_cited, reference_lists
from factcheck.extractors.reversals import reversals

__all__ = [
    "attributions",
    "citations",
    "clocks",
    "dates",
    "durations",
    "hearsay",
    "is_foreign",
    "keys_cited",
    "parse_expression",
    "quantities",
    "quotations",
    "record",
    "reference_lists",
    "reversals",
    "unclosed",
]
