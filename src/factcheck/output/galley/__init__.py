"""The galley: a printable copy of the document with numbered facts and a form for each fact."""

from factcheck.output.galley.page import to_galley_html
from factcheck.output.galley.rows import to_galley_csv

__all__ = ["to_galley_csv", "to_galley_html"]
