"""Reads and proves proposals: links between places, made by other programs, people or models.

`form` reads and writes proposals (JSON Lines, see `schema.json`), `anchoring` finds the quoted
words in the document, and `proving` runs the comparisons. `sides` writes the two possible fixes for
a proved proposal, `unverified` lists the proposals that are neither proved nor refuted, and
`stored` manages the file next to a document.
"""

from factcheck.model import Proposal, Quote
from factcheck.second_reader.proposals.form import FORMAT, Parsed, dump, json_schema, parse, read

__all__ = ["FORMAT", "Parsed", "Proposal", "Quote", "dump", "json_schema", "parse", "read"]
