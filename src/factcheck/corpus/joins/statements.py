"""Statements of two documents that may describe one event, or give figures for one thing."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from factcheck.corpus import blocking
from factcheck.corpus.blocking import Keep
from factcheck.corpus.joins import names

if TYPE_CHECKING:
    import ibis.expr.types as ir

_NEAR_DAYS = 10
_AROUND = 1
"""Statements before and after one in its paragraph that form the context of its figures."""
PASSAGES = "passages"
"""Name of the kept table of statements to read for each pair of documents."""
_PAIR = ["left_document", "left_item", "right_document", "right_item"]


@frozen(eq=False)
class Candidates:
    """Pairs of statements, and the keys that were dropped."""

    pairs: "ir.Table"
    """left_document, left_item, right_document, right_item; items are ids of statements."""
    crowded: "ir.Table"
    """key, places: the keys that too many places share."""
    used: "ir.Table"
    """term, documents, statements: how often each term is used."""


def candidates(tables: Mapping[str, "ir.Table"], keep: Keep) -> Candidates:
    """Return the pairs with conflicting dates or figures, and the pairs that may explain them.

    Args:
        tables: The tables of the archive.
        keep: Materializes an expression that is used more than once.
    """
    statements = told(tables)
    found = blocking.terms(statements)
    used = keep("used_terms", blocking.usage(found))
    rare = keep("rare_terms", blocking.rarest(found, used))
    keyed = blocking.two_terms(rare).union(blocking.deed_and_bearer(statements))
    by_words = blocking.by_key(keyed)
    words = keep("pairs_by_words", blocking.supported(by_words.kept))
    same = _with_dates(words, statements)
    apart = same.filter(_are_apart(same) & _are_alike(same)).select(*_PAIR)
    by_figures = blocking.by_key(_figures(tables, statements, used, keep))
    figures = blocking.pairs(by_figures.kept)
    figures = figures.filter(
        (figures.left_high < figures.right_low) | (figures.right_high < figures.left_low)
    ).select(*_PAIR)
    near = names.near(tables, statements, keep)
    accused = keep("accused_pairs", apart.union(figures, near).distinct())
    documents = accused.select("left_document", "right_document").distinct()
    agreeing = blocking.among(same.filter(~_are_apart(same)), documents)
    return Candidates(
        keep("compared_pairs", accused.union(agreeing.select(*_PAIR)).distinct()),
        by_words.crowded.union(by_figures.crowded),
        used,
    )


def told(tables: Mapping[str, "ir.Table"]) -> "ir.Table":
    """Return the statements that a readable document makes itself."""
    statements, documents = tables["statements"], tables["documents"]
    clear = documents.filter(~documents.is_foreign & ~documents.is_garbled).select("document")
    return blocking.among(statements.filter(~statements.is_quoted), clear)


def _with_dates(pairs: "ir.Table", statements: "ir.Table") -> "ir.Table":
    """Return pairs of statements with the first and last day of both."""
    dates = statements.select("document", "statement", "earliest", "latest")
    for side in ("left", "right"):
        own = dates.rename({f"{side}_{name}": name for name in ("document", "earliest", "latest")})
        own = own.rename({f"{side}_item": "statement"})
        pairs = pairs.join(own, [f"{side}_document", f"{side}_item"])
    return pairs


def _are_apart(pairs: "ir.Table") -> "ir.BooleanValue":
    """Return a condition that is true if the days of both are known and do not overlap."""
    found = (pairs.left_latest < pairs.right_earliest) | (pairs.right_latest < pairs.left_earliest)
    return found.fill_null(False)  # noqa: FBT003 - as Ibis has it


def _are_alike(pairs: "ir.Table") -> "ir.BooleanValue":
    """Return a condition that is true for close dates, and for dates that differ in one part."""
    one, other = pairs.left_earliest, pairs.right_earliest
    year, month = one.year() == other.year(), one.month() == other.month()
    day = one.day() == other.day()
    near = one.delta(other, unit="day").abs() <= _NEAR_DAYS
    years = (one.year() - other.year()).abs() <= _NEAR_DAYS
    is_day = (one == pairs.left_latest) & (other == pairs.right_latest)
    alike = near | (year & month) | (year & day) | (month & day)
    return (alike | (~is_day & years)).fill_null(False)  # noqa: FBT003 - as Ibis has it


def _figures(
    tables: Mapping[str, "ir.Table"], statements: "ir.Table", used: "ir.Table", keep: Keep
) -> "ir.Table":
    """Return the figures, keyed by what they count and each of the rarest terms around them.

    The statements with figures are materialized, because a planner that may reorder the joins first
    pairs all statements of a document.
    """
    mentions = tables["mentions"]
    figures = mentions.filter((mentions.kind == "figure") & (mentions.statement != ""))
    figures = figures.filter((figures["head"] != "") | ~figures.unit.isin(["", "%"]))
    figures = figures.select("document", "statement", "low", "high", "head", "unit")
    own = figures.select("document", "statement").distinct()
    placed = statements.select("document", "statement", "block", "order")
    wanted = keep("statements_of_figures", blocking.among(placed, own))
    around = _around(statements)
    near = wanted.join(around, ["document", "block", "order"]).select(
        "document", "statement", "term"
    )
    rare = blocking.rarest(near.distinct(), used)
    both = figures.join(rare, ["document", "statement"])
    key = both["head"] + "|" + both.unit + "|" + both.term
    keyed = both.select("document", "low", "high", item="statement", key=key)
    return keep("keyed_figures", keyed)


def _around(statements: "ir.Table") -> "ir.Table":
    """Return the terms of each statement and its neighbours: document, block, order, term."""
    terms = statements.select("document", "block", "order", term=statements.terms.unnest())
    return _with_neighbours(terms)


def _with_neighbours(placed: "ir.Table") -> "ir.Table":
    """Return rows at their own `order` and at the adjacent ones."""
    orders = [(placed.order + by).cast("int32") for by in range(-_AROUND, _AROUND + 1)]
    beside = [placed.mutate(order=order) for order in orders]
    return beside[0].union(*beside[1:], distinct=True)


def gathered(tables: Mapping[str, "ir.Table"], found: Candidates, keep: Keep) -> "ir.Table":
    """Return the statements of each pair of documents, with their neighbours and all facts."""
    pairs = found.pairs
    statements = told(tables)
    groups = ["left_document", "right_document"]
    sides = [
        pairs.select(*groups, document=pairs[f"{side}_document"], statement=pairs[f"{side}_item"])
        for side in ("left", "right")
    ]
    wanted = sides[0].union(sides[1], distinct=True)
    placed = statements.select("document", "statement", "block", "order")
    wanted = wanted.join(placed, ["document", "statement"]).drop("statement")
    passages = _with_neighbours(wanted).join(placed, ["document", "block", "order"])
    passages = keep(PASSAGES, passages.select(*groups, "document", "statement"))
    read = passages.select("document", "statement").distinct()
    told_there = blocking.among(statements, read)
    for facts in _facts(tables, found.used, statements, read):
        joined = told_there.left_join(facts, ["document", "statement"])
        told_there = joined.drop("document_right", "statement_right")
    about = tables["documents"].select("document", "title", "published")
    wide = keep("read_statements", told_there.join(about, "document"))
    return passages.join(wide, ["document", "statement"])


def _facts(
    tables: Mapping[str, "ir.Table"], used: "ir.Table", statements: "ir.Table", read: "ir.Table"
) -> Iterator["ir.Table"]:
    """Yield the names and figures of statements, and how often their terms are used."""
    import ibis  # noqa: PLC0415 - only joins need it

    mentions = blocking.among(tables["mentions"], read)
    for name, kind, columns in _COLLECTED:
        some = mentions.filter(mentions.kind == kind)
        packed = ibis.struct({column: some[column] for column in columns})
        yield some.group_by("document", "statement").agg(**{name: packed.collect()})
    every = blocking.terms(statements)
    terms = blocking.among(every, read).join(used, "term").select(*every.columns, "statements")
    packed = ibis.struct({"term": terms.term, "statements": terms.statements})
    yield terms.group_by("document", "statement").agg(usage=packed.collect())


_PLACE = ("start", "end", "line", "column", "page", "text")
_OFFICE = ("title_start", "title_end", "role_start", "role_end")
_COLLECTED = (
    ("names", "name", (*_PLACE, "bearer", "bearer_kind", "is_quoted", *_OFFICE)),
    ("figures", "figure", (*_PLACE, "low", "high", "unit", "counted", "hedge")),
)
