"""Figures calculated from others in their sentence: differences, remainders, multiples and rates.

A cue identifies the figure that is calculated. It is calculated from the figures of the same kind
in its clause, and from no others. If there is another figure, a hedge or a word for another base,
nothing is linked. An equation that fits in another way is not questioned either.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, product

from attrs import evolve

from factcheck import lexicon
from factcheck.document.text import stem, word_list
from factcheck.extract.quantities.counted import same_unit
from factcheck.extract.quantities.values import is_swapped
from factcheck.link.equations.amounts import PERCENT, are_alike, excess, is_near, may_be, sharp
from factcheck.link.equations.cues import Numbers, following, leading
from factcheck.model import BlockKind, Quantity, Share, Span, Tally
from factcheck.model.prove import value

_RATE_SLACK = 0.03
"""Relative tolerance of a rate that is not an average."""
_ROUND_STEP, _ROUND_SLACK = 5, 2.5
"""A change by a multiple of the first value, in per cent, may be off by the second."""
_MOST_TIMES = 10.0
"""Maximum ratio of two figures before and after a change. If larger, they are of two scales."""
_MOST = 6
_FIGURES = 3
"""Minimum number of digits of a rate whose count may be in another sentence."""
_EXACT = 100
"""Minimum of a number that is repeated by chance only seldom."""
_LARGE = 10_000
"""Limit of round numbers that are as exact as the figures beside them."""
_FURTHER = re.compile(
    r"[^.;:\n]*[\d\ue000]|,? (?:and|with|plus|including)\b|(?: [^\W\d_]+){0,3} of\b"
)
"""Text after what is left that adds another figure to it."""
_STOP = "|".join(
    lexicon.alternation(f"function.{name}") for name in ("prepositions", "subordinators")
)
_END = re.compile(
    rf"(?: (?!(?:{_STOP}|and|who|which|that)\b)[^\W\d_][\w’'-]*){{0,3}}"
    r"(?: (?:in|over|within|since|during|between) (?:[a-z]+ )?[\d\ue000][^.,;:()]{0,20}"
    r"| in all| in total| altogether| on average)?"
    r"(?=[.,;:)]|\s[–—]|\s?\Z|\n)"
)
"""Text after a result that says no more about it."""
_SHORT = re.compile(r"(?:,? [^\s.;:]+){0,9},? ?\Z|[ (,–—]*\Z")
_PER = re.compile(
    r"(?: of)?(?: [a-z][\w-]*){0,2}?(?:,? each(?! of [\d\ue000])|,? apiece| a piece| for each of|"
    r" (?:per|an?|every|for (?:each|every|one|an?)|to (?:the|an?)) (?P<per>[^\W\d_]+))\b"
)
"""Text after a rate, with the word for what it is counted by, if it is not "each"."""
_ADDED = re.compile(
    rf";| (?:and|plus) (?:the )?(?:{lexicon.alternation('equations.one more')}|\ue000)"
)
"""Text between the figures of a rate after which something else is counted."""
_ANYONE = frozenset({"head", "person", "capita", "man"})
_FROM_TO = re.compile(r"\b(?:from|to) \Z")
_GROUPS = re.compile(rf" (?:[\w-]+ )?(?:{lexicon.alternation('equations.groups')}) of ")
_AVERAGED = re.compile(r"(?i)\b(?:averag\w+|mean)\b")
_CUT = re.compile(r"[,;.(]| and | but ")


def relations(numbers: Numbers) -> Iterator[Tally | Share]:
    """Yield the results with the figures they are calculated from, whether right or wrong."""
    made = chain(
        _divided(numbers),
        _differences(numbers),
        _remainders(numbers),
        _multiples(numbers),
        _rates(numbers),
    )
    for one in made:
        if not any(figure.hedge for figure in one.figures):
            yield one


def _divided(numbers: Numbers) -> Iterator[Tally]:
    for known, _ in numbers.filled("equations.divided"):
        tally = Tally(known["WHOLE"], (known["PART"], known["OTHER"]))
        if not excess(tally) or is_near(tally):
            yield tally


# ---- differences ----


def _differences(numbers: Numbers) -> Iterator[Tally | Share]:
    for known, cue in numbers.filled("equations.differences"):
        result = known["RESULT"]
        is_ratio = result.unit in PERCENT
        pair = [
            one
            for one in numbers.inside(_clause(numbers, cue))
            if one is not result and (_is_plain(one) if is_ratio else _are_one_kind(one, result))
        ]
        if is_ratio and len(pair) != 2:  # noqa: PLR2004 - before and after
            pair = [one for one in pair if _FROM_TO.search(numbers.before(one))]
        if len(pair) != 2 or not _are_one_kind(*pair):  # noqa: PLR2004
            continue
        less, more = sorted(pair, key=value)
        if not 0 < less.low <= less.high < more.low <= _MOST_TIMES * value(less):
            continue
        if not _is_closed(numbers, result, pair):
            continue
        if is_ratio:
            yield from _change_in_per_cent(numbers, result, pair)
        else:
            result, more, less = _sharpened(result, more, less)
            tally = Tally(result, (more, _minus(less)))
            if tally.holds(numbers.document) or may_be(value(result), tally.sum):
                yield tally


def _change_in_per_cent(
    numbers: Numbers, result: Quantity, pair: Sequence[Quantity]
) -> Iterator[Share]:
    """Yield the change as a share of the figure before it.

    If no word says which figure that is, nothing is yielded for a share of the other one.
    """
    start = leading("equations.before a change")
    first, last = (bool(start.search(numbers.before(one))) for one in pair)
    before, after = reversed(pair) if last and not first else pair
    slack = 0.0 if value(result) % _ROUND_STEP else _ROUND_SLACK
    low, high = min(result.low, value(result) - slack), max(result.high, value(result) + slack)
    change = abs(value(after) - value(before))
    share, other = (
        Share(
            evolve(after, low=change, high=change),
            sharp(whole),
            evolve(result, low=low, high=high),
            100,
        )
        for whole in (before, after)
    )
    if first != last or not other.holds(numbers.document):
        yield share


def _clause(numbers: Numbers, cue: re.Match[str]) -> Span:
    """Return the part of a sentence between semicolons around a cue."""
    sentence = numbers.document.sentence_at(cue.start()) or Span(*cue.span())
    begin = numbers.text.rfind(";", sentence.start, max(sentence.start, cue.start() - 2)) + 1
    end = numbers.text.find(";", cue.end(), sentence.end)
    return Span(max(begin, sentence.start), end if end > 0 else sentence.end)


def _is_closed(numbers: Numbers, result: Quantity, others: Sequence[Quantity]) -> bool:
    """Return True if after the result, there is one of the other figures, or the clause ends."""
    figures = sorted((result, *others), key=lambda one: one.span)
    behind = numbers.text[result.span.end : _next(figures, result).span.start]
    tail = _END.match(numbers.text, result.span.end)
    is_last = figures[-1] is result
    is_closed = tail is not None if is_last else bool(_SHORT.match(behind))
    said = tail[0] if tail and is_last else ""
    return is_closed and _are_of_one_base(numbers, figures, said)


def _are_of_one_base(numbers: Numbers, figures: Sequence[Quantity], said: str = "") -> bool:
    """Return True if no words between some figures, or after them, give them different bases."""
    inside = numbers.text[figures[0].span.start : figures[-1].span.start]
    with_more = following("equations.with more").match(numbers.text, figures[-1].span.end)
    words = word_list(inside + said)
    is_one = lexicon.words("equations.other base").isdisjoint(words)
    return is_one and not with_more and "\n" not in inside


def _next(figures: Sequence[Quantity], one: Quantity) -> Quantity:
    at = next(at for at, each in enumerate(figures) if each is one)
    return figures[min(at + 1, len(figures) - 1)]


def _sharpened(*figures: Quantity) -> list[Quantity]:
    """Return figures with exact round numbers below a limit, if another of them is exact."""
    if not any(one.low == one.high for one in figures):
        return list(figures)
    return [
        sharp(one) if value(one) < _LARGE and value(one).is_integer() and not one.hedge else one
        for one in figures
    ]


def _minus(one: Quantity) -> Quantity:
    return evolve(one, low=-one.high, high=-one.low)


def _kind(one: Quantity) -> str:
    return "%" if one.unit in PERCENT or "point" in one.unit else same_unit(one.unit)


def _head(one: Quantity) -> str:
    word = one.noun.lower().split()[-1:]
    return "" if word in (["others"], ["represents"]) else stem("".join(word))


def _is_plain(one: Quantity) -> bool:
    is_single = one.low == one.high or one.number is not None
    return is_single and _kind(one) not in ("%", "times")


def _are_one_kind(one: Quantity, other: Quantity) -> bool:
    """Return True if two figures can be added: both may state a unit and a noun, but not others."""
    mine, theirs = (_kind(each) or _head(each) for each in (one, other))
    return mine == theirs or ("" in (mine, theirs) and not {"%", "times"} & {mine, theirs})


# ---- remainders and balances ----


def _remainders(numbers: Numbers) -> Iterator[Tally]:
    for rest in numbers.known:
        before, behind = numbers.before(rest), numbers.after(rest)
        is_rest = bool(
            leading("equations.the rest").search(before)
            or following("equations.are left").match(behind)
        )
        is_balance = not is_rest and bool(leading("equations.closing balances").search(before))
        goes_on = not (is_rest or is_balance) and following("equations.go on").match(behind)
        if (is_rest or is_balance or goes_on) and rest.unit not in PERCENT:
            yield from _remainder(numbers, rest, is_balance=is_balance, are_lost=bool(goes_on))


def _remainder(
    numbers: Numbers, rest: Quantity, *, is_balance: bool, are_lost: bool
) -> Iterator[Tally]:
    """Yield what is left of the figures before it.

    Args:
        numbers: The figures of the document.
        rest: What is left.
        is_balance: Whether words must say of each other figure whether it is added or taken.
        are_lost: Whether words must say of each other figure that it is taken.
    """
    own = numbers.document.sentence_at(rest.span.start)
    earlier = numbers.document.sentence_before(own) if own else None
    for scope in (own, earlier):
        span = Span(scope.start, rest.span.start) if scope else rest.span
        before = [
            one
            for one in numbers.inside(span)
            if _are_one_kind(one, rest) and not _is_bracketed(numbers, one, rest)
        ]
        signs = [_sign(numbers, one) for one in before]
        stock = 0 if is_balance else _stock(numbers, before)
        if len(before) > 1 and stock is not None and not (is_balance and signs[0]):
            break
    else:
        return
    if len(before) > _MOST:
        return
    rest, *before = _sharpened(rest, *before)
    signs[stock] = 1
    if (is_balance and not all(signs)) or (are_lost and sum(signs) != 2 - len(signs)):
        return
    others = [(0, sign or -1) for sign in signs]
    others[stock] = (1, 1)
    sums = {
        sum(sign * value(one) for sign, one in zip(way, before, strict=True))
        for way in product(*others)
    }
    parts = [
        one if sign > 0 else _minus(one)
        for sign, one in zip((sign or -1 for sign in signs), before, strict=True)
    ]
    tally = Tally(rest, tuple(parts))
    is_right = tally.holds(numbers.document)
    is_meant = (
        tally.sum > 0
        and (not are_lost or value(rest) > tally.sum or _is_stated(numbers, tally))
        and may_be(value(rest), tally.sum)
        and value(rest) not in sums
        and value(rest) not in map(value, before)
        and not _FURTHER.match(numbers.text, rest.span.end)
        and _are_of_one_base(numbers, [*before, rest])
    )
    if is_right or is_meant:
        yield tally


def _is_bracketed(numbers: Numbers, one: Quantity, rest: Quantity) -> bool:
    """Return True if a figure is in a bracket that ends before another figure."""
    between = numbers.text[one.span.end : rest.span.start]
    return between.count(")") > between.count("(")


def _is_stated(numbers: Numbers, tally: Tally) -> bool:
    """Return True if what is left has two digits swapped, or the document has the right number.

    Fewer may go on than are left for other reasons.
    """
    right = tally.sum
    is_known = right >= _EXACT and any(value(one) == right for one in numbers.known)
    return is_known or is_swapped(value(tally.total), right)


def _stock(numbers: Numbers, before: Sequence[Quantity]) -> int | None:
    """Return the index of the whole from which others are taken; None if it is not clear."""
    if not before:
        return None
    at = max(range(len(before)), key=lambda at: value(before[at]))
    is_of = leading("equations.of the").search(numbers.before(before[at]))
    return at if at == 0 or is_of else None


def _sign(numbers: Numbers, one: Quantity) -> int:
    """Return 1 for a figure that is added and -1 for one that is taken; 0 if no word says so."""
    before = _CUT.split(numbers.before(one))[-1]
    behind = _CUT.split(numbers.after(one))[0]
    for words in (before, behind):
        for name, sign in (("equations.gains", 1), ("equations.losses", -1)):
            if not lexicon.words(name).isdisjoint(word_list(words)):
                return sign
    return 0


# ---- multiples ----


def _multiples(numbers: Numbers) -> Iterator[Share]:
    for known, _ in numbers.filled("equations.multiples"):
        before, after, factor = (known[place] for place in ("BEFORE", "AFTER", "FACTOR"))
        if not _are_one_kind(before, after) or value(before) <= 0:
            continue
        pair = (before, after)
        if not (all(map(_is_plain, pair)) and _is_closed(numbers, factor, pair)):
            continue
        ways = [Share(after, before, factor, 1), Share(before, after, factor, 1)]
        right = next((one for one in ways if one.holds(numbers.document)), None)
        if right or may_be(value(factor), ways[0].worth):
            yield right or ways[0]


# ---- rates, prices, averages ----


def _rates(numbers: Numbers) -> Iterator[Share]:
    for at, rate in enumerate(numbers.known):
        found = _PER.match(numbers.text, rate.span.end)
        sentence = numbers.document.sentence_at(rate.span.start)
        is_grouped = at > 0 and _GROUPS.fullmatch(numbers.between(at - 1, at))
        if not sentence or not (found or is_grouped) or not _is_plain(rate):
            continue
        near = [one for one in numbers.inside(sentence) if one is not rate]
        per = (found["per"] or "").lower() if found else ""
        counted = {one.span: size for one in near if (size := _size(one, rate, per))}
        if is_grouped:
            counted = {numbers.known[at - 1].span: 1.0}
        totals = [one for one in near if one.span not in counted and _is_total(one, rate)]
        if not per and len(counted) == len(near) == 2:  # noqa: PLR2004 - a total and a count
            largest = max(near, key=value)
            counted.pop(largest.span)
            totals = [largest]
        if found and _END.match(numbers.text, found.end()):
            yield from _distant_rates(numbers, rate, sentence, per)
        if len(counted) != 1 or len(totals) != 1 or _PER.match(numbers.text, totals[0].span.end):
            continue
        ((span, size),) = counted.items()
        count = next(one for one in near if one.span == span)
        last, others = _last(rate, totals[0], count)
        inside = numbers.text[others[0].span.start : last.span.start]
        is_whole = not _ADDED.search(inside) and _is_closed(numbers, last, others)
        if is_whole and value(count) > 1:
            yield from _rate(numbers, rate, totals[0], count, size)


def _rate(
    numbers: Numbers, rate: Quantity, total: Quantity, count: Quantity, size: float
) -> Iterator[Share]:
    rate, total, count = _sharpened(rate, total, count)
    words = numbers.document.words(rate.span)
    decimals = len(words.split()[0].partition(".")[2])
    is_average = _AVERAGED.search(numbers.before(rate)) or following("equations.on average").match(
        numbers.after(rate)
    )
    slack = 0.99 * 10.0**-decimals if is_average or decimals else _RATE_SLACK * value(rate)
    stated = evolve(rate, low=value(rate) - slack, high=value(rate) + slack)
    share = Share(total, count, stated, 1 / size)
    if share.holds(numbers.document) or may_be(value(rate), share.worth):
        yield share


def _distant_rates(numbers: Numbers, rate: Quantity, sentence: Span, per: str) -> Iterator[Share]:
    """Yield a rate with one wrong digit whose total or count is in another sentence.

    The total is in the same sentence or the one before; the count may be anywhere, if it is of the
    noun after the rate. If several totals and counts give different rates, one that fits is enough.
    """
    previous = numbers.document.sentence_before(sentence) or sentence
    totals = [
        one
        for one in numbers.inside(Span(previous.start, sentence.end))
        if one is not rate and _kind(one) == _kind(rate) and _is_total(one, rate) and not one.hedge
    ]
    counts = [
        one
        for one in numbers.known
        if per and _size(one, rate, per) == 1 and one.low == one.high and not one.hedge
        if numbers.document.kind_at(one.span.start) is not BlockKind.ROW
    ]
    stated = numbers.document.words(rate.span).split()[0]
    decimals, figures = len(stated.partition(".")[2]), sum(map(str.isdigit, stated))
    is_average = bool(_AVERAGED.search(numbers.before(rate)))
    near = [one for one in counts if sentence.contains(one.span)]
    counts = near if per in lexicon.table("measures.days of units") else counts
    if figures < _FIGURES:
        counts = near if is_average and figures == _FIGURES - 1 else []
    pairs = {(value(total), value(count)): (total, count) for total in totals for count in counts}
    shares = [Share(total, count, rate, 1) for total, count in pairs.values()]
    if len(shares) > _MOST or any(one.holds(numbers.document) for one in shares):
        return
    unit = 10.0**decimals
    wrong = [one for one in shares if are_alike(round(value(rate) * unit), round(one.worth * unit))]
    if len(wrong) == 1:
        yield wrong[0]


def _last(*figures: Quantity) -> tuple[Quantity, list[Quantity]]:
    *others, last = sorted(figures, key=lambda one: one.span)
    return last, others


def _size(one: Quantity, rate: Quantity, per: str) -> float:
    """Return how many of what a rate is counted by are one unit of a figure; 0 if it has others."""
    unit = _kind(one)
    if not _is_plain(one) or (unit and unit == _kind(rate)):
        return 0.0
    days = lexicon.table("measures.days of units")
    times = [days.get(each.removesuffix("s")) for each in (one.unit.lower(), per)]
    if times[0] and times[1]:
        return float(times[0]) / float(times[1])
    if per in _ANYONE or not per:
        return float(not one.unit and bool(one.noun) and _head(one) != _head(rate))
    forms = {stem(per), same_unit(per), same_unit(f"{per}s")}
    return float(not forms.isdisjoint({unit, stem(unit), _head(one)} - {""}))


def _is_total(one: Quantity, rate: Quantity) -> bool:
    return _is_plain(one) and _are_one_kind(one, rate) and value(one) > value(rate)
