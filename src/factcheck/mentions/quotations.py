"""Quotations: words between quotation marks, and blocks set off as quotations.

A mark without its partner gives no quotation, except where a quotation goes on in the next block
and that block opens with a mark again, as printers do.
"""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.model import Block, BlockKind, Document, Quotation, Span

_MARKS = "“”„«»‘’\"'"
_MARK = re.compile(f"[{_MARKS}]")
_OPENERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'", "”": "”", "»": "«"}
"""Each mark that may open with those that close it; the last two open in Swedish and in German."""
_BEFORE = " ([{—–-/"
"""What may stand before an opening mark, besides the start of the block and another mark."""
_AFTER = " .,;:!?)]}—–-/…"
"""What may stand behind a closing mark, besides the end of the block and another mark."""
_FAR = 400
"""How far behind a possible closing mark a better one is looked for, in code points."""
_CLOSED = re.compile(r"(?<=[^\s(\[])[\"”“»]")
"""A mark of any kind behind a word, which closes what an opening mark of another kind began."""
_STOPS = ".,;:!?…)"
_CUT = re.compile(rf"['’‘](?:\d|(?i:{lexicon.alternation('spelling.cut in front')})\b)")
"""Words that begin with an apostrophe, and years: ’90s."""


def quotations(document: Document) -> tuple[Quotation, ...]:
    """Return every quotation of a document, nested ones too, in order of their first character.

    A quotation that runs over several paragraphs gives one for each of them.
    """
    single = not any(mark in document.text for mark in '“”"«»„')
    found: list[Quotation] = []
    for block, following in _with_next(document):
        spans = list(_spans(document.text, block, following, straight=single))
        outer = [Span(span.start - 1, span.end + 1) for span in spans]
        if block.kind is BlockKind.QUOTE and block.span not in outer:
            found.append(Quotation(block.span, block=True))
        found.extend(Quotation(span) for span in spans if len(span))
    return tuple(sorted(found, key=lambda each: (each.span.start, -each.span.end)))


def _with_next(document: Document) -> Iterator[tuple[Block, Block | None]]:
    """Yield the blocks that may quote, each with the one behind it."""
    for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=True):
        if block.kind is not BlockKind.CODE:
            yield block, following


def unclosed(document: Document) -> tuple[Span, ...]:
    """Return the double marks that open a quotation which is never closed, in order.

    A quotation that goes on in the next paragraph is closed there.
    """
    return tuple(
        Span(opened, opened + 1)
        for block, following in _with_next(document)
        for opened in _left_open(document, block, following)
    )


def _left_open(document: Document, block: Block, following: Block | None) -> list[int]:
    count, text = document.words(block.span).count, document.text
    if not (count('"') % 2 or count("“") > count("”") or count("«") > count("»")):
        return []
    stack: list[int] = []
    for _ in _pairs(text, block, stack, straight=False):
        pass
    goes_on = stack and following and text[stack[0]] == text[following.span.start]
    return [] if goes_on else [one for one in stack if _is_alone(text, block, one)]


def _is_alone(text: str, block: Block, opened: int) -> bool:
    """Say whether a double mark opens words, and no other kind of mark closes them."""
    mark, rest = text[opened], text[opened + 1 : block.span.end]
    closed = mark != '"' and _CLOSED.search(rest)
    return mark in '“«"' and rest[:1].isalnum() and not closed


def _spans(text: str, block: Block, following: Block | None, *, straight: bool) -> Iterator[Span]:
    """Yield the stretches between marks that belong together in one block.

    Args:
        text: Of the whole document.
        block: The block to look at.
        following: The block behind it.
        straight: Whether the document quotes with straight single marks.
    """
    stack: list[int] = []
    yield from _pairs(text, block, stack, straight=straight)
    if stack and following is not None and text[following.span.start] == text[stack[0]]:
        yield Span(stack[0] + 1, block.span.end)


def _pairs(text: str, block: Block, stack: list[int], *, straight: bool) -> Iterator[Span]:
    """Yield what stands between two marks of one block; `stack` is left with the marks open."""
    for match in _MARK.finditer(text, block.span.start, block.span.end):
        at, mark = match.start(), match[0]
        if mark in "'’‘" and not _is_single_mark(text, block, at, straight=straight):
            continue
        opened = _partner(text, block, stack, at)
        if opened is not None:
            yield Span(stack[opened] + 1, at)
            del stack[opened:]
        elif mark in _OPENERS and _may_open(text, block, at):
            # one with the same mark that is still open was never closed
            same = (index for index, other in enumerate(stack) if text[other] == mark)
            stack[next(same, len(stack)) :] = [at]


def _partner(text: str, block: Block, stack: list[int], at: int) -> int | None:
    """Return the place in the stack of the mark that the one at `at` closes."""
    mark = text[at]
    for index in range(len(stack) - 1, -1, -1):
        opened = text[stack[index]]
        if mark in _OPENERS[opened] and _may_close(text, block, opened, at):
            return index
    return None


def _may_open(text: str, block: Block, at: int) -> bool:
    """Say whether a mark stands where one opens: behind a space or bracket, before a word."""
    before = text[at - 1] if at > block.span.start else " "
    after = text[at + 1] if at + 1 < block.span.end else " "
    if after == " ":
        return False
    return text[at] in "“„«‘" or before in _BEFORE or before in _MARKS


def _may_close(text: str, block: Block, opened: str, at: int) -> bool:
    """Say whether a mark stands where one closes; curly ones do wherever they are met."""
    before = text[at - 1]
    after = text[at + 1] if at + 1 < block.span.end else " "
    if opened == "‘":
        return _closes_single(text, block, at)
    if text[at] in "”»«" and opened != text[at]:
        return True
    return before not in " ([" and (after in _AFTER or after in _MARKS or before in _STOPS)


def _is_single_mark(text: str, block: Block, at: int, *, straight: bool) -> bool:
    """Say whether an apostrophe sign can be a quotation mark at all."""
    before = text[at - 1] if at > block.span.start else " "
    after = text[at + 1] if at + 1 < block.span.end else " "
    if _CUT.match(text, at) or (before.isalnum() and after.isalnum()):
        return False
    return straight or text[at] != "'"


def _closes_single(text: str, block: Block, at: int) -> bool:
    """Say whether a right single mark closes: not a possessive with the end still to come."""
    rest = text[at + 1 : min(block.span.end, at + _FAR)]
    later = re.search(r"[“‘]|(?<=[^s\s])’(?!\w)|’(?=[.,;:!?])|(?<=[.,;:!?])’", rest)
    is_possessive = text[at - 1] == "s" and rest[:1] == " "
    return not (is_possessive and later is not None and later[0] == "’")
