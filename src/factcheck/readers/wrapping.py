"""Neighbouring lines: sentences that run on in the next line, and logs with a time a line."""

import re
from collections.abc import Sequence

from factcheck import lexicon
from factcheck.model.calendar import MONTH, WEEKDAY
from factcheck.readers.datewords import ORDINAL, TOKEN

_ENDING = re.compile(r"[.!?:;…][\"'”’)\]]{0,3}$")
_REACH = 48  # characters: "the night of Wednesday, 30th September" has 38
# Prepositions and articles behind which a date follows: a line that ends with one, or with one and
# a part of a date, is not at its end.
_OPEN = re.compile(
    rf"\b(?:{lexicon.alternation('function.prepositions')}|since|until|till|before|after|and|or|the)"
    rf"(?:\s(?:{WEEKDAY}|{MONTH}|\d{{1,2}}(?:{ORDINAL})?|early|mid|late|[1-9]\d{{3}}),?){{0,3}}$"
)


def runs_on(line: str) -> bool:
    """Say whether a line ends without a mark that could end a sentence."""
    return not _ENDING.search(line, max(0, len(line) - 5))


def splits_date(line: str, following: str) -> bool:
    """Say whether a date, or a preposition and its date, is cut by the end of a line."""
    token = TOKEN.match(following)
    if not token or token.lastgroup == "xword" or not _is_open(line):
        return False
    # A stop behind a month shortens it if a figure follows; "May" is never shortened.
    return line[-1] != "." or (following[0].isdigit() and not line.endswith("May."))


def _is_open(line: str) -> bool:
    """Say whether a line ends with a word that a date or a time must follow."""
    return bool(_OPEN.search(line, max(0, len(line) - _REACH)))


_TIMED = re.compile(r"(\d\d:\d\d(?::\d\d)?)(?: (?:UTC|GMT|Z))? (?=[^\W_])")
_LEAST_TIMED = 3


def timed(lines: Sequence[str]) -> dict[int, int]:
    """Return the lines of logs: three or more in a row, each with a time no earlier than the last.

    A time that the line above leads up to ("and at") begins no line of a log.

    Args:
        lines: lines that no blank line parts.

    Returns:
        For the number of each such line, from 0, the length of its time.
    """
    found: dict[int, int] = {}
    run: dict[int, int] = {}
    latest = ""
    for number, line in enumerate([*lines, ""]):
        match = None if number and _is_open(lines[number - 1]) else _TIMED.match(line)
        if not match or match[1] < latest:
            found.update(run if len(run) >= _LEAST_TIMED else {})
            run, latest = {}, ""
        if match:
            run[number], latest = match.end() - 1, match[1]
    return found
