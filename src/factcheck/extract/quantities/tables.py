"""Table cells: the label of the row and the header of the column that describe a figure."""

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.model import Document, Role, Span
from factcheck.model.rows import row_at

_BEFORE_TOTAL = frozenset({"grand", "overall", "in"})
_TOTALS = frozenset({"total", "totals", "sum", "all", "together"})
"""Words that end the label of a row of totals: "Grand total", "In all"."""


def label_of(document: Document, span: Span) -> str:
    """Return the label of a cell: the label of its row or, failing that, the header of its column.

    It is empty in a row of totals, and in a row whose label is a date, as in a chronology.
    """
    row = row_at(document, span.start)
    if row is None or document.role_at(span.start) is Role.CHRONOLOGY:
        return ""
    column, label = row.column(span.start), document.words(row.cells[0])
    head = document.words(row.head[column]) if row.is_headed else ""
    if not column or not _has_letters(label):
        return head if _has_letters(head) else ""
    if not row.is_headed or not is_total(label):
        return label
    told = document.words(row.head[0]) if _says_nothing(head) else head
    return told if _has_letters(told) else label


def numbers_row(document: Document, span: Span) -> bool:
    """Return True if a number is the whole first cell of a row."""
    row = row_at(document, span.start)
    return row is not None and row.cells[0] == span


def is_total(label: str) -> bool:
    """Return True if a label marks a row of totals, and so does not describe its figures."""
    words = word_list(label)
    return bool(words) and words[-1] in _TOTALS and _BEFORE_TOTAL.issuperset(words[:-1])


def _says_nothing(head: str) -> bool:
    """Return True if a column header does not say what its figures count."""
    words = " ".join(word_list(head)) if _has_letters(head) else ""
    return not words or words == "how many" or words in lexicon.words("quantities.counts")


def _has_letters(words: str) -> bool:
    return any(map(str.isalpha, words))
