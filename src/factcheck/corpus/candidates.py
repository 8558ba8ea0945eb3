"""Candidate pairs of places in two documents that may refer to the same thing, found with SQL.

Two places are compared if they share a key, such as two rare words. Keys shared by too many places
are dropped and counted, so that the number of pairs grows linearly with the amount of text.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb
from attrs import frozen

from factcheck.corpus.archive import Row, rows

MOST_PLACES = 24
"""Maximum number of places with the same key; statements at more places are routine."""
_MOST_ROWS = 20_000
"""Maximum number of statements read at once, with all their facts."""

_RAREST = """
    SELECT document, item, term FROM {terms} JOIN {usage} USING (term)
    WHERE documents BETWEEN 2 AND 1000
    QUALIFY row_number() OVER (PARTITION BY document, item ORDER BY statements, term) <= 6
"""
"""The rarest terms of each place that occur in other documents, but not in too many."""
_USAGE = """
    SELECT term, count(DISTINCT document) AS documents, count(*) AS statements
    FROM {terms} GROUP BY term
"""
_TWO_TERMS = """
    SELECT document, item, one.term || ' ' || other.term AS key, 1 AS weight
    FROM {rare} one JOIN {rare} other USING (document, item) WHERE one.term < other.term
"""
"""Pairs of rare terms, used as keys; one such key is weak evidence."""
_COUNTS = """
    SELECT key, count(*) AS places FROM {keys} GROUP BY key HAVING count(DISTINCT document) > 1
"""
_SHARED = f"""
    FROM {{keys}} l JOIN {{keys}} r USING (key) JOIN {{keys}}_counts USING (key)
    WHERE places <= {MOST_PLACES} AND l.document < r.document
"""
"""Places in two documents with a common key; the smaller digest is on the left."""
_PAIR = "left_document, left_item, right_document, right_item"
_SIDES = """
    l.document AS left_document, l.item AS left_item,
    r.document AS right_document, r.item AS right_item
"""


@frozen
class Crowd:
    """Keys that are not compared because too many places share them."""

    of: str
    """The kind of keys: statements, quotations, offices, births and deaths."""
    keys: int
    places: int


def _tables(connection: duckdb.DuckDBPyConnection, **queries: str) -> None:
    """Create temporary tables from queries, in order."""
    for name, query in queries.items():
        connection.execute(f"CREATE TEMP TABLE {name} AS {query}")


def crowds(connection: duckdb.DuckDBPyConnection, of: str, *keys: str) -> Iterator[Crowd]:
    """Yield a `Crowd` if some keys in the given tables are shared by too many places."""
    every = " UNION ALL ".join(f"FROM {one}_counts" for one in keys)
    query = f"""
        SELECT count(DISTINCT key) AS keys, sum(places)::BIGINT AS places FROM ({every})
        WHERE places > {MOST_PLACES}
    """
    yield from (Crowd(of, **row) for row in rows(connection, query) if row["keys"])


# ---- statements ----

_MADE = """
    SELECT s.*, s.statement AS item, path
    FROM statements s JOIN documents USING (document) JOIN first_paths USING (document)
    WHERE NOT s.is_quoted AND NOT is_foreign AND NOT is_garbled
"""
"""The statements that documents make themselves; foreign and garbled documents are excluded."""
_ACTION_AND_ENTITY = """
    SELECT document, item, action || ' ' || term AS key, 2 AS weight
    FROM made, unnest(dated_actions) AS _(action), unnest(terms) AS _(term) WHERE term LIKE '@%-%'
"""
"""Pairs of a statement's action and the full name of a participant, used as keys."""
_BY_WORDS = (
    f"SELECT {_SIDES} {_SHARED.format(keys='word_keys')} GROUP BY ALL HAVING sum(l.weight) > 1"
)
"""Pairs that share three words, or an action and an entity; two words are not enough."""
_DATED = """
    SELECT pairs.*, coalesce(l.latest < r.earliest OR r.latest < l.earliest, false) AS is_apart,
        coalesce(abs(l.earliest - r.earliest) <= 10
            OR (year(l.earliest) = year(r.earliest))::INTEGER
                + (month(l.earliest) = month(r.earliest))::INTEGER
                + (day(l.earliest) = day(r.earliest))::INTEGER > 1
            OR (l.earliest < l.latest OR r.earliest < r.latest)
                AND abs(year(l.earliest) - year(r.earliest)) <= 10, false) AS is_alike
    FROM pairs_by_words pairs
    JOIN made l ON l.document = left_document AND l.item = left_item
    JOIN made r ON r.document = right_document AND r.item = right_item
"""
"""Pairs with the relation of their dates, in two columns.

`is_apart`: the dates cannot be equal; `is_alike`: they are close or differ in one part.
"""
_AROUND = """
    one.document = other.document AND one.block = other.block
    AND other.order BETWEEN one.order - 1 AND one.order + 1
"""
"""A statement and the statements before and after it in the paragraph."""
_FIGURES = """
    SELECT document, statement AS item, low, high, head || '|' || unit AS key FROM mentions
    WHERE kind = 'figure' AND statement <> '' AND (head <> '' OR unit NOT IN ('', '%'))
"""
_FIGURE_TERMS = f"""
    SELECT DISTINCT document, item, unnest(terms) AS term FROM (
        SELECT one.document, one.item, other.terms
        FROM made one SEMI JOIN figures USING (document, item) JOIN made other ON {_AROUND}
    )
"""
_FIGURE_KEYS = """
    SELECT document, item, low, high, key || '|' || term AS key
    FROM figures JOIN rare_figure_terms USING (document, item)
"""
"""Keys that combine the thing a figure counts with each of the rarest terms around it."""
_BY_FIGURES = f"""
    SELECT DISTINCT {_SIDES} {_SHARED.format(keys="figure_keys")}
    AND (l.high < r.low OR r.high < l.low)
"""
_FULL_NAMES = """
    SELECT DISTINCT m.document, m.statement AS item, s.order, m.entity
    FROM mentions m JOIN made s USING (document, statement)
    WHERE m.kind = 'name' AND NOT m.is_quoted AND contains(m.entity, '-')
        AND m.entity_kind <> 'identifier'
"""
_SIMILAR_NAMES = """
    WITH spelt AS (
        SELECT entity, count(DISTINCT document) AS documents FROM full_names
        GROUP BY entity HAVING length(entity) >= 8
    ), keys AS (
        SELECT entity, documents, substr(entity, 1, cut) || substr(entity, cut + 2) AS key
        FROM spelt, unnest(range(length(entity))) AS _(cut)
        UNION SELECT entity, documents, entity FROM spelt
    )
    SELECT DISTINCT l.entity AS left_entity, r.entity AS right_entity
    FROM keys l JOIN keys r USING (key)
    WHERE l.entity <> r.entity AND least(l.documents, r.documents) < 3
"""
"""Pairs of names of at least eight letters that are equal after deleting a letter from one or both.

If each name occurs in three documents, both are considered correct.
"""
_FIRST_PLACES = """
    SELECT document, item, entity FROM (
        FROM full_names
        QUALIFY row_number() OVER (PARTITION BY document, entity ORDER BY "order", item) <= 3
    )
    QUALIFY dense_rank() OVER (PARTITION BY entity ORDER BY document) <= 8
"""
_BY_NAMES = f"""
    SELECT DISTINCT {_SIDES} FROM similar_names
    JOIN first_places l ON l.entity = left_entity JOIN first_places r ON r.entity = right_entity
    WHERE l.document < r.document
"""
_ACCUSED = f"""
    SELECT {_PAIR} FROM dated_pairs WHERE is_apart AND is_alike
    UNION FROM pairs_by_figures UNION FROM pairs_by_names
"""
_COMPARED = f"""
    FROM accused_pairs UNION SELECT {_PAIR} FROM dated_pairs
    SEMI JOIN accused_pairs USING (left_document, right_document) WHERE NOT is_apart
"""
"""Pairs with conflicting dates, figures or names, and pairs that may explain the conflict."""
_PASSAGES = f"""
    SELECT DISTINCT left_document, right_document, other.document, other.item
    FROM (
        SELECT left_document, right_document, left_document AS document, left_item AS item
        FROM compared_pairs
        UNION SELECT left_document, right_document, right_document, right_item FROM compared_pairs
    ) JOIN made one USING (document, item) JOIN made other ON {_AROUND}
"""
_FACTS = """
    SELECT document, statement AS item, list(m ORDER BY start, "end") AS {kind}s
    FROM mentions m SEMI JOIN passages USING (document) WHERE kind = '{kind}' GROUP BY ALL
"""
_READ = f"""
    SELECT made.*, title, names, figures, usage
    FROM made SEMI JOIN passages USING (document, item) JOIN documents USING (document)
    LEFT JOIN ({_FACTS.format(kind="name")}) USING (document, item)
    LEFT JOIN ({_FACTS.format(kind="figure")}) USING (document, item)
    LEFT JOIN (
        SELECT document, item, list({{'term': term, 'statements': statements}}) AS usage
        FROM terms SEMI JOIN passages USING (document) JOIN term_usage USING (term) GROUP BY ALL
    ) USING (document, item)
"""
"""The statements of the passages, with their names, figures and the frequency of their terms."""


def find_statements(connection: duckdb.DuckDBPyConnection) -> None:
    """Find passages that may describe the same event or give figures for the same thing."""
    _tables(
        connection,
        first_paths="SELECT document, min(path) AS path FROM paths GROUP BY document",
        made=_MADE,
        terms="SELECT document, item, unnest(terms) AS term FROM made",
        term_usage=_USAGE.format(terms="terms"),
        rare_terms=_RAREST.format(terms="terms", usage="term_usage"),
        word_keys=f"{_TWO_TERMS.format(rare='rare_terms')} UNION ALL {_ACTION_AND_ENTITY}",
        word_keys_counts=_COUNTS.format(keys="word_keys"),
        pairs_by_words=_BY_WORDS,
        dated_pairs=_DATED,
        figures=_FIGURES,
        figure_terms=_FIGURE_TERMS,
        rare_figure_terms=_RAREST.format(terms="figure_terms", usage="term_usage"),
        figure_keys=_FIGURE_KEYS,
        figure_keys_counts=_COUNTS.format(keys="figure_keys"),
        pairs_by_figures=_BY_FIGURES,
        full_names=_FULL_NAMES,
        similar_names=_SIMILAR_NAMES,
        first_places=_FIRST_PLACES,
        pairs_by_names=_BY_NAMES,
        accused_pairs=_ACCUSED,
        compared_pairs=_COMPARED,
        passages=_PASSAGES,
        read_statements=_READ,
    )


def statements(connection: duckdb.DuckDBPyConnection) -> Iterator[list[Row]]:
    """Yield the statements to compare, with their facts, one list per pair of documents."""
    pair = itemgetter("left_document", "right_document")
    query = """
        SELECT left_document, right_document, read_statements.*
        FROM passages JOIN read_statements USING (document, item)
        WHERE left_document BETWEEN ? AND ? ORDER BY ALL
    """
    for first, last in _pieces(connection):
        for _, group in groupby(rows(connection, query, (first, last)), key=pair):
            yield list(group)


def _pieces(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Yield batches that fit into memory, as the first and the last left document."""
    query = f"""
        SELECT min(left_document) AS first, max(left_document) AS last FROM (
            SELECT left_document, sum(count(*)) OVER (ORDER BY left_document) // {_MOST_ROWS}
                AS piece
            FROM passages GROUP BY left_document
        ) GROUP BY piece ORDER BY first
    """
    yield from ((row["first"], row["last"]) for row in rows(connection, query))


# ---- mentions ----

_MARKS = """
    SELECT m.*, path, s.text AS says, row_number() OVER () AS item,
        CASE WHEN s.earliest = s.latest THEN s.earliest END AS day
    FROM mentions m JOIN documents USING (document) JOIN first_paths USING (document)
    LEFT JOIN statements s USING (document, statement)
    WHERE m.kind IN ('quotation', 'office', 'birth', 'death') AND NOT is_foreign AND NOT is_garbled
"""
"""Quotations, offices, births and deaths, with their statements.

Foreign and garbled documents are excluded.
"""
_QUOTED = """
    SELECT DISTINCT document, item, unnest(words) AS term FROM marks
    WHERE kind = 'quotation' AND len(words) >= 5
"""
_KEYS = {
    "quotations": _TWO_TERMS.format(rare="rare_quoted"),
    "offices": """
        SELECT document, item, entity || ' ' || day AS key FROM marks
        WHERE kind = 'office' AND contains(entity, '-') AND day IS NOT NULL
    """,
    "lives": """
        SELECT document, item, entity AS key FROM marks
        WHERE kind IN ('birth', 'death') AND contains(entity, '-')
    """,
}
"""The keys: pairs of rare words for quotations, names and days for offices, names for lives."""


def find_marks(connection: duckdb.DuckDBPyConnection) -> None:
    """Find mentions that may repeat a quotation, or be about one person's offices, birth or death.

    Call `find_statements` first.
    """
    _tables(
        connection,
        marks=_MARKS,
        quoted=_QUOTED,
        quoted_usage=_USAGE.format(terms="quoted"),
        rare_quoted=_RAREST.format(terms="quoted", usage="quoted_usage"),
    )
    for name, keys in _KEYS.items():
        _tables(connection, **{name: keys, f"{name}_counts": _COUNTS.format(keys=name)})


def marks(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[list[tuple[Row, Row]]]:
    """Yield pairs of mentions that share a key, one list per pair of documents."""
    query = f"""
        SELECT l, r FROM (SELECT DISTINCT {_SIDES} {_SHARED.format(keys=name)})
        JOIN marks l ON l.item = left_item JOIN marks r ON r.item = right_item
        ORDER BY left_document, right_document, l, r
    """
    found: list[Any] = [(row["l"], row["r"]) for row in rows(connection, query)]
    for _, group in groupby(found, key=lambda pair: (pair[0]["document"], pair[1]["document"])):
        yield list(group)
