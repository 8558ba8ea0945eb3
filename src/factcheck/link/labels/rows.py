"""Numbers of captions, headings, clauses and items that are missing, repeated or out of order."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck import lexicon
from factcheck.extract.labels import targets
from factcheck.extract.labels.label import worth
from factcheck.link.labels.linking import parts
from factcheck.model import Document, Dossier, Span
from factcheck.model.labels import Fault, Target

_FEWEST = 3
_LETTERS = 26
_ROMANS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SECONDS = ("2", "b", "B", "ii", "II")
_SHORT = 2
"""A series of at most this many named parts ("Figure 1") must begin with number 1."""
_ROOM = 4
"""Minimum length of a series per break in it; with more breaks, it is not a series."""
_LAST = re.compile(r"(?P<above>.*?)(?P<last>\d{1,3}|[A-Za-z]|[ivxlcIVXLC]+)\W*$")
_CONTINUED = re.compile(r"\b(?:continued|cont(?:inue)?d?|repeated)\b", re.IGNORECASE)
_ROMAN = re.compile(r"[ivxlc]+|[IVXLC]+")

Row = list[tuple[int, Target]]


def faults_of_rows(dossier: Dossier) -> Iterator[Fault]:
    """Yield the numbers that are repeated, out of order, or after a gap in their series."""
    for row in _rows(dossier):
        yield from _faults(dossier.document, row)


def _rows(dossier: Dossier) -> Iterator[Row]:
    """Yield the numbers of each series. A new 1 begins another series."""
    captioned = lexicon.words("references.captioned")
    is_plain = dossier.document.files[0].path.endswith(".txt")
    paragraphs = dossier.part(parts).running("paragraph")
    open_rows: dict[tuple[object, ...], list[tuple[str, Target]]] = {}
    for one in dossier.part(targets):
        found = _LAST.fullmatch(one.number)
        if one.level and one.sort not in captioned:
            for key in [key for key in open_rows if key[1] and int(str(key[1])) > one.level]:
                yield from _valued(open_rows.pop(key))
        is_free = one.sort in captioned or one.sort in lexicon.words("references.in one series")
        block = dossier.document.block_at(one.span.start)
        is_item = one.sort == "item" and (is_plain or one in paragraphs)
        if not found or not (is_free or is_item or one.sort in ("section", "inline")):
            continue
        place: tuple[object, ...] = ()
        if not is_free:
            place = (block.kind if block else "",)
            if one.sort == "inline":
                place = (block.span.start if block else 0,)
        kind = found["last"].isdigit()
        key = (one.sort, 0 if is_free else one.level, found["above"], kind, *place)
        first = open_rows[key][0][0] if key in open_rows else ""
        if first and found["last"] in ("1", "a", "A", "i", "I", first):
            is_anew = found["last"].lower() != "i" or open_rows[key][-1][0].lower() != "h"
            is_first = len(open_rows[key]) == 1 and first in (found["last"], *_SECONDS)
            is_anew = is_anew and not is_first
            if is_anew:
                yield from _valued(open_rows.pop(key))
        open_rows.setdefault(key, []).append((found["last"], one))
    for row in open_rows.values():
        yield from _valued(row)


def _valued(row: Sequence[tuple[str, Target]]) -> Iterator[Row]:
    is_roman = row[0][0] in ("i", "I") and all(_ROMAN.fullmatch(last) for last, _ in row)
    values = [(worth(last, is_roman=is_roman and not last.isdigit()), one) for last, one in row]
    if all(value for value, _ in values):
        yield values


def _faults(document: Document, row: Row) -> Iterator[Fault]:
    row = list(row)
    yield from _swapped(document, row)
    values = [value for value, _ in row]
    breaks = [at for at, (one, two) in enumerate(pairwise(values), 1) if two != one + 1]
    is_short = len(row) == _SHORT and values[0] == 1 and bool(row[0][1].word)
    if (len(row) < _FEWEST and not is_short) or not breaks:
        return
    is_captioned = row[0][1].sort in lexicon.words("references.captioned")
    is_inline = row[0][1].sort == "inline"
    if sorted(values) == [*range(min(values), max(values) + 1)]:
        if len(breaks) <= _FEWEST and not is_inline:
            at = next(at for at in breaks if values[at] < values[at - 1])
            yield _fault(document, row, at, "comes after")
        return
    # in "2, 2, 4", the second 2 should be 3
    breaks = [at for at in breaks if at - 1 not in breaks or values[at] != values[at - 2] + 2]
    if len(breaks) > max(1, len(row) // _ROOM):
        return
    for at in breaks:
        before, this = values[at - 1], values[at]
        is_gap = this == before + 2 and values.count(this) == 1 and before + 1 not in values
        around = Span(row[at - 1][1].span.start, row[min(at + 1, len(row) - 1)][1].span.start)
        around = Span(0, len(document.text) - 1) if is_captioned else around
        if is_gap and not _is_written(document, row[at][1], before + 1, around):
            yield _fault(document, row, at, "comes right after")
        elif row[at][1].word and not is_captioned and this + 1 in values:
            continue  # two variants of one step
        elif at == 1 and this + 1 in values:
            continue  # a list of one item before another list
        elif this == before and not is_inline and not _is_continued(document, row[at][1]):
            yield _fault(document, row, at, "has the same number as")


def _swapped(document: Document, row: Row) -> Iterator[Fault]:
    """Yield each number that changed places with the previous one; put the two back in order."""
    for at in range(len(row) - 1):
        before = row[at - 1][0] if at else 0
        values = [value - before for value, _ in row[at : at + 3]]
        if values == [2, 1, 3] or (values == [2, 1] and (at or row[0][1].level)):
            yield _fault(document, row, at + 1, "comes after")
            row[at : at + 2] = row[at + 1], row[at]


def _is_written(document: Document, after: Target, missing: int, around: Span) -> bool:
    """Return True if a line next to a gap starts with the missing number."""
    found = _LAST.fullmatch(after.number)
    last = found["last"] if found else ""
    names = [str(missing), chr(ord("a") + missing - 1)] if missing <= _LETTERS else [str(missing)]
    if not last.isdigit() and len(after.number) > 0:
        names = [*names[1:], *(one for one in _ROMANS[missing : missing + 1])]
    above = re.escape(found["above"]) if found else ""
    word = re.escape(after.word) + r"\.? *" if after.word else ""
    lines = rf"(?im:^[^\w\n]{{0,8}}{word}{above}(?:{'|'.join(names)})(?![\w.]\w|\w))"
    file, start = document.origin(around.start)
    last, end = document.origin(around.end)
    text = document.files[file].text
    return bool(names) and re.search(lines, text[start : end if last == file else None]) is not None


def _is_continued(document: Document, part: Target) -> bool:
    """Return True if a part continues another part: "Table 2 (continued)"."""
    return bool(_CONTINUED.search(document.words(document.block_around(part.span))))


def _fault(document: Document, row: Row, at: int, how: str) -> Fault:
    this, other = row[at][1], row[at - 1][1]
    shown, before = _shown(document, this), _shown(document, other)
    numbers = [one.number for _, one in row[max(0, at - 3) : at + 3]]
    proof = f"the numbers in order: {', '.join(numbers)}"
    is_same = shown == before
    message = f"“{shown}” is used twice" if is_same else f"“{shown}” {how} “{before}”"
    return Fault("LBL02", this.span, message, (other.span,), (proof,))


def _shown(document: Document, one: Target) -> str:
    words = document.words(one.span)
    return words if one.is_typed else f"{one.number} {words} …"
