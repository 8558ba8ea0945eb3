"""What the attached texts of sources say of the facts that rest on them.

Read in this order: `resting` (which words rest on which texts), `told` (values, and what stands
around them), `linking` (which value of a source is of the same thing), `standing` (supported,
differs, or not found), `showing` (the words of a source behind those of the document).
"""

from factcheck.sourced.showing import shown
from factcheck.sourced.standing import sourced

__all__ = ["shown", "sourced"]
