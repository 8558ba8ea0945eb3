"""Comparison of facts with the attached texts of their sources.

Read in this order: `resting` (which text is the source of which words), `values` (values with their
context), `linking` (which value of a source refers to the same thing), `standing` (supported,
differs, or not found), `showing` (the words of a source after those of the document).
"""

from factcheck.comparison.sourced.showing import shown
from factcheck.comparison.sourced.standing import sourced

__all__ = ["shown", "sourced"]
