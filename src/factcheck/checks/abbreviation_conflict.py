"""One short form is explained by two expansions, or one expansion has two short forms.

## Why it matters

The reader cannot tell whether two things are meant, or which of the two names is the right one.

## What it leaves alone

British and American spelling, hyphens, case, plurals and small words of one expansion; short forms
that a new part or appendix defines anew, if it is no list of them; quotations, notes, references;
a shorter name of the body; a letter more for a word more in front ("Kinematic Standard of Rest");
words of which more than one initial is not that of the other expansion.

## Source

A short form keeps its sense throughout (Chicago Manual of Style, 17th ed., 10.3).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from factcheck.model import (
    BY_ONE,
    Abbreviation,
    Bad,
    BlockKind,
    Check,
    Document,
    Dossier,
    Flag,
    Related,
    Severity,
    Span,
)
from factcheck.patterns import lazy

Group = list[Abbreviation]
_PART = lazy(r"(?:part|chapter|book|volume|appendix|annex)\b", re.IGNORECASE)
_OF_ALL = lazy(r"\b(?:short forms?|abbreviations?|acronyms?|glossary)\b", re.IGNORECASE)


def abbreviation_conflict(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each explanation that contradicts the more usual one of its part."""
    document = dossier.document
    explained = [one for one in dossier.facts.abbreviations if one.expansion]
    for by_short in (True, False):
        for rare, usual in _contradicting(document, explained, by_short=by_short):
            yield from _flags(document, rare, usual, by_short=by_short)


def _contradicting(
    document: Document, explained: Iterable[Abbreviation], *, by_short: bool
) -> Iterator[tuple[Group, Group]]:
    """Yield (rarer, most usual) explanations of one part that share one side and not the other."""
    shared: dict[tuple[int, str], dict[str, Group]] = defaultdict(dict)
    headings = [block.span for block in document.blocks if block.kind is BlockKind.HEADING]
    parts = [span for span in headings if _PART.match(document.words(span))]
    for one in explained:
        before = [span for span in parts if span < one.span]
        part = 0 if before and _OF_ALL.search(document.words(before[-1])) else len(before)
        key, side = (one.short, one.reading) if by_short else (one.reading, one.short)
        shared[part, key].setdefault(side, []).append(one)
    for sides in shared.values():
        usual, *others = sorted(sides.values(), key=lambda group: (-len(group), group[0].span))
        for rare in others:
            if by_short or not _is_narrower(document, rare, usual):
                yield rare, usual


def _is_narrower(document: Document, rare: Group, usual: Group) -> bool:
    """True if one short form has a letter more, of the word in front of its expansion.

    "Kinematic Local Standard of Rest (LSRK)" is one kind of a "local standard of rest (LSR)". So
    are two that differ in capitals alone: "ZoC", "ZOC".
    """
    for long, short in ((rare, usual), (usual, rare)):
        letters = {letter for one in long for letter in _letter_in_front(document, one)}
        forms = long[0].short.casefold(), short[0].short.casefold()
        if forms[0] == forms[1] or any(
            sorted(forms[0]) == sorted(forms[1] + letter) for letter in letters
        ):
            return True
    return False


def _letter_in_front(document: Document, one: Abbreviation) -> str:
    """Return the first letter of the word in front of an expansion, in small."""
    before = document.text[: _whole(one).start].rsplit(maxsplit=1)[-1:]
    return before[0][0].casefold() if before else ""


def _flags(document: Document, rare: Group, usual: Group, *, by_short: bool) -> Iterator[Flag]:
    (short, here), (other, there) = ((g[0].short, _words(document, g[0])) for g in (rare, usual))
    message = f"“{here}” is shortened to “{short}” here and to “{other}” elsewhere"
    if by_short:
        message = f"“{short}” is explained as “{here}” here and as “{there}” elsewhere"
    counts = f"{other} = {there} {len(usual)}×, {short} = {here} {len(rare)}×"
    for one in rare:
        yield Flag(
            span=_whole(one) if by_short else one.span,
            message=message,
            proof=(counts,),
            related=tuple(Related(_whole(one) if by_short else one.span) for one in usual),
        )


def _words(document: Document, one: Abbreviation) -> str:
    return document.words(one.expansion) if one.expansion else one.short


def _whole(one: Abbreviation) -> Span:
    return one.expansion or one.span


CHECK = Check(
    code="ABB01",
    run=abbreviation_conflict,
    severity=Severity.WARNING,
    across=BY_ONE,
    text_only=True,
    bad=(
        Bad(
            "The water quality index (WQI) fell in May. In June the WQI rose.\n\n"
            "The inspectors blamed the [[weekly quantity index]] (WQI) for the error.\n",
            says="“WQI” is explained as “weekly quantity index” here and as “water quality index” "
            "elsewhere",
        ),
        Bad(
            "The pilots board (PB) met.\n\n# Annex 1\n\nNo.\n\n# Annex 2. Short forms\n\n"
            "PB: [[planning bureau]]\n",
            says="“PB” is explained as “planning bureau” here and as “pilots board” elsewhere",
        ),
        Bad(
            "The Coastal Rescue Service (CRS) was founded in 1931.\n\n"
            "In May the Coastal Rescue Service ([[CSR]]) bought a boat.\n",
            says="“Coastal Rescue Service” is shortened to “CSR” here and to “CRS” elsewhere",
        ),
    ),
    good=(
        "The Labour Organisation of Elba (LOE) met. The Labor Organization of Elba (LOE) voted.",
        "The early-warning system (EWS) failed. Two early warning systems (EWSs) were bought.",
        "# Part One\n\nA free cup union (FCU) won.\n\n# Part Two\n\nA full cot unit (FCU) came.\n",
        "The harbour board (HB) met. He wrote: “The hotel bar (HB) was full.”",
        "The local standard of time (LST) is kept. So is the Kept Local Standard of Time (LSTK).",
        "The zone of peace (ZoP) was left. A zone of peace (ZOP) was drawn.",
    ),
)
