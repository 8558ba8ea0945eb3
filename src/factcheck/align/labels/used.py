"""Codes, figures and tables ↔ where the text speaks of them."""

from collections.abc import Iterator
from itertools import pairwise

from factcheck import lexicon
from factcheck.mentions.labels import pointers, targets
from factcheck.mentions.labels.codes import Code, codes
from factcheck.mentions.labels.label import readings
from factcheck.model import Dossier
from factcheck.model.labels import Fault, Target
from factcheck.text import grouped

_FEWEST = 3
_SHOWN = 8
_SHARE = 0.6
"""Share of the parts of a sort that the text speaks of, from which one that it does not is odd."""
_ROOM = 3
"""Codes that are defined to one that is not: with fewer the others are in another document."""


def undefined_codes(dossier: Dossier) -> Iterator[Fault]:
    """Yield the codes that are used and not defined, where most of their row are."""
    document = dossier.document
    for some in grouped((one.prefix, one) for one in dossier.part(codes)).values():
        defined = {one.text: one for one in some if one.is_defined}
        lacking = grouped((one.text, one) for one in some if one.text not in defined)
        used = {one.text for one in some if not one.is_defined and one.text in defined}
        numbers = [one.number for one in defined.values()]
        for text, uses in lacking.items():
            if len(lacking) > max(1, len(defined) // _ROOM) or not (
                used or len(defined) >= _FEWEST
            ):
                continue
            if min(numbers) > 1 and uses[0].number < min(numbers):
                continue
            near = min(defined.values(), key=lambda one: abs(one.number - uses[0].number))
            message = f"“{text}” is not defined in the document"
            proof = (f"defined: {', '.join(list(defined)[:_SHOWN])}",)
            others = (near.span, *(one.span for one in uses[1:3]))
            yield Fault("LBL06", uses[0].span, message, others, proof)
        yield from _twice(dossier, [one for one in some if one.is_defined])
        for text, one in defined.items():
            if text not in used and len(used) >= _FEWEST and len(used) >= _SHARE * len(defined):
                yield Fault("LBL07", one.span, f"“{document.words(one.span)}” is not used")


def _twice(dossier: Dossier, defined: list[Code]) -> Iterator[Fault]:
    """Yield the codes that two headings or rows of one table have, whose next one is missing."""
    document = dossier.document
    texts = {one.text: one for one in defined}
    for first, second in pairwise(defined):
        kinds = {document.kind_at(one.span.start) for one in (first, second)}
        after = (
            f"{second.prefix}{str(second.number + 1).zfill(len(second.text) - len(second.prefix))}"
        )
        if first.text == second.text and len(kinds) == 1 and after not in texts:
            message = f"“{second.text}” is defined twice"
            yield Fault("LBL06", second.span, message, (first.span,))


def unmentioned(dossier: Dossier) -> Iterator[Fault]:
    """Yield the figures and tables of which the text does not speak, or not in their order."""
    captioned = lexicon.words("references.captioned")
    document = dossier.document
    pointed = dossier.part(pointers)
    by_sort = grouped((one.sort, one) for one in dossier.part(targets) if one.sort in captioned)
    for sort, parts in by_sort.items():
        firsts: dict[int, int] = {}
        places = grouped((one, at) for at, part in enumerate(parts) for one in part.readings)
        for pointer in (one for one in pointed if one.sort == sort):
            number = pointer.number.rstrip("abcdefghij") or pointer.number
            for at in {at for one in readings(number) for at in places.get(one, ())}:
                firsts.setdefault(at, pointer.span.start)
        if len(parts) < _FEWEST or len(firsts) < _SHARE * len(parts):
            continue
        for at, part in enumerate(parts):
            if at not in firsts:
                shown = document.words(part.span)
                yield Fault("LBL07", part.span, f"the text does not speak of “{shown}”")
        yield from _disordered(dossier, parts, firsts)


def _disordered(dossier: Dossier, parts: list[Target], firsts: dict[int, int]) -> Iterator[Fault]:
    order = sorted(firsts, key=lambda at: firsts[at])
    for first, second in pairwise(order):
        if second < first:
            shown, before = (dossier.document.words(parts[at].span) for at in (second, first))
            message = f"the text speaks of “{before}” before “{shown}”"
            yield Fault("LBL07", parts[second].span, message, (parts[first].span,))
            return


def unused_parts(dossier: Dossier) -> Iterator[Fault]:
    """Yield the figures, tables and codes of which the text does not speak."""
    yield from unmentioned(dossier)
    yield from (one for one in undefined_codes(dossier) if one.code == "LBL07")


def undefined_parts(dossier: Dossier) -> Iterator[Fault]:
    """Yield the codes that are not defined, or twice."""
    yield from (one for one in undefined_codes(dossier) if one.code == "LBL06")
