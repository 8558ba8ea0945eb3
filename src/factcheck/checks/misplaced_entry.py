"""An entry of a reference list, or the first citation of an entry, is out of order.

## Why it matters

In a list in alphabetical order, readers look for a work where it should be. In a list numbered by
first citation, a number out of order shows that a citation was moved or has the wrong number.

## What it ignores

Lists and citations that are not in order as a whole; names that begin with a particle or a letter
with an accent; names with the same first three letters; citations in tables, captions and notes;
documents in which some numbers are not found in the text.

## Source

ISO 690:2021, 5: entries are sorted by name, or numbered in the order of their first citation.
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from factcheck.model import (
    Bad,
    BlockKind,
    Check,
    Citation,
    CitationKind,
    Dossier,
    Flag,
    ListKind,
    Reference,
    ReferenceList,
    Related,
    Severity,
)
from factcheck.model.keys import folded
from factcheck.model.ordering import longest_run

_FEWEST, _ENOUGH = 7, 10
"""Minimum lengths of a series in which one and two values may be out of order.

In a random order, this happens to one series of 7 in 136, and one of 10 in 400.
"""
_LETTERS = 3
_CELL = 40
"""Maximum length of a block that may be a cell of a table, in code points."""
_COMPLETE = 0.9
"""Minimum share of the numbers up to the highest whose first citation is found."""


def misplaced_entry(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each entry or first citation that is out of order."""
    for part in dossier.facts.lists:
        if part.kind is ListKind.NAMED:
            yield from _unsorted(dossier, part)
    yield from _cited_late(dossier)


def _unsorted(dossier: Dossier, part: ReferenceList) -> Iterator[Flag]:
    """Yield the entries of a list sorted by name that are not in their place."""
    keyed = [(_key(dossier, entry), entry) for entry in part.references]
    series = [(key, entry) for key, entry in keyed if key]
    ranks = {key: rank for rank, key in enumerate(sorted({key for key, _ in series}))}
    for at in _misplaced([ranks[key] for key, _ in series]):
        beside = [series[place][1] for place in (at - 1, at + 1) if 0 <= place < len(series)]
        yield Flag(
            series[at][1].span,
            "this entry is not in alphabetical order",
            related=tuple(Related(one.span) for one in beside),
        )


def _key(dossier: Dossier, entry: Reference) -> str:
    """Return the first letters of an entry; empty if its place in the order is not certain."""
    word = (dossier.document.words(entry.span).split(maxsplit=1) or [""])[0]
    name = word.strip("\"“‘'*_,.;:")
    is_work = bool(entry.work.authors or entry.work.year)
    is_plain = is_work and name.isascii() and name[:1].isupper() and len(name) >= _LETTERS
    return folded(name)[:_LETTERS] if is_plain and name not in ("Van", "Von", "The") else ""


def _cited_late(dossier: Dossier) -> Iterator[Flag]:
    """Yield the first citations that are out of order."""
    document, first = dossier.document, dict[int, Citation]()
    for one in sorted(dossier.citing.resolved, key=lambda one: one.citation.span):
        block = document.block_at(one.citation.span.start)
        is_text = block and block.kind not in (BlockKind.ROW, BlockKind.CAPTION)
        is_text = is_text and block and block.span.end - block.span.start > _CELL
        if one.citation.kind is CitationKind.NUMBER and is_text:
            for number in one.citation.numbers:
                first.setdefault(number, one.citation)
    series = list(first.items())
    if len(series) < _COMPLETE * max(first, default=0):
        return
    for at in _misplaced([number for number, _ in series]):
        number, citation = series[at]
        above = [one for one in series[:at] if one[0] > number]
        side, others = ("after", above) if above else ("before", series[at + 1 :])
        other = max(others, key=_number) if above else min(others, key=_number)
        yield Flag(
            citation.span,
            f"[{number}] is first cited {side} [{other[0]}]",
            related=(Related(other[1].span),),
        )


_number = itemgetter(0)


def _misplaced(ranks: Sequence[int]) -> list[int]:
    """Return the indexes of the values out of order; empty if too many are."""
    kept = set(longest_run(ranks))
    lost = [at for at in range(len(ranks)) if at not in kept]
    return lost if len(lost) <= (len(ranks) >= _FEWEST) + (len(ranks) >= _ENOUGH) else []


_TEXT = "The ice came late [1]. Silt [2] and soundings [3] followed"
_NAMES = ("Aldo", "Brandt", "Carus", "Dahl", "Moreau", "Orsini", "Pahl")
_LIST = "\n\n".join(f"[{at}] {name}, I. Ice. 2011." for at, name in enumerate(_NAMES, 1))
_ENTRY = "{}, I. (2011). Ice. Bergen: Fjord.\n\n"
_SORTED = "The ice came late.\n\n## References\n\n" + "".join(map(_ENTRY.format, _NAMES))

CHECK = Check(
    code="CIT07",
    run=misplaced_entry,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            f"{_SORTED}[[{_ENTRY.format('Burke').strip()}]]\n",
            says="this entry is not in alphabetical order",
        ),
        Bad(
            f"{_TEXT} [5]. Quays [[[4]]] and piers [6, 7] sank.\n\n## References\n\n{_LIST}\n",
            says="[4] is first cited after [5]",
        ),
    ),
    good=(
        f"{_SORTED}This page was moved.\n",
        f"{_TEXT} [4].\n\n## References\n\n{_LIST.replace('[7]', '[8]')}\n",
        f"{_SORTED}{_ENTRY.format('van Dam')}",
        f"{_TEXT} [4]. Quays [5] and piers [6, 7] sank.\n\n## References\n\n{_LIST}\n",
    ),
    inapplicable=lambda dossier: "" if dossier.facts.lists else "no list of references or notes",
)
