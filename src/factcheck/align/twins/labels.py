"""What a label, the name of the file or a requirement tells once, and a sentence otherwise.

"Notification: 15 March" and "you will be notified by 25 March"; "2016-09-12-minutes" over "Minutes,
13 September 2016"; "Python 3.9 or later" and "Python 3.8 or later".
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck import lexicon
from factcheck.align.twins.statements import (
    Place,
    Statement,
    Statements,
    contradiction,
    looks_elsewhere,
    printed,
    stems_of,
)
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model import BlockKind
from factcheck.model.twins import Twin, TwinRoute
from factcheck.patterns import lazy
from factcheck.text import is_one_slip

_LONGEST_LABEL = 2
"""Words that carry a subject."""
_RARE = 3
"""Statements; what more have is told of several things."""
_VERSION = lazy(r"\bv?\d+\.\d+")
_NEAR = 8
"""Tokens from what a label names to its day in a sentence."""


def labels_retold(made: Statements) -> Iterator[Twin]:
    """Yield what a label tells and a sentence or another label tells otherwise, in order."""
    yield from _days_of_labels(made)
    yield from _day_of_file(made)
    yield from _requirements(made)
    yield from _released(made)


def _days_of_labels(made: Statements) -> Iterator[Twin]:
    labelled: defaultdict[frozenset[str], list[tuple[Statement, Value]]] = defaultdict(list)
    for one in made.all:
        day = one.only_day
        label = _label(made, one, day) if day else frozenset()
        if day and label:
            labelled[label].append((one, day))
    for one in made.all if labelled else ():
        day = one.only_day
        is_sentence = one.kind is BlockKind.PARAGRAPH and not looks_elsewhere(made, one)
        if not day or not is_sentence or _label(made, one, day):
            continue
        near = frozenset(made.tokens.stems[max(0, day.first - _NEAR) : day.first])
        for label, told in labelled.items():
            if label <= near and len(told) == 1 and differ_once(day, told[0][1]):
                shared = printed(made, one, label)
                yield contradiction(TwinRoute.FACT, (one, day), told[0], shared)


def _label(made: Statements, one: Statement, day: Value) -> frozenset[str]:
    """Return the stems of the rare words before a day that end with a colon or a bar."""
    words, first = made.tokens, made.tokens.inside(one.span).start
    if day.first - 1 <= first or words.words[day.first - 1] not in (":", "|"):
        return frozenset()
    stems = [part.stem for part in one.parts if part.at < day.first]
    is_label = 0 < len(stems) <= _LONGEST_LABEL and all(
        made.counts[stem] <= _RARE for stem in stems
    )
    is_of_page = not lexicon.words("twins.labels of the page").isdisjoint(
        words.lower[first : day.first]
    )
    return frozenset(stems) if is_label and not is_of_page else frozenset()


def differ_once(this: Value, that: Value) -> bool:
    """True if two days differ in the year, the month or the day alone, and no more is unknown."""
    if len(this.reading) != len(that.reading) or len(this.reading) != len(("year", "day")):
        return False
    pairs = zip(
        *([one.reading[0], *one.reading[1].split("-")] for one in (this, that)), strict=True
    )
    return [one == other or not (one and other) for one, other in pairs].count(False) == 1


# ---- the name of the file ----


def _day_of_file(made: Statements) -> Iterator[Twin]:
    """Yield the day in the title of minutes that differs in one part from that of the file."""
    dated = made.document.file_name.date
    if dated is None or dated.year is None or not dated.month:
        return
    for one in made.all[:_NEAR]:
        if one.place is not Place.TITLE or not one.stems & stems_of("twins.dated documents"):
            continue
        day = one.only_day
        if day and dated.day:
            told = (day.reading[0], *day.reading[1].split("-"))
            own = (str(dated.year), str(dated.month), str(dated.day))
            apart = [pair for pair in zip(told, own, strict=True) if pair[0] and pair[0] != pair[1]]
            if len(apart) == 1:
                yield Twin(TwinRoute.FACT, "file", day.span, day.span, shared=(str(dated),))


# ---- requirements ----


def _requirements(made: Statements) -> Iterator[Twin]:
    """Yield the least version of a thing that another place gives otherwise."""
    found: defaultdict[str, list[tuple[Statement, Value]]] = defaultdict(list)
    for one in made.all:
        for value in one.values:
            is_least = _is_least(made, value) and _is_always(made, one)
            name = _name_before(made, value) if is_least else ""
            if name:
                found[name].append((one, value))
    for told in found.values():
        readings = {value.reading for _, value in told}
        blocks = {one.block for one, _ in told}
        is_told_twice = len(readings) == len(("this", "that")) <= len(blocks)
        if is_told_twice and not _are_of_releases(made, told):
            this = told[-1]
            other = next(pair for pair in told if pair[1].reading != this[1].reading)
            yield contradiction(TwinRoute.FACT, this, other)


def _name_before(made: Statements, value: Value) -> str:
    """Return the capitalised word before a version, with its full stops: "Node.js"."""
    text, end = made.document.text, value.span.start - 1
    start = text.rfind(" ", 0, end) + 1
    name = text[max(start, text.rfind("\n", 0, end) + 1) : end]
    return name if name[:1].isupper() and name[-1:].isalnum() else ""


def _is_least(made: Statements, value: Value) -> bool:
    """True if a version is followed by "or later"."""
    if value.kind not in (ValueKind.NUMBER, ValueKind.VERSION) or "." not in value.reading[0]:
        return False
    behind = made.tokens.lower[value.behind : value.behind + 2]
    is_later = behind[:1] == ["or"] and behind[1:] and behind[1] in lexicon.words("twins.or later")
    return bool(is_later)


def _is_always(made: Statements, one: Statement) -> bool:
    """True if a statement names no case in which alone it holds."""
    inside = made.tokens.inside(one.span)
    told = made.tokens.lower[inside.start : inside.stop]
    return lexicon.words("twins.in some cases").isdisjoint(told)


def _are_of_releases(made: Statements, told: Sequence[tuple[Statement, Value]]) -> bool:
    """True if one stands below a heading with a number, as of a release."""
    blocks, words = made.document.blocks, made.document.words
    headings = {one.heading for one, _ in told if one.heading >= 0}
    return any(any(map(str.isdecimal, words(blocks[at].span))) for at in headings)


# ---- the day of a release ----


def _released(made: Statements) -> Iterator[Twin]:
    """Yield the day on which a release came out, where its heading has another."""
    heading: Statement | None = None
    for one in made.all:
        if one.kind is BlockKind.HEADING:
            heading = one if _is_of_release(made, one) else None
            continue
        mine, its = one.only_day, heading.only_day if heading else None
        if not (heading and mine and its) or one.heading != heading.block:
            continue
        first = made.tokens.inside(one.span)
        begins = (
            made.tokens.lower[first.start] in lexicon.words("twins.came out") if first else False
        )
        is_near = mine.first - first.start <= len(("released", "on", "the"))
        if begins and is_near and differ_once(mine, its):
            yield contradiction(TwinRoute.FACT, (one, mine), (heading, its))


def _is_of_release(made: Statements, heading: Statement) -> bool:
    """True if a heading names a release by its version."""
    return bool(_VERSION.search(made.document.words(heading.span)))


def is_day_slip(this: Value, that: Value) -> bool:
    """True if two days of one month are a slip of a digit apart."""
    return differ_once(this, that) and is_one_slip(this.reading[1], that.reading[1])
