"""What a dated document cannot tell: as done what lies after it, as to come what lies before."""

import enum

from factcheck.model.dates import Edtf
from factcheck.model.text import Span
from factcheck.values import frozen


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
