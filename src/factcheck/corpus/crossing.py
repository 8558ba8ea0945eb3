"""Crossings: joins between the documents of an archive, each with its comparison.

A crossing is an expression that joins possible counterparts, and a plain function over the rows of
two documents. Both are independent of where they run, in this process or on a cluster.
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
"""Columns by which the rows of two documents are grouped."""


@frozen(eq=False)
class Crossing:
    """A join between documents, and its comparison."""

    name: str
    """Its name, for the report of what was left out."""
    rows: "ir.Table"
    crowded: "ir.Table"
    """key, places: the keys shared by too many places to be compared."""
    compare: Callable[[Rows], Iterable[Conflict]]
    """A function from the rows of two documents to their conflicts."""
    driven_by: str = ""
    """The kept table with the keys of the rows, if these are too large to read at once."""


def crossings(tables: Mapping[str, "ir.Table"], told: int, keep: Keep) -> Iterator[Crossing]:
    """Yield every crossing.

    Args:
        tables: The tables of the archive.
        keep: Materializes an expression that is used more than once.
        told: Number of statements in the archive, for the rarity of words.
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
