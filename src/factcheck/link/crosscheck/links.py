"""The text of links, compared with their addresses: numbers, versions, dates and people."""

import re
from collections.abc import Iterator

from factcheck.document.text import is_one_slip, word_list
from factcheck.document.text.stems import stem
from factcheck.link.crosscheck.statements import Statements
from factcheck.link.entities.spellings import fold
from factcheck.model import Hyperlink, Span
from factcheck.model.filenames import file_name
from factcheck.model.twins import Twin

_SHORTEST_NUMBER = 3
"""Minimum number of digits in a compared number; shorter numbers are often page numbers."""
_SHORTEST_NAME = 6
_SAME_WORDS = 2
_NUMBER = re.compile(r"(?<!\w)(?<!\d\.)v?(\d+(?:\.\d+)*)(?!\w|\.\d)")
_IN_ADDRESS = re.compile(r"\d+(?:\.\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STEPS = re.compile(r"[/.?#=&:@]")

_Found = tuple[Span, str]
"""The span of a link's words, and the different value in its address."""


def misleading_links(made: Statements) -> Iterator[Twin]:
    """Yield the words of links that contradict the address, in order."""
    for link in made.document.links:
        found = _other_day(made, link) or _other_number(made, link) or _other_name(made, link)
        if found:
            span, part = found
            yield Twin("TWN05", "link", span, link.span, shared=(part,))


def _other_day(made: Statements, link: Hyperlink) -> _Found | None:
    """Return the only day in a link's text, if the address has a different day.

    The day in an address may belong to something else. Such days are compared
    only if they differ in one part, if the link consists of a day, or if the address contains the
    link's other words.
    """
    named = file_name(f"{link.target.replace('?', '/').rstrip('/')}.")
    days = [day for day in made.days_in(link.span) if day.kind == "date"]
    ends = [end for day in days for end in day.ends if any(end)]  # "from the 3 May 2021 meeting"
    if len(ends) != 1 or named.date is None:
        return None
    own, other = ends[0], (named.date.year, named.date.month, named.date.day)
    pairs = [
        (int(mine), theirs) for mine, theirs in zip(own, other, strict=False) if mine and theirs
    ]
    apart = [pair for pair in pairs if pair[0] != pair[1]]
    is_zone = apart == [pairs[-1]] and abs(apart[0][0] - apart[0][1]) == 1
    label = made.document.words(link.span).replace(made.document.words(days[0].span), "")
    rest, words = (frozenset(map(stem, word_list(told))) for told in (label, named.words))
    is_named = not label.strip() or len(rest & words) >= _SAME_WORDS
    is_one = len(apart) == 1 or (is_named and named.date.is_day)
    return (days[0].span, str(named.date)) if apart and is_one and not is_zone else None


def _other_number(made: Statements, link: Hyperlink) -> _Found | None:
    """Return the number or version in a link's text that the address contains with a typo."""
    found = [*_NUMBER.finditer(made.document.text, link.span.start, link.span.end)]
    numbers = [number.lstrip("0") for number in _IN_ADDRESS.findall(link.target)]
    lacking = [one for one in found if not any(one[1].lstrip("0") in part for part in numbers)]
    digits = sum(map(str.isdecimal, lacking[0][1])) if len(lacking) == 1 else 0
    if digits < _SHORTEST_NUMBER or _YEAR.fullmatch(lacking[0][1]):
        return None
    own, number = {one[1] for one in found}, lacking[0][1].lstrip("0")
    is_code = len(found) > 1 and number.isdecimal()
    alike = (part for part in numbers if is_code or len(part) == len(number))
    near = [part for part in alike if is_one_slip(number, part) and "." not in {*number} ^ {*part}]
    return (Span(*lacking[0].span(1)), near[0]) if near and near[0] not in own else None


def _other_name(made: Statements, link: Hyperlink) -> _Found | None:
    """Return the person named by a link, with a part of its address that is a typo of the name."""
    words = made.document.words(link.span)
    name = "".join(filter(str.isalnum, fold(words)))
    is_person = len(words.split()) in (2, 3) and words[0].isupper() and name.isalpha()
    if not is_person or len(name) < _SHORTEST_NAME:
        return None
    parts = ["".join(filter(str.isalnum, step)) for step in _STEPS.split(link.target.lower())]
    near = [part for part in parts if len(part) == len(name) and is_one_slip(name, part)]
    is_same = near and near[0].isalpha() and (near[0][0], near[0][-2:]) == (name[0], name[-2:])
    return (link.span, near[0]) if is_same and name not in parts else None
