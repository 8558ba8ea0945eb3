"""Links: that places of a document are of one thing, who says so, and what a comparison answers.

Whoever says that two places are of one thing, a person, a model or our own rules, says it as a
`Link`; a comparison decides whether what stands there can both be true, and does not ask whose
link it is. Its verdict is `Proved`, with the proof, or `Refused`, with the condition that failed.
"""

import enum

from attrs import frozen

from factcheck.model.findings import Flag, Related, Suggestion
from factcheck.model.origins import BY_RULES, Origin
from factcheck.model.text import Span


class LinkKind(enum.StrEnum):
    """What the places of a link are said to be to one another."""

    BEARER = "one bearer"
    """Two forms of one name or identifier, or what is said of one who bears it."""
    EVENT = "one event"
    """Dates, times or places of one event."""
    MEASURE = "one measure"
    """Two figures of one measure."""
    WORK = "one work"
    """Two references to one work."""
    UTTERANCE = "one utterance"
    """Two quotations of one utterance."""
    WHOLE = "parts and whole"
    """A figure with the figures that make it."""
    ITEMS = "count of items"
    """A count with the items that it announces."""
    EXPANSION = "expansion"
    """A short form with its other form, or with the words that it stands for."""
    BEFORE = "before"
    """What happens earlier or later than something else."""
    CALENDAR = "calendar"
    """A date, or a date and its weekday, that the calendar decides."""
    SORTED = "sorted list"
    """An entry of a sorted list with the entries beside it."""
    NUMBERING = "numbering"
    """A label of a row of numbers or letters with the label before it."""
    LABEL = "one label"
    """One label on two different things."""
    TEXT = "one text"
    """One thing under two labels."""
    SECTION = "label and section"
    """A label with the heading of the section or chapter in which it is."""
    CROSS = "cross-reference"
    """Words that refer to another place, with that place."""
    SPELLING = "spelling"
    """A misspelled word, with its correction."""
    SLOT = "one slot"
    """One statement, repeated with another name, word or value."""
    DOCUMENT = "document"
    """What a title, heading, field or file name says of the document, with what the text says."""
    NEXT = "next in series"
    """The next meeting or issue with this one."""
    CONTRADICTION = "contradiction"
    """Two statements in words that cannot both hold: a matter of judgement."""
    OTHER = "other"
    """Anything else."""


class ValueKind(enum.StrEnum):
    """What sort of value is compared at the places of a link."""

    DATE = "date"
    """A date."""
    TIME = "time"
    """A time of day."""
    WEEKDAY = "weekday"
    """A date and its weekday."""
    NUMBER = "number"
    """A figure."""
    ARITHMETIC = "arithmetic"
    """Figures that an equation joins."""
    COUNT = "count"
    """A count and what it announces."""
    ORDER = "order"
    """What comes before what."""
    NAME = "name"
    """A name."""
    ACRONYM = "acronym"
    """A short form."""
    IDENTIFIER = "identifier"
    """A handle, host name or name of code."""
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
    """Places of one document that are said to be of one thing."""

    kind: LinkKind
    """What the places are to one another."""
    values: ValueKind
    """What sort of value is compared."""
    places: tuple[Span, ...]
    """The place that is doubted first, then those that it is held against; at least one."""
    origin: Origin = BY_RULES
    """Who says so."""
    equation: str = ""
    """What must hold between the figures of the places: "3 + 6 + 33 = 46"."""
    items: tuple[Span, ...] = ()
    """What a count announces, in order."""
    is_complete: bool = False
    """The items are all that there are."""
    correction: str = ""
    """The right word, where the relation is spelling."""
    quoted: tuple[Span, ...] = ()
    """The words around each place, in the same order, where a part of them is compared."""

    @property
    def this(self) -> Span:
        """Return the place that is doubted."""
        return self.places[0]

    @property
    def others(self) -> tuple[Span, ...]:
        """Return the places that it is held against."""
        return self.places[1:]


CONCEIVABLE, ALIKE, LIKELY, SURE = 0.2, 0.4, 0.5, 0.7
"""How sure the maker of a link must be of it, 0 to 1.

Where letters, the calendar or a list show the fault themselves, four to one against it is enough.
Where two values differ, as those of two things do, the link is the proof: as likely as not, or a
little less where the words beside them are the same, and more where a family name has two given
names, as those of two people have.
"""


@frozen
class Proved:
    """What stands at the places cannot all be true."""

    code: str
    """Of the check that speaks of this fault."""
    span: Span
    """The words at fault, in the place that is doubted."""
    message: str
    """One sentence without a full stop, as in a finding."""
    proof: tuple[str, ...] = ()
    """Lines that a person can follow."""
    related: tuple[Related, ...] = ()
    """The other places that it rests on."""
    least: float = CONCEIVABLE
    """How sure the maker of the link must be."""
    right: tuple[float, ...] = ()
    """The numbers that would be right in the words at fault."""

    def flag(self, suggestions: tuple[Suggestion, ...] = (), because: tuple[str, ...] = ()) -> Flag:
        """Return what a check reports of it.

        Args:
            suggestions: The repairs that it offers.
            because: Why its places are of one thing, in front of why both cannot be true.
        """
        return Flag(self.span, self.message, (*because, *self.proof), self.related, suggestions)


class Reason(enum.StrEnum):
    """Which condition of a proof failed."""

    NOT_FOUND = "not found"
    """Words that are quoted do not stand in the document."""
    AMBIGUOUS = "ambiguous"
    """They stand there more than once, and nothing tells which place is meant."""
    DOUBTED = "doubted"
    """Its maker is all but sure that the places are not of one thing."""
    NO_VALUE = "no value"
    """No value of the kind can be read at a place."""
    AGREES = "agrees"
    """Both values can be true: they are equal, overlap, or one contains the other."""
    APPROXIMATE = "approximate"
    """A value is told about, at least, up to, and its bounds hold the other."""
    EXPLAINED = "explained"
    """The document tells why both stand: corrected, quoted, told apart, of another date."""
    OTHER_THING = "other thing"
    """The values are of things that are not the same: another unit, noun, scope or name."""
    SAME_FORM = "same form"
    """The forms differ in case, accents, inflection, or one is short for the other."""
    HOLDS = "holds"
    """The equation holds, the calendar agrees, the items are as many as announced."""
    WRONG_EQUATION = "wrong equation"
    """What the equation says comes out of its left side does not, whatever the document says."""
    NO_COMPARISON = "no comparison"
    """Nothing that can be reckoned decides it: it is a matter of judgement."""


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
"""Reasons that show a proposal to be wrong: both can be true, or the document explains it."""


@frozen
class Refused:
    """Not proved, and why."""

    reason: Reason
    """Which condition failed."""
    message: str
    """What was found, in words: "12 June 2021 and June 2021 overlap"."""


Verdict = Proved | Refused
