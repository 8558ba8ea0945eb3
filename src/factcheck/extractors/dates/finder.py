"""One pass over a text: every date expression in it, with what stands beside it joined."""

import re
import string
from collections.abc import Iterator
from functools import cache

from attrs import evolve

from factcheck.extractors.dates import (
    absolute,
    clock,
    holidays,
    passing,
    periods,
    ranges,
    relative,
)
from factcheck.extractors.dates.beside import widened
from factcheck.extractors.dates.joins import joined
from factcheck.extractors.dates.mentions import Family, Groups, Mention

FAMILIES: tuple[Family, ...] = (
    *ranges.FAMILIES,
    *absolute.FAMILIES,
    *clock.FAMILIES,
    *periods.FAMILIES,
    *holidays.FAMILIES,
    *passing.FAMILIES,
    *relative.FAMILIES,
)
"""In order of preference where several begin at one place: the longer kinds first."""

_NOISE = r"(?:https?://|www\.)\S+|[A-Z][A-Za-z]*-(?!\d{1,2}-\d{4})\d[\w.-]*"
"""What is skipped whole: addresses and codes such as "COVID-19" and "CVE-2019-1458"."""
_BOUNDARY = r"(?<![\w/\\@#$€£§_=&?%+~])(?<!\d[.,:–—-])(?<![A-Za-ce-z]-(?=\d))"
"""A place where a date may begin: not inside a word, an address, a decimal or a code."""


_KINDS = (
    ("[A-Z]", string.ascii_uppercase),
    ("[0-9]", string.digits),
    ("[0-9'’bB]", string.digits + "'’bB"),
    ("[0-9HQtfsenloTFSENLO]", string.digits + "HQtfsenloTFSENLO"),
    ("", ""),
    ("[nN]o|mo|mi|[tT](?:he e|h?is |od|on|om)|[eE]v|[lL]as|[nN]e|[yY]es", "nNmtTeElLyY"),
    ("[tT]h", "tT"),
    ("[sSaAfFwW][upareioD.]", "sSaAfFwW"),
)
"""What families have in common at their beginning, with the first characters that may share it.

The alternation asks for it once, not in each branch, and a word that fits none is soon passed.
"""


@cache
def _scanner() -> tuple[re.Pattern[str], dict[str, Family]]:
    """Return the alternation of all families, and the families by the names of its groups."""
    noise = rf"(?P<noise>(?=[A-Zhw])(?:(?!{_MONTHLIKE}){_NOISE}))"
    kinds = [
        f"(?={gate})(?:{'|'.join(map(_branch, families))})"
        for gate, letters in _KINDS
        if (families := [one for one in FAMILIES if _letters(one) == letters])
    ]
    pattern = re.compile(f"{_BOUNDARY}(?:{noise}|{'|'.join(kinds)})")
    return pattern, {family.name: family for family in FAMILIES}


def _letters(family: Family) -> str:
    """Return the smallest set of first characters that holds all of a family's; empty for any."""
    starts = set(family.starts.replace("\\d", "0"))
    fitting = (letters for _, letters in _KINDS if starts <= set(letters))
    return min(fitting, key=len, default="")


_MONTHLIKE = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*-"


def _branch(family: Family) -> str:
    """Return a family's pattern as a group of its own, its inner groups named after it."""
    name = family.name
    own = family.pattern.replace("(?P<", f"(?P<{name}_").replace("(?P=", f"(?P={name}_")
    return f"(?P<{name}>(?=[{family.starts}])(?:{own}))"


def find(text: str) -> list[Mention]:
    """Return all date expressions of a text in order, none over another or over a line's end."""
    return joined(text, _widened(text))


def _widened(text: str) -> list[Mention]:
    """Return the expressions with the words in front that belong to them."""
    done: list[Mention] = []
    for mention in _bare(text):
        floor = done[-1].end if done else 0
        done.append(widened(text, mention, floor))
    return done


def _bare(text: str) -> Iterator[Mention]:
    """Yield what the families find, from left to right."""
    pattern, families = _scanner()
    at = 0
    while match := pattern.search(text, at):
        name = match.lastgroup or "noise"
        found = _read(text, match, families[name]) if name != "noise" else ()
        yield from found
        at = found[-1].end if found else _resume(match, name)


def _resume(match: re.Match[str], name: str) -> int:
    """Return where to go on behind noise, or behind the first word of what was no date."""
    if name == "noise":
        return match.end()
    text, at = match.string, match.start() + 1
    while at < match.end() and text[at].isalnum():
        at += 1
    return at


def _read(text: str, match: re.Match[str], family: Family) -> tuple[Mention, ...]:
    if not family.accept(text, match.start(), match.end()):
        return ()
    reading = family.read(Groups(match, family.name))
    if reading is None:
        return ()
    if isinstance(reading, Mention):
        return (evolve(reading, start=match.start(), end=match.end()),)
    return reading
