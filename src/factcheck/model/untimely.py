"""What a dated document cannot tell: as done what lies after it, as to come what lies before."""

import enum

from attrs import frozen

from factcheck.model.calendar import DAY_SECONDS
from factcheck.model.dates import Edtf, Unit, spoken
from factcheck.model.facts import Date
from factcheck.model.findings import Related
from factcheck.model.links import Proved
from factcheck.model.text import Document, Span

_SLACK = 2 * DAY_SECONDS
"""A day of writing may be told in any zone, and a post be written the day before."""
_SOON = 30 * DAY_SECONDS
"""What is announced for a day so shortly before may have been written in time."""
LAST_YEAR = 2100
"""Of which a document tells as of a year to come."""


class Untimeliness(enum.StrEnum):
    """What is wrong between a date and the day of writing; the value is the words for it."""

    DONE = "is told as past"
    ANNOUNCED = "is told as yet to come"
    AGO = "is not"
    NO_YEAR = "is no year that is past"


@frozen
class Untimely:
    """A date that the day of writing contradicts."""

    span: Span
    kind: Untimeliness
    written: Edtf
    """The day of writing."""
    cue: Span
    """The words that tell it as past or to come; a year that may be meant."""

    def proved(self, document: Document) -> Proved:
        """Return what is said of it."""
        written, cue = spoken(self.written), document.words(self.cue)
        says = {
            Untimeliness.NO_YEAR: f"“{cue}” may be meant",
            Untimeliness.AGO: f"“{cue}” on {written}",
        }.get(self.kind, f"(“{cue}”) on {written}")
        comma = "," * (self.kind is Untimeliness.NO_YEAR)
        return Proved(
            "CHR07",
            self.span,
            f"“{document.words(self.span)}” {self.kind}{comma} {says}",
            proof=(f"the document is of {written}",),
            related=(Related(self.cue, "cue"),),
        )


def can_be_told(date: Date, kind: Untimeliness, written: Edtf) -> bool:
    """True if what is written on a day may tell a date as past, or as to come.

    It may where the year of the date is not sure, or the date so near that it was written in time.
    """
    value = date.value
    if value is None or value.lower is None or value.upper is None or value.is_interval:
        return True
    if written.lower is None or written.upper is None or (value.year or 0) > LAST_YEAR:
        return True
    if kind is Untimeliness.DONE:
        return Unit.YEAR not in date.stated or value.lower <= written.upper + _SLACK
    is_sure = Unit.YEAR in date.stated or date.weekday is not None
    is_sure = is_sure and Unit.DAY in date.stated
    return not is_sure or value.upper >= written.lower - _SOON
