"""Dates that contradict the date of writing: past dates that are later, or future ones earlier."""

import enum

from attrs import frozen

from factcheck.model.calendar import DAY_SECONDS
from factcheck.model.dates import Edtf, Unit, spoken
from factcheck.model.facts import Date
from factcheck.model.findings import Related
from factcheck.model.links import Proved
from factcheck.model.text import Document, Span

_SLACK = 2 * DAY_SECONDS
"""Tolerance, because time zones differ and a post may be written the day before its date."""
_SOON = 30 * DAY_SECONDS
"""Tolerance: a date described as future may be up to this long before the date of writing."""
LAST_YEAR = 2100
"""Years after this one may be mentioned in any tense."""


class Untimeliness(enum.StrEnum):
    """How a date contradicts the date of writing; the value is used in messages."""

    DONE = "is described as past"
    ANNOUNCED = "is described as future"
    AGO = "is not"
    NO_YEAR = "is not a past year"


@frozen
class Untimely:
    """A date that contradicts the date of writing."""

    span: Span
    kind: Untimeliness
    written: Edtf
    """The date of writing."""
    cue: Span
    """The words that put the date in the past or future, or a year that may be intended."""

    def proved(self, document: Document) -> Proved:
        """Return the proof."""
        written, cue = spoken(self.written), document.words(self.cue)
        says = {
            Untimeliness.NO_YEAR: f"“{cue}” may be meant",
            Untimeliness.AGO: f"“{cue}” on {written}",
        }.get(self.kind, f"(“{cue}”) in a text dated {written}")
        comma = ";" * (self.kind is Untimeliness.NO_YEAR)
        return Proved(
            "CHR07",
            self.span,
            f"“{document.words(self.span)}” {self.kind}{comma} {says}",
            proof=(f"the document is dated {written}",),
            related=(Related(self.cue, "cue"),),
        )


def can_be_told(date: Date, kind: Untimeliness, written: Edtf) -> bool:
    """Return True if a text written on `written` may describe a date as past or as future.

    That is possible if the year of the date is uncertain, or the date is close to the date of
    writing.
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
