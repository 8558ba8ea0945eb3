"""Comparison of facts with the attached texts of their sources.

Read the modules in this order: `resting` (which text is the source of which words), `values`
(values with their context), `linking` (which value in a source refers to the same thing),
`standing` (the result: supported, differs or not found).
"""

from factcheck.comparison.sourced.standing import shown, sourced

__all__ = ["shown", "sourced"]
