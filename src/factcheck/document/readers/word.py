"""Reader for Word documents: one line per paragraph, every word mapped to its run."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import evolve

from factcheck.document.readers.assembly import compose
from factcheck.document.readers.drafts import PUT_IN, Draft, Run, Target, draft, weave
from factcheck.document.readers.paragraphs import Around, InlineLine, paragraphs, placed
from factcheck.document.readers.plain import headings_by_shape
from factcheck.document.readers.stets import suppressions
from factcheck.document.word import Glyph, Kind, Package, Paragraph, View, comments, view
from factcheck.model import CONTENTS, BlockKind, Document, SourceFile

_LEAD_WORDS = 12  # maximum words before a tab: "the night of 4 to 5 November 1605"


def parse_word(data: bytes, path: str) -> Document:
    """Read a Word document (.docx), with tracked changes accepted and suppressions from comments.

    Its `SourceFile` is the text that Word displays, with one line per paragraph, including those in
    tables and notes: line numbers are paragraph numbers, columns are positions in a paragraph.

    Raises:
        UnreadableError: The file is not a Word document, or is encrypted, damaged or too large.
    """
    package = Package(path, data)
    shown = view(package)
    source = SourceFile(path, shown.text)
    document = compose(source, _titled(shown, list(_drafts(shown))))
    told = suppressions(document, comments(package, shown))
    return evolve(document, suppressions=told)


def _drafts(shown: View) -> Iterator[Draft]:
    last = 0
    for row, members in groupby(shown.paragraphs, key=lambda paragraph: paragraph.row):
        if row:
            yield evolve(_row(list(members)), begins=row != last + 1)
            last = row
        else:
            for paragraph in members:
                yield from _blocks(paragraph)


def _blocks(paragraph: Paragraph) -> Iterator[Draft]:
    for number, made in enumerate(_made(paragraph)):
        yield (
            made
            if number
            else evolve(
                made, number=paragraph.number, names=paragraph.names, links=tuple(_links(paragraph))
            )
        )


def _links(paragraph: Paragraph) -> Iterator[Target]:
    """Yield what the fields and links of a paragraph lead to."""
    for first, end, name in paragraph.pointers:
        sizes = [len(glyph.text) for glyph in paragraph.glyphs[:end]]
        start = paragraph.start + sum(sizes[:first])
        yield Target(start, paragraph.start + sum(sizes), f"#{name}")


def _made(paragraph: Paragraph) -> Iterator[Draft]:
    style = paragraph.style
    lines = list(_lines(paragraph))
    runs = [run for line in lines for run in (*line.runs, (" ", PUT_IN))]
    if style.contents:
        yield evolve(draft(BlockKind.METADATA, runs), field=CONTENTS)
    elif style.level or style.title:
        yield draft(BlockKind.HEADING, runs, level=1 if style.title else style.level)
    elif style.code:
        yield draft(BlockKind.CODE, runs)
    elif lines:
        around = Around(quoted=style.quote, depth=style.depth, first=style.listed)
        for made in paragraphs(lines):
            one = placed(made, around)
            yield one.become(BlockKind.CAPTION) if style.caption else one


def _lines(paragraph: Paragraph) -> Iterator[InlineLine]:
    """Yield the lines of a paragraph, split at its line breaks."""
    at = paragraph.start
    line: list[tuple[Glyph, int]] = []
    for glyph in paragraph.glyphs:
        if glyph.kind is Kind.BREAK:
            yield from _line(line)
            line = []
        else:
            line.append((glyph, at))
        at += len(glyph.text)
    yield from _line(line)


def _line(glyphs: Sequence[tuple[Glyph, int]]) -> Iterator[InlineLine]:
    runs = tuple((glyph.text, at) for glyph, at in glyphs if glyph.kind is not Kind.NOTE)
    if not any(raw.strip() for raw, _ in runs):
        return
    words = [glyph for glyph, _ in glyphs if glyph.text.strip() and glyph.kind is Kind.TEXT]
    lead = _emphasised(glyphs) or _set_off(runs)
    yield InlineLine(runs, lead, bold=bool(words) and words[0].emphasis > 1)


def _emphasised(glyphs: Sequence[tuple[Glyph, int]]) -> int:
    """Return the number of bold or italic characters at the beginning of a line."""
    runs: list[Run] = []
    for glyph, at in glyphs:
        if glyph.kind is Kind.TEXT and glyph.text.strip() and not glyph.emphasis:
            break
        runs.append((glyph.text if glyph.kind is not Kind.NOTE else "", at))
    return len(weave(runs)[0])


def _set_off(runs: Sequence[Run]) -> int:
    """Return the number of characters before a tab at the beginning of a line."""
    line = "".join(raw for raw, _ in runs).lstrip()
    words, tab, rest = line.partition("\t")
    short = tab and rest.strip() and len(words.split()) <= _LEAD_WORDS
    return len(" ".join(words.split())) if short else 0


def _row(members: Sequence[Paragraph]) -> Draft:
    """Return a table row, with pipes between its cells and the first cell as lead."""
    runs: list[Run] = []
    lead = 0
    for number, cell in groupby(members, key=lambda paragraph: paragraph.cell):
        runs.append(("| " if number else "", PUT_IN))
        for line in (line for paragraph in cell for line in _lines(paragraph)):
            runs += [*line.runs, (" ", PUT_IN)]
        lead = lead if number else len(weave(runs)[0])
    names = tuple(name for paragraph in members for name in paragraph.names)
    links = tuple(link for paragraph in members for link in _links(paragraph))
    return evolve(draft(BlockKind.ROW, runs), lead=lead, names=names, links=links)


def _titled(shown: View, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, with inferred headings if the document has no heading styles.

    If the title has a style of its own, the other headings are below it.
    """
    styled = any(paragraph.style.level for paragraph in shown.paragraphs)
    if not styled:
        return headings_by_shape(drafts)
    if not any(paragraph.style.title and paragraph.glyphs for paragraph in shown.paragraphs):
        return drafts
    return [_lowered(made) if number else made for number, made in enumerate(drafts)]


def _lowered(made: Draft) -> Draft:
    return evolve(made, level=made.level + 1) if made.kind is BlockKind.HEADING else made
