"""Facts stated at one place of a text: dates, names, quantities, quotations, attributions."""

import enum
from typing import Any

from attrs import field, frozen

from factcheck.model.changed import Changed, is_equal
from factcheck.model.dates import Edtf, Unit, as_edtf
from factcheck.model.fields import FieldError, filled, typed
from factcheck.model.references import Citation, Reference, ReferenceList
from factcheck.model.text import Span


class DateKind(enum.StrEnum):
    """How an expression states its date; the types are similar to those of TIMEX3."""

    ABSOLUTE = "absolute"
    """As a calendar date: "4 January 2020", "Feb. 3", "2019", "April 6-28"."""
    RELATIVE = "relative"
    """Relative to another date: "the next day", "four days later"."""
    VAGUE = "vague"
    """With vague bounds: "late February", "around 1850"."""
    CLOCK = "clock"
    """A time of day without its own day."""


class DateRole(enum.StrEnum):
    """The role of a date in its sentence."""

    OWN = "own"
    """The date of the event that the clause describes."""
    HEAD = "head"
    """The date of a chronology entry."""
    OPEN = "open"
    """A limit: "from", "until", "effective", "since", "by"."""
    MODIFIER = "modifier"
    """Part of a description of something: "the statement of 17 April", "a January 31 briefing"."""
    BACKGROUND = "background"
    """The date of an earlier event in a subordinate clause: "which had closed on January 24"."""
    QUOTED = "quoted"
    """Inside a quotation or a title."""


def _as_value(given: Edtf | str | None) -> Edtf | None:
    return as_edtf("Date.value", given)


@frozen(field_transformer=typed)
class Date:
    """A date expression, the date it resolves to, and how it was resolved."""

    span: Span
    """The whole expression, including a weekday before it: "Monday, 4 July 1776"."""
    value: Edtf | None = field(converter=_as_value)
    """The resolved date; None if it is unknown or does not exist.

    EDTF may be passed as a string.
    """
    kind: DateKind
    """How the expression gives its date."""
    role: DateRole = DateRole.OWN
    """The role of the date in its sentence."""
    stated: frozenset[Unit] = frozenset()
    """The units that the expression states; the other units of `value` are inferred."""
    weekday: int | None = None
    """The weekday written with the date, 0 for Monday; None if there is no weekday."""
    anchor: Span | None = None
    """The words of the date on which a relative or partial date is based."""
    reckoning: str = ""
    """The calculation, for readers: "1 February 2020 + 4 days"."""
    problem: str = ""
    """Why the date does not exist: "June has 30 days"; empty if it exists."""
    is_year_likely: bool = True
    """False if the year was taken from another date or the document and may be wrong."""
    words: str = ""
    """The words as printed, for claims without a document."""


class NameKind(enum.StrEnum):
    """The type of entity that a name refers to."""

    PERSON = "person"
    """A person."""
    ORGANISATION = "organisation"
    """An organization: a company, a government office, a party."""
    PLACE = "place"
    """A place."""
    IDENTIFIER = "identifier"
    """A handle or host name: "@a-handle", "db-primary-03"."""
    UNKNOWN = "unknown"
    """The document does not show the type."""


@frozen(field_transformer=typed)
class Name:
    """One mention of a name."""

    span: Span
    """The name alone, without title, article or possessive ending."""
    parts: tuple[str, ...] = field(validator=filled)
    """The words of the name in printed order, including particles: ("Zhang", "Hanhui")."""
    kind: NameKind = NameKind.UNKNOWN
    """The type of entity that the name refers to."""
    title: Span | None = None
    """A job title or form of address directly before the name: "Deputy Foreign Minister"."""
    role: Span | None = None
    """An apposition after the name: "a leading Russologist", "the ministry's spokesperson"."""
    quoted: bool = False
    """Whether the name is in a quotation, title or reference and so keeps the source's spelling."""
    bearer: str = ""
    """The key of the person, if a claims folder gives one; otherwise empty."""

    @property
    def start(self) -> int:
        """The start of the mention, including its title."""
        return self.title.start if self.title else self.span.start


@frozen(field_transformer=typed)
class Quantity:
    """A number with its unit, or with the thing that it counts."""

    span: Span
    """The number with its hedge and unit."""
    low: float
    """The smallest value that the words allow, including the effect of a hedge."""
    high: float
    """The largest value that the words allow."""
    unit: str = ""
    """The unit as written: "tons", "%", "rubles"; empty for a count."""
    noun: str = ""
    """What is counted or measured: "medical supplies"; empty if unknown."""
    hedge: str = ""
    """A hedge: "about", "more than"; empty if there is none."""
    number: float | None = None
    """The number as written, regardless of hedge and rounding; None for a range."""
    words: str = ""
    """The words as printed, for claims without a document."""

    def __attrs_post_init__(self) -> None:
        """Validate that `low` is at most `high`.

        Raises:
            FieldError: `low` is greater than `high`.
        """
        if not self.low <= self.high:
            raise FieldError("Quantity.low", self.low, f"a number not above `high` ({self.high:g})")

    def shift(self, by: int) -> "Quantity":
        """Return the quantity moved by `by` code points."""
        return Quantity(
            self.span.shift(by),
            self.low,
            self.high,
            self.unit,
            self.noun,
            self.hedge,
            self.number,
            self.words,
        )


@frozen(field_transformer=typed)
class Quotation:
    """Words between quotation marks, or a block quotation."""

    span: Span
    """The words without the quotation marks."""
    block: bool = False
    """Whether this is a block quotation."""
    words: str = ""
    """The words as printed, for claims without a document."""


class Mode(enum.StrEnum):
    """How a statement is presented: quoted, reported, or in the author's own voice."""

    DIRECT = "direct"
    """The whole statement is a quotation."""
    MIXED = "mixed"
    """Part of the statement is a quotation."""
    REPORTED = "reported"
    """The author restates another person's statement."""
    OWN_VOICE = "own-voice"
    """The author makes the statement."""


@frozen(field_transformer=typed)
class Attribution:
    """A statement, its source, and the cue that connects them."""

    span: Span
    """The statement."""
    cue: Span | None = None
    """The words that attribute the statement: "said"; None if the author makes the statement."""
    source: Span | None = None
    """The words that name the source; None for the author's own statement or an unnamed source."""
    source_key: str = ""
    """A key of sources.yaml or people.yaml, if a claims folder gives one."""
    mode: Mode = Mode.REPORTED
    """How the statement is presented, judging by how much of it is inside quotation marks."""
    is_anonymous: bool = False
    """Whether the source is anonymous: "a senior official", "sources", "it is feared"."""
    role: Span | None = None
    """The job title or description of the speaker next to the name: "the mayor"."""
    carrier: Span | None = None
    """The outlet that reports the statement: TASS in "Zhang told TASS that"."""
    cue_words: str = ""
    """The cue as printed, for claims without a document."""


@frozen
class Duration:
    """A length of time given as a number and a unit: "125 minutes", "an hour and a half"."""

    span: Span
    """The number and the unit, without a hedge."""
    count: float
    """The number of units, above 0; for "an hour and ten minutes", 70 of the smaller unit."""
    unit: Unit
    """SECOND to DECADE; nights count as days, a fortnight as two weeks."""
    hedge: str = ""
    """A hedge or an emphasis: "about", "exactly"; empty if there is none."""
    days: int = 0
    """Days added to months or years: 8 for "two months and eight days", -1 for "a day short of"."""


@frozen
class Time:
    """A time of day, for links between places in the text."""

    span: Span
    """The time, with "a.m." or "p.m." and its zone if written."""
    minutes: frozenset[int]
    """Minutes from midnight; two values if "a.m." or "p.m." is missing."""
    zone: str = ""
    """The initial of the time zone, so that ET and EST are equal; empty if no zone is written."""


@frozen
class Reversal:
    """Two dates given as the start and end of an interval, although the first is later."""

    span: Span
    """Both dates and the words between them."""
    start: Span
    """The words of the first date, written as the start."""
    end: Span
    """The words of the second date, which is earlier than the first."""
    bounds: tuple[str, str] = ("starts", "ends")
    """Verbs for the start and end in messages: "was born" and "died"."""


@frozen
class Abbreviation:
    """An abbreviation, with its explanation if the text next to it gives one."""

    span: Span
    """The abbreviation alone, without brackets."""
    short: str
    """The abbreviation without periods or plural ending: "RCB"."""
    expansion: Span | None = None
    """The words next to the abbreviation that explain it; None if it is not explained here."""
    reading: str = ""
    """The expansion, normalized for comparison: lowercase, singular, American, without "of the"."""


@frozen(slots=False)
class Facts:
    """All facts of one document; each kind is sorted by span."""

    dates: tuple[Date, ...] = field(default=(), repr=False)
    """Dates and times."""
    names: tuple[Name, ...] = field(default=(), repr=False)
    """Names, including those inside quotations."""
    identifiers: tuple[Name, ...] = field(default=(), repr=False)
    """Handles and host names."""
    quantities: tuple[Quantity, ...] = field(default=(), repr=False)
    """Numbers with their units or the things they count."""
    quotations: tuple[Quotation, ...] = field(default=(), repr=False)
    """Words between quotation marks, and block quotations."""
    attributions: tuple[Attribution, ...] = field(default=(), repr=False)
    """Statements with their sources."""
    lists: tuple[ReferenceList, ...] = field(default=(), repr=False)
    """Reference lists and lists of notes."""
    citations: tuple[Citation, ...] = field(default=(), repr=False)
    """Citation and note markers."""
    durations: tuple[Duration, ...] = field(default=(), repr=False)
    """Lengths of time."""
    reversals: tuple[Reversal, ...] = field(default=(), repr=False)
    """Intervals whose start is later than their end."""
    abbreviations: tuple[Abbreviation, ...] = field(default=(), repr=False)
    """Abbreviations, with their expansions."""
    unclosed: tuple[Span, ...] = field(default=(), repr=False)
    """Opening quotation marks that are never closed."""

    def __repr__(self) -> str:
        """Return the number of dates, names and quantities."""
        counts = f"{len(self.dates)} dates, {len(self.names)} names"
        return f"<Facts: {counts}, {len(self.quantities)} quantities>"

    def __eq__(self, other: object) -> bool:
        """Compare all kinds of facts; kinds that are not computed yet are computed first."""
        return is_equal(self, other, Facts)

    def __hash__(self) -> int:
        """Return the hash of the dates and names."""
        return hash((self.dates, self.names))

    def changed(self, **parts: Any) -> "Facts":
        """Return a copy with some kinds replaced; see `Dossier.changed`."""
        return _Changed(self, parts)

    @property
    def references(self) -> tuple[Reference, ...]:
        """The entries of all reference lists and notes, in order."""
        return tuple(entry for one in self.lists for entry in one.references)


class _Changed(Changed, Facts):
    """Facts with some kinds replaced."""
