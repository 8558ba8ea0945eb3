"""Suppressions: what an editor has told the checks to leave as it is."""

import re

from attrs import frozen

MARK = "factcheck:"
"""What an instruction in a comment begins with."""
IGNORE, IGNORE_FILE = "ignore", "ignore-file"
STET = "stet"
"""What an editor writes in a comment of Word; it ignores."""
_TOLD = re.compile(r"\s*(?P<word>[^\s:]*)(?P<codes>[^:]*):?(?P<reason>[\s\S]*)")


@frozen
class Instruction:
    """What a comment tells: "ignore CHR01, NAM: as the author wants it"."""

    word: str
    """What it tells: `ignore`."""
    codes: tuple[str, ...]
    """Codes, families or names of checks."""
    reason: str
    """Why, in the editor's words."""


def instruction(told: str) -> Instruction | None:
    """Read what follows `factcheck:` in a comment; None where that says nothing."""
    match = _TOLD.match(told)
    if match is None or not match["word"]:
        return None
    codes = tuple(match["codes"].replace(",", " ").split())
    return Instruction(match["word"], codes, " ".join(match["reason"].split()))
