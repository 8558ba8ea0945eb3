"""What the words of each form mean: the readings that the file of forms names."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from attrs import evolve

from factcheck import lexicon
from factcheck.mentions.dates.calendars import republican_day
from factcheck.mentions.dates.classes import values
from factcheck.mentions.dates.expressions import ANNIVERSARY, Basis, Mention, Moment
from factcheck.mentions.dates.fields import Fields, in_era, number_in
from factcheck.mentions.dates.shapes import short_year
from factcheck.model import Unit

Reading = Mention | tuple[Mention, ...] | None
"""What a form means; several for a list, each then with its span; None: no date after all."""

_LAST_DAY = 31
_OLD_STYLE = range(10, 14)
"""Days between the Julian and the Gregorian calendar from 1582 to 2100."""
_QUARTERS, _HALVES = 33, 40
_MONTHS_OF_HALF = {Unit.YEAR: 6, Unit.DECADE: 60, Unit.CENTURY: 600}
_MINUTES_OF_HALF = {Unit.HOUR: 30, Unit.DAY: 720}
_NOON = 12
_LONGEST_LIST = 50
"""Years that two years may lie apart that share one mark of their era."""


def reading_of(name: str) -> Callable[[Fields], Reading]:
    """Return what makes a value of a form; the file of forms names it by the words of its name."""
    found: Callable[[Fields], Reading] | None = globals().get("_" + name.replace(" ", "_"))
    return found or _PLAIN[name]


_PLAIN: Mapping[str, Callable[[Fields], Reading]] = {
    "shape": lambda of: of.text.shapes[of.first],
    "between days": lambda of: Mention(of.moment(), Mention(of.moment(1)), limit="between"),
    "roman day": lambda of: Mention(Moment(of.year, int(of.value("ROMANMONTH")), of.days[0][0])),
    "last day": lambda of: Mention(Moment(of.year, of.months[0], 28), rule=f"last {of.months[0]}"),
    "month": lambda of: Mention(Moment(of.year, of.months[0] if of.months else 9)),
    "year": lambda of: Mention(Moment(of.year)),
    "fiscal year": lambda of: Mention(fiscal=(_number_of_fiscal_year(of.word("FISCAL")), 0)),
    "season": lambda of: Mention(Moment(of.year, season=int(of.value("SEASON")))),
    "weekday": lambda of: Mention(weekday=int(of.value("FULLWEEKDAY", "SHORTWEEKDAY"))),
    "noon": lambda of: Mention(Moment(clock=f"{int(of.value('NOON')) % 24:02}:00")),
    "now": lambda _: Mention(basis=Basis.TOLD, unit=Unit.DAY, aside=True),
    "soon": lambda _: Mention(basis=Basis.TOLD, unit=Unit.DAY, limit="from", aside=True),
    "todays": lambda _: Mention(basis=Basis.NOW, unit=Unit.YEAR, soft=True, aside=True),
    "eve": lambda _: Mention(basis=Basis.AHEAD, count=-1, unit=Unit.DAY),
    "anniversary": lambda _: Mention(
        basis=Basis.AHEAD, unit=Unit.DAY, event=ANNIVERSARY, aside=True
    ),
    "adverb": lambda of: Mention(basis=Basis.NOW, count=int(of.value("NOWWORD")), unit=Unit.DAY),
    "step told": lambda of: _moved(of, int(of.value("STEP")), Basis.TOLD),
    "that": lambda of: _moved(of, 0, Basis.TOLD),
    "day before": lambda of: Mention(
        basis=Basis.TOLD, count=-1 if of.has("before") else 1, unit=Unit.DAY
    ),
    "distance ahead": lambda of: _distance(of, Basis.AHEAD, is_back=of.last in ("before", "to")),
    "distance told": lambda of: _distance(
        of, Basis.TOLD, is_back=values("DIRECTION")[of.last] == "-1"
    ),
    "distance now": lambda of: _distance(of, Basis.NOW, is_back=True),
    "half a unit": lambda of: _halves(of, 1),
    "unit and a half": lambda of: _halves(of, 2 * of.number + 1),
    "month of a letter": lambda of: Mention(
        Moment(day=of.days[0][0]), basis=Basis.NOW, count=int(of.value("INST")), unit=Unit.MONTH
    ),
}
"""The readings that are one expression each: "the next day", "two days after the fire"."""


# ----- ranges and lists


def _list_of_days(fields: Fields) -> Reading:
    """Return one mention a day; the first or last has the month's name and the year."""
    days = [(day, token) for day, token in fields.days if 1 <= day <= _LAST_DAY]
    if any(one == other for (one, _), (other, _) in pairwise(days)):
        return None
    tokens, month = fields.text.tokens, fields.months[0]
    listed = [
        Mention(Moment(fields.year, month, day), start=tokens.starts[at], end=tokens.ends[at])
        for day, at in days
    ]
    if tokens.lower[fields.first] in values("FULLMONTH", "SHORTMONTH"):
        listed[0] = evolve(listed[0], start=fields.start)
    listed[-1] = evolve(listed[-1], end=fields.end)
    return tuple(listed)


def _day_to_day(fields: Fields) -> Reading:
    """Read "April 6-28", "19 March-30 April 2019"; "11/22 February 1731/2" is one day."""
    first, last = fields.moment(), fields.moment(1)
    years = fields.years
    if len(years) > 1:
        first, last = evolve(first, year=years[0]), evolve(last, year=years[-1])
    elif first.year is not None and (first.month or 0) > (last.month or 0):
        first = evolve(first, year=first.year - 1)
    is_one_month = len(fields.months) == 1
    ahead = (last.day or 0) - (first.day or 0)
    if is_one_month and ahead <= 0:
        return None
    if is_one_month and ahead in _OLD_STYLE and fields.has("/") and (last.year or 2000) < 1924:  # noqa: PLR2004 - the last to keep the old style
        return Mention(last)
    return Mention(first, Mention(last)) if first != last else None


def _weekday_to_weekday(fields: Fields) -> Reading:
    """Read "Friday 12 to Sunday 14 April 2024": a range whose first day has a weekday."""
    days = _day_to_day(fields)
    if not isinstance(days, Mention):
        return None
    return evolve(days, weekday=int(fields.value("FULLWEEKDAY", "SHORTWEEKDAY")))


def _month_to_month(fields: Fields) -> Mention:
    (first, last), years = fields.months, fields.years
    begin = years[0] if len(years) > 1 else years[0] - (first > last)
    return Mention(Moment(begin, first), Mention(Moment(years[-1], last)))


def _year_to_year(fields: Fields) -> Reading:
    first, last = fields.years
    return Mention(Moment(first), Mention(Moment(last))) if first < last else None


def _list_of_years_of_an_era(fields: Fields) -> Reading:
    """Return the years of "496 and 495 BC", unless the first is a count."""
    tokens, found = fields.text.tokens, [*fields.all("BIGNUM")]
    first, last = fields.years
    if abs(first - last) > _LONGEST_LIST:
        return None
    end = tokens.ends[found[0]]
    return (
        Mention(Moment(first), start=fields.start, end=end),
        Mention(Moment(last), start=tokens.starts[found[1]], end=fields.end),
    )


# ----- days


def _day(fields: Fields) -> Reading:
    moment = fields.moment()
    is_long = (moment.day or 0) > _LAST_DAY and moment.year is None
    return Mention(moment) if moment.day and not is_long else None


def _late_day(fields: Fields) -> Reading:
    """Read "September 42nd", which no month has."""
    day = fields.order or (fields.days[0][0] if fields.days else 0)
    return Mention(Moment(fields.year, fields.months[0], day)) if day > _LAST_DAY else None


def _day_with_clock(fields: Fields) -> Mention:
    """Read what programs print: "Nov 13 10:12:58 2018"."""
    zone = lexicon.table("dates.zones").get(fields.word("ZONE").upper(), "")
    clock = fields.shape("CLOCK").first.clock
    return Mention(evolve(fields.moment(), clock=clock if "Z" in clock else clock + zone))


def _ordinal_day(fields: Fields) -> Reading:
    day = fields.order
    return Mention(Moment(fields.year, fields.months[0], day)) if day <= _LAST_DAY else None


def _weekday_of_a_month(fields: Fields) -> Reading:
    which = fields.order or -1
    if which > 5:  # noqa: PLR2004 - weeks of a month
        return None
    month, weekday = fields.months[0], fields.value("FULLWEEKDAY")
    about = Moment(fields.year, month, min(28, 7 * which) if which > 0 else 28)
    return Mention(about, rule=f"nth {which} {weekday} {month}")


def _republican_day(fields: Fields) -> Mention:
    year, month = fields.value("REPUBLICANYEAR"), fields.value("REPUBLICAN")
    return Mention(Moment(*republican_day(int(year), int(month), fields.days[0][0])))


# ----- times of day


def _clock_in_words(fields: Fields) -> Reading:
    """Read "half past four" where a part of the day tells which of the two is meant."""
    tokens = fields.text.tokens
    words = tokens.lower[fields.first : fields.behind]
    hour, minute = number_in(words), 0
    for cue, sign in (("past", 1), ("to", -1)):
        if cue in words:
            at = words.index(cue)
            before, hour = words[:at], number_in(words[at + 1 :])
            minute = sign * (
                30 if "half" in before else 15 if "quarter" in before else number_in(before)
            )
    near = set(tokens.lower[fields.behind : fields.behind + 4])
    half = next((part for part in lexicon.ordered("dates.parts of the day") if part in near), "")
    if not 1 <= hour <= _NOON or not half:
        return None
    is_late = half not in ("morning", "forenoon") and not (half == "night" and hour < 6)  # noqa: PLR2004 - small hours
    total = 60 * (hour % _NOON + _NOON * is_late) + minute
    end = fields.end
    if tokens.lower[fields.behind : fields.behind + 2] == ["in", "the"]:
        end = tokens.ends[fields.behind + 2]
    clock = f"{total // 60 % 24:02}:{total % 60:02}"
    return (Mention(Moment(clock=clock), start=fields.start, end=end),)


# ----- months, years and longer


def _year_in_words(fields: Fields) -> Mention:
    words = [w for w in fields.text.tokens.lower[fields.first : fields.behind] if w != "and"]
    if "thousand" in words:
        return Mention(Moment(2000 + number_in(words[2:])))
    rest = number_in([word for word in words[1:] if word not in ("hundred", "oh")])
    return Mention(Moment(100 * number_in(words[:1]) + rest))


def _short_year(fields: Fields) -> Mention:
    digits = int(fields.text.tokens.words[fields.behind - 1])
    return Mention(Moment(short_year(digits)), short_year=digits)


def _decade(fields: Fields) -> Mention:
    word = fields.word("DECADE", "SHORTDECADE", "ERADECADE")
    digits, era = word.removesuffix("s"), fields.era
    if era:
        return Mention(Moment(in_era(int(digits) + 9 * era.startswith("b"), era), width=10))
    year = int(digits) if len(digits) > 2 else short_year(int(digits))  # noqa: PLR2004
    is_century = year % 100 == 0 and year < 2000  # noqa: PLR2004
    return Mention(Moment(year, width=100 if is_century else 10))


def _spelled_decade(fields: Fields) -> Mention:
    century = number_in(fields.text.tokens.lower[fields.first : fields.first + 1])
    return Mention(Moment(100 * century + int(fields.value("DECADEWORD")), width=10))


def _century(fields: Fields) -> Mention:
    number, era = fields.order, fields.era
    is_before = era.startswith("b")
    return Mention(Moment(1 - 100 * number if is_before else 100 * (number - 1), width=100))


def _piece(fields: Fields, code: int) -> Mention:
    """Return a half or quarter of a stated year, of "the year" or of "that year"."""
    if word := fields.word("FISCAL"):
        return Mention(fiscal=(_number_of_fiscal_year(word), code - _QUARTERS + 1))
    if fields.year is not None:
        return Mention(Moment(fields.year, season=code))
    words = fields.text.tokens.lower
    basis = Basis.PERIOD if words[fields.behind - 2] == "the" else Basis.TOLD
    return Mention(Moment(season=code), basis=basis, unit=Unit.YEAR)


def _part_of_a_year(fields: Fields) -> Reading:
    if code := fields.value("CODED"):
        return _piece(fields, int(code))
    return _piece(fields, _QUARTERS - 1 + fields.order) if fields.order <= 4 else None  # noqa: PLR2004 - quarters


def _half_of_a_year(fields: Fields) -> Mention:
    is_first = fields.has("first", "former") or fields.word("NTH") == "1st"
    return _piece(fields, _HALVES if is_first else _HALVES + 1)


def _months_of_a_year(fields: Fields) -> Mention:
    side = "first" if fields.has("first", "opening") else "last"
    label = f"{side} {fields.number} months"
    if fields.year is not None:
        return Mention(Moment(fields.year), part=label)
    return Mention(part=label, basis=Basis.PERIOD, unit=Unit.YEAR)


def _number_of_fiscal_year(word: str) -> int:
    digits = int(word[2:])
    return digits if digits > 99 else short_year(digits)  # noqa: PLR2004


def _term(fields: Fields) -> Mention:
    first, _, last = fields.value("TERM").partition("/")
    return Mention(Moment(fields.year, int(first)), Mention(Moment(fields.year, int(last))))


def _feast(fields: Fields) -> Mention:
    """Read a feast; until its year is known one that moves stands about where it falls."""
    rule, _, soft = fields.text.shapes[fields.first].rule.partition(" soft")
    is_soft = bool(soft) or fields.text.shapes[fields.first].rule.endswith(" soft")
    kind, *numbers = rule.split(" ")
    if "-" in kind:
        month, day = kind.split("-")
        return Mention(Moment(fields.year, int(month), int(day)), soft=is_soft)
    about = {"easter": (4, 10), "moon": (2, 5)}.get(kind)
    if about is None:
        about = (int(numbers[2]), max(1, 7 * int(numbers[0])) if int(numbers[0]) > 0 else 28)
    elif kind == "easter" and (int(numbers[0]) > 25 or int(numbers[0]) < -30):  # noqa: PLR2004 - days that reach another month
        about = (5, 25) if int(numbers[0]) > 0 else (2, 25)
    return Mention(Moment(fields.year, *about), rule=rule, soft=is_soft)


# ----- counted from another date


_MODALS = ("will", "could", "may", "might", "can", "should", "shall", "are")


def _few(fields: Fields) -> Mention:
    """Read "the next few months": from the time of writing where it speaks of what may come."""
    may_come = fields.after() in _MODALS
    basis, unit = (Basis.NOW, fields.unit[1]) if may_come else (Basis.TOLD, Unit.DAY)
    return Mention(basis=basis, unit=unit, limit="from", aside=True)


def _moved(fields: Fields, count: int, basis: Basis) -> Mention:
    """Return the mention of so many of a unit, season, month or weekday from what is told."""
    if weekday := fields.value("FULLWEEKDAY"):
        return Mention(basis=basis, count=count, weekday=int(weekday))
    if fields.months:
        return Mention(Moment(month=fields.months[0]), basis=basis, count=count)
    if season := fields.value("SEASON"):
        return Mention(Moment(season=int(season)), basis=basis, count=count)
    if fields.word("UNIT"):
        size, unit = fields.unit
        return Mention(basis=basis, count=count * size, unit=unit, whole=unit is Unit.WEEK)
    unit = Unit.WEEK if fields.has("weekend") else Unit.DAY
    return Mention(basis=basis, count=count, unit=unit, whole=unit is Unit.WEEK)


def _step_now(fields: Fields) -> Reading:
    """Read "last week", "this year"."""
    words = fields.text.tokens.lower
    step, head = words[fields.first], words[fields.first + 1]
    if step == "this" and head in ("day", "fall"):
        return None
    if head == "night":
        return Mention(basis=Basis.NOW, count=-(step == "last"), unit=Unit.DAY)
    return _moved(fields, int(values("PRESENTSTEP")[step]), Basis.NOW)


def _hedge_in_front(fields: Fields) -> tuple[int, bool]:
    """Return where a hedge in front of a length begins, and whether it softens it."""
    tokens = fields.text.tokens
    for count in (3, 2, 1):
        at = fields.first - count
        words = " ".join(tokens.lower[at : fields.first]) if at >= 0 else ""
        if words in lexicon.words("dates.soft lengths"):
            return tokens.starts[at], True
        if words in lexicon.words("dates.exact lengths"):
            return tokens.starts[at], False
    return fields.start, False


def _distance(fields: Fields, basis: Basis, *, is_back: bool) -> Reading:
    (size, unit), words = fields.unit, fields.text.tokens.lower
    start, is_soft = _hedge_in_front(fields)
    mention = Mention(
        basis=basis,
        count=(-size if is_back else size) * (fields.number or 1),
        unit=unit,
        soft=is_soft,
        to_the_day=fields.has("exact")
        or words[fields.behind - 4 : fields.behind - 1] == ["to", "the", "day"],
        start=start,
        end=fields.end,
    )
    return (mention,)


def _halves(fields: Fields, halves: int) -> Reading:
    """Count in halves of a unit, from the time told or of writing."""
    unit = fields.unit[1]
    back = fields.has("ago") or fields.value("DIRECTION") == "-1"
    basis = Basis.NOW if fields.has("ago") else Basis.TOLD
    count = -halves if back else halves
    if unit in _MINUTES_OF_HALF:
        return Mention(basis=basis, count=count * _MINUTES_OF_HALF[unit], unit=Unit.MINUTE)
    months = count * _MONTHS_OF_HALF.get(unit, 0)
    if not months:
        return None
    is_years = months % 12 == 0
    return Mention(
        basis=basis,
        count=months // 12 if is_years else months,
        unit=Unit.YEAR if is_years else Unit.MONTH,
    )


def _period(fields: Fields) -> Mention:
    """Read "the end of the year": the part is read from the words in front."""
    size, unit = fields.unit
    return Mention(basis=Basis.PERIOD, count=size - 1, unit=unit, whole=unit is Unit.WEEK)


_LETTERED = {"d": "d-day", "h": "h-hour", "e": "e-day", "t": "t-0", "l": "l-day"}
"""What is counted from in "D+3": the day or hour of that letter."""


def _countdown(fields: Fields) -> Mention:
    tokens = fields.text.tokens
    number = int(tokens.words[fields.first + 2])
    unit = fields.unit[1] if fields.word("UNIT") else Unit.DAY
    sign = 1 if tokens.words[fields.first + 1] == "+" else -1
    event = _LETTERED[tokens.lower[fields.first]]
    return Mention(basis=Basis.AHEAD, count=sign * number, unit=unit, event=event)


def _day_of_the_month(fields: Fields) -> Reading:
    day = fields.order or (fields.days[0][0] if fields.days else 0)
    return Mention(Moment(day=day)) if 1 <= day <= _LAST_DAY else None


def _nth_day(fields: Fields) -> Reading:
    """Read "on the fifth day": the day that is being told of is the first."""
    count = fields.order - 1
    return Mention(basis=Basis.TOLD, count=count, unit=Unit.DAY) if count > 0 else None
