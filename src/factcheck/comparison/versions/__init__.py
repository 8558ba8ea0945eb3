"""Comparison of two versions of a document: changed facts, and old values left behind.

Read the modules in this order: `alignment` (aligned words), `marks` (facts as ranges of words),
`changes` (facts with a new value, facts in only one version), `leftovers` (places that still have
an old value), `comparing` (the whole comparison), `revisions` (earlier
versions from Git), `since` (findings that are new since an earlier version).
"""

from factcheck.comparison.versions.comparing import beside, compare

__all__ = ["beside", "compare"]
