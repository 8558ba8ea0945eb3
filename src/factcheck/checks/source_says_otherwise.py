"""A figure, date or name contradicts the attached text of the source it is attributed to.

## Why it matters

A statement attributed to a source should agree with it, and the attached text allows this to be
checked. The check does not say which of the two is true.

## What it ignores

Values that the source does not mention, which `factcheck sources` lists; rounded figures, and
figures with “about” or “more than”; dates less precise than in the source; shortened names; values
in the source for another year, part or category; cases in which two values in the source match
equally well; facts that are also attributed to a source whose text is not attached; texts that are
not in English.

## Source

B. Borel, The Chicago Guide to Fact-Checking, 2nd ed., 2023: each fact is checked against its
source.
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
    """Yield a flag for each fact that the attached text of its source contradicts."""
    for one in dossier.sourced or ():
        is_quotation = one.kind is SourcedKind.QUOTATION  # reported by QUO02
        if one.standing is Standing.DIFFERS and one.found is not None and not is_quotation:
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
        return f"“{words}” here, “{other}” {where}"
    return f"{one.kind}: {words} here, {other} {where}"


def _missing(dossier: Dossier) -> str:
    if dossier.sourced is None:
        return "no source texts given"
    return "" if dossier.sourced else "no fact cites a source with an attached text"


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
            says="“Henrik Sund” here, “Henrik Sand” in the attached text of “survey”",
        ),
    ),
    good=(
        "According to the survey, the dam at Vell is about 150 metres long.",
        "According to the survey, the dam at Vell was finished in June 1931.",
        "According to the survey, the dam cost 184 crowns. It is 184 metres long.",
    ),
    inapplicable=_missing,
)
