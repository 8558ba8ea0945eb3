"""Appending parts of another file to a document, so that findings can show both."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import evolve

from factcheck.model.text import Document, Piece, Role, Section, SourceFile, Span

_SPACE = re.compile(r"\s")


def joined(
    document: Document, file: SourceFile, stretches: Sequence[Span]
) -> tuple[Document, tuple[Span, ...]]:
    """Return a document with passages of a file appended, and the spans of these passages.

    Each passage becomes one line in a references section, outside any block. Positions in the
    document's own text do not change, and no facts are extracted from the appended lines.

    Args:
        document: The document.
        file: The file that contains the passages.
        stretches: One or more non-empty spans of that file's text, in order.
    """
    at = len(document.text) + 1
    lines: list[str] = []
    pieces: list[Piece] = []
    for one in stretches:
        lines.append(_SPACE.sub(" ", file.text[one.start : one.end]))
        pieces.append(Piece(at, len(document.files), one.start, len(one)))
        at += len(one) + 1
    spans = tuple(Span(piece.start, piece.start + piece.length) for piece in pieces)
    section = Section(Span(spans[0].start, spans[-1].end), Role.REFERENCES)
    whole = evolve(
        document,
        text="\n".join((document.text, *lines)),
        files=(*document.files, file),
        pieces=(*document.pieces, *pieces),
        sections=(*document.sections, section),
        own_end=len(document.text) if document.own_end is None else document.own_end,
    )
    return whole, spans


def own_part(document: Document) -> Document:
    """Return a document without the lines that were appended to it."""
    end = document.own_end
    if end is None:
        return document
    pieces = tuple(piece for piece in document.pieces if piece.start < end)
    return evolve(
        document,
        text=document.text[:end],
        files=document.files[: max((piece.file for piece in pieces), default=0) + 1],
        pieces=pieces,
        sections=tuple(section for section in document.sections if section.span.start < end),
        own_end=None,
    )


def with_excerpts(
    document: Document, excerpts: Iterable[tuple[SourceFile, Span]]
) -> tuple[Document, dict[tuple[str, Span], Span]]:
    """Return a document with excerpts of files appended, and the position of each excerpt.

    Args:
        document: The document.
        excerpts: Pairs (file, span in the file); duplicates are appended only once.

    Returns:
        The longer document, and a map from (path of the file, span in the file) to the span in that
        document.
    """
    files: dict[str, SourceFile] = {}
    spans: defaultdict[str, set[Span]] = defaultdict(set)
    for file, span in excerpts:
        files[file.path] = file
        spans[file.path].add(span)
    found: dict[tuple[str, Span], Span] = {}
    for path, file in files.items():
        wanted = sorted(spans[path])
        document, there = joined(document, file, wanted)
        found |= {(path, span): at for span, at in zip(wanted, there, strict=True)}
    return document, found
