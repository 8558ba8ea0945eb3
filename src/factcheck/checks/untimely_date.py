"""A past event is dated after the day of writing, or a future event before it.

## Why it matters

Either the date in the text is wrong (often it has the previous year in January, or the month of a
draft), or the date of the document is.

## What it ignores

Documents without a date; plans, extensions and updates; statements made at another time; days
shortly before the day of writing; quotations.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Severity


def untimely_date(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each date that contradicts the date of writing."""
    for one in dossier.untimely:
        yield one.proved(dossier.document).flag()


def _undated(dossier: Dossier) -> str:
    """Return the reason if the document does not state when it was written; otherwise ""."""
    return "" if dossier.record.published else "no publication date"


_POST = """---
title: News from the mill
date: {}
---
{}
"""

CHECK = Check(
    code="CHR07",
    run=untimely_date,
    severity=Severity.WARNING,
    text_only=True,
    inapplicable=_undated,
    bad=(
        Bad(
            _POST.format("2017-02-27", "The guild opened the mill in [[May 2017]], we saw."),
            says="“May 2017” is described as past (“opened”) in a text dated 27 February 2017",
        ),
        Bad(
            _POST.format("2018-01-03", "The wheel will be shown on [[15 January 2017]]."),
            says="“15 January 2017” is described as future (“will”) in a text dated 3 January 2018",
        ),
    ),
    good=(
        _POST.format("2017-02-27", "The guild extended the lease of the mill until May 2017."),
        _POST.format("2018-01-03", "In 2016 we said that the wheel will be shown on 3 May 2017."),
    ),
)
