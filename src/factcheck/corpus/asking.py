"""Queries of an archive: by name, words or period."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import duckdb
from attrs import frozen

from factcheck.corpus.archive import Row, rows
from factcheck.corpus.rows import days
from factcheck.document.text import tokens_of
from factcheck.document.text.meaning import carries_meaning
from factcheck.link.entities.assembly import slug
from factcheck.link.entities.spellings import Closeness, compare_folded
from factcheck.model import Edtf


@frozen
class Form:
    """A form of a name that is used in one document."""

    text: str
    count: int
    path: str
    line: int
    column: int


@frozen
class NamedEntity:
    """A name in an archive, with all forms that documents use for the entity."""

    name: str
    kind: str
    documents: int
    mentions: int
    is_near: bool
    """Whether the spelling is similar, but not equal, to the name searched for."""
    offices: tuple[str, ...]
    forms: tuple[Form, ...]


@frozen
class Statement:
    """A statement and its location."""

    path: str
    line: int
    column: int
    date: str
    """The date in EDTF; empty if there is none."""
    text: str
    speaker: str


def entities(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[NamedEntity]:
    """Yield the entities with a name: first those with the same spelling, then similar ones.

    If the name is a single word, all entities whose full name ends with it are found.
    """
    wanted = slug(name)
    keys = [row["entity"] for row in rows(connection, "SELECT DISTINCT entity FROM entities")]
    same = sorted(key for key in keys if key == wanted or key.endswith(f"-{wanted}"))
    near = sorted(key for key in keys if key not in same and _is_near(key, wanted))
    paths = _paths_of(connection)
    for key in (*same, *near):
        found = rows(connection, "FROM entities WHERE entity = ?", [key])
        yield _entity(found, paths, is_near=key in near)


def _is_near(key: str, wanted: str) -> bool:
    """Return True if all words of two names are equal or similar, but not all are equal."""
    mine, theirs = key.split("-"), wanted.split("-")
    if len(mine) != len(theirs) or abs(len(key) - len(wanted)) > len(mine):
        return False
    return all(
        compare_folded(one, other) >= Closeness.CLOSE
        for one, other in zip(mine, theirs, strict=True)
    )


def _entity(found: Sequence[Row], paths: Mapping[str, str], *, is_near: bool) -> NamedEntity:
    forms = [
        Form(form["text"], form["count"], paths[row["document"]], form["line"], form["column"])
        for row in found
        for form in row["forms"]
    ]
    best = max(found, key=lambda row: (row["mentions"], row["name"]))
    return NamedEntity(
        name=best["name"],
        kind=best["kind"],
        documents=len({row["document"] for row in found}),
        mentions=sum(row["mentions"] for row in found),
        is_near=is_near,
        offices=tuple(sorted({office for row in found for office in row["offices"]})),
        forms=tuple(sorted(forms, key=lambda one: (one.text, one.path, one.line, one.column))),
    )


def statements(
    connection: duckdb.DuckDBPyConnection, about: Sequence[str], between: Edtf | None = None
) -> list[Statement]:
    """Return the statements that contain all the given names or words, in file order.

    Args:
        connection: The archive.
        about: Names or words, in any order; a statement must contain all of them.
        between: A period that the date of a statement must overlap.
    """
    first, last = days(between)
    conditions, values = ["true"], list[object]()
    for condition, value in (
        ("(latest IS NULL OR latest >= ?)", first),
        ("(earliest IS NULL OR earliest <= ?)", last),
    ):
        if value:
            conditions.append(f"date IS NOT NULL AND {condition}")
            values.append(value)
    for words in about:
        stems = _stems(words)
        conditions.append(
            "(list_contains(entities, ?) OR contains(lower(text), ?)"
            + (" OR list_has_all(terms, ?))" if stems else ")")
        )
        values += [slug(words), words.lower(), *([stems] if stems else [])]
    columns = 'document, page, line, "column", date, text, speaker'
    query = f"SELECT {columns} FROM statements WHERE {' AND '.join(conditions)}"  # noqa: S608
    paths = _paths_of(connection)
    found = [_statement(row, paths) for row in rows(connection, query, values)]
    return sorted(found, key=lambda one: (one.path, one.line, one.column))


def dated(
    connection: duckdb.DuckDBPyConnection, about: Sequence[str], between: Edtf | None
) -> list[Statement]:
    """Return the dated statements that match a search, in order of date; see `statements`."""
    found = [one for one in statements(connection, about, between) if one.date]
    return sorted(found, key=_when)


def _when(one: Statement) -> tuple[dt.date, str]:
    first, last = days(Edtf.parse(one.date))
    return first or last or dt.date.min, one.date


def _paths_of(connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """Return a map from documents to their first path."""
    query = "SELECT document, min(path) AS path FROM paths GROUP BY document"
    return {row["document"]: row["path"] for row in rows(connection, query)}


def _stems(words: str) -> list[str]:
    """Return the stems of the content words, without repeats."""
    known = tokens_of(words)
    content = [at for at in range(len(known)) if carries_meaning(known.lower[at])]
    return list(dict.fromkeys(known.stems[at] for at in content))


def _statement(row: Row, paths: Mapping[str, str]) -> Statement:
    page = f"#page={row['page']}" if row["page"] else ""
    return Statement(
        f"{paths[row['document']]}{page}",
        row["line"],
        row["column"],
        row["date"] or "",
        row["text"],
        row["speaker"],
    )
