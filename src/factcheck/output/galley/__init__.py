"""The galley: the document for proofing on paper, with numbered facts and a form for each."""

from factcheck.output.galley.page import to_galley_html
from factcheck.output.galley.rows import to_galley_csv

__all__ = ["to_galley_csv", "to_galley_html"]
