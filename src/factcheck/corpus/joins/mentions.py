"""Quotations of one utterance, offices of one person on one day, births and deaths of one person.

Each row has two mentions in two documents, with columns prefixed by `left_` and `right_`, and the
words of their statements.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.corpus import blocking
from factcheck.corpus.blocking import Keyed

if TYPE_CHECKING:
    import ibis.expr.types as ir

_SHORTEST = 5
"""Minimum words of a quotation that is searched for in other documents."""
_PLACE = ("document", "start", "page", "line", "column", "text", "statement", "bearer")
_QUOTED = (*_PLACE, "words", "is_given")
_HELD = (*_PLACE, "head", "words", "is_deputy", "place", "restrictions")
_LIVED = (*_PLACE, "kind", "date", "earliest", "latest", "bearer_kind")


def quotations(tables: Mapping[str, "ir.Table"]) -> Keyed:
    """Return the quotations, keyed by pairs of their rarest words that another document quotes."""
    quoted = _of_kind(tables, "quotation", _QUOTED)
    quoted = quoted.filter(quoted.words.length() >= _SHORTEST)
    words = quoted.select("document", statement=quoted.item, term=quoted.words.unnest()).distinct()
    rare = blocking.rarest(words, blocking.usage(words))
    keys = blocking.two_terms(rare)
    return blocking.by_key(_with_says(keys.join(quoted, ["document", "item"]), tables))


def offices(tables: Mapping[str, "ir.Table"]) -> Keyed:
    """Return the offices of people, keyed by full name and the day of their statement."""
    held = _of_kind(tables, "office", _HELD)
    held = _with_says(held.filter(held.bearer.contains("-")), tables)
    dated = tables["statements"].select("document", "statement", "earliest", "latest")
    dated = dated.filter(dated.earliest == dated.latest)
    both = held.join(dated, ["document", "statement"])
    key = both.bearer + " " + both.earliest.cast("string")
    return blocking.by_key(both.mutate(key=key).drop("earliest", "latest"))


def lives(tables: Mapping[str, "ir.Table"]) -> Keyed:
    """Return the births and deaths of people, keyed by full name."""
    lived = _of_kind(tables, "birth", _LIVED).union(_of_kind(tables, "death", _LIVED))
    full = _with_says(lived.filter(lived.bearer.contains("-")), tables)
    return blocking.by_key(full.mutate(key=full.bearer))


def pairs(keyed: Keyed) -> "ir.Table":
    """Return mentions in two documents that share a key, each pair once."""
    return blocking.pairs(keyed.kept).distinct()


def _of_kind(tables: Mapping[str, "ir.Table"], kind: str, columns: Sequence[str]) -> "ir.Table":
    """Return the mentions of a kind in readable documents, each with an `item` of its own."""
    mentions, documents = tables["mentions"], tables["documents"]
    clear = documents.filter(~documents.is_foreign & ~documents.is_garbled).select("document")
    some = blocking.among(mentions.filter(mentions.kind == kind), clear)
    item = some.kind + " " + some.start.cast("string")
    return some.select(*columns, item=item).view()


def _with_says(mentions: "ir.Table", tables: Mapping[str, "ir.Table"]) -> "ir.Table":
    """Return mentions with the words of their statement; null if they are in none."""
    statements = tables["statements"]
    says = statements.select("document", "statement", says=statements.text)
    joined = mentions.left_join(says, ["document", "statement"])
    return joined.select(*mentions.columns, "says").view()
