"""Clock times of two zones: what explains that two times of one happening differ."""

from factcheck import lexicon
from factcheck.align.events.pairs import Pair
from factcheck.model.agreement import HALF_HOUR, aligned

_MINUTE = 60
_FARTHEST = 52
"""Half-hours between the first and the last zone."""
_CHANGES = (3, 10, 11)
"""Months in which clocks are changed. Source: the IANA tz database, Europe and North America."""
_SUMMER = range(4, 11)


def are_zones_apart(pair: Pair) -> bool:
    """True if two times differ by half-hours, as those of two zones do, to the minute.

    The document must name more than one zone, or any where the two dates are told nowhere else.
    """
    mine, theirs = pair.mine.date, pair.theirs.date
    if len(pair.around.zones) < (1 if pair.untold else 2):
        return False
    first, second = aligned(mine, theirs) if mine and theirs else (None, None)
    if not (first and second and first.has_time and first.lower and second.lower):
        return False
    if first.has_offset and second.has_offset and not _is_off_season(pair, first.month):
        return False
    steps = round(abs(first.lower - second.lower) / HALF_HOUR)
    rest = abs(first.lower - second.lower) - steps * HALF_HOUR
    return 0 < steps <= _FARTHEST and abs(rest) <= _MINUTE


def _is_off_season(pair: Pair, month: int | None) -> bool:
    """True if a zone is named that is not in force, as "CET" in summer: an hour is in doubt."""
    words = pair.around.frames.tokens.words
    named = {words[at] for frame in (pair.left, pair.right) for at in frame.words}
    winter, summer = (
        lexicon.words("events.zones in winter"),
        lexicon.words("events.zones in summer"),
    )
    others = winter if month in _SUMMER else summer
    return not month or month in _CHANGES or bool(named & others)
