"""Names and lives of a document beside tables of known bearers.

Read in this order: `rows` (the formats of tables), `index` (a table that is looked up by words),
`names` (near misses of a right form), `lives` (births, deaths and ages), `held` (all of it for one
document).
"""

from factcheck.known.conflicts import held
from factcheck.known.index import Index, opened

__all__ = ["Index", "held", "opened"]
