"""From expressions to dates: one pass from left to right that fills every hole from the story."""

import re
from collections.abc import Sequence

from attrs import evolve

from factcheck.mentions.dates.filling import Filled, Filler
from factcheck.mentions.dates.passing import tells_time
from factcheck.mentions.dates.calendars import in_new_style, is_julian
from factcheck.mentions.dates.expressions import Basis, Mention, Moment
from factcheck.mentions.dates.roles import role_of
from factcheck.mentions.dates.scenes import Scene, Scenery
from factcheck.mentions.dates.story import Story, Told
from factcheck.mentions.dates.values import (
    SOFT_PARTS,
    clock_problem,
    edtf,
    limited,
    part,
    point,
    problem,
)
from factcheck.model import (
    BlockKind,
    Date,
    DateKind,
    DateRole,
    Document,
    Edtf,
    Quotation,
    Record,
    Role,
    Span,
    Unit,
)

_SILENT = (Role.REFERENCES, Role.NOTES, Role.FRONT_MATTER)
"""Sections whose dates lend nothing to the story."""
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:[12]\d{3})(?![\d/])")
_LAST_MONTH = 12
_DENIED = re.compile(
    r"(?i)\bno such\b|\bthere (?:is|was|are) no\b|\b(?:not|n’t|n't) exist|non-?existent|\binvalid"
    r"|\bimpossible"
)
"""A sentence that tells itself that a date is none."""


def resolved(
    document: Document,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    record: Record,
    *,
    day_first: bool | None = None,
) -> tuple[Date, ...]:
    """Return the dates of a document from the expressions found in it."""
    scenery = Scenery(document, quotations)
    story = _opened(document, mentions, record)
    if day_first is None:
        day_first = _day_first(document.text)
    filler = Filler(story)
    dates: list[Date] = []
    for at, mention in enumerate(mentions):
        chosen = _chosen(mention, day_first=day_first)
        scene = scenery.at(mention.start, mention.end)
        ahead = mentions[at + 1] if at + 1 < len(mentions) else None
        date = _date(filler, chosen, ahead, scene)
        if date is not None:
            dates.append(date)
    return tuple(dates)


def _opened(document: Document, mentions: Sequence[Mention], record: Record) -> Story:
    """Return the story before its first date: the years stated, and whether it is a dispatch."""
    years = [m.first.year for m in mentions if m.first.year is not None and m.first.month]
    published = record.published
    looks_back = bool(years) and published is not None and published.year is not None
    middle = sorted(years)[(len(years) - 1) // 2] if years else 0
    old = looks_back and middle < (published.year or 0) - 1 if published else False
    is_dispatch = published is not None and published.day is not None and not old
    return Story(document, record, frozenset(years), is_dispatch, old)


def _day_first(text: str) -> bool | None:
    """Say whether numeric dates put the day first, by all of the text; None if it does not tell."""
    pairs = [(int(one), int(two)) for one, two in _NUMERIC.findall(text)]
    day = any(one > _LAST_MONTH >= two for one, two in pairs)
    month = any(two > _LAST_MONTH >= one for one, two in pairs)
    return None if day == month else day


def _chosen(mention: Mention, *, day_first: bool | None) -> Mention:
    if not mention.choices or day_first is None:
        return mention
    return evolve(mention, first=mention.choices[0 if day_first else 1], choices=())


def _date(filler: Filler, mention: Mention, ahead: Mention | None, scene: Scene) -> Date | None:
    """Resolve one expression and tell it to the story."""
    wrong = clock_problem(mention.first.clock) if mention.first.clock else ""
    document, story = filler.story.document, filler.story
    is_score = mention.is_clock and not tells_time(document.text, mention.start)
    if wrong and is_score and not scene.is_head:
        return None
    filled = _filled(filler, mention, ahead, scene)
    if filled is None:
        return None
    role = _role(document, mention, scene, is_anchor=filler.is_anchor(mention))
    value = None if wrong or mention.choices else _value(mention, filled)
    wrong = wrong or _problem(document, filled, scene)
    date = Date(
        span=Span(mention.start, mention.end),
        value=None if wrong else value,
        kind=_kind(mention),
        role=role,
        stated=_stated(mention),
        weekday=_weekday(mention),
        anchor=filled.anchor,
        reckoning=filled.reckoning,
        problem=wrong,
    )
    if not wrong and not mention.aside:
        _tell(story, date, filled, scene)
    return date


def _filled(filler: Filler, mention: Mention, ahead: Mention | None, scene: Scene) -> Filled | None:
    """Return the moments of an expression, those of the old style in the new."""
    filled = filler.filled(mention, ahead, scene)
    is_day = mention.first.day is not None and mention.last is None
    if filled and is_day and is_julian(filler.story.document.text, mention.end, declared=False):
        return evolve(filled, first=in_new_style(filled.first))
    return filled


def _problem(document: Document, filled: Filled, scene: Scene) -> str:
    """Say why a day, or the end of a range, does not exist, unless its sentence says so itself."""
    ends = (filled.first, filled.last or Moment())
    first = next((why for end in ends if (why := problem(end, sure=filled.sure))), "")
    if first and _DENIED.search(document.words(scene.sentence)):
        return ""
    return first


def _value(mention: Mention, filled: Filled) -> Edtf | None:
    """Return the EDTF value of an expression whose holes are filled."""
    if filled.first.year is None:
        return None
    text = _end(mention, filled.first)
    if filled.last is not None:
        last = _end(mention.last or mention, filled.last)
        text = f"{text.partition('/')[0]}/{last.rpartition('/')[2]}"
    return edtf(limited(text, mention.limit))


def _end(mention: Mention, moment: Moment) -> str:
    if mention.part:
        return part(moment, mention.part)
    return point(moment, soft=mention.soft)


def _kind(mention: Mention) -> DateKind:
    if mention.is_clock:
        return DateKind.CLOCK
    if mention.basis is not Basis.CALENDAR or mention.is_bare_weekday:
        return DateKind.RELATIVE
    parts = {mention.part, mention.last.part if mention.last else ""}
    is_vague = mention.soft or parts & SOFT_PARTS
    return DateKind.VAGUE if is_vague else DateKind.ABSOLUTE


def _stated(mention: Mention) -> frozenset[Unit]:
    units = mention.first.units | (mention.last.first.units if mention.last else frozenset())
    return units | (mention.choices[0].units if mention.choices else frozenset())


def _weekday(mention: Mention) -> int | None:
    of_days = mention.last is not None and not mention.first.clock
    return None if mention.is_bare_weekday or of_days else mention.weekday


def _role(document: Document, mention: Mention, scene: Scene, *, is_anchor: bool) -> DateRole:
    if scene.is_quoted or scene.kind is BlockKind.CODE:
        return DateRole.QUOTED
    if scene.is_head:
        return DateRole.HEAD
    if scene.kind in (BlockKind.HEADING, BlockKind.CAPTION) or scene.role is Role.REFERENCES:
        return DateRole.MODIFIER
    if is_anchor or mention.aside:
        return DateRole.BACKGROUND
    sentence = document.words(scene.sentence)
    return role_of(sentence, mention.start - scene.sentence.start, mention)


def _tell(story: Story, date: Date, filled: Filled, scene: Scene) -> None:
    """Let what follows lean on a date, unless it is quoted or stands outside the story."""
    is_title = scene.role is Role.FRONT_MATTER and scene.kind is BlockKind.HEADING
    is_outside = scene.kind is BlockKind.CAPTION or (scene.role in _SILENT and not is_title)
    if date.role is DateRole.QUOTED or is_outside or filled.first.year is None:
        return
    sure = filled.sure or Unit.YEAR in date.stated
    told = Told(filled.first, date.span, date.role, scene.section, sure)
    story.told.append(told)
