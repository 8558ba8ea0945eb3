"""Proposals: links that somebody else makes, read from a file, anchored and proved.

`form` reads and writes them (JSON Lines, `schema.json`), `anchoring` finds the words that they
quote, `proving` asks the comparisons and keeps what is proved, `sides` has both readings of that,
`unverified` what is neither proved nor refuted; `stored` has the file beside a document.
"""

from factcheck.model import Proposal, Quote
from factcheck.proposals.form import FORMAT, Parsed, dump, json_schema, parse, read

__all__ = ["FORMAT", "Parsed", "Proposal", "Quote", "dump", "json_schema", "parse", "read"]
