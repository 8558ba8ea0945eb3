"""Comparison of the names, births and deaths in a document with tables of known entities.

Read the modules in this order: `rows` (the formats of tables), `index` (a table indexed by words),
`names` (typos in known names), `lives` (births, deaths and ages), `conflicts` (all conflicts of a
document).
"""

from factcheck.comparison.known.conflicts import held
from factcheck.comparison.known.index import Index, opened

__all__ = ["Index", "held", "opened"]
