"""One happening is told twice, with dates or clock times that cannot both hold.

## Why it matters

Who quotes the one place contradicts who quotes the other, and one of the two is wrong.

## What it leaves alone

Steps of one affair (announced, decided, in force); limits ("from", "until", "effective"); dates of
other things in the sentence, and any date that agrees with the other telling; "about" and parts of
a month as far as they reach; relative dates, unless the event is declared or told by nothing else;
dates over ten days apart that do not look alike; entries of one list; people who meet repeatedly;
days with a time to the second, which letters and programs have.

Two lines that a day heads each are mostly two entries, and a suspicion, told with `--suspicions`
alone.

## Source

ISO 8601-2:2019 (EDTF): two intervals conflict only if they share no instant.
"""

from collections.abc import Iterator

from factcheck import lexicon
from factcheck.model import (
    ANYHOW,
    Bad,
    Check,
    Claim,
    Date,
    Dossier,
    Flag,
    Role,
    Severity,
    Span,
    Unit,
)
from factcheck.model.agreement import dated, exclude, worded
from factcheck.model.disagreements import of_dates
from factcheck.patterns import lazy
from factcheck.values import evolve
from factcheck.wording import Printed, of_two_dates

_LETTERS = lazy(r"[^\W\d_]+")
_SECONDS = lazy(r"\b\d\d?:\d\d:\d\d\b")


def event_date_conflict(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each date that contradicts another telling of its happening."""
    flagged = set[Span]()
    links = [(event, link) for event in dossier.events for link in event.links]
    for event, link in sorted(links, key=lambda pair: pair[1].dates is not None):
        left, right = (dossier.claim(name) for name in (link.left, link.right))
        if link.dates:
            left, right = dated(left, link.dates[0]), dated(right, link.dates[1])
        this, other = (left, right) if left.role is Role.CHRONOLOGY else (right, left)
        if not (this.date and other.date and exclude(this, other, far=link.is_firm)):
            continue
        if all(_is_stamp(dossier, date) for date in (this.date, other.date)):
            continue
        if this.date.span not in flagged and not (link.dates and other.date.span in flagged):
            why = f"declared as one event: {event.key}" if link.declared else link.evidence
            flag = _flag(dossier, (this, this.date), (other, other.date), why)
            are_heads = all(_heads_its_line(dossier, date) for date in (this.date, other.date))
            is_doubtful = are_heads and not link.declared
            yield evolve(flag, severity=Severity.NOTE) if is_doubtful else flag
        flagged |= {this.date.span, other.date.span} if link.dates else {this.date.span}


def _heads_its_line(dossier: Dossier, date: Date) -> bool:
    """True if nothing but the number of an entry or a version stands in front of a date."""
    document = dossier.document
    block = document.block_at(date.span.start)
    head = document.text[block.span.start : date.span.start] if block else ""
    labels = lexicon.words("quantities.labels") | {"v"}
    return labels.issuperset(word.lower() for word in _LETTERS.findall(head))


def _is_stamp(dossier: Dossier, date: Date) -> bool:
    """True if a machine wrote a moment: a day with a time to the second, as over each letter."""
    return not date.stated.isdisjoint((Unit.MONTH, Unit.DAY)) and bool(
        _SECONDS.search(dossier.document.words(date.span))
    )


def _flag(
    dossier: Dossier, this: tuple[Claim, Date], other: tuple[Claim, Date], evidence: str
) -> Flag:
    from textwrap import shorten  # noqa: PLC0415 - for a finding

    (first, date), (second, counter) = this, other
    found = of_dates(dossier.document, date, counter, first.place_beside(second))
    spans = ((date, found.span), (counter, found.related[0].span))
    repairs = of_two_dates(*(_printed(dossier, one, span) for one, span in spans))
    told = [f"“{shorten(one.says, width=60, placeholder=' …')}”" for one in (first, second)]
    return found.flag(repairs, (f"same event: {' / '.join(told)}", evidence))


def _printed(dossier: Dossier, date: Date, span: Span) -> Printed:
    words = dossier.document.words(span)
    return Printed(words, worded(date, words), date.value)


_MILL = """The mill

The old mill burned to the ground on {0}. The guild bought the ruin the year after.

Chronology

{1}: The old mill burns to the ground.
9 August 1907: The guild buys the ruin.
3 May 1911: The wheel is lifted into place.
"""

CHECK = Check(
    code="CHR01",
    run=event_date_conflict,
    severity=Severity.ERROR,
    across=ANYHOW,
    bad=(
        Bad(
            _MILL.format("21 June 1906", "[[12 June 1906]]"),
            says="date: 12 June 1906 in the chronology, 21 June 1906 in the narrative",
        ),
        Bad(
            _MILL.format("Friday, 22 June", "[[June 12, 1906]]"),
            says="date: June 12, 1906 in the chronology, Friday, 22 June in the narrative",
        ),
    ),
    good=(
        _MILL.format("12 June 1906", "12 June 1906"),
        _MILL.format("a day in June 1906", "12 June 1906"),
    ),
    inapplicable=lambda known: "" if known.events else "no happening is told twice",
)
