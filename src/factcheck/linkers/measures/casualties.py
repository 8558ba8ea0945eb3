"""How many were hurt or died, told bare in a summary and in the body."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.linkers.events.stems import stem
from factcheck.linkers.measures.figures import Figure
from factcheck.linkers.measures.likeness import clash
from factcheck.linkers.summaries import SUMMARY
from factcheck.model import BlockKind, Document, Section
from factcheck.patterns import lazy

# What befalls people in reports of accidents and epidemics, by synonyms: a list of our own, kept to
# words that no report uses for two fates.
_FATES = {
    "hurt": "injured hurt wounded injuries",
    "dead": "died dead killed deaths fatalities perished drowned lives",
    "missing": "missing unaccounted",
    "rescued": "rescued saved",
}
_FATE = {word: fate for fate, words in _FATES.items() for word in words.split()}
_PEOPLE = (
    "people persons patients passengers crew men women children workers soldiers residents miners"
    " sailors prisoners cases"
)
PEOPLE = frozenset(map(stem, _PEOPLE.split()))
"""Stems of the words for people who are counted by what befalls them."""
_NOUN = rf"(?: (?P<noun>{'|'.join(_PEOPLE.split())}))"
_BARE = lazy(
    rf"{_NOUN}?(?: (?:were|was|had|had been|have|have been))?"
    r"(?: of (?:them|these|those|whom))? (?P<fate>[a-z]+)(?P<end>[.,;:)]|$| and\b| among\b"
    r"| in all\b| (?P<part>when|as|in the|on|during|that)\b)"
)
_ACTIVE = lazy(r"\b(kill|injur|wound|hurt|drown)(?:ed|ing)? \Z")
_OBJECT = lazy(rf"{_NOUN}(?=[.,;:)]|$| and\b)")
_OPENS = lazy(r"(?:^|[.;:,(]|\band|\bof the|\bin all,?|\btotal of|\bwhich) ?$", re.IGNORECASE)
_OF_ALL = lazy(r"\b[Oo]f (?:the |all )?\d[\d,]* [a-z ]{3,40} $")
"""A whole in front: "Of the 31 people on the site eleven were injured"."""
_WIDE = 60
_STEMS = {"kill": "dead", "drown": "dead", "injur": "hurt", "wound": "hurt", "hurt": "hurt"}
_REACH = 12
_LONGEST = 60


def casualties(document: Document, known: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, str]]:
    """Yield (figure of the body, figure of the summary, reason) of one fate that disagree."""
    told = [(figure, *bare) for figure in known if (bare := _bare(document, figure))]
    narrow = {figure for figure in known if _is_narrow(document, figure)}
    bodies = Counter(fate for _, _, fate, in_summary in told if not in_summary)
    for figure, noun, fate, in_summary in told:
        if in_summary or (figure in narrow and bodies[fate] > 1):
            continue
        for other, other_noun, other_fate, other_in_summary in told:
            same = fate == other_fate and (not noun or not other_noun or noun == other_noun)
            if other_in_summary and same and _is_conflict(figure, other):
                yield figure, other, f"summary and body both count the {fate}"


def _is_conflict(figure: Figure, other: Figure) -> bool:
    return clash(figure.quantity, other.quantity) and not figure.restrictions ^ other.restrictions


def _bare(document: Document, figure: Figure) -> tuple[str, str, bool] | None:
    """Return (noun, fate, whether in a summary) of a figure that stands alone in its clause."""
    quantity, text, start = figure.quantity, document.text, figure.quantity.span.start
    before = text[max(figure.at.start, quantity.span.start - _REACH) : quantity.span.start]
    block = document.block_at(quantity.span.start)
    active, told = _ACTIVE.search(before), _OBJECT.match(_behind(document, figure))
    if active and told and not quantity.unit and block:
        section = document.section_at(block.span.start)
        return told["noun"], _STEMS[active[1]], is_summary(document, section)
    if quantity.unit or block is None or block.kind is BlockKind.ROW:
        return None
    if not _OPENS.search(before) and not _OF_ALL.search(text, max(0, start - _WIDE), start):
        return None
    match = _BARE.match(_behind(document, figure))
    fate = _FATE.get(match["fate"]) if match else None
    if match is None or fate is None:
        return None
    return match["noun"] or "", fate, is_summary(document, document.section_at(block.span.start))


def _behind(document: Document, figure: Figure) -> str:
    start = figure.quantity.span.end
    return document.text[start : start + _LONGEST].partition("\n")[0]


def _is_narrow(document: Document, figure: Figure) -> bool:
    """Say whether a clause behind a fate may tell of which part of the happening it is."""
    match = _BARE.match(_behind(document, figure))
    start = figure.quantity.span.start
    active = _ACTIVE.search(document.text, max(0, start - _REACH), start)
    return bool(active or (match and match["part"]))


def is_summary(document: Document, section: Section | None) -> bool:
    """Say whether a section tells in short what the document tells elsewhere."""
    heading = section.heading if section else None
    return heading is not None and bool(SUMMARY.search(document.words(heading)))
