"""Hard wrapping: whether the sentence of one line runs on in the next."""

import re

from factcheck.readers.datewords import MONTH, ORDINAL, TOKEN, WEEKDAY

_ENDING = re.compile(r"[.!?:;…][\"'”’)\]]{0,3}$")
_REACH = 48  # characters: "the night of Wednesday, 30th September" has 38
# Prepositions and articles behind which a date follows: a line that ends with one, or with one and
# a part of a date, is not at its end.
_OPEN = re.compile(
    r"\b(?:on|in|of|by|from|since|until|till|to|before|after|between|and|or|the|during|about|at)"
    rf"(?:\s(?:{WEEKDAY}|{MONTH}|\d{{1,2}}(?:{ORDINAL})?|early|mid|late|[1-9]\d{{3}}),?){{0,3}}$"
)


def runs_on(line: str) -> bool:
    """Say whether a line ends without a mark that could end a sentence."""
    return not _ENDING.search(line, max(0, len(line) - 5))


def splits_date(line: str, following: str) -> bool:
    """Say whether a date, or a preposition and its date, is cut by the end of a line."""
    return bool(TOKEN.match(following) and _OPEN.search(line, max(0, len(line) - _REACH)))
