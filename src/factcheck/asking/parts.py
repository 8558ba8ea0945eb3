"""A document in parts that a model can read: numbered lines, as many as fit, with an overlap."""

from collections.abc import Iterator, Sequence

from factcheck.model import Block, BlockKind, Document, Span
from factcheck.values import field, frozen

USUAL, LEAST = 48_000, 2_000
"""Characters of a part: an article of 6,000 words is one; and the fewest that may be asked for."""
_OVERLAP = 10
"""A tenth of a part is read again with the next one, so that no sentence loses its neighbours."""
_PIECE = 4
"""A block longer than a quarter of a part is cut."""


@frozen
class Part:
    """One stretch of a document as a model sees it."""

    number: int
    """From 1."""
    of: int
    span: Span
    text: str = field(repr=False)
    """Each block on a line of its own, behind its number and its kind."""


@frozen
class _Line:
    span: Span
    text: str


def parts(document: Document, most: int = USUAL) -> tuple[Part, ...]:
    """Cut a document into parts of at most `most` characters, numbers and overlap included."""
    lines = list(_lines(document, most // _PIECE))
    runs = list(_runs(lines, most))
    return tuple(
        Part(
            number,
            len(runs),
            Span(lines[first].span.start, lines[last - 1].span.end),
            "\n".join(line.text for line in lines[first:last]),
        )
        for number, (first, last) in enumerate(runs, 1)
    )


def _lines(document: Document, most: int) -> Iterator[_Line]:
    """Yield every block as a numbered line; a long one in pieces."""
    for block in document.blocks:
        for span in _pieces(document, block.span, most):
            if words := document.words(span).strip():
                place = document.place(span)
                yield _Line(span, f"{place.line}{_kind(block)}| {words}")


def _kind(block: Block) -> str:
    if block.kind is BlockKind.PARAGRAPH:
        return ""
    return f" {block.field or block.kind.value}"


def _pieces(document: Document, whole: Span, most: int) -> Iterator[Span]:
    """Yield a block whole, or in pieces that end with a sentence, else with a word."""
    start = whole.start
    while whole.end - start > most:
        end = _cut(document, start, start + most)
        yield Span(start, end)
        start = end
    yield Span(start, whole.end)


def _cut(document: Document, start: int, limit: int) -> int:
    """Return where a piece ends that begins at `start` and reaches no farther than `limit`."""
    sentence = document.sentence_at(limit)
    if sentence and sentence.start > start:
        return sentence.start
    space = document.text.rfind(" ", start + 1, limit)
    return space + 1 if space > start else limit


def _runs(lines: Sequence[_Line], most: int) -> Iterator[tuple[int, int]]:
    """Yield first line and end of each part."""
    first = 0
    while first < len(lines):
        last = _end(lines, first, most)
        yield first, last
        if last == len(lines):
            return
        first = max(first + 1, _again(lines, last, most // _OVERLAP))


def _end(lines: Sequence[_Line], first: int, most: int) -> int:
    """Return the end of the longest run of lines that fits."""
    length, last = 0, first
    while last < len(lines) and (last == first or length + len(lines[last].text) < most):
        length += len(lines[last].text) + 1
        last += 1
    return last


def _again(lines: Sequence[_Line], end: int, most: int) -> int:
    """Return the first of the lines before `end` that are read again."""
    length = 0
    while length + len(lines[end - 1].text) < most:
        length += len(lines[end - 1].text) + 1
        end -= 1
    return end
