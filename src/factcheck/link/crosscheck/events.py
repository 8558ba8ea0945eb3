"""The day and time of an event in fact boxes, fields, the title, a schedule and sentences."""

from collections.abc import Iterator, Sequence
from itertools import groupby, product

from factcheck import lexicon
from factcheck.document.text import grouped, listed
from factcheck.link.crosscheck.statements import (
    RARE,
    Day,
    Place,
    Statement,
    Statements,
    contradiction,
)
from factcheck.model import BlockKind
from factcheck.model.twins import Twin

_LONGEST_LABEL = 4
_MOST_DAYS = 3
"""If more days than this have labels, they are the days of a program, not of a single event."""
_MOST_LABELS = 12
_FEWEST_ROWS = 3
_LEAST_SHARED = 2
_ZONE = len("00:00")
_KIND = "date of the same event"

_Dated = tuple[Statement, Day]


def event_days(made: Statements) -> Iterator[Twin]:
    """Yield the days of an event that contradict a day after a label such as "Date:"."""
    dates = [
        (one, day)
        for one in made.all
        for day in one.days[:1]
        if day.kind == "date" and not day.ends[0][3][_ZONE:].startswith(":")  # seconds: a log
    ]
    labelled = [each for each in dates if _is_event(made, each[0])]
    held = [each for each in dates if _is_held(made, each[0])]
    if len({day.ends for _, day in labelled}) <= _MOST_DAYS:
        for one, other in product(labelled[:_MOST_LABELS], (*labelled, *held)):
            is_next = any(made.is_below_other_time(each) for each, _ in (one, other))
            if _conflict(one, other) and not is_next:
                places = _place(made, one[0]), _place(made, other[0])
                yield contradiction("TWN03", one, other, kind=_KIND, places=places)
    yield from _begun_elsewhere(made)
    if labelled:
        yield from _deadlines(made, labelled[0][1])


def _begun_elsewhere(made: Statements) -> Iterator[Twin]:
    """Yield the first day of a series if the front matter states a different start.

    Example: "It is open for three days beginning on 4 October". Any stated part may differ.
    """
    dates = [(one, day) for one in made.all for day in one.days if day.kind == "date"]
    starts = [one for one in dates if made.document.blocks[one[0].block].field == "start"]
    for one, day in dates if len(starts) == 1 else ():
        at, words = made.tokens.at(day.span.start), made.tokens.lower
        is_begun = one.kind is BlockKind.PARAGRAPH and words[at] in ("beginning", "starting")
        if is_begun and words[at - 1] in lexicon.table("dates.units") and starts[0] != (one, day):
            pairs = zip(day.ends[0][:3], starts[0][1].ends[0], strict=False)
            is_apart = any(mine != theirs for mine, theirs in pairs if mine and theirs)
            if is_apart and not made.is_of_other_time(one):
                yield contradiction("TWN03", (one, day), starts[0], kind=_KIND)


def _label(made: Statements, one: Statement) -> Sequence[str]:
    """Return the words before the first colon or bar of a statement; empty if there are many."""
    words = made.tokens.words[one.inside.start : one.inside.stop][: _LONGEST_LABEL + 1]
    at = next((at for at, word in enumerate(words) if word in (":", "|")), 0)
    return [word.lower() for word in words[:at]]


def _is_event(made: Statements, one: Statement) -> bool:
    """Return True if a statement is a title, field or label that states the day of the event."""
    if one.place is Place.TITLE:
        return len(one.days) == 1
    if one.kind is BlockKind.METADATA:
        return made.document.blocks[one.block].field == "start"
    label = _label(made, one)
    is_event = bool(label) and label[-1] in lexicon.words("twins.event labels")
    return is_event and lexicon.words("twins.other labels").isdisjoint(label)


def _place(made: Statements, one: Statement) -> str:
    is_box = _is_event(made, one)
    return "fact box" if is_box else one.place


def _is_held(made: Statements, one: Statement) -> bool:
    """Return True if a sentence states when the event itself takes place."""
    is_alone = one.kind is BlockKind.PARAGRAPH and len(one.days) == 1
    holding = listed("twins.holding", by_stem=True)
    is_held = is_alone and any(holding.find(made.tokens, one.inside))
    return is_held and not made.is_of_other_time(one)


def _conflict(one: _Dated, other: _Dated) -> bool:
    """Return True if two days differ, either only in the year or within the same month."""
    is_list = one[0].list == other[0].list != -1
    if is_list or not one[1].contradicts(other[1]):
        return False
    mine, theirs = ({end[1:3] for end in day.ends} for _, day in (one, other))
    months = [{end[0] for end in side} for side in (mine, theirs)]
    return mine == theirs or bool(months[0] & months[1])


def _deadlines(made: Statements, event: Day) -> Iterator[Twin]:
    """Yield deadlines that are in a later year than the event."""
    labels = lexicon.words("twins.deadline labels")
    for one in made.all:
        deadline = one.days[-1] if one.days and not labels.isdisjoint(_label(made, one)) else event
        if 0 < int(event.ends[-1][0] or 0) < int(deadline.ends[-1][0] or 0):
            yield Twin("TWN03", "late deadline", deadline.span, event.span)


def title_times(made: Statements) -> Iterator[Twin]:
    """Yield the time in a title if all other times on its day and in its zone contradict it."""
    moments = {one: moment for one in made.all if (moment := _moment(one))}
    for title in (one for one in moments if one.place is Place.TITLE):
        day, time = moments[title]
        others = [
            one
            for one, (its_day, its_time) in moments.items()
            if one.place is not Place.TITLE and its_day == day and its_time[_ZONE:] == time[_ZONE:]
        ]
        times = {moments[one][1] for one in others}
        if len(times) == 1 and time not in times:
            pair = (title, title.days[-1]), (others[0], others[0].days[-1])
            yield contradiction("TWN03", *pair, kind="time of the same event")


def _moment(one: Statement) -> tuple[Sequence[str], str] | None:
    """Return the only day and the only time, with its zone, of a statement; None if unclear."""
    if [day.kind for day in one.days] not in (["date"], ["date", "time"]):
        return None
    *day, time = map(max, zip(*(day.ends[0] for day in one.days), strict=True))
    return (day, time) if time[_ZONE:] else None


def scheduled_days(made: Statements) -> Iterator[Twin]:
    """Yield the days in sentences about an item for which a schedule states a different day."""
    rows = [one for one in made.all if one.kind in (BlockKind.ROW, BlockKind.ITEM)]
    sentences = [one for one in made.all if one.kind is BlockKind.PARAGRAPH and _is_dated(one)]
    for _, run in groupby(rows, key=lambda one: one.list):
        items = [*run]
        dated = [one for one in items if _is_dated(one)]
        days = {one.days[0].ends[0][1:3] for one in dated}
        if len(dated) < max(_FEWEST_ROWS, len(items) / 2) or len(days) < len(dated):
            continue
        holders = grouped((form, one) for one in dated for form in one.stems)
        for one in sentences:
            meant = {
                row for form in one.stems for row in holders[form] if _is_about(made, one, row)
            }
            if len(meant) == 1 and one.days[0].ends[0][1:3] not in days:
                (row,) = meant
                yield contradiction("TWN03", (one, one.days[0]), (row, row.days[0]), kind=_KIND)


def _is_dated(one: Statement) -> bool:
    return len(one.days) == 1 and one.days[0].kind == "date" and len(one.days[0].ends) == 1


def _is_about(made: Statements, one: Statement, row: Statement) -> bool:
    """Return True if a sentence has at least half of the words in a row, two of them rare."""
    shared = one.stems & row.stems
    is_rare = sum(made.counts[form] <= RARE for form in shared) >= _LEAST_SHARED
    is_now = not made.is_of_other_time(one)
    return is_rare and is_now and len(shared) * 2 >= len(row.stems)
