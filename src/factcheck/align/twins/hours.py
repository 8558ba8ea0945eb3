"""Times of day that cannot both be: one moment in two zones, an end before its beginning."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, product

from attrs import frozen

from factcheck import lexicon
from factcheck.align.twins.statements import Place, Statements
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model import BlockKind
from factcheck.model.twins import Twin, TwinRoute

_DAY, _HOUR = 1_440, 60
_LONGEST_BACK = 240
"""Minutes that an end may lie before its beginning and not be one of the next day."""
_GAP = 3
_SAME = frozenset("(/=|[")
"""Marks between two times of one moment."""
_MARKS = frozenset("()[]/=|,") | {"or", "i.e", "is"}
_TO = frozenset({"to", "until", "till", "-", "–", "—", "‐", "‑"})
_SEASONS = 2

Offsets = tuple[int, ...]
"""Minutes before or behind Greenwich, in winter and in summer."""


@frozen
class _Zone:
    """What an abbreviation may mean."""

    is_american: bool
    meanings: tuple[Offsets, ...]


@frozen
class _Zoned:
    """A time of day with its zone."""

    value: Value
    zone: str
    last: int
    """The token of its zone."""


def impossible_hours(made: Statements) -> Iterator[Twin]:
    """Yield the times that contradict the time beside them."""
    times = [value for value in made.values if value.kind is ValueKind.TIME]
    yield from _other_moments(made, times)
    yield from _reversed(made, times)


@cache
def _zones() -> Mapping[str, _Zone]:
    """Return the zones by their names."""
    found = {}
    for name, told in lexicon.table("twins.zones").items():
        meanings = tuple(
            tuple(map(int, meaning.removeprefix("us ").split())) for meaning in told.split(" or ")
        )
        found[name] = _Zone(told.startswith("us "), meanings)
    return found


def _other_moments(made: Statements, times: Sequence[Value]) -> Iterator[Twin]:
    """Yield the time in another zone that is not the moment of the time before it."""
    for chain in _chains(made, times):
        if _have_one_moment(chain):
            continue
        rests = [[*chain[:at], *chain[at + 1 :]] for at in range(len(chain))]
        wrong = [at for at, rest in enumerate(rests) if _have_one_moment(rest)]
        at = wrong[-1] if len(wrong) == 1 or len(chain) == _SEASONS else None
        if at is not None:
            other = chain[at - 1] if at else chain[1]
            yield _twin(chain[at].value, other.value, "moment")


def _chains(made: Statements, times: Sequence[Value]) -> list[list[_Zoned]]:
    """Return the times with different zones that tell one moment, with a mark between."""
    chains: list[list[_Zoned]] = []
    for one in (one for value in times for one in _zoned(made, value)):
        last = chains[-1] if chains else []
        if last and _is_same_moment(made, last[-1], one, is_begun=len(last) > 1):
            last.append(one)
        else:
            chains.append([one])
    return [chain for chain in chains if len(chain) > 1]


def _zoned(made: Statements, value: Value) -> Iterator[_Zoned]:
    words = made.tokens.words
    at = value.behind + (words[value.behind : value.behind + 1] == ["("])
    zone = words[at] if at < len(words) else ""
    if zone in _zones() and made.tokens.blocks[value.first] == made.tokens.blocks[at]:
        yield _Zoned(value, zone, at)


def _is_same_moment(made: Statements, one: _Zoned, other: _Zoned, *, is_begun: bool) -> bool:
    """True if a mark shows that two times with zones are one; a comma does behind two such."""
    between = made.tokens.words[one.last + 1 : other.value.first]
    is_near = 0 < len(between) <= _GAP and _MARKS.issuperset(between)
    is_marked = not _SAME.isdisjoint(between) or (is_begun and "," in between)
    in_block = made.tokens.blocks[one.last] == made.tokens.blocks[other.last]
    return is_near and is_marked and in_block and one.zone != other.zone


def _have_one_moment(chain: Sequence[_Zoned]) -> bool:
    """True if in some season all times of a chain are one moment, days aside."""
    for american, other in product(range(_SEASONS), repeat=_SEASONS):
        moments = []
        for one in chain:
            zone = _zones()[one.zone]
            season = american if zone.is_american else other
            moments.append({(_minutes(one.value) - each[season]) % _DAY for each in zone.meanings})
        if set.intersection(*moments):
            return True
    return False


def _minutes(value: Value) -> int:
    hour, minute = value.reading[0].split(":")
    return int(hour) * _HOUR + int(minute)


def _reversed(made: Statements, times: Sequence[Value]) -> Iterator[Twin]:
    """Yield the ends that lie shortly before their beginning: "from 19:00 to 18:00"."""
    words = made.tokens
    for start, end in pairwise(times):
        between = words.lower[start.behind : end.first]
        if len(between) != 1 or between[0] not in _TO:
            continue
        back = _minutes(start) - _minutes(end)
        if 0 < back <= _LONGEST_BACK and _is_of_one_day(made, start, end):
            yield _twin(end, start, "end")


def _is_of_one_day(made: Statements, start: Value, end: Value) -> bool:
    """True if nothing says that a day, a zone or a result lies between two times, or a change."""
    words, kind = made.tokens, made.document.kind_at(start.span.start)
    sentence = made.document.sentence_at(start.span.start) or start.span
    before = words.lower[words.inside(sentence).start : start.first]
    is_text = kind not in (None, BlockKind.CODE)
    near = words.lower[max(0, start.first - _GAP) : end.behind + _GAP]
    printed = words.words[end.behind : end.behind + 2]
    has_zone = any(word in _zones() for word in printed)
    halves = [
        {*words.lower[one.first : one.behind]} & {"am", "pm", "a.m", "p.m"} for one in (start, end)
    ]
    is_told_alike = bool(halves[0]) == bool(halves[1])
    return (
        is_text
        and is_told_alike
        and not has_zone
        and lexicon.words("twins.over midnight").isdisjoint(near)
        and lexicon.words("dates.moved").isdisjoint(before)
    )


def _twin(this: Value, other: Value, kind: str) -> Twin:
    return Twin(TwinRoute.FACT, kind, this.span, other.span, (Place.BODY, Place.BODY))
