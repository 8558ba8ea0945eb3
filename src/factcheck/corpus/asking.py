"""Queries of an archive: by name, by words, or by period."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any

from attrs import frozen

from factcheck.corpus.checked import paths_of
from factcheck.corpus.engines import Embedded
from factcheck.corpus.rows import days
from factcheck.document.text import tokens_of
from factcheck.document.text.meaning import carries_meaning
from factcheck.link.bearers.assembly import slug
from factcheck.link.bearers.spellings import Closeness, compare_folded
from factcheck.model import Edtf

if TYPE_CHECKING:
    import ibis.expr.types as ir


@frozen
class Form:
    """A form of a name in one document."""

    text: str
    count: int
    path: str
    line: int
    column: int


@frozen
class Bearer:
    """A name in an archive, with all forms that documents use for the entity."""

    name: str
    kind: str
    documents: int
    mentions: int
    is_near: bool
    """Whether its spelling is only similar to the one searched for."""
    offices: tuple[str, ...]
    forms: tuple[Form, ...]


@frozen
class Said:
    """A statement with its place."""

    path: str
    line: int
    column: int
    date: str
    """EDTF; empty if there is none."""
    text: str
    speaker: str


def bearers(opened: Embedded, name: str) -> Iterator[Bearer]:
    """Yield the entities with a name, first those with the same spelling, then similar ones.

    A single word finds all entities whose full name ends with it.
    """
    wanted = slug(name)
    table = opened.tables["entities"]
    counted = table.group_by("bearer").agg(documents=table.document.nunique())
    keys = [row["bearer"] for row in opened.rows(counted)]
    same = sorted(key for key in keys if key == wanted or key.endswith(f"-{wanted}"))
    near = sorted(key for key in keys if key not in same and _is_near(key, wanted))
    paths = paths_of(opened)
    rows = table.filter(table.bearer.isin([*same, *near])) if same or near else None
    held: dict[str, list[dict[str, Any]]] = {}
    for row in opened.rows(rows) if rows is not None else ():
        held.setdefault(row["bearer"], []).append(row)
    for key in (*same, *near):
        yield _bearer(held[key], paths, is_near=key in near)


def _is_near(key: str, wanted: str) -> bool:
    """Return True if all words of two names are equal or similar, and at least one is similar."""
    mine, theirs = key.split("-"), wanted.split("-")
    if len(mine) != len(theirs) or abs(len(key) - len(wanted)) > len(mine):
        return False
    return all(
        compare_folded(one, other) >= Closeness.CLOSE
        for one, other in zip(mine, theirs, strict=True)
    )


def _bearer(
    rows: Sequence[Mapping[str, Any]], paths: Mapping[str, str], *, is_near: bool
) -> Bearer:
    forms = [
        Form(form["text"], form["count"], paths[row["document"]], form["line"], form["column"])
        for row in rows
        for form in row["forms"]
    ]
    offices = dict.fromkeys(office for row in rows for office in sorted(row["offices"] or ()))
    best = max(rows, key=lambda row: (row["mentions"], row["name"]))
    return Bearer(
        name=best["name"],
        kind=best["kind"],
        documents=len({row["document"] for row in rows}),
        mentions=sum(row["mentions"] for row in rows),
        is_near=is_near,
        offices=tuple(sorted(offices)),
        forms=tuple(sorted(forms, key=lambda one: (one.text, one.path, one.line, one.column))),
    )


def statements(opened: Embedded, about: Sequence[str]) -> Iterator[Said]:
    """Yield the statements that contain all of the given names or words, in order of the files."""
    found = _about(opened.tables["statements"], about)
    yield from sorted(_said(opened, found), key=lambda one: (one.path, one.line, one.column))


def dated(opened: Embedded, about: Sequence[str], between: Edtf | None) -> Iterator[Said]:
    """Yield the dated statements about something, in order of their dates.

    Args:
        opened: The archive.
        about: Names or words, all of which a statement must contain.
        between: The period with which their dates must overlap; None for any.
    """
    table = opened.tables["statements"]
    found = _about(table.filter(table.date.notnull()), about)
    first, last = days(between)
    if first is not None:
        found = found.filter(found.latest.isnull() | (found.latest >= first))
    if last is not None:
        found = found.filter(found.earliest.isnull() | (found.earliest <= last))
    ordered = sorted(_said(opened, found), key=lambda one: (*_when(one), one.path, one.line))
    yield from ordered


def _when(one: Said) -> tuple[dt.date, str]:
    first, last = days(Edtf.parse(one.date))
    return first or last or dt.date.min, one.date


def _about(found: "ir.Table", about: Sequence[str]) -> "ir.Table":
    """Return the statements that contain each of some names, or all words of it."""
    for words in about:
        is_meant = found.bearers.contains(slug(words)) | found.text.lower().contains(words.lower())
        stems = [found.terms.contains(stem) for stem in _stems(words)]
        if stems:
            is_meant |= reduce(and_, stems)
        found = found.filter(is_meant)
    return found


def _stems(words: str) -> list[str]:
    """Return the stems of the content words, each once."""
    known = tokens_of(words)
    telling = [at for at in range(len(known)) if carries_meaning(known.lower[at])]
    return list(dict.fromkeys(known.stems[at] for at in telling))


def _said(opened: Embedded, found: "ir.Table") -> Iterator[Said]:
    paths = paths_of(opened)
    names = ("document", "page", "line", "column", "date", "text", "speaker")
    for row in opened.rows(found.select(*names)):
        page = f"#page={row['page']}" if row["page"] else ""
        yield Said(
            f"{paths[row['document']]}{page}",
            row["line"],
            row["column"],
            row["date"] or "",
            row["text"],
            row["speaker"] or "",
        )
