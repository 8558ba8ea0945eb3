"""What our own extraction knows of a document before a part begins, as a table for a model.

Words stand in it as they are printed, so that a model that reads a later part can name a place of
an earlier one.
"""

from collections.abc import Iterator, Sequence

from factcheck.model import Claim, Dossier, Entity, NameKind, Span

_LONGEST = 120
"""Characters of a statement."""
_NAMED = (NameKind.PERSON, NameKind.UNKNOWN)
_NAMES = 3
"""Names take at most a third of the table."""


def known_before(dossier: Dossier, end: int, most: int) -> str:
    """Return the table: names, and statements with a date or a figure; empty if there are none.

    Args:
        dossier: Of the whole document.
        end: Where the part begins, in `Document.text`.
        most: Characters that the table may have.
    """
    names = _fitting([*_names(dossier, end)], most // _NAMES)
    told = _fitting([*_statements(dossier, end)], most - sum(map(len, names)))
    sections = [
        *(["Names:", *names] if names else []),
        *(["Statements with a date or a figure:", *told] if told else []),
    ]
    return "\n".join(sections)


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


def _statements(dossier: Dossier, end: int) -> Iterator[str]:
    for claim in dossier.claims:
        facts = [quantity.span for quantity in claim.quantities]
        facts += [claim.date.span] if claim.date else []
        inside = [fact for fact in facts if claim.span.contains(fact)]
        if claim.span.end <= end and facts:
            yield _statement(dossier, claim, min(inside, default=claim.span))


def _statement(dossier: Dossier, claim: Claim, fact: Span) -> str:
    """Return the words around the first date or figure of a statement, with its line and day."""
    document = dossier.document
    date = claim.date
    stands_apart = date is not None and not claim.span.contains(date.span)
    head = f"{document.words(date.span)}: " if date and stands_apart else ""
    value = f" ({date.value})" if date and date.value else ""
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
