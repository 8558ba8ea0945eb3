"""Reader for AsciiDoc. Source: AsciiDoc Language Documentation, docs.asciidoctor.org/asciidoc."""

import re
from itertools import groupby

from factcheck.document.readers.drafts import Draft
from factcheck.document.readers.furniture import is_program
from factcheck.document.readers.markup import (
    BOLD,
    ITALIC,
    Builder,
    LineWalk,
    Mark,
    Marks,
    Rule,
    Stretch,
)
from factcheck.document.readers.paragraphs import Around
from factcheck.model import BlockKind, SourceFile

_EDGE = r"(?<!\w){0}{{1,{1}}}(?P<words>[^\s{0}](?:[^{0}\n]|\n(?!\s*\n)){{0,300}}){0}{{1,{1}}}(?!\w)"
_MARKS = Marks(
    (
        Mark(r"\\(?P<words>[*_`#+^~\[{<])", literal=True),
        Mark(r"\(\(\((?:(?!\)\)\)).){1,300}\)\)\)"),
        Mark(r"\(\((?P<words>[^()]{1,200})\)\)"),
        Mark(r"footnote(?:ref)?:[\w-]{0,40}\[(?P<note>(?:[^\[\]]|\[[^\[\]]{0,300}\]){0,2000})\]"),
        Mark(
            r"(?:image|icon|anchor|bibanchor|indexterm2?|stem|latexmath|asciimath):{1,2}"
            r"[^\s\[]{0,300}\[[^\]]{0,300}\]"
        ),
        Mark(r"\[\[[\w:.-]{1,100}(?:,[^\]]{0,200})?\]\]"),
        Mark(r"<<(?P<target>[^<>,]{1,200}),\s*(?P<words>[^<>]{1,300})>>"),
        Mark(r"<<(?P<words>[^<>,]{1,200})>>", literal=True),
        Mark(r"(?:link:|xref:|mailto:)(?P<target>[^\s\[]{1,500})\[(?P<words>[^\]]{1,500})\]"),
        Mark(r"(?P<target>(?:https?|ftp|irc)://[^\s\[<>]{1,500})\[(?P<words>[^\]]{1,500})\]"),
        Mark(r"(?P<words>(?:https?|ftp)://[^\s\[<>]{1,500})\[\]", literal=True),
        Mark(r"(?:kbd|btn|menu|pass|q|c):[^\s\[]{0,60}\[(?P<words>[^\]]{1,300})\]"),
        Mark(r"\[[.#\w -]{1,60}\](?=[#*_`+])"),
        Mark(_EDGE.format(r"\*", 2), BOLD),
        Mark(_EDGE.format("_", 2), ITALIC),
        Mark(
            r"`{1,2}\+?(?P<words>[^\s`+](?:[^`\n]|\n(?!\s*\n)){0,300}?)\+?`{1,2}",
            ITALIC,
            literal=True,
        ),
        Mark(_EDGE.format(r"\+", 3), ITALIC, literal=True),
        Mark(_EDGE.format("#", 2)),
        Mark(r"(?<=\w)[\^~](?P<words>[^\s^~]{1,30})[\^~]"),
        Mark(r"\s\+(?=\n)", shows="\n"),
        Mark(r"<(?:\d{1,2}|\.)>(?=\s|$)"),
    )
)
_CELL = re.compile(r"(?:(?<=\s)|^)(?:[\d.]{0,6}[+*])?[<^>.]{0,4}[adehlmsv]?\|")
_AUTHOR = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4})(?: <[^<>\s]+>)?\s*$")
_REVISION = re.compile(r"(?:v[\d.]+,? ?)?(?P<date>[^:]*\d{4}[^:]{0,12})")
_ATTRIBUTE = re.compile(r":(?P<name>[\w-]{1,40}):(?: (?P<value>\S.*))?$")
_TOLD_ATTRIBUTES = ("author", "authors", "date", "revdate", "description", "title", "doctitle")


def asciidoc_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of an AsciiDoc document, in order."""
    return LineWalk(Builder(source.text, _MARKS), _RULES).drafts()


def _fence(walk: LineWalk, match: re.Match[str]) -> None:
    """Read a delimited block that is not body text."""
    mark = match[0].strip()
    fence = mark[:3] if mark.startswith("```") else mark
    above = walk.line(-1)
    program = mark.startswith("```") and is_program(mark[3:])
    program = program or bool(above and above.bare.startswith("[source"))
    inside = walk.until(lambda line: line.bare == fence)
    if inside and mark[0] not in "/+":
        walk.builder.code(inside[0].start, inside[-1].end, program=program)


def _table(walk: LineWalk, _: re.Match[str]) -> None:
    """Read a table.

    A row is one line, or several lines that end at a blank line or when the row has as many cells
    as the first line.
    """
    inside = walk.until(lambda line: line.bare.startswith(("|===", "!===")))
    row: list[list[Stretch]] = []
    width = 0
    for line in inside:
        cells = walk.cells(line, _CELL)
        if not line.bare or (width and len(row) + len(cells) > width) or len(cells) > 1:
            walk.builder.row(row) if row else None
            row = []
        width = max(width, len(cells) if len(cells) > 1 else 0)
        if not cells and row:
            row[-1] += [Stretch(" ", -1), *walk.builder.inline(line.start, line.end)]
        row += cells
    if row:
        walk.builder.row(row)


def _heading(walk: LineWalk, match: re.Match[str]) -> None:
    walk.heading(match)
    if len(match["marks"]) == 1 and len(walk.builder.drafts) == 1:
        _head(walk)


def _head(walk: LineWalk) -> None:
    """Read the lines after the title: authors, revision, attributes."""
    line = walk.line()
    if line and (author := _AUTHOR.match(line.text)):
        walk.builder.metadata("author", walk.shown(author, "name"))
        walk.at += 1
        line = walk.line()
        if line and (revision := _REVISION.fullmatch(line.text)):
            walk.builder.metadata("date", walk.shown(revision, "date"))
            walk.at += 1


def _attribute(walk: LineWalk, match: re.Match[str]) -> None:
    walk.flush()
    if match["value"] and match["name"] in _TOLD_ATTRIBUTES:
        name = match["name"].removeprefix("rev").removeprefix("doc")
        walk.builder.metadata(name, walk.shown(match, "value"))
    walk.at += 1


def _caption(walk: LineWalk, match: re.Match[str]) -> None:
    walk.flush()
    walk.builder.paragraph(walk.shown(match, "words"), kind=BlockKind.CAPTION)
    walk.at += 1


def _quote(walk: LineWalk, _: re.Match[str]) -> None:
    """Read the paragraphs between two lines of underscores as quotations."""
    inside = walk.until(lambda line: line.bare == "____")
    for has_words, group in groupby(inside, key=lambda line: bool(line.bare)):
        lines = list(group)
        if has_words:
            shown = walk.builder.inline(lines[0].start, lines[-1].end)
            walk.builder.paragraph(shown, Around(quoted=True))


def _item(walk: LineWalk, match: re.Match[str]) -> None:
    """Read a list item. A marker that no open list uses starts a nested list."""
    walk.flush()
    mark = re.sub(r"\w+", "1", match["mark"])
    if not _depth(walk):
        walk.marks.clear()
    walk.marks[walk.marks.index(mark) if mark in walk.marks else len(walk.marks) :] = [mark]
    start = walk.lines[walk.at].start + match.end()
    walk.begin(start, Around(depth=len(walk.marks), first=True))


def _attached(walk: LineWalk, _: re.Match[str]) -> None:
    """Read the block that a "+" on its own line attaches to the preceding item."""
    walk.end_before()
    walk.around = Around(depth=_depth(walk))


def _depth(walk: LineWalk) -> int:
    return walk.builder.drafts[-1].depth if walk.builder.drafts else 0


def _term(walk: LineWalk, match: re.Match[str]) -> None:
    """Read "term:: definition" as a list item that starts with the term."""
    walk.flush()
    line = walk.lines[walk.at]
    walk.around = Around(depth=1, first=True)
    walk.pending.append((line.start + match.start("term"), line.start + match.end("term") + 1))
    if match.end() < len(line.text):
        walk.pending.append((line.start + match.end(), line.end))
    walk.at += 1


_RULES: tuple[Rule, ...] = (
    (re.compile(r"//(?!/)"), lambda walk, _: walk.skip()),
    (re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|```.*)\s*$"), _fence),
    (re.compile(r"[|!]===\s*$"), _table),
    (re.compile(r"_{4}\s*$"), _quote),
    (
        re.compile(r"(?:\*{4,}|={4,}|--|<<<|'''|---|\*\*\*)\s*$"),
        LineWalk.end_before,
    ),
    (re.compile(r"\+\s*$"), _attached),
    (re.compile(r"(?P<marks>={1,6}|#{1,6})\s+(?P<words>\S.*?)(?:\s=+)?\s*$"), _heading),
    (_ATTRIBUTE, _attribute),
    (
        re.compile(r"\[(?:\[|[\w.#%,\"'= :;/-])[^\]]{0,300}\]{1,2}\s*$"),
        LineWalk.end_before,
    ),
    (
        re.compile(r"(?:image|include|video|audio|if(?:n?def|eval)|endif|toc)::?\S*\[.*\]\s*$"),
        LineWalk.end_before,
    ),
    (re.compile(r"\.(?P<words>[^\s.].*)$"), _caption),
    (
        re.compile(
            r"\s*(?P<mark>\*{1,6}|-|\.{1,6}|\d{1,3}\.|[a-zA-Z]\.|<\d+>)\s+(?:\[[ x*]\]\s+)?(?=\S)"
        ),
        _item,
    ),
    (re.compile(r"\s*(?P<term>[^\s:/][^\n]{0,200}?):{2,4}(?:\s+|$)"), _term),
)
