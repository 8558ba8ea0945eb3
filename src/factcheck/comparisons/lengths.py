"""A length of time or an age beside the two dates that it lies between: does it fit?

A stretch may count both of its ends, and an age only completed years, so one more or less is right.
"""

from collections.abc import Iterator

from factcheck.comparisons.dates import stated
from factcheck.comparisons.reading import Reading, days_of, unit_of_time
from factcheck.model import Date, Link, Proved, Quantity, Reason, Refused, Related, Unit, Verdict
from factcheck.model.agreement import DAY
from factcheck.patterns import lazy

_AGE_BEFORE = lazy(r"\b(?:aged|age of|age) $")
_AGE_BEHIND = lazy(r"[- ]years?[- ]old\b|th birthday\b")


def compare_lengths(link: Link, read: Reading) -> Verdict:
    """Prove that a length of time is not what lies between two dates."""
    lengths = list(_lengths(link, read))
    dates = sorted({str(one.value): one for one in _dates(link, read)}.items())
    if link.equation or len(lengths) != 1 or len(dates) != 2:  # noqa: PLR2004 - both ends
        return Refused(Reason.NO_VALUE, "no single length stands beside two dates")
    (figure, unit), (first, last) = lengths[0], (date for _, date in dates)
    between = _between(first, last, unit)
    if between is None:
        return Refused(Reason.NO_VALUE, "the dates are not told to the day or to the year")
    if figure.low - 1 <= between <= figure.high + 1:
        return Refused(Reason.HOLDS, f"between the two dates lie {between:.4g} {unit}s")
    ends = f"{read.shown(first.span)} and {read.shown(last.span)}"
    return Proved(
        "DAT06",
        figure.span,
        f"{read.shown(figure.span)}: between {ends} lie {between:.4g} {unit}s",
        proof=(f"{last.value} - {first.value}",),
        related=(Related(first.span), Related(last.span)),
    )


def _lengths(link: Link, read: Reading) -> Iterator[tuple[Quantity, str]]:
    """Yield the lengths of time of the places, each with its unit."""
    for place in link.places:
        for figure in read.figures(place):
            unit, text, span = unit_of_time(figure), read.document.text, figure.span
            before = text[max(0, span.start - len("at the age of ")) : span.start].lower()
            if days_of(unit) >= 1:
                yield figure, unit
            elif _AGE_BEFORE.search(before) or _AGE_BEHIND.match(text, span.end):
                yield figure, "year"


def _dates(link: Link, read: Reading) -> Iterator[Date]:
    for place in link.places:
        for date in stated(read, place):
            if date.value and date.value.single and Unit.YEAR in date.stated:
                yield date


def _between(first: Date, last: Date, unit: str) -> float | None:
    """Return how many of a unit lie between two dates, as far as both are told."""
    one, two = first.value, last.value
    if one is None or two is None or one.lower is None or two.lower is None:
        return None
    if Unit.DAY in first.stated & last.stated:
        return abs(two.lower - one.lower) / DAY / days_of(unit)
    if one.year is None or two.year is None or unit not in ("year", "decade"):
        return None
    return abs(two.year - one.year) / (days_of(unit) / days_of("year"))
