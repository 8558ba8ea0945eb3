"""Reader for MediaWiki markup. Source: mediawiki.org, Help:Formatting, Help:Links, Help:Tables."""

import re
from itertools import pairwise

from factcheck.document.readers.drafts import PUT_IN, Draft
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

_MARKS = Marks(
    (
        Mark(r"<!--(?:(?!-->).){0,5000}-->"),
        Mark(r"<ref\b[^<>/]{0,200}/>"),
        Mark(r"<ref\b[^<>]{0,200}>(?P<note>(?:(?!</ref>).){0,4000})</ref>"),
        Mark(r"<nowiki>(?P<words>(?:(?!</nowiki>).){0,2000})</nowiki>", literal=True),
        Mark(r"<(?:math|score|timeline|gallery)\b[^<>]{0,200}>(?:(?!</).){0,4000}</\w+>"),
        Mark(r"<(?:code|tt|kbd|samp|var)>(?P<words>[^<>]{1,1000})</\w+>", ITALIC, literal=True),
        Mark(r"<b>(?P<words>(?:(?!</b>).){1,1000})</b>", BOLD),
        Mark(r"<br\s?/?>", shows="\n"),
        Mark(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,300})?/?>"),
        Mark(r"\[\[(?:Category|File|Image|Media):[^\[\]]{1,500}\]\]"),
        Mark(r"\[\[(?P<target>[^\[\]|]{1,300})\|(?P<words>[^\[\]|]{1,300})\]\]"),
        Mark(r"\[\[(?P<words>[^\[\]|]{1,300})\]\]"),
        Mark(r"\[(?P<target>(?:https?:|ftp:)?//[^\s\[\]]{1,500})\s+(?P<words>[^\[\]]{1,500})\]"),
        Mark(r"\[(?P<words>(?:https?:|ftp:)?//[^\s\[\]]{1,500})\]", literal=True),
        Mark(r"\{\{(?:[^{}]|\{\{[^{}]{0,1000}\}\}){0,3000}\}\}"),
        Mark(r"'''''(?P<words>(?:(?!''''').){1,1000})'''''", BOLD),
        Mark(r"'''(?P<words>(?:(?!''').){1,1000})'''(?!')", BOLD),
        Mark(r"''(?P<words>(?:(?!'').){1,1000})''(?!')", ITALIC),
        Mark(r"__[A-Z]{3,20}__"),
        Mark(r"&#?\w{1,31};", named=True),
    )
)
_CELL_MARKS = re.compile(r"\|\||!!")
_ATTRIBUTES = re.compile(r"\s*(?:[\w-]+\s*=\s*(?:\"[^\"]*\"|[\w%#-]+)\s*)+\|(?!\|)")
_TABLE_HEAD = 2


def wiki_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of a MediaWiki page, in order."""
    return LineWalk(Builder(source.text, _MARKS), _RULES).drafts()


def _raw(walk: LineWalk, match: re.Match[str]) -> None:
    """Read preformatted text: code, or the metadata at the start of the document."""
    end = f"</{match['tag']}"
    first = walk.lines[walk.at]
    if end in first.text[match.end() :].lower():
        walk.flush()
        walk.builder.code(first.start + match.end(), first.start + first.text.lower().rfind(end))
        walk.at += 1
        return
    is_head = not walk.builder.drafts
    inside = walk.until(lambda line: end in line.text.lower())
    if not inside or (is_head and walk.fields(inside)):
        return
    program = match["tag"].lower() not in ("pre", "poem")
    walk.builder.code(inside[0].start, inside[-1].end, program=program)


def _item(walk: LineWalk, match: re.Match[str]) -> None:
    mark = match["mark"]
    line = walk.lines[walk.at]
    is_indented = set(mark) == {":"}
    walk.begin(line.start + match.end(), Around(depth=len(mark), first=not is_indented))
    walk.flush()


def _table(walk: LineWalk, _: re.Match[str]) -> None:
    """Read a table. Its cells are on one line, separated by "||", or each on a line of its own."""
    inside = walk.until(lambda line: line.bare.startswith("|}"))
    row: list[list[Stretch]] = []
    for line in inside:
        if line.bare.startswith("|-"):
            walk.builder.row(row)
            row = []
        elif line.bare.startswith("|+"):
            shown = walk.builder.inline(line.first + _TABLE_HEAD, line.end)
            walk.builder.paragraph(shown, kind=BlockKind.CAPTION)
        elif line.bare.startswith(("|", "!")):
            row += _cells(walk.builder, line.first + 1, line.end)
        elif row:
            row[-1] += [Stretch(" ", PUT_IN), *walk.builder.inline(line.start, line.end)]
    walk.builder.row(row)


def _cells(builder: Builder, start: int, end: int) -> list[list[Stretch]]:
    cuts = [
        (start, start),
        *((mark.start(), mark.end()) for mark in _CELL_MARKS.finditer(builder.text, start, end)),
        (end, end),
    ]
    found = []
    for (_, first), (last, _) in pairwise(cuts):
        attributes = _ATTRIBUTES.match(builder.text, first, last)
        found.append(builder.inline(attributes.end() if attributes else first, last))
    return found


def _template(walk: LineWalk, _: re.Match[str]) -> None:
    """Skip a template that spans several lines. Its named values become a table."""
    depth = 0
    first = walk.at
    walk.flush()
    while walk.at < len(walk.lines):
        line = walk.lines[walk.at]
        depth += line.text.count("{{") - line.text.count("}}")
        fact = re.match(r"\s*\|\s*(?P<name>[\w ]{1,40}?)\s*=\s*(?P<value>\S.*)$", line.text)
        if fact and walk.at > first:
            walk.builder.row([walk.shown(fact, "name"), walk.shown(fact, "value")])
        walk.at += 1
        if depth <= 0:
            return


_RULES: tuple[Rule, ...] = (
    (
        re.compile(r"(?i)\s*<(?P<tag>pre|source|syntaxhighlight|poem)\b[^<>]{0,200}>"),
        _raw,
    ),
    (re.compile(r"(?P<marks>={1,6})(?P<words>[^=].*?)={1,6}\s*(?:<!--.*)?$"), LineWalk.heading),
    (re.compile(r"\s*:*\{\|"), _table),
    (re.compile(r"\{\{[^{}]*$"), _template),
    (re.compile(r"-{4,}"), LineWalk.end_before),
    (re.compile(r"(?P<mark>[*#:;]{1,12})\s*(?=[^\s*#:;])"), _item),
    (
        re.compile(r"(?i)#redirect\b|\[\[Category:[^\[\]]*\]\]\s*$"),
        LineWalk.end_before,
    ),
)
