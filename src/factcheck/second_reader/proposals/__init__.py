"""Proposals: links made by others, read from a file, anchored and proved.

`form` reads and writes them (JSON Lines, `schema.json`), `anchoring` finds the quoted words,
`proving` runs the comparisons and keeps the proved ones, `sides` has both options of these,
`unverified` those neither proved nor refuted; `stored` manages the file beside a document.
"""

from factcheck.model import Proposal, Quote
from factcheck.second_reader.proposals.form import FORMAT, Parsed, dump, json_schema, parse, read

__all__ = ["FORMAT", "Parsed", "Proposal", "Quote", "dump", "json_schema", "parse", "read"]
