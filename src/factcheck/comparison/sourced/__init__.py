"""Comparison of facts with the attached texts of their sources.

Read in this order: `resting` (which text is the source of which words), `values` (values with their
context), `linking` (which value of a source refers to the same thing), `standing` (supported,
differs, or not found, with the words of the source appended to the document).
"""

from factcheck.comparison.sourced.standing import shown, sourced

__all__ = ["shown", "sourced"]
