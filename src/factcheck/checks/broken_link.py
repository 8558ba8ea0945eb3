"""A link or key refers to a heading, anchor or label that does not exist or is defined twice.

## Why it matters

The link does nothing. In print, its place is empty or has question marks.

## What it ignores

Links to files and addresses; chapters of a LaTeX, AsciiDoc or R Markdown book and `:ref:` of
Sphinx, unless all files are checked together; documents in which more than a third of the other
keys or links have no target, because a program creates the names.

## Source

CommonMark 0.31, 6.3; LaTeX2e reference manual (2024), 7; docutils, reStructuredText Markup
Specification, "Hyperlink targets".
"""

from collections.abc import Iterator

from factcheck.link.labels.anchors import without_anchor
from factcheck.model import Bad, Check, Dossier, Flag, Severity


def broken_link(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each link or key that has no target."""
    for fault in without_anchor(dossier):
        yield fault.decide().flag(fault.suggestions)


_NOTES = """# Notes

See [the keel](#keel), @fig:keel and {0}.

![The keel](keel.png){{#fig:keel}}

## Keel

Of oak.

## Mast

Of pine.
"""

CHECK = Check(
    code="LBL05",
    run=broken_link,
    severity=Severity.WARNING,
    text_only=True,
    of_whole=True,
    bad=(
        Bad(
            _NOTES.format("[[@fig:mast]]"),
            says="“fig:mast” is not an anchor or heading in the document",
        ),
        Bad(
            _NOTES.format("{[[@fig:mast]]}"),
            says="“fig:mast” is not an anchor or heading in the document",
        ),
    ),
    good=(
        _NOTES.format("[the mast](#mast)"),
        _NOTES.format("[the mast](#fn1)"),
        _NOTES.format("[Table 1](#tbl:sails)"),
        _NOTES.format("[the mast](https://example.org/#sails)"),
    ),
)
