"""The parts of a document sent to a model: numbered lines, and a summary of earlier parts."""

from collections.abc import Collection, Iterator, Sequence

from attrs import field, frozen

from factcheck.model import (
    Block,
    BlockKind,
    Claim,
    Document,
    Dossier,
    Entity,
    NameKind,
    Role,
    Span,
    Unit,
)

USUAL, LEAST = 48_000, 2_000
"""Usual characters of a part, enough for an article of 6,000 words; and the minimum."""
_OVERLAP = 10
"""Divisor of the overlap: a tenth of a part is repeated in the next, so that context is kept."""
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
    """Yield every block as a numbered line, a long block in pieces."""
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
    """Yield a block whole, or in pieces that end with a sentence or else with a word."""
    start = whole.start
    while whole.end - start > most:
        end = _cut(document, start, start + most)
        yield Span(start, end)
        start = end
    yield Span(start, whole.end)


def _cut(document: Document, start: int, limit: int) -> int:
    """Return the end of a piece that begins at `start` and ends at `limit` or before."""
    sentence = document.sentence_at(limit)
    if sentence and sentence.start > start:
        return sentence.start
    space = document.text.rfind(" ", start + 1, limit)
    return space + 1 if space > start else limit


def _runs(lines: Sequence[_Line], most: int) -> Iterator[tuple[int, int]]:
    """Yield first and end line of each part."""
    first = 0
    while first < len(lines):
        last = _end(lines, first, most)
        yield first, last
        if last == len(lines):
            return
        first = max(first + 1, _again(lines, last, most // _OVERLAP))


def _end(lines: Sequence[_Line], first: int, most: int) -> int:
    """Return the end of the longest sequence of lines that fits."""
    length, last = 0, first
    while last < len(lines) and (last == first or length + len(lines[last].text) < most):
        length += len(lines[last].text) + 1
        last += 1
    return last


def _again(lines: Sequence[_Line], end: int, most: int) -> int:
    """Return the first of the lines before `end` that are repeated."""
    length = 0
    while length + len(lines[end - 1].text) < most:
        length += len(lines[end - 1].text) + 1
        end -= 1
    return end


# ---- summary of the text before a part ----

_LONGEST = 120
"""Maximum characters of a statement."""
_NAMED = (NameKind.PERSON, NameKind.UNKNOWN)
_NAMES = 3
"""Divisor: names take at most a third of the summary, and so do abbreviations."""
_OTHERS = frozenset(Role) - {Role.CHRONOLOGY}


def known_before(dossier: Dossier, end: int, most: int) -> str:
    """Return a summary: abbreviations, names, and statements with a date or a figure.

    Statements of a chronology come first, since everything else is compared with them. Empty if
    there are none.

    Words are quoted as printed, so that a model that reads a later part can quote an earlier one.

    Args:
        dossier: The dossier of the whole document.
        end: Start of the part, in `Document.text`.
        most: Maximum characters of the summary.
    """
    room = most
    sections = list[str]()
    for title, lines, share in (
        ("Short forms:", _short_forms(dossier, end), room // _NAMES),
        ("Names:", _names(dossier, end), room // _NAMES),
        ("Dates of the chronology:", _statements(dossier, end, {Role.CHRONOLOGY}), room),
        ("Statements with a date or a figure:", _statements(dossier, end, _OTHERS), room),
    ):
        kept = _fitting([*lines], min(share, room))
        room -= sum(map(len, kept))
        sections += [title, *kept] if kept else []
    return "\n".join(sections)


def _short_forms(dossier: Dossier, end: int) -> Iterator[str]:
    """Yield each abbreviation with its expansion and the line that first explains it."""
    document = dossier.document
    lines: dict[str, int] = {}
    for one in dossier.facts.abbreviations:
        if one.expansion and one.span.end <= end:
            told = f"{one.short}: {document.words(one.expansion)}"
            lines.setdefault(told, document.place(one.span).line)
    yield from (f"{told} (line {line})" for told, line in lines.items())


def _names(dossier: Dossier, end: int) -> Iterator[str]:
    for entity in dossier.entities:
        if entity.kind in _NAMED and entity.mentions[0].span.start < end:
            forms = _forms(dossier, entity, end)
            if len(forms) > 1 or any(" " in form for form in forms):
                yield "; ".join(f"{form} (line {line})" for form, line in forms.items())


def _forms(dossier: Dossier, entity: Entity, end: int) -> dict[str, int]:
    """Return form → line of its first mention, for each form of a name."""
    document = dossier.document
    forms: dict[str, int] = {}
    for name in entity.mentions:
        if name.span.start < end:
            forms.setdefault(document.words(name.span), document.place(name.span).line)
    return forms


def _statements(dossier: Dossier, end: int, roles: Collection[Role]) -> Iterator[str]:
    for claim in dossier.claims:
        facts = [quantity.span for quantity in claim.quantities]
        facts += [claim.date.span] if claim.date else []
        inside = [fact for fact in facts if claim.span.contains(fact)]
        if claim.span.end <= end and facts and claim.role in roles:
            yield _statement(dossier, claim, min(inside, default=claim.span))


def _statement(dossier: Dossier, claim: Claim, fact: Span) -> str:
    """Return the words around the first date or figure of a statement, with its line and day.

    An inferred day is omitted, because a model would treat it as printed.
    """
    document = dossier.document
    date = claim.date
    stands_apart = date is not None and not claim.span.contains(date.span)
    head = f"{document.words(date.span)}: " if date and stands_apart else ""
    is_stated = date is not None and Unit.YEAR in date.stated and date.anchor is None
    value = f" ({date.value})" if date and date.value and is_stated else ""
    window = _window(dossier, claim.span, fact)
    return f"{document.place(window).line}| {head}{document.words(window)}{value}"


def _window(dossier: Dossier, whole: Span, fact: Span) -> Span:
    """Return the part of a statement around a fact that fits, in whole words."""
    text = dossier.document.text
    start, end = whole.start, whole.end
    if fact.end - start > _LONGEST:
        start = text.find(" ", fact.start - _LONGEST // 2, fact.start) + 1 or fact.start
    if end - start > _LONGEST:
        end = max(fact.end, text.rfind(" ", start, start + _LONGEST))
    return Span(start, end)


def _fitting(lines: Sequence[str], most: int) -> list[str]:
    """Return as many of the lines as fit, selected evenly and in order."""
    kept = list(dict.fromkeys(lines))
    while kept and sum(len(line) + 1 for line in kept) > most:
        over = sum(len(line) + 1 for line in kept) / max(1, most)
        count = min(len(kept) - 1, int(len(kept) / over))
        kept = [kept[at * len(kept) // count] for at in range(count)]
    return kept
