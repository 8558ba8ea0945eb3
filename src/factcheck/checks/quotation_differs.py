"""One utterance is quoted in two places, in other words.

## Why it matters

Quotation marks promise the speaker's own words, so one of the two quotations is wrong.

## What it leaves alone

A fragment of the longer quotation; what an ellipsis or brackets mark as left out or put in; case,
punctuation, small numbers in words or figures; tense and persons adapted outside the marks; two
quotations in one paragraph; versions, translations and drafts that the text calls so; quotations
that are given to two people, or to nobody, unless a chronology repeats one or one word differs of a
long one; quotations that differ in more than two places or in more than two words of one place;
titles, settings, code.

Each difference is named.

## Source

The Chicago Manual of Style, 17th ed., 2017, 13.7–13.8: which changes need no mark.
"""

from collections.abc import Iterator

from attrs import evolve

from factcheck.model import (
    ANYHOW,
    Bad,
    Change,
    Check,
    Dossier,
    Flag,
    Proved,
    Retelling,
    Role,
    Severity,
    Suggestion,
)
from factcheck.model.utterances import decide


def quotation_differs(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each pair of quotations of one utterance whose words differ."""
    for retelling in dossier.retellings:
        turned = _turned(dossier, retelling)
        found = decide(dossier.document, turned)
        if isinstance(found, Proved):
            here, there = map(dossier.document.words, turned.changed)
            sides = Suggestion(there), Suggestion(here, "counter")
            yield found.flag(sides if here and there else ())


def _turned(dossier: Dossier, retelling: Retelling) -> Retelling:
    """Put the side of a chronology first, which is flagged."""
    late = [
        dossier.document.role_at(one.span.start) is Role.CHRONOLOGY
        for one in (retelling.this, retelling.other)
    ]
    if late[0] or not late[1]:
        return retelling
    changes = tuple(Change(change.other, change.this) for change in retelling.changes)
    return evolve(retelling, this=retelling.other, other=retelling.this, changes=changes)


_TELLING = "“We shall {0} the lamp as long as a boat is out,” the keeper wrote in 1911."
_AGAIN = "\n\nHis daughter knew the letter: “{0} the lamp as long as a boat is out.”"

CHECK = Check(
    code="QUO01",
    run=quotation_differs,
    severity=Severity.ERROR,
    across=ANYHOW,
    bad=(
        Bad(
            _TELLING.format("keep") + _AGAIN.format("We shall [[burn]]"),
            says="one utterance quoted in two ways: “burn” here, “keep” there",
        ),
        Bad(
            "“The tide is our clock,” she said at the fair, “and it has never been late.”\n\n"
            "The plaque reads: “The tide is our clock and it has [[seldom]] been late.”",
            says="one utterance quoted in two ways: “seldom” here, “never” there",
        ),
    ),
    good=(
        _TELLING.format("keep") + _AGAIN.format("We … burn"),
        _TELLING.format("keep") + "\n\nShe asked for the lamp “as long as a boat is out”.",
    ),
    inapplicable=lambda dossier: "" if dossier.facts.quotations else "nothing is quoted",
)
