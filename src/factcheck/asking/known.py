"""What our own extraction knows of a document before a part begins, as a table for a model.

Words stand in it as they are printed, so that a model that reads a later part can name a place of
an earlier one.
"""

from collections.abc import Iterator, Sequence

from factcheck.model import Claim, Dossier, Entity, NameKind, Span

_LONGEST = 200
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
            yield _forms(dossier, entity, end)


def _forms(dossier: Dossier, entity: Entity, end: int) -> str:
    """Return a name with each form of it and the line where that form is first printed."""
    document = dossier.document
    forms: dict[str, int] = {}
    for name in entity.mentions:
        if name.span.start < end:
            forms.setdefault(document.words(name.span), document.place(name.span).line)
    return "; ".join(f"{form} (line {line})" for form, line in forms.items())


def _statements(dossier: Dossier, end: int) -> Iterator[str]:
    for claim in dossier.claims:
        if claim.span.end <= end and (claim.date or claim.quantities):
            yield _statement(dossier, claim)


def _statement(dossier: Dossier, claim: Claim) -> str:
    document = dossier.document
    date = claim.date
    stands_apart = date is not None and not claim.span.contains(date.span)
    head = f"{document.words(date.span)}: " if date and stands_apart else ""
    value = f" ({date.value})" if date and date.value else ""
    return f"{document.place(claim.span).line}| {head}{_clipped(dossier, claim.span)}{value}"


def _clipped(dossier: Dossier, span: Span) -> str:
    words = dossier.document.words(span)
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0]


def _fitting(lines: Sequence[str], most: int) -> list[str]:
    """Return as many of the lines as fit, taken evenly from all of them, in their order."""
    kept = list(dict.fromkeys(lines))
    while kept and sum(len(line) + 1 for line in kept) > most:
        over = sum(len(line) + 1 for line in kept) / max(1, most)
        count = min(len(kept) - 1, int(len(kept) / over))
        kept = [kept[at * len(kept) // count] for at in range(count)]
    return kept
