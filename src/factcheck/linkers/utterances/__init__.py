"""Quotations → utterances: which quotations repeat one utterance, and where their words differ."""

from collections.abc import Sequence

from factcheck.linkers.utterances.alignment import Alignment, align
from factcheck.linkers.utterances.candidates import candidates
from factcheck.linkers.utterances.gathering import gathered
from factcheck.linkers.utterances.vetoes import allowed
from factcheck.linkers.utterances.wording import Wording, worded
from factcheck.model import Change, Document, Entity, Facts, Retelling, Span

__all__ = ["retellings"]


def retellings(
    document: Document, facts: Facts, entities: Sequence[Entity]
) -> tuple[Retelling, ...]:
    """Return the pairs of quotations that repeat one utterance, in order of the later one.

    Two quotations are of one utterance when a stretch of one aligns with a stretch of the other:
    three words in a row, and three fifths of the stretch the same.
    """
    texts = [worded(document, one) for one in gathered(document, facts, entities)]
    found = []
    for left, right in candidates([text.words for text in texts]):
        alignment = align(texts[left].words, texts[right].words)
        if alignment and allowed(document, texts[left], texts[right], alignment):
            found.append(_retelling(texts[left], texts[right], alignment))
    return tuple(sorted(found, key=lambda one: (one.this.span, one.other.span)))


def _retelling(left: Wording, right: Wording, alignment: Alignment) -> Retelling:
    changes = tuple(
        Change(_place(right, there), _place(left, here)) for here, there in alignment.changes
    )
    start, end = alignment.run
    return Retelling(right.utterance, left.utterance, changes, right.spans[start:end])


def _place(text: Wording, words: tuple[int, int]) -> Span:
    """Return the place of some words; the point behind the word before where there are none."""
    start, end = words
    if start == end:
        at = text.spans[start - 1].end if start else text.spans[0].start
        return Span(at, at)
    return Span(text.spans[start].start, text.spans[end - 1].end)
