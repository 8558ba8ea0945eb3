"""Two versions of a document: what changed between them, and which place kept an old value.

Read in this order: `alignment` (which words became which), `marks` (the facts as marks on words),
`changes` (which facts are told differently, which by one version alone), `leftovers` (which places
kept an old value), `comparing` (the whole), `ticks` (what stays ticked), `revisions` (an earlier
version out of git).
"""

from factcheck.versions.comparing import beside, compare

__all__ = ["beside", "compare"]
