"""Statements of two documents that name one entity with two spellings."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from factcheck.corpus.blocking import Keep

if TYPE_CHECKING:
    import ibis.expr.types as ir

_SHORTEST = 8
"""Minimum letters of a full name, including hyphens, for a one-letter typo."""
_MOST_OF_BOTH = 3
"""Two spellings that occur together in this many documents are both correct."""
_MOST_STATEMENTS, _MOST_DOCUMENTS = 3, 8
"""Maximum statements per document, and maximum documents, that are compared for an entity."""


def near(tables: Mapping[str, "ir.Table"], statements: "ir.Table", keep: Keep) -> "ir.Table":
    """Return the statements that name two entities whose full names differ by one letter."""
    named = keep("full_names", _named(tables, statements))
    spelt = named.group_by("bearer").agg(documents=named.document.nunique())
    alike = keep("near_names", _alike(spelt.filter(spelt.bearer.length() >= _SHORTEST)))
    places = _first(named)
    names = ("document", "item", "bearer")
    left = places.rename({f"left_{name}": name for name in names})
    right = places.rename({f"right_{name}": name for name in names})
    both = alike.join(left, "left_bearer").join(right, "right_bearer")
    both = both.filter(both.left_document < both.right_document)
    return both.select("left_document", "left_item", "right_document", "right_item").distinct()


def _named(tables: Mapping[str, "ir.Table"], statements: "ir.Table") -> "ir.Table":
    """Return the full names in statements: document, item, order, bearer."""
    mentions = tables["mentions"]
    full = mentions.filter((mentions.kind == "name") & ~mentions.is_quoted)
    full = full.filter(full.bearer.contains("-") & (full.bearer_kind != "identifier"))
    full = full.select("document", "statement", "bearer").distinct()
    placed = statements.select("document", "statement", "order")
    both = full.join(placed, ["document", "statement"])
    return both.select("document", "order", "bearer", item="statement").view()


def _alike(spelt: "ir.Table") -> "ir.Table":
    """Return the pairs of names that are equal after deleting a letter from one or both."""
    import ibis  # noqa: PLC0415 - only joins need it

    cut = spelt.mutate(at=ibis.range(0, spelt.bearer.length().cast("int32")).unnest())
    short = cut.bearer.substr(0, cut["at"]) + cut.bearer.substr(cut["at"] + 1)
    keys = cut.select("bearer", "documents", key=short)
    keys = keys.union(spelt.select("bearer", "documents", key=spelt.bearer)).distinct().view()
    names = ("bearer", "documents")
    left = keys.rename({f"left_{name}": name for name in names})
    right = keys.rename({f"right_{name}": name for name in names})
    both = left.join(right, "key").filter(lambda one: one.left_bearer != one.right_bearer)
    is_rare = ibis.least(both.left_documents, both.right_documents) < _MOST_OF_BOTH
    return both.filter(is_rare).select("left_bearer", "right_bearer").distinct().view()


def _first(named: "ir.Table") -> "ir.Table":
    """Return the first statements about each entity in some documents: document, item, bearer."""
    import ibis  # noqa: PLC0415 - only joins need it

    in_order = ibis.window(group_by=["document", "bearer"], order_by=["order", "item"])
    ranked = named.mutate(at=ibis.row_number().over(in_order))
    ranked = ranked.filter(ranked["at"] < _MOST_STATEMENTS)
    by_document = ibis.window(group_by="bearer", order_by="document")
    counted = ranked.mutate(number=ibis.dense_rank().over(by_document))
    few = counted.filter(counted.number < _MOST_DOCUMENTS)
    return few.select("document", "item", "bearer").view()
