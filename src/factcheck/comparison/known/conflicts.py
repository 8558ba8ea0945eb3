"""Conflicts of a document with tables of known entities, whose rows are appended to its text."""

from collections import defaultdict
from collections.abc import Sequence

from attrs import evolve

from factcheck.comparison.known.index import opened
from factcheck.comparison.known.lives import conflicts
from factcheck.comparison.known.names import misses
from factcheck.model import Dossier, KnownFault, SourceFile, Span, joined


def held(known: Dossier, paths: Sequence[str]) -> Dossier:
    """Return a dossier with the conflicts with tables of known entities.

    Raises:
        UnreadableError: A table cannot be read.
    """
    tables = [opened(path) for path in paths]
    found = [
        *misses(known.document, known.entities, tables),
        *conflicts(known.document, known.facts, known.entities, tables),
    ]
    return _shown(known, sorted(found, key=lambda one: one.span))


def _shown(known: Dossier, found: Sequence[KnownFault]) -> Dossier:
    """Return a dossier whose document also contains the rows."""
    rows: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for one in found:
        rows[one.row.path][one.row.line] = " ".join(one.row.raw.splitlines())
    document, places = known.document, dict[tuple[str, int], Span]()
    for path, lines in rows.items():
        wanted = sorted(line for line in lines if lines[line])
        if not wanted:
            continue
        # Other lines are left empty, because a table may be very large.
        parts = [lines.get(line, "") for line in range(1, wanted[-1] + 1)]
        file = SourceFile(path, "\n".join(parts))
        starts = [file.line_starts[line - 1] for line in wanted]
        spans = [Span(at, at + len(lines[line])) for at, line in zip(starts, wanted, strict=True)]
        document, there = joined(document, file, spans)
        places |= {(path, line): span for line, span in zip(wanted, there, strict=True)}
    made = tuple(evolve(one, related=places.get((one.row.path, one.row.line))) for one in found)
    return known.changed(document=document, known=made)
