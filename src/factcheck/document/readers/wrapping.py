"""Sentences and dates that continue on the next line."""

import re

from factcheck import lexicon
from factcheck.document.readers.datewords import ORDINAL, TOKEN
from factcheck.model.calendar import MONTH, WEEKDAY

_ENDING = re.compile(r"[.!?:;…][\"'”’)\]]{0,3}$")
_REACH = 48  # characters: "the night of Wednesday, 30th September" has 38
# Prepositions and articles before a date. A line that ends with one, or with one and part of a
# date, continues on the next line.
_OPEN = re.compile(
    rf"\b(?i:{lexicon.alternation('function.prepositions')}|since|until|till|before|after|and|or|the)"
    rf"(?:\s(?:{WEEKDAY}|{MONTH}|\d{{1,2}}(?:{ORDINAL})?|early|mid|late|[1-9]\d{{3}}),?){{0,3}}$"
)


def runs_on(line: str) -> bool:
    """Return True if a line does not end with punctuation that could end a sentence."""
    return not _ENDING.search(line, max(0, len(line) - 5))


def splits_date(line: str, following: str) -> bool:
    """Return True if a line end separates parts of a date, or a preposition from its date."""
    token = TOKEN.match(following)
    if not token or token.lastgroup == "xword" or not _is_open(line):
        return False
    # A full stop after a month is part of an abbreviation if a figure follows, except after "May".
    return line[-1] != "." or (following[0].isdigit() and not line.endswith("May."))


def _is_open(line: str) -> bool:
    """Return True if a line ends with a word that a date or time must follow."""
    return bool(_OPEN.search(line, max(0, len(line) - _REACH)))
