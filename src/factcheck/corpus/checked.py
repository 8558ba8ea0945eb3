"""Conflicts between documents in an archive, and counts of places that were not compared."""

import os
from collections.abc import Callable, Iterable, Mapping

from attrs import frozen

from factcheck.corpus import candidates, mention_conflicts
from factcheck.corpus.archive import count, open_archive
from factcheck.corpus.candidates import Crowd
from factcheck.corpus.conflicts import Conflict, Finding, merged
from factcheck.corpus.statement_conflicts import of_statements


@frozen
class Checked:
    """The findings about conflicts between documents in an archive."""

    documents: int
    findings: tuple[Finding, ...]
    """The findings, in file order."""
    crowds: tuple[Crowd, ...] = ()


_COMPARISONS: Mapping[str, Callable[..., Iterable[Conflict]]] = {
    "quotations": mention_conflicts.of_quotations,
    "offices": mention_conflicts.of_offices,
    "lives": mention_conflicts.of_lives,
}


def check(path: str | os.PathLike[str]) -> Checked:
    """Find the conflicts between documents in an archive.

    Raises:
        ArchiveError: The archive cannot be read.
    """
    with open_archive(path) as connection:
        candidates.find_statements(connection)
        total = count(connection, "statements")
        found: list[Conflict] = []
        for group in candidates.statements(connection):
            found += of_statements(group, total)
        crowds = [*candidates.crowds(connection, "statements", "word_keys", "figure_keys")]
        candidates.find_marks(connection)
        for name, compare in _COMPARISONS.items():
            for pairs in candidates.marks(connection, name):
                found += compare(pairs)
            crowds += candidates.crowds(connection, _LABELS.get(name, name), name)
        return Checked(count(connection, "documents"), merged(found), tuple(crowds))


_LABELS = {"lives": "births and deaths"}
