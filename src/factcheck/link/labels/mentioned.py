"""Figures and tables that the text does not mention, or not in their order."""

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck import lexicon
from factcheck.document.text import grouped
from factcheck.extract.labels import pointers, targets
from factcheck.extract.labels.keys import keys
from factcheck.link.labels.linking import meant, parts
from factcheck.model import Dossier, Span
from factcheck.model.labels import Fault, Target

_RANGE = re.compile(r"\s?(?:[-–—]|to|through)\s?")
_ASIDE = re.compile(
    rf"\b(?:{lexicon.alternation('references.beside a caption')})\s(?P<before>[a-z]+)\b"
    r"|\b(?P<after>[a-z]+)\s(?:above|below|opposite|overleaf)\b"
)
_NEAR = 600
"""Distance from a caption, in code points, at which "the table below" may refer to it."""
_FEWEST = 3
_SHARE = 6
"""Minimum number of figures per exception; with more, the document does not follow the rule."""


def unmentioned(dossier: Dossier) -> Iterator[Fault]:
    """Yield the figures and tables without a reference, and references that are out of order."""
    captioned = lexicon.words("references.captioned")
    rows = grouped((one.sort, one) for one in dossier.part(targets) if one.sort in captioned)
    first: dict[Span, Span] = {}
    for span, one in sorted(_mentions(dossier), key=lambda pair: pair[0].start):
        first.setdefault(one.span, span)
    for row in rows.values():
        most = max(1, len(row) // _SHARE)
        missing = [one for one in row if one.span not in first]
        if len(row) >= _FEWEST and len(missing) <= most:
            yield from (
                Fault("LBL07", one.span, f"{_shown(dossier, one)} is not mentioned in the text")
                for one in missing
                if not _is_aside(dossier, one)
            )
        turned = [
            (one, two)
            for one, two in pairwise(one for one in row if one.span in first)
            if first[two.span].start < first[one.span].start
        ]
        for one, two in turned if len(turned) <= most else ():
            message = f"{_shown(dossier, two)} is mentioned before {_shown(dossier, one)}"
            yield Fault("LBL07", first[two.span], message, (first[one.span], one.span))


def _mentions(dossier: Dossier) -> Iterator[tuple[Span, Target]]:
    """Yield the references to captions by number or by key, with the captions."""
    document, known, captions = dossier.document, dossier.part(parts), dossier.part(targets)
    last = None
    for one in dossier.part(pointers):
        pool = known.pool(one.sort)
        found = meant(pool, one.number) or meant(pool, one.number.rstrip("abcdefgh"))
        yield from ((one.place, target) for target in found)
        if last and found and last[0].span == one.span:
            between = document.text[last[0].place.end : one.place.start]
            start, end = last[1][0].span.start, found[0].span.start
            yield from (
                (one.place, target)
                for target in pool.parts
                if _RANGE.fullmatch(between) and start < target.span.start < end
            )
        last = (one, found) if found else None
    by_block = {
        document.block_around(one.span): one
        for one in captions
        if one.sort in lexicon.words("references.captioned")
    }
    marked = {
        one.key: document.block_around(one.span) for one in reversed(dossier.part(keys).anchors)
    }
    for key in dossier.part(keys).pointers:
        target = by_block.get(marked.get(key.key, Span(0, 0)))
        if target:
            yield key.span, target


def _is_aside(dossier: Dossier, caption: Target) -> bool:
    """Return True if the text near a caption refers to "the table below"."""
    around = Span(max(0, caption.span.start - _NEAR), caption.span.end + _NEAR)
    sorts = lexicon.table("references.labels")
    return any(
        sorts.get(found["before"] or found["after"]) == caption.sort
        for found in _ASIDE.finditer(dossier.document.text, around.start, around.end)
    )


def _shown(dossier: Dossier, one: Target) -> str:
    if one.is_typed:
        return f"“{dossier.document.words(one.span)}”"
    return f"{one.sort} {one.number} (“{dossier.document.words(one.title or one.span)}”)"
