"""Dated heads: the words that date a chronology entry, and the separator before its body."""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from factcheck.document.readers.datewords import (
    DAY_NUMBER,
    FULL_DATE,
    GRAINS,
    JOINT,
    TOKEN,
    YEAR_NUMBER,
)
from factcheck.document.text import kept_by_words

_MAX_TOKENS = 16  # "the night of Monday, 3 to Tuesday, 4 May 1920, about 10:05 p.m. UTC" has 15
_LONGEST = 70  # maximum characters of a date on a line of its own
_FIRST = frozenset("0123456789~≈[(ABCDEFHJLMNOQSTUWabcdefhlmnstuw")
YEAR, MONTH, DAY, TIME = range(4)


@frozen
class Head:
    """The position of a head in its block, and how clearly it is separated."""

    start: int
    end: int
    body: int
    """Offset of the first character after the separator."""
    strong: bool
    """Whether the separator is more than a capital letter that follows the date."""
    grains: frozenset[int]
    """The units that the head states: 0 year, 1 month or season, 2 day, 3 time of day."""


_OPENING = re.compile(r"[\[(]?(?:(?:On|In|At)\s)?")
_CLOSING = re.compile(r"\s?[\])]:?\s?(?:[-–—:]\s)?")
_AROUND_LEAD = re.compile(r"[\s:.,;|\])–—-]*")
_MARK = re.compile(
    r"(?P<colon>\s?:(?!\d)\s?)"
    r"|(?P<remark>\s\([^()\d]{2,40}\)\s?:\s)"
    r"|(?P<docket>\s(?:\[\d{1,5}\]|#\d{1,5})(?:\s|$))"
    r"|(?P<cell>\s\|\s)"
    r"|(?P<dash>\s[-–—]{1,3}\s|\s?[–—](?!\s?\d)\s?)"
    r"|(?P<stop>\.\s(?=[“‘\"'(]?[^\W\d_a-z]))"
    r"|(?P<capital>\s(?=[“‘\"'(]?[^\W\d_a-z]))"
    r"|(?P<item>,?\s(?=[“‘\"'(]?\w))"
)
_FINAL_MARKS = frozenset({"colon", "lead"})  # nothing after them belongs to the head
_ITEM_MARKS = frozenset({"item", "capital"})  # sufficient for a day or a time after a bullet
_ALONE = re.compile(r"\s?[:.]?$")


@frozen
class _Words:
    """The first words of a text, if they can belong to one date."""

    end: int
    name: str
    grains: frozenset[int]


def _words(text: str, start: int) -> Iterator[_Words]:
    """Yield successively longer ranges of date words, each with the units that it states."""
    at, told, opened = start, frozenset[int](), False
    for _ in range(_MAX_TOKENS):
        token = TOKEN.match(text, at)
        if not token:
            return
        name, end = token.lastgroup or "", token.end()
        if opened and text.startswith(")", end):
            end, opened = end + 1, False
        told |= GRAINS[name]
        yield _Words(end, name, told)
        joint = JOINT.match(text, end)
        opened = opened or bool(joint and "(" in joint[0])
        at = joint.end() if joint else end


@kept_by_words
def dated_head(text: str, lead: int = 0, *, listed: bool = False) -> Head | None:
    """Return the dated head at the beginning of a block, or None.

    Args:
        text: The text of a block, or its beginning.
        lead: The number of initial characters that the layout sets off.
        listed: Whether the block has a bullet, so that a day or a time needs no separator.
    """
    opening = _OPENING.match(text)
    if not opening or text[:1] not in _FIRST:
        return None
    start = opening.end()
    found: Head | None = None
    for words in _words(text, start):
        mark = _mark(text, words.end, lead)
        if not mark or not words.grains or words.name == "xword":
            continue
        itemised = listed and mark.name in _ITEM_MARKS and _tells_day(text, start, words)
        if not (itemised or _suffices(mark.name, opening[0])):
            continue
        strong = itemised or mark.name != "capital" or bool(found and found.strong)
        found = Head(start, words.end, mark.body, strong, words.grains)
        if mark.name in _FINAL_MARKS:
            break
    return found and evolve(found, grains=found.grains | _days(text, start, found.end))


@frozen
class _Mark:
    """The separator after a head."""

    body: int
    name: str


def _mark(text: str, end: int, lead: int) -> _Mark | None:
    """Return the separator after a range of words that ends at `end`."""
    if closing := _CLOSING.match(text, end):
        return _Mark(closing.end(), "bracket")
    around = _AROUND_LEAD.match(text, end) if lead else None
    if around and end <= lead <= around.end():
        return _Mark(around.end(), "lead")
    mark = _MARK.match(text, end)
    return _Mark(mark.end(), mark.lastgroup or "") if mark and mark.end() < len(text) else None


def _suffices(name: str, opening: str) -> bool:
    """Return True if a separator shows that a date is a head.

    A weaker separator is sufficient if no bracket or "On" precedes the date.
    """
    if opening[:1] in {"[", "("}:
        return name == "bracket"
    return name in _FINAL_MARKS if opening else name not in {"item", "bracket"}


def _tells_day(text: str, start: int, words: _Words) -> bool:
    return bool((words.grains | _days(text, start, words.end)) & {DAY, TIME})


def _days(text: str, start: int, end: int) -> frozenset[int]:
    return frozenset({DAY} if DAY_NUMBER.search(text, start, end) else ())


def date_alone(text: str) -> Head | None:
    """Return the head if the whole text is a date, such as "Tuesday, 6 September 2022", or None."""
    return None if len(text) > _LONGEST or text[:1] not in _FIRST else _alone(text)


@kept_by_words
def _alone(text: str) -> Head | None:
    for words in _words(text, 0):
        if words.grains and _ALONE.match(text, words.end):
            told = words.grains | _days(text, 0, words.end)
            return Head(0, words.end, len(text), strong=True, grains=told)
    return None


def date_within(text: str, *, day: bool) -> tuple[int, int] | None:
    """Return the span of the only full date (if `day`) or the only year in a text.

    Returns None if the text has none or several, because a range of years or days cannot complete a
    date.
    """
    found = list((FULL_DATE if day else YEAR_NUMBER).finditer(text))
    return found[0].span() if len({match[0] for match in found}) == 1 else None
