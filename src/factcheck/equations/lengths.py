"""Lengths of time told together with the two dates that they lie between.

"14 days, from 3 to 20 May"; "opened on 3 May and closed on 20 May, after 17 days"; "It lasted 125
minutes" behind a sentence that tells a beginning and an end. A cue has places for the length and
for its ends; what the check then holds against each other is in `model/lengths`.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.equations.cues import (
    DATE,
    LENGTH,
    OTHER,
    RANGE,
    SINCE,
    UNTIL,
    Line,
    any_of,
    leading,
    masked,
)
from factcheck.model import (
    Date,
    DateKind,
    DateRole,
    Document,
    Duration,
    Edtf,
    Facts,
    Span,
    Stretch,
)
from factcheck.text import Covered, kept_by_words, lines_of

_PARTED = re.compile(r"(?i)[\dA-Za-z.)] ?[-‐-―] ?[\dA-Z]|\b(?:to|until|till|through|and)\b")
"""What parts the two ends of a range."""
_CLOCK = r"(?:\d{1,2}(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?|(?:[01]\d|2[0-3])[:.][0-5]\d)"
"""Of two digits each, or with its half of the day: "9.14" need not be a time."""
_TIMES = re.compile(
    rf"(?i)(?=[fb\d])\b(?:(?:from|between) )?(?P<one>{_CLOCK})"
    r"(?: to | until | till | and | ?[–—-] ?)"
    rf"(?P<two>{_CLOCK})(?![\d:.]\d)"
)
_TIME = re.compile(r"(?i)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])?")
_ONE_TIME = re.compile(rf"(?i)(?:at )?(?P<one>{_CLOCK})")
_FIRST, _NEXT = "2001-01-03", "2001-01-04"
"""Two days in the middle of a week, as good as any others."""
_KINDS = (DateKind.ABSOLUTE, DateKind.CLOCK)
_REACH = 80
_CLOSED = (")", ",", ".", ";", "\n", " in all", " in total")
_MARKED = range(0xE000, 0xE00A)
"""What a masked text has for a figure or a date."""
_OF_A_RANGE = "equations.length of a range"
_BETWEEN_ENDS = "equations.length between ends"
_UP_TO_A_LIMIT = "equations.length up to a limit"


def lengths(document: Document, facts: Facts) -> tuple[Stretch, ...]:
    """Return the lengths that are bound to a beginning and an end, in order, each once."""
    if not facts.durations:
        return ()
    reader = _MaskedTimes.of(document, facts)
    found: dict[Span, Stretch] = {}
    for one in (*reader.by_cue(), *reader.by_entries()):
        if not document.role_at(one.span.start).is_of_others:
            found.setdefault(one.span, one)
    return tuple(sorted(found.values(), key=lambda one: one.span))


@frozen(eq=False)
class _MaskedTimes:
    """A document with its dates, ranges of dates and lengths masked."""

    document: Document
    text: str
    dates: dict[int, Date]
    """Dates and ranges by the place where they begin."""
    lengths: dict[int, Duration]
    """By the place where they begin, hedge included."""

    @classmethod
    def of(cls, document: Document, facts: Facts) -> "_MaskedTimes":
        """Mask what a document tells of time."""
        known = Covered(one.span for one in facts.dates if one.value)
        clocks = [one for one in _times(document.text) if not known.meets(one.span)]
        timed = Covered(one.span for one in clocks)
        named = [
            one
            for one in facts.dates
            if _is_no_modifier(document, one) and not timed.meets(one.span)
        ]
        bare = [_of_some_day(document, one) for one in named]
        told = sorted((*bare, *clocks), key=lambda one: one.span)
        lengths = {_start(document, one): one for one in facts.durations}
        marks = [(one.span, _mark(document, one)) for one in told]
        marks += [(Span(start, one.span.end), LENGTH) for start, one in lengths.items()]
        text = masked(document.text, marks)
        return cls(document, text, {one.span.start: one for one in told}, lengths)

    def by_cue(self) -> Iterator[Stretch]:
        """Yield the lengths that one or a few sentences bind to their ends."""
        for at, line in lines_of(self.text):
            for cue in _cues_in(line) if LENGTH in line else ():
                length, places = at + cue.places["LENGTH"], cue.places
                if cue.item == _OF_A_RANGE:
                    ends = self.dates[at + places["RANGE"]]
                    if self._is_of_range(cue, ends, at + cue.end):
                        yield self._stretch(length, ends, ends)
                    continue
                last = next(name for name in ("LAST", "END", "LIMIT") if name in places)
                start, end = self.dates[at + places["START"]], self.dates[at + places[last]]
                is_led = not self.lengths[length].hedge and self._leads(start)
                if is_led or cue.item == _BETWEEN_ENDS:
                    yield self._stretch(length, start, end)

    def _is_of_range(self, cue: "_Cue", ends: Date, end: int) -> bool:
        """True if a length is that of a range beside it: by words, and of times in the clause."""
        last = max(end, ends.span.end)
        is_closed = last >= len(self.text) or self.text.startswith(_CLOSED, last)
        is_day_known = not str(ends.value).startswith(_FIRST)
        has_words = cue.has_words or self.document.words(ends.span).lower().startswith("from ")
        return has_words and (is_day_known or is_closed)

    def _stretch(self, at: int, start: Date, end: Date) -> Stretch:
        length = self.lengths[at]
        first, last = sorted((start.span, end.span))  # "ended on 14 August; it had begun on 5"
        bounds = Span(first.start, max(first.end, last.end))
        return Stretch(length.span, length, bounds, start, end)

    def _leads(self, date: Date) -> bool:
        """True if no other date stands in front of one in its sentence."""
        sentence = self.document.sentence_at(date.span.start)
        return sentence is None or not any(
            sentence.start <= at < date.span.start for at in self.dates
        )

    def by_entries(self) -> Iterator[Stretch]:
        """Yield the length of what the chronology lets begin and end, each of them once."""
        lasting = lexicon.words("equations.lasting")
        for at, length in self.lengths.items() if self.document.entries else ():
            before = self.text[max(0, at - _REACH) : at].rpartition("\n")[2]
            nouns = [word for word in _standing(before).lower().split() if word in lasting]
            if length.hedge or not nouns:
                continue
            verbs = ("equations.begins", "equations.ends")
            begun, ended = (self._heads(nouns[0], item) for item in verbs)
            if len(begun) == len(ended) == 1 and begun[0].span.end < ended[0].span.start:
                bounds = Span(begun[0].span.start, ended[0].span.end)
                yield Stretch(length.span, length, bounds, begun[0], ended[0])

    def _heads(self, noun: str, item: str) -> list[Date]:
        """Return the dates of the entries that tell a beginning or an end of what a noun names."""
        said = any_of(item).pattern
        found: list[Date] = []
        for match in re.finditer(rf"(?i)\b{noun} (?:{said})(?=[.;,|]|$)", self.text, re.MULTILINE):
            entry = self.document.entry_at(match.start())
            heads = [
                one
                for at, one in self.dates.items()
                if entry and entry.head.start <= at < entry.head.end
            ]
            found += heads[:1]
        return found


@frozen(eq=False)
class _Cue:
    """A phrase that binds a length to its ends; places are counted from the first of its line."""

    item: str
    """The list that has it."""
    places: Mapping[str, int]
    """Where that begins which fills each of its places."""
    end: int
    has_words: bool
    """There is more in it than the length and its ends."""


@kept_by_words
def _cues_in(line: str) -> tuple[_Cue, ...]:
    """Return the cues in a masked line, in the order of their lists."""
    told = Line.of(line)
    return tuple(
        _Cue(item, MappingProxyType(places), found.end(), has_words=_has_words(found[0]))
        for item in (_OF_A_RANGE, _BETWEEN_ENDS, _UP_TO_A_LIMIT)
        for places, found in told.filled(item)
    )


def _has_words(masked_words: str) -> bool:
    return any(ord(char) not in _MARKED for char in masked_words if not char.isspace())


@kept_by_words
def _standing(line: str) -> str:
    """Return the words with which a line ends, if they say that something lasted."""
    found = leading("equations.it lasted", line)
    return found[0] if found else ""


def _start(document: Document, length: Duration) -> int:
    """Return where a length begins, its hedge included."""
    start = length.span.start - len(length.hedge) - 1
    hedged = (
        length.hedge
        and document.text[max(0, start) : length.span.start].lower().strip() == length.hedge
    )
    return start if hedged else length.span.start


def _mark(document: Document, date: Date) -> str:
    """Return what a date is masked with."""
    value = date.value
    if value is None or date.role is DateRole.QUOTED or date.kind is DateKind.VAGUE:
        return OTHER
    if not value.is_interval:
        return DATE
    if date.kind not in _KINDS or not (value.start and value.end):
        return SINCE if value.start else UNTIL if value.end else OTHER
    return RANGE if _PARTED.search(document.words(date.span)) else OTHER


def _times(text: str) -> Iterator[Date]:
    """Yield two bare times as if they were of some day; an end before its beginning of the next."""
    for found in _TIMES.finditer(text):
        one, two = _time(found["one"]), _time(found["two"])
        value = Edtf.parse(f"{_FIRST}T{one}/{_FIRST if one < two else _NEXT}T{two}")
        yield Date(Span(*found.span()), value, DateKind.CLOCK)


def _time(words: str) -> str:
    """Return a time as hours and minutes of the day."""
    found = _TIME.match(words)
    hour, minute = (int(found[part] or 0) for part in ("hour", "minute")) if found else (0, 0)
    if found and found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    return f"{hour:02}:{minute:02}"


def _of_some_day(document: Document, date: Date) -> Date:
    """Return a bare time as if it were of some day; any other date as it is."""
    found = None if date.value else _ONE_TIME.fullmatch(document.words(date.span))
    return evolve(date, value=Edtf.parse(f"{_FIRST}T{_time(found['one'])}")) if found else date


def _is_no_modifier(document: Document, date: Date) -> bool:
    """True if a date is more than a word beside another: "on the Friday"."""
    before = document.text[max(0, date.span.start - len("on the ")) : date.span.start]
    beside = date.role is DateRole.MODIFIER or before.lower() == "on the "
    return not (date.kind is DateKind.RELATIVE and beside)
