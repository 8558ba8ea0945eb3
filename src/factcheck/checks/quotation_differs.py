"""The same statement is quoted in two places with different words.

## Why it matters

Quotation marks promise the speaker's own words, so one of the two quotations is wrong.

## What it ignores

Fragments of the longer quotation; omissions and additions marked by an ellipsis or brackets; case,
punctuation, small numbers in words or figures; tense and person adapted outside the marks; two
quotations in one paragraph; versions, translations and drafts that the text identifies; quotations
attributed to two people or to no one, unless a chronology repeats the quotation, or a long
quotation differs in a single word; quotations that differ in more than two places, or in more than
two words in one place; titles, settings and code.

Each difference is listed. A third quotation with the same words as one of the two confirms it.

## Source

The Chicago Manual of Style, 17th ed., 2017, 13.7–13.8: changes that need not be marked.
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
    Related,
    Retelling,
    Role,
    Severity,
    Span,
    Suggestion,
    Utterance,
)
from factcheck.model.utterances import decide


def quotation_differs(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each pair of quotations of the same utterance whose words differ."""
    for retelling in dossier.retellings:
        turned = _turned(dossier, retelling)
        found = decide(dossier.document, turned)
        if isinstance(found, Proved):
            yield _with_sides(dossier, turned, found)


def _turned(dossier: Dossier, retelling: Retelling) -> Retelling:
    """Return the pair with the quotation to flag first: the unconfirmed or chronology one."""
    sides = retelling.this, retelling.other
    third = [bool(_third(dossier, one)) for one in sides]
    late = [dossier.document.role_at(one.span.start) is Role.CHRONOLOGY for one in sides]
    if third[1] or (third[0] == third[1] and (late[0] or not late[1])):
        return retelling
    changes = tuple(Change(change.other, change.this) for change in retelling.changes)
    return evolve(retelling, this=retelling.other, other=retelling.this, changes=changes)


def _third(dossier: Dossier, one: Utterance) -> tuple[Span, ...]:
    """Return the other quotations that have the same words."""
    same = (each for each in dossier.retellings if not each.changes)
    pairs = ((each.this.span, each.other.span) for each in same)
    return tuple(end for pair in pairs if one.span in pair for end in pair if end != one.span)


def _with_sides(dossier: Dossier, retelling: Retelling, found: Proved) -> Flag:
    """Return the flag, with the words of each side as a suggestion for the other."""
    words = dossier.document.words
    here, there = map(words, retelling.changed)
    if not (here and there):
        return found.flag()
    mine, theirs = (
        tuple(at for span in _third(dossier, one) for at in _found(dossier, span, told))
        for one, told in ((retelling.this, here), (retelling.other, there))
    )
    count = len(theirs) + 1 if theirs else 0
    flag = found.flag(
        (
            Suggestion(there, places=count, settled=bool(theirs) and not mine, also=mine),
            Suggestion(here, "counter", also=theirs),
        )
    )
    further = *(Related(at) for at in theirs), *(Related(at, "same") for at in mine)
    return evolve(flag, related=(*flag.related, *further))


def _found(dossier: Dossier, span: Span, words: str) -> Iterator[Span]:
    """Yield the span of the words in a quotation, if they occur in it exactly once."""
    text = dossier.document.words(span)
    if text.count(words) == 1:
        start = span.start + text.index(words)
        yield Span(start, start + len(words))


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
            says="the same statement is quoted in two versions: “burn” here, “keep” elsewhere",
        ),
        Bad(
            "“The tide is our clock,” she said at the fair, “and it has never been late.”\n\n"
            "The plaque reads: “The tide is our clock and it has [[seldom]] been late.”",
            says="the same statement is quoted in two versions: “seldom” here, “never” elsewhere",
        ),
    ),
    good=(
        _TELLING.format("keep") + _AGAIN.format("We … burn"),
        _TELLING.format("keep") + "\n\nShe asked for the lamp “as long as a boat is out”.",
    ),
    inapplicable=lambda dossier: "" if dossier.facts.quotations else "no quotations found",
)
