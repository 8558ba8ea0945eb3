"""Attributions: which words a document attributes to whom, and by which cue.

Words without a cue, or whose speaker cannot be identified, have no attribution: they are the
author's own. Passive forms ("was said to be") name no speaker.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from factcheck.extract.attributions.describing import described
from factcheck.extract.attributions.direct import direct
from factcheck.extract.attributions.place import Place
from factcheck.extract.attributions.reading import LONGEST, Reading
from factcheck.extract.attributions.reported import reported
from factcheck.model import Attribution, BlockKind, Document, Name, Quotation, Span

__all__ = ["attributions"]

_SKIPPED = (BlockKind.HEADING, BlockKind.CODE, BlockKind.ROW, None)


def attributions(
    document: Document, names: tuple[Name, ...], quotations: tuple[Quotation, ...]
) -> tuple[Attribution, ...]:
    """Return the attributed statements of a document, in order.

    Quotations come first. Of overlapping statements the first found is kept, unless it lies inside
    a longer one with another cue ("He said that, according to TASS, …").
    """
    reading = Reading.of(document, names, quotations)
    found = list(direct(reading))
    taken = {one.cue for one in found}
    for sentence in document.sentences:
        if len(sentence) > LONGEST or document.kind_at(sentence.start) in _SKIPPED:
            continue
        if document.role_at(sentence.start).is_own:
            found += (one for one in reported(Place(reading, sentence)) if one.cue not in taken)
    found.sort(key=lambda one: (one.span.start, one.span.end, one.cue.start if one.cue else 0))
    return tuple(described(reading, one) for one in dict.fromkeys(found))
