"""Inline Markdown: lines of runs, each with its offset in the file."""

import bisect
import re
from collections.abc import Iterator, Sequence

from attrs import field, frozen
from markdown_it.token import Token

from factcheck.document.readers.drafts import PUT_IN, Run, Target, weave
from factcheck.document.readers.joining import is_broken
from factcheck.document.readers.paragraphs import InlineLine

_TAG_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,80}\]")
_CLOSED_LINK = re.compile(r"\](?:\[[^\]]{0,300}\])?")
_OPEN_EMPHASIS = frozenset({"strong_open", "em_open"})
_CLOSE_EMPHASIS = frozenset({"strong_close", "em_close"})


@frozen
class Origin:
    """Inline content mapped to the file, by line or cell."""

    content: str
    starts: tuple[int, ...] = field(repr=False)
    """Starts of ranges that are identical in the file."""
    offsets: tuple[int, ...] = field(repr=False)
    """Offset of each range in the file; -1 if it is not there."""

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """Yield a range of the content with its offsets."""
        at = max(0, bisect.bisect_right(self.starts, start) - 1)
        while start < end:
            nxt = self.starts[at + 1] if at + 1 < len(self.starts) else end
            stop = min(end, nxt)
            begin = self.offsets[at]
            offset = PUT_IN if begin == PUT_IN else begin + start - self.starts[at]
            yield self.content[start:stop], offset
            start, at = stop, at + 1


class _Walk:
    """Processes the tokens of inline content and keeps track of the position."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.at = 0
        self.lines: list[InlineLine] = []
        self.runs: list[Run] = []
        self.lead = 0
        self.leading = False
        self.pictured: list[Run] = []
        """The alternative text of the images of the line."""
        self.bold = False
        self.links: list[Target] = []
        self.opened: tuple[str, int] | None = None
        """Address of the current link, and the start of its words."""
        self.inside = 0
        """Number of open marks at the current position."""

    def walk(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            step = _STEPS.get(token.type)
            if step:
                step(self, token)
        self.break_line()

    def blank(self) -> bool:
        return not any(raw.strip() for raw, _ in self.runs)

    def break_line(self) -> None:
        if not self.blank():
            runs, links = tuple(self.runs), tuple(self.links)
            pictured = all(run in self.pictured for run in runs if run[0].strip())
            self.lines.append(InlineLine(runs, self.lead, pictured, self.bold, links))
            self.links = []
        self.runs, self.lead, self.leading, self.pictured, self.bold = [], 0, False, [], False

    def put(self, words: str) -> None:
        """Add words that are at or soon after the current position."""
        content = self.origin.content
        found = self.at if content.startswith(words, self.at) else content.find(words, self.at)
        if found < 0:
            self.runs.append((words, PUT_IN))
            return
        self.runs.extend(self.origin.runs(found, found + len(words)))
        self.at = found + len(words)

    def text(self, token: Token) -> None:
        done = 0
        for mark in _NOTE_MARK.finditer(token.content):
            if token.content.startswith(":", mark.end()) and not mark.start() and self.blank():
                continue  # the note itself
            self.put(token.content[done : mark.start()])
            self.at += len(mark[0])
            done = mark.end()
        if done < len(token.content):
            self.put(token.content[done:])

    def special(self, token: Token) -> None:
        """Add a character written as an escape or an entity, or a literal backslash."""
        content = self.origin.content
        if token.markup.startswith("\\") and content.startswith(token.markup, self.at):
            first = self.at + (token.content != token.markup)
            self.runs.extend(self.origin.runs(first, self.at + len(token.markup)))
        else:
            self.runs.append((token.content, PUT_IN))
        self.skip(token)

    def code(self, token: Token) -> None:
        leads = self.blank()
        content, start = self.origin.content, self.at + len(token.markup)
        size = len(token.content)
        if not _same(content[start : start + size], token.content):
            start += 1
        if _same(content[start : start + size], token.content):
            self.runs.extend(self.origin.runs(start, start + size))
            self.at = content.find(token.markup, start + size) + len(token.markup)
        else:
            self.runs.append((token.content, PUT_IN))
        if leads:
            self.lead = len(weave(self.runs)[0])

    def skip(self, token: Token) -> None:
        """Skip markup without words."""
        if self.origin.content.startswith(token.markup, self.at):
            self.at += len(token.markup)

    def open_emphasis(self, token: Token) -> None:
        if self.blank():
            self.leading, self.bold = True, self.bold or token.type == "strong_open"
        self.inside += 1
        self.skip(token)

    def close_emphasis(self, token: Token) -> None:
        if self.leading and not self.lead:
            self.lead = len(weave(self.runs)[0])
        self.leading = False
        self.inside -= 1
        self.skip(token)

    def open_link(self, token: Token) -> None:
        self.inside += 1
        self.at += self.origin.content.startswith("<" if token.markup else "[", self.at)
        self.opened = str(token.attrGet("href") or ""), self.at

    def close_link(self, token: Token) -> None:
        self.inside -= 1
        content = self.origin.content
        address, first = self.opened or ("", 0)
        runs = self.origin.runs(first, self.at)
        words = [(at, at + len(raw)) for raw, at in runs if at != PUT_IN]
        if address and words:
            self.links.append(Target(min(words)[0], max(end for _, end in words), address))
        self.opened = None
        if token.markup:
            self.at += content.startswith(">", self.at)
            return
        self.at = _after_link(content, self.at)

    def image(self, token: Token) -> None:
        first = len(self.runs)
        self.at += self.origin.content.startswith("![", self.at) * 2
        self.inside += 1
        for child in token.children or ():
            step = _STEPS.get(child.type)
            if step:
                step(self, child)
        self.inside -= 1
        self.at = _after_link(self.origin.content, self.at)
        self.pictured += self.runs[first:]

    def html(self, token: Token) -> None:
        self.put_nothing(token.content)
        if _TAG_BREAK.match(token.content):
            self.break_line()

    def put_nothing(self, words: str) -> None:
        found = self.origin.content.find(words, self.at)
        self.at = found + len(words) if found >= 0 else self.at

    def hard_break(self, _: Token) -> None:
        self.put_nothing("\n")
        self.break_line()

    def soft_break(self, token: Token) -> None:
        """End a line; inside a mark, add only a space, so that wrapping changes nothing."""
        if not self.inside:
            self.hard_break(token)
            return
        self.put_nothing("\n")
        if not self.runs or not is_broken(self.runs[-1][0], self.origin.content[self.at :]):
            self.runs.append((" ", PUT_IN))


_STEPS = {
    "text": _Walk.text,
    "text_special": _Walk.special,
    "code_inline": _Walk.code,
    "softbreak": _Walk.soft_break,
    "hardbreak": _Walk.hard_break,
    "html_inline": _Walk.html,
    "link_open": _Walk.open_link,
    "link_close": _Walk.close_link,
    "image": _Walk.image,
    **dict.fromkeys(_OPEN_EMPHASIS, _Walk.open_emphasis),
    **dict.fromkeys(_CLOSE_EMPHASIS, _Walk.close_emphasis),
}


def _same(left: str, right: str) -> bool:
    return left.replace("\n", " ") == right


def _after_link(content: str, at: int) -> int:
    """Return the offset after `](target "title")`, `][label]` or `]`."""
    if not content.startswith("](", at):
        closed = _CLOSED_LINK.match(content, at)
        return closed.end() if closed else at
    depth, quote = 0, ""
    for index in range(at + 1, len(content)):
        char = content[index]
        if content[index - 1] == "\\":
            continue
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and content[index - 1].isspace():
            quote = char
        elif char in "()":
            depth += 1 if char == "(" else -1
            if depth == 0:
                return index + 1
    return at + 1


def inline_lines(origin: Origin, tokens: Sequence[Token]) -> tuple[InlineLine, ...]:
    """Return the lines of one paragraph, heading or cell."""
    walk = _Walk(origin)
    walk.walk(tokens)
    return tuple(walk.lines)
