"""Citation files for reference managers and typesetters."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

from factcheck.bibliography.bibfile import BibEntry, BibFile
from factcheck.bibliography.bibliography import Bibliography
from factcheck.bibliography.bibreading import parse_bib, read_bib
from factcheck.bibliography.bibsources import listed_in
from factcheck.bibliography.bibtex import to_biblatex, to_bibtex
from factcheck.bibliography.bibworks import bib_list
from factcheck.bibliography.csl import to_csl_json
from factcheck.bibliography.described import uncertainty
from factcheck.bibliography.grounds import GROUNDS, Ground, grounds
from factcheck.bibliography.keys import keys_of
from factcheck.bibliography.lacking import lacking
from factcheck.bibliography.named import named_bibs
from factcheck.bibliography.printed import cite_printed, to_printed
from factcheck.bibliography.ris import to_ris
from factcheck.bibliography.styled import to_styled
from factcheck.bibliography.updating import Update, updated
from factcheck.model import Source


class Writer(Protocol):
    """A function that converts sources to the text of a citation file."""

    def __call__(self, sources: Iterable[Source], kept: Collection[str] = ...) -> str:
        """Return the text of the file; the keys in `kept` are not changed."""


CITATIONS: Mapping[str, Writer] = MappingProxyType(
    {
        "bibtex": to_bibtex,
        "biblatex": to_biblatex,
        "csl-json": to_csl_json,
        "ris": to_ris,
        "text": to_printed,
    }
)
"""Maps the names of formats to their writers."""

__all__ = [
    "CITATIONS",
    "GROUNDS",
    "BibEntry",
    "BibFile",
    "Bibliography",
    "Ground",
    "Update",
    "Writer",
    "bib_list",
    "cite_printed",
    "grounds",
    "keys_of",
    "lacking",
    "listed_in",
    "named_bibs",
    "parse_bib",
    "read_bib",
    "to_biblatex",
    "to_bibtex",
    "to_csl_json",
    "to_printed",
    "to_ris",
    "to_styled",
    "uncertainty",
    "updated",
]
