"""Blocking keys: the words by which places of two documents find each other.

Every key is a column of a relational expression, so that DuckDB and Spark make it alike. A key that
too many places share is dropped, so that pairs grow with the text and not with its square; how much
is dropped is counted (`crowded`).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import ibis.expr.types as ir

Keep = Callable[[str, "ir.Table"], "ir.Table"]
"""Takes a name and an expression, and returns a table of it that is made once."""

RAREST = 6
"""Terms of a statement of which each two make a key: the rarest ones that others have, too."""
MOST_PLACES = 24
"""Places of one key beyond which it is dropped: what so many tell alike is a matter of routine."""
MOST_DOCUMENTS = 1_000
"""Documents of one term, from which on it makes no keys."""
ENOUGH = 2
"""Weight of shared keys from which two statements are compared."""
_FEW = 2


@frozen(eq=False)
class Keyed:
    """Places with their keys, and what was dropped."""

    kept: "ir.Table"
    """document, item, key; and whatever else the places have."""
    crowded: "ir.Table"
    """key, places: what too many share."""


def by_key(keyed: "ir.Table", most: int = MOST_PLACES) -> Keyed:
    """Return the places whose key another document has, and few have.

    Args:
        keyed: document, item, key and further columns; one row a place and key.
        most: Places of one key, beyond which it is dropped.
    """
    keyed = keyed.view()
    counts = keyed.group_by("key").agg(
        documents=keyed.document.nunique(), places=keyed.item.count()
    )
    shared = counts.filter(counts.documents >= _FEW)
    few = shared.filter(shared.places <= most).select("key")
    crowded = shared.filter(shared.places > most).select("key", "places")
    return Keyed(keyed.join(few, "key"), crowded)


def pairs(keyed: "ir.Table") -> "ir.Table":
    """Return the places of two documents that share a key, each pair once, the smaller digest left.

    All columns but the key come twice, as `left_…` and `right_…`.
    """
    names = [name for name in keyed.columns if name != "key"]
    left = keyed.rename({f"left_{name}": name for name in names})
    right = keyed.rename({f"right_{name}": name for name in names})
    joined = left.join(right, "key").filter(lambda both: both.left_document < both.right_document)
    return joined.select(*(f"{side}_{name}" for side in ("left", "right") for name in names))


def terms(statements: "ir.Table") -> "ir.Table":
    """Return the terms of all statements: document, statement, term."""
    return statements.select("document", "statement", term=statements.terms.unnest())


def usage(found: "ir.Table") -> "ir.Table":
    """Return how often each term is used: term, documents, statements."""
    return found.group_by("term").agg(
        documents=found.document.nunique(), statements=found.statement.count()
    )


def rarest(found: "ir.Table", used: "ir.Table", most: int = RAREST) -> "ir.Table":
    """Return of each statement the rarest terms that another document has: …, term, rank."""
    import ibis  # noqa: PLC0415 - only who joins documents needs it

    shared = used.filter((used.documents >= _FEW) & (used.documents <= MOST_DOCUMENTS))
    counted = found.join(shared.select("term", "statements"), "term")
    order = ibis.window(group_by=["document", "statement"], order_by=["statements", "term"])
    ranked = counted.mutate(rank=ibis.row_number().over(order))
    return ranked.filter(ranked["rank"] < most).select("document", "statement", "term")


def two_terms(rare: "ir.Table") -> "ir.Table":
    """Return each two of the rarest terms of a statement as a key, which proves little alone."""
    import ibis  # noqa: PLC0415 - only who joins documents needs it

    other = rare.select("document", "statement", other="term")
    both = rare.join(other, ["document", "statement"])
    both = both.filter(both.term < both.other)
    key = both.term + " " + both.other
    return both.select("document", item="statement", key=key, weight=ibis.literal(1, "int32"))


def deed_and_bearer(statements: "ir.Table") -> "ir.Table":
    """Return each deed of a statement with each full name that has part in it as a key."""
    import ibis  # noqa: PLC0415 - only who joins documents needs it

    deeds = statements.select("document", "statement", deed=statements.deeds.unnest())
    parts = statements.select("document", "statement", part=statements.terms.unnest())
    full = parts.filter(parts.part.startswith("@") & parts.part.contains("-"))
    both = deeds.join(full, ["document", "statement"])
    key = both.deed + " " + both.part
    return both.select("document", item="statement", key=key, weight=ibis.literal(ENOUGH, "int32"))


def supported(keyed: "ir.Table") -> "ir.Table":
    """Return the pairs of places whose shared keys weigh enough: three words, or deed and bearer.

    Two statements that share two words alone are never linked by them, and there are very many.
    """
    found = pairs(keyed).group_by("left_document", "left_item", "right_document", "right_item")
    weighed = found.agg(weight=lambda some: some.left_weight.sum())
    return weighed.filter(weighed.weight >= ENOUGH).drop("weight")


def among(rows: "ir.Table", wanted: "ir.Table") -> "ir.Table":
    """Return the rows whose values in all columns of `wanted`, which are its keys, stand there."""
    rows = rows.view()
    return rows.join(wanted, list(wanted.columns)).select(*(rows[one] for one in rows.columns))
