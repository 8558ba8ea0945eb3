"""References: the lists of works in a document, and the markers that point into them."""

from factcheck.extractors.references.citing import citations
from factcheck.extractors.references.lists import reference_lists

__all__ = ["citations", "reference_lists"]
