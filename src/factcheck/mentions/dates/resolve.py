"""From expressions to dates: years for all, then one pass that fills every other hole."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.mentions.dates.calendars import declares_old_style, in_new_style, is_julian
from factcheck.mentions.dates.expressions import Basis, Mention, Moment
from factcheck.mentions.dates.filling import Filled, Filler, earliest_year, leads_to
from factcheck.mentions.dates.roles import role_of, tells_future
from factcheck.mentions.dates.steps import number_of_day
from factcheck.mentions.dates.story import Scene, Story, Told, scene_at
from factcheck.mentions.dates.values import (
    LEAP_DAY,
    SOFT_PARTS,
    clock_problem,
    edtf,
    limited,
    part,
    point,
    problem,
)
from factcheck.mentions.dates.years import LIKELY, Choice, Item, Setting, When, chosen
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
from factcheck.model.calendar import weekday_of
from factcheck.text import Covered

_SILENT = (Role.REFERENCES, Role.NOTES, Role.FRONT_MATTER)
"""Sections whose dates lend nothing to the story."""
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:[12]\d{3})(?![\d/])")
_OF_TIME = frozenset({"at", "by", "until", "from", "since", "before", "after"})
_CUE = 28
"""Characters in front of a time in which a preposition stands."""
_LAST_MONTH = 12
_OPENING = 12
"""Characters with which a sentence may begin before the day that it is told of: "Early on "."""
_SECONDS = 5
"""Where the seconds of a clock time begin, if it has any."""
_ABOUT = 6
"""Months from its publication in which a day is new."""
_FEW_NEW = 8
"""A text of old days has less than one new date among so many."""
_DEICTIC = 3
"""Words such as "yesterday" that make a text a dispatch, even one that tells of old days."""


@frozen
class _Placed:
    """An expression with its surroundings and what it does there."""

    mention: Mention
    scene: Scene
    ahead: Mention | None
    """The expression that follows."""
    role: DateRole
    is_heading: bool
    """It stands in a heading that is no head of an entry."""
    is_outside: bool
    """It lends nothing to the story: it stands in a caption, a note or a list of references."""


def resolved(
    document: Document,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    record: Record,
    *,
    day_first: bool | None = None,
) -> tuple[Date, ...]:
    """Return the dates of a document from the expressions found in it."""
    if any(mention.choices for mention in mentions) and day_first is None:
        day_first = _day_first(document.text)
    ordered = [_ordered(mention, day_first=day_first) for mention in mentions]
    story = _opened(document, ordered, record)
    placed = list(_placed(document, ordered, quotations))
    filler = Filler(story, _borrowed(story, placed))
    old_style = declares_old_style(document.text)
    both = [(one, _date(filler, one, old_style=old_style)) for one in placed]
    return tuple(_from_later(filler, one, date) for one, date in both if date is not None)


def _from_later(filler: Filler, one: _Placed, date: Date) -> Date:
    """Return the date, counted from an event that is dated further down if it had no value."""
    if date.value is not None or date.problem or one.mention.basis is not Basis.AHEAD:
        return date
    filled = filler.from_later_event(one.mention, one.scene)
    if filled is None:
        return date
    value = _value(one.mention, filled)
    return evolve(date, value=value, anchor=filled.anchor, reckoning=filled.reckoning)


def without_years(
    document: Document, mentions: Sequence[Mention], quotations: Sequence[Quotation], record: Record
) -> tuple[list[Item], Setting]:
    """Return what the years of a document are chosen from, for those who fit the costs."""
    story = _opened(document, mentions, record)
    placed = list(_placed(document, mentions, quotations))
    return list(_items(story, placed)), _setting(story, placed)


def _day_first(text: str) -> bool | None:
    """True if numeric dates put the day first, by all of the text; None if it does not tell."""
    pairs = [(int(one), int(two)) for one, two in _NUMERIC.findall(text)]
    day = any(one > _LAST_MONTH >= two for one, two in pairs)
    month = any(two > _LAST_MONTH >= one for one, two in pairs)
    return None if day == month else day


def _ordered(mention: Mention, *, day_first: bool | None) -> Mention:
    if not mention.choices or day_first is None:
        return mention
    return evolve(mention, first=mention.choices[0 if day_first else 1], choices=())


def _placed(
    document: Document, mentions: Sequence[Mention], quotations: Sequence[Quotation]
) -> Iterator[_Placed]:
    quoted, anchors = Covered(one.span for one in quotations), set[int]()
    for mention, ahead in zip_longest(mentions, mentions[1:]):
        scene = scene_at(document, quoted, mention.start, mention.end)
        leads = mention.basis is Basis.AHEAD and ahead is not None
        if leads and ahead and leads_to(document.text, mention, ahead, scene):
            anchors.add(ahead.start)
        role = _role(document, mention, scene, is_anchor=mention.start in anchors)
        is_title = scene.role is Role.FRONT_MATTER and scene.kind is BlockKind.HEADING
        silent = scene.kind is BlockKind.CAPTION or (scene.role in _SILENT and not is_title)
        heads = scene.kind is BlockKind.HEADING and not scene.is_head and not is_title
        yield _Placed(mention, scene, ahead, role, heads, silent or role is DateRole.QUOTED)


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


# ----- years


def _opened(document: Document, mentions: Sequence[Mention], record: Record) -> Story:
    """Return the story before its first date: whether it is a dispatch or tells of old days.

    A dispatch has a day of publication, and tells of days about then, or tells them as seen from
    that day: "yesterday", "on Friday", "this week".
    """
    published = record.published
    told = [m.first for m in mentions if m.first.year is not None and m.first.month]
    seen_from_now = sum(one.basis is Basis.NOW or one.is_bare_weekday for one in mentions)
    is_old = False
    if told and published is not None and published.year is not None:
        old = sum((one.year or 0) < published.year - 1 for one in told)
        is_old = 2 * old > len(told) and (seen_from_now < _DEICTIC or seen_from_now < old)
        is_old = is_old and _FEW_NEW * _new(told, published) < len(told)
    is_dispatch = published is not None and published.day is not None and not is_old
    return Story(document, record, is_dispatch, is_old)


def _new(told: Sequence[Moment], published: Edtf) -> int:
    """Return how many dates lie in the months about the publication, beside its own day."""
    day, whens = When.of(published), map(When.of, told)
    return sum(one != day and abs(one.months - day.months) < _ABOUT for one in whens)


def _borrowed(story: Story, placed: Sequence[_Placed]) -> dict[int, Told]:
    """Return the years of the expressions that state none, by where they begin."""
    items = list(_items(story, placed))
    choices = chosen(items, _setting(story, placed))
    found = {items[at].place: _lent(choice, items, story) for at, choice in choices.items()}
    for item in items:
        if item.known is not None and item.mention.first.year is None:
            found[item.place] = Told(Moment(item.known), story.record.covers_span)
    for place, year in _turned(items).items():
        found[place] = Told(Moment(year), is_likely=False, is_turned=True)
    return found


def _lent(choice: Choice, items: Sequence[Item], story: Story) -> Told:
    likely = choice.margin >= LIKELY
    if choice.lender is None:
        span = None if story.is_dispatch else story.record.covers_span
        return Told(Moment(choice.year), span, is_likely=likely)
    mention = items[choice.lender].mention
    return Told(Moment(choice.year), Span(mention.start, mention.end), is_likely=likely)


def _setting(story: Story, placed: Sequence[_Placed]) -> Setting:
    """Return what is known of the years of a document before its first date."""
    years = {
        one.mention.first.year: None
        for one in placed
        if one.mention.first.year is not None and one.mention.first.month
    }
    first, published = When.of(story.covered[0]), When.of(story.published)
    return Setting(first, published, story.is_dispatch, tuple(years))


def _items(story: Story, placed: Sequence[_Placed]) -> Iterator[Item]:
    """Yield what the lattice sees of each expression."""
    above = _years_above(placed)
    headings, headed = _dated_headings(story.document, placed), None
    for one in placed:
        while headings and headings[0][0] <= one.mention.start:
            headed = headings.popleft()[1]
        mention, scene = one.mention, one.scene
        known = earliest_year(mention)
        if known is None and story.is_dispatch and mention.basis is Basis.NOW:
            known = _year_from_now(mention, story)
        known = above.get(mention.start) if known is None else known
        known = _covered_year(story, mention.first) if known is None else known
        is_future = story.is_dispatch and tells_future(
            story.document, scene.sentence, mention.start
        )
        known = None if mention.short_year else known
        yield Item(mention, scene, _kind_of_aside(one), known, is_future, headed)


def _year_from_now(mention: Mention, story: Story) -> int | None:
    """Return the year of "last year", which a dispatch goes on to tell of."""
    year = story.published.year
    is_year = mention.unit is Unit.YEAR and not mention.aside and abs(mention.count) <= 1
    return year + mention.count if is_year and year is not None else None


def _kind_of_aside(one: _Placed) -> str:
    """Return what sort of date it is, by which it may or may not move the time told."""
    if one.is_outside:
        return "quoted"
    if one.is_heading and one.role is DateRole.MODIFIER:
        return "heading"
    if one.role is DateRole.OPEN and one.mention.limit == "from":
        return "since"
    first = one.mention.first
    is_stamp = first.year is not None and first.clock[_SECONDS : _SECONDS + 1] == ":"
    return "stamp" if is_stamp and one.role is not DateRole.HEAD else str(one.role)


def _dated_headings(
    document: Document, placed: Sequence[_Placed]
) -> deque[tuple[int, tuple[int, int] | None]]:
    """Return the years that headings name, by where each begins to hold.

    They hold to the next heading; those of a heading right above another one, which has its text
    below further headings, to the next of its level that names years or has headings right below.
    """
    found = deque[tuple[int, tuple[int, int] | None]]()
    named = {one.scene.paragraph: one.mention for one in reversed(placed) if one.is_heading}
    is_parent, level = False, 0
    for block, below in zip(document.blocks, document.blocks[1:], strict=False):
        if block.kind is not BlockKind.HEADING:
            continue
        has_headings = below.kind is BlockKind.HEADING
        years = _years_of(named.get(block.span.start))
        if years or has_headings or not is_parent or block.level < level:
            found.append((block.span.end, years))
            is_parent, level = has_headings, block.level
    return found


def _years_of(mention: Mention | None) -> tuple[int, int] | None:
    """Return the first and last year that an expression states."""
    first = earliest_year(mention) if mention else None
    if mention is None or first is None:
        return None
    last = (mention.last.first.year if mention.last else None) or first
    return first, last + mention.first.width - 1


def _years_above(placed: Sequence[_Placed]) -> dict[int, int]:
    """Return the years that headings give to the heads of entries, by where each begins.

    That is the last year that stands in one of the headings above.
    """
    stated: list[tuple[Span, int]] = []
    by_context: dict[tuple[Span, ...], int | None] = {}
    found: dict[int, int] = {}
    for one in placed:
        year = earliest_year(one.mention)
        if year is not None:
            stated.append((Span(one.mention.start, one.mention.end), year))
        elif one.scene.is_head and one.scene.entry and (context := one.scene.entry.context):
            if context not in by_context:
                above = (y for at, y in reversed(stated) if any(s.contains(at) for s in context))
                by_context[context] = next(above, None)
            year = by_context[context]
            if year is not None:
                found[one.mention.start] = year
    return found


def _turned(items: Sequence[Item]) -> dict[int, int]:
    """Return the years of heads of entries that pass New Year, by where each begins.

    Below "2025" stand "Monday, December 2" and then "Friday, January 31": the weekday is that of
    another year, and the order asks for it.
    """
    heads = [item for item in items if item.kind == "head" and item.mention.first.year is None]
    found: dict[int, int] = {}
    for before, head, behind in zip([None, *heads], heads, [*heads[1:], None], strict=False):
        mention, year = head.mention, head.known
        if year is None or mention.weekday is None or _has_weekday(mention, year):
            continue
        if behind and 0 < behind.month < head.month and _has_weekday(mention, year - 1):
            found[head.place] = year - 1
        elif before and before.month > head.month and _has_weekday(mention, year + 1):
            found[head.place] = year + 1
    return found


def _has_weekday(mention: Mention, year: int) -> bool:
    """True if the day is on the weekday beside it in a year, or is no whole day."""
    number = number_of_day(evolve(mention.first, year=year))
    return number is None or weekday_of(number) == mention.weekday


def _covered_year(story: Story, day: Moment) -> int | None:
    """Return the one year that puts a day inside a period covered of a year or less."""
    first, last = story.covered
    if day.month is None or first.year is None or last.year is None or not story.covered_days:
        return None
    low, high = story.covered_days
    days = {
        year: number_of_day(Moment(year, day.month, min(day.day or 15, 28)))
        for year in (first.year, last.year)
    }
    inside = [year for year, number in days.items() if number and low <= number <= high + 3]
    return inside[0] if len(inside) == 1 else None


# ----- dates


def _date(filler: Filler, one: _Placed, *, old_style: bool) -> Date | None:
    """Resolve one expression and tell it to the story."""
    mention, scene, story = one.mention, one.scene, filler.story
    wrong = clock_problem(mention.first.clock) if mention.first.clock else ""
    if wrong and mention.is_clock and not scene.is_head and not _tells_time(story, mention):
        return None
    filled = _filled(filler, one, old_style=old_style)
    if filled is None:
        return None
    value = None if wrong or mention.choices else _value(mention, filled)
    last = mention.last.first if mention.last else None
    whole = evolve(filled, last=filled.last or last)
    borrowed = filler.borrowed.get(mention.start)
    wrong = wrong or _problem(story.document, whole, scene, old_style=old_style)
    date = Date(
        span=Span(mention.start, mention.end),
        value=None if wrong else value,
        kind=_kind(mention),
        role=one.role,
        stated=_stated(mention),
        weekday=_weekday(mention),
        anchor=filled.anchor,
        reckoning=filled.reckoning,
        problem=wrong,
        is_year_likely=borrowed is None or borrowed.is_likely,
    )
    if not wrong and not mention.aside and not one.is_outside and filled.first.year is not None:
        sure = filled.sure or Unit.YEAR in date.stated
        is_aside = _is_aside(mention, scene)
        told = Told(filled.first, date.span, date.role, scene.section, sure, is_aside=is_aside)
        story.told.append(told)
    return date


def _is_aside(mention: Mention, scene: Scene) -> bool:
    """True if a day that is counted from the one told before does not open its sentence."""
    is_counted = mention.basis is Basis.TOLD and mention.count != 0 and not mention.first.clock
    return is_counted and mention.start - scene.sentence.start > _OPENING


def _tells_time(story: Story, mention: Mention) -> bool:
    """True if a preposition of time stands in front, so that it must mean a clock."""
    text, start = story.document.text, mention.start
    words = text[max(0, start - _CUE) : start].lower().split(" ")[:-1]
    if words and words[-1] in ("about", "exactly"):
        words.pop()
    return bool(words) and words[-1] in _OF_TIME and text[start] in "012"


def _filled(filler: Filler, one: _Placed, *, old_style: bool) -> Filled | None:
    """Return the moments of an expression, those of the old style in the new."""
    mention = one.mention
    filled = filler.filled(mention, one.ahead, one.scene)
    is_day = mention.first.day is not None and mention.last is None
    text = filler.story.document.text
    if filled and is_day and not old_style and is_julian(text, mention.end):
        return evolve(filled, first=in_new_style(filled.first))
    return filled


def _problem(document: Document, filled: Filled, scene: Scene, *, old_style: bool) -> str:
    """Say why a day, or the end of a range, does not exist, unless its sentence says so itself.

    The Julian calendar has a leap day in each fourth year.
    """
    ends = [
        one
        for one in (filled.first, filled.last)
        if one
        and one.day
        and not (old_style and (one.year or 1) % 100 == 0 and one.day == LEAP_DAY)
    ]
    first = next((why for end in ends if (why := problem(end, sure=filled.sure))), "")
    sentence = document.words(scene.sentence).lower() if first else ""
    denied = any(phrase in sentence for phrase in lexicon.ordered("dates.denials"))
    return "" if denied else first


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
    return part(moment, mention.part) if mention.part else point(moment, soft=mention.soft)


def _kind(mention: Mention) -> DateKind:
    if mention.is_clock:
        return DateKind.CLOCK
    if mention.basis is not Basis.CALENDAR or mention.is_bare_weekday:
        return DateKind.RELATIVE
    parts = {mention.part, mention.last.part if mention.last else ""}
    return DateKind.VAGUE if mention.soft or parts & SOFT_PARTS else DateKind.ABSOLUTE


def _stated(mention: Mention) -> frozenset[Unit]:
    units = mention.first.units | (mention.last.first.units if mention.last else frozenset())
    return units | (mention.choices[0].units if mention.choices else frozenset())


def _weekday(mention: Mention) -> int | None:
    of_days = mention.last is not None and not mention.first.clock
    return None if mention.is_bare_weekday or of_days else mention.weekday
