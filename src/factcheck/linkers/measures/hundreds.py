"""Shares of one whole in per cent: together they are a hundred, or no more than a hundred.

"Ada holds 40 per cent of the shares, Ivo 36 per cent and Karl 34 per cent" are too many. Shares
that may be of several wholes (of places, of years) or that may overlap (what several answered) are
not added; what "the remaining 34 per cent" closes must be a hundred exactly.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.linkers.measures.likeness import is_one_slip, value
from factcheck.linkers.measures.numbers import PERCENT, Numbers
from factcheck.linkers.measures.running import LEFT
from factcheck.model import Document, Quantity, Tally
from factcheck.patterns import lazy

_JOINT = lazy(
    r"(?P<says>[^.;:()|\d“”\"]{0,70}?)(?P<joint>, and |, while |, | and |; )"
    r"(?P<next>[^.;:()|\d“”\",]{0,60}?)\Z"
)
"""Between two shares: what is said behind the first, and in front of the second."""
_WHOLE = (
    r"of (?:the|its|his|her|their|this|that|all) (?:[a-z]+ )?(?:shares?|stocks?|capital|equity"
    r"|votes?|seats|lands?|area|budget|costs?|total|sum|proceeds|income|profits?|revenues?|turnover"
    r"|market|estate|inheritance|catch|harvest|crop|money|price|debts?|output|cargo|ownership"
    r"|funds?|grant|loan|expenditure|electorate|ballots|respondents|company|firm|business)\b"
)
# What is divided among owners, parties and purposes: a list of our own.
_OF_WHOLE = lazy(rf"\A {_WHOLE}")
_HAVE = lazy(
    r"\b(?:holds?|held|owns?|owned|controls?|controlled|inherits?|inherited|receives?|received"
    r"|gets?|got|takes?|took|won|polled|keeps?|kept|bears?|bore|pays?|paid|has|have|had) \Z"
)
_OF_IT = lazy(r"\A of (?:the|its|his|her|their) [a-z]+")
_MADE_OF = lazy(
    r"\b(?:consist(?:s|ed|ing) of|composed of|made up of|compris(?:es|ed|ing)|a mixture of"
    r"|an alloy of|divided into|split into|blend of) (?:[a-z]+ )?\Z"
)
_FOR, _AGAINST = lazy(r"\b(?:for|in favour|in favor|yes)\b"), lazy(r"\b(?:against|no)\b")
_ELSEWHERE = lazy(
    r"\b(?:in|at|among|amongst|during|by|after|before|on|since|under|within|then|later|again|also"
    r"|from|as|each|every|another|more|less|up|down|average|including|rate|or|than|per"
    r"|[12]\d{3})\b",
)
"""Words by which shares may be of several wholes, or may overlap."""
_UNCOUNTED = lazy(
    r"\b(?:some|several|few|many|most|another|half|thirds?|quarters?|fifths?|tenth|includ\w+|among"
    r"|whom|which|them|these|at least|average|rate|respectively|more|less|both|each)\b"
)
_PARTED = lazy(r"[\n\d]")
"""Another paragraph, or another number, which may be the one that leaves the rest."""
_LEAST_PARTS = 3
_MOST = 8
_MOST_SENTENCES = 1
_HUNDRED = 100.0
_NEAR = 25.0
"""Per cent by which shares may be off: who is further off divides something else."""


def hundreds(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the shares of a whole that are not a hundred, by what one slip explains."""
    numbers = Numbers.of(document, [one for one in quantities if one.unit in PERCENT])
    at = 0
    while at < len(numbers.known):
        last = _last(numbers, at)
        closed = next((one for one in range(at + 1, last + 1) if _is_left(numbers, one)), None)
        if closed is not None:
            last = closed
        tally = _tally(numbers.known[at : last + 1])
        divided = closed is not None or (_over(tally) > 0 and _is_divided(numbers, at, last))
        if last > at and divided and _is_meant(tally):
            yield tally
        at = last + 1


def _last(numbers: Numbers, first: int) -> int:
    """Return the last of the shares that a list joins to one, or that tells what remains."""
    at = first
    while at + 1 < len(numbers.known) and at - first < _MOST:
        gap = numbers.between(at, at + 1)
        near = gap.count(". ") <= _MOST_SENTENCES and not _PARTED.search(gap)
        near = near and not _UNCOUNTED.search(gap)
        if not (_JOINT.fullmatch(gap) or (near and _is_left(numbers, at + 1))):
            break
        at += 1
    return at


def _is_left(numbers: Numbers, at: int) -> bool:
    return LEFT.search(numbers.before(at)) is not None


def _is_divided(numbers: Numbers, first: int, last: int) -> bool:
    """Say whether the words of a list make its shares those of one whole."""
    if last - first + 1 < _LEAST_PARTS:
        return False
    gaps = [numbers.between(at, at + 1) for at in range(first, last)]
    behind = numbers.behind(last).partition(".")[0]
    if any(_ELSEWHERE.search(gap) for gap in (*gaps, behind)) or " and " not in gaps[-1]:
        return False
    if any(_OF_IT.match(one) for one in (*gaps[1:], behind)):  # each of a whole of its own
        return False
    before = numbers.before(first)
    says = [*gaps, behind]
    voted = any(_FOR.search(one) for one in says) and any(_AGAINST.search(one) for one in says)
    owned = _OF_WHOLE.match(gaps[0]) or (_HAVE.search(before) and _OF_IT.match(gaps[0]))
    return bool(voted or owned or _MADE_OF.search(before))


def _tally(parts: Sequence[Quantity]) -> Tally:
    """Return shares with the hundred that they should be, as wide as they may be rounded."""
    last = parts[-1]
    slack = len(parts) * (0.5 if all(value(one).is_integer() for one in parts) else 0.1)
    total = evolve(last, low=_HUNDRED - slack, high=_HUNDRED + slack)
    return Tally(total, tuple(evolve(one, low=value(one), high=value(one)) for one in parts))


def _over(tally: Tally) -> float:
    return sum(value(part) for part in tally.parts) - _HUNDRED


def _is_meant(tally: Tally) -> bool:
    """Say whether the shares are nearly those of one whole, and off by one slip."""
    over, parts = _over(tally), [value(part) for part in tally.parts]
    slack = tally.total.high - _HUNDRED
    if abs(over) <= slack or abs(over) > _NEAR:
        return abs(over) <= slack
    if not all(part.is_integer() for part in parts):
        return True
    return any(is_one_slip(_HUNDRED + off, parts) for off in (0, 1, -1))
