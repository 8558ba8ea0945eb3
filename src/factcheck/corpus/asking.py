"""Names in an archive, in all their forms."""

from collections.abc import Iterator, Mapping, Sequence

import duckdb
from attrs import frozen

from factcheck.corpus.archive import Row, rows
from factcheck.link.entities.assembly import slug
from factcheck.link.entities.spellings import Closeness, compare_folded


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


def _paths_of(connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """Return a map from documents to their first path."""
    query = "SELECT document, min(path) AS path FROM paths GROUP BY document"
    return {row["document"]: row["path"] for row in rows(connection, query)}
