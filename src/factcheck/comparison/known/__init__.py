"""Comparison of names and lives in a document with tables of known entities.

Read in this order: `rows` (the formats of tables), `index` (a table indexed by words), `names`
(near misses of a correct form), `lives` (births, deaths and ages), `conflicts` (all of it for one
document).
"""

from factcheck.comparison.known.conflicts import held
from factcheck.comparison.known.index import Index, opened

__all__ = ["Index", "held", "opened"]
