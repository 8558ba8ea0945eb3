"""Links: places of a document that refer to the same thing, and the result of comparing them.

Rules, a person or a model link two places with a `Link`. A comparison then decides whether the
values there can both be true, regardless of who made the link. Its verdict is `Proved`, with the
proof, or `Refused`, with the condition that failed.
"""

import enum

from attrs import frozen

from factcheck.model.fields import short, typed
from factcheck.model.findings import Flag, Related, Suggestion
from factcheck.model.origins import BY_RULES, Origin
from factcheck.model.text import Span


class LinkKind(enum.StrEnum):
    """How the places of a link are related."""

    BEARER = "one bearer"
    """Two forms of one name or identifier, or statements about one entity."""
    EVENT = "one event"
    """Dates, times or places of one event."""
    MEASURE = "one measure"
    """Two figures for the same quantity."""
    WORK = "one work"
    """Two references to one work."""
    UTTERANCE = "one utterance"
    """Two quotations of one utterance."""
    WHOLE = "parts and whole"
    """A total with its parts."""
    ITEMS = "count of items"
    """A count with the items that it announces."""
    EXPANSION = "expansion"
    """An abbreviation with another form of it, or with its expansion."""
    BEFORE = "before"
    """Two things of which one happens before the other."""
    CALENDAR = "calendar"
    """A date, or a date and its weekday, that the calendar can prove wrong."""
    SORTED = "sorted list"
    """An entry of a sorted list with its neighbours."""
    NUMBERING = "numbering"
    """A number or letter of a sequence with the one before it."""
    LABEL = "one label"
    """One label used for two different things."""
    TEXT = "one text"
    """One thing with two labels."""
    SECTION = "label and section"
    """A label with the heading of its section or chapter."""
    CROSS = "cross-reference"
    """A cross-reference with its target."""
    SPELLING = "spelling"
    """A misspelled word, with its correction."""
    SLOT = "one slot"
    """One statement, repeated with a different name, word or value."""
    DOCUMENT = "document"
    """A statement about the document in a title, heading, field or file name, with its text."""
    NEXT = "next in series"
    """The next meeting or issue with the current one."""
    CONTRADICTION = "contradiction"
    """Two statements that cannot both be true, which needs a person's judgement."""
    OTHER = "other"
    """Anything else."""


class ValueKind(enum.StrEnum):
    """The type of value that is compared."""

    DATE = "date"
    """A date."""
    TIME = "time"
    """A time of day."""
    WEEKDAY = "weekday"
    """A date and its weekday."""
    NUMBER = "number"
    """A figure."""
    ARITHMETIC = "arithmetic"
    """Figures in an equation."""
    COUNT = "count"
    """A count and its items."""
    ORDER = "order"
    """An order in time."""
    NAME = "name"
    """A name."""
    ACRONYM = "acronym"
    """An abbreviation."""
    IDENTIFIER = "identifier"
    """A handle, host name or name in code."""
    QUOTATION = "quotation"
    """The words of a quotation."""
    REFERENCE = "reference"
    """A reference to a work."""
    ROLE = "role"
    """An office."""
    OTHER = "other"
    """Anything else."""


@frozen
class Link:
    """Places of one document that are said to refer to the same thing."""

    kind: LinkKind
    """How the places are related."""
    values: ValueKind
    """The type of value that is compared."""
    places: tuple[Span, ...]
    """The questioned place first, then the places it is compared with; at least one."""
    origin: Origin = BY_RULES
    """Who made the link."""
    equation: str = ""
    """The equation that must hold for the figures of the places: "3 + 6 + 33 = 46"."""
    items: tuple[Span, ...] = ()
    """The items of a count, in order."""
    is_complete: bool = False
    """Whether the items are complete."""
    correction: str = ""
    """The correct word, if the relation is spelling."""
    quoted: tuple[Span, ...] = ()
    """The words around each place, in the same order, if only part of them is compared."""

    @property
    def this(self) -> Span:
        """Return the questioned place."""
        return self.places[0]

    @property
    def others(self) -> tuple[Span, ...]:
        """Return the places it is compared with."""
        return self.places[1:]


CONCEIVABLE, ALIKE, LIKELY, SURE = 0.2, 0.4, 0.5, 0.7
"""Thresholds for the confidence of a link, 0 to 1.

If letters, the calendar or a list show the error themselves, odds of four to one against it are
enough. If two values differ, as the values of two things do, the link carries the proof: it must be
about as likely as not, a little less if the words beside the values are the same, and more if a
family name has two given names, as two people have.
"""


@frozen(field_transformer=typed)
class Proved:
    """The statements at the places cannot all be true."""

    code: str
    """Code of the check that reports this error."""
    span: Span
    """The flagged words, in the questioned place."""
    message: str
    """One sentence without a full stop, as in a finding."""
    proof: tuple[str, ...] = ()
    """Lines that a person can follow."""
    related: tuple[Related, ...] = ()
    """The other places that it is based on."""
    least: float = CONCEIVABLE
    """The confidence that the link needs."""
    right: tuple[float, ...] = ()
    """The numbers that would be right in place of the flagged words."""

    __repr__ = short

    def flag(self, suggestions: tuple[Suggestion, ...] = (), because: tuple[str, ...] = ()) -> Flag:
        """Return the flag that a check reports.

        Args:
            suggestions: The changes that it offers.
            because: Why its places refer to the same thing; it comes before the proof of the
                conflict.
        """
        return Flag(self.span, self.message, (*because, *self.proof), self.related, suggestions)


class Reason(enum.StrEnum):
    """The condition of a proof that failed."""

    NOT_FOUND = "not found"
    """Quoted words are not in the document."""
    AMBIGUOUS = "ambiguous"
    """Quoted words occur more than once, and nothing shows which place is meant."""
    DOUBTED = "doubted"
    """The maker is almost certain that the places do not refer to the same thing."""
    NO_VALUE = "no value"
    """No value of this type was found at a place."""
    AGREES = "agrees"
    """Both values can be true: they are equal, overlap, or one contains the other."""
    APPROXIMATE = "approximate"
    """A hedge such as "about", "at least" or "up to" covers the other value."""
    EXPLAINED = "explained"
    """The document explains the difference: a correction, a quotation, a distinction, another date.
    """
    OTHER_THING = "other thing"
    """The values belong to different things: another unit, noun, scope or name."""
    SAME_FORM = "same form"
    """The forms differ in case, accents or inflection, or one is short for the other."""
    HOLDS = "holds"
    """The equation holds, the calendar agrees, or the number of items is as announced."""
    WRONG_EQUATION = "wrong equation"
    """The two sides of the proposed equation are not equal, regardless of the document."""
    NO_COMPARISON = "no comparison"
    """No calculation decides it; it needs a person's judgement."""


REFUTED = frozenset(
    {
        Reason.AGREES,
        Reason.APPROXIMATE,
        Reason.EXPLAINED,
        Reason.SAME_FORM,
        Reason.HOLDS,
        Reason.WRONG_EQUATION,
    }
)
"""Reasons that refute a proposal: both can be true, or the document explains the difference."""


@frozen(field_transformer=typed)
class Refused:
    """No proof, with the reason."""

    reason: Reason
    """The condition that failed."""
    message: str
    """The result in words: "12 June 2021 and June 2021 overlap"."""


Verdict = Proved | Refused
