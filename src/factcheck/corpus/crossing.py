"""Which documents of an archive contradict one another: what is joined, and who compares it.

Each crossing is an expression that brings together what may be of one thing, and a plain function
over the rows of two documents. Where both run, in this process or on a cluster, neither knows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from factcheck.corpus import mention_conflicts, statement_conflicts
from factcheck.corpus.blocking import Keep
from factcheck.corpus.conflicts import Conflict
from factcheck.corpus.joins import mentions, statements

if TYPE_CHECKING:
    import ibis.expr.types as ir

Rows = Sequence[Mapping[str, Any]]
GROUP = ("left_document", "right_document")
"""Columns by which the rows of two documents lie together."""


@frozen(eq=False)
class Crossing:
    """What is joined between documents, and what compares it."""

    name: str
    """In words, for who is told what was left out."""
    rows: "ir.Table"
    crowded: "ir.Table"
    """key, places: what too many share to be compared."""
    compare: Callable[[Rows], Iterable[Conflict]]
    """The rows of two documents → what they contradict."""
    driven_by: str = ""
    """The kept table that says which rows there are, where they are too wide to read at once."""


def crossings(tables: Mapping[str, "ir.Table"], told: int, keep: Keep) -> Iterator[Crossing]:
    """Yield every crossing.

    Args:
        tables: Of the archive.
        keep: Makes a table of an expression that is used more than once.
        told: How many statements it has, by which it is told how rare a word is.
    """
    found = statements.candidates(tables, keep)
    yield Crossing(
        "statements",
        statements.gathered(tables, found, keep),
        found.crowded,
        statement_conflicts.Comparison(told),
        driven_by=statements.PASSAGES,
    )
    for name, keyed, compare in (
        ("quotations", mentions.quotations(tables), mention_conflicts.of_quotations),
        ("offices", mentions.offices(tables), mention_conflicts.of_offices),
        ("births and deaths", mentions.lives(tables), mention_conflicts.of_lives),
    ):
        yield Crossing(name, mentions.pairs(keyed), keyed.crowded, compare)
