"""Whether a LaTeX file is a whole document, or a part that another file includes."""

import re

_PART = re.compile(
    r"\\else\s*(?:%[^\n]*\n\s*)*\\documentclass|\\documentclass\s*(?:\[[^\]]{0,400}\])?\s*\{subfiles\}"
)


def is_whole(text: str) -> bool:
    """Return True if a LaTeX file begins a document and is not also a chapter of another one."""
    return "\\begin{document}" in text and not _PART.search(text)
