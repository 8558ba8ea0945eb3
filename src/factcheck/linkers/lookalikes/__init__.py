"""Look-alike words: both are English, so that only the document tells which of them is a slip."""

from collections.abc import Sequence

from factcheck.linkers.lookalikes.collocations import in_phrases
from factcheck.linkers.lookalikes.tellings import in_tellings
from factcheck.model import Claim, Document, Event, Facts
from factcheck.model.lookalikes import Lookalike

__all__ = ["lookalikes"]


def lookalikes(
    document: Document, facts: Facts, claims: Sequence[Claim], events: Sequence[Event]
) -> tuple[Lookalike, ...]:
    """Return the words that one edit parts from another in their place, in order of the text.

    Their place is another telling of the event, or the same phrase elsewhere.
    """
    found = {one.this: one for one in in_tellings(document, claims, events)}
    told = found.keys() | {one.other for one in found.values()}
    for one in in_phrases(document, facts):
        if told.isdisjoint((one.this, one.other)):
            found[one.this] = one
    return tuple(found[span] for span in sorted(found))
