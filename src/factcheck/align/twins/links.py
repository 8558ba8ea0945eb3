"""The words of a link against the address behind it: a number, a version, a date, a name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from factcheck import lexicon
from factcheck.align.bearers.spellings import fold
from factcheck.align.twins.statements import Statements
from factcheck.align.twins.values import ValueKind, parts_apart
from factcheck.data.english import is_ordinary
from factcheck.model import Hyperlink, Span
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text import is_one_slip, stem

_SHORTEST_NUMBER = 3
"""Digits; shorter numbers are those of pages and parts, and differ from each other by a slip."""
_SHORTEST_NAME = 6
_LONGEST_NAME = 3
"""Words."""
_RUN = re.compile(r"[^\W\d_]+|\d+")
_VERSION = re.compile(r"(?<![\w.])[vV]?(\d+(?:\.\d+){1,3})(?![\w-]|\.\d)")
_VERSION_BEHIND = re.compile(r"(?<![.\d])(\d+(?:\.\d+){1,3})(?=[/?#]|(?:\.[a-z][\w.]*)?/?\Z)")
_YEAR_ALONE = re.compile(r"(?<![\w.])(?:19|20)\d\d(?!\w|\.\d)")
_MONTH = re.compile(rf"\b({lexicon.alternation('dates.full months')}) (?P<year>(?:19|20)\d\d)\b")
_ISO_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?!\d)")
_ADDRESS = re.compile(r"(?:https?://|mailto:)?(?:www\.)?([\w.+@-]+\.[a-z]{2,}(?:[/?#]\S*)?)")
_LED = re.compile(r"\A(?:[a-z]+://|mailto:)?(?:www\.)?", re.IGNORECASE)
_BETWEEN = re.compile(r"[/?#&=]")
_STEPS = re.compile(r"[/.?#=&:]")
_MARKS_OF_CODE = frozenset("$[](){}<>=")
"""What names of code have, and addresses leave out in their own ways: "$set['Lamp'][$i]"."""

Found = tuple[Span, str]
"""Words of a link, and what stands in its address instead."""


@lru_cache(maxsize=4096)
def _address(target: str) -> tuple[tuple[str, ...], frozenset[tuple[str, str]]]:
    """Return the numbers of an address, without noughts in front, and those behind a word.

    Each of these with the stem of the word: "episode-47".
    """
    runs = _RUN.findall(target.partition("#")[0].lower())
    pairs = ((one, other) for one, other in pairwise(runs) if other.isdecimal())
    labelled = frozenset((stem(one), _bare(other)) for one, other in pairs if one.isalpha())
    return tuple(map(_bare, filter(str.isdecimal, runs))), labelled


def _bare(number: str) -> str:
    return number.lstrip("0") or "0"


def misleading_links(made: Statements) -> Iterator[Twin]:
    """Yield the words of links that differ from what stands in their address, in order."""
    agreeing = Counter(label for link in made.document.links for label in _agreeing(made, link))
    for link in made.document.links:
        found = (
            _other_day(made, link)
            or _other_number(made, link)
            or _other_labelled(made, link, agreeing)
            or _other_version(made, link)
            or _other_address(made, link)
            or _other_name(made, link)
        )
        if found:
            span, part = found
            yield Twin(TwinRoute.LINK, "link", span, link.span, ("text", "address"), (part,))


def _numbers(made: Statements, link: Hyperlink) -> Sequence[int]:
    return [at for at in made.tokens.inside(link.span) if made.tokens.words[at].isdecimal()]


def _other_number(made: Statements, link: Hyperlink) -> Found | None:
    """Return the one number of a link that its address lacks, and there a slip of it."""
    words, (numbers, _) = made.tokens, _address(link.target)
    lacking = [
        (at, number)
        for at in _numbers(made, link)
        for number in [_bare(words.words[at])]
        if not any(number in part for part in numbers)
    ]
    if len(lacking) != 1 or len(words.words[lacking[0][0]]) < _SHORTEST_NUMBER:
        return None
    at, number = lacking[0]
    own = {_bare(words.words[place]) for place in _numbers(made, link)}
    near = [part for part in numbers if part not in own and _is_miscopied(number, part)]
    if _is_year(number):  # a paper's number is no year: "2022", "arxiv.org/abs/2202.01714"
        years = {*_YEAR_ALONE.findall(link.target)}
        near = [part for part in near if part in years]
    return (words.span(at), near[0]) if near else None


def _is_year(number: str) -> bool:
    return len(number) == len("2000") and number.startswith(("19", "20"))


def _is_miscopied(number: str, part: str) -> bool:
    """True if a number is one slip from another; of the year before a page may tell in its own."""
    are_years = _is_year(number) and _is_year(part)
    is_next = are_years and abs(int(number) - int(part)) == 1
    return len(part) == len(number) and is_one_slip(number, part) and not is_next


def _labels(made: Statements, link: Hyperlink) -> Iterator[tuple[int, str, str]]:
    """Yield the numbers of a link behind a word that stands before a number in its address, too.

    Each with the stem of the word and the number there: "week 4", "notes/week-5".
    """
    words, (_, labelled) = made.tokens, _address(link.target)
    for at in _numbers(made, link):
        before = at - 1 - (words.words[at - 1] in ("#", "-", "."))
        if _is_year(words.words[at]):
            continue  # of a day behind a name: "Console - 2022-05-29"
        if before < 0 or words.blocks[before] != words.blocks[at]:
            continue
        label = words.stems[before]
        told = [number for word, number in labelled if word == label]
        if len(told) == 1:
            yield at, label, told[0]


def _agreeing(made: Statements, link: Hyperlink) -> Iterator[str]:
    for at, label, number in _labels(made, link):
        if _bare(made.tokens.words[at]) == number:
            yield label


def _other_labelled(made: Statements, link: Hyperlink, agreeing: Counter[str]) -> Found | None:
    """Return a number behind a label that has another in the address, where others agree."""
    for at, label, number in _labels(made, link):
        own = _bare(made.tokens.words[at])
        if agreeing[label] and own not in _address(link.target)[0]:
            return made.tokens.span(at), f"{label} {number}"
    return None


def _other_version(made: Statements, link: Hyperlink) -> Found | None:
    """Return the one version of a link where its address has one of as many parts."""
    told = [*_VERSION.finditer(made.document.text, link.span.start, link.span.end)]
    behind = {*_VERSION_BEHIND.findall(link.target.partition("//")[2].partition("/")[2])}
    if len(told) != 1 or len(behind) != 1 or told[0][1] in link.target:
        return None
    other = behind.pop()
    ours, theirs = told[0][1].split("."), other.split(".")
    is_alike = len(ours) == len(theirs) and len(parts_apart(ours, theirs)) == 1
    return (Span(*told[0].span(1)), other) if is_alike else None


def _other_day(made: Statements, link: Hyperlink) -> Found | None:
    """Return the one day or month of a link where its address has one that differs in one part."""
    behind = {*_ISO_DAY.findall(link.target)}
    if len(behind) != 1:
        return None
    other = [_bare(part) for part in behind.pop()]
    for span, told in _days(made, link):
        apart = parts_apart(told, other)
        is_next = apart == [2] and abs(int(told[2]) - int(other[2])) == 1  # of another zone
        if apart == [0] or (len(apart) == 1 and len(told) == len(other) and not is_next):
            return span, "-".join(f"{part:0>2}" for part in other)
    return None


def _days(made: Statements, link: Hyperlink) -> Iterator[tuple[Span, Sequence[str]]]:
    """Yield year, month and day of the one day in a link, or year and month of its one month."""
    days = [
        value
        for value in made.values
        if value.kind is ValueKind.DATE and link.span.contains(value.span)
    ]
    if days:
        yield from ((day.span, day.day) for day in days if len(days) == 1 and day.day)
        return
    found = _MONTH.search(made.document.text, link.span.start, link.span.end)
    if found:
        yield Span(*found.span()), (found["year"], lexicon.table("dates.full months")[found[1]])


def _other_address(made: Statements, link: Hyperlink) -> Found | None:
    """Return the words of a link that are an address themselves and have one step a slip apart."""
    words = made.document.words(link.span)
    if not _ADDRESS.fullmatch(words.strip().lower()):
        return None
    ours, theirs = (
        _BETWEEN.split(_LED.sub("", one.strip().lower())) for one in (words, link.target)
    )
    apart = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
    is_slip = len(apart) == 1 and len(ours) <= len(theirs) and is_one_slip(*apart[0])
    is_long = is_slip and min(map(len, apart[0])) >= _SHORTEST_NUMBER
    is_plural = is_slip and abs(len(apart[0][0]) - len(apart[0][1])) == 1
    is_domain = (
        link.target.startswith("mailto:")
        and len(ours) == len(theirs) == 1
        and _is_other_domain(ours[0], theirs[0])
    )
    is_misled = is_domain or (
        is_long and not (is_plural and "s" in {apart[0][0][-1], apart[0][1][-1]})
    )
    return (link.span, apart[0][1]) if is_misled else None


def _is_other_domain(one: str, other: str) -> bool:
    """True if two addresses of mail differ in the last part of the domain alone."""
    return one != other and one.rpartition(".")[0] == other.rpartition(".")[0]


def _other_name(made: Statements, link: Hyperlink) -> Found | None:
    """Return the words of a link and a part of its address, which is a slip inside them."""
    words = made.document.words(link.span)
    name = "".join(filter(str.isalnum, fold(words)))
    if len(name) < _SHORTEST_NAME or not name.isalpha() or len(words.split()) > _LONGEST_NAME:
        return None
    is_plain_word = words.islower() and is_ordinary(words)
    if is_plain_word or not _MARKS_OF_CODE.isdisjoint(words):
        return None
    is_person = " " in words  # whose address may have an initial more
    parts = [
        part
        for part in _joined_parts(link.target)
        if len(part) >= _SHORTEST_NAME and (not is_person or len(part) == len(name))
    ]
    if any(name in part or part in name for part in parts):
        return None
    near = [
        part
        for part in parts
        if part.isalpha() and is_one_slip(name, part) and _have_same_ends(name, part)
    ]
    return (link.span, near[0]) if near else None


def _have_same_ends(name: str, part: str) -> bool:
    """True if the first letter and the last two are the same, which slips hardly ever change.

    Between two words the last two may have changed places.
    """
    is_turned = sorted(name[-2:]) == sorted(part[-2:]) and name[:-2] == part[:-2]
    return name[0] == part[0] and (name[-2:] == part[-2:] or is_turned)


def _joined_parts(target: str) -> Iterator[str]:
    """Yield the steps of an address, each in small letters without marks inside."""
    for step in _STEPS.split(target.lower()):
        yield "".join(filter(str.isalnum, step))
