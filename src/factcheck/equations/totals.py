"""Wholes and their parts in running text: which figure is the total, which ones make it up.

A cue makes a figure a total: "of the 84", "84, of which", "84: ", "84 in all". The parts are the
figures that a list joins to it. Where they do not add up, the list must say that nothing is left
out, or one slip of the pen must explain it.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen

from factcheck import lexicon
from factcheck.equations.amounts import (
    NEAR,
    PERCENT,
    excess,
    is_near,
    is_one_slip,
    of_one_unit,
    sharp,
    some_fit,
)
from factcheck.equations.cues import Numbers, any_of, following, leading, without_figures
from factcheck.mentions.quantities.values import value
from factcheck.model import Quantity, Span, Tally
from factcheck.text import word_list
from factcheck.text.opposites import is_beside, is_parted, is_timed, is_whole

_JOINT = re.compile(
    r"(?P<says>[^.:()“”\"|\n]{0,90})"
    r"(?P<joint>,? (?:and|but|while|besides|plus)|; (?:and|but)|;|,)"
    r" (?P<lead>(?:[^\W\d_][\w’'-]*,? ){0,5})"
)
"""Between two parts: what the first says of itself, what joins them, and the giver of the next."""
_EARMARKED = re.compile(r"\A (?:of (?:it|this|that)|thereof)\b|\b(?:earmarked|set aside)\b")
"""Behind a part of another part."""
_FURTHER = re.compile(r"[^.:()“”\"|\n]{0,90},? (?:and|plus|besides) (?:[^\W\d_][\w’'-]*,? ){0,5}\Z")
"""Behind the last part of a list: one more part, so that the list does not end there."""
_OF_ANOTHER = re.compile(r"(?: [^\W\d_][\w’'-]*){1,2} of (?:the|its|their)\b")
"""Behind what is left of another whole: "the other 38 wells of the district"."""
_OF_THEM = re.compile(r"\A of (?:them|these|those|which|whom)\b")
_TAIL = re.compile(r"[^.:;,()“”\"|\n]{0,60}?(?=[.;,):]| and\b| but\b|\n|\Z)")
_GOES_ON = re.compile(
    rf"(?:,| and|, and) (?:the )?(?:{lexicon.alternation('equations.one more')})\b"
)
"""Behind the last part that has a figure: one more, which is not counted."""
_REACH = 90
_FAR = 300
"""Code points of a sentence behind its last part that are read."""
_LARGE = 100
"""A total from here on is hardly passed by one digit, unless by a slip."""
_OF_ITS = re.compile(r" of (?:the|its|his|her|their) [a-z]+")
_HUNDRED = 100.0
_MOST, _FURTHEST = 12, 6
_MOST_SENTENCES = 4
_LEAST_DIGITS = 3
_PAIR = 2
_LEAST_PARTS = 3


@frozen
class Run:
    """Figures that a list joins."""

    parts: tuple[Quantity, ...]
    says: tuple[str, ...] = field(repr=False)
    """What each says of itself."""
    last: int
    """The index of the last one."""
    is_closed: bool = False
    """The last one is what is left."""
    is_joined: bool = True
    """The last one is joined by "and" or is set off by as much."""


def totals(numbers: Numbers) -> Iterator[Tally]:
    """Yield totals with their parts, whether they add up or not."""
    parts = set[Span]()
    for at, total in enumerate(numbers.known):
        is_part = total.span in parts or _is_announced(numbers, at)
        if total.hedge or total.unit in PERCENT or is_part:
            continue
        readers = (_in_front, _shared, _behind, _left_over)
        found = next((one for read in readers if (one := read(numbers, at))), None)
        if found is not None:
            parts |= {part.span for part in found.parts}
            yield found


def run_of(numbers: Numbers, first: int) -> Run | None:
    """Return the list that begins with a figure; None for one figure alone."""
    at, says, joint, closed = first, list[str](), "", False
    while at + 1 < len(numbers.known) and at - first < _MOST and not closed:
        found = _JOINT.fullmatch(numbers.between(at, at + 1))
        closed = is_left(numbers, at + 1)
        if found is None and not (closed and at > first):
            break
        said = found["says"] if found else numbers.between(at, at + 1).partition(".")[0]
        says.append(_OF_THEM.sub("", said))
        joint, at = found["joint"] if found else ".", at + 1
        if "and" in joint or "while" in joint:
            break
    tail = _TAIL.match(numbers.behind(at))
    further = at + 1 < len(numbers.known) and _FURTHER.match(numbers.between(at, at + 1))
    if at == first or tail is None or further or _GOES_ON.match(numbers.behind(at)[tail.end() :]):
        return None
    bracketed = numbers.before(first).endswith("(") and numbers.behind(at)[tail.end() :][:1] == ")"
    is_joined = bracketed or joint != "," or at - first + 1 >= _LEAST_PARTS or closed
    return Run(numbers.known[first : at + 1], (*says, tail[0]), at, closed, is_joined)


def is_left(numbers: Numbers, at: int) -> bool:
    """True if a figure is told as what is left of another."""
    if at not in numbers.left:
        before, behind = numbers.before(at), numbers.behind(at)
        numbers.left[at] = bool(
            leading("equations.the rest", before) or following("equations.are left").match(behind)
        )
    return numbers.left[at]


def _in_front(numbers: Numbers, at: int) -> Tally | None:
    """Return a total with the parts that follow it."""
    for first, by in _openings(numbers, at):
        run = run_of(numbers, first) if first + 1 < len(numbers.known) else None
        if run is not None and _is_opened(numbers, at, run, by):
            return _judged(numbers, at, run, by)
    return None


def _openings(numbers: Numbers, at: int) -> Iterator[tuple[int, str]]:
    """Yield (first part, how the parts are announced) behind a figure that may be their total."""
    gap = numbers.between(at, at + 1) if at + 2 < len(numbers.known) else "\n"
    if "\n" in gap or "|" in gap:
        return
    if leading("equations.made of", gap):
        yield at + 1, "made of"
    elif is_of_them(numbers, at + 1) and gap.count(". ") <= 1:
        yield at + 1, "of them"
    elif "." not in gap and _is_of_the(numbers, at):
        yield at + 1, "of the"
    elif gap.endswith((", ", " (", "; ")):
        yield at + 1, "beside"
    if _is_passed_over(numbers, at + 1) and "," not in gap:
        yield at + 2, "made of"


def _is_passed_over(numbers: Numbers, at: int) -> bool:
    """True if a figure is the length, or the number of the parts, of the list behind it."""
    colon = numbers.between(at, at + 1).endswith(": ") and at + 2 < len(numbers.known)
    run = run_of(numbers, at + 1) if colon else None
    return run is not None and bool(
        numbers.known[at].unit or len(run.parts) == value(numbers.known[at])
    )


def _is_announced(numbers: Numbers, at: int) -> bool:
    """True if a figure is the first of a list whose number of parts is told: "three parts: 40"."""
    return at > 0 and not numbers.known[at - 1].unit and _is_passed_over(numbers, at - 1)


def is_of_them(numbers: Numbers, at: int) -> bool:
    """True if a figure is told as a part of those in front: "of whom 12", "12 of them"."""
    if at == 0:
        return False
    lead = leading("equations.of them", numbers.between(at - 1, at))
    return bool(lead or following("equations.behind a part").match(numbers.behind(at)))


def _is_of_the(numbers: Numbers, at: int) -> bool:
    """True if a clause begins with "of the" and a figure."""
    found = leading("equations.of the", numbers.before(at))
    if found is None:
        return False
    words = numbers.before(at)[: found.start()].split()
    begins = lexicon.words("equations.clause begins")
    return not words or words[-1].lower() in begins or words[-1][-1] in begins


def _is_opened(numbers: Numbers, at: int, run: Run, by: str) -> bool:
    """True if a list may be the parts of a total, by how both are told."""
    total = numbers.known[at]
    hedged = any(part.hedge for part in run.parts) or len(run.parts) == value(total)
    if not run.is_joined or hedged or not of_one_unit(total, run.parts):
        return False
    if not _has_words(numbers, total, run):
        return False
    return _are_parts(numbers, total, run, by) and not is_open(numbers, total, run)


def _has_words(numbers: Numbers, total: Quantity, run: Run) -> bool:
    """True if total or parts are told with a word: "at 14, (14, 35)" are pairs of numbers."""
    first, last = run.parts[0].span.start, run.parts[-1].span.end
    told = without_figures(numbers.text[first:last])
    return bool(total.noun or total.unit) or any(map(str.isalpha, told))


def _are_parts(numbers: Numbers, total: Quantity, run: Run, by: str) -> bool:
    """True if a list tells parts of what a total counts, by what both say of themselves."""
    named = bool(total.noun or total.unit)
    if by == "of them":
        first = run.last - len(run.parts) + 1
        again = any(is_of_them(numbers, each) for each in range(first + 1, run.last + 1))
        return (named or is_parted(run.says)) and not again
    if by == "of the":
        apart = run.is_closed or value(total) >= _LARGE or is_parted(run.says)
        return apart or not any(map(_acts, run.says[1:]))
    if by == "beside":
        timed = is_timed(run.says) or any(map(numbers.has_date, run.says))
        return is_parted(run.says) and not timed and not is_beside(total.noun, run.says)
    return by == "made of"


def _acts(words: str) -> bool:
    """True if words of a list tell another act, so that its parts may overlap."""
    told = word_list(words)
    verbs = lexicon.words("equations.verbs of parts")
    return any(word in verbs or (word.endswith("ed") and len(word) > 4) for word in told)  # noqa: PLR2004


def is_open(numbers: Numbers, total: Quantity, run: Run) -> bool:
    """True if a word says that a list leaves something out, or divides one of its parts again."""
    stretch = _stretch(numbers, total, run)
    return (
        any(" of whom" in one or " of which" in one for one in run.says[:-1])
        or any(map(_EARMARKED.search, run.says))
        or not lexicon.words("equations.open list").isdisjoint(word_list(stretch))
        or any_of("equations.open list of words").search(stretch) is not None
    )


def _overlaps(numbers: Numbers, total: Quantity, run: Run) -> bool:
    """True if a word says that the parts of a list may overlap or repeat others."""
    told = word_list(_stretch(numbers, total, run))
    return not lexicon.words("equations.overlapping").isdisjoint(told)


def _stretch(numbers: Numbers, total: Quantity, run: Run) -> str:
    """Return the masked text of a total and its list, to the end of the sentence."""
    start, last = min(total.span.start, run.parts[0].span.start), run.parts[-1].span.end
    return numbers.text[start : min(numbers.sentence(run.last).end, last + _FAR)]


def _judged(numbers: Numbers, at: int, run: Run, by: str) -> Tally | None:
    """Return a total with its parts if they add up to it, or may be meant to."""
    tally = Tally(numbers.known[at], run.parts)
    if by == "made of" and len(run.parts) >= _LEAST_PARTS:
        tally = Tally(tally.total, _evenly(tally.parts))
    elif run.is_closed or len(run.parts) < _LEAST_PARTS:
        told = sharp if run.is_closed else _sharp_if_told
        tally = Tally(told(tally.total), tuple(map(told, tally.parts)))
    off = excess(tally)
    if not off:
        return tally
    rivals = [value(one) for one in numbers.known[max(0, at - 3) : at]]
    if not is_near(tally) or some_fit(tally) or value(tally.total) + off in rivals:
        return None
    if run.is_closed or by == "made of":
        return tally
    is_slip = is_one_slip(tally) and not _overlaps(numbers, tally.total, run)
    return tally if is_slip and _must_add_up(tally, run, by) else None


def _must_add_up(tally: Tally, run: Run, by: str) -> bool:
    """True if the parts cannot overlap, and where they are too few nothing can be left out."""
    many, parted = len(tally.parts) >= _LEAST_PARTS, is_parted(run.says)
    complete = is_whole(run.says) or (many and (by != "of them" or parted))
    apart = value(tally.total) >= _LARGE or parted or (many and by == "of the")
    return apart and (excess(tally) > 0 or complete)


def _evenly(parts: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return numbers of one list as rounded no further than the least rounded of them."""
    half = min((part.high - part.low) / 2 for part in parts)
    ends = [(value(part), min(half, (part.high - part.low) / 2)) for part in parts]
    return tuple(
        evolve(part, low=middle - own, high=middle + own)
        for part, (middle, own) in zip(parts, ends, strict=True)
    )


def _sharp_if_told(quantity: Quantity) -> Quantity:
    """Return a whole number of three digits and more before its noughts as what it says."""
    told = value(quantity)
    is_exact = told == round(told) and len(f"{told:.0f}".rstrip("0")) >= _LEAST_DIGITS
    return sharp(quantity) if is_exact else quantity


def _shared(numbers: Numbers, at: int) -> Tally | None:
    """Return a total between its parts: "17 of the 40 panes were broken and 23 were whole"."""
    if at == 0 or at + 1 == len(numbers.known):
        return None
    of = leading("equations.part of", numbers.between(at - 1, at).lstrip())
    joint = _JOINT.fullmatch(numbers.between(at, at + 1)) if of and not of.start() else None
    tail = _TAIL.match(numbers.behind(at + 1))
    if joint is None or tail is None or joint["lead"].strip():
        return None
    parts = (numbers.known[at - 1], numbers.known[at + 1])
    run = Run(parts, (joint["says"], tail[0]), last=at + 1)
    alike = parts[1].noun in ("", numbers.known[at].noun) and is_parted(run.says)
    told = alike and _is_opened(numbers, at, run, "made of")
    return _judged(numbers, at, run, "shared") if told else None


def _behind(numbers: Numbers, at: int) -> Tally | None:
    """Return a total with the list in front of it: "713 in all", "making 713"."""
    if at < _PAIR or not _is_made(numbers, at) or "\n" in numbers.between(at - 1, at):
        return None
    first = at - 1
    while first > 0 and at - first < _FURTHEST and _is_listed(numbers.between(first - 1, first)):
        first -= 1
    total, run = numbers.known[at], Run(numbers.known[first:at], (), last=at - 1)
    if len(run.parts) < _PAIR or is_open(numbers, total, run):
        return None
    tally = Tally(total, run.parts)
    if len(run.parts) >= _LEAST_PARTS:
        *parts, total = _evenly((*run.parts, total))
        tally = Tally(total, tuple(parts))
    exact = of_one_unit(total, run.parts) and not any(part.hedge for part in run.parts)
    meant = not excess(tally) or (is_near(tally) and is_one_slip(tally))
    return tally if exact and meant and not some_fit(tally) else None


def _is_made(numbers: Numbers, at: int) -> bool:
    """True if a figure is told as what those in front add up to."""
    before, behind = numbers.before(at), numbers.behind(at)
    if leading("equations.making", before):
        return True
    in_all = following("equations.altogether").match(behind)
    told = in_all and leading("equations.in front of a total", before)
    more = in_all and following("equations.with more").match(behind, in_all.end())
    return bool(told and not more)


def _is_listed(gap: str) -> bool:
    """True if the words between two figures join them in one list."""
    joined = any(mark in gap for mark in (", ", " and ", "; ", " besides ", " plus "))
    return joined and not any(mark in gap for mark in ".:()|\n“”") and len(gap) <= _REACH


def _left_over(numbers: Numbers, last: int) -> Tally | None:
    """Return the total of which a figure is what is left: "12 of the 40 wells; the other 38".

    The words in front must say that it is the total; all figures between are its parts.
    """
    if not is_left(numbers, last) or _OF_ANOTHER.match(numbers.behind(last)):
        return None
    for at in range(last - 1, max(-1, last - 1 - _FURTHEST), -1):
        if not _counts_all(numbers, at, last):
            return None
        shared = at > 0 and leading("equations.part of", " " + numbers.between(at - 1, at))
        if shared or _is_of_the(numbers, at) or is_of_them(numbers, at + 1):
            parts = (*numbers.known[at - 1 : at * bool(shared)], *numbers.known[at + 1 : last + 1])
            tally = Tally(sharp(numbers.known[at]), tuple(map(sharp, parts)))
            named = tally.total.noun + tally.total.unit and of_one_unit(tally.total, parts)
            exact = len(parts) > 1 and not any(one.hedge for one in (tally.total, *parts))
            meant = not excess(tally) or (is_near(tally) and not some_fit(tally))
            if named and exact and meant:
                return tally
    return None


def _counts_all(numbers: Numbers, first: int, last: int) -> bool:
    """True if the words between two figures are of one paragraph and count all that they tell."""
    start, end = numbers.known[first].span.start, numbers.known[last].span.start
    words = numbers.text[start:end]
    if "\n" in words or words.count(". ") > _MOST_SENTENCES:
        return False
    lead = leading("equations.the rest", words)
    words = any_of("equations.of them").sub(" ", words[: lead.start()] if lead else words)
    told = word_list(without_figures(words))
    return lexicon.words("equations.uncounted").isdisjoint(told) and "one" not in told


def shares_of_one_whole(numbers: Numbers) -> Iterator[Tally]:
    """Yield the shares of one whole, told in per cent, that are not a hundred."""
    view = numbers.of_units(PERCENT)
    at = 0
    while at + 1 < len(view.known):
        run = _shares_of(view, at)
        last = run.last if run else at
        if run is not None and not any(part.hedge for part in run.parts):
            tally = _of_hundred(run.parts)
            divided = run.is_closed or (excess(tally) > 0 and _is_of_one_whole(view, at, run))
            if divided and _may_be_a_hundred(tally):
                yield tally
        at = last + 1


def _shares_of(view: Numbers, first: int) -> Run | None:
    """Return shares that a list joins, up to the one that remains, in the next sentence, too."""
    run = run_of(view, first)
    last = run.last + 1 if run else first + 1
    if run is not None and run.is_closed:
        return run
    if last < len(view.known) and is_left(view, last) and _counts_all(view, first, last):
        return Run(view.known[first : last + 1], (), last=last, is_closed=True)
    return run


def _is_of_one_whole(view: Numbers, first: int, run: Run) -> bool:
    """True if the words of a list make its shares those of one whole."""
    told = [word for one in run.says for word in word_list(one)]
    elsewhere = lexicon.words("equations.may be of several wholes")
    before, behind = view.before(first), view.behind(first)
    if len(run.parts) < _LEAST_PARTS or not run.is_joined or not elsewhere.isdisjoint(told):
        return False
    dated = any(map(view.has_date, run.says))
    own = [one for one in run.says[1:] if _OF_ITS.match(one)]
    whole = following("equations.shares of one whole").match(behind)
    voted = {"for", "yes"} & {*told} and {"against", "no"} & {*told}
    made = leading("equations.what is divided", before)
    held = _OF_ITS.match(behind) and leading("equations.have", before)
    return bool(whole or voted or made or held) and not own and not dated


def _of_hundred(parts: Sequence[Quantity]) -> Tally:
    """Return shares with the hundred that they should be, as wide as they may be rounded."""
    slack = len(parts) * (0.5 if all(value(one).is_integer() for one in parts) else 0.1)
    total = evolve(parts[-1], low=_HUNDRED - slack, high=_HUNDRED + slack)
    return Tally(total, tuple(map(sharp, parts)))


def _may_be_a_hundred(tally: Tally) -> bool:
    """True if shares are a hundred but for rounding, or but for one slip."""
    off, parts = excess(tally), tally.parts
    slack = tally.total.high - _HUNDRED
    if abs(off) <= slack or abs(off) > _HUNDRED * NEAR:
        return abs(off) <= slack
    whole = all(value(part).is_integer() for part in parts)
    near = [evolve(tally.total, low=_HUNDRED + by, high=_HUNDRED + by) for by in (0, 1, -1)]
    return not whole or any(is_one_slip(Tally(one, parts)) for one in near)
