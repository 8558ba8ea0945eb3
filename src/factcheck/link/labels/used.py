"""Comparison of codes with their definitions."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.document.text import grouped
from factcheck.extract.labels.codes import Code, codes
from factcheck.model import Dossier
from factcheck.model.labels import Fault

_FEWEST = 3
_SHOWN = 8
_UNASSIGNED = re.compile(r"\b(?:reserved|withdrawn|retired|obsolete|(?:not|never) used)\b")
_RANGE = re.compile(r"\s?(?:to|through|[-–—])\s?")
_NEAR = 20
_ROOM = 3
"""Minimum ratio of defined to undefined codes; if lower, the codes are defined elsewhere."""


def undefined_codes(dossier: Dossier) -> Iterator[Fault]:
    """Yield codes that are defined twice, and undefined codes in a series with definitions."""
    for some in grouped((one.prefix, one) for one in dossier.part(codes)).values():
        defined = {one.text: one for one in some if one.is_defined}
        meant = {*defined, *_in_ranges(dossier, some)}
        lacking = grouped(
            (one.text, one)
            for one in some
            if one.text not in meant and not _is_unassigned(dossier, one)
        )
        used = {one.text for one in some if not one.is_defined and one.text in defined}
        for text, uses in lacking.items():
            if len(lacking) > max(1, len(defined) // _ROOM) or not (
                used or len(defined) >= _FEWEST
            ):
                continue
            near = min(defined.values(), key=lambda one: abs(one.number - uses[0].number))
            message = f"“{text}” is not defined in the document"
            proof = (f"defined: {', '.join(list(defined)[:_SHOWN])}",)
            others = (near.span, *(one.span for one in uses[1:3]))
            yield Fault("LBL06", uses[0].span, message, others, proof)
        yield from _twice(dossier, [one for one in some if one.is_defined])


def _twice(dossier: Dossier, defined: list[Code]) -> Iterator[Fault]:
    """Yield the code that two headings, items or table rows share."""
    kinds = grouped(((one.text, dossier.document.kind_at(one.span.start)), one) for one in defined)
    words = dossier.document.text
    twice = [
        some
        for some in kinds.values()
        if len(some) > 1
        and (some[0].prefix[-1] in "-_" or all(words[one.span.end] in ".:)" for one in some))
    ]
    for first, second, *_ in twice if len(twice) == 1 else ():
        message = f"“{second.text}” is defined twice"
        yield Fault("LBL06", second.span, message, (first.span,))


def _in_ranges(dossier: Dossier, some: Sequence[Code]) -> Iterator[str]:
    """Yield the codes in stated ranges: "numbered C1 to C8"."""
    for first, last in pairwise(some):
        text, start = dossier.document.text, first.span.start
        is_range = _RANGE.fullmatch(text, first.span.end, last.span.start)
        if is_range and "numbered" in text[max(0, start - _NEAR) : start]:
            digits = len(first.text) - len(first.prefix)
            for number in range(first.number, last.number + 1):
                yield f"{first.prefix}{str(number).zfill(digits)}"


def _is_unassigned(dossier: Dossier, code: Code) -> bool:
    """Return True if the text says that a code is not used."""
    sentence = dossier.document.sentence_at(code.span.start)
    return bool(sentence and _UNASSIGNED.search(dossier.document.words(sentence)))
