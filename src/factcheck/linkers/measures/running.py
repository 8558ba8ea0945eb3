"""Parts told one after another up to the last: "Eleven sank. Nine were saved. The remaining 20 …".

The whole stands in front as a plain count ("Forty boats lay there"), or behind as what they make
up ("These are all the 40", "bringing the number to 40"). Every number of the run must be a part; a
word for some that are not counted ("a few", "others") ends it. Such wholes are told only where one
slip explains them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import evolve

from factcheck.linkers.measures.likeness import is_one_slip, value
from factcheck.linkers.measures.numbers import PERCENT, Numbers
from factcheck.model import Document, Quantity, Tally
from factcheck.patterns import lazy

LEFT = lazy(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:(?:other|remaining) |(?:rest|remainder)(?:, | \())\Z")
"""What stands in front of the number that is left."""
_LEAVING = lazy(
    r"(?:,? leaving|\b(?:which|that|this|and|but) left)"
    r"(?: (?:it|them|him|her|only|just|but|with|behind|the [a-z]+|a balance of))* \Z"
)
_IS_LEFT = lazy(r" (?:[a-z]+ )?(?:(?:were|was|are|is) (?:still )?left|remained)(?=[.,;]|$)")
"""The same around a number of which "left" is said."""
_LOST = lazy(
    r"\b(?:spent|paid|paid out|sold|lost|lent|gave|gave away|used|used up|ate|burned|drew|cost"
    r"|withdrew|took|killed|destroyed|sank|handed over|returned|dismissed|felled) \Z"
)
_BROUGHT = lazy(
    r"\b(?:bringing|brings|brought|raising|raises|raised) (?:the|its|their|his|her) (?:[a-z]+ )?"
    r"(?:total|number|strength|membership|roll|crew|fleet|stock|staff|workforce|herd|flock|garrison"
    r"|collection|sum|population)(?: up)? to \Z"
    r"|\band (?:so|thus|now|then) (?:had|has|numbered|counted|owned) \Z"
)
_GAINED = lazy(
    r"\b(?:more|new|newly|another|further|additional|joined|added|adding|gained|came|arrived|bought"
    r"|acquired|built|admitted|recruited|enrolled|hired|newcomers|followed|took on)\b"
)
_OPEN_GAIN = lazy(
    r"\b(?:left|lost|died|resigned|sold|some|several|few|many|most|half|average|respectively|each"
    r"|per|which|whom|them|from|of the|including|among)\b"
)
"""Words by which something else may have changed the number."""
_ALL_THESE = lazy(
    r"\b(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Tt]hey|[Ww]hich|[Tt]ogether,? (?:they|these))"
    r" (?:is|was|are|were|makes?|made|accounts?|accounted)(?: up| for)*"
    r" (?:all|the whole)(?: of)?(?: (?:the|these|those|its|their))? \Z"
)
"""What stands in front of a whole whose parts have just been told: "These are all the "."""
_CLAUSE = lazy(r"(?:(?:^|[.;,:–—] |\b(?:and|but|while|whereas) )(?:[a-z]+ (?:the )?)?)\Z")
"""Between the beginning of a clause and the number that is its subject or object."""
_PLACED = lazy(r"(?:^|[.;] )(?:At|In|On|Near|From|By) [^.,;:\d]{2,40}\Z")
"""A clause that begins with where its part was: "At the lower station "."""
_NO_PART = lazy(
    r"\b(?:in|of|at|after|before|for|than|by|aged?|between|from|every|each|within|over|under|to"
    r"|with|page|first|last|next|until|past|some|on|about|only|no) (?:the |its |their )?\Z",
    re.IGNORECASE,
)
_UNCOUNTED = lazy(
    r"\b(?:some|several|few|many|most|another|half|(?<!-)one|none|every|each|thirds?|quarters?|dozens?"
    r"|includ\w+|among|amongst|at least|average|respectively|more|less|fewer|later|again|also"
    r"|both|either|whom|which|them|per)\b|(?:\b(?:and|but|while|with|the|of)|[.;,]) others\b",
    re.IGNORECASE,
)
"""Words for parts that are not counted, that overlap, or that divide a part again."""
_MOST = 6
_MOST_SENTENCES = 4
_ANY = frozenset({"", "others", "newcomers", "recruits", "arrivals"})
"""Nouns for more of the same."""
_LEAST_PARTS = 2
_MOST_GAINS = 3
_NEAR = 0.25


def running(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield plain counts with the parts told behind them or in front, right or off by a slip."""
    for unit in sorted({one.unit for one in quantities if one.unit not in PERCENT}):
        numbers = Numbers.of(document, [one for one in quantities if one.unit == unit])
        for at in range(1, len(numbers.known)):
            found = _found(numbers, at)
            if found is not None:
                yield found


def _found(numbers: Numbers, at: int) -> Tally | None:
    before = numbers.before(at)
    if _is_left(numbers, at):
        return _counted_down(numbers, at)
    if _ALL_THESE.search(before):
        return _made_up(numbers, at)
    return _counted_up(numbers, at) if _BROUGHT.search(before) else None


def _is_left(numbers: Numbers, at: int) -> bool:
    """Say whether a number is told as what is left."""
    before = numbers.before(at)
    told = LEFT.search(before) or _LEAVING.search(before)
    return bool(told or _IS_LEFT.match(numbers.behind(at)))


def _counted_down(numbers: Numbers, last: int) -> Tally | None:
    """Return the one count in front of a run of parts that it can be divided into."""
    likely: list[Tally] = []
    for at in range(last - 1, max(-1, last - 1 - _MOST), -1):
        if not _is_run(numbers, at, last):
            break
        whole, parts = numbers.known[at], numbers.known[at + 1 : last + 1]
        tally = _exact(whole, parts)
        if len(parts) >= _LEAST_PARTS and whole.noun and _is_meant(tally):
            likely.append(tally)
        if not _is_part(numbers, at):
            break
    return _only(likely)


def _only(likely: Sequence[Tally]) -> Tally | None:
    """Return the one tally that is right, or else the one that is wrong; None for several."""
    right = [tally for tally in likely if not _over(tally)]
    told = right or [tally for tally in likely if _is_of_one_kind(tally)]
    return told[0] if len(told) == 1 else None


def _counted_up(numbers: Numbers, last: int) -> Tally | None:
    """Return a number that grew to another by what was added in between."""
    likely: list[Tally] = []
    for first in range(last - _LEAST_PARTS, max(-1, last - _LEAST_PARTS - _MOST_GAINS), -1):
        whole, parts = numbers.known[last], numbers.known[first:last]
        words = numbers.document.text[parts[0].span.end : whole.span.start]
        gains = _GAINED.search(words) and not _OPEN_GAIN.search(words)
        if "\n" in words or words.count(". ") > _MOST_SENTENCES or not gains:
            break
        tally = _exact(whole, parts)
        if _is_meant(tally) and parts[0].noun:
            likely.append(tally)
    return _only(likely)


def _made_up(numbers: Numbers, last: int) -> Tally | None:
    """Return a whole with the run of parts in front of it: "These are all the 40"."""
    first = last
    while first > 0 and last - first < _MOST and _is_part(numbers, first - 1):
        if not _is_run(numbers, first - 1, last):
            break
        first -= 1
    parts = numbers.known[first:last]
    tally = _exact(numbers.known[last], parts)
    meant = len(parts) >= _LEAST_PARTS and _is_meant(tally) and _is_of_one_kind(tally)
    return tally if meant else None


def _is_of_one_kind(tally: Tally) -> bool:
    """Say whether all that are counted have one noun, or none but "others"."""
    nouns = {one.noun.rpartition(" ")[2].lower() for one in (tally.total, *tally.parts)}
    return len(nouns - _ANY) <= 1


def _is_run(numbers: Numbers, first: int, last: int) -> bool:
    """Say whether the words between two numbers are of one paragraph and count all they tell."""
    start, end = numbers.known[first].span.start, numbers.known[last].span.start
    words = _LEAVING.sub("", numbers.document.text[start:end])
    near = "\n" not in words and words.count(". ") <= _MOST_SENTENCES
    return near and not _UNCOUNTED.search(words)


def _is_part(numbers: Numbers, at: int) -> bool:
    """Say whether a number is what its clause is about."""
    before = numbers.before(at)
    if _is_left(numbers, at) or _LOST.search(before):
        return True
    return not _NO_PART.search(before) and bool(_CLAUSE.search(before) or _PLACED.search(before))


def _is_meant(tally: Tally) -> bool:
    """Say whether the parts make the whole: all of them and not some, or but for one slip."""
    total, parts = value(tally.total), [value(part) for part in tally.parts]
    over = _over(tally)
    if not over or abs(over) > _NEAR * total or max(parts) >= total:
        return not over
    some = (one for count in range(_LEAST_PARTS, len(parts)) for one in combinations(parts, count))
    return is_one_slip(total, parts) and not any(sum(one) == total for one in some)


def _over(tally: Tally) -> float:
    return sum(value(part) for part in tally.parts) - value(tally.total)


def _exact(whole: Quantity, parts: Sequence[Quantity]) -> Tally:
    """Return numbers as what they say: who tells what is left does not round."""
    total, *others = (evolve(one, low=value(one), high=value(one)) for one in (whole, *parts))
    return Tally(total, tuple(others))
