"""One happening is told twice, with dates or clock times that cannot both hold.

## Why it matters

Who quotes the one place contradicts who quotes the other, and one of the two is wrong.

## What it leaves alone

Steps of one affair (announced, decided, in force); limits ("from", "until", "effective"); dates of
other things in the sentence, and any date that agrees with the other telling; "about" and parts of
a month as far as they reach; relative dates, unless a claims folder declares the event; dates more
than ten days apart that do not look alike; entries of one list; people who meet again and again.

## Source

ISO 8601-2:2019 (EDTF): two intervals conflict only if they share no instant.
"""

import re
from collections.abc import Iterator
from textwrap import shorten

from factcheck.model import (
    Bad,
    Check,
    Claim,
    Date,
    Dossier,
    Flag,
    Link,
    Related,
    Role,
    Severity,
    Span,
    Suggestion,
)
from factcheck.model.agreement import Relation, aligned, relation


def event_date_conflict(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each date that contradicts another telling of its happening."""
    flagged = set[Span]()
    for event in dossier.events:
        for link in event.links:
            left, right = dossier.claim(link.left), dossier.claim(link.right)
            this, other = (left, right) if left.role is Role.CHRONOLOGY else (right, left)
            if this.date and other.date and _conflict(this, other, link):
                if this.date.span not in flagged:
                    declared = f"declared as one event: {event.key}"
                    evidence = declared if link.declared else link.evidence
                    yield _flag(dossier, (this, this.date), (other, other.date), evidence)
                flagged.add(this.date.span)
    yield from _of_deeds(dossier, flagged)


def _of_deeds(dossier: Dossier, flagged: set[Span]) -> Iterator[Flag]:
    """Yield a flag for each deed that is dated twice, unless one of its dates has a flag."""
    for deed in dossier.deeds:
        if not {deed.this.span, deed.other.span} & flagged:
            this, other = (dossier.claim(name) for name in deed.claims)
            evidence = f"shared words: {', '.join(deed.shared)}"
            yield _flag(dossier, (this, deed.this), (other, deed.other), evidence)


def _conflict(left: Claim, right: Claim, link: Link) -> bool:
    """Say whether the dates exclude each other; declared tellings need not look alike."""
    found = relation(left, right)
    return found is Relation.CONFLICT or (link.declared and found is Relation.APART)


def _flag(
    dossier: Dossier, this: tuple[Claim, Date], other: tuple[Claim, Date], evidence: str
) -> Flag:
    (first, date), (second, counter) = this, other
    spans = date.span, counter.span
    words, others = (re.sub(r"^[Oo]n ", "", dossier.document.words(span)) for span in spans)
    here, there = _places(first, second)
    mine, theirs = aligned(date, counter)
    unit = "time" if mine and mine.has_time else "date"
    told = [f"“{shorten(claim.says, width=60, placeholder=' …')}”" for claim in (first, second)]
    return Flag(
        span=date.span,
        message=f"{unit}: {words} {here}, {others} {there}",
        proof=(f"same event: {' / '.join(told)}", evidence, f"{mine} and {theirs} do not overlap"),
        related=(Related(counter.span),),
        suggestions=(Suggestion(others), Suggestion(words, "counter")),
    )


def _places(this: Claim, other: Claim) -> tuple[str, str]:
    """Say where the two stand, in words that tell them apart."""
    if this.role is not other.role:
        return f"in the {this.role}", f"in the {other.role}"
    if this.section and other.section and this.section != other.section:
        return f"under “{this.section}”", f"under “{other.section}”"
    return f"in the {this.role}", "further up in it"


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
    inapplicable=lambda dossier: (
        "" if dossier.events or dossier.deeds else "no happening is told twice"
    ),
)
