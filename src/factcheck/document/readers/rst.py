"""Reader for reStructuredText. Source: docutils.sourceforge.io, reStructuredText Specification.

docutils is not used, because its nodes record at most their first line, and no columns.
"""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.document.readers.drafts import PUT_IN, Draft
from factcheck.document.readers.furniture import is_program
from factcheck.document.readers.markup import (
    BOLD,
    ITALIC,
    Builder,
    Line,
    LineWalk,
    Mark,
    Marks,
    Rule,
    Stretch,
)
from factcheck.document.readers.paragraphs import Around
from factcheck.model import BlockKind, SourceFile

_BEFORE, _BEHIND = r"(?<![\w`*])", r"(?![\w`*])"
_MARKS = Marks(
    (
        Mark(r"\\(?P<words>[^\s\w])", literal=True),
        Mark(r"\\\s"),
        Mark(rf"{_BEFORE}\*\*(?P<words>[^\s*][^*]{{0,500}})\*\*{_BEHIND}", BOLD, literal=True),
        Mark(rf"{_BEFORE}\*(?P<words>[^\s*][^*]{{0,500}})\*{_BEHIND}", ITALIC, literal=True),
        Mark(rf"{_BEFORE}``(?P<words>\S(?:[^`]|`(?!`)){{0,500}})``{_BEHIND}", ITALIC, literal=True),
        Mark(
            rf"{_BEFORE}(?::[\w.+-]{{1,30}}(?::[\w.+-]{{1,30}})?:)?"
            rf"`(?P<words>[^`<>]{{1,500}}?)\s+<(?P<target>[^<>`]{{1,500}})>`_{{0,2}}(?!\w)"
        ),
        Mark(rf"{_BEFORE}:(?:math|index|download|abbr-hidden|raw[\w-]*):`[^`]{{1,500}}`"),
        Mark(rf"{_BEFORE}:[\w.+:-]{{1,40}}:`[~!.]?(?P<words>[^`]{{1,500}})`", literal=True),
        Mark(rf"{_BEFORE}`(?P<words>[^`]{{1,500}})(?P<target>)`__?(?!\w)", literal=True),
        Mark(rf"{_BEFORE}_?`(?P<words>[^`]{{1,500}})`(?!\w)", ITALIC, literal=True),
        Mark(r"\s?\[(?:\d{1,3}|#[\w.-]{0,40}|\*)\]_(?!\w)"),
        Mark(r"(?P<words>\[[\w.+:-]{1,60}\])_(?!\w)", literal=True),
        Mark(r"\|(?P<words>[^\s|][^|\n]{0,100})\|_{0,2}(?!\w)", literal=True),
        Mark(
            r"(?<![\w_])(?P<words>[A-Za-z0-9](?:[\w.+-]{0,60}[A-Za-z0-9])?)(?P<target>)__?(?![\w])"
        ),
    )
)
_ADORNED = re.compile(r"([!-/:-@\[-`{-~])\1{1,}\s*$")
_NAMED = re.compile(r"\.\.\s+_(?P<name>`[^`]+`|[^:`]+):\s*(?P<value>\S.*)?$")
_DIRECTIVE = re.compile(r"(?P<indent>\s*)\.\.\s+(?P<name>[\w:+.-]+?)::(?:\s+(?P<words>\S.*))?$")
_NOTE = re.compile(r"\.\.\s+\[(?P<label>[^\]\s]{1,60})\]\s*")
_OPTION = re.compile(r"\s+:[\w-]+:(?:\s|$)")
_FIELD = re.compile(r":(?P<name>[^:\s][^:]{0,60}):\s+(?P<value>\S.*)$")
_SIMPLE_RULE = re.compile(r"\s*=+(?:\s+=+)+\s*$")
_GRID_RULE = re.compile(r"\s*\+(?:[-=]+\+)+\s*$")
# Directives with visible content. Sources: docutils, reStructuredText Directives; Sphinx.
_SEEN = lexicon.words("formats.rst directives")
_CODE = ("code", "code-block", "sourcecode", "parsed-literal", "csv-table")


def rst_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of a reStructuredText document, in order."""
    builder = Builder(source.text, _MARKS, dict(_targets(source.text)))
    return LineWalk(builder, _RULES).drafts()


def _targets(text: str) -> Iterator[tuple[str, str]]:
    """Yield the named link targets of a document, with their addresses."""
    for line in text.split("\n"):
        named = _NAMED.match(line) if line.startswith("..") else None
        if named and named["value"]:
            yield " ".join(named["name"].strip("`").split()).casefold(), named["value"].strip()


def _is_adorned(title: Line | None, below: Line | None) -> bool:
    """Return True if the line after a title is an underline of about the same length."""
    if not title or not below or not title.bare or not _ADORNED.match(below.text):
        return False
    return len(below.bare) >= min(len(title.bare), 4) and not _ADORNED.match(title.text)


def _heading(walk: LineWalk, match: re.Match[str]) -> None:
    """Read a heading, if there is one: a line with an underline, and possibly an overline."""
    over = bool(_ADORNED.match(match[0]))
    title, below = (walk.line(1), walk.line(2)) if over else (walk.line(), walk.line(1))
    is_free = not walk.pending or over
    if not is_free or not _is_adorned(title, below) or not title or not below:
        if over and len(match[0].strip()) > 3:  # noqa: PLR2004 - a transition has at least four
            walk.end_before()
        return
    walk.flush()
    style = below.bare[0] * (1 + over)
    if style not in walk.marks:
        walk.marks.append(style)
    shown = walk.builder.inline(title.first, title.end)
    walk.builder.heading(shown, walk.marks.index(style) + 1)
    walk.at += 2 + over


def _head(walk: LineWalk, _: re.Match[str]) -> None:
    """Read "Key: value" lines at the start of the file, if there are at least three."""
    if walk.builder.drafts or walk.pending:
        return
    last = walk.at
    while last < len(walk.lines) and walk.lines[last].bare:
        last += 1
    if walk.fields(walk.lines[walk.at : last]):
        walk.at = last


def _field(walk: LineWalk, match: re.Match[str]) -> None:
    """Read ":Author: X" as metadata at the start of the document, otherwise as a table row."""
    walk.flush()
    seen = [made for made in walk.builder.drafts if made.kind is not BlockKind.METADATA]
    if all(made.kind is BlockKind.HEADING for made in seen):
        walk.field(match)
        return
    walk.builder.row([walk.shown(match, "name"), walk.shown(match, "value")])
    walk.at += 1


def _indented(walk: LineWalk, indent: int) -> list[Line]:
    """Return the lines after this one that are blank or more deeply indented, and skip them."""
    found = walk.until(lambda line: bool(line.bare) and line.indent <= indent)
    walk.at -= 1
    return found


def _directive(walk: LineWalk, match: re.Match[str]) -> None:
    """Read a directive. Its visible content is read like any other lines."""
    name = match["name"].rpartition(":")[2].lower()
    if name not in _SEEN:
        inside = _indented(walk, len(match["indent"]))
        if inside and name in _CODE:
            program = name != "csv-table" and is_program(match["words"] or "")
            walk.builder.code(inside[0].start, inside[-1].end, program=program)
        return
    walk.flush()
    if match["words"] and name != "figure":
        kind = BlockKind.CAPTION if "table" in name else BlockKind.PARAGRAPH
        walk.builder.paragraph(walk.shown(match, "words"), kind=kind)
    walk.at += 1
    while (line := walk.line()) and _OPTION.match(line.text):
        walk.at += 1


def _explicit(walk: LineWalk, match: re.Match[str]) -> None:
    """Read a note, or skip a comment, a target or a substitution."""
    note = _NOTE.match(walk.lines[walk.at].text)
    if not note:
        if not _NAMED.match(walk.lines[walk.at].text):
            _indented(walk, len(match["indent"]))
        else:
            walk.end_before()
        return
    line = walk.lines[walk.at]
    start = line.start + note.end()
    inside = [line, *(one for one in _indented(walk, 0) if one.bare)]
    shown = walk.builder.inline(start, inside[-1].end)
    label = note["label"]
    if label.isdigit() or label[0] in "#*":
        walk.builder.note(label.lstrip("#") or str(len(walk.builder.notes) + 1), shown)
    else:
        walk.builder.paragraph([Stretch(f"[{label}] ", PUT_IN), *shown])


def _literal(walk: LineWalk, match: re.Match[str]) -> None:
    """End a paragraph with "::", and read the indented lines after it as code."""
    line = walk.lines[walk.at]
    colon = match["words"].rstrip()
    end = line.start + len(colon) + (1 if colon and colon[-1] not in " \t" else 0)
    if colon.strip():
        walk.pending.append((line.first, end))
    indent = line.indent
    inside = _indented(walk, indent)
    filled = [one for one in inside if one.bare]
    if filled:
        walk.builder.code(filled[0].start, filled[-1].end)


def _simple_table(walk: LineWalk, match: re.Match[str]) -> None:
    """Read a simple table, whose columns are underlined."""
    columns = [one.span() for one in re.finditer(r"=+", match[0])]
    starts = [start for start, _ in columns]
    walk.flush()
    walk.at += 1
    cells: list[list[Stretch]] = []
    while (line := walk.line()) and not (
        _SIMPLE_RULE.match(line.text) and not getattr(walk.line(1), "bare", "")
    ):
        is_row = bool(line.text[: starts[1]].strip())
        if is_row or not line.bare or _is_rule(line):
            walk.builder.row(cells)
            cells = []
        if line.bare and not _is_rule(line):
            cells = _columns(walk.builder, line, starts, cells)
        walk.at += 1
    walk.builder.row(cells)
    walk.at += 1


def _is_rule(line: Line) -> bool:
    return bool(re.fullmatch(r"[-=\s]{3,}", line.text))


def _columns(
    builder: Builder, line: Line, starts: list[int], above: list[list[Stretch]]
) -> list[list[Stretch]]:
    """Return the cells of a line, added to those of the preceding lines of the same row."""
    ends = [*starts[1:], max(len(line.text), starts[-1])]
    cells = above or [[] for _ in starts]
    for cell, start, end in zip(cells, starts, ends, strict=True):
        stop = min(end, len(line.text))
        if start < stop:
            cell += [*builder.inline(line.start + start, line.start + stop), Stretch(" ", PUT_IN)]
    return cells


def _grid_table(walk: LineWalk, _: re.Match[str]) -> None:
    """Read a grid table."""
    walk.flush()
    cells: list[list[Stretch]] = []
    while (line := walk.line()) and line.bare[:1] in ("+", "|"):
        if line.bare.startswith("|"):
            bars = [at for at, char in enumerate(line.text) if char == "|"]
            cells = cells if len(cells) == len(bars) - 1 else [[] for _ in bars[1:]]
            for cell, start, end in zip(cells, bars, bars[1:], strict=False):
                shown = walk.builder.inline(line.start + start + 1, line.start + end)
                cell += [*shown, Stretch(" ", PUT_IN)]
        elif cells:
            walk.builder.row(cells)
            cells = []
        walk.at += 1


_RULES: tuple[Rule, ...] = (
    (re.compile(r"[A-Z][A-Za-z-]{1,20}:\s"), _head),
    (_SIMPLE_RULE, _simple_table),
    (_GRID_RULE, _grid_table),
    (_DIRECTIVE, _directive),
    (re.compile(r"(?P<indent>\s*)\.\.(?:\s|$)"), _explicit),
    (re.compile(r"(?P<indent>\s*)__\s"), LineWalk.end_before),
    (_FIELD, _field),
    (re.compile(r".*\S.*"), _heading),
    (re.compile(r"(?P<words>.*?)::\s*$"), _literal),
    (re.compile(r"\s*(?:[-*+•]|\(?(?:\d{1,3}|#|[a-zA-Z])[.)])\s+(?=\S)"), LineWalk.item),
    (
        re.compile(r"\s*\|\s(?=\S)"),
        lambda walk, match: walk.begin(walk.lines[walk.at].start + match.end(), Around()),
    ),
    (re.compile(r"\s*>>>"), LineWalk.end_before),
)
