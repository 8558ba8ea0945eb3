"""Equations of a fixed number of figures: shares, changes, products, as their cues tell them.

A cue fills the places of its kind; where the filling does not hold but another figure of the same
sentences would make it hold, nothing is said.
"""

import re
from collections import Counter
from collections.abc import Iterator
from math import prod

from attrs import evolve

from factcheck import lexicon
from factcheck.equations.amounts import PERCENT, excess, is_near, is_one_slip, of_one_unit, sharp
from factcheck.equations.cues import Numbers, any_of, leading
from factcheck.mentions.quantities.values import value
from factcheck.model import Multiple, Quantity, Share, Span, Tally

_BASES = {"‰": 1_000, "per thousand": 1_000}
_HUNDRED = 100
_LOOSE, _MOST_LOOSE = 0.15, 5.0
"""By so much of itself, and hundredths, a share told by a fraction in words may be off."""
_LESS_THAN_ONE = 0.9
"""Nor is one wrong whose part is rounded up or down to whole ones: "a quarter of the 6, or 1"."""
_ANYBODY = ("", "people", "persons")
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_TERMS = rf"{_NUMBER}(?: ?[×·*x] ?{_NUMBER})?"
_FACTOR, _TERM = re.compile(_NUMBER), re.compile(_TERMS)
_WRITTEN = re.compile(
    rf"(?<![\w.,+×·*=–-])(?<![+×·*x=/÷−–-] )(?P<left>{_TERMS}(?: ?\+ ?{_TERMS})*) ?= ?(?:[€£$] ?)?"
    rf"(?P<right>{_NUMBER})(?![\w%]|[.,]\d)"
)
_LEAST_FIGURES = 3
_LEAST_DIGITS = 2
"""Of a result: who writes "1 + 1 = 3" means something else."""
_ROUND_STEP, _ROUND_SLACK = 5, 2.5
"""Who says "by 30 per cent" may mean 28.4."""
_REACH = 16
_MANY = 10
"""From here on a number that was merely told beside a change may be what made it."""


def shares(numbers: Numbers) -> Iterator[Share]:
    """Yield parts and wholes with the share that is told of them, right or not."""
    for item in ("equations.part of a whole", "equations.part behind its whole"):
        yield from (share for share, _ in _shares(numbers, item))
    for share, _ in _shares(numbers, "equations.part in the next clause"):
        if not share.part.noun:
            yield share
    for share, others in _shares(numbers, "equations.part behind another part"):
        if value(share.part) + value(others[0]) == value(share.whole):
            yield share
    yield from _growths(numbers)
    yield from _fractions(numbers)


def _fractions(numbers: Numbers) -> Iterator[Share]:
    """Yield parts of wholes and changes told by a fraction in words: "a third".

    Of "one half of the 48" the "half" is not told once more.
    """
    told_of = set[tuple[Span, Span]]()
    in_front = "equations.fraction in front of its part"
    for item in ("equations.part told as a fraction", in_front, "equations.change by a fraction"):
        for known, found in numbers.filled(item):
            if item == in_front and not _is_subject(numbers, found["fractions"], found.start()):
                continue
            told = float(lexicon.table("equations.fractions")[found["fractions"].lower()])
            span = Span(*found.span("fractions"))
            ratio = Quantity(span, told, told, "%")
            if "BEFORE" in known:
                part, whole = _difference(known), known["BEFORE"]
            else:
                part, whole = known["PART"], known["WHOLE"]
            exact = not part.hedge and not whole.hedge and part.unit in ("", whole.unit)
            exact = exact and (part.span, whole.span) not in told_of
            told_of.add((part.span, whole.span))
            if exact and 0 < value(part) <= value(whole) and not _is_hedged(numbers, span.start):
                yield Share(part, sharp(whole), ratio, _HUNDRED, _slack(told, whole))


def _is_subject(numbers: Numbers, fraction: str, start: int) -> bool:
    """True if a fraction begins its sentence: in "the first half (14 of the 48 points)" is none.

    What may be one more of a row begins its block: "Two ships sank. A third (12 guns) burned."
    """
    sentence = numbers.sentence_at(start)
    may_be_next = fraction[:1] in ("a", "A") and not fraction.endswith(("half", "quarter"))
    return sentence is not None and start == (0 if may_be_next else sentence.start)


def _slack(told: float, whole: Quantity) -> float:
    """Return by how many hundredths a share that is told by a fraction in words may be off."""
    return max(min(_LOOSE * told, _MOST_LOOSE), _HUNDRED * _LESS_THAN_ONE / value(whole))


def _shares(numbers: Numbers, item: str) -> Iterator[tuple[Share, list[Quantity]]]:
    """Yield the shares of a list of cues, each with the figures in its other places."""
    for known, found in numbers.filled(item):
        part, whole, ratio = (known[name] for name in ("PART", "WHOLE", "SHARE"))
        others = [one for one in known.values() if one not in (part, whole, ratio)]
        share = Share(part, whole, ratio, _BASES.get(ratio.unit, _HUNDRED))
        fraction = numbers.words[ratio.span.start : ratio.span.end].lower()
        if told := lexicon.table("equations.fractions").get(fraction):
            slack = _slack(float(told), whole) * (1 + _is_hedged(numbers, ratio.span.start))
            exact = evolve(ratio, low=float(told), high=float(told))
            share = evolve(share, ratio=exact, slack=slack)
        plain = part.unit in ("", whole.unit) and not part.hedge and not whole.hedge
        behind = numbers.text[found.end() : found.end() + len(") of ")].lstrip(") ")
        of_others = item != "equations.part of a whole" and behind.startswith("of ")
        if plain and 0 < part.high <= whole.low and not of_others:
            yield share, others


def _growths(numbers: Numbers) -> Iterator[Share]:
    """Yield changes told in per cent beside both ends, as a share of the older one."""
    for item in ("equations.change in per cent", "equations.change over another"):
        for known, _ in numbers.filled(item):
            before, after, size = (known[name] for name in ("BEFORE", "AFTER", "SHARE"))
            if item.endswith("another") and before.number is not None:  # "more than" is no hedge
                before = evolve(_worth(before, before.number), hedge="")
            alike = before.unit in ("", after.unit) and not PERCENT & {before.unit, after.unit}
            alike = alike and len({before.noun, after.noun} - {""}) <= 1
            if alike and value(before) > 0 and not before.hedge and not after.hedge:
                slack = 0.0 if value(size) % _ROUND_STEP else _ROUND_SLACK
                ratio = evolve(size, low=value(size) - slack, high=value(size) + slack)
                part = _difference({"BEFORE": before, "AFTER": after})
                yield Share(part, sharp(before), ratio, _HUNDRED)


def _difference(known: dict[str, Quantity]) -> Quantity:
    """Return by how much the ends of a change differ, in words of the later one."""
    before, after = known["BEFORE"], known["AFTER"]
    return _worth(after, abs(value(after) - value(before)))


def _worth(quantity: Quantity, worth: float) -> Quantity:
    return evolve(quantity, low=worth, high=worth)


def changes_and_products(numbers: Numbers) -> Iterator[Tally]:
    """Yield changes and products as sums: the greater end is the smaller one and the change."""
    yield from _changes(numbers)
    yield from _resized(numbers)
    for known, found in numbers.filled("equations.both ways"):
        half = known["HALF"]
        span = Span(half.span.start, found.end())
        part = evolve(half, span=span, low=2 * half.low, high=2 * half.high)
        yield from _plausible(numbers, known, Tally(known["TOTAL"], (part,)))
    for item in ("equations.product", "equations.product of a time", "equations.two products"):
        for known, found in numbers.filled(item):
            unit = found.groupdict().get("unit")
            if unit is None or known["COUNT"].unit.startswith(unit.lower()):
                yield from _plausible(numbers, known, _product(known))


def _changes(numbers: Numbers) -> Iterator[Tally]:
    """Yield changes told by a number of what is counted or measured."""
    for known, _ in numbers.filled("equations.change by a number"):
        nouns = {known["BEFORE"].noun, known["AFTER"].noun}
        if known["SIZE"].noun in nouns | {""} and len(nouns - {""}) <= 1:
            yield from _plausible(numbers, known, _change(known))
    for known, _ in numbers.filled("equations.change that made another"):
        tally, is_many = _change(known), value(known["SIZE"]) >= _MANY
        if is_many and not known["AFTER"].unit and (is_one_slip(tally) or not is_near(tally)):
            yield from _plausible(numbers, known, tally)


def _resized(numbers: Numbers) -> Iterator[Tally]:
    """Yield what was "120 metres long", was lengthened and "is now 155 metres long"."""
    units = Counter(one.unit for one in numbers.known if one.unit)
    for unit in sorted(unit for unit, count in units.items() if count >= _LEAST_FIGURES):
        view = numbers.of_units((unit,))
        for known, _ in view.filled("equations.changed size"):
            yield from _plausible(view, known, _change(known))


def votes(numbers: Numbers) -> Iterator[Tally]:
    """Yield those who could vote with more votes than they are, or with other votes than all."""
    for known, _ in numbers.filled("equations.votes"):
        tally = _cast(known)
        if 0 < excess(tally) < value(tally.total):
            yield tally
    for known, found in numbers.filled("equations.votes of all"):
        told = numbers.told_with(found.end() - 1)
        if not any_of("equations.did not vote").search(told):
            yield _cast(known)


def _cast(known: dict[str, Quantity]) -> Tally:
    names = ("FOR", "AGAINST", "ABSTAINED")
    return Tally(known["TOTAL"], tuple(known[name] for name in names if name in known))


def written(words: str) -> Iterator[Tally]:
    """Yield what is written as a sum of products with its result: "3 × 39 + 5 × 28 = 257"."""
    for match in _WRITTEN.finditer(words) if "=" in words else ():
        signs = any(sign in match["left"] for sign in "×·*x+")
        if not signs or len(match["right"]) < _LEAST_DIGITS:
            continue
        start = match.start("left")
        parts = tuple(_term(one[0], start + one.start()) for one in _TERM.finditer(match["left"]))
        yield Tally(_term(match["right"], match.start("right")), parts)


def _term(words: str, start: int) -> Quantity:
    worth = prod(float(one.replace(",", "")) for one in _FACTOR.findall(words))
    return Quantity(Span(start, start + len(words)), worth, worth)


def _change(known: dict[str, Quantity]) -> Tally:
    less, more = sorted((sharp(known["BEFORE"]), sharp(known["AFTER"])), key=value)
    return Tally(more, (less, sharp(known["SIZE"])))


def _product(known: dict[str, Quantity]) -> Tally:
    """Return a total with its products, each the words from its number to its price."""
    pairs = [(known["COUNT"], known["PRICE"])]
    pairs += [(known["MORE"], known["RATE"])] if "MORE" in known else []
    parts = tuple(_times(count, price) for count, price in pairs)
    total = known["TOTAL"]
    alike = total.noun in _ANYBODY or all(price.noun in ("", total.noun) for _, price in pairs)
    return Tally(sharp(total), parts if alike else ())


def _times(count: Quantity, price: Quantity) -> Quantity:
    span = Span(min(count.span, price.span).start, max(count.span, price.span).end)
    return evolve(_worth(price, value(count) * value(price)), span=span)


def _plausible(numbers: Numbers, known: dict[str, Quantity], tally: Tally) -> Iterator[Tally]:
    """Yield a sum of exact numbers that holds, or nearly does and no rival makes it hold."""
    is_exact = tally.parts and not any(one.hedge for one in known.values())
    if not is_exact or not of_one_unit(tally.total, tally.parts):
        return
    added = sum(map(value, tally.parts))
    rivals = {value(one) for one in numbers.near(known.values())}
    if added == value(tally.total) or (is_near(tally) and added not in rivals):
        yield tally


def multiples(numbers: Numbers) -> Iterator[Multiple]:
    """Yield changes told by a factor with both of their ends."""
    for known, found in numbers.filled("equations.change by a factor"):
        before, after = known["BEFORE"], known["AFTER"]
        factor = float(lexicon.table("equations.factors")[found["factors"].lower()])
        is_hedged = before.hedge or after.hedge or _is_hedged(numbers, found.start("factors"))
        if not is_hedged and before.low > 0 and before.unit in ("", after.unit):
            yield Multiple(Span(*found.span("factors")), factor, before, after)


def _is_hedged(numbers: Numbers, start: int) -> bool:
    """True if a word in front of a factor softens it: "more than doubled"."""
    before = numbers.text[max(0, start - _REACH) : start]
    return leading("equations.softening", before) is not None
