"""Reader for Word documents, with one line per paragraph and each word mapped to its run."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import evolve

from factcheck.document.readers.assembly import compose
from factcheck.document.readers.drafts import PUT_IN, Draft
from factcheck.document.readers.markup import Builder, Stretch, runs_of
from factcheck.document.readers.paragraphs import Around
from factcheck.document.readers.plain import headings_by_shape
from factcheck.document.readers.stets import suppressions
from factcheck.document.word import Kind, Package, Paragraph, View, comments, view
from factcheck.model import CONTENTS, BlockKind, Document, SourceFile


def parse_word(data: bytes, path: str) -> Document:
    """Return the document in a Word file (.docx), with tracked changes accepted.

    The `SourceFile` of the document contains the text that Word displays, with one line per
    paragraph, including those in tables and notes. Line numbers are paragraph numbers, and columns
    are positions in a paragraph. Comments may contain suppressions.

    Raises:
        UnreadableError: The file is not a Word document, or is encrypted, damaged or too large.
    """
    package = Package(path, data)
    shown = view(package)
    source = SourceFile(path, shown.text)
    document = compose(source, _titled(shown, _drafts(shown)))
    told = suppressions(document, comments(package, shown))
    return evolve(document, suppressions=told)


def _drafts(shown: View) -> tuple[Draft, ...]:
    builder = Builder()
    last = 0
    for row, members in groupby(shown.paragraphs, key=lambda paragraph: paragraph.row):
        first, paragraphs = len(builder.drafts), list(members)
        if row:
            _row(builder, paragraphs, begins=row != last + 1)
            builder.label(first, "", [name for one in paragraphs for name in one.names])
            last = row
            continue
        for paragraph in paragraphs:
            first = len(builder.drafts)
            _paragraph(builder, paragraph)
            builder.label(first, paragraph.number, paragraph.names)
    return builder.finished()


def _paragraph(builder: Builder, paragraph: Paragraph) -> None:
    style, shown = paragraph.style, list(_shown(paragraph))
    if style.contents:
        builder.metadata(CONTENTS, shown)
    elif style.level or style.title:
        builder.heading(shown, 1 if style.title else style.level)
    elif style.code:
        builder.raw(runs_of(shown))
    else:
        around = Around(quoted=style.quote, depth=style.depth, first=style.listed)
        kind = BlockKind.CAPTION if style.caption else BlockKind.PARAGRAPH
        builder.paragraph(shown, around, kind)


def _shown(paragraph: Paragraph) -> Iterator[Stretch]:
    """Yield the visible text of a paragraph, with the targets of its fields and links."""
    at = paragraph.start
    for number, glyph in enumerate(paragraph.glyphs):
        to = (f"#{name}" for first, end, name in paragraph.pointers if first <= number < end)
        if glyph.kind is Kind.BREAK:
            yield Stretch("\n", PUT_IN)
        elif glyph.kind is not Kind.NOTE:
            yield Stretch(glyph.text, at, glyph.emphasis, next(to, ""))
        at += len(glyph.text)


def _row(builder: Builder, members: Sequence[Paragraph], *, begins: bool) -> None:
    """Read a table row."""
    cells: list[list[Stretch]] = [[] for _ in range(members[-1].cell + 1)]
    for paragraph in members:
        cells[paragraph.cell] += [*_shown(paragraph), Stretch(" ", PUT_IN)]
    builder.row(cells, begins=begins)


def _titled(shown: View, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Return the drafts, with headings inferred if the document has no heading styles.

    If the title has a title style, the other headings are one level lower.
    """
    styled = any(paragraph.style.level for paragraph in shown.paragraphs)
    if not styled:
        return headings_by_shape(drafts)
    if not any(paragraph.style.title and paragraph.glyphs for paragraph in shown.paragraphs):
        return drafts
    return [_lowered(made) if number else made for number, made in enumerate(drafts)]


def _lowered(made: Draft) -> Draft:
    return evolve(made, level=made.level + 1) if made.kind is BlockKind.HEADING else made
