"""Reader for Org. Source: Org Syntax, orgmode.org/worg/org-syntax.html."""

import re

from factcheck.document.readers.drafts import Draft
from factcheck.document.readers.markup import BOLD, ITALIC, Builder, LineWalk, Mark, Marks, Rule
from factcheck.document.readers.paragraphs import Around
from factcheck.model import SourceFile

_EDGE = (
    r"(?<![\w{0}])[{0}](?P<words>[^\s{0}](?:(?:[^{0}\n]|\n(?!\s*\n)){{0,300}}[^\s{0}])?)[{0}](?!\w)"
)
_MARKS = Marks(
    (
        Mark(r"\[fn:[\w-]{0,40}:(?P<note>[^\[\]]{1,2000})\]"),
        Mark(r"\[fn:[\w-]{1,40}\]"),
        Mark(r"\[\[(?P<target>[^\[\]]{1,500})\]\[(?P<words>[^\[\]]{1,500})\]\]"),
        Mark(r"\[\[file:[^\[\]]{1,500}\]\]"),
        Mark(r"\[\[(?P<words>[^\[\]]{1,500})\]\]", literal=True),
        Mark(
            r"[<\[](?P<words>\d{4}-\d\d-\d\d(?: [A-Za-z]{2,9})?(?: \d\d?:\d\d(?:-\d\d?:\d\d)?)?)"
            r"[^<>\[\]]{0,20}[>\]]"
        ),
        Mark(r"<<<?[^<>\n]{1,100}>>>?"),
        Mark(r"@@[^@\n]{1,100}@@|\{\{\{[^{}\n]{1,200}\}\}\}"),
        Mark(_EDGE.format("*"), BOLD),
        Mark(_EDGE.format("/"), ITALIC),
        Mark(_EDGE.format("_"), ITALIC),
        Mark(_EDGE.format("="), ITALIC, literal=True),
        Mark(_EDGE.format("~"), ITALIC, literal=True),
        Mark(r"\\\\(?=\n|$)", shows="\n"),
    )
)
_TOLD = re.compile(
    r"(?i)#\+(?P<name>title|subtitle|author|date|description|keywords):\s+(?P<value>\S.*)"
)
_BLOCK = re.compile(r"(?i)\s*#\+begin_(?P<name>\w+)")
_BAR = re.compile(r"\|")
_TEXT_BLOCKS = ("quote", "verse", "center", "abstract")


def org_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of an Org document, in order."""
    return LineWalk(Builder(source.text, _MARKS), _RULES).drafts()


def _block(walk: LineWalk, match: re.Match[str]) -> None:
    """Read a block: a quotation, or a block that is not body text."""
    name = match["name"].lower()
    end = re.compile(rf"(?i)\s*#\+end_{re.escape(name)}")
    inside = walk.until(lambda line: bool(end.match(line.text)))
    if not inside or name == "comment":
        return
    if name in _TEXT_BLOCKS:
        shown = walk.builder.inline(inside[0].start, inside[-1].end)
        walk.builder.paragraph(shown, Around(quoted=name == "quote"))
    else:
        walk.builder.code(inside[0].start, inside[-1].end, program=name != "example")


def _drawer(walk: LineWalk, _: re.Match[str]) -> None:
    walk.until(lambda line: line.bare.lower() == ":end:" or line.text.startswith("*"))


def _row(walk: LineWalk, _: re.Match[str]) -> None:
    walk.flush()
    walk.builder.row(walk.cells(walk.lines[walk.at], _BAR))
    walk.at += 1


def _note(walk: LineWalk, match: re.Match[str]) -> None:
    """Read the text of a note, up to the next blank line or note."""
    walk.flush()
    line = walk.lines[walk.at]
    start, end = line.start + match.end(), line.end
    while (below := walk.line(1)) and below.bare and not below.text.startswith(("[fn:", "*")):
        end, walk.at = below.end, walk.at + 1
    walk.builder.note(match["label"], walk.builder.inline(start, end))
    walk.at += 1


_RULES: tuple[Rule, ...] = (
    (_TOLD, LineWalk.field),
    (_BLOCK, _block),
    (re.compile(r"\s*#(?:\s|\+|$)"), LineWalk.end_before),
    (re.compile(r"(?i)\s*:(?:properties|logbook|\w+):\s*$"), _drawer),
    (
        re.compile(
            r"(?P<marks>\*{1,8})\s+(?:(?:TODO|DONE)\s+)?(?:\[#\w\]\s+)?"
            r"(?P<words>\S.*?)(?:\s+:[\w@#%:]+:)?\s*$"
        ),
        LineWalk.heading,
    ),
    (re.compile(r"\s*\|[-+|:]+\s*$"), LineWalk.end_before),
    (re.compile(r"\s*\|"), _row),
    (re.compile(r"\[fn:(?P<label>[\w-]{1,40})\]\s*"), _note),
    (re.compile(r"\s*-{5,}\s*$"), LineWalk.end_before),
    (re.compile(r"(?:\s*[-+]|\s+\*|\s*\d{1,3}[.)])\s+(?:\[[ X-]\]\s+)?(?=\S)"), LineWalk.item),
)
