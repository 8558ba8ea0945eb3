"""Divides a document into parts for a model: numbered lines, and a summary of earlier parts."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile

from attrs import field, frozen

from factcheck.model import BlockKind, Claim, Document, Dossier, Role, Span, Unit

USUAL, LEAST = 48_000, 2_000
"""Usual number of characters in a part, enough for an article of 6,000 words, and the minimum."""
_OVERLAP = 10
"""Divisor for the overlap: the last tenth of a part is repeated in the next part as context."""
_PIECE = 4
"""Divisor for long blocks: a block longer than a quarter of a part is split."""


@frozen
class Part:
    """One part of a document, as sent to a model."""

    number: int
    """Number of the part, from 1."""
    of: int
    span: Span
    text: str = field(repr=False)
    """One line per block, with its line number and kind."""


@frozen
class _Line:
    span: Span
    text: str


def parts(document: Document, most: int = USUAL) -> tuple[Part, ...]:
    """Divide a document into parts of at most `most` characters, including numbers and overlap."""
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
    """Yield every block as a numbered line; a long block is split into several lines."""
    for block in document.blocks:
        for span in _pieces(document, block.span, most):
            if words := document.words(span).strip():
                place = document.place(span)
                is_text = block.kind is BlockKind.PARAGRAPH
                kind = "" if is_text else f" {block.field or block.kind.value}"
                yield _Line(span, f"{place.line}{kind}| {words}")


def _pieces(document: Document, whole: Span, most: int) -> Iterator[Span]:
    """Yield the span of a block, or of pieces that end with a sentence or else with a word."""
    start = whole.start
    while whole.end - start > most:
        end = _cut(document, start, start + most)
        yield Span(start, end)
        start = end
    yield Span(start, whole.end)


def _cut(document: Document, start: int, limit: int) -> int:
    """Return the end of a piece that begins at `start` and ends no later than `limit`."""
    sentence = document.sentence_at(limit)
    if sentence and sentence.start > start:
        return sentence.start
    space = document.text.rfind(" ", start + 1, limit)
    return space + 1 if space > start else limit


def _runs(lines: Sequence[_Line], most: int) -> Iterator[tuple[int, int]]:
    """Yield (first line, line after the last) for each part."""
    first = last = 0
    while last < len(lines):
        last = first + max(1, _fit((lines[at] for at in range(first, len(lines))), most))
        yield first, last
        first = max(first + 1, last - _fit(lines[first:last][::-1], most // _OVERLAP))


def _fit(lines: Iterable[_Line], most: int) -> int:
    """Return how many lines, counted from the first, fit in the given number of characters."""
    lengths = accumulate(len(line.text) + 1 for line in lines)
    return sum(1 for _ in takewhile(lambda length: length <= most, lengths))


# ---- summary of the text before a part ----

_LONGEST = 120
"""Maximum number of characters in a statement."""


def known_before(dossier: Dossier, end: int, most: int) -> str:
    """Return a summary of the text before a part: its statements with a date or a figure.

    Statements of a chronology come first, because all others are compared with them. The words are
    quoted as printed, so that a model that reads a later part can quote them. The summary is empty
    if there are no such statements.

    Args:
        dossier: The dossier of the whole document.
        end: The offset in `Document.text` at which the part begins.
        most: Maximum number of characters in the summary.
    """
    claims = [claim for claim in dossier.claims if claim.span.end <= end]
    sections = list[str]()
    for title, is_chronology in (
        ("Dates of the chronology:", True),
        ("Statements with a date or a figure:", False),
    ):
        own = (claim for claim in claims if (claim.role is Role.CHRONOLOGY) is is_chronology)
        kept = _fitting([line for claim in own for line in _statement(dossier, claim)], most)
        most -= sum(map(len, kept))
        sections += [title, *kept] if kept else []
    return "\n".join(sections)


def _statement(dossier: Dossier, claim: Claim) -> Iterator[str]:
    """Yield the words around the first date or figure in a statement, with its line and day.

    An inferred day is omitted, because a model would treat it as printed.
    """
    document, date = dossier.document, claim.date
    facts = [quantity.span for quantity in claim.quantities]
    inside = [fact for fact in facts if claim.span.contains(fact)]
    head = value = ""
    if date and claim.span.contains(date.span):
        inside.append(date.span)
    elif date:
        head = f"{document.words(date.span)}: "
    if date and date.value and Unit.YEAR in date.stated and date.anchor is None:
        value = f" ({date.value})"
    if date or facts:
        window = _window(document.text, claim.span, min(inside, default=claim.span))
        yield f"{document.place(window).line}| {head}{document.words(window)}{value}"


def _window(text: str, whole: Span, fact: Span) -> Span:
    """Return the span of the words of a statement around a fact, at most `_LONGEST` characters."""
    start, end = whole.start, whole.end
    if fact.end - start > _LONGEST:
        start = text.find(" ", fact.start - _LONGEST // 2, fact.start) + 1 or fact.start
    if end - start > _LONGEST:
        end = max(fact.end, text.rfind(" ", start, start + _LONGEST))
    return Span(start, end)


def _fitting(lines: Sequence[str], most: int) -> list[str]:
    """Return as many lines as fit, selected evenly and kept in order."""
    kept = list(dict.fromkeys(lines))
    while kept and sum(len(line) + 1 for line in kept) > most:
        over = sum(len(line) + 1 for line in kept) / max(1, most)
        count = min(len(kept) - 1, int(len(kept) / over))
        kept = [kept[at * len(kept) // count] for at in range(count)]
    return kept
