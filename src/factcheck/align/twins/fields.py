"""The facts of an event: day and time in a field, a fact box, the title and a sentence."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product

from attrs import frozen

from factcheck import lexicon
from factcheck.align.twins.statements import (
    Place,
    Statement,
    Statements,
    Told,
    are_of_one_list,
    contradiction,
    looks_elsewhere,
)
from factcheck.align.twins.values import Value, ValueKind, parts_apart
from factcheck.model import BlockKind
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text import listed
from factcheck.text.meaning import stems_of

_SECONDS = re.compile(r"\d(?<!\w\d)\d:\d\d:\d\d\b")
_SUMMARIES = ("description", "excerpt", "summary")
_LONGEST_LABEL = 4
_NEAR = 3
"""Tokens in front of a day, among which the word stands that makes it a last one."""
_LEAST_SHARED = 2
_MOST_FACTS = 3
"""Different days under one label are a programme, and no fact of one event."""
_MOST_LABELS = 12
"""Places with a label; what has more tells of many events."""


@frozen
class _Fact:
    """When an event takes place, as one place tells it."""

    statement: Statement
    value: Value
    """Its day, or the first of its days."""
    is_labelled: bool


@frozen
class _Hours:
    """From when to when an event lasts, as one place tells it."""

    statement: Statement
    start: Value
    end: Value
    is_labelled: bool


def event_facts(made: Statements) -> Iterator[Twin]:
    """Yield the days and hours of one event that two places tell differently."""
    document = made.document
    to_the_second = {
        document.block_at(mark.start()) for mark in _SECONDS.finditer(document.text)
    }  # the head of a letter, or what a machine wrote
    facts = [
        fact
        for one in made.valued
        if document.blocks[one.block] not in to_the_second
        for fact in _facts(made, one)
    ]
    labelled = [fact for fact in facts if fact.is_labelled]
    yield from _event_days(labelled, facts)
    yield from _event_hours(made)
    yield from _title_times(made)
    yield from _impossible_deadlines(made, labelled)
    yield from _other_deadlines(made)
    yield from _day_of_file(made)


def _event_days(labelled: Sequence[_Fact], facts: Sequence[_Fact]) -> Iterator[Twin]:
    """Yield the days of an event that two places tell differently, in order."""
    if len({fact.value.reading for fact in labelled}) > _MOST_FACTS:
        return
    told = set[tuple[tuple[str, ...], ...]]()
    for one, other in product(labelled[:_MOST_LABELS], facts):
        pair = tuple(sorted((one.value.reading, other.value.reading)))
        if _conflict(one, other) and pair not in told:
            told.add(pair)
            places = (_where(one), _where(other))
            yield Twin(TwinRoute.FACT, one.value.kind, one.value.span, other.value.span, places)


def _facts(made: Statements, one: Statement) -> Iterator[_Fact]:
    days = one.days
    label = _label(made, one) if days else ()
    if days and _is_label_of_event(made, one, label, days):
        yield _Fact(one, days[0], is_labelled=True)
    elif (
        len(days) == 1
        and not label
        and one.kind is BlockKind.PARAGRAPH
        and (_is_held(made, one) or _opens(made, one, days[0]))
    ):
        yield _Fact(one, days[0], is_labelled=False)


def _is_label_of_event(
    made: Statements, one: Statement, label: tuple[str, ...], days: Sequence[Value]
) -> bool:
    """True if a title, a field or a label says that a day is the event's."""
    field = made.document.blocks[one.block].field
    if field == "start":
        return True
    if one.place is Place.TITLE or field in _SUMMARIES:
        is_last = field in _SUMMARIES and _is_last_day(made, one, days[0])
        return len(days) == 1 and not is_last and not looks_elsewhere(made, one)
    is_event = bool(label) and label[-1] in lexicon.words("twins.event labels")
    return is_event and {*label}.isdisjoint(lexicon.words("twins.other labels"))


def _label(made: Statements, one: Statement) -> tuple[str, ...]:
    """Return the words before the first colon or bar of a statement, if they are few."""
    words = made.tokens
    if one.kind is BlockKind.METADATA:
        return ()
    found = list[str]()
    for at in words.inside(one.span)[: _LONGEST_LABEL + 1]:
        if words.words[at] in (":", "|"):
            return tuple(found)
        found.append(words.lower[at])
    return ()


def _is_held(made: Statements, one: Statement) -> bool:
    """True if a statement says that the thing itself takes place, and no other edition of it."""
    holding = listed("twins.holding", by_stem=True)
    is_held = any(holding.find(made.tokens, made.tokens.inside(one.span)))
    return is_held and not looks_elsewhere(made, one)


def _opens(made: Statements, one: Statement, day: Value) -> bool:
    """True if the opening begins with a day and tells of what the title names."""
    first = made.tokens.inside(one.span).start
    is_first = {*made.tokens.lower[first : day.first]} <= {"on", "the"}
    is_same = any(len(one.stems & title.stems) >= _LEAST_SHARED for title in made.titles)
    return one.place is Place.LEAD and is_first and is_same and not looks_elsewhere(made, one)


def _conflict(one: _Fact, other: _Fact) -> bool:
    """True if two places give one event days that cannot both hold."""
    if not one.value.contradicts(other.value) or are_of_one_list(one.statement, other.statement):
        return False
    if one.statement.number == other.statement.number:
        return False
    if one.value.reading[1::2] == other.value.reading[1::2]:  # the same day of another year
        return True
    has_label = one.statement.place is not Place.TITLE and one.is_labelled != other.is_labelled
    are_of_two_makes = has_label or one.statement.kind is not other.statement.kind
    return are_of_two_makes and _share_month(one.value, other.value)


def _share_month(one: Value, other: Value) -> bool:
    months = [{day.partition("-")[0] for day in value.reading[1::2]} for value in (one, other)]
    return bool(months[0] & months[1])


def _event_hours(made: Statements) -> Iterator[Twin]:
    """Yield the hours of an event that two places tell differently: one end is the same."""
    ranges = [hours for one in made.valued for hours in _hours(made, one)]
    labelled = [hours for hours in ranges if hours.is_labelled]
    for one, other in product(labelled[:_MOST_LABELS], ranges):
        if are_of_one_list(one.statement, other.statement):
            continue
        pairs = ((one.start, other.start), (one.end, other.end))
        differing = [(this, that) for this, that in pairs if this.contradicts(that)]
        if len(differing) == 1:
            (this, that), *_ = differing
            yield contradiction(TwinRoute.FACT, (one.statement, this), (other.statement, that))


def _hours(made: Statements, one: Statement) -> Iterator[_Hours]:
    """Yield the hours that a statement gives of an event: two times with a word between."""
    times = [value for value in one.values if value.kind is ValueKind.TIME]
    for start, end in pairwise(times[:2]):
        is_told = {*made.tokens.stems[start.behind : end.first]} & stems_of("twins.ending")
        is_near = end.first - start.behind <= 1
        if is_near or (is_told and end.first - start.behind <= _LONGEST_LABEL):
            label = _label(made, one)
            is_labelled = bool(label) and label[-1] in lexicon.words("twins.time labels")
            is_labelled = is_labelled or one.place in (Place.TITLE, Place.FIELD)
            is_held = bool(is_told) or _is_held(made, one)
            if is_labelled or (times[2:] == [] and is_held):
                yield _Hours(one, start, end, is_labelled)


def _title_times(made: Statements) -> Iterator[Twin]:
    """Yield the time of day in a title that all places with its day and its zone contradict."""
    told = [(one, *found) for one in made.valued for found in _zoned(made, one)]
    for title, time, zone in told:
        if title.place is not Place.TITLE:
            continue
        day = _day_of(title)
        same = [
            (one, other)
            for one, other, its in told
            if its == zone and one.place is not Place.TITLE and day and _day_of(one) == day
        ]
        if same and len({other.reading for _, other in same}) == 1:
            one, other = same[0]
            if time.contradicts(other):
                yield contradiction(TwinRoute.FACT, (title, time), (one, other))


def _zoned(made: Statements, one: Statement) -> Iterator[tuple[Value, str]]:
    """Yield the times of a statement with the zone that stands behind each."""
    words = made.tokens
    for value in one.values:
        zone = words.words[value.behind : value.behind + 1]
        if value.kind is ValueKind.TIME and zone and zone[0].isupper() and len(zone[0]) > 1:
            yield value, zone[0]


def _day_of(one: Statement) -> tuple[str, ...]:
    return one.days[0].reading if len(one.days) == 1 else ()


def _impossible_deadlines(made: Statements, labelled: Sequence[_Fact]) -> Iterator[Twin]:
    """Yield the deadlines that lie in a later year than the event, or were over when it was told.

    An event is told when its page was published, if it was still to come.
    """
    if not labelled:
        return
    event, *_ = events = [fact.value for fact in labelled]
    deadlines, issues = (
        [
            one.days[-1]
            for one in made.valued
            if one.days and not lexicon.words(item).isdisjoint(_label(made, one))
        ]
        for item in ("twins.deadline labels", "twins.labels of issue")
    )
    for day in deadlines:
        if "" < event.reading[-2] < day.reading[-2]:
            yield _of_deadline(day, event, "event")
    for day, issued in product(deadlines, issues):
        is_over = _is_before(day.reading[-2:], issued.reading[-2:])
        if is_over and any(_is_before(issued.reading[-2:], one.reading[:2]) for one in events):
            yield _of_deadline(day, issued, "date of publication")


def _of_deadline(day: Value, other: Value, place: str) -> Twin:
    return Twin(TwinRoute.FACT, "deadline", day.span, other.span, ("deadline", place))


def _is_before(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if a day, as its year with month and day, lies before another, and both have a year."""
    days = [[int(year), *map(int, day.split("-"))] for year, day in (one, other) if year]
    return len(days) > 1 and days[0] < days[1]


def _other_deadlines(made: Statements) -> Iterator[Twin]:
    """Yield the last days for one thing that two places tell differently."""
    groups: defaultdict[frozenset[str], list[Told]] = defaultdict(list)
    for one in made.valued:
        subject = one.stems & stems_of("twins.deadline subjects") if len(one.days) == 1 else ()
        if subject and _is_closing(one):
            groups[subject].append((one, one.days[0]))
    for group in groups.values():
        told = {value.reading for _, value in group}
        for this, other in combinations(group[:_MOST_LABELS], 2):
            is_one_list = are_of_one_list(this[0], other[0])
            if len(told) == 2 and not is_one_list and this[1].contradicts(other[1]):  # noqa: PLR2004
                yield contradiction(TwinRoute.FACT, this, other)
                break


def _is_last_day(made: Statements, one: Statement, day: Value) -> bool:
    """True if the day of a statement is a last one, which was not moved: "until 15 May"."""
    near = made.tokens.lower[max(0, day.first - _NEAR) : day.first + 1]
    is_moved = not one.stems.isdisjoint(stems_of("twins.opening or moved") - {"open"})
    return not is_moved and not lexicon.words("twins.limits").isdisjoint(near)


def _is_closing(one: Statement) -> bool:
    """True if a statement tells a last day, and neither a first one nor one that was moved."""
    is_last = not one.stems.isdisjoint(stems_of("twins.closing"))
    return is_last and one.stems.isdisjoint(stems_of("twins.opening or moved"))


def _day_of_file(made: Statements) -> Iterator[Twin]:
    """Yield the day in the title of minutes that differs in one part from that of the file."""
    dated = made.document.file_name.date
    if dated is None or dated.year is None or not dated.month or not dated.day:
        return
    own = (str(dated.year), str(dated.month), str(dated.day))
    for one in made.titles:
        day = one.only_day
        is_dated = not one.stems.isdisjoint(stems_of("twins.dated documents"))
        if day and is_dated and len(parts_apart(day.day, own)) == 1:
            yield Twin(TwinRoute.FACT, "file", day.span, day.span, shared=(str(dated),))


def _where(fact: _Fact) -> str:
    return "fact box" if fact.is_labelled else fact.statement.place
