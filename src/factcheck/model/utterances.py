"""Utterances: statements made once, and the places that quote them."""

from collections.abc import Iterable

from attrs import frozen

from factcheck.model.findings import Related
from factcheck.model.links import Proved, Reason, Refused, Verdict
from factcheck.model.text import Document, Span


@frozen
class Utterance:
    """Words of one speaker, in parts around an attribution: "A horse", he said, "and a boat"."""

    parts: tuple[Span, ...]
    """The quoted spans, in order, without quotation marks."""
    speaker: str = ""
    """Key of the entity that the text names as the speaker; empty if it names no speaker."""

    @property
    def span(self) -> Span:
        """Return the span from the first quoted word to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)


@frozen
class Change:
    """Words of one quotation that differ from those of another."""

    this: Span
    """The words in this quotation; empty if the other quotation has additional words here."""
    other: Span
    """The words in the other quotation; empty if this quotation has additional words here."""


@frozen
class Retelling:
    """Two quotations of the same utterance, aligned."""

    this: Utterance
    """The later quotation."""
    other: Utterance
    """The earlier quotation."""
    changes: tuple[Change, ...] = ()
    """The differences inside the aligned range; empty if the words are the same."""
    run: tuple[Span, ...] = ()
    """The spans of the longest sequence of words that both quotations share, in `this`."""

    @property
    def changed(self) -> tuple[Span, Span]:
        """Return the spans from the first difference to the last, in both quotations."""
        first, last = self.changes[0], self.changes[-1]
        return Span(first.this.start, last.this.end), Span(first.other.start, last.other.end)


def decide(document: Document, one: Retelling) -> Verdict:
    """Return the verdict on whether two quotations of one utterance have the same words."""
    if not one.changes:
        return Refused(Reason.AGREES, "the quotations have the same words")
    if len({one.this.speaker, one.other.speaker} - {""}) > 1:
        return Refused(Reason.OTHER_THING, "they are attributed to two people")
    told = "; ".join(dict.fromkeys(_told(document, change) for change in one.changes))
    here, there = one.changed
    run = " ".join(map(document.words, one.run))
    mine = _shortened(document, one.this.span, (change.this for change in one.changes))
    theirs = _shortened(document, one.other.span, (change.other for change in one.changes))
    return Proved(
        "QUO01",
        here or one.this.span,
        f"the same statement is quoted in two versions: {told}",
        proof=(f"both contain “{run}”", f"here: {mine}", f"elsewhere: {theirs}"),
        related=(Related(there or one.other.span),),
    )


def _told(document: Document, change: Change) -> str:
    here, there = (
        f"“{document.words(span)}”" if span else "nothing" for span in (change.this, change.other)
    )
    return f"{here} here, {there} elsewhere"


_SIDE = 40
"""Maximum number of characters of context on each side of a difference in a proof."""


def _shortened(document: Document, whole: Span, differing: Iterable[Span]) -> str:
    """Return a quotation, with an ellipsis for words far from all differences."""
    pieces: list[str] = []
    at = whole.start
    for span in differing:
        between = _between(document, at, span.start, is_first=not pieces)
        pieces += [between, document.words(span)]
        at = span.end
    return "".join((*pieces, _between(document, at, whole.end, is_last=True)))


def _between(
    document: Document, start: int, end: int, *, is_first: bool = False, is_last: bool = False
) -> str:
    """Return the text between two differences, with an ellipsis in the middle if it is long."""
    head, tail = 0 if is_first else _SIDE, 0 if is_last else _SIDE
    words = document.words(Span(start, end))
    if len(words) <= head + tail:
        return words
    left = words[:head].rpartition(" ")[0]
    right = words[len(words) - tail :].partition(" ")[2]
    return f"{left} " * bool(head) + "…" + f" {right}" * bool(tail)
