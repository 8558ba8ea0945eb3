"""Counted from another date: "the next day", "four days later", "last year", "two weeks ago"."""

import re

from factcheck.extractors.dates.guards import is_day_word, is_weekday
from factcheck.extractors.dates.mentions import Basis, Family, Groups, Mention, Moment, Reading
from factcheck.extractors.dates.vocabulary import (
    FULL_MONTH,
    FULL_WEEKDAY,
    NUMBER,
    ORDINAL,
    ORDINAL_WORD,
    PARTS_OF_DAY,
    SEASONS,
    UNIT,
    UNITS,
    month_of,
    number_of,
    ordinal_of,
    unit_of,
    weekday_of,
)
from factcheck.model import WEEKDAYS, Unit

_STEPS = {
    "same": 0, "very": 0, "that": 0, "this": 0, "current": 0, "present": 0, "selfsame": 0,
    "next": 1, "following": 1, "ensuing": 1, "subsequent": 1, "succeeding": 1, "coming": 1,
    "previous": -1, "preceding": -1, "prior": -1, "last": -1, "past": -1,
}  # fmt: skip
"""How many units each word moves."""
_FALL = r"fall(?! (?:under|into|within|short|back|outside|to|in|on|off|apart))"
"""The season, not the verb: "the gains that fall under it"."""
_HEAD = (
    rf"(?P<head>day|morning|afternoon|evening|night|week|weekend|fortnight|month|quarter|year|decade"
    rf"|century|spring|summer|autumn|{_FALL}|winter|{FULL_MONTH}"
    rf"|{FULL_WEEKDAY})(?!\w|-)"
)
_AFTERNOON = rf"(?: {PARTS_OF_DAY}(?!\w))?"
_HEDGE = (
    r"(?:(?P<hedge>just|only|about|around|nearly|almost|some|roughly|approximately|barely|hardly"
    r"|exactly|less than|more than|over|at least|not quite|little more than|fully|even)[ ])?"
)
_EXACT = frozenset({"exactly", "fully", "even", ""})
"""Hedges that soften nothing."""
_BEHIND = {"later": 1, "afterwards": 1, "afterward": 1, "on": 1, "thereafter": 1}
_IN_FRONT = ("earlier", "before", "previously", "beforehand", "prior")


def moved(head: str, count: int, basis: Basis) -> Mention:
    """Return the mention of so many of a unit, season, month or weekday from what is told."""
    low = head.lower()
    if head in WEEKDAYS:
        return Mention(basis=basis, count=count, weekday=weekday_of(head))
    if head[0].isupper():
        return Mention(Moment(month=month_of(head)), basis=basis, count=count)
    if low in SEASONS:
        return Mention(Moment(season=SEASONS[low]), basis=basis, count=count)
    if low in UNITS:
        size, unit = unit_of(low)
        return Mention(basis=basis, count=count * size, unit=unit, whole=unit is Unit.WEEK)
    unit = Unit.WEEK if low == "weekend" else Unit.DAY
    return Mention(basis=basis, count=count, unit=unit, whole=unit is Unit.WEEK)


def _step(get: Groups) -> Mention:
    """Read "the next day", "that summer", "the following Tuesday"."""
    return moved(get("head"), _STEPS[get("step").lower()], Basis.TOLD)


def _that(get: Groups) -> Mention:
    return moved(get("head"), 0, Basis.TOLD)


def _deictic(get: Groups) -> Mention | None:
    """Read "last week", "this year", "next Monday"."""
    step, head = get("step").lower(), get("head")
    if step == "this" and head in ("day", "fall"):
        return None
    if head == "night":
        return Mention(basis=Basis.NOW, count=-1 if step == "last" else 0, unit=Unit.DAY)
    return moved(head, _STEPS[step], Basis.NOW)


def _distance(get: Groups) -> Mention:
    """Read "four days later", "two weeks earlier", "ten days ago", "two days after the fire"."""
    if get("ago"):
        return _counted(get, -1, Basis.NOW)
    if get("way"):
        word = get("way").lower()
        return _counted(get, -1 if word in _IN_FRONT else _BEHIND[word], Basis.TOLD)
    sign = 1 if get("ahead").lower() in ("after", "following", "since") else -1
    return _counted(get, sign, Basis.AHEAD)


def _counted(get: Groups, sign: int, basis: Basis) -> Mention:
    size, unit = unit_of(get("unit"))
    number = get("number").lower()
    count = sign * size * (1 if number == "the" else number_of(number))
    return Mention(
        basis=basis,
        count=count,
        unit=unit,
        soft=get("hedge").lower() not in _EXACT,
        to_the_day=bool(get("exact")),
    )


def _eve(get: Groups) -> Mention:
    del get
    return Mention(basis=Basis.AHEAD, count=-1, unit=Unit.DAY)


def _day_before(get: Groups) -> Mention:
    sign = 1 if get("way").lower() == "after" else -1
    return Mention(basis=Basis.TOLD, count=sign, unit=Unit.DAY)


_WORDS_OF_NOW = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _adverb(get: Groups) -> Mention:
    return Mention(basis=Basis.NOW, count=_WORDS_OF_NOW[get("word").lower()], unit=Unit.DAY)


def _period(get: Groups) -> Reading:
    """Read "the end of the year" (the part is read from the words in front)."""
    size, unit = unit_of(get("unit"))
    return Mention(basis=Basis.PERIOD, count=size - 1, unit=unit, whole=unit is Unit.WEEK)


def _weekday(get: Groups) -> Mention:
    return Mention(weekday=weekday_of(get("day")))


def _ordinal(get: Groups) -> Mention | None:
    """Read "on the 14th": a day of the month that is being told of."""
    day = ordinal_of(get("day"))
    return Mention(Moment(day=day)) if day <= 31 else None  # noqa: PLR2004 - days of a month


def _nth_day(get: Groups) -> Mention | None:
    """Read "on the fifth day": the day that is being told of is the first."""
    count = ordinal_of(get("day")) - 1
    return Mention(basis=Basis.TOLD, count=count, unit=Unit.DAY) if count > 0 else None


def _is_period(text: str, start: int, end: int) -> bool:
    """Say whether "the year" is the end of "the end of the year" or "late in the year"."""
    del end
    before = text[max(0, start - 24) : start].lower()
    return before.endswith(_PART_ENDS)


_PART_ENDS = (
    "end of ", "beginning of ", "start of ", "middle of ", "half of ", "close of ", "late in ",
    "early in ", "later in ", "earlier in ", "rest of ", "remainder of ", "months of ", "days of ",
    "weeks of ", "week of ", "quarter of ", "part of ",
)  # fmt: skip


def _is_today(text: str, start: int, end: int) -> bool:
    """Say whether it is the day, not a newspaper's name or the present age."""
    before = text[max(0, start - 4) : start]
    return not before.endswith(("USA ", "of ", "’s ")) and text[end : end + 2] not in ("’s", "'s")


def _is_step(text: str, start: int, end: int) -> bool:
    """Say whether it is a date and not a length: "over the next year"."""
    del end
    before = text[max(0, start - 12) : start].lower()
    return not before.endswith(("for ", "over ", "within ", "throughout ", "as "))


_AHEAD = re.compile(r"(?:after|before|following|prior to|since)$")


def _is_distance(text: str, start: int, end: int) -> bool:
    """Say whether "two weeks after" is a distance, not the length in "for two weeks after"."""
    is_length = text[max(0, start - 6) : start].lower().endswith(_LENGTH_CUES)
    points_ahead = _AHEAD.search(text, start, end) is not None and text[end : end + 1] == " "
    return not (is_length and points_ahead)


_LENGTH_CUES = ("the ", "for ", "those ", "these ", "to ")


FAMILIES = (
    Family(
        "step",
        "tT",
        r"(?i:the|that|this|those) (?:very |immediately )?(?P<step>same|very|next|following|ensuing"
        rf"|subsequent|succeeding|previous|preceding|prior) {_HEAD}{_AFTERNOON}",
        _step,
        _is_step,
    ),
    Family(
        "that", "tT", rf"(?i:that|the same|of the same) (?:very |same )?{_HEAD}{_AFTERNOON}", _that
    ),
    Family(
        "daybefore",
        "tT",
        r"(?i:the) (?:day|night) (?P<way>before|after)(?= ?[.,;:)]|$)",
        _day_before,
    ),
    Family(
        "distance",
        r"a-cefhjl-orst1-9A-CEFHJL-ORST",
        rf"{_HEDGE}(?P<number>(?i:{NUMBER}|the)) (?P<unit>{UNIT}) (?P<exact>to the day )?(?:"
        r"(?P<ahead>after|before|following|prior to|since)(?= \w)"
        r"|(?P<way>later|earlier|afterwards?|before|previously|beforehand|thereafter|prior"
        r"|on(?=[,.;:)]|$))(?!\w)(?! [a-z]*ing)(?=[ ,.;:)—–-]|$)"
        r"|(?P<ago>ago)(?!\w))",
        _distance,
        _is_distance,
    ),
    Family("eve", "teTE", r"(?i:(?:the )?eve of)(?= )", _eve),
    Family(
        "deictic",
        "ltnLTN",
        rf"(?P<step>(?i:last|this|next)) {_HEAD}{_AFTERNOON}",
        _deictic,
        lambda text, start, end: (
            _is_step(text, start, end)
            and text[max(0, start - 4) : start].lower() not in ("the ", "our ")
        ),
    ),
    Family(
        "adverb",
        "ytYT",
        r"(?P<word>(?i:yesterday|today|tonight|tomorrow))(?!\w)",
        _adverb,
        _is_today,
    ),
    Family(
        "period", "t", r"the (?P<unit>week|month|year|decade|century)(?!\w|-)", _period, _is_period
    ),
    Family(
        "ordinal",
        r"t",
        r"(?<=on )the (?P<day>\d{1,2}(?:st|nd|rd|th))(?= ?[.,;:)]| (?:and|the|a|he|she|it|they|we"
        r"|at|in)\b|$)",
        _ordinal,
    ),
    Family(
        "ordinalword",
        r"t",
        rf"(?<=on )the (?P<day>{ORDINAL_WORD})(?= ?[.,;)]| (?:and (?:was|were|had|then|[a-z]+ed)"
        r"|he|she|it|they|we|at (?:\d|noon|midnight|dawn|about)"
        r"|the [a-z]+ (?:was|were|had|[a-z]+ed))\b|$)",
        _ordinal,
        is_day_word,
    ),
    Family(
        "nthday",
        r"t",
        rf"(?<=on )the (?P<day>{ORDINAL}) day(?= ?[.,;)]|$)",
        _nth_day,
    ),
    Family(
        "monthsday",
        "tT",
        rf"(?i:the) (?P<day>{ORDINAL}) (?:day )?of (?i:the|that|the same|this) month(?!\w)",
        _ordinal,
    ),
    Family("weekday", "MTWFS", rf"(?P<day>{FULL_WEEKDAY}){_AFTERNOON}", _weekday, is_weekday),
    Family(
        "shortweekday",
        "MTWFS",
        r"(?P<day>(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?)(?=,? (?:\d{1,2}\b"
        r"|(?:Jan|Feb|Mar|Apr|May|Jun"
        r"|Jul|Aug|Sep|Oct|Nov|Dec)))",
        _weekday,
    ),
)
