"""Inline Markdown: stretches of visible text, each with its offset in the file."""

import re
from collections.abc import Sequence
from itertools import takewhile

from markdown_it.token import Token

from factcheck.document.readers.drafts import PUT_IN, Sheet
from factcheck.document.readers.markup import BOLD, ITALIC, PLAIN, Stretch

_TAG_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,80}\]")
_CLOSED_LINK = re.compile(r"\](?:\[[^\]]{0,300}\])?")


class _Walk:
    """Processes the tokens of inline content, and keeps track of the position."""

    def __init__(self, content: str, sheet: Sheet) -> None:
        self.content = content
        self.flat = content.replace("\n", " ")
        self.sheet = sheet
        """The content, with a mapping to the file."""
        self.at = 0
        self.shown: list[Stretch] = []
        self.open: list[int] = []
        """Levels of emphasis at the current position, outermost first."""
        self.target = ""
        """Address of the link at the current position; empty outside links."""
        self.inside = 0
        """Number of open marks at the current position."""

    def walk(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if step := _STEPS.get(token.type):
                step(self, token)

    def add(self, start: int, end: int) -> None:
        """Add a range of the content to the visible text."""
        for part in self.sheet.pieces(start, end):
            self.insert(self.content[part.start : part.start + part.length], part.offset)

    def insert(self, words: str, offset: int = PUT_IN) -> None:
        """Add characters that may differ from those in the file."""
        emphasis = max(self.open, default=PLAIN)
        self.shown.append(Stretch(words, offset, emphasis, self.target))

    def break_line(self) -> None:
        self.shown.append(Stretch("\n", PUT_IN))

    def begins_line(self) -> bool:
        lines = takewhile(lambda one: one.raw != "\n", reversed(self.shown))
        return not any(one.raw.strip() for one in lines)

    def put(self, words: str) -> None:
        """Add words that are at the current position or soon after it."""
        found = self.flat.find(words, self.at)
        if found < 0:
            self.insert(words)
            return
        self.add(found, found + len(words))
        self.at = found + len(words)

    def text(self, token: Token) -> None:
        done = 0
        for mark in _NOTE_MARK.finditer(token.content):
            if (
                token.content.startswith(":", mark.end())
                and not mark.start()
                and self.begins_line()
            ):
                continue  # the note itself
            self.put(token.content[done : mark.start()])
            self.at += len(mark[0])
            done = mark.end()
        if done < len(token.content):
            self.put(token.content[done:])

    def special(self, token: Token) -> None:
        """Add a character written as an escape or an entity, or a literal backslash."""
        if token.markup.startswith("\\") and self.content.startswith(token.markup, self.at):
            self.add(self.at + (token.content != token.markup), self.at + len(token.markup))
        else:
            self.insert(token.content)
        self.skip(token)

    def code(self, token: Token) -> None:
        self.open.append(ITALIC)
        self.at += len(token.markup)
        self.put(token.content)
        self.at = max(self.at, self.content.find(token.markup, self.at) + len(token.markup))
        self.open.pop()

    def skip(self, token: Token) -> None:
        """Skip markup that contains no words."""
        if self.content.startswith(token.markup, self.at):
            self.at += len(token.markup)

    def open_emphasis(self, token: Token) -> None:
        self.open.append(BOLD if token.type == "strong_open" else ITALIC)
        self.inside += 1
        self.skip(token)

    def close_emphasis(self, token: Token) -> None:
        self.open.pop()
        self.inside -= 1
        self.skip(token)

    def open_link(self, token: Token) -> None:
        self.inside += 1
        self.at += self.content.startswith("<" if token.markup else "[", self.at)
        self.target = str(token.attrGet("href") or "")

    def close_link(self, token: Token) -> None:
        self.inside -= 1
        self.target = ""
        if not token.markup:
            self.at = _after_link(self.content, self.at)

    def image(self, token: Token) -> None:
        self.at += self.content.startswith("![", self.at) * 2
        self.inside += 1
        self.walk(token.children or ())
        self.inside -= 1
        self.at = _after_link(self.content, self.at)

    def html(self, token: Token) -> None:
        self.pass_over(token.content)
        if _TAG_BREAK.match(token.content):
            self.break_line()

    def pass_over(self, words: str) -> None:
        found = self.content.find(words, self.at)
        self.at = found + len(words) if found >= 0 else self.at

    def hard_break(self, _: Token) -> None:
        self.pass_over("\n")
        self.break_line()

    def soft_break(self, token: Token) -> None:
        """End a line. Inside a mark, add only a space, so that wrapping makes no difference."""
        if not self.inside:
            self.hard_break(token)
            return
        self.pass_over("\n")
        self.insert(" ")


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
    **dict.fromkeys(("strong_open", "em_open"), _Walk.open_emphasis),
    **dict.fromkeys(("strong_close", "em_close"), _Walk.close_emphasis),
}


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


def inline(token: Token, sheet: Sheet) -> list[Stretch]:
    """Return the visible text of one paragraph, heading or cell.

    Args:
        token: The parser's token, with its parts as children.
        sheet: The content of the token, with a mapping to the file.
    """
    walk = _Walk(token.content, sheet)
    walk.walk(token.children or ())
    return walk.shown
