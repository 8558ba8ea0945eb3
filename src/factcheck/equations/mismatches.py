"""Numbers that must rise, fall, follow one another or repeat.

"Up from 90" beside a smaller number; a year that does not begin with what the one before it ended
with; a Roman numeral beside another year.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck import lexicon
from factcheck.equations.cues import Numbers, any_of
from factcheck.mentions.quantities.values import value
from factcheck.model import Document, Quantity, Span
from factcheck.model.measures import Mismatch
from factcheck.model.numerals import of_roman
from factcheck.text import word_list

_MOST_TIMES = 10.0
"""So many times as much is another thing, or another scale: "from 1.2 to 900,000"."""
_YEARLY = re.compile(
    r"(?P<year>[12]\d{3})\W+(?P<start>[~\d][^–—\n]{0,20}?)\s?[–—-]\s?(?P<end>[~\d][^(;\n]{0,20}?)"
    r"\s?(?=[(;.\n]|\Z)"
)
_ROMAN = re.compile(
    r"(?P<roman>M(?<!\wM)[MDCLXVI]{3,})\b[.,]?\s?[(\[=]\s?(?P<year>1[4-9]\d\d|20\d\d)\b"
)
_WITHIN = frozenset({"in", "inside", "into", "outside", "under", "within"})
_LEAST_CHAIN = 3


def wrong_directions(numbers: Numbers) -> Iterator[Mismatch]:
    """Yield changes whose words say that a number rose although it fell, or the other way."""
    for item, sign in (("equations.upwards", 1), ("equations.downwards", -1)):
        for known, found in numbers.filled(item):
            before, after = known["BEFORE"], known["AFTER"]
            if _must_differ(before, after) and sign * (value(after) - value(before)) < 0:
                words = numbers.told_with(found.start())
                is_other = any_of("equations.ranked").search(words) or _turns(found[0])
                if not is_other and not _lies(found[0]):
                    yield _turned(numbers.words, before, after, sign)


def _turns(words: str) -> bool:
    """True if another word tells the change itself: "growth has dropped from 2.3% to 1.5%"."""
    told = word_list(words.lower())[1:]
    return not lexicon.words("equations.changed").isdisjoint(told)


def _lies(words: str) -> bool:
    """True if something falls into a range from one number to another, and does not change."""
    verb, *behind = words.lower().split()[:3]
    return verb.startswith(("fall", "fell")) and not _WITHIN.isdisjoint(behind)


def _must_differ(before: Quantity, after: Quantity) -> bool:
    """True if two exact numbers are of one unit and noun, and of one size."""
    same = before.unit in ("", after.unit) or after.unit in ("", before.unit)
    same = same and (before.noun == after.noun or "" in (before.noun, after.noun))
    exact = not (before.hedge or after.hedge)
    exact = exact and (before.high < after.low or after.high < before.low)
    less, more = sorted((value(before), value(after)))
    return same and exact and 0 < more <= _MOST_TIMES * less


def _turned(words: str, before: Quantity, after: Quantity, sign: int) -> Mismatch:
    told, turned = ("a rise", "a fall") if sign > 0 else ("a fall", "a rise")
    one, other = (words[each.span.start : each.span.end] for each in (before, after))
    return Mismatch(
        after.span, f"from {one} to {other} is {turned}, not {told}", (), (before.span,)
    )


def wrong_romans(document: Document) -> Iterator[Mismatch]:
    """Yield Roman numerals with another year in the bracket behind them."""
    for found in _ROMAN.finditer(document.text):
        year = of_roman(found["roman"])
        if year != int(found["year"]):
            says = f"{found['roman']} is {year}, not {found['year']}"
            yield Mismatch(Span(*found.span("year")), says, (), (Span(*found.span("roman")),))


def broken_chains(document: Document) -> Iterator[Mismatch]:
    """Yield the one year of a list that does not begin with what the year before ended with."""
    run: list[re.Match[str]] = []
    for block in (*document.blocks, None):
        found = block and _YEARLY.match(document.text, block.span.start, block.span.end)
        if found and (not run or int(run[-1]["year"]) + 1 == int(found["year"])):
            run.append(found)
            continue
        yield from _broken(run)
        run = [found] if found else []


def _broken(run: Sequence[re.Match[str]]) -> Iterator[Mismatch]:
    years = [(one["year"], one["start"].strip(), one["end"].strip()) for one in run]
    breaks = [at for at, (one, two) in enumerate(pairwise(years)) if one[2] != two[1]]
    if len(breaks) == 1 and len(run) - 1 - len(breaks) >= _LEAST_CHAIN:
        at = breaks[0]
        (before, _, end), (year, start, _) = years[at : at + 2]
        says = f"{year} begins with {start}, {before} ended with {end}"
        spans = Span(*run[at + 1].span("start")), Span(*run[at].span("end"))
        yield Mismatch(spans[0], says, (), spans[1:])
