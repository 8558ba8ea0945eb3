"""What a model is shown of a document: numbered lines in parts, and what is known before a part."""

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


# ---- what our own extraction knows before a part begins ----

_LONGEST = 120
"""Characters of a statement."""
_NAMED = (NameKind.PERSON, NameKind.UNKNOWN)
_NAMES = 3
"""Names take at most a third of the table, and so do short forms."""
_OTHERS = frozenset(Role) - {Role.CHRONOLOGY}


def known_before(dossier: Dossier, end: int, most: int) -> str:
    """Return the table: short forms, names, and statements with a date or a figure.

    Those of a chronology come first, since all else is held against them. Empty if there are none.

    Words stand in it as they are printed, so that a model that reads a later part can name a place
    of an earlier one.

    Args:
        dossier: Of the whole document.
        end: Where the part begins, in `Document.text`.
        most: Characters that the table may have.
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
    """Yield each short form with its words and the line where these first explain it."""
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
    """Return each form of a name with the line where that form is first printed."""
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

    A day that is only worked out from others is left out: a model would take it for printed.
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
    """Return as much of a statement around a fact as there is room for, whole words of it."""
    text = dossier.document.text
    start, end = whole.start, whole.end
    if fact.end - start > _LONGEST:
        start = text.find(" ", fact.start - _LONGEST // 2, fact.start) + 1 or fact.start
    if end - start > _LONGEST:
        end = max(fact.end, text.rfind(" ", start, start + _LONGEST))
    return Span(start, end)


def _fitting(lines: Sequence[str], most: int) -> list[str]:
    """Return as many of the lines as fit, taken evenly from all of them, in their order."""
    kept = list(dict.fromkeys(lines))
    while kept and sum(len(line) + 1 for line in kept) > most:
        over = sum(len(line) + 1 for line in kept) / max(1, most)
        count = min(len(kept) - 1, int(len(kept) / over))
        kept = [kept[at * len(kept) // count] for at in range(count)]
    return kept
