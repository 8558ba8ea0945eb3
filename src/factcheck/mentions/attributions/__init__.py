"""Attributions: who is made responsible for which words, and by which cue.

What has no cue, or nobody who can be asked, gives no attribution: the words stand in the author's
own voice. Passive forms ("was said to be") name nobody and are left out.
"""

from collections.abc import Iterator

from factcheck.mentions.attributions.blocks import attributed_in
from factcheck.mentions.attributions.describing import continued, described, joined
from factcheck.mentions.attributions.direct import direct
from factcheck.mentions.attributions.reading import LONGEST, Reading
from factcheck.model import Attribution, BlockKind, Document, Name, Quotation, Span

__all__ = ["attributions"]

_SKIPPED = (BlockKind.HEADING, BlockKind.CODE, BlockKind.ROW, None)


def attributions(
    document: Document, names: tuple[Name, ...], quotations: tuple[Quotation, ...]
) -> tuple[Attribution, ...]:
    """Return the attributed statements of a document, in order.

    Quotations are looked at first; of statements that overlap the first found stands, unless it
    lies inside a longer one with another cue ("He said that, according to TASS, …").
    """
    reading = Reading.of(document, names, quotations)
    found = [described(reading, one) for one in direct(reading)]
    taken = {one.cue for one in found}
    told = [
        one
        for one in _parts(document)
        if document.kind_at(one.start) not in _SKIPPED and document.role_at(one.start).is_own
    ]
    for sentence, attributed in attributed_in(reading, told):
        new = [one for one in attributed if one.cue not in taken]
        found += new or [described(reading, one) for one in continued(reading, sentence, found)]
    found.sort(key=lambda one: (one.span.start, one.span.end, one.cue.start if one.cue else 0))
    return tuple(joined(reading, dict.fromkeys(found)))


def _parts(document: Document) -> Iterator[Span]:
    """Yield the sentences; one that is too long to be one is cut at spaces."""
    for sentence in document.sentences:
        start = sentence.start
        while sentence.end - start > LONGEST:
            cut = document.text.rfind(" ", start, start + LONGEST)
            end = cut if cut > start else start + LONGEST
            yield Span(start, end)
            start = end
        yield Span(start, sentence.end) if start > sentence.start else sentence
