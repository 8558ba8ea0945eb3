"""A report made by hand, so that the formats are tested apart from the checks."""

import pytest

from factcheck.model import (
    Block,
    BlockKind,
    CheckRun,
    Document,
    Dossier,
    Finding,
    Piece,
    RelatedPlace,
    Report,
    Role,
    Section,
    Severity,
    SourceFile,
    Span,
    Status,
    Suggestion,
)

LINES = (
    "The ferry sank on 4 May, said the harbour master Ana Brito.",
    "Nobody | was hurt; *all* were <b>saved</b>.",
    "3 May 1911: Ferry sinks, says Anna Brito.",
)
FINE = CheckRun("NAM01", "name-variant", Status.RAN)
SILENT = CheckRun("CIT03", "citation-metadata-conflict", Status.NOT_APPLICABLE, "no citation line")
BROKEN = CheckRun("DAT01", "weekday-mismatch", Status.FAILED, "ValueError: no such day")


def document() -> Document:
    """Return three lines, the last of them a chronology."""
    text = "\n".join(LINES)
    starts = [text.index(line) for line in LINES]
    spans = [Span(at, at + len(line)) for at, line in zip(starts, LINES, strict=True)]
    return Document(
        path="ferry.txt",
        text=text,
        files=(SourceFile("ferry.txt", text),),
        pieces=(Piece(0, 0, 0, len(text)),),
        blocks=tuple(Block(span, BlockKind.PARAGRAPH) for span in spans),
        sections=(
            Section(Span(0, spans[1].end), Role.NARRATIVE),
            Section(spans[2], Role.CHRONOLOGY),
        ),
    )


def at(words: str) -> Span:
    """Return where words stand in the document."""
    start = document().text.index(words)
    return Span(start, start + len(words))


def finding(
    words: str, counter: str, message: str, *suggestions: Suggestion, code: str = "CHR01"
) -> Finding:
    """Return a finding at some words, with one counterpart."""
    place = document().place
    return Finding(
        code=code,
        name="event-date-conflict",
        severity=Severity.ERROR,
        message=message,
        proof=("3 May and 4 May are different values",),
        place=place(at(words)),
        related=(RelatedPlace(place(at(counter)), "counter"),),
        suggestions=suggestions,
        fingerprint="0123456789abcdef",
    )


@pytest.fixture
def report() -> Report:
    """Give a report with three findings, of which the last has no repair."""
    findings = (
        finding(
            "Anna Brito", "Ana Brito", "a name", Suggestion("Ana Brito", "this", 4, settled=True)
        ),
        finding(
            "3 May 1911",
            "4 May",
            "a date",
            Suggestion("4 May", "this", 1),
            Suggestion("3 May 1911", "counter", 1),
        ),
        finding("*all* were <b>saved</b>", "Nobody |", "markup `in` the text"),
    )
    return Report("ferry.txt", Dossier(document()), findings, (FINE, SILENT, BROKEN))


@pytest.fixture
def clean() -> Report:
    """Give a report without findings in which everything ran."""
    return Report("ferry.txt", Dossier(document()), (), (FINE,))
