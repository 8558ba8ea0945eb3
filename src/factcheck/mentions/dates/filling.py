"""How the holes of one expression are filled."""

from collections.abc import Mapping

from attrs import evolve, field, frozen, mutable

from factcheck import lexicon
from factcheck.mentions.dates.calendars import fiscal_months, ruled
from factcheck.mentions.dates.expressions import ANNIVERSARY, Basis, Mention, Moment
from factcheck.mentions.dates.roles import PAST_PERFECT, is_present, tells_future
from factcheck.mentions.dates.steps import day_of, is_enough, number_of_day, reckoning, stepped
from factcheck.mentions.dates.story import Scene, Story, Told, event_words
from factcheck.mentions.dates.values import edtf, point
from factcheck.model import Span, Unit, spoken
from factcheck.model.calendar import weekday_of

_REACH = 100
"""Characters over which "a day after" reaches the date that it is counted from."""
_EVENT_WORDS = 60
_HALF_DAY = 12
_DEFINITE = ("the ", "this ", "that ", "his ", "her ", "its ", "their ")
"""In front of an event that is known."""
_PRESENT = (" is ", " are ", " has ", " have ")


@frozen
class Filled:
    """The moments of an expression, and what they lean on."""

    first: Moment = field(factory=Moment)
    last: Moment | None = None
    anchor: Span | None = None
    reckoning: str = ""
    sure: bool = False
    """Its year is stated, or stands in the heading above."""


def leads_to(text: str, mention: Mention, ahead: Mention, scene: Scene) -> bool:
    """True if "a day after" is counted from the date that follows in its clause."""
    between = text[mention.end : ahead.start]
    inside = ahead.end <= scene.sentence.end and len(between) <= _REACH
    return inside and ahead.basis is Basis.CALENDAR and not set(between) & set(",;:()")


@mutable(eq=False)
class Filler:
    """Fills the holes of one expression after the other."""

    story: Story
    borrowed: Mapping[int, Told]
    """The years of dates that state none, by the place where they begin."""

    def filled(self, mention: Mention, ahead: Mention | None, scene: Scene) -> Filled | None:
        """Return the moments of an expression; None if it is no date here after all."""
        if mention.fiscal:
            both = fiscal_months(self.story.document.text, *mention.fiscal)
            return Filled(both[0], both[1], sure=True) if both else Filled()
        if mention.last is not None:
            return self._range(mention, mention.last, scene)
        return self._single(mention, ahead, scene)

    def _single(self, mention: Mention, ahead: Mention | None, scene: Scene) -> Filled | None:
        if mention.event == ANNIVERSARY:
            return self._anniversary(mention, scene)
        if mention.aside:
            return self._aside(mention, scene)
        if mention.is_weekday and not mention.count:
            return self._weekday(mention, scene)
        if mention.basis is Basis.CALENDAR:
            filled = self._calendar(mention, scene)
            first = ruled(mention.rule, filled.first) if mention.rule else filled.first
            return filled if first is filled.first else evolve(filled, first=first)
        return self._leaning(mention, ahead, scene)

    def _leaning(self, mention: Mention, ahead: Mention | None, scene: Scene) -> Filled:
        """Fill what is counted from something else than the calendar."""
        if mention.basis is Basis.AHEAD:
            return self._from_event(mention, ahead, scene)
        if mention.basis is Basis.NOW:
            return self._from_now(mention, scene)
        if mention.basis is Basis.PERIOD and mention.unit is Unit.YEAR:
            return self._counted(mention, self.story.this_year())
        return self._counted(mention, self.story.anchor(mention, scene.sentence))

    def _range(self, mention: Mention, last: Mention, scene: Scene) -> Filled:
        """Fill both ends, each lending the other what it lacks."""
        first = evolve(mention.first, year=earliest_year(mention))
        begin = self._single(evolve(mention, first=first, last=None), None, scene) or Filled()
        if last.is_bare_weekday:
            end = self._counted(evolve(last, count=1), Told(begin.first)).first
        elif last.basis is Basis.CALENDAR:
            end = _completed(last.first, begin.first)
        else:
            here = Told(begin.first, Span(mention.start, mention.end))
            end = self._counted(last, here).first
        return evolve(begin, last=end if end.year is not None else None)

    def _calendar(self, mention: Mention, scene: Scene) -> Filled:
        first = mention.first
        found = self.borrowed.get(mention.start)
        if first.year is not None and not (mention.short_year and found):
            return Filled(first, sure=True)
        if mention.is_clock:
            return self._clock(mention, scene)
        heading = None if found and found.is_turned else self._heading(scene)
        if first != Moment() and heading is not None:
            return self._under(heading, first)
        if first.month is None and first.day is not None:
            return self._day_of_month(first)
        if found is None:
            return Filled(first)
        moment = evolve(first, year=found.moment.year)
        return Filled(moment, anchor=found.span, sure=found.sure)

    def _heading(self, scene: Scene) -> Told | None:
        """Return the date of the headings that complete the head of an entry."""
        context = scene.entry.context if scene.entry and scene.is_head else ()
        above = ((one, one.span) for one in self.story.back() if context and one.span)
        inside = (one for one, at in above if any(span.contains(at) for span in context))
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
        first, last = self.story.covered
        number = number_of_day(first) if first == last else None
        if number is None:
            return Filled(Moment(clock=clock))
        return Filled(day_of(number, clock), anchor=self.story.record.covers_span)

    def _midnights(self, before: str, clock: str, at: int) -> int:
        """Return how many midnights lie between two times that are told one after the other."""
        fall = int(before[:2]) - int(clock[:2])
        if PAST_PERFECT.search(self.story.document.text, max(0, at - 40), at):
            return -1 if clock > before else 0
        return 1 if fall > _HALF_DAY else 0

    def _weekday(self, mention: Mention, scene: Scene) -> Filled:
        """Fill "on Friday" from what was told, or from the day of publication in a dispatch."""
        anchor = self.story.last_enough(mention)
        if self.story.is_dispatch:
            anchor = self.story.now()
        today = number_of_day(anchor.moment) if anchor else None
        if anchor is None or today is None or mention.weekday is None:
            return Filled(mention.first)
        ahead = (mention.weekday - weekday_of(today)) % 7
        document = self.story.document
        if self.story.is_dispatch and not tells_future(document, scene.sentence, mention.start):
            ahead -= 7 * (ahead > 0)
        return Filled(day_of(today + ahead, mention.first.clock), anchor=anchor.span)

    def _counted(self, mention: Mention, told: Told | None) -> Filled:
        anchor = told or Told()
        both = stepped(mention, anchor.moment)
        if both is None:
            return Filled(mention.first, anchor=anchor.span)
        sum_ = reckoning(mention, _in_words(anchor.moment))
        return Filled(both[0], both[1], anchor=anchor.span, reckoning=sum_, sure=anchor.sure)

    def _from_event(self, mention: Mention, ahead: Mention | None, scene: Scene) -> Filled:
        """Count from the date behind, else from the date of an event that is named again."""
        text = self.story.document.text
        if mention.event:
            named = self.story.named_day(mention.event)
            return self._counted(mention, named) if named else Filled()
        if ahead is not None and leads_to(text, mention, ahead, scene):
            base = self._single(ahead, None, scene) or Filled()
            return self._counted(mention, Told(base.first, Span(ahead.start, ahead.end)))
        apposed = self._apposed(mention)
        if apposed is not None:
            return Filled(apposed.moment, anchor=apposed.span)
        told = self.story.event(event_words(self._event(mention, scene)), scene.sentence.start)
        if told is None or not is_enough(mention, told.moment):
            return Filled()
        return self._counted(mention, told)

    def _event(self, mention: Mention, scene: Scene) -> str:
        """Return the words behind "ten days after" that name what it is counted from."""
        end = min(scene.sentence.end, mention.end + _EVENT_WORDS)
        return self.story.document.text[mention.end : end].partition(",")[0]

    def from_later_event(self, mention: Mention, scene: Scene) -> Filled | None:
        """Count from an event that the text dates further down, once all of it is told."""
        phrase = self._event(mention, scene).lstrip()
        if mention.event or not phrase.startswith(_DEFINITE):
            return None
        told = self.story.event_ahead(event_words(_named(phrase)), scene.sentence.end)
        if told is None or not is_enough(mention, told.moment):
            return None
        return self._counted(mention, told)

    def _apposed(self, mention: Mention) -> Told | None:
        """Return the date just in front: "on March 13, one day before the ban"."""
        last = next(self.story.back(), None)
        if last is None or last.span is None or not is_enough(mention, last.moment):
            return None
        between = self.story.document.text[last.span.end : mention.start]
        return last if between == ", " else None

    def _anniversary(self, mention: Mention, scene: Scene) -> Filled | None:
        """Fill it with the day in front, or with the year of what was done on it."""
        apposed = self._apposed(mention)
        if apposed is not None:
            return Filled(apposed.moment, anchor=apposed.span)
        text = self.story.document.text
        done_on_it = text[scene.sentence.start : mention.start].endswith((" on ", "On "))
        told = self.story.last_own()
        if not done_on_it or told is None or told.moment.year is None:
            return None
        return Filled(Moment(told.moment.year), anchor=told.span)

    def _aside(self, mention: Mention, scene: Scene) -> Filled | None:
        """Fill "now" and "soon" in a story; in a dispatch they say no more than its date."""
        before = self.story.document.text[max(0, mention.start - 6) : mention.start]
        if not scene.is_quoted and (self.story.is_dispatch or before.endswith(_PRESENT)):
            return None
        anchor: Told | None = Told(self.story.published)
        if mention.basis is Basis.TOLD:
            anchor = self.story.anchor(mention, scene.sentence)
        both = stepped(mention, anchor.moment) if anchor else None
        return Filled(both[0], anchor=anchor.span) if both and anchor else None

    def _from_now(self, mention: Mention, scene: Scene) -> Filled:
        """Count from the time of writing; in a quotation from the last date told."""
        if scene.is_quoted:
            return self._counted(mention, self.story.last_enough(mention))
        is_today = mention.unit is Unit.DAY and mention.count == 0 and scene.entry is None
        if is_today and is_present(self.story.document, scene.sentence):
            return self._counted(mention, Told(self.story.published))
        now = self.story.now()
        is_letter = mention.unit is Unit.MONTH and mention.first.day is not None
        if is_letter and now.moment.year is None:
            now = self.story.last_own() or now
        return self._counted(mention, now)


def _named(phrase: str) -> str:
    """Return the words up to the next function word: "the fire" of "the fire he had lit"."""
    words = phrase.split()
    stops = lexicon.words("function.stop")
    ends = (
        at
        for at, word in enumerate(words[1:], 1)
        if word.lower() in stops and word != "of" and words[at - 1] != "of"
    )
    return " ".join(words[: next(ends, len(words))])


def earliest_year(mention: Mention) -> int | None:
    """Return the year in which a range begins, as far as its words tell."""
    first, last = mention.first, mention.last.first if mention.last else None
    if first.year is not None or last is None or last.year is None:
        return first.year
    return last.year - bool(first.month and last.month and first.month > last.month)


def _in_words(moment: Moment) -> str:
    value = edtf(point(moment)) if moment.year is not None else None
    return spoken(value) if value else ""


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
