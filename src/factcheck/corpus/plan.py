"""The plan of a build: a comparison of the files on disk with the archive.

Both are stored in SQLite tables, in a file that the system removes with the process, so the memory
of a build does not grow with the number of documents.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from attrs import define, field, frozen

from factcheck.corpus.store import Archive
from factcheck.storage import portable

_TABLES = """
create table found (path text primary key, raw blob, document text, made_by text);
create table unread (path text primary key, why text);
create table listed (path text primary key, document text);
create table unlisted (path text primary key, why text);
create table held (document text, made_by text, part text);
create table failed (document text, path text, made_by text, kind text, part text);
"""
_COMPARED = """
create index found_documents on found (document);
create index held_documents on held (document);
create index failed_documents on failed (document);
create table paths_after (path text primary key, document text);
insert into paths_after select path, document from found;
insert or ignore into paths_after select path, document from listed where not is_searched(path);
create index paths_after_documents on paths_after (document);
create table unread_after (path text primary key, why text);
insert into unread_after select path, why from unread;
insert or ignore into unread_after select path, why from unlisted
    where not is_searched(path)
    and not exists (select 1 from found where found.path = unlisted.path);
create table wanted (document text primary key, path text, raw blob, made_by text);
insert into wanted select document, min(path), raw, made_by from found group by document;
create table stale (document text, part text);
insert into stale select held.document, part from held
    left join wanted using (document)
    where not exists (select 1 from paths_after where paths_after.document = held.document)
    or wanted.made_by != held.made_by;
insert into stale select failed.document, part from failed
    left join wanted using (document)
    where not exists (select 1 from paths_after where paths_after.document = failed.document)
    or wanted.made_by != failed.made_by or wanted.path != failed.path
    or (wanted.document is not null and failed.kind != 'unreadable');
create index stale_parts on stale (part);
create table work as select path, raw, document, made_by from wanted
    where not exists (
        select 1 from held
        where held.document = wanted.document and held.made_by = wanted.made_by
    )
    and not exists (
        select 1 from failed
        where failed.document = wanted.document and failed.made_by = wanted.made_by
        and failed.path = wanted.path and failed.kind = 'unreadable'
    )
    order by path;
"""
"""Of files with equal bytes, the first by name is read.

Files that cannot be read are not tried again; those that failed for lack of time or memory, or by
an internal error, are.
"""
_SOME = 1_000
"""Rows read or written at a time."""


@frozen
class Work:
    """A document to be read."""

    path: str
    """The path for display."""
    raw: bytes
    """The path as the system knows it."""
    document: str
    """The digest of its bytes."""
    made_by: str
    """The digest of everything else that its rows depend on."""


@define(eq=False)
class Plan:
    """The work to do; filled first, then compared, then queried."""

    tables: sqlite3.Connection = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Create the tables, without names on disk."""
        self.tables = sqlite3.connect("", isolation_level=None)
        for setting in ("journal_mode = off", "synchronous = off", "temp_store = file"):
            self.tables.execute(f"pragma {setting}")
        self.tables.executescript(_TABLES)

    def close(self) -> None:
        """Close the tables."""
        self.tables.close()

    def remember(self, archive: Archive) -> None:
        """Add the contents of an archive."""
        for part in archive.parts:
            held = archive.rows(part, "documents", ("document", "made_by"))
            self._put("insert into held values (?, ?, ?)", ((*row, part.name) for row in held))
            listed = archive.rows(part, "paths", ("path", "document"))
            self._put("insert or ignore into listed values (?, ?)", listed)
            columns = ("document", "path", "made_by", "kind", "why")
            for *failed, why in archive.rows(part, "failures", columns):
                if failed[0]:
                    self._put("insert into failed values (?, ?, ?, ?, ?)", [(*failed, part.name)])
                else:
                    self._put("insert or ignore into unlisted values (?, ?)", [(failed[1], why)])

    def find(self, found: Iterable[tuple[str, bytes, str, str]]) -> None:
        """Add (path, raw path, document, made by) of readable files."""
        self._put("insert or ignore into found values (?, ?, ?, ?)", found)

    def pass_by(self, path: str, why: str) -> None:
        """Add a path that cannot be read."""
        self._put("insert or ignore into unread values (?, ?)", [(path, why)])

    def compare(self, is_searched: Callable[[str], bool]) -> None:
        """Compute what is to be done.

        Args:
            is_searched: Returns True if a path is where files were searched for, so that it no
                longer exists if it was not found.
        """
        self.tables.create_function("is_searched", 1, is_searched)
        self.tables.executescript(_COMPARED)

    def _put(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        self.tables.execute("begin")
        try:
            self.tables.executemany(statement, rows)
        finally:  # rows may end with an error; those before it count
            self.tables.execute("commit")

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        return int(self.tables.execute(f"select count(*) from {table}").fetchone()[0])  # noqa: S608

    def work(self) -> Iterator[Work]:
        """Yield the documents to be read, in order of their paths."""
        yield from (Work(*row) for row in self._select("select * from work order by path"))

    def stale_in(self, part: str) -> list[str]:
        """Return the documents whose rows are to be removed from a part."""
        asked = "select distinct document from stale where part = ? order by document"
        return [document for (document,) in self._select(asked, part)]

    def paths(self) -> Iterator[tuple[str, str]]:
        """Yield (path, document) of every file that the archive is to contain."""
        yield from self._select("select path, document from paths_after order by path")

    def unread(self) -> Iterator[tuple[str, str]]:
        """Yield (path, reason) of every file whose bytes could not be read."""
        yield from self._select("select path, why from unread_after order by path")

    def are_paths_as_before(self) -> bool:
        """Return True if the archive already has these paths and these unreadable files."""
        pairs = (("paths_after", "listed"), ("unread_after", "unlisted"))
        differences = (
            f"select * from {one} except select * from {other} limit 1"  # noqa: S608
            for pair in pairs
            for one, other in (pair, pair[::-1])
        )
        return not any(self.tables.execute(asked).fetchone() for asked in differences)

    def _select(self, asked: str, *values: object) -> Iterator[Any]:
        cursor = self.tables.execute(asked, values)
        while rows := cursor.fetchmany(_SOME):
            yield from rows


def shown(raw: bytes) -> str:
    """Return a path as text; bytes that are not UTF-8 are escaped."""
    return portable(os.fsdecode(raw))
