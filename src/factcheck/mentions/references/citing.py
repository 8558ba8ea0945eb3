"""The markers of a text, each with what it says of its work."""

from collections.abc import Sequence

from attrs import evolve

from factcheck.mentions.references.apart import apart
from factcheck.mentions.references.keys import keys
from factcheck.mentions.references.named import named
from factcheck.mentions.references.numbers import numbers
from factcheck.mentions.references.particulars import particulars
from factcheck.mentions.references.running import Running
from factcheck.model import Citation, Document, Quotation, ReferenceList


def markers(
    document: Document, lists: Sequence[ReferenceList], quotations: Sequence[Quotation]
) -> tuple[Citation, ...]:
    """Return the markers of a document with lists, in order."""
    running = Running.of(document, lists, quotations)
    found = [*numbers(running), *named(running), *keys(running), *apart(running, lists)]
    found.sort(key=lambda one: (one.span, one.label))
    return tuple(evolve(one, particulars=tuple(particulars(running, one))) for one in found)
