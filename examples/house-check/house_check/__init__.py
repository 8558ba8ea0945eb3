"""The house asks for no placeholder in what it prints.

## Why it matters

"TK" and "TBC" mark missing text; in print they are an error.

## What it ignores

The letters inside a longer word.
"""

import re
from collections.abc import Iterator, Sequence

from factcheck.plugins import (
    Bad,
    Check,
    Document,
    Dossier,
    Flag,
    Report,
    Severity,
    Source,
    Span,
    parse,
)

_PLACEHOLDER = re.compile(r"\b(?:TK|TBC)\b")


def placeholder(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each placeholder."""
    for found in _PLACEHOLDER.finditer(dossier.document.text):
        yield Flag(Span(*found.span()), f"“{found[0]}” is a placeholder")


CHECK = Check(
    code="HSE01",
    run=placeholder,
    severity=Severity.ERROR,
    bad=(
        Bad("It cost [[TK]] crowns.", says="“TK” is a placeholder"),
        Bad("It opens on [[TBC]].", says="“TBC” is a placeholder"),
    ),
    good=("The TKO came in the ninth round.", "It cost 12 crowns."),
    text_only=True,
)


def read_note(data: bytes, path: str) -> Document:
    """Read the notes of the house, which are plain text with a line of keywords in front.

    That line is blanked, not removed: the words after it keep their lines and columns.
    """
    keywords, end, body = data.partition(b"\n")
    return parse(b" " * len(keywords) + end + body, path, suffix=".txt")


def to_count(reports: Sequence[Report], errors: Sequence[str]) -> str:
    """Return one line a document: its path and how many findings it has."""
    lines = [f"{report.path}: {len(report.findings)}" for report in reports]
    return "".join(f"{line}\n" for line in (*lines, *errors))


def to_keys(sources: Sequence[Source]) -> str:
    """Return the keys of all sources, one a line."""
    return "".join(f"{source.key}\n" for source in sources)
