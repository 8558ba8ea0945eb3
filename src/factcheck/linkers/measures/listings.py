"""Counts with the list of names that they announce: "five members (Chad, Mali, Niger …)"."""

import re
from collections.abc import Iterator, Sequence

from factcheck.linkers.measures.enumerations import enumerations
from factcheck.linkers.measures.inventories import inventory
from factcheck.model import Document, Listing, Quantity, Span
from factcheck.model.numerals import CARDINALS
from factcheck.patterns import lazy

_ANNOUNCED = lazy(r"(?: [a-z][\w’'-]*){1,4}(?: \(|: | [–—] )|(?: [a-z][\w’'-]*){5,9}: ")
"""What stands between a count and its list; more words only before a colon."""
_COLON = lazy(r"(?: [a-z][\w’'-]*){1,9}: ")
_EQUATED = lazy(r"(?: [a-z][\w’'-]*){1,2} (?:are|were) ")
_APPOSED = lazy(
    r"(?P<part> of (?:the|these|those|its|his|her|their|our))?(?: (?P<noun>[a-z][\w’'-]*)){1,2}, "
)
_NAME = (
    r"(?:the )?[A-ZÀ-ÖØ-Þ][\w’'.-]*"
    r"(?: (?:(?:of|the|de|da|do|del|van|von|al|bin|and the) )*[A-ZÀ-ÖØ-Þ][\w’'.-]*){0,3}"
)
_VERB = r"(?:must|was|were|is|are|had|has|have|will|would|can|could|may|shall|should)"
_LIST = lazy(
    rf"{_NAME}(?:(?:, and |, | and ){_NAME})+"
    rf"(?=\)|\.(?:\s|\Z)|;|, (?:and|but|while) {_NAME} {_VERB}\b)"
)
"""A list behind a colon or in brackets ends with its sentence, or where another clause begins."""
_CLOSED = lazy(rf"{_NAME}(?:, {_NAME})*,? and {_NAME}(?=[,;)] (?!{_NAME})|\.(?:\s|\Z))")
"""A list in apposition ends with its last name, and no other name follows behind a comma."""
_DEFINITE = lazy(r"\b(?:the|these|those|all|his|her|its|their|our|my|your) \Z", re.IGNORECASE)
"""Words before a count by which the list behind it names all that are meant."""
_PART = lazy(r", and |, | and ")
_OPEN = lazy(
    r"\b(?:including|such as|among|notably|mainly|e\.g|or|pairs?|couples?|kinds?|other|others"
    r"|each|every|per)\b"
)
_AFTERWARDS = lazy(r", (?:and|among|including|or|with|followed|then|as well)\b")
"""What shows behind a list in apposition that it is not all of it."""
_KIN = frozenset(["sons", "daughters", "brothers", "sisters", "children"])
_NAMED_WORDS = (
    "languages countries islands rivers villages towns cities ports ships boats vessels months"
)
_NAMED = frozenset(_NAMED_WORDS.split())
"""What has names of one word, and is seldom told in one list with other things."""
_ELIDED = frozenset(["churches", "parishes", "colleges", "schools", "hospitals", "inns", "chapels"])
"""What is called by a possessive alone: "St Anne's"."""
_POSSESSIVE = lazy(r"[’']s?\Z")
_PAIR = 2
_OF = lazy(
    rf"\b(?:\d+|{'|'.join(CARDINALS)}|some|most|many|several|few|each|any|none|half|part|rest"
    r"|majority|first|last) of (?:[\w’'-]+ ){1,3}\Z",
    re.IGNORECASE,
)
"""What takes a part of a count: "four of the city's five boroughs: …" lists the four."""
_COUNT = rf"(?:\d+|an?|{'|'.join(CARDINALS)})"
_AND_MORE = lazy(rf"(?: [a-z][\w’'-]*){{1,3}} and {_COUNT} [a-z]")
_MORE_AND = lazy(rf"\b{_COUNT}(?: [a-z][\w’'-]*){{1,3}} and \Z", re.IGNORECASE)
# Nouns that stay singular behind a count and in front of a noun: what is measured (R. Quirk and
# others, 1985, §17.108), and the parts by which works, houses and bodies are told.
_COMPOUND = lazy(
    r" (?:second|minute|hour|day|night|week|month|year|inch|foot|yard|mile|metre|meter|acre|ton"
    r"|tonne|pound|dollar|penny|volume|part|page|act|verse|line|storey|story|room|bed|seat|man|woman|person"
    r"|horse|gun|star|point|way|stage|step|lane|track|wheel|door|party|member|nation|state|judge)"
    r" [a-z]"
)
_THREE = lazy(r"[^,]+, and [^,]+")
"""A comma before "and" makes what is counted the first of three: "the four clerks, Ruiz, and Moss".

Source: The Chicago Manual of Style, 17th ed., 2017, 6.19.
"""
_BEFORE = 60
_LONGEST = 400
_NEAR = 8
_MOST = 20


def listings(document: Document, quantities: Sequence[Quantity]) -> Iterator[Listing]:
    """Yield the counts behind which a closed list of what they count follows."""
    for count in quantities:
        if count.unit or count.hedge or count.low != count.high or not 1 < count.low <= _MOST:
            continue
        if _OF.search(document.text, max(0, count.span.start - _BEFORE), count.span.start):
            continue
        if _is_of_two(document.text, count.span) or _COMPOUND.match(document.text, count.span.end):
            continue
        sentence = document.sentence_at(count.span.start)
        end = min(sentence.end, count.span.end + _LONGEST) if sentence else count.span.end
        listed = _announced(document.text, count.span, end) or _apposed(
            document.text, count.span, end
        )
        if listed and " and " in listed[0]:
            yield _listing(count, listed)
        elif things := _things(document.text, count, end):
            yield Listing(count, things, len(things))
    yield from enumerations(document, quantities)


def _is_of_two(text: str, count: Span) -> bool:
    """Say whether a count is one of two that share a list: "two uncles and two aunts: "."""
    behind = _AND_MORE.match(text, count.end)
    before = _MORE_AND.search(text, max(0, count.start - _BEFORE), count.start)
    return bool(behind or before)


def _announced(text: str, count: Span, end: int) -> "re.Match[str] | None":
    """Return the list behind a bracket, colon or dash: "three ports: Bergen, Leith and Hull"."""
    found = _ANNOUNCED.match(text, count.end, end) or _equated(text, count, end)
    return _LIST.match(text, found.end(), end) if found and not _OPEN.search(found[0]) else None


def _equated(text: str, count: Span, end: int) -> "re.Match[str] | None":
    """Return what stands before a list that a verb equates: "the three ports are "."""
    return _EQUATED.match(text, count.end, end) if _is_definite(text, count) else None


def _things(text: str, count: Quantity, end: int) -> tuple[Span, ...]:
    """Return the things behind a colon, or behind a verb that says which they are."""
    found = _COLON.match(text, count.span.end, end) or _equated(text, count.span, end)
    if not found or _OPEN.search(found[0]):
        return ()
    return inventory(text, found.end(), end, count.low)


def _is_definite(text: str, count: Span) -> bool:
    return _DEFINITE.search(text, max(0, count.start - _NEAR), count.start) is not None


def _apposed(text: str, count: Span, end: int) -> "re.Match[str] | None":
    """Return the list between commas: "her three brothers, Karl, Josef and Anton, were …"."""
    found = _APPOSED.match(text, count.end, end)
    if found is None or _OPEN.search(found[0]):
        return None
    listed = _CLOSED.match(text, found.end(), end)
    if listed is None or _THREE.fullmatch(listed[0]) or _AFTERWARDS.match(text, listed.end()):
        return None
    definite = found["part"] or _is_definite(text, count)
    return listed if definite or _are_called(found["noun"], listed[0]) else None


def _are_called(noun: str, listed: str) -> bool:
    """Say whether names are of what is counted, so that they do not go on from it.

    They are if one leaves it out ("St Anne's"), or where such things have names of one word.
    """
    names = _PART.split(listed)
    elided = noun in _ELIDED and any(_POSSESSIVE.search(name) for name in names)
    plain = all(" " not in name.removeprefix("the ") for name in names)
    return elided or (plain and (noun in _KIN or (noun in _NAMED and len(names) > _PAIR)))


def _listing(count: Quantity, listed: "re.Match[str]") -> Listing:
    starts = [0, *(joint.end() for joint in _PART.finditer(listed[0]))]
    ends = [*(joint.start() for joint in _PART.finditer(listed[0])), len(listed[0])]
    items = tuple(
        Span(start, end).shift(listed.start()) for start, end in zip(starts, ends, strict=True)
    )
    pairs = max(0, listed[0].count(" and ") - 1)
    return Listing(count, items, len(items) - pairs)
