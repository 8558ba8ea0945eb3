"""Citations: sources → files that reference managers and typesetters read."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from factcheck.citations.bibtex import to_biblatex, to_bibtex
from factcheck.citations.printed import cite_printed
from factcheck.model import Source

CITATIONS: Mapping[str, Callable[[Iterable[Source]], str]] = MappingProxyType(
    {"bibtex": to_bibtex, "biblatex": to_biblatex}
)
"""The formats by name."""

__all__ = ["CITATIONS", "cite_printed", "to_biblatex", "to_bibtex"]
