"""Blocking keys: the words by which candidate pairs of two documents are found.

Every key is a column of a relational expression, so that DuckDB and Spark compute it in the same
way. A key that too many places share is dropped, so that the number of pairs grows with the text
and not with its square; the dropped keys are counted (`crowded`).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import ibis.expr.types as ir

Keep = Callable[[str, "ir.Table"], "ir.Table"]
"""A function of a name and an expression that returns a materialized table."""

RAREST = 6
"""Number of terms of a statement that form keys in pairs: the rarest ones that others have."""
MOST_PLACES = 24
"""A key with more places is dropped, because statements that so many share are routine."""
MOST_DOCUMENTS = 1_000
"""A term in more documents forms no keys."""
ENOUGH = 2
"""Minimum weight of shared keys for two statements to be compared."""
_FEW = 2


@frozen(eq=False)
class Keyed:
    """Places with their keys, and the dropped keys."""

    kept: "ir.Table"
    """document, item, key, and all other columns of the places."""
    crowded: "ir.Table"
    """key, places: the keys that too many places share."""


def by_key(keyed: "ir.Table", most: int = MOST_PLACES) -> Keyed:
    """Return the places whose key occurs in another document, and not too often.

    Args:
        keyed: document, item, key and further columns; one row per place and key.
        most: Maximum places of a key; a key with more is dropped.
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
    """Return the pairs of places in two documents with a common key, once each.

    The document with the smaller digest is on the left. All columns but the key occur twice, as
    `left_…` and `right_…`.
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
    """Return the rarest terms of each statement that another document has: …, term, rank."""
    import ibis  # noqa: PLC0415 - only joins need it

    shared = used.filter((used.documents >= _FEW) & (used.documents <= MOST_DOCUMENTS))
    counted = found.join(shared.select("term", "statements"), "term")
    order = ibis.window(group_by=["document", "statement"], order_by=["statements", "term"])
    ranked = counted.mutate(rank=ibis.row_number().over(order))
    return ranked.filter(ranked["rank"] < most).select("document", "statement", "term")


def two_terms(rare: "ir.Table") -> "ir.Table":
    """Return each pair of a statement's rarest terms as a key, which proves little alone."""
    import ibis  # noqa: PLC0415 - only joins need it

    other = rare.select("document", "statement", other="term")
    both = rare.join(other, ["document", "statement"])
    both = both.filter(both.term < both.other)
    key = both.term + " " + both.other
    return both.select("document", item="statement", key=key, weight=ibis.literal(1, "int32"))


def deed_and_bearer(statements: "ir.Table") -> "ir.Table":
    """Return each pair of a statement's action and a participant's full name as a key."""
    import ibis  # noqa: PLC0415 - only joins need it

    deeds = statements.select("document", "statement", deed=statements.deeds.unnest())
    parts = statements.select("document", "statement", part=statements.terms.unnest())
    full = parts.filter(parts.part.startswith("@") & parts.part.contains("-"))
    both = deeds.join(full, ["document", "statement"])
    key = both.deed + " " + both.part
    return both.select("document", item="statement", key=key, weight=ibis.literal(ENOUGH, "int32"))


def supported(keyed: "ir.Table") -> "ir.Table":
    """Return the pairs of places with enough shared keys: three words, or action and entity.

    Two shared words alone are never enough for a link, and there are very many such pairs.
    """
    found = pairs(keyed).group_by("left_document", "left_item", "right_document", "right_item")
    weighed = found.agg(weight=lambda some: some.left_weight.sum())
    return weighed.filter(weighed.weight >= ENOUGH).drop("weight")


def among(rows: "ir.Table", wanted: "ir.Table") -> "ir.Table":
    """Return the rows whose values in the columns of `wanted` occur there."""
    rows = rows.view()
    return rows.join(wanted, list(wanted.columns)).select(*(rows[one] for one in rows.columns))
