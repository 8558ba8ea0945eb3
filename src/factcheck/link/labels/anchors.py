"""Comparison of links and keys with the headings and anchors that they refer to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from urllib.parse import unquote

from factcheck import lexicon
from factcheck.document.text import Covered, grouped, word_list
from factcheck.extract.labels import sort_of
from factcheck.extract.labels.keys import Anchor, KeyPointer, Keys, keys, squeezed
from factcheck.link.labels.contents import faults_of_contents
from factcheck.model import BlockKind, Document, Dossier, Span
from factcheck.model.labels import Fault

_KIND_OF_KEY = re.compile(r"(?:eq|fig|lst|sec|tbl):")
"""The start of a key that pandoc-crossref gives to equations, figures, listings and so on."""
_NO_ANCHOR = re.compile(
    rf"(?:{lexicon.alternation('references.names by programs')}|l\d|_(?:ftn|edn)|/|!|:~|.*=|\?)",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"Error! (?:Reference source|Bookmark) not (?:found|defined)\.?"
    r"|\b(?P<what>[A-Z][a-z]{1,9})\.? \(?\?\?\)?"
)
_REPEATED = re.compile(r"[-_]?\d{1,2}$")
_LIKE = 0.8
_ROOM = 3
"""Minimum ratio of existing to missing keys; if lower, the missing ones are in another file."""


def without_anchor(dossier: Dossier) -> Iterator[Fault]:
    """Yield the links and keys whose target (an anchor or heading) is not in the document."""
    known, document = dossier.part(keys), dossier.document
    named: dict[int, dict[str, Anchor]] = {}
    for one in known.anchors:
        for form in squeezed(unquote(one.key)):
            names = named.setdefault(one.file, {})
            if form not in names or names[form].span.end == 0:
                names[form] = one
    if document.chapters:  # The chapters of a book share their keys.
        every = {form: one for names in named.values() for form, one in names.items()}
    reported = Covered(fault.span for fault in faults_of_contents(dossier))
    for pointer in known.pointers:
        own = named.get(pointer.file, {})
        if not pointer.is_link and document.chapters:
            own = every
        is_elsewhere = pointer.is_wide and not document.chapters
        if not own or is_elsewhere or _is_there(own, pointer) or reported.meets(pointer.span):
            continue
        near = _nearest(pointer, own)
        if _is_provable(known, pointer, own, near):
            yield _fault(pointer, own, near)
    yield from _repeated(known)
    yield from _unresolved(document)


def _is_there(own: dict[str, Anchor], pointer: KeyPointer) -> bool:
    if pointer.is_link and (not pointer.key or _NO_ANCHOR.match(pointer.key)):
        return True
    key = unquote(pointer.key).removeprefix("user-content-")
    forms = squeezed(key) | squeezed(_REPEATED.sub("", key))
    return "" in forms or not forms.isdisjoint(own)


def _is_provable(
    known: Keys, pointer: KeyPointer, own: dict[str, Anchor], near: Sequence[str]
) -> bool:
    """Return True if the document has most targets of this kind and is not part of a larger one."""
    if pointer.file in known.open_files:
        return False
    if near and pointer.is_link:
        return True
    kind = _KIND_OF_KEY.match(pointer.key)
    if kind and not any(one.key.startswith(kind[0]) for one in own.values()):
        return False  # "#tbl:rates" in a chapter without a table
    beside = {
        one.key: _is_there(own, one)
        for one in known.pointers
        if one.file == pointer.file and one.is_link == pointer.is_link
    }
    there = sum(beside.values())
    return there > 0 and len(beside) - there <= max(1, there // _ROOM)


def _nearest(pointer: KeyPointer, own: dict[str, Anchor]) -> list[str]:
    form = min(squeezed(pointer.key), key=lambda one: (-len(one), one))
    return get_close_matches(form, sorted(own), 1, _LIKE)


def _fault(pointer: KeyPointer, own: dict[str, Anchor], near: Sequence[str]) -> Fault:
    others = [own[one].span for one in near if len(own[one].span)]
    shown = f"#{pointer.key}" if pointer.is_link else pointer.key
    proof = tuple(f"the closest anchor is “{own[one].key}”" for one in near)
    message = f"“{shown}” is not an anchor or heading in the document"
    return Fault("LBL05", pointer.span, message, tuple(others), proof)


def _repeated(known: Keys) -> Iterator[Fault]:
    """Yield the labels that two parts of a file share."""
    labels = grouped(((one.file, one.key), one.span) for one in known.anchors if one.is_unique)
    for (_, key), spans in labels.items():
        if len(spans) == 2 and spans[0] != spans[1]:  # noqa: PLR2004 - a pair
            yield Fault("LBL05", spans[1], f"the label “{key}” is defined twice", (spans[0],))


def _unresolved(document: Document) -> Iterator[Fault]:
    """Yield the error messages that a program printed instead of a number."""
    for found in _NOT_FOUND.finditer(document.text):
        span = Span(*found.span())
        is_meant = not found["what"] or sort_of(found["what"])
        if is_meant and document.kind_at(span.start) not in (BlockKind.CODE, BlockKind.QUOTE):
            yield Fault("LBL05", span, f"“{found[0]}”: the target was not found")


def mislabeled(dossier: Dossier) -> Iterator[Fault]:
    """Yield the links whose text is the title of a different heading than their target."""
    document, known = dossier.document, dossier.part(keys)
    headings = [one for one in known.anchors if one.is_heading and len(one.span)]
    by_key = grouped(((one.file, form), one) for one in headings for form in squeezed(one.key))
    for pointer in known.pointers:
        if not pointer.is_link:
            continue
        led = _only(by_key, pointer.file, squeezed(unquote(pointer.key)))
        named = _only(by_key, pointer.file, squeezed(document.words(pointer.span)))
        shared = led and {*word_list(led.key.lower())} & {
            *word_list(named.key.lower() if named else "")
        }
        if (
            led
            and named
            and not shared
            and led.span != named.span
            and document.text[led.span.start : named.span.start].strip() != led.key  # not one
        ):
            words = document.words(pointer.span)
            message = f"the link text is “{words}”, but the target is “{led.key}”"
            yield Fault("LBL03", pointer.span, message, (led.span, named.span))


def _only(
    by_key: Mapping[tuple[int, str], Sequence[Anchor]], file: int, forms: frozenset[str]
) -> Anchor | None:
    """Return the only heading with one of the given names, or None."""
    found = {one.span: one for form in forms for one in by_key.get((file, form), ()) if form}
    return next(iter(found.values())) if len(found) == 1 else None
