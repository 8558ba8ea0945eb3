"""Totals and their parts in running text: which figure is the total, and which are its parts.

A cue identifies a total: "of the 84", "84, of which", "84: ", "84 in all". The parts are the
figures in a list. If they do not add up, either the list must be stated to be complete, or a single
typo must explain the difference.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.document.text.opposites import is_parted, is_whole
from factcheck.link.equations.amounts import (
    NEAR,
    PERCENT,
    excess,
    is_near,
    is_one_slip,
    of_one_unit,
    sharp,
)
from factcheck.link.equations.cues import Numbers, any_of, following, leading
from factcheck.model import Document, Quantity, Span, Tally
from factcheck.model.prove import value

_JOINT = re.compile(
    r"(?P<says>\)|[^.:()“”\"|\n]{0,90})"
    r"(?P<joint>,? (?:and|but|while|besides|plus)|; (?:and|but)|;|,)"
    r" (?:[^\W\d_][\w’'-]*,? ){0,5}\(?"
)
"""Text between two parts: the description of the first, a conjunction, words before the next."""
_LISTED = re.compile(r"[^.:“”|\n]{0,90}(?:[,;]| and| besides| plus) [^.:“”|\n]{0,90}")
_FURTHER = re.compile(r"[^.:()“”\"|\n]{0,90},? (?:and|plus|besides) (?:[^\W\d_][\w’'-]*,? ){0,5}")
"""Text after a part that adds another part, so that the list does not end there."""
_OF_THEM = re.compile(r"\A of (?:them|these|those|which|whom)\b")
_DIVIDED = re.compile(r"\A of (?:them|these|those)\b| of (?:whom|which)\b")
"""Text after a figure that is counted from another whole, or is itself divided."""
_TAIL = re.compile(r"\)?[^.:;,()“”\"|\n]{0,60}?(?=[.;,):]| and\b| but\b|\Z)")
_GOES_ON = re.compile(
    rf"(?:,| and|, and) (?:the )?(?:{lexicon.alternation('equations.one more')})\b"
)
"""Text after the last figure that adds a part without a number."""
_FAR = 300
"""Maximum number of code points after the last part that are read in its sentence."""
_LARGE = 100
"""Minimum total that parts rarely exceed by one digit, except by a typo."""
_HUNDRED = 100.0
_LEAST_DIGITS, _LEAST_PARTS, _MOST = 3, 3, 12


@frozen
class _Run:
    """The figures in a list."""

    parts: Sequence[Quantity]
    says: Sequence[str] = ()
    """The words that describe each figure."""
    is_closed: bool = False
    """Whether the last figure is the remainder."""
    is_joined: bool = True
    """Whether "and" joins the last figure, or the list has three figures."""


def totals(numbers: Numbers) -> Iterator[Tally]:
    """Yield the totals in a text with their parts, whether they add up or not."""
    used = set[Span]()
    for at, total in enumerate(numbers.known):
        if total.hedge or total.unit in PERCENT or total.span in used:
            continue
        found = _with_parts_behind(numbers, at) or _with_parts_before(numbers, at)
        if found:
            used.update(part.span for part in found.parts)
            yield found


def _run(numbers: Numbers, first: int) -> _Run | None:
    """Return the list that starts with a figure; None if there is only that figure."""
    at, says, joint, is_closed = first, list[str](), "", False
    while at + 1 < len(numbers.known) and at - first < _MOST and not is_closed:
        gap = numbers.between(at, at + 1)
        found = _JOINT.fullmatch(gap)
        is_closed = _is_left(numbers, at + 1) and "\n" not in gap
        if not found and not (is_closed and at > first):
            break
        said = found["says"] if found else gap.partition(".")[0]
        says.append(said if says else _OF_THEM.sub("", said))
        joint, at = found["joint"] if found else ".", at + 1
        if "and" in joint or "while" in joint:
            break
    after = numbers.after(numbers.known[at])
    tail = _TAIL.match(after)
    if at == first or not tail or _GOES_ON.match(after, tail.end()):
        return None
    if at + 1 < len(numbers.known) and _FURTHER.fullmatch(numbers.between(at, at + 1)):
        return None
    parts = numbers.known[first : at + 1]
    is_joined = is_closed or joint != "," or len(parts) >= _LEAST_PARTS
    return _Run(parts, [*says, tail[0]], is_closed, is_joined or after.startswith(")", tail.end()))


def _is_left(numbers: Numbers, at: int) -> bool:
    """Return True if a figure is the remainder of an earlier figure."""
    is_rest = leading("equations.the rest").search(numbers.before(numbers.known[at]))
    return bool(is_rest or following("equations.are left").match(numbers.after(numbers.known[at])))


def _with_parts_behind(numbers: Numbers, at: int) -> Tally | None:
    if at + 2 >= len(numbers.known) or re.search(r"[\n|]", gap := numbers.between(at, at + 1)):
        return None
    is_made = leading("equations.made of").search(gap) is not None
    are_of_them = _are_of_them(numbers, at + 1) and gap.count(". ") <= 1
    total, run = numbers.known[at], _run(numbers, at + 1)
    is_listed = gap.endswith((", ", ", with ")) and (
        (run is not None and is_parted(run.says))
        or bool(leading("equations.of all").search(numbers.before(numbers.known[at])))
    )
    words = _first_words(gap)
    is_named = bool(words or total.noun)
    is_listed = is_listed and is_named and not (run and words == _first_words(run.says[0]))
    is_of_the = "." not in gap and _is_of_the(numbers, at)
    if not (is_made or are_of_them or is_of_the or is_listed):
        return None
    if run is None or not run.is_joined or not _may_be_parts(numbers, total, run):
        return None
    exact = sharp if run.is_closed else _sharp_if_long
    tally = Tally(exact(total), tuple(map(exact, run.parts)))
    is_many, is_apart = len(run.parts) >= _LEAST_PARTS, is_parted(run.says)
    is_last = is_listed and re.match(r"[^,;()]*\.(?:\s|\Z)", numbers.after(run.parts[-1]))
    is_complete = bool(is_last) or is_whole(run.says) or (is_many and (is_apart or not are_of_them))
    is_slip = is_one_slip(tally) and (excess(tally) > 0 or is_complete)
    is_likely = value(total) >= _LARGE or (is_many and not _have_verbs(run))
    is_slip = is_slip and (is_apart or (is_likely and not _may_overlap(run)))
    is_meant = is_near(tally) and not _may_overlap(run) and (run.is_closed or is_made or is_slip)
    return tally if not excess(tally) or is_meant else None


def _first_words(text: str) -> str:
    """Return two words after a figure, without digits: "on day" in "16 mg on day 2"."""
    return " ".join(re.findall(r"[^\W\d]+", text)[:2])


def _may_be_parts(numbers: Numbers, total: Quantity, run: _Run) -> bool:
    """Return True if no word says that a list counts something else or is incomplete."""
    first, last = min(total.span.start, run.parts[0].span.start), run.parts[-1].span.end
    sentence = numbers.document.sentence_at(last - 1) or Span(last, last)
    stretch = numbers.text[first : min(sentence.end, last + _FAR)]
    return (
        bool(
            total.noun
            or total.unit
            or is_whole(run.says)
            or _are_of_them(numbers, numbers.known.index(run.parts[0]))
        )
        and of_one_unit(total, run.parts)
        and len(run.parts) != value(total)
        and not (_is_word(numbers.document, total) and not all(map(_is_whole, run.parts)))
        and not any(part.hedge for part in run.parts)
        and not any(_DIVIDED.search(one) for one in run.says)
        and lexicon.words("equations.open list").isdisjoint(word_list(stretch))
        and not any_of("equations.open list of words").search(stretch)
    )


def _is_word(document: Document, one: Quantity) -> bool:
    return document.text[one.span.start].isalpha()


def _is_whole(part: Quantity) -> bool:
    return round(value(part), 6).is_integer()


def _have_verbs(run: _Run) -> bool:
    """Return True if a part other than the first has its own verb: "12 drowned, 9 were ill"."""
    verbs = lexicon.words("function.auxiliaries")
    return any(word in verbs or word.endswith("ed") for word in _later_words(run))


def _may_overlap(run: _Run) -> bool:
    """Return True if parts have attributes that others may have: "58 women, 46 under 40"."""
    classes = lexicon.words("equations.classes")
    graded = sum(not classes.isdisjoint(word_list(one)) for one in run.says)
    more = lexicon.words("equations.attributes") - (classes if graded > 1 else set())
    return not more.isdisjoint(_later_words(run))


def _later_words(run: _Run) -> tuple[str, ...]:
    return word_list(" ".join(run.says[1:]))


def _are_of_them(numbers: Numbers, at: int) -> bool:
    """Return True if a figure is a part of an earlier one: "of whom 12", "12 of them"."""
    lead = leading("equations.of them").search(numbers.between(at - 1, at))
    return bool(
        lead or following("equations.behind a part").match(numbers.after(numbers.known[at]))
    )


def _is_of_the(numbers: Numbers, at: int) -> bool:
    """Return True if a clause starts with "of the" and a figure."""
    before = numbers.before(numbers.known[at])
    found = leading("equations.of the").search(before)
    words = before[: found.start()].split() if found else ["-"]
    begins = lexicon.words("equations.clause begins")
    return not words or words[-1].lower() in begins or words[-1][-1] in begins


def _sharp_if_long(quantity: Quantity) -> Quantity:
    """Return a whole number as exact if it has at least three digits before its final zeros."""
    digits = f"{value(quantity):.10g}".rstrip("0")
    return sharp(quantity) if digits.isdecimal() and len(digits) >= _LEAST_DIGITS else quantity


def _with_parts_before(numbers: Numbers, at: int) -> Tally | None:
    """Return a total with the list before it: "713 in all", "making 713"."""
    before = numbers.before(numbers.known[at])
    in_all = following("equations.altogether").match(numbers.after(numbers.known[at]))
    more = in_all and following("equations.with more").match(
        numbers.after(numbers.known[at]), in_all.end()
    )
    is_led = in_all and not more and leading("equations.in front of a total").search(before)
    first = at - 1
    if first < 1 or not (is_led or leading("equations.making").search(before)):
        return None
    total = numbers.known[at]
    while first > 0 and at - first < _MOST and _LISTED.fullmatch(numbers.between(first - 1, first)):
        before_it = numbers.known[first - 1]
        if total.unit and before_it.noun and not before_it.unit:
            break
        first -= 1
    run = _Run(numbers.known[first:at])
    if len(run.parts) == 1 or "\n" in numbers.between(at - 1, at):
        return None
    tally = Tally(total, tuple(run.parts))
    is_meant = not excess(tally) or (is_near(tally) and is_one_slip(tally))
    named = evolve(total, noun=total.noun or "all")
    return tally if is_meant and _may_be_parts(numbers, named, run) else None


def divisions(numbers: Numbers) -> Iterator[Tally]:
    """Yield lists that divide a whole from another sentence: "all 9 mills; 4 mills are of A, 3 B".

    In such a list, only the first figure has a noun and a verb.
    """
    for at, first in enumerate(numbers.known):
        run = _run(numbers, at) if first.noun and not first.unit else None
        if not run or len(run.parts) < _LEAST_PARTS or not run.is_joined:
            continue
        are_bare = not any(part.noun or part.unit for part in run.parts[1:])
        if not are_bare or _have_verbs(run) or not _may_be_parts(numbers, first, run):
            continue
        right = sum(map(value, run.parts))
        known = [one for one in numbers.known if one.span < first.span and not one.hedge]
        wholes = [one for one in known if not one.unit and _is_whole_of(numbers, one, first)]
        tallies = [Tally(sharp(one), tuple(run.parts)) for one in wholes[-1:]]
        if right not in map(value, numbers.known) and not _may_overlap(run):
            yield from (one for one in tallies if is_near(one) and is_one_slip(one))


def _is_whole_of(numbers: Numbers, one: Quantity, part: Quantity) -> bool:
    """Return True for "all nine mills", or a large number that is often repeated."""
    is_all = numbers.before(one).lower().endswith(("all ", "all the ")) and one.noun == part.noun
    same = sum(value(one) == value(other) for other in numbers.known)
    return is_all or (value(one) >= _LARGE and same > _LEAST_PARTS and one.low == one.high)


def shares_of_one_whole(numbers: Numbers) -> Iterator[Tally]:
    """Yield the percentages of the same whole that do not add up to a hundred."""
    view = Numbers.of(numbers.document, [one for one in numbers.known if one.unit in PERCENT])
    elsewhere, last = lexicon.words("equations.may be of several wholes"), -1
    for at, (_, behind) in enumerate(pairwise(view.known)):
        if at <= last:
            continue
        run = _run(view, at) or _Run(view.known[at : at + 1])
        last = at + len(run.parts) - 1
        is_closed = run.is_closed
        if last == at and _is_left(view, at + 1) and view.between(at, at + 1).count(". ") <= 1:
            run, is_closed = _Run((*run.parts, behind)), "\n" not in view.between(at, at + 1)
        is_divided = (
            len(run.parts) >= _LEAST_PARTS
            and run.is_joined
            and following("equations.shares of one whole").match(view.after(view.known[at]))
            and elsewhere.isdisjoint(word_list(" ".join(run.says)))
        )
        tally = _of_hundred(run.parts)
        slack, off = tally.total.high - _HUNDRED, excess(tally)
        is_meant = (is_closed or (is_divided and off > 0)) and max(map(value, run.parts)) < _HUNDRED
        if is_meant and slack < abs(off) <= _HUNDRED * NEAR and not any(p.hedge for p in run.parts):
            yield tally


def _of_hundred(parts: Sequence[Quantity]) -> Tally:
    """Return percentages with a total of a hundred, whose bounds allow for rounding."""
    slack = len(parts) * (0.5 if all(value(one).is_integer() for one in parts) else 0.1)
    total = evolve(parts[-1], low=_HUNDRED - slack, high=_HUNDRED + slack)
    return Tally(total, tuple(map(sharp, parts)))
