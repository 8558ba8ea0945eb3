"""References, the markers that cite them, and the sources that claims rest on."""

from factcheck.citing.holdings import holdings
from factcheck.citing.references import citing, filed, listed
from factcheck.citing.sources import sources

__all__ = ["citing", "filed", "holdings", "listed", "sources"]
