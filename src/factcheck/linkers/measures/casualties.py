"""How many were hurt or died, told bare in a summary and in the body."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.linkers.measures.figures import Figure
from factcheck.linkers.measures.likeness import clash, value
from factcheck.linkers.summaries import SUMMARY
from factcheck.model import BlockKind, Document, Section
from factcheck.patterns import lazy
from factcheck.text.stems import stem

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
_OPENS = lazy(r"(?:^|[.;:,(]|\band|\bbut|\bof the|\bin all,?|\btotal of|\bwhich) ?$", re.IGNORECASE)
_OF_ALL = lazy(r"\b[Oo]f (?:the |all )?\d[\d,]* [a-z ]{3,40} $")
"""A whole in front: "Of the 31 people on the site eleven were injured"."""
_WIDE = 60
_LISTED = lazy(
    r"(?:^|[.;,|] |\d )(?:[Nn]umber )?(?P<fate>[A-Z][a-z]+)(?: persons| people)?(?:: | \| )\Z"
)
"""A fate as a label: "Injured: 12", "Injured | 12"."""
_LISTED_END = lazy(r"[.;,]|$| [A-Z]")
"""Behind the only figure of a row, or of one line of a list."""
_DEFINITE = lazy(r"\b(?:[Aa]ll(?: the| of the)?|[Tt]he|of the|those) \Z")
_WHOLE = lazy(
    rf"{_NOUN}? (?:who|that) (?:were |had (?:been )?|have (?:been )?)?(?P<fate>[a-z]+)"
    r"(?=[.;,)]|$| and\b| in all\b)"
)
"""A whole that is taken up: "the names of the twelve men who drowned"."""
_BODY, _SUMMARY, _LIST, _WHOLE_TOLD = "body", "summary", "list", "whole"
_RUNNING, _AGAIN = (_BODY, _SUMMARY), (_LIST, _WHOLE_TOLD)
_STEMS = {"kill": "dead", "drown": "dead", "injur": "hurt", "wound": "hurt", "hurt": "hurt"}
_REACH = 12
_LONGEST = 60


@frozen
class _Told:
    """A figure that counts whom one fate befell."""

    figure: Figure
    noun: str
    fate: str
    part: str
    """Where it stands: in the body, in a summary, in a list, or as a whole taken up again."""


def casualties(document: Document, known: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, str]]:
    """Yield (figure of the body, figure of the summary, reason) of one fate that disagree.

    Lists ("Injured: 12") and wholes ("the twelve men who drowned") are held against both, if these
    tell one number.
    """
    told = [one for figure in known if (one := _told(document, figure))]
    narrow = {figure for figure in known if _is_narrow(document, figure)}
    bodies = Counter(one.fate for one in told if one.part == _BODY)
    bare = defaultdict[str, set[float]](set)
    for one in told:
        if one.part in _RUNNING:
            bare[one.fate].add(value(one.figure.quantity))
    for one in told:
        if one.part not in _RUNNING or (one.figure in narrow and bodies[one.fate] > 1):
            continue
        for other in told:
            other_part = other.part == _SUMMARY and one.part == _BODY
            again = other.part in _AGAIN and len(bare[one.fate]) == 1
            if (other_part or again) and _is_conflict(one, other):
                yield one.figure, other.figure, f"summary and body both count the {one.fate}"


def _is_conflict(one: _Told, other: _Told) -> bool:
    same = one.fate == other.fate and (not one.noun or not other.noun or one.noun == other.noun)
    figures = one.figure, other.figure
    return (
        same
        and clash(*(figure.quantity for figure in figures))
        and not figures[0].restrictions ^ figures[1].restrictions
    )


def _told(document: Document, figure: Figure) -> _Told | None:
    """Return what a figure tells that stands alone in its clause, or None."""
    start = figure.quantity.span.start
    block = document.block_at(start)
    if figure.quantity.unit or block is None:
        return None
    before = document.text[max(figure.at.start, block.span.start, start - _WIDE) : start]
    if told := _again(document, figure, before) or _caused(document, figure, before):
        return told
    if block.kind is BlockKind.ROW or not (_OPENS.search(before) or _OF_ALL.search(before)):
        return None
    match = _BARE.match(_behind(document, figure))
    fate = _FATE.get(match["fate"], "") if match else ""
    return (
        _Told(figure, match["noun"] or "", fate, _part(document, start)) if match and fate else None
    )


def fate_of(document: Document, figure: Figure) -> str:
    """Return what befell those whom a figure counts, where nothing narrows it; else empty."""
    if figure.quantity.noun in _FATE:
        return _FATE[figure.quantity.noun]
    told = _told(document, figure)
    return told.fate if told else ""


def _again(document: Document, figure: Figure, before: str) -> _Told | None:
    """Return what a list tells ("Injured: 12"), or a whole ("the twelve men who drowned")."""
    behind = _behind(document, figure)
    listed, whole = _LISTED.search(before), _WHOLE.match(behind)
    if listed and listed["fate"].lower() in _FATE and _LISTED_END.match(behind):
        return _Told(figure, "", _FATE[listed["fate"].lower()], _LIST)
    if whole and whole["fate"] in _FATE and _DEFINITE.search(before):
        return _Told(figure, whole["noun"] or "", _FATE[whole["fate"]], _WHOLE_TOLD)
    return None


def _caused(document: Document, figure: Figure, before: str) -> _Told | None:
    """Return "killed 12 people"."""
    active, told = _ACTIVE.search(before), _OBJECT.match(_behind(document, figure))
    part = _part(document, figure.quantity.span.start)
    return _Told(figure, told["noun"], _STEMS[active[1]], part) if active and told else None


def _part(document: Document, start: int) -> str:
    return _SUMMARY if is_summary(document, document.section_at(start)) else _BODY


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
