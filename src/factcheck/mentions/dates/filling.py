"""How the holes of one expression are filled."""

import re

from attrs import evolve, field, frozen, mutable

from factcheck.mentions.dates import passing
from factcheck.mentions.dates.calendars import ruled
from factcheck.mentions.dates.expressions import Basis, Mention, Moment
from factcheck.mentions.dates.naming import stems
from factcheck.mentions.dates.scenes import Scene
from factcheck.mentions.dates.steps import day_of, is_enough, number_of_day, reckoning, stepped
from factcheck.mentions.dates.story import Anchor, Story, Told
from factcheck.mentions.dates.values import FEBRUARY, LEAP_DAY, SEASON_MONTHS, edtf, point
from factcheck.model import Span, Unit, days_in_month, spoken
from factcheck.model.calendar import weekday_of

_REACH = 100
"""Characters over which "a day after" reaches the date that it is counted from."""
_FUTURE = (" will ", " to vote", " shall ", " is to ", " are to ", " plans to ", " due ")
_EVENT_WORDS = 60
_HALF_DAY = 12
_HAD = re.compile(
    r"\bhad (?:(?:already|just|also|first) )?(?:been \w+|\w+e[dn]) (?:at |by |about )*$"
)
"""The past perfect in front of a time: it looks back."""


@frozen
class Filled:
    """The moments of an expression, and what they lean on."""

    first: Moment = field(factory=Moment)
    last: Moment | None = None
    anchor: Span | None = None
    reckoning: str = ""
    sure: bool = False
    """Its year is stated, or stands in the heading above."""


@mutable
class Filler:
    """Fills the holes of one expression after the other."""

    story: Story
    _anchors: set[int] = field(factory=set)
    """Starts of dates that another expression is counted from."""

    def is_anchor(self, mention: Mention) -> bool:
        """Say whether an expression in front of it is counted from this date."""
        return mention.start in self._anchors

    def filled(self, mention: Mention, ahead: Mention | None, scene: Scene) -> Filled | None:
        """Return the moments of an expression; None if it is no date here after all."""
        if mention.last is not None:
            return self._range(mention, mention.last, scene)
        return self._single(mention, ahead, scene)

    def _single(self, mention: Mention, ahead: Mention | None, scene: Scene) -> Filled | None:
        if mention.aside:
            return self._aside(mention, scene)
        if mention.is_bare_weekday and not mention.count:
            return self._weekday(mention, scene)
        if mention.basis is Basis.CALENDAR:
            filled = self._calendar(mention, scene)
            return evolve(filled, first=ruled(mention.rule, filled.first))
        return self._leaning(mention, ahead, scene)

    def _leaning(self, mention: Mention, ahead: Mention | None, scene: Scene) -> Filled | None:
        """Fill what is counted from something else than the calendar."""
        if mention.basis is Basis.AHEAD:
            return self._from_event(mention, ahead, scene)
        if mention.basis is Basis.TOLD:
            told = self.story.anchor(mention, scene.sentence)
            return self._counted(mention, _as_anchor(told))
        if mention.basis is Basis.PERIOD:
            return self._period(mention, scene)
        return self._from_now(mention, scene)

    def _range(self, mention: Mention, last: Mention, scene: Scene) -> Filled:
        """Fill both ends, each lending the other what it lacks."""
        first = mention.first
        if first.year is None and last.first.year is not None:
            first = evolve(first, year=_earlier_year(first, last.first))
        begin = self._single(evolve(mention, first=first, last=None), None, scene) or Filled()
        if last.is_bare_weekday:
            end = self._counted(evolve(last, count=1), Anchor(begin.first)).first
        elif last.basis is Basis.CALENDAR:
            end = _completed(last.first, begin.first)
        else:
            counted = self._counted(last, Anchor(begin.first, Span(mention.start, mention.end)))
            end = counted.first
        return evolve(begin, last=end if end.year is not None else None)

    def _calendar(self, mention: Mention, scene: Scene) -> Filled:
        first = mention.first
        if first.year is not None:
            return Filled(first, sure=True)
        if mention.is_clock:
            return self._clock(mention, scene)
        if first == Moment():
            return Filled()
        heading = self._heading(scene)
        if heading is not None:
            return self._under(heading, first)
        if first.month is None and first.day is not None:
            return self._day_of_month(first)
        begin = first.month or SEASON_MONTHS.get(first.season or 0)
        is_future = self.story.is_dispatch and self._is_future(mention, scene)
        day = Moment(month=begin, day=first.day)
        found = self.story.year_for(day, mention.weekday, mention.start, is_future=is_future)
        return self._with_year(first, found)

    def _with_year(self, first: Moment, found: Anchor) -> Filled:
        year = found.moment.year
        if year is not None and not found.sure and _is_leap_day(first):
            year = next(
                (y for y in (year, year - 1, year + 1) if days_in_month(y, 2) == LEAP_DAY), year
            )
        return Filled(evolve(first, year=year), anchor=found.span, sure=found.sure)

    def _heading(self, scene: Scene) -> Told | None:
        """Return the date of the headings that complete the head of an entry."""
        if scene.entry is None or not scene.is_head or not scene.entry.context:
            return None
        inside = (
            one
            for one in self.story.back()
            if any(span.contains(one.span) for span in scene.entry.context)
        )
        return next(inside, None)

    def _under(self, heading: Told, first: Moment) -> Filled:
        above = heading.moment
        month = above.month if first.month is None and first.season is None else first.month
        day = above.day if first.month is None and first.day is None else first.day
        moment = evolve(first, year=above.year, month=month, day=day)
        return Filled(moment, anchor=heading.span, sure=True)

    def _day_of_month(self, first: Moment) -> Filled:
        """Fill "the 14th" with the month last told."""
        last = self.story.last_own()
        if last is None or last.moment.month is None:
            return Filled(first)
        base = last.moment
        return Filled(evolve(first, year=base.year, month=base.month), anchor=last.span)

    def _clock(self, mention: Mention, scene: Scene) -> Filled:
        """Give a time of day its day; a fall of more than twelve hours is midnight passed."""
        clock = mention.first.clock
        above = self._heading(scene)
        heading = above if above and above.moment.day else None
        told = heading or self.story.day_for_clock(mention.start)
        number = number_of_day(told.moment) if told else None
        if told is None or number is None:
            return self._clock_of_period(clock)
        if told.moment.clock and told.section == scene.section and not heading:
            number += self._midnights(told.moment.clock, clock, mention.start)
        return Filled(day_of(number, clock), anchor=told.span, sure=told.sure)

    def _clock_of_period(self, clock: str) -> Filled:
        """Give a time the one day that the document covers, if it covers one."""
        first, last = self.story.begin, self.story.finish
        number = number_of_day(first) if first == last else None
        if number is None:
            return Filled(Moment(clock=clock))
        return Filled(day_of(number, clock), anchor=self.story.record.covers_span)

    def _midnights(self, before: str, clock: str, at: int) -> int:
        """Return how many midnights lie between two times that are told one after the other."""
        fall = int(before[:2]) - int(clock[:2])
        if _HAD.search(self.story.document.text, max(0, at - 40), at):
            return -1 if clock > before else 0
        return 1 if fall > _HALF_DAY else 0

    def _weekday(self, mention: Mention, scene: Scene) -> Filled | None:
        """Fill a bare weekday: it looks back in a dispatch and forward in a story."""
        wanted = mention.weekday or 0
        if self.story.is_dispatch:
            anchor = self.story.now()
        else:
            last = self.story.last_own()
            anchor = _as_anchor(last if last and last.moment.day is not None else None)
        today = number_of_day(anchor.moment)
        if today is None:
            return Filled()
        ahead = (wanted - weekday_of(today)) % 7
        if self.story.is_dispatch and not self._is_future(mention, scene):
            ahead -= 7 * (ahead > 0)
        return Filled(day_of(today + ahead, mention.first.clock), anchor=anchor.span)

    def _is_future(self, mention: Mention, scene: Scene) -> bool:
        text = self.story.document.text
        near = text[max(scene.sentence.start, mention.start - 50) : mention.start]
        return any(cue in near for cue in _FUTURE)

    def _counted(self, mention: Mention, anchor: Anchor) -> Filled:
        both = stepped(mention, anchor.moment)
        if both is None:
            return Filled(mention.first, anchor=anchor.span)
        sum_ = reckoning(mention, _in_words(anchor.moment))
        return Filled(both[0], both[1], anchor=anchor.span, reckoning=sum_, sure=anchor.sure)

    def _from_event(self, mention: Mention, ahead: Mention | None, scene: Scene) -> Filled:
        """Count from the date behind, else from the date of an event that is named again."""
        text = self.story.document.text
        if ahead is not None and _leads_to(text, mention, ahead, scene):
            self._anchors.add(ahead.start)
            base = self._single(ahead, None, scene) or Filled()
            return self._counted(mention, Anchor(base.first, Span(ahead.start, ahead.end)))
        apposed = self._apposed(mention)
        if apposed is not None:
            return Filled(apposed.moment, anchor=apposed.span)
        end = min(scene.sentence.end, mention.end + _EVENT_WORDS)
        phrase = text[mention.end : end].partition(",")[0]
        told = self.story.event(stems(phrase), scene.sentence.start)
        if told is None or not is_enough(mention, told.moment):
            return Filled()
        return self._counted(mention, _as_anchor(told))

    def _apposed(self, mention: Mention) -> Told | None:
        """Return the date just in front: "on March 13, one day before the ban"."""
        last = next(self.story.back(), None)
        text = self.story.document.text
        if last and text[last.span.end : mention.start] == ", " and is_enough(mention, last.moment):
            return last
        return None

    def _period(self, mention: Mention, scene: Scene) -> Filled:
        if mention.unit is Unit.YEAR:
            return self._counted(mention, self.story.this_year())
        told = self.story.anchor(mention, scene.sentence)
        return self._counted(mention, _as_anchor(told))

    def _aside(self, mention: Mention, scene: Scene) -> Filled | None:
        """Fill "now" and "soon" in a story; in a dispatch they say no more than its date."""
        is_present = passing.is_present(self.story.document.text, mention.start)
        if self.story.is_dispatch or (is_present and not scene.is_quoted):
            return None
        anchor = Anchor(self.story.published)
        if mention.basis is Basis.TOLD:
            anchor = _as_anchor(self.story.anchor(mention, scene.sentence))
        both = stepped(mention, anchor.moment)
        return Filled(both[0], anchor=anchor.span) if both else None

    def _from_now(self, mention: Mention, scene: Scene) -> Filled | None:
        """Count from the time of writing; in a quotation from the last date told."""
        now = self.story.now()
        if scene.is_quoted:
            last = self.story.last_own()
            now = _as_anchor(last if last and is_enough(mention, last.moment) else None)
        return self._counted(mention, now)


def _as_anchor(told: Told | None) -> Anchor:
    return Anchor(told.moment, told.span, told.sure) if told else Anchor(Moment())


def _in_words(moment: Moment) -> str:
    value = edtf(point(moment)) if moment.year is not None else None
    return spoken(value) if value else ""


def _is_leap_day(moment: Moment) -> bool:
    return moment.month == FEBRUARY and moment.day == LEAP_DAY


def _earlier_year(first: Moment, last: Moment) -> int | None:
    """Return the year of a range's beginning from that of its end."""
    if first.month and last.month and first.month > last.month and last.year is not None:
        return last.year - 1
    return last.year


def _completed(last: Moment, first: Moment) -> Moment:
    """Return the end of a range with what it shares with the beginning."""
    month = first.month if last.month is None and last.season is None else last.month
    day = first.day if last.month is None and last.day is None else last.day
    year = first.year if last.year is None else last.year
    if last.year is None and year is not None and first.month and month and month < first.month:
        year += 1
    end = evolve(last, year=year, month=month, day=day)
    same_day = (end.year, end.month, end.day) == (first.year, first.month, first.day)
    if same_day and last.clock and first.clock and last.clock < first.clock:
        number = number_of_day(end)
        return day_of(number + 1, last.clock) if number is not None else end
    return end


def _leads_to(text: str, mention: Mention, ahead: Mention, scene: Scene) -> bool:
    """Say whether "a day after" is counted from the date that follows in its clause."""
    between = text[mention.end : ahead.start]
    inside = ahead.end <= scene.sentence.end and len(between) <= _REACH
    return inside and ahead.basis is Basis.CALENDAR and not set(between) & set(",;:()")
