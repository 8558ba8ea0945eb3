"""Words of order → precedences: what is told as before, after or during something else."""

from collections.abc import Sequence

from factcheck.linkers.precedences.cues import cues
from factcheck.linkers.precedences.datings import Datings
from factcheck.linkers.precedences.elsewhere import Tellings
from factcheck.model import Claim, Document, Facts, Span
from factcheck.model.precedences import Precedence

__all__ = ["precedences"]


def precedences(
    document: Document, facts: Facts, claims: Sequence[Claim]
) -> tuple[Precedence, ...]:
    """Return the words of order of which both sides have a day, or a time, in order.

    The one side is the date of the clause that the word belongs to. The other is the date that
    stands in what the word names, or else the date with which the document tells that elsewhere.
    """
    datings = Datings(document, facts.dates)
    dated = [(cue, datings.of_clause(cue)) for cue in cues(document, facts.quotations)]
    found = []
    tellings = None
    for cue, this in dated:
        if this and (other := datings.named(cue)):
            event = Span(cue.event.start, max(cue.event.end, other.span.end))
            found.append(Precedence(cue.span, cue.order, event, this, other))
        elif this and datings.first(cue.event) is None:
            tellings = tellings or Tellings(document, claims)
            if told := tellings.of(cue):
                found.append(Precedence(cue.span, cue.order, cue.event, this, *told))
    return tuple(found)
