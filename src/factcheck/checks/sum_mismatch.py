"""Parts do not add up to the total beside them; a share or a change is not what it is said to be.

## Why it matters

Anyone can reckon it again; one of the figures is wrong.

## What it leaves alone

Open lists ("including"); "about"; parts that may overlap; other columns; shares off by one; pairs
of numbers without a word; a rise that may be one in rank.

## Source

Arithmetic; a share is compared to one unit of the last place that it is written with.
"""

import math
from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Quantity, Related, Severity
from factcheck.model.measures import Mismatch, Multiple, Share, Tally
from factcheck.wording import of_numbers

_MULTIPLE_SLACK = 0.15
"""How far a change may be from the factor that is told of it."""


def sum_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each total, share and change that its own figures contradict."""
    measures = dossier.measures
    flags = [
        *(flag for one in measures.tallies if (flag := _tally(dossier, one))),
        *(flag for one in measures.shares if (flag := _share(dossier, one))),
        *(flag for one in measures.multiples if (flag := _multiple(one))),
        *map(mismatch_flag, measures.mismatches),
    ]
    yield from sorted(flags, key=lambda flag: flag.span)


def _tally(dossier: Dossier, tally: Tally) -> Flag | None:
    low, high = sum(part.low for part in tally.parts), sum(part.high for part in tally.parts)
    if low <= tally.total.high and tally.total.low <= high:
        return None
    terms = " + ".join(_amount(part) for part in tally.parts)
    unit = " per cent" if tally.total.unit in ("%", "per cent", "percent") else ""
    total = f"{(low + high) / 2:,.10g}{unit}"
    alone = dossier.document.words(tally.parts[0].span) if len(tally.parts) == 1 else ""
    what = f"{alone} is {total}, not" if alone else f"the parts add up to {total}, not to"
    return Flag(
        span=tally.total.span,
        message=f"{what} {_amount(tally.total)}",
        proof=(f"{alone or terms} = {total}",),
        related=tuple(Related(part.span) for part in tally.parts),
        suggestions=of_numbers(dossier.document.words(tally.total.span), ((low + high) / 2,)),
    )


def _share(dossier: Dossier, share: Share) -> Flag | None:
    low = share.base * share.part.low / share.whole.high
    high = share.base * share.part.high / share.whole.low
    found = share.base * (share.part.low + share.part.high) / (share.whole.low + share.whole.high)
    words = dossier.document.words(share.ratio.span)
    digits = words.split()[0].rstrip("%‰")
    places = len(digits.partition(".")[2])
    unit = 10.0**-places
    if (share.ratio.low - unit <= high and low <= share.ratio.high + unit) or share.ratio.hedge:
        return None
    part, whole = _amount(share.part), _amount(share.whole)
    value = f"{found:.{max(1, places)}f}"
    if not words[0].isdigit():  # "A quarter": its words do not say that it is told in hundredths
        value, words = f"{value} per cent", words[0].lower() + words[1:]
    return Flag(
        span=share.ratio.span,
        message=f"{part} of {whole} is {value}, not {words}",
        proof=(f"{share.base:,.0f} × {part} ÷ {whole} = {found:.{places + 1}f}",),
        related=(Related(share.part.span), Related(share.whole.span)),
        suggestions=of_numbers(dossier.document.words(share.ratio.span), (found,)),
    )


def _multiple(multiple: Multiple) -> Flag | None:
    found = multiple.after.high / multiple.before.low
    if math.isclose(found, multiple.factor, rel_tol=_MULTIPLE_SLACK):
        return None
    before, after = _amount(multiple.before), _amount(multiple.after)
    return Flag(
        span=multiple.word,
        message=f"from {before} to {after} is {found:.2g} times, not {multiple.factor:g} times",
        proof=(f"{after} ÷ {before} = {found:.3g}",),
        related=(Related(multiple.before.span), Related(multiple.after.span)),
    )


def mismatch_flag(one: Mismatch) -> Flag:
    """Return the flag of a number that is not what others make it."""
    return Flag(one.span, one.says, one.proof, tuple(map(Related, one.related)))


def _amount(quantity: Quantity) -> str:
    return f"{(quantity.low + quantity.high) / 2:,.10g}"


CHECK = Check(
    code="QTY02",
    run=sum_mismatch,
    severity=Severity.ERROR,
    text_only=True,
    bad=(
        Bad(
            "The camp held [[305]] prisoners (151 men, 108 women and 39 children).",
            says="the parts add up to 298, not to 305",
        ),
        Bad(
            "Of the ewes 79 of 132 ([[63 per cent]]) lambed before March.",
            says="79 of 132 is 59.8, not 63 per cent",
        ),
        Bad(
            "Sales rose by [[40 per cent]], from 250 to 325 tons.",
            says="75 of 250 is 30.0, not 40 per cent",
        ),
        Bad(
            "In 1912 the school had [[84]] pupils, up from 91 in 1911.",
            says="from 91 to 84 is a fall, not a rise",
        ),
    ),
    good=(
        "The camp held 305 prisoners, including 151 men, 108 women and 39 children.",
        "Of the ewes 79 of 132 (60 per cent) lambed before March.",
    ),
    inapplicable=lambda dossier: (
        "" if dossier.facts.quantities or dossier.measures.mismatches else "nothing is counted"
    ),
)
