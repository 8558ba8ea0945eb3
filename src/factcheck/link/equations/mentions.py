"""How the text near a table refers to its rows, columns and figures."""

from factcheck.document.text import stem, tokens_of
from factcheck.document.text.meaning import carries_meaning
from factcheck.extract.tables import Table
from factcheck.link.equations.tables import is_total
from factcheck.model import Quantity
from factcheck.model.prove import value

_BLOCKS = 12
"""Maximum number of blocks between a table and the text about it."""
SCALES = (1.0, 1e3, 1e6)
"""Factors by which the text may multiply the figures of a table."""
_HALF = 0.5
_YEAR = 4
_SHORT = 3
"""Maximum length of a label that needs its header in the text: "area C"."""
TOTAL = "total"
"""The word of the label of a row of totals."""


def is_near(table: Table, block: int) -> bool:
    """Return True if the block with an index is near a table, before or after it."""
    return table.at - _BLOCKS <= block < table.end + _BLOCKS


def agree(figure: Quantity, cell: Quantity) -> bool:
    """Return True if a figure can be the value of a cell, rounded or on another scale."""
    number = value(figure)
    step = 1.0
    while number and number % (10 * step) == 0:
        step *= 10
    low, high = min(figure.low, number - _HALF * step), max(figure.high, number + _HALF * step)
    if number % 1:
        low, high = figure.low, figure.high
    return any(low <= abs(value(cell)) * scale <= high for scale in SCALES)


def words_of_row(table: Table, at: int) -> tuple[str, ...]:
    """Return the stems of the words of a row; for a short label such as "C", also of its header."""
    label, head = table.labels[at], table.heads[0]
    if len(label) <= _SHORT and label.isalnum() and head.isalpha():
        return stem(head.lower()), label.lower()
    return words_of(label) or ((stem(label.lower()),) if label.isalpha() else ())


def words_of(label: str) -> tuple[str, ...]:
    """Return the stems of the content words and numbers of a label; for a total, only "total"."""
    if is_total(label):
        return (TOTAL,)
    words = [
        word.lower()
        for word in tokens_of(label).words
        if carries_meaning(word.lower()) or word.isdigit() or (word.isupper() and len(word) > 1)
    ]
    if not any(word.isalpha() or len(word) == _YEAR for word in words):
        return ()
    return tuple(dict.fromkeys(map(stem, words)))
