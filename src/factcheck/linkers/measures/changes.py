"""Changes with both of their ends: "raised by 65, from 140 to 205", "214 to 131, a majority of 83".

Each is told as a sum: the greater end is the smaller one and the difference.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.linkers.measures.likeness import is_one_slip, value
from factcheck.linkers.measures.numbers import Numbers
from factcheck.model import Document, Quantity, Span, Tally
from factcheck.patterns import lazy

# Verbs of growing and shrinking, by synonyms: a list of our own, kept to those that take "by".
_VERBS = (
    "rose risen rais(?:ed|ing) rises? increas(?:ed|ing|es?) grew grown grows? expand(?:ed|ing)"
    " extend(?:ed|ing) lengthen(?:ed|ing) widen(?:ed|ing) heighten(?:ed|ing) deepen(?:ed|ing)"
    " enlarg(?:ed|ing) fell fallen cut reduc(?:ed|ing) lower(?:ed|ing) shorten(?:ed|ing)"
    " dropp(?:ed|ing) declin(?:ed|ing) decreas(?:ed|ing) shr[au]nk brought lifted"
)
CHANGED = rf"\b(?:{'|'.join(_VERBS.split())})\b"
"""What says that a number has grown or shrunk."""
_BY = lazy(rf"{CHANGED}[^.;:|\d]{{0,60}}\bby \Z")
_AND_CHANGED = lazy(
    r"[^.;:|\d]{0,60}(?:, | and |, which |, that )(?:(?:so|thus|thereby|has|had) )*"
    rf"{CHANGED} (?:the|its|their|his|her) (?:number|total|staff|workforce|strength|membership"
    r"|crew|garrison|roll|fleet|stock|herd|flock)\b[^.;:|\d]{0,40} from \Z"
)
_FROM = lazy(r"[^.;:()|\d]{0,30},? from \Z")
_TO = lazy(r"[^.;:()|\d]{0,40} to \Z")
_DIFFERENCE = lazy(
    r"[^.;:()|\d]{0,50}(?:, | – | — | \()(?:that is,? |which is )?(?:by |with )?(?:an? |the )"
    r"(?:[a-z]+ )?(?:majority|margin|difference|surplus|excess|lead|gap|shortfall|deficit|increase"
    r"|rise|gain|growth|fall|drop|decrease|loss|cut|reduction) of \Z"
    r"|[^.;:()|\d]{0,50}(?:, | – | — | \()"
    r"(?:(?:that is,? |or |which is )?by|(?:up|down)(?: by)?) \Z"
)
_AGAINST = lazy(r"[^.;:()|\d]{0,40}?\b(?:to|against|from) \Z")
_THEN = lazy(
    r"[^.;:()|\d]{0,60}(?:,|,? and|,? but|;) (?:in|by) [12]\d{3}\b[^.;:()|\d]{0,40} (?:only )?\Z"
)
"""Between the figures of two years: "14,320 visitors in 2019 and in 2020 it had "."""
_MORE = lazy(r"[^.;:()|\d]{0,40}(?:, | – | — | \()(?:or |that is,? )?\Z")
_THAN = lazy(
    r"(?: [a-z]+)? (?:more|fewer|less|higher|lower|longer|shorter) than (?:the|its|their) \Z"
)
"""Around the size of what a number has more than another: "19, four more than the 14 of 1990"."""
_SPENT = lazy(
    r"[^.;:()|\d]{0,50}(?:,| and| but| against| –| —) [^.;:()|\d]{0,40}\b(?:spent|paid|cost"
    r"|expenses|expenditure|costs|outgoings|outlays|payments|liabilities|debts|disbursements)"
    r"(?: out)?(?: of| were| was| came to| at| to)? \Z"
)
"""Between what came in and what went out: "took 3,410 pounds and spent "."""
_BALANCE = lazy(
    r"[^.;:()|\d]{0,50}(?:, | – | — | \()(?:that is,? |which (?:is|left) |leaving |giving )?"
    r"(?:with )?(?:an? |the )?(?:[a-z]+ )?(?:balance|surplus|profit|deficit|loss|remainder"
    r"|difference) of \Z"
)
_EACH_WAY = lazy(r"[^.;:()|\d]{0,60}[,(:–—] ?(?:or |that is,? |with )?\Z")
_WAY = lazy(r"(?: [a-z]+)?(?: in)? each (?:way|direction)\b")
_BOTH_WAYS = lazy(r"\b(?:round[ -]trip|return|there and back|out and back|both ways)\b")
_SIZE = lazy(r" (long|high|wide|deep|tall|broad|thick|across)\b")
_IT = lazy(
    r"(?:,? and|;|[.]) (?:[A-Za-z]+ ){0,3}?(?:[Ii]ts?|which|whole|now)\b|, (?:it|making it|now)\b"
)
"""What says that the new size is of the same thing."""
_FURTHEST = 3
"""So many sentences may lie between the old size and the new."""
_NEAR = 0.25
_MANY = 10
"""From here on a number that was merely told beside a change may be what made it."""


def changes(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the changes of a text with their beginning, end and size, right or not."""
    numbers = Numbers.of(document, quantities)
    for at in range(len(numbers.known) - 2):
        for found in (read(numbers, at) for read in (_by, _difference, _compared, _balance)):
            if found and numbers.are_alike(found) and _is_near(found):
                yield found
    yield from (one for at in range(1, len(numbers.known)) if (one := _doubled(numbers, at)))
    for unit in sorted({one.unit for one in numbers.known if one.unit}):
        measured = evolve(numbers, known=tuple(one for one in numbers.known if one.unit == unit))
        resized = (_resized(measured, at) for at in range(len(measured.known) - 2))
        yield from (found for found in resized if found and _is_near(found))


def _by(numbers: Numbers, at: int) -> Tally | None:
    """Return "raised the number by 65, from 140 to 205", "hired 65 and rose from 140 to 205"."""
    size, before, after = numbers.known[at : at + 3]
    lead, joint = numbers.between(at, at + 1), numbers.between(at + 1, at + 2)
    if not _TO.fullmatch(joint):
        return None
    tally = _sum(before, after, size)
    if _BY.search(numbers.before(at)) and _FROM.fullmatch(lead):
        return tally
    plain = not any(one.unit for one in (size, before, after)) and value(size) >= _MANY
    told = plain and _AND_CHANGED.fullmatch(lead)
    is_slip = is_one_slip(value(tally.total), [value(part) for part in tally.parts])
    return tally if told and is_slip else None


def _difference(numbers: Numbers, at: int) -> Tally | None:
    """Return "by 214 to 131, a majority of 83", "from 140 to 205, an increase of 65"."""
    first, second, size = numbers.known[at : at + 3]
    gap, lead = numbers.between(at, at + 1), numbers.between(at + 1, at + 2)
    of_one_thing = size.noun in ("", first.noun)
    joined = _AGAINST.fullmatch(gap) or (of_one_thing and _THEN.fullmatch(gap))
    return _sum(first, second, size) if joined and _DIFFERENCE.fullmatch(lead) else None


def _compared(numbers: Numbers, at: int) -> Tally | None:
    """Return "19 schools, four more than the 14 of 1990"."""
    first, size, second = numbers.known[at : at + 3]
    more = _MORE.fullmatch(numbers.between(at, at + 1))
    told = more and _THAN.fullmatch(numbers.between(at + 1, at + 2))
    alike = first.noun and second.noun in ("", first.noun) and not size.noun
    return _sum(first, second, size) if told and alike else None


def _balance(numbers: Numbers, at: int) -> Tally | None:
    """Return "took 3,410 pounds and spent 2,980, a surplus of 430"."""
    first, second, rest = numbers.known[at : at + 3]
    spent = _SPENT.fullmatch(numbers.between(at, at + 1))
    told = _BALANCE.fullmatch(numbers.between(at + 1, at + 2))
    return _sum(first, second, rest) if spent and told else None


def _doubled(numbers: Numbers, at: int) -> Tally | None:
    """Return "a round trip of 124 miles, 62 miles each way", both ways as one part."""
    whole, half = numbers.known[at - 1 : at + 1]
    gap = numbers.between(at - 1, at)
    told = _WAY.match(numbers.behind(at)) if _EACH_WAY.fullmatch(gap) else None
    span = Span(half.span.start, half.span.end + (told.end() if told else 0))
    tally = Tally(whole, (evolve(half, span=span, low=2 * half.low, high=2 * half.high),))
    both = _BOTH_WAYS.search(numbers.before(at))
    return tally if told and both and numbers.are_alike(tally) and _is_near(tally) else None


def _resized(numbers: Numbers, at: int) -> Tally | None:
    """Return "120 metres long. It was lengthened by 35 metres and is now 155 metres long"."""
    before, size, after = numbers.known[at : at + 3]
    ends = [_SIZE.match(numbers.behind(one)) for one in (at, at + 2)]
    same = ends[0] and ends[1] and ends[0][1] == ends[1][1]
    if not (same and value(after) > value(size) and _BY.search(numbers.before(at + 1))):
        return None
    between = numbers.between(at, at + 1) + numbers.between(at + 1, at + 2)
    near = between.count(". ") <= _FURTHEST and _IT.search(numbers.between(at + 1, at + 2))
    return _sum(before, after, size) if near else None


def _sum(one: Quantity, other: Quantity, size: Quantity) -> Tally:
    less, more = sorted((one, other), key=value)
    return Tally(more, (less, size))


def _is_near(tally: Tally) -> bool:
    """Say whether the sum is of the size of the greater end, so that all three are of one thing."""
    total = value(tally.total)
    return abs(sum(value(part) for part in tally.parts) - total) <= _NEAR * total
