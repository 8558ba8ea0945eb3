"""Quotations: words between quotation marks, and block quotations.

An opening mark without a closing mark does not start a quotation, unless the quotation continues in
the next block and that block repeats the opening mark, as is usual in print.
"""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.model import Block, BlockKind, Document, Quotation, Span

_MARKS = "“”„«»‘’\"'"
_MARK = re.compile(f"[{_MARKS}]")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'", "”": "”", "»": "«"}
"""Each opening mark with its closing marks. The last two are used in Swedish and German."""
_OPENS = re.compile(rf"(?:[“„«‘]|(?<![^\s(\[{{—–/{_MARKS}-])[\"'”»])(?=[^\s])")
"""An opening mark. Straight marks must follow a space, a bracket or another mark."""
_CLOSES = re.compile(rf"(?<![\s(\[]).(?:(?=[\s.,;:!?)\]}}—–/…{_MARKS}-]|$)|(?<=[.,;:!?…)].))")
"""A closing mark: after a word and before a space or punctuation."""
_APOSTROPHE = re.compile(
    rf"(?<=[^\W_])['’‘](?=[^\W_])|['’‘](?:\d|(?i:{lexicon.alternation('spelling.cut in front')})\b)"
)
"""An apostrophe inside a word, or before a shortened word or year: ’90s."""
_POSSESSIVE = re.compile(
    r"(?<=s)’(?=\s)(?:(?![“‘]|(?<=[^s\s])’(?!\w)|’[.,;:!?]|(?<=[.,;:!?])’).){1,400}(?<!‘)’",
    re.DOTALL,
)
"""An apostrophe after a plural s inside a quotation whose closing mark still follows."""
_CLOSED = re.compile(r"(?<=[^\s(\[])[\"”“»]")
"""A mark after a word, which closes a quotation even if a mark of another kind opened it."""


def quotations(document: Document) -> tuple[Quotation, ...]:
    """Return all quotations of a document, including nested ones, in order of their starts.

    A quotation of several paragraphs is returned as one quotation per paragraph.
    """
    is_single = not any(mark in document.text for mark in '“”"«»„')
    found: list[Quotation] = []
    for block, spans, left in _read(document, is_single=is_single):
        if left and _goes_on(document, block, left[0]):
            spans.append(Span(left[0] + 1, block.span.end))
        outer = [Span(span.start - 1, span.end + 1) for span in spans]
        if block.kind is BlockKind.QUOTE and block.span not in outer:
            found.append(Quotation(block.span, block=True))
        found += [Quotation(span) for span in spans if len(span)]
    return tuple(sorted(found, key=lambda each: (each.span.start, -each.span.end)))


def unclosed(document: Document) -> tuple[Span, ...]:
    """Return the double opening marks that have no closing mark, in order.

    A quotation that continues in the next paragraph may be closed there.
    """
    text = document.text
    return tuple(
        Span(opened, opened + 1)
        for block, _, left in _read(document, is_single=False)
        if left and not _goes_on(document, block, left[0])
        for opened in left
        if text[opened] in '“«"'
        and text[opened + 1 : opened + 2].isalnum()
        and (text[opened] == '"' or not _CLOSED.search(text, opened + 1, block.span.end))
    )


def _goes_on(document: Document, block: Block, opened: int) -> bool:
    """Return True if the next block starts with the opening mark that a block left open."""
    following = document.block_at(block.span.end + 2)
    start = following.span.start if following else -1
    return start > opened and document.text[start] == document.text[opened]


def _read(document: Document, *, is_single: bool) -> Iterator[tuple[Block, list[Span], list[int]]]:
    """Yield each block with the spans of its quotations and the offsets of its unclosed marks.

    Args:
        document: The document.
        is_single: Whether the document uses straight single quotation marks.
    """
    text = document.text
    for block in document.blocks:
        if block.kind is BlockKind.CODE:
            continue
        spans, left = list[Span](), list[int]()
        for match in _MARK.finditer(text, block.span.start, block.span.end):
            at, mark = match.start(), match[0]
            if mark in "'’‘" and (_APOSTROPHE.match(text, at) or (mark == "'" and not is_single)):
                continue
            openers = (
                index for index in reversed(range(len(left))) if _may_close(text, left[index], at)
            )
            opener = next(openers, None)
            if opener is not None:
                spans.append(Span(left[opener] + 1, at))
                del left[opener:]
            elif mark in _CLOSERS and _OPENS.match(text, at):
                # an earlier mark of the same kind that is still open was never closed
                same = (index for index, other in enumerate(left) if text[other] == mark)
                left[next(same, len(left)) :] = [at]
        yield block, spans, left


def _may_close(text: str, opened: int, at: int) -> bool:
    """Return True if one mark can close another; curly closing marks always can."""
    opener, mark = text[opened], text[at]
    if mark not in _CLOSERS[opener]:
        return False
    if opener == "‘":
        return not _POSSESSIVE.match(text, at)
    is_curly = mark in "”»«" and opener != mark
    return is_curly or bool(_CLOSES.match(text, at))
