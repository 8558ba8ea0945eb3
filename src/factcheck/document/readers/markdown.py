"""Reader for Markdown (CommonMark with tables): markup is removed, words keep their offsets."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from attrs import evolve
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from factcheck.document.readers.beginnings import beginnings
from factcheck.document.readers.blanking import without_chunks, without_jsx, without_published_tags
from factcheck.document.readers.drafts import PUT_IN, Draft, Run, Target, draft, weave
from factcheck.document.readers.furniture import is_program
from factcheck.document.readers.htmlblocks import html_blocks
from factcheck.document.readers.inline import Origin, inline_lines
from factcheck.document.readers.metadata import front_matter
from factcheck.document.readers.paragraphs import Around, InlineLine, paragraphs, placed
from factcheck.document.text import kept_by_words
from factcheck.model import BlockKind, SourceFile

_MOST_NESTED = 120  # nested blocks; a list level counts as two
_PIPE = re.compile(r"(?<!\\)\|")
# GitHub's alerts, and their equivalents on other platforms.
_ASIDE = re.compile(
    r"\[!\w+\]|(?P<mark>\*\*|__|[*_])?"
    r"(?i:note|tip|warning|important|caution|info|hint|danger)(?:\s?:|(?P=mark))"
)
_SHOWN = re.compile(
    r"\b(?:fig|tbl|lst)[.-](?:cap|alt) *[=:] *"
    r"(?P<mark>[\"'])(?P<words>[^\n\\]{1,999}?)(?P=mark)(?=[,}\s])"
)
"""A visible option of a code chunk in R Markdown or Quarto: `fig.cap = "Sales by year"`."""
_NOTE = re.compile(r"\[\^[^\]\s]{1,80}\]:")
_Target = tuple[str, str, str]
"""A link reference label, its address, and its title."""


def markdown_drafts(
    source: SourceFile, prepared: Callable[[str], str] = str, *, indented: bool = True
) -> tuple[Draft, ...]:
    """Return the blocks of a Markdown text in order.

    Args:
        source: The file.
        prepared: Blanks non-text in a Markdown variant without moving other characters.
        indented: Whether lines indented by four characters are code.
    """
    front = front_matter(source.text)
    text = without_published_tags(prepared(source.text))
    cuts = [*beginnings(text, front.end, indented=indented), len(text)]
    parts = [(at, text[at:end]) for at, end in zip([front.end, *cuts], cuts, strict=False)]
    targets = _all_targets([words for _, words in parts], indented=indented)
    return (
        *front.drafts,
        *(
            made.moved(at)
            for at, words in parts
            for made in _part(words, targets if "[" in words else (), indented=indented)
        ),
    )


def chunked_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of R Markdown or Quarto, whose code and options are not text."""
    return markdown_drafts(source, without_chunks)


def mdx_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of MDX, whose imports and component tags are not text."""
    return markdown_drafts(source, without_jsx, indented=False)


def _all_targets(parts: Sequence[str], *, indented: bool) -> tuple[_Target, ...]:
    """Return the link reference definitions of a text; the first of each label counts."""
    found: dict[str, _Target] = {}
    for words in parts:
        for target in _targets(words, indented=indented) if "]:" in words else ():
            found.setdefault(target[0], target)
    return tuple(found.values())


@kept_by_words
def _targets(words: str, *, indented: bool) -> tuple[_Target, ...]:
    """Return the link reference definitions in a part of a text."""
    env: dict[str, Any] = {}
    _parser(indented=indented).parse(words, env)
    references = env.get("references", {}).items()
    return tuple((label, one["href"], one["title"]) for label, one in references)


@kept_by_words
def _part(words: str, targets: tuple[_Target, ...], *, indented: bool) -> tuple[Draft, ...]:
    """Return the blocks of a part of a text, with offsets relative to the part."""
    references = {label: {"href": href, "title": title} for label, href, title in targets}
    tokens = _parser(indented=indented).parse(words, {"references": references})
    return tuple(_Blocks(SourceFile("", words), tokens).drafts())


@cache
def _parser(*, indented: bool) -> MarkdownIt:
    """Return a parser that does not treat "[^1]: https://…" as a link reference definition.

    It is a note. The parser has already parsed something, so that values set on first use are
    available in all threads.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED}).enable("table")
    parser.disable(["text_join", "fragments_join"])
    if not indented:
        parser.disable("code")
    parser.block.ruler.at("reference", _link_target, {"alt": []})
    parser.block.ruler.before("paragraph", "note", _note, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.at("link", _where_closed(link))
    parser.inline.ruler.at("image", _where_closed(image))
    parser.parse("A *word*.")
    return parser


def _link_target(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it
    at = state.bMarks[line] + state.tShift[line]
    return not state.src.startswith("[^", at) and reference(state, line, last, silent)


def _note(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - markdown-it
    """Return True if a line ends the preceding paragraph by starting a note: "[^1]:words"."""
    return silent and _NOTE.match(state.src, state.bMarks[line] + state.tShift[line]) is not None


def _where_closed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Return a link rule that searches for the end of a label only if a bracket is closed later.

    The original rule repeats the search after each nested bracket, which is slow for many unclosed
    ones.
    """

    def closed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it
        return state.pos < _last_closing(state.src) and rule(state, silent)

    return closed


@lru_cache(maxsize=8)
def _last_closing(words: str) -> int:
    """Return the offset of the last closing bracket; -1 if there is none."""
    return words.rfind("]")


class _Blocks:
    """Processes the block tokens."""

    def __init__(self, source: SourceFile, tokens: Sequence[Token]) -> None:
        self.source = source
        self.tokens = tokens
        self.row = 0
        """Line of the current table row, from 0."""

    def drafts(self) -> Iterator[Draft]:
        """Yield a draft for each block."""
        stack: list[Around] = [Around()]
        for index, token in enumerate(self.tokens):
            around = stack[-1]
            if token.type in {"blockquote_open", "list_item_open"}:
                is_aside = token.type == "blockquote_open" and self._is_aside(index)
                stack.append(around if is_aside else _inside(around, token))
            elif token.type in {"blockquote_close", "list_item_close"}:
                stack.pop()
            elif token.type in {"inline", "fence", "code_block", "html_block", "tr_open"}:
                yield from self._block(index, around)
                if around.first:
                    stack[-1] = evolve(around, first=False)

    def _is_aside(self, index: int) -> bool:
        """Return True if a block quotation is a note by the author: "> [!NOTE]"."""
        inline = next((one for one in self.tokens[index:] if one.type == "inline"), None)
        return inline is not None and _ASIDE.match(inline.content) is not None

    def _block(self, index: int, around: Around) -> Iterator[Draft]:
        token, opening = self.tokens[index], self.tokens[max(0, index - 1)]
        if token.type == "tr_open":
            yield self._row(index)
        elif token.type == "html_block":
            yield from self._html(token)
        elif token.type != "inline":
            program = token.type == "fence" and is_program(token.info)
            yield evolve(draft(BlockKind.CODE, self._lines_of(token)), program=program)
            yield from self._captions(token)
        elif opening.type == "heading_open":
            lines = self._inline(token)
            runs = [run for line in lines for run in (*line.runs, (" ", PUT_IN))]
            links = tuple(link for line in lines for link in line.links)
            yield evolve(draft(BlockKind.HEADING, runs), level=int(opening.tag[1:]), links=links)
        elif opening.type == "paragraph_open":
            for made in paragraphs(self._inline(token)):
                yield placed(made, around)

    def _inline(self, token: Token) -> tuple[InlineLine, ...]:
        lines = token.content.split("\n")
        first, after = token.map or (0, 0)
        while first + 1 < after and lines[0].strip() not in self.source.line(first + 1):
            first += 1  # a line that only looks blank
        starts, offsets, at = [], [], 0
        for number, line in enumerate(lines, first):
            words = line.strip()
            starts.append(at + line.find(words))
            offsets.append(self._offset(number, words))
            at += len(line) + 1
        origin = Origin(token.content, tuple(starts), tuple(offsets))
        return inline_lines(origin, token.children or ())

    def _offset(self, line: int, words: str) -> int:
        """Return the file offset of the words of a content line; `PUT_IN` if they are not there."""
        raw = self.source.line(line + 1) if line < len(self.source.line_starts) else ""
        bare = raw.rstrip()
        at = len(bare) - len(words) if bare.endswith(words) else raw.find(words)
        return PUT_IN if at < 0 else self.source.line_starts[line] + at

    def _lines_of(self, token: Token) -> Iterator[Run]:
        first, after = token.map or (0, 0)
        fenced = token.type == "fence"
        content = token.content.split("\n")
        for number, line in zip(range(first + fenced, after), content, strict=False):
            if line.strip():
                yield line.strip(), self._offset(number, line.strip())
            yield "\n", PUT_IN

    def _captions(self, token: Token) -> Iterator[Draft]:
        """Yield the visible options of a code chunk: captions and alternative texts."""
        first, after = token.map or (0, 0)
        lines = self.source.line_starts
        stop = lines[after] if after < len(lines) else len(self.source.text)
        if token.info.startswith("{"):
            for found in _SHOWN.finditer(self.source.text, lines[first], stop):
                yield draft(BlockKind.CAPTION, [(found["words"], found.start("words"))])

    def _html(self, token: Token) -> Iterator[Draft]:
        first, after = token.map or (0, 0)
        start = self.source.line_starts[first]
        lines = self.source.line_starts
        raw = self.source.text[start : lines[after] if after < len(lines) else None]
        yield from html_blocks(raw, start)

    def _row(self, index: int) -> Draft:
        """Return a table row, with pipes between its cells."""
        line = (self.tokens[index].map or [0])[0]
        is_head = self.tokens[index - 1].type == "thead_open"
        stretches = self._cells(line)
        runs: list[Run] = []
        lead = 0
        number = 0
        links: list[Target] = []
        while self.tokens[index].type != "tr_close":
            token = self.tokens[index]
            if token.type == "inline":
                start, end = stretches[number] if number < len(stretches) else (0, 0)
                lines = self._cell(token, start, end)
                runs.append(("| " if number else "", PUT_IN))
                runs += [run for line in lines for run in (*line.runs, (" ", PUT_IN))]
                runs.append((" ", PUT_IN))
                links += [link for line in lines for link in line.links]
                number += 1
                lead = lead or (len(weave(runs)[0]) if number == 1 else 0)
            index += 1
        made = draft(BlockKind.ROW, runs)
        return evolve(made, lead=lead, links=tuple(links), begins=is_head)

    def _cells(self, line: int) -> list[tuple[int, int]]:
        """Return the ranges between the pipes of a line of the file."""
        raw = self.source.line(line + 1)
        cuts = [0, *(pipe.start() + 1 for pipe in _PIPE.finditer(raw)), len(raw) + 1]
        cells = [(start, end - 1) for start, end in pairwise(cuts)]
        if not raw[slice(*cells[0])].strip(" >\t"):
            cells = cells[1:]
        base = self.source.line_starts[line]
        return [(base + start, base + end) for start, end in cells]

    def _cell(self, token: Token, start: int, end: int) -> tuple[InlineLine, ...]:
        raw = self.source.text[start:end]
        starts, offsets, at, done = [0], [start + len(raw) - len(raw.lstrip())], 0, 0
        for escape in re.finditer(r"\\\|", raw.strip()):
            at += escape.start() - done
            done = escape.start() + 1
            starts.append(at)
            offsets.append(offsets[0] + done)
        origin = Origin(token.content, tuple(starts), tuple(offsets))
        return inline_lines(origin, token.children or ())


def _inside(around: Around, token: Token) -> Around:
    if token.type == "blockquote_open":
        return evolve(around, quoted=True)
    return evolve(around, depth=around.depth + 1, first=True)
