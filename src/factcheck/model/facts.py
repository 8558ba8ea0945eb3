"""What one place of a text shows: dates, names, quantities, quotations, attributions."""

import enum
from typing import Any

from attrs import field, frozen

from factcheck.model.changed import Changed
from factcheck.model.dates import Edtf, Unit, as_edtf
from factcheck.model.fields import FieldError, filled, typed
from factcheck.model.references import Citation, Reference, ReferenceList
from factcheck.model.text import Span

_WORDS = "words, or Document.words(span) of the document that it stands in"


class DateKind(enum.StrEnum):
    """How an expression gives its date."""

    ABSOLUTE = "absolute"
    """Calendar words: "4 January 2020", "Feb. 3", "2019", "April 6-28"."""
    RELATIVE = "relative"
    """Counted from an anchor: "the next day", "four days later"."""
    VAGUE = "vague"
    """Bounds are soft: "late February", "around 1850"."""
    CLOCK = "clock"
    """A time of day without a day of its own."""


class DateRole(enum.StrEnum):
    """What the date does in its sentence."""

    OWN = "own"
    """Dates what its clause tells."""
    HEAD = "head"
    """Dates a chronology entry."""
    OPEN = "open"
    """A limit: "from", "until", "effective", "since", "by"."""
    MODIFIER = "modifier"
    """Names another thing: "the statement of 17 April", "a January 31 briefing"."""
    BACKGROUND = "background"
    """Dates an earlier thing in a side clause: "which had been closed on January 24"."""
    QUOTED = "quoted"
    """Stands inside a quotation or a title."""


def _as_value(given: Edtf | str | None) -> Edtf | None:
    return as_edtf("Date.value", given)


@frozen(field_transformer=typed)
class Date:
    """A date expression, what it resolves to and why."""

    span: Span
    """The whole expression, a leading weekday included: "Monday, 4 July 1776"."""
    value: Edtf | None = field(converter=_as_value)
    """None where the document does not tell, or where no such day exists. EDTF may be given as a
    string."""
    kind: DateKind
    """How the expression gives its date."""
    role: DateRole = DateRole.OWN
    """What it does in its sentence."""
    stated: frozenset[Unit] = frozenset()
    """The units that the expression itself gives; the others of `value` are inferred."""
    weekday: int | None = None
    """The weekday that is written with it, 0 for Monday."""
    anchor: Span | None = None
    """The words that a relative or partial date leans on."""
    reckoning: str = ""
    """The arithmetic for a reader: "1 February 2020 + 4 days"."""
    problem: str = ""
    """Why no such date exists: "June has 30 days"; empty for every other date."""
    is_year_likely: bool = True
    """False where its year is lent by another date or the document, and another may be meant."""
    words: str = ""
    """As printed, where no document holds them: of claims by themselves."""


class NameKind(enum.StrEnum):
    """What a name is of, as far as the document tells."""

    PERSON = "person"
    """A person."""
    ORGANISATION = "organisation"
    """A body: a company, an office, a party."""
    PLACE = "place"
    """A place."""
    IDENTIFIER = "identifier"
    """A handle or a host name: "@a-handle", "db-primary-03"."""
    UNKNOWN = "unknown"
    """The document does not tell."""


@frozen(field_transformer=typed)
class Name:
    """One mention of a name."""

    span: Span
    """The name alone, without title, article and possessive."""
    parts: tuple[str, ...] = field(validator=filled)
    """Its words in the order of print: ("Zhang", "Hanhui"); particles are parts, too."""
    kind: NameKind = NameKind.UNKNOWN
    """What it is a name of."""
    title: Span | None = None
    """An office or form of address that touches it in front: "Deputy Foreign Minister"."""
    role: Span | None = None
    """An apposition behind it: "a leading Russologist", "the ministry's spokesperson"."""
    quoted: bool = False
    """It stands inside a quotation, a work's title or a reference: its spelling is the source's."""
    bearer: str = ""
    """The key of its bearer where a claims folder names him; otherwise empty."""

    @property
    def start(self) -> int:
        """Where it begins, its title included."""
        return self.title.start if self.title else self.span.start


@frozen(field_transformer=typed)
class Quantity:
    """A number with what it counts or measures."""

    span: Span
    """The words of the number, its hedge and its unit."""
    low: float
    """Lowest value that the words allow, hedges taken into account."""
    high: float
    """Highest value that the words allow."""
    unit: str = ""
    """As written: "tons", "%", "rubles"; empty for a count."""
    noun: str = ""
    """What is counted or measured: "medical supplies"; empty if the text does not tell."""
    hedge: str = ""
    """The word that softens it: "about", "more than"; empty if none does."""
    number: float | None = None
    """The one number that is written, hedge and rounding aside; None of a range."""
    words: str = ""
    """As printed, where no document holds them: of claims by themselves."""

    def __attrs_post_init__(self) -> None:
        """Refuse bounds that nothing lies between."""
        if not self.low <= self.high:
            raise FieldError("Quantity.low", self.low, f"at most high, {self.high:g}")

    def shift(self, by: int) -> "Quantity":
        """Return the quantity moved by so many code points."""
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
    """Words between quotation marks, or set off as a block."""

    span: Span
    """Without the marks."""
    block: bool = False
    """It is set off as a block."""
    words: str = ""
    """As printed, where no document holds them: of claims by themselves."""


class Mode(enum.StrEnum):
    """How a statement is rendered."""

    DIRECT = "direct"
    """All of it is a quotation."""
    MIXED = "mixed"
    """Part of it is a quotation."""
    REPORTED = "reported"
    """It is told in the author's words, as another's statement."""
    OWN_VOICE = "own-voice"
    """The author says so."""


@frozen(field_transformer=typed)
class Attribution:
    """Who is made responsible for which words, by which cue."""

    span: Span
    """The statement."""
    cue: Span | None = None
    """The words that attribute: "according to", "said"; None for the author's own voice."""
    source: Span | None = None
    """The words that name the source; None for the author, and where nobody is named."""
    source_key: str = ""
    """A key of sources.yaml or people.yaml where a claims folder gives one."""
    mode: Mode = Mode.REPORTED
    """From the share of the statement that stands in quotation marks."""
    is_anonymous: bool = False
    """Nobody can be asked: "a senior official", "sources", "it is feared"."""
    role: Span | None = None
    """The office or description beside the name of a person who speaks: "the mayor"."""
    carrier: Span | None = None
    """The outlet that passes the words on: TASS in "Zhang told TASS that"."""
    cue_words: str = ""
    """The cue as printed, where no document holds it: of claims by themselves."""


@frozen
class Duration:
    """A length of time told by a number and a unit: "125 minutes", "an hour and a half"."""

    span: Span
    """The number and the unit, without a hedge."""
    count: float
    """How many of `unit`, above 0; of "an hour and ten minutes" 70 of the smaller unit."""
    unit: Unit
    """SECOND to DECADE; nights count as days, a fortnight as two weeks."""
    hedge: str = ""
    """The word that softens or sharpens it: "about", "exactly"; empty if none does."""
    days: int = 0
    """Days beyond the months or years: 8 of "two months and eight days", -1 of "a day short of"."""


@frozen
class Time:
    """A time of day at a place that a link names."""

    span: Span
    """The time with its half of the day and its zone, where it has them."""
    minutes: frozenset[int]
    """From midnight; two of an hour whose half of the day is not written."""
    zone: str = ""
    """Its zone by its initial, since ET and EST are one; empty if none is written."""


@frozen
class Reversal:
    """Two dates told as the bounds of one stretch, the later one first."""

    span: Span
    """Both bounds and what lies between them."""
    start: Span
    """The words of the first bound: what is written as the beginning."""
    end: Span
    """The words of the last bound, which lies before the first."""
    bounds: tuple[str, str] = ("starts", "ends")
    """What happens at them: "was born" and "died"."""


@frozen
class Abbreviation:
    """A short form, with the words that explain it where it stands."""

    span: Span
    """The short form alone, without brackets."""
    short: str
    """Without full stops and plural ending: "RCB"."""
    expansion: Span | None = None
    """The words beside it that explain it; None where it is only used."""
    reading: str = ""
    """The expansion by which two are compared: small, singular, American, without "of the"."""


@frozen(slots=False)
class Facts:
    """All facts of one document, each kind in order of its spans."""

    dates: tuple[Date, ...] = field(default=(), repr=False)
    """Dates and times."""
    names: tuple[Name, ...] = field(default=(), repr=False)
    """Names, inside quotations too."""
    identifiers: tuple[Name, ...] = field(default=(), repr=False)
    """Handles and host names, which no grammar of names tells."""
    quantities: tuple[Quantity, ...] = field(default=(), repr=False)
    """Figures with what they count or measure."""
    quotations: tuple[Quotation, ...] = field(default=(), repr=False)
    """Words between quotation marks, and quoted blocks."""
    attributions: tuple[Attribution, ...] = field(default=(), repr=False)
    """Who is made responsible for which words."""
    lists: tuple[ReferenceList, ...] = field(default=(), repr=False)
    """Lists of works and of notes."""
    citations: tuple[Citation, ...] = field(default=(), repr=False)
    """Markers that refer to works and notes."""
    durations: tuple[Duration, ...] = field(default=(), repr=False)
    """Lengths of time."""
    reversals: tuple[Reversal, ...] = field(default=(), repr=False)
    """Dates that bound a stretch, the later one first."""
    abbreviations: tuple[Abbreviation, ...] = field(default=(), repr=False)
    """Short forms, with their explanations."""
    unclosed: tuple[Span, ...] = field(default=(), repr=False)
    """Marks that open a quotation which is never closed."""

    def changed(self, **parts: Any) -> "Facts":
        """Return these facts with some kinds replaced; see `Dossier.changed`."""
        return _Changed(self, parts)

    @property
    def references(self) -> tuple[Reference, ...]:
        """The entries of all lists of works and notes, in order."""
        return tuple(entry for one in self.lists for entry in one.references)


class _Changed(Changed, Facts):
    """Facts of which some kinds are replaced."""
