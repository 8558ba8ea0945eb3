"""A distance and the date told with it do not lead to the same day.

## Why it matters

Either the date or the distance is wrong, and a reader who counts on his fingers sees it.

## What it leaves alone

Hedges and bounds ("almost a month", "within two weeks", "just two weeks" for fifteen days); weeks,
months and years that are merely rounded; counting that includes the first day ("on the third day");
distances that any date told shortly before explains; dates too far from the sum to be a slip.

## Source

Calendar arithmetic on the proleptic Gregorian calendar, ISO 8601-1:2019.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Edtf, Flag, Reckoning, Related, Severity
from factcheck.model.dates import Unit, spoken
from factcheck.model.distances import FIRM, fits, moved_by

_NEAR_DAYS = {Unit.WEEK: 21, Unit.MONTH: 100}
_FEW_DAYS = 10
_NEAR_YEARS = 12
_NEAR_MINUTES = 90
_DAY, _MINUTE = 86_400, 60
_ALIKE = 2
"""So many of day, month and year are equal in dates that look alike."""


def relative_date_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each date that lies elsewhere than the distance told with it leads."""
    for one in dossier.reckonings:
        due = _due(one)
        if due is not None and one.distance.hedge in FIRM and _contradicts(one, due):
            yield _flag(dossier, one, due)


def _due(one: Reckoning) -> Edtf | None:
    """Return the date that the distance leads to; None for a count that is not whole."""
    value, count = one.base.value, one.distance.count
    if value is None or count != int(count):
        return None
    start = value.end or value.start or value if value.is_interval else value
    return moved_by(start, one.sign * int(count), one.distance.unit)


def _contradicts(one: Reckoning, due: Edtf) -> bool:
    bases = (one.base, *one.others)
    if any(fits(base, one.target, one.distance, one.sign) for base in bases):
        return False
    near = _NEAR_DAYS.get(one.distance.unit, _FEW_DAYS)
    return _is_ahead(one) and _is_near(due, one.target.value, near)


def _is_ahead(one: Reckoning) -> bool:
    """Say whether the date lies on the side of its base that the distance says."""
    base, target = one.base.value, one.target.value
    if base is None or target is None:
        return False
    return base.before(target) if one.sign > 0 else target.before(base)


def _is_near(due: Edtf, told: Edtf | None, days: int) -> bool:
    """Say whether two dates are near or alike enough for one to be a slip of the other."""
    if told is None or due.lower is None or told.lower is None:
        return False
    apart = abs(due.lower - told.lower)
    if due.has_time:
        return apart <= _NEAR_MINUTES * _MINUTE
    if due.precision is Unit.YEAR or told.precision is Unit.YEAR:
        return apart <= _NEAR_YEARS * 366 * _DAY
    same = [due.day == told.day, due.month == told.month, due.year == told.year]
    return apart <= days * _DAY or sum(same) >= _ALIKE


def _flag(dossier: Dossier, one: Reckoning, due: Edtf) -> Flag:
    words = dossier.document.words
    sign = "+" if one.sign > 0 else "-"
    length = words(one.distance.span)
    length = f"one {one.distance.unit}" if length.lower().startswith("the ") else length
    base, told = (spoken(date.value) if date.value else "" for date in (one.base, one.target))
    said = length[:1].lower() + length[1:]
    return Flag(
        span=one.span,
        message=f"“{words(one.span)}”: {base} {sign} {said} = {spoken(due)}, not {told}",
        related=(Related(one.base.span, "anchor"),),
    )


CHECK = Check(
    code="DAT03",
    run=relative_date_mismatch,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            "The envoy landed on 25 June 2019. [[Two weeks later, on 2 July]], he was received.",
            says="“Two weeks later, on 2 July”: 25 June 2019 + two weeks = 9 July 2019,"
            " not 2 July 2019",
        ),
        Bad(
            "The pump stopped at 09:31 on 6 May 2021. The alarm rang "
            "[[thirty minutes later, at 10:21]].",
            says="“thirty minutes later, at 10:21”: 6 May 2021 at 09:31 + thirty minutes ="
            " 6 May 2021 at 10:01, not 6 May 2021 at 10:21",
        ),
    ),
    good=(
        "The envoy landed on 25 June 2019. Just two weeks later, on 10 July, he was received.",
        "The envoy landed on 25 June 2019. Almost a month later, on 19 July, he was received.",
        "The mill burned on 3 May 1908. On the third day, 5 May, the roof fell.",
        "The vote of 3 May 1908 was lost on 10 May. Five days later, on 8 May, nobody was proud.",
        "He left on 5 May 1911 and marched for ten days. Two days later, on 17 May, he swam.",
    ),
)
