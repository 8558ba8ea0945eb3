"""Two dates or times of one event, work or measure: can both hold?

The values are compared as those of our own links are (`model.agreement`): intervals conflict only
if they share no instant, and what one leaves out follows the other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.align.twins.values import Value
from factcheck.align.twins.values import ValueKind as Read
from factcheck.comparisons.reading import Reading, day_of_month, first_proof, rows_apart, year_at
from factcheck.data.english import is_listed
from factcheck.model import (
    Date,
    DateKind,
    Edtf,
    EdtfError,
    Link,
    LinkKind,
    Proved,
    Reason,
    Refused,
    Span,
    Unit,
    Verdict,
)
from factcheck.model.agreement import DAY, aligned, closed, coincide
from factcheck.model.disagreements import of_dates
from factcheck.model.links import CONCEIVABLE, LIKELY, SURE
from factcheck.model.numerals import of_roman

_OF_ONE = frozenset(
    {LinkKind.EVENT, LinkKind.WORK, LinkKind.MEASURE, LinkKind.BEARER, LinkKind.UTTERANCE}
)
_NOON = 12
_HALF_DAY = 12 * 60
_HOUR = 60
_TO = ("-", "–", "to", "until")
_ZONE_BEHIND = 16
"""Characters behind a place in which the zone of its time may stand."""
_SECONDS = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d:[0-5]\d(?![\d:])")
_JOINED = re.compile(
    r"(?i)(?<![\w:.])(?P<hour>1[0-2]|0?[1-9])"
    r"(?:(?::(?P<minute>[0-5]\d))?|\.(?P<part>[0-5]\d) ?)(?P<half>[ap])m\b"
)
"""A time whose half of the day is joined to it: "7pm", "9:30am"; or that has a point: "9.30 am"."""
_ZONE = re.compile(r"\b(?:UTC|GMT|[A-Z]{2,3}T)\b")
_PAGE = re.compile(r"[/-][a-z0-9-]*[a-z][a-z0-9-]*")
"""What stands behind the day in an address: "/the-name-of-a-page"."""
_ANY_YEAR = 2000
"""A leap year, for a day whose year nobody tells."""
_CITED = re.compile(
    r"(?P<name>[A-Z][\w’'-]+)(?P<more> et\.? al\.?| (?:and|&) [A-Z][\w’'-]+)?(?P<mark>,? \(|, | )"
    r"(?:1[5-9]|20)\d\d[a-z]?\b(?! \w)"
)
"""How a work is cited: "Holm 2011", "Holm & Moe (2011)", "Holm et al., 2011"."""
_ROMAN = re.compile(r"(?<![\w.])M[DCLXVI]{3,}(?!\w)")
"""A year in Roman numerals; shorter ones are numbers of chapters and kings."""
_YEARS = range(1400, 2100)
_MOVED = ("links.redated",)
_REDATED = (*_MOVED, "links.edited")
_LEAD = 8
"""Tokens before a year among which its author or title stands."""


def compare_dates(link: Link, read: Reading) -> Verdict:
    """Prove that no date of one place can be one of another."""
    if link.kind not in _OF_ONE:
        return Refused(Reason.NO_COMPARISON, "the dates are not said to be of one thing")
    mine = _dates(link, read, link.this)
    if not mine:
        return _days_of_writing(read, link) or read.without("date", [link.this])
    refused = read.without("date", link.others)
    found = [
        _against_dates(link, read, (mine, theirs), other)
        for other in link.others
        if (theirs := _dates(link, read, other) or _counted(read, other))
    ]
    agreeing = (one for one in found if isinstance(one, Refused) and one.reason is Reason.AGREES)
    agrees = None if link.kind is LinkKind.EVENT else next(agreeing, None)
    return agrees or first_proof(found, refused)


def _dates(link: Link, read: Reading, span: Span) -> tuple[Date, ...]:
    """Return the dates of a place, if it has none a year or a month that stands alone.

    A clock time beside a day is of that day. A year in a title is what a work covers, mostly.
    """
    found = stated(read, span)
    days = tuple(one for one in found if Unit.DAY in one.stated or one.kind is not DateKind.CLOCK)
    if days or found:
        return days or found
    lettered = _in_letters(read, span)
    is_title = link.kind is LinkKind.WORK and not _is_citation(read.words(span))
    if lettered or is_title:
        return lettered
    return read.years_alone(span) or _months_alone(read, span)


def _is_citation(words: str) -> bool:
    """True if words cite a work by author and year, and are no title with a year in it."""
    found = _CITED.search(words)
    if found is None:
        return False
    return bool(found["more"]) or "(" in found["mark"] or not is_listed(found["name"].lower())


def _in_letters(read: Reading, span: Span) -> tuple[Date, ...]:
    """Return the years of a place that are told in Roman numerals: "MDCCLVIII"."""
    years = ((place, of_roman(found[0])) for found, place in read.matches(_ROMAN, span))
    return tuple(year_at(place, year) for place, year in years if year in _YEARS)


def _counted(read: Reading, span: Span) -> tuple[Date, ...]:
    """Return the dates of a place that are counted from the day of writing: "six months ago"."""
    return tuple(
        evolve(one, stated=frozenset({Unit.YEAR}))
        for one in read.dates(span)
        if one.value and one.kind is DateKind.RELATIVE and one.anchor is None
    )


def _months_alone(read: Reading, span: Span) -> tuple[Date, ...]:
    """Return the only month of a place that no other extractor reads: "the June schedule"."""
    months, known = lexicon.table("dates.full months"), read.tokens
    ats = [at for at in known.inside(span) if known.words[at] in months]
    if len(ats) != 1 or known.lower[ats[0]] in lexicon.words("dates.months as names"):
        return ()
    value = Edtf.of(_ANY_YEAR, int(months[known.words[ats[0]]]))
    kind, stated_units = DateKind.ABSOLUTE, frozenset({Unit.MONTH})
    return (Date(known.span(ats[0]), value, kind, stated=stated_units),)


def stated(read: Reading, span: Span) -> tuple[Date, ...]:
    """Return the dates of a place that its words give, not those that are counted from others."""
    found = [_placed(read, one) for one in read.dates(span)]
    return tuple(one for one in found if one.value and one.stated and not one.problem)


def _placed(read: Reading, date: Date) -> Date:
    """Return a month, or a day of one, that has no year in a year: it follows the other date."""
    if date.value or date.problem or Unit.MONTH not in date.stated:
        return date
    inside = read.tokens.inside(date.span)
    months = lexicon.table("dates.full months", "dates.short months")
    told = [int(months[word]) for at in inside if (word := read.tokens.words[at]) in months]
    days = [day for at in inside if (day := day_of_month(read.tokens.lower[at]))]
    if len(told) != 1 or len(days) != (Unit.DAY in date.stated):
        return date
    try:
        return evolve(date, value=Edtf.of(_ANY_YEAR, told[0], *days))
    except EdtfError:
        return date


def _days_of_writing(read: Reading, link: Link) -> Proved | None:
    """Prove that one event is of two days, both told from the day of writing: today, yesterday."""
    mine = _spoken(read, link.this)
    for other in link.others:
        theirs = _spoken(read, other)
        if mine and theirs and mine.reading != theirs.reading:
            if read.is_quoted(mine.span) or read.is_quoted(theirs.span):
                continue
            proof = "both are told from the day of writing"
            spans = mine.span, theirs.span
            return read.two_values("CHR01", "date", *spans, proof, least=CONCEIVABLE)
    return None


def _spoken(read: Reading, span: Span) -> Value | None:
    """Return the only day of a place that is told from the day of writing."""
    found = [one for one in read.values(span) if one.kind is Read.SPOKEN]
    return found[0] if len(found) == 1 else None


def _against_dates(
    link: Link, read: Reading, dates: tuple[Sequence[Date], Sequence[Date]], other: Span
) -> Verdict:
    mine, theirs = _odd_one(link, dates) or dates
    for one, two in product(mine, theirs):
        if coincide(*_as_told(link, one, two)) or _may_be_one_time(read, one, two):
            told = f"{read.shown(one.span)} and {read.shown(two.span)}"
            return Refused(Reason.AGREES, f"{told} can be one date")
    is_slip = _are_of_one_day(mine, theirs)  # nobody moves a thing by a year to the day
    why = _other_thing(link, read, (mine, theirs), other)
    told = explained(read, link.this, other, _MOVED if is_slip else _REDATED)
    if why or told:
        return why or Refused(Reason.EXPLAINED, told)
    this, counter = min(product(mine, theirs), key=lambda pair: _distance(*pair))
    found = _two_dates(link, read, this, counter)
    is_listed_beside = read.are_listed(link.this, other)
    are_beside = is_slip or read.common(link.this, other)
    is_bare = link.kind is LinkKind.EVENT and (is_listed_beside or not are_beside)
    return evolve(found, least=SURE) if is_bare else found


def _other_thing(
    link: Link, read: Reading, dates: tuple[Sequence[Date], Sequence[Date]], other: Span
) -> Refused | None:
    """Refuse two dates that the document gives to two things: versions, names, pages, works."""
    this, (mine, theirs) = link.this, dates
    if link.kind is LinkKind.EVENT:
        if _are_of_two_versions(read, this, other):
            return Refused(Reason.OTHER_THING, "the dates are told of two versions")
        if _is_of_a_name(read, mine, other) or _is_of_a_name(read, theirs, this):
            return Refused(Reason.OTHER_THING, "a year is that of a name, which the other has not")
        if read.are_parted(this, other):
            return Refused(Reason.EXPLAINED, "the sentences set the two against one another")
    if any(_are_two_pages(read, one.span, two.span) for one in mine for two in theirs):
        return Refused(Reason.OTHER_THING, "the dates are of two addresses")
    return _other_work(read, this, mine, other) if link.kind is LinkKind.WORK else None


def _other_work(read: Reading, this: Span, mine: Sequence[Date], other: Span) -> Refused | None:
    """Refuse two years that are of two works, as far as their authors and titles tell."""
    if _has_entry(read, this, mine):
        return Refused(Reason.OTHER_THING, "another entry has the author and the year")
    if not _name_one_work(read, this, other):
        return Refused(Reason.OTHER_THING, "the two places name no work in common")
    return None


def _are_of_two_versions(read: Reading, this: Span, other: Span) -> bool:
    """True if the sentences of both places tell versions, and none of one is of the other."""
    told = ([*read.versions(read.sentence(span))] for span in (this, other))
    pairs = [(one[1], two[1]) for one, two in product(*told)]
    return bool(pairs) and not any(one.startswith(two) or two.startswith(one) for one, two in pairs)


def _is_of_a_name(read: Reading, dates: Sequence[Date], other: Span) -> bool:
    """True if a year stands behind a name as part of it: "Pier Days 2005", "Holm Weir (1859)"."""
    known = read.tokens
    there = {known.lower[at] for at in known.inside(read.document.block_around(other))}
    for one in dates:
        at = known.at(one.span.start) - 1
        is_set_off = at > 0 and known.words[at] == "("
        at -= is_set_off
        is_name = known.is_capital(at) and (is_set_off or not is_listed(known.lower[at]))
        if at > 0 and one.stated == {Unit.YEAR} and is_name and known.lower[at] not in there:
            return True
    return False


def _odd_one(
    link: Link, dates: tuple[Sequence[Date], Sequence[Date]]
) -> tuple[Sequence[Date], Sequence[Date]] | None:
    """Return the only dates that differ of two places that tell as many, in the same order."""
    apart = rows_apart(*dates, lambda one, two: not coincide(*_as_told(link, one, two)))
    return ([apart[0][0]], [apart[0][1]]) if len(apart) == 1 else None


def _are_two_pages(read: Reading, one: Span, other: Span) -> bool:
    """True if two dates stand in the addresses of two pages: each is the day of its page."""
    names = [_PAGE.match(read.document.text, span.end) for span in (one, other)]
    return bool(names[0] and names[1]) and names[0][0] != names[1][0]  # type: ignore[index]


def _as_told(link: Link, one: Date, two: Date) -> tuple[Date, Date]:
    """Return two dates of one event, of an open one its bound: each says when it began or ends."""
    is_event = link.kind is LinkKind.EVENT
    return (closed(one), closed(two)) if is_event else (one, two)


def _may_be_one_time(read: Reading, one: Date, two: Date) -> bool:
    """True if two times of one day can be one, as far as the halves of the day are told."""
    ends = _lower_ends(one, two)
    are_timed = ends and all(date and date.has_time for date in aligned(one, two))
    if not ends or not are_timed or ends[0] // DAY != ends[1] // DAY:
        return False
    return any(
        mine.can_be(theirs) for mine in times(read, one.span) for theirs in times(read, two.span)
    )


def _lower_ends(one: Date, two: Date) -> tuple[int, int] | None:
    """Return where two dates begin, what one leaves out taken from the other; None if unknown."""
    first, second = aligned(one, two)
    if first is None or second is None or first.lower is None or second.lower is None:
        return None
    return first.lower, second.lower


def _has_entry(read: Reading, place: Span, dates: Sequence[Date]) -> bool:
    """True if an entry of a list begins with the author that a citation names, and has its year."""
    known, own = read.tokens, read.document.block_around(place)
    names = [known.words[at] for at in known.inside(place) if known.is_capital(at)]
    years = {str(one.value.year) for one in dates if one.value}
    return bool(names) and any(
        read.document.text.startswith(f"{names[0]}, ", block.span.start)
        and any(year in read.words(block.span) for year in years)
        for block in read.document.blocks
        if block.span != own
    )


def _name_one_work(read: Reading, this: Span, other: Span) -> bool:
    """True if a word written large at one place stands in the paragraph or entry of the other."""
    block = read.document.block_at(other.start)
    there = block.span if block else read.sentence(other)
    known, inside = read.tokens, read.tokens.inside(this)
    near = range(max(0, inside.start - _LEAD), inside.stop)
    own = {
        word
        for at in inside
        if known.is_capital(at) and not _ROMAN.fullmatch(word := known.words[at])
    }
    names = own | {known.words[at] for at in near if known.is_capital(at)}
    return bool(names & {known.words[at] for at in known.inside(there)})


def _distance(one: Date, two: Date) -> float:
    ends = _lower_ends(one, two)
    return abs(ends[0] - ends[1]) if ends else float("inf")


def _are_of_one_day(mine: Sequence[Date], theirs: Sequence[Date]) -> bool:
    """True if two places tell one day of one month, of two years."""
    values = [one.value for one in (*mine, *theirs) if Unit.DAY in one.stated and one.value]
    days = [value.start or value for value in values]
    is_pair = len(mine) == len(theirs) == 1 and len(days) == 2  # noqa: PLR2004 - a date each
    return is_pair and len({(day.month, day.day) for day in days if day.day}) == 1


def explained(read: Reading, this: Span, other: Span, redated: Sequence[str] = _REDATED) -> str:
    """Return how the document tells why two dates stand; empty if it does not."""
    for span in (this, other):
        section = read.document.section_at(span.start)
        heading = section.heading if section else None
        if any(read.tells(one, *redated) for one in (span, heading) if one):
            return "the document says that the date was changed"
    if read.is_quoted(this) != read.is_quoted(other):
        return "one of the two is quoted"
    return ""


def _two_dates(link: Link, read: Reading, this: Date, counter: Date) -> Proved:
    found = of_dates(read.document, this, counter, _where(read, this, counter))
    is_of_work = link.kind is LinkKind.WORK
    return evolve(found, code="CIT02", least=CONCEIVABLE) if is_of_work else found


def _where(read: Reading, this: Date, counter: Date) -> tuple[str, str]:
    """Return where two dates stand, in words that part them."""
    first, second = (
        next((one for one in read.known.claims if one.span.contains(date.span)), None)
        for date in (this, counter)
    )
    is_apart = first and second and (first.role, first.section) != (second.role, second.section)
    if first and second and is_apart:
        return first.place_beside(second)
    here, there = (f"in the {read.document.role_at(one.span.start)}" for one in (this, counter))
    return (here, there) if here != there else ("here", "elsewhere")


@frozen
class Time:
    """A time of day as it is written."""

    span: Span
    minutes: int
    """From midnight."""
    is_sure: bool
    """The half of the day is told, or the hour shows it."""

    def can_be(self, other: "Time") -> bool:
        """True if both can be one time: where a half of the day is not told, it may be either."""
        apart = abs(self.minutes - other.minutes)
        return apart == 0 or (apart == _HALF_DAY and not (self.is_sure and other.is_sure))


def compare_times(link: Link, read: Reading) -> Verdict:
    """Prove that no time of day of one place is one of another."""
    mine = list(times(read, link.this))
    if link.kind is LinkKind.BEFORE:
        return Refused(Reason.NO_COMPARISON, "the times are not said to be of one thing")
    if not mine:
        return Refused(Reason.NO_VALUE, f"no time of day is read in “{read.shown(link.this)}”")
    refused = read.without("time of day", link.others)
    sides = [(other, list(times(read, other))) for other in link.others]
    told = (_times_apart(read, (link.this, mine), side) for side in sides if side[1])
    return first_proof(told, refused)


def _times_apart(
    read: Reading, this: tuple[Span, list[Time]], other: tuple[Span, list[Time]]
) -> Verdict:
    """Return whether two places tell two times of one thing."""
    why = _times_refused(read, this, other)
    if why:
        return why
    pairs = list(zip(this[1], other[1], strict=False))
    mine, theirs = next((pair for pair in pairs if not pair[0].can_be(pair[1])), pairs[0])
    proof = f"{read.words(mine.span)} and {read.words(theirs.span)} are two times of day"
    return read.two_values("CHR01", "time", mine.span, theirs.span, proof, least=LIKELY)


def _times_refused(
    read: Reading, this: tuple[Span, list[Time]], other: tuple[Span, list[Time]]
) -> Refused | None:
    """Return why two places do not tell two times of one thing; None if they do."""
    zones = [_zones(read, span) for span, _ in (this, other)]
    if all(zones) and not zones[0] & zones[1]:
        return Refused(Reason.OTHER_THING, "the times are of two zones")
    apart = rows_apart(this[1], other[1], lambda one, two: not one.can_be(two))
    is_odd = len(apart) == 1
    if not is_odd and any(one.can_be(two) for one, two in product(this[1], other[1])):
        return Refused(Reason.AGREES, "both places have one time of day")
    if _is_within(this[1], other[1]) or _is_within(other[1], this[1]):
        return Refused(Reason.AGREES, "one time lies between the two of the other place")
    if _is_shortly_before(read, this[1], other[1]) or _is_shortly_before(read, other[1], this[1]):
        return Refused(Reason.AGREES, "a time lies shortly before a stretch, which may follow it")
    if _has_hedge(read, this[0]) or _has_hedge(read, other[0]):
        return Refused(Reason.APPROXIMATE, "a time is told about")
    why = explained(read, this[0], other[0])
    return Refused(Reason.EXPLAINED, why) if why else None


def times(read: Reading, span: Span) -> Iterator[Time]:
    """Yield the times of day at a place, those to the second among them."""
    to_second = [place for _, place in read.matches(_SECONDS, span)]
    universal = [one.span for one in read.known.facts.clocks if one.zone in ("UTC", "GMT")]
    for place in to_second:
        hour, minute, _ = read.words(place).split(":")
        yield Time(place, int(hour) * 60 + int(minute), is_sure=True)
    for value in read.values(span):
        if value.kind is Read.TIME and not any(map(value.span.overlaps, to_second)):
            hour, _, minute = value.reading[0].partition(":")
            told = read.words(value.span).lower().rstrip(".")
            is_long = told.startswith("0") or int(hour) > _NOON
            is_universal = any(one.contains(value.span) for one in universal)
            is_sure = is_long or told.endswith("m") or is_universal
            yield Time(value.span, int(hour) * 60 + int(minute), is_sure)
    known = [one.span for one in read.values(span) if one.kind is Read.TIME]
    for found, place in read.matches(_JOINED, span):
        hours = int(found["hour"]) % _NOON + _NOON * (found["half"].lower() == "p")
        if not any(map(place.overlaps, known)):
            minutes = int(found["minute"] or found["part"] or 0)
            yield Time(place, hours * 60 + minutes, is_sure=True)


def _is_within(inner: Sequence[Time], outer: Sequence[Time]) -> bool:
    """True if all times of one place can lie between the two of another."""
    if len(outer) != 2 or not all(one.is_sure for one in outer):  # noqa: PLR2004
        return False
    first, last = (one.minutes for one in outer)
    halves = {True: (0,), False: (0, _HALF_DAY)}
    return all(any(first < one.minutes + by < last for by in halves[one.is_sure]) for one in inner)


def _is_shortly_before(read: Reading, one: Sequence[Time], other: Sequence[Time]) -> bool:
    """True if a single time lies up to an hour before a stretch: doors open, then it begins."""
    behind = read.tokens.at(other[0].span.end)
    is_stretch = behind < len(read.tokens) and read.tokens.lower[behind] in _TO
    is_single = len(one) == 1 and is_stretch
    return is_single and 0 < other[0].minutes - one[0].minutes <= _HOUR


def _zones(read: Reading, span: Span) -> frozenset[str]:
    """Return the zones of the times of a place, by their initials: ET and EST are one."""
    near = Span(span.start, min(span.end + _ZONE_BEHIND, len(read.document.text)))
    named = [one.zone for one in read.known.facts.clocks if near.contains(one.span) and one.zone]
    named += _ZONE.findall(read.words(near)) if not named else []
    return frozenset(zone[0].upper() if zone.upper().endswith("T") else zone for zone in named)


def _has_hedge(read: Reading, span: Span) -> bool:
    return any(
        one.value and (one.value.is_approximate or one.value.is_uncertain)
        for one in read.dates(span)
    )
