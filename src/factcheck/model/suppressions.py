"""Suppressions: instructions in the comments of a document that suppress findings."""

import re

from attrs import frozen

MARK = "factcheck:"
"""The keyword that begins an instruction in a comment."""
IGNORE, IGNORE_FILE = "ignore", "ignore-file"
STET = "stet"
"""The keyword that editors use in Word comments; it means `ignore`."""
_TOLD = re.compile(r"\s*(?P<word>[^\s:]*)(?P<codes>[^:]*):?(?P<reason>[\s\S]*)")


@frozen
class Instruction:
    """An instruction in a comment: "ignore CHR01, NAM: as the author wants it"."""

    word: str
    """The keyword: `ignore`."""
    codes: tuple[str, ...]
    """Codes, families or names of checks."""
    reason: str
    """The reason, in the editor's words."""


def instruction(told: str) -> Instruction | None:
    """Parse the words after `factcheck:` in a comment; return None if there are no words."""
    match = _TOLD.match(told)
    if match is None or not match["word"]:
        return None
    codes = tuple(match["codes"].replace(",", " ").split())
    return Instruction(match["word"], codes, " ".join(match["reason"].split()))
