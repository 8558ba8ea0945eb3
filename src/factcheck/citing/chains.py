"""Notes that send the reader to other notes: "Moe, supra note 5", "op. cit.", "ibid.".

Source: The Bluebook, 21st edition, 2020, rule 4 (id., supra); Chicago Manual of Style, 17th ed.,
14.34-14.36 (ibid., op. cit.).
"""

import re
from collections.abc import Iterator, Sequence

from factcheck.citing.catalogue import LEAST, Catalogue
from factcheck.citing.notes import called
from factcheck.mentions.references.markers import FAMILY
from factcheck.model import Citation, CitationKind, Dangling, ListKind, Reference, Span
from factcheck.model.keys import folded
from factcheck.patterns import lazy

_SUPRA = lazy(
    rf"(?P<name>{FAMILY})[^.;()]{{0,60}}?,?\s(?:supra|above)\s(?:at\s)?(?:foot)?n(?:ote|\.)\s(?P<number>\d{{1,4}})"
)
_CITED_ABOVE = lazy(rf"(?P<name>{FAMILY})(?:,\s[A-Z]\.)?,?\s(?:op|loc)\.?\s?cit\b\.?")
_SAME = lazy(r"\s*(?:\[?\^?\d{1,3}[\].:]{0,2}\s)?(?:[Ii]bid\b|[Ii]d\.)")
_LINKS = lazy(r"\b(?:supra|ibid|id\.|op\.?\s?cit|above\sn)", 2)


def broken(catalogue: Catalogue) -> Iterator[Dangling]:
    """Yield the notes that send the reader to a note which is not there or names another work."""
    for part in catalogue.lists:
        notes = part.references
        if part.kind is ListKind.NOTES and len(notes) >= LEAST and _is_counted(notes):
            yield from _first(catalogue, notes[0])
            for at in range(len(notes)):
                yield from _supra(catalogue, notes, at)
                yield from _above(catalogue, notes, at)


def _is_counted(notes: Sequence[Reference]) -> bool:
    """True if notes count from 1 without a gap, so that each number has its note."""
    return [note.number for note in notes] == list(range(1, len(notes) + 1))


def _supra(catalogue: Catalogue, notes: Sequence[Reference], at: int) -> Iterator[Dangling]:
    note = notes[at]
    text = catalogue.document.text
    for found in _SUPRA.finditer(text, note.span.start, note.span.end):
        number, name = int(found["number"]), folded(found["name"])
        target = notes[number - 1] if 0 < number <= len(notes) else None
        if target is not None and target is not note and _names(catalogue, target, name):
            continue
        naming = [one for one in notes[:at] if name in catalogue.text_of(one)]
        if target is not None and not naming:
            continue  # the name may be one that the notes never spell out
        has = f"{called(naming[0])} names {found['name']}" if naming else f"{len(notes)} notes"
        where = f"note {number}" if target else "the notes"
        span = catalogue.head_of(target or notes[-1])
        yield Dangling(_sending(note, found), found[0], span, has, where=where)


def _names(catalogue: Catalogue, target: Reference, name: str) -> bool:
    """True if a note holds a name, or sends the reader on, so that it may mean it."""
    words = catalogue.document.words(target.span)
    return name in catalogue.text_of(target) or bool(_LINKS.search(words))


def _above(catalogue: Catalogue, notes: Sequence[Reference], at: int) -> Iterator[Dangling]:
    note = notes[at]
    text = catalogue.document.text
    for found in _CITED_ABOVE.finditer(text, note.span.start, note.span.end):
        name = folded(found["name"])
        above = text[: note.span.start]
        is_known = any(name in catalogue.text_of(one) for one in (*notes[:at], *catalogue.works()))
        if not is_known and name not in folded(above):
            has = f"no note before {called(note)} names {found['name']}"
            span = catalogue.head_of(notes[0])
            yield Dangling(_sending(note, found), found[0], span, has, where="the notes above it")


def _first(catalogue: Catalogue, note: Reference) -> Iterator[Dangling]:
    found = _SAME.match(catalogue.document.text, note.span.start, note.span.end)
    if found:
        words, span = found[0].split()[-1], catalogue.head_of(note)
        proof, where = "it is the first note", "a note above it"
        yield Dangling(_sending(note, found), words, span, proof, where=where)


def _sending(note: Reference, found: re.Match[str]) -> Citation:
    """Return the words of a note that send its reader on."""
    return Citation(Span(*found.span()), CitationKind.NOTE, label=note.label)
