"""An age or an anniversary is not what its two dates make it.

## Why it matters

One of the three numbers is wrong, and the birth or founding year is the one that readers copy.

## What it leaves alone

A birthday that may not have been reached; anniversaries told ahead of their day; people whose birth
the document does not tell; ages that may be of another person whom the sentence or paragraph names,
or of kin; things founded, built and opened in several years; hedged or unknown years. An age is
read in these forms alone: "aged 39", "at the age of 39", "she was 39", "Holm was 39 years old",
"then 39", "in her 39th year", "the 39-year-old Holm"; not "Holm, 39, sailed".

## Source

Ages count completed years, as in ISO 8601-1:2019 durations; anniversaries count calendar years.
"""

from collections.abc import Iterator

from factcheck.model import (
    ANYHOW,
    Age,
    Bad,
    Check,
    Dossier,
    Edtf,
    Flag,
    Related,
    Severity,
    Span,
    Unit,
)
from factcheck.model.calendar import DAY_SECONDS, date_of
from factcheck.patterns import lazy
from factcheck.wording import of_numbers

_LIFE = lazy(r"(?P<birth>[^–—]*[^–—\s])\s*[–—]\s*\S")
"""The dates of a life, or of any stretch told by its ends."""


def age_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each age or anniversary that its dates exclude."""
    for one in dossier.ages:
        since, at = _end(one.since.value, last=False), _end(one.at.value, last=True)
        possible = _possible(one, since, at) if since and at else None
        if possible and min(possible) >= 0 and one.years not in possible:
            yield _flag(dossier, one, possible)


def _end(value: Edtf | None, *, last: bool) -> Edtf | None:
    """Return the date, or the end of an interval that counts; None if it is not certain."""
    if value is not None and value.is_interval:
        value = value.end if last else value.start
    sure = value is not None and not (value.is_approximate or value.is_uncertain)
    return value if sure and value is not None and value.year is not None else None


def _possible(one: Age, since: Edtf, at: Edtf) -> tuple[int, ...]:
    """Return the numbers of years that the two dates allow."""
    if not one.is_completed:
        return ((at.year or 0) - (since.year or 0),)
    since, at = _whole(since), _whole(at)
    ends = since.lower, since.upper, at.lower, at.upper
    if None in ends:
        return ()
    born, youngest, first, last = (
        date_of(((end or 0) - is_end) // DAY_SECONDS)
        for end, is_end in zip(ends, (0, 1, 0, 1), strict=True)
    )
    fewest, most = _completed(youngest, first), _completed(born, last)
    return tuple(range(fewest, most + 1))


def _whole(date: Edtf) -> Edtf:
    """Return the year of a season: a winter has two of them."""
    return Edtf.parse(f"{date.year:04}") if date.precision is Unit.SEASON and date.year else date


def _completed(born: tuple[int, int, int], day: tuple[int, int, int]) -> int:
    """Return the birthdays from one day to another."""
    return day[0] - born[0] - (day[1:] < born[1:])


def _flag(dossier: Dossier, one: Age, possible: tuple[int, ...]) -> Flag:
    words = dossier.document.words
    begins = one.since.span if one.since is one.at else _beginning(dossier, one.since.span)
    since, at = words(begins), words(one.at.span)
    many = " or ".join(map(str, possible[:: max(1, len(possible) - 1)]))
    places = [begins] if one.since is one.at else [begins, one.at.span]
    told = f"“{since}”" if one.since is one.at else f"“{since}” to “{at}”"
    return Flag(
        span=one.span,
        message=f"“{words(one.span)}”: {told} makes {many} years",
        related=tuple(Related(place) for place in places),
        suggestions=of_numbers(words(one.span), possible),
    )


def _beginning(dossier: Dossier, span: Span) -> Span:
    """Return the first date of "17 April 1868 – 9 October 1951", or all of another."""
    first = _LIFE.match(dossier.document.words(span))
    return Span(span.start, span.start + first.end("birth")) if first else span


CHECK = Check(
    code="DAT05",
    run=age_mismatch,
    severity=Severity.WARNING,
    across=ANYHOW,
    text_only=True,
    bad=(
        Bad(
            "On 3 June 2021 the town marked the [[75th anniversary]] of the flood of 1945.",
            says="“75th anniversary”: “1945” to “3 June 2021” makes 76 years",
        ),
        Bad(
            "She was born at Lund on 5 May 1910. She won the race in 1950, [[aged 45]].",
            says="“aged 45”: “5 May 1910” to “1950” makes 39 or 40 years",
        ),
        Bad(
            "Anna Holm (1910–1955) kept the light. She died there [[at the age of fifty]].",
            says="“at the age of fifty”: “1910–1955” makes 44 or 45 years",
        ),
    ),
    good=(
        "On 3 June 2021 the town marked the 76th anniversary of the flood of 1945.",
        "On 3 June 2021 the town planned for the 80th anniversary of the flood of 1945.",
        "She was born on 5 May 1910. She won the race in 1950, aged 39.",
        "She was born on 5 May 1910. In 1950 her son died, aged 12.",
        "He was born in 1910. The prize of 1950 went to Ada Lunt, aged 22.",
    ),
)
