"""A figure, date or name is another one in the attached text of the source that it rests on.

## Why it matters

What is told after a source should be what the source tells, and here it can be looked up. Which of
the two is true is another question, to which this gives no answer.

## What it leaves alone

What the source does not tell, which `factcheck sources` lists; rounded figures, “about”, “more
than”; dates told less closely than the source tells them; names told shorter; what the source tells
of another year, part or kind; where two values of the source come as near; facts for which another
source is named, too, whose text is not attached; texts that are not in English.

## Source

B. Borel, The Chicago Guide to Fact-Checking, 2nd ed., 2023: each fact is held against the source
that it came from.
"""

from collections.abc import Iterator

from factcheck.model import (
    Bad,
    Check,
    Dossier,
    Flag,
    InSource,
    Related,
    Severity,
    Sourced,
    SourcedKind,
    Standing,
)


def source_says_otherwise(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each fact that an attached text of its source tells otherwise."""
    for one in dossier.sourced or ():
        if one.standing is Standing.DIFFERS and one.found is not None:
            yield Flag(
                span=one.span,
                message=_message(dossier, one, one.found),
                proof=one.proof,
                related=(Related(one.related),) if one.related else (),
            )


def _message(dossier: Dossier, one: Sourced, found: InSource) -> str:
    words, other = dossier.document.words(one.span), found.words
    where = f"in the attached text of “{found.text.name}”"
    if one.kind is SourcedKind.NAME:
        return f"“{words}” is “{other}” {where}"
    return f"{one.kind}: {words} here, {other} {where}"


def _missing(dossier: Dossier) -> str:
    if dossier.sourced is None:
        return "no text of a source is attached"
    return "" if dossier.sourced else "no fact rests on a source with a text attached"


CHECK = Check(
    code="ATT04",
    run=source_says_otherwise,
    severity=Severity.WARNING,
    beside=(
        (
            "survey",
            "The dam was finished on 9 June 1931. It is 148 metres long. Henrik Sand built it.",
        ),
    ),
    bad=(
        Bad(
            "According to the survey, the dam at Vell is [[184 metres]] long.",
            says="figure: 184 metres here, 148 metres in the attached text of “survey”",
        ),
        Bad(
            "According to the survey, the dam at Vell was finished on [[19 June 1931]].",
            says="date: 19 June 1931 here, 9 June 1931 in the attached text of “survey”",
        ),
        Bad(
            "According to the survey, the dam was built by [[Henrik Sund]].",
            says="“Henrik Sund” is “Henrik Sand” in the attached text of “survey”",
        ),
    ),
    good=(
        "According to the survey, the dam at Vell is about 150 metres long.",
        "According to the survey, the dam at Vell was finished in June 1931.",
        "According to the survey, the dam cost 184 crowns. It is 184 metres long.",
    ),
    inapplicable=_missing,
)
