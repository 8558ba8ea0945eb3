"""Reader for Markdown (CommonMark with tables). Markup is removed; words keep their offsets."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import pairwise, takewhile

from attrs import evolve
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from factcheck.document.readers.blanking import (
    without_chunks,
    without_jsx,
    without_published_tags,
)
from factcheck.document.readers.drafts import PUT_IN, Draft, Sheet
from factcheck.document.readers.furniture import SEPARATED, is_program
from factcheck.document.readers.inline import inline
from factcheck.document.readers.markup import Builder, Stretch
from factcheck.document.readers.metadata import front_matter
from factcheck.document.readers.paragraphs import Around
from factcheck.model import BlockKind, SourceFile

_MOST_NESTED = 120  # nested blocks; a list level counts as two
_PIPE = re.compile(r"(?<!\\)\|")
# Alerts on GitHub and equivalents on other platforms.
_ASIDE = re.compile(
    r"\[!\w+\]|(?P<mark>\*\*|__|[*_])?"
    r"(?i:note|tip|warning|important|caution|info|hint|danger)(?:\s?:|(?P=mark))"
)
_HTML_WORD = re.compile(r">[^<>]*\w")
_NOTE = re.compile(r"\[\^[^\]\s]{1,80}\]:")
_NOT_LINE_END = re.compile(r"[^\n]")


def markdown_drafts(
    source: SourceFile, prepared: Callable[[str], str] = str, *, indented: bool = True
) -> tuple[Draft, ...]:
    """Return the blocks of a Markdown document, in order.

    Args:
        source: The file.
        prepared: A function that blanks the markup of a Markdown variant without moving other
            characters.
        indented: Whether lines indented by four characters are code.
    """
    front = front_matter(source.text)
    text = without_published_tags(prepared(source.text))
    text = _NOT_LINE_END.sub(" ", text[: front.end]) + text[front.end :]
    tokens = _parser(indented=indented).parse(text)
    return (*front.drafts, *_Blocks(SourceFile("", text), tokens).drafts())


def chunked_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of R Markdown or Quarto, without inline code and chunk options."""
    return markdown_drafts(source, without_chunks)


def mdx_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of MDX, without imports and component tags."""
    return markdown_drafts(source, without_jsx, indented=False)


@cache
def _parser(*, indented: bool) -> MarkdownIt:
    """Return a parser that treats "[^1]: https://…" as a note, not as a link definition.

    The parser has already parsed a sample, so that values set on first use are available in all
    threads.
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
    """Return True if a line ends the preceding paragraph because it starts a note: "[^1]:words"."""
    return silent and _NOTE.match(state.src, state.bMarks[line] + state.tShift[line]) is not None


def _where_closed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Return a link rule that looks for the end of a label only if a closing bracket follows.

    The original rule repeats the search after each nested bracket, which is slow if many brackets
    are unclosed.
    """

    def closed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it
        return state.pos < _last_closing(state.src) and rule(state, silent)

    return closed


@lru_cache(maxsize=8)
def _last_closing(words: str) -> int:
    """Return the offset of the last closing bracket; -1 if there is none."""
    return words.rfind("]")


class _Blocks:
    """Processes the block tokens of a Markdown text."""

    def __init__(self, source: SourceFile, tokens: Sequence[Token]) -> None:
        self.source = source
        self.tokens = tokens
        self.builder = Builder(source.text)

    def drafts(self) -> tuple[Draft, ...]:
        """Return a draft for each block."""
        stack: list[Around] = [Around()]
        for index, token in enumerate(self.tokens):
            around = stack[-1]
            if token.type == "blockquote_open":
                is_aside = self._is_aside(index)
                stack.append(around if is_aside else evolve(around, quoted=True))
            elif token.type == "list_item_open":
                stack.append(evolve(around, depth=around.depth + 1, first=True))
            elif token.type in {"blockquote_close", "list_item_close"}:
                stack.pop()
            elif token.type in {"inline", "fence", "code_block", "html_block", "tr_open"}:
                self._block(index, around)
                stack[-1] = evolve(around, first=False)
        return self.builder.finished()

    def _is_aside(self, index: int) -> bool:
        """Return True if a block quotation is a note by the author: "> [!NOTE]"."""
        inline = next((one for one in self.tokens[index:] if one.type == "inline"), None)
        return inline is not None and _ASIDE.match(inline.content) is not None

    def _block(self, index: int, around: Around) -> None:
        token, opening = self.tokens[index], self.tokens[max(0, index - 1)]
        if token.type == "tr_open":
            self._row(index)
        elif token.type == "html_block":
            start, end = self._range(token)
            if _HTML_WORD.search(self.source.text, start, end):
                from factcheck.document.readers.web import html_drafts  # noqa: PLC0415 - rarely needed

                self.builder.drafts += html_drafts(self.source.text[start:end], start)
        elif token.type != "inline":
            self._code(token)
        elif opening.type == "heading_open":
            self.builder.heading(self._inline(token), int(opening.tag[1:]))
        elif opening.type == "paragraph_open":
            parts = [part for part in token.children or () if part.content.strip()]
            is_picture = bool(parts) and all(part.type == "image" for part in parts)
            kind = BlockKind.CAPTION if is_picture else BlockKind.PARAGRAPH
            self.builder.paragraph(self._inline(token), around, kind)

    def _range(self, token: Token) -> tuple[int, int]:
        """Return the start and end offsets of the lines of a block."""
        first, after = token.map or (0, 0)
        starts = (*self.source.line_starts, len(self.source.text))
        return starts[first], starts[after]

    def _code(self, token: Token) -> None:
        """Read code, or a table whose cells are separated by commas or tabs."""
        start, end = self._range(token)
        fenced = token.type == "fence"
        lines = self.source.text[start:end].split("\n")[fenced : fenced + token.content.count("\n")]
        first = self.source.text.find("\n", start) + 1 if fenced else start
        last = first + len("\n".join(lines))
        language = token.info.strip().lower() if fenced else ""
        if language in SEPARATED:
            self.builder.separated(first, last, SEPARATED[language])
            return
        self.builder.code(first, last, program=fenced and is_program(token.info))

    def _inline(self, token: Token) -> list[Stretch]:
        lines = token.content.split("\n")
        first = (token.map or (0, 0))[0]
        sheet = Sheet()
        for number, line in enumerate(lines, first):
            words = line.lstrip()
            sheet.put(line[: len(line) - len(words)])
            sheet.put(f"{words}\n", self._offset(number, words.rstrip()))
        return inline(token, sheet)

    def _offset(self, line: int, words: str) -> int:
        """Return the file offset of the words of a content line; `PUT_IN` if they are not found."""
        raw = self.source.line(line + 1) if line < len(self.source.line_starts) else ""
        bare = raw.rstrip()
        at = len(bare) - len(words) if bare.endswith(words) else raw.find(words)
        return PUT_IN if at < 0 else self.source.line_starts[line] + at

    def _row(self, index: int) -> None:
        """Read a table row. Pipes are inserted between its cells."""
        line = (self.tokens[index].map or [0])[0]
        begins = self.tokens[index - 1].type == "thead_open"
        row = takewhile(lambda token: token.type != "tr_close", self.tokens[index:])
        tokens = [token for token in row if token.type == "inline"]
        places = [*self._cells(line), *((0, 0) for _ in tokens)]
        cells = [self._cell(token, *place) for token, place in zip(tokens, places, strict=False)]
        self.builder.row(cells, begins=begins)

    def _cells(self, line: int) -> list[tuple[int, int]]:
        """Return the ranges between the pipes in a line of the file."""
        raw = self.source.line(line + 1)
        cuts = [0, *(pipe.start() + 1 for pipe in _PIPE.finditer(raw)), len(raw) + 1]
        cells = [(start, end - 1) for start, end in pairwise(cuts)]
        if not raw[slice(*cells[0])].strip(" >\t"):
            cells = cells[1:]
        base = self.source.line_starts[line]
        return [(base + start, base + end) for start, end in cells]

    def _cell(self, token: Token, start: int, end: int) -> list[Stretch]:
        raw = self.source.text[start:end]
        at = start + len(raw) - len(raw.lstrip())
        sheet = Sheet()
        for part in re.split(r"(?<=\\)(?=\|)", raw.strip()):
            words = part.removesuffix("\\")
            sheet.put(words, at)
            at += len(part)
        return inline(token, sheet)
