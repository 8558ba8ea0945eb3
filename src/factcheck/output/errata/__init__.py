"""Errata lists for authors and corrigenda for readers, as Markdown and as Word documents."""

from factcheck.output.errata.corrigendum import corrigendum
from factcheck.output.errata.lines import errata
from factcheck.output.errata.markdown import to_corrigendum, to_errata

__all__ = ["corrigendum", "errata", "to_corrigendum", "to_errata"]
