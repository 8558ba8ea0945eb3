"""Names in a document that are one typo away from a name in a table.

A typo is reported only if no table contains the form, exactly one entity has a similar form, and no
other known name contains the differing word. In a table of 300,000 names, most surnames are one
letter away from another surname.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factcheck.comparison.known.index import Index
from factcheck.link.entities.rulings import is_near_miss
from factcheck.link.entities.spellings import difference, fold
from factcheck.model import (
    Document,
    Entity,
    Form,
    KnownBearer,
    KnownFault,
    KnownFaultKind,
    NameKind,
    Span,
)

_MOST_ROWS = 20_000
"""Words that occur in more rows than this are not looked up, because they identify no one."""
_FEW = 5_000
"""Maximum number of rows in a table for names of a single word to be compared with it."""
_LEAST_WORDS = 2
_SPOKEN = {
    NameKind.PERSON: "person",
    NameKind.ORGANISATION: "organisation",
    NameKind.PLACE: "place",
}


def misses(
    document: Document, entities: Sequence[Entity], tables: Sequence[Index]
) -> Iterator[KnownFault]:
    """Yield each place with a form that is one typo away from a known name."""
    sentences: defaultdict[tuple[str, ...], set[Span | None]] = defaultdict(set)
    for entity in entities:
        for form in entity.forms:
            spots = {document.sentence_at(span.start) for span in form.spans}
            sentences[key_of(form.text)] |= spots - {None}
    for entity in entities:
        for form in entity.forms:
            row = _missed(entity, form, tables)
            # If a sentence contains both forms, they are two entities.
            if row and not sentences[key_of(form.text)] & sentences[key_of(row[1])]:
                yield from _faults(entity, form, *row)


def _missed(entity: Entity, form: Form, tables: Sequence[Index]) -> tuple[KnownBearer, str] | None:
    """Return the only known entity with a name similar to a form, as (row, name)."""
    if entity.kind is NameKind.IDENTIFIER or not form.text or is_known(form.text, tables):
        return None
    found: dict[str, tuple[KnownBearer, str]] = {}
    for table in tables:
        for row in _candidates(form.text, table):
            if row.kind and _SPOKEN.get(entity.kind, row.kind) != row.kind:
                continue
            for name in row.names:
                if is_near_miss(form.text, name) and not _is_of_another(form.text, name, tables):
                    found.setdefault(row.key, (row, name))
    rows = list(found.values())
    return rows[0] if len(rows) == 1 else None


def _candidates(text: str, table: Index) -> Iterator[KnownBearer]:
    """Yield the rows that contain a word of a form; for single words, only in small tables."""
    words = [fold(word) for word in text.split()]
    if len(words) < _LEAST_WORDS:
        yield from table.all() if table.rows <= _FEW else ()
        return
    seen: set[int] = set()
    for word in sorted(words, key=lambda one: table.count(one, _MOST_ROWS + 1)):
        for row in table.with_word(word, _MOST_ROWS) or ():
            if row.line not in seen:
                seen.add(row.line)
                yield row


def is_known(text: str, tables: Iterable[Index]) -> bool:
    """Return True if a form is a known name, possibly with some words omitted."""
    return any(True for table in tables for _ in knowing(text, table))


def knowing(text: str, table: Index) -> Iterator[tuple[KnownBearer, bool]]:
    """Yield the rows with a name that contains a form, and whether the form is the whole name."""
    words = key_of(text)
    rarest = min(words, key=lambda one: table.count(one, _MOST_ROWS + 1), default="")
    for row in table.with_word(rarest, _MOST_ROWS) or () if rarest else ():
        names = [key_of(name) for name in row.names]
        if words in names:
            yield row, True
        elif any(set(words) <= set(name) for name in names):
            yield row, False


def key_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(word for word in (fold(part) for part in text.split()) if word)


def _is_of_another(text: str, name: str, tables: Iterable[Index]) -> bool:
    """Return True if the differing word of a form is part of other known names."""
    own = set(key_of(name))
    odd = [word for word in key_of(text) if word not in own]
    return any(table.count(word) for table in tables for word in odd)


def _faults(entity: Entity, form: Form, row: KnownBearer, name: str) -> Iterator[KnownFault]:
    quoted = {one.span for one in entity.mentions if one.quoted}
    for span in form.spans:
        if span not in quoted:
            yield KnownFault(KnownFaultKind.NAME, span, row, name, (difference(form.text, name),))
