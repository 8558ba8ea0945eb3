"""A distance and the date told with it do not lead to the same day.

## Why it matters

Either the date or the distance is wrong, and a reader who counts on his fingers sees it.

## What it leaves alone

Hedges that soften ("about a month", "just two weeks" for fifteen days) and bounds that hold ("less
than three weeks" for twenty days); weeks, months and years that are merely rounded; counting that
includes the first day, from a happening told elsewhere; happenings that have several dates;
distances that any date told shortly before explains; dates too far from the sum to be a slip.

## Source

Calendar arithmetic on the proleptic Gregorian calendar, ISO 8601-1:2019.
"""

from collections.abc import Iterator

from factcheck.model import (
    Bad,
    Check,
    Date,
    Dossier,
    Edtf,
    Flag,
    Reckoning,
    Related,
    Severity,
    Suggestion,
)
from factcheck.model.dates import spoken
from factcheck.model.distances import BOUNDED, FIRM, apart, is_clocked
from factcheck.model.dues import contradicts, due_date
from factcheck.wording import date_like, of_length


def relative_date_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each date that lies elsewhere than the distance told with it leads."""
    for one in dossier.reckonings:
        due = due_date(one)
        if due is not None and one.distance.hedge in FIRM | BOUNDED and contradicts(one, due):
            yield _flag(dossier, one, due)


def _flag(dossier: Dossier, one: Reckoning, due: Edtf) -> Flag:
    words = dossier.document.words
    sign = "+" if one.sign > 0 else "-"
    length = words(one.distance.span)
    length = f"one {one.distance.unit}" if length.lower().startswith("the ") else length
    base, told = (_end(date) for date in (one.base, one.target))
    said = length[:1].lower() + length[1:]
    proof = f"{base} {sign} {said} = {spoken(due)}, not {told}"
    if one.distance.hedge in BOUNDED:
        proof = f"from {base} to {told} it is {_days(one)}, not {one.distance.hedge} {said}"
    return Flag(
        span=one.span,
        message=f"“{words(one.span)}”: {proof}",
        related=(Related(one.base.span, "anchor"),),
        suggestions=tuple(_repairs(dossier, one, due)),
    )


def _end(date: Date) -> str:
    """Return a date in words, of a stretch its end, which is counted from."""
    value = date.value.end if date.value and date.value.is_interval else None
    value = value or date.value
    return spoken(value) if value else ""


def _repairs(dossier: Dossier, one: Reckoning, due: Edtf) -> Iterator[Suggestion]:
    """Yield the date that the distance leads to, and the distance that leads to the date.

    None where a date stands nearer than the one that is counted from: then it may be that.
    """
    if any(one.base.span.start < other.span.start for other in one.others):
        return
    whole = dossier.document.words(one.span)
    date, length = (dossier.document.words(part.span) for part in (one.target, one.distance))
    told = date_like(date, one.target.value, due) if one.target.value else None
    if told and whole.count(date) == 1:
        yield Suggestion(whole.replace(date, told))
    base, target = one.base.value, one.target.value
    found = apart(base, target, minutes=is_clocked(one.distance)) if base and target else None
    if found is None or found.low != found.high or whole.count(length) != 1:
        return
    yield from (
        Suggestion(whole.replace(length, other.text))
        for other in of_length(length, one.distance, found)
    )


def _days(one: Reckoning) -> str:
    """Return how far both dates lie apart."""
    base, target = one.base.value, one.target.value
    found = apart(base, target, minutes=False) if base and target else None
    low, high = sorted(abs(end) for end in (found.low, found.high)) if found else (0, 0)
    return f"{low:.0f} days" if low == high else f"{low:.0f} to {high:.0f} days"


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
