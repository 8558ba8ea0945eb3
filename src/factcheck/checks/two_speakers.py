"""The same quotation is attributed to two different people, works or pages.

## Why it matters

Either one of the two people did not say it, or one repeats the other and the text does not say so.
A work or page that differs was usually copied from another citation.

## What it ignores

Quotations of fewer than eight words; speakers who are not named next to the words; joint
statements, slogans, mottos and versions that the text identifies; two quotations in one paragraph;
citations that do not directly follow the words; works that are "quoted in" another.

## Source

A rule of our own.
"""

import re
from collections.abc import Iterator

from factcheck.model import (
    ANYHOW,
    Bad,
    Check,
    CitationKind,
    Dossier,
    Flag,
    Related,
    Resolution,
    Retelling,
    Severity,
    Span,
)

_LEAST_WORDS = 8
"""Minimum number of words in a quotation; another speaker may repeat a shorter one on purpose."""
_BESIDE = re.compile(r"[.,;:]?[”\"’']?[.,;:]?\s?[(\[]?")
"""The text between a quotation and its citation."""
_PAGE = re.compile(r"\d+")


def two_speakers(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each quotation that is attributed to a different speaker elsewhere."""
    names = {who.key: who.canonical for who in dossier.entities}
    for one in dossier.retellings:
        if not _is_same(one):
            continue
        here, there = one.this.speaker, one.other.speaker
        if here and there and here != there:
            message = f"said by {names[here]} here, by {names[there]} elsewhere"
        elif not (message := _cited_twice(dossier, one)):
            continue
        yield Flag(
            span=one.this.span,
            message=message,
            proof=(f"shared words: “{' '.join(map(dossier.document.words, one.run))}”",),
            related=(Related(one.other.span),),
        )


def _cited_twice(dossier: Dossier, retelling: Retelling) -> str:
    """Return how the works or pages that are cited for a quotation differ, or an empty string."""
    here, there = (_cited_for(dossier, one.span) for one in (retelling.this, retelling.other))
    if not (here and there):
        return ""
    pages = [_PAGE.findall(one.citation.locator) for one in (here, there)]
    if here.references != there.references:
        says = [dossier.document.words(one.citation.span).strip("()") for one in (here, there)]
        return f"cited from {says[0]} here, from {says[1]} elsewhere"
    if all(pages) and pages[0] != pages[1]:
        return f"on page {pages[0][0]} here, on page {pages[1][0]} elsewhere"
    return ""


def _cited_for(dossier: Dossier, span: Span) -> Resolution | None:
    """Return the only citation directly after a quotation, if it has a single entry."""
    found = [
        one
        for one in dossier.citing.resolved
        if one.citation.kind is not CitationKind.NOTE
        and _BESIDE.fullmatch(dossier.document.text, span.end, one.citation.behind)
    ]
    return found[0] if len(found) == 1 and len(found[0].references) == 1 else None


def _is_same(retelling: Retelling) -> bool:
    return not retelling.changes and len(retelling.run) >= _LEAST_WORDS


_TOLD = "“The harbour belongs to those who rise before the gulls do,” said {0}.\n\n"

_CITED = "They wrote: {0} (Dahl 2011, p. 4).\n\n"
_NAMES = (
    "\n\n## References\n\nDahl, I. (2011). Ice. Bergen: Fjord.\n\nMoreau, J. (2014). Silt. Ghent: "
    "Sluis.\n"
)

CHECK = Check(
    code="QUO04",
    run=two_speakers,
    severity=Severity.WARNING,
    across=ANYHOW,
    text_only=True,
    bad=(
        Bad(
            _TOLD.format("Marta Lindqvist")
            + "“[[The harbour belongs to those who rise before the gulls do,]]” said Ivar Holm.",
            says="said by Ivar Holm here, by Marta Lindqvist elsewhere",
        ),
        Bad(
            _TOLD.format("Marta Lindqvist")
            + "“[[The harbour belongs to those who rise before the gulls,]]” Ivar Holm said.",
            says="said by Ivar Holm here, by Marta Lindqvist elsewhere",
        ),
        Bad(
            _CITED.format("“The harbour belongs to those who rise before the gulls do”")
            + "“[[The harbour belongs to those who rise before the gulls do]]” (Moreau 2014), "
            f"they said.{_NAMES}",
            says="cited from Moreau 2014 here, from Dahl 2011 elsewhere",
        ),
        Bad(
            _CITED.format("“The harbour belongs to those who rise before the gulls do”")
            + "“[[The harbour belongs to those who rise before the gulls do]]” (Dahl 2011, p. 8), "
            f"they said.{_NAMES}",
            says="on page 8 here, on page 4 elsewhere",
        ),
    ),
    good=(
        _TOLD.format("Marta Lindqvist") * 2,
        _CITED.format("“The harbour belongs to those who rise before the gulls do”") * 2 + _NAMES,
        _TOLD.format("Marta Lindqvist") + "“The harbour belongs to those,” said Ivar Holm.",
        _TOLD.format("Marta Lindqvist")
        + "Ivar Holm said that it is of “those who rise before the gulls do” [Lindqvist, p. 5].",
    ),
    inapplicable=lambda dossier: "" if dossier.facts.quotations else "no quotations found",
)
