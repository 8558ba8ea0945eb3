"""The galley: a document to be checked on paper, its facts numbered, each with a row to fill in."""

from factcheck.reports.galley.page import to_galley_html
from factcheck.reports.galley.rows import to_galley_csv
from factcheck.reports.galley.word import to_galley_docx

__all__ = ["to_galley_csv", "to_galley_docx", "to_galley_html"]
