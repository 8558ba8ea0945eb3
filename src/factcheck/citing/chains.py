"""Notes that send the reader to other notes: "Moe, supra note 5", "op. cit.", "ibid.".

Source: The Bluebook, 21st edition, 2020, rule 4 (id., supra); Chicago Manual of Style, 17th ed.,
14.34-14.36 (ibid., op. cit.).
"""

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
            for at, note in enumerate(notes):
                yield from _supra(catalogue, notes, at)
                yield from _above(catalogue, notes, at)
                yield from _first(catalogue, note) if at == 0 else ()


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
        yield _told(note, found.span(), found[0], where, has, target or notes[-1])


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
            yield _told(note, found.span(), found[0], "the notes above it", has, notes[0])


def _first(catalogue: Catalogue, note: Reference) -> Iterator[Dangling]:
    found = _SAME.match(catalogue.document.text, note.span.start, note.span.end)
    if found:
        words = found[0].split()[-1]
        yield _told(note, found.span(), words, "a note above it", "it is the first note", note)


def _told(
    note: Reference,
    place: tuple[int, int],
    what: str,
    where: str,
    proof: str,
    shown: Reference,
) -> Dangling:
    citation = Citation(Span(*place), CitationKind.NOTE, label=note.label)
    end = min(shown.span.end, shown.span.start + _HEAD)
    return Dangling(citation, what, Span(shown.span.start, end), proof, where=where)


_HEAD = 60
