"""Errata lists for authors and corrigenda for readers, as Markdown and as Word documents."""

from factcheck.reports.errata.corrigendum import corrigendum
from factcheck.reports.errata.lines import errata
from factcheck.reports.errata.markdown import to_corrigendum, to_errata

__all__ = ["corrigendum", "errata", "to_corrigendum", "to_errata"]
