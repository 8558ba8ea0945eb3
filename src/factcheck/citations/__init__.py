"""Citations: sources → files that reference managers and typesetters read."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from factcheck.citations.bibtex import to_biblatex, to_bibtex
from factcheck.citations.csl import to_csl_json
from factcheck.citations.lacking import lacking
from factcheck.citations.printed import cite_printed, to_printed
from factcheck.citations.ris import to_ris
from factcheck.model import Source

CITATIONS: Mapping[str, Callable[[Iterable[Source]], str]] = MappingProxyType(
    {
        "bibtex": to_bibtex,
        "biblatex": to_biblatex,
        "csl-json": to_csl_json,
        "ris": to_ris,
        "text": to_printed,
    }
)
"""The formats by name."""

__all__ = [
    "CITATIONS",
    "cite_printed",
    "lacking",
    "to_biblatex",
    "to_bibtex",
    "to_csl_json",
    "to_printed",
    "to_ris",
]
