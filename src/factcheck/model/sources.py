"""Sources: works and utterances that can be cited, and the bibliographic record of a document."""

import enum
import re

from attrs import field, frozen

from factcheck.model.dates import Edtf, as_edtf
from factcheck.model.fields import filled, typed
from factcheck.model.text import Span

# Han, Kana and Hangul, in which the family name stands first and nothing parts it from the other.
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]+")


def is_ideographic(name: str) -> bool:
    """Say whether a name is written in Han, Kana or Hangul."""
    return bool(_IDEOGRAPHS.fullmatch(name))


class NameOrder(enum.StrEnum):
    """In which order a person's name is displayed."""

    GIVEN_FIRST = "given-first"
    """"Walter Mead"."""
    FAMILY_FIRST = "family-first"
    """"Yu Bin"."""


@frozen(field_transformer=typed)
class Contributor:
    """An author: a person with a family name, or a body whose name is one literal."""

    family: str = ""
    """Family name."""
    given: str = ""
    """Given names."""
    order: NameOrder = NameOrder.GIVEN_FIRST
    """In which order the name is displayed."""
    literal: str = ""
    """Name of an organisation; then `family` and `given` are empty."""

    @property
    def displayed(self) -> str:
        """Return the name in its order of display: "Yu Bin", "Walter Mead", "TASS", "张昊"."""
        if is_ideographic(self.family + self.given):
            return self.family + self.given
        family_first = self.order is NameOrder.FAMILY_FIRST
        parts = (self.family, self.given) if family_first else (self.given, self.family)
        return self.literal or " ".join(part for part in parts if part)


OTHERS = Contributor(literal="others")
"""Stands last where there are more authors than are named: "et al.", "and others"."""


def _as_date(given: Edtf | str | None) -> Edtf | None:
    return as_edtf("Source.date", given)


def _as_day(given: Edtf | str | None) -> Edtf | None:
    return as_edtf("Source.accessed", given)


@frozen(field_transformer=typed)
class Source:
    """A work or an utterance to which claims are attributed, and which can be cited."""

    key: str
    """Unique in its dossier: of a claims folder its key, otherwise made from the record."""
    kind: str = field(validator=filled)
    """article, newspaper-article, agency-dispatch, briefing, statement, report …"""
    title: str = ""
    """Title; empty where the document gives none."""
    subtitle: str = ""
    """Subtitle."""
    authors: tuple[Contributor, ...] = ()
    """Authors in order."""
    editors: tuple[Contributor, ...] = ()
    """Editors in order."""
    speaker: str = ""
    """Name of who spoke, as displayed."""
    container: str = ""
    """Journal, newspaper, agency or site that carries it."""
    publisher: str = ""
    """The body that issued it: ministry, agency, institute."""
    volume: str = ""
    """Volume."""
    issue: str = ""
    """Issue or number."""
    pages: str = ""
    """First and last page, joined by a hyphen."""
    edition: str = ""
    """As printed: "2nd ed."."""
    date: Edtf | None = field(default=None, converter=_as_date)
    """Date of publication, or of the utterance."""
    place: str = ""
    """Where it was said or published."""
    url: str = ""
    """Address."""
    doi: str = ""
    """Digital object identifier, without https."""
    accessed: Edtf | None = field(default=None, converter=_as_day)
    """When the address was looked at."""
    language: str = ""
    """BCP 47 tag: "en"."""
    translators: tuple[Contributor, ...] = ()
    """Translators in order."""
    genre: str = ""
    """What sort of report or thesis it calls itself: "PhD thesis", "Working Paper"."""
    short_title: str = ""
    """Title in short."""
    series: str = ""
    """The row of books that it belongs to."""
    series_number: str = ""
    """Its number in that series."""
    volumes: str = ""
    """How many there are of a work in several."""
    page_total: str = ""
    """How many pages the whole has."""
    original_date: Edtf | None = None
    """When it first came out, where this is a later edition or a translation."""
    event: str = ""
    """The conference at which it was given."""
    event_place: str = ""
    """Where that conference was."""
    event_date: Edtf | None = None
    """When that conference was."""
    isbn: str = ""
    """International standard book number."""
    issn: str = ""
    """International standard serial number."""
    abstract: str = ""
    """Abstract."""
    keywords: tuple[str, ...] = ()
    """Keywords."""
    further: tuple[tuple[str, str], ...] = ()
    """(field, value) of what a person's .bib tells besides, in its order."""
    uncertain: tuple[str, ...] = ()
    """Fields that were guessed when it was read from a printed entry."""
    doubts: tuple[str, ...] = ()
    """Why they were guessed: "“Seen by the way” belongs to no field"."""
    note: str = ""
    """A remark for readers."""
    text: str = ""
    """Path of the file that holds its words, as a claims folder gives it: below that folder."""
    span: Span | None = None
    """The words of the document that it was read from."""

    def __repr__(self) -> str:
        """Return key, kind, title and date; all fields would fill lines."""
        date = f", {self.date}" if self.date else ""
        return f"<Source {self.key}: {self.kind}, {self.title!r:.60}{date}>"


@frozen(field_transformer=typed)
class Record:
    """What the head of a document says of the document itself, each value with its place.

    The head and the preferred-citation line are kept apart, so that they can be compared.
    """

    source: Source | None = None
    """Both merged: the document as a source, or None where its head tells too little."""
    head: tuple[tuple[str, str, Span], ...] = ()
    """(field, value, place) as the head gives it; fields as in `Source`."""
    citation: tuple[tuple[str, str, Span], ...] = ()
    """The same of the preferred-citation line."""
    covers: Edtf | None = None
    """The period that the document declares to cover."""
    covers_span: Span | None = None
    """Where it declares that."""
    published: Edtf | None = None
    """Date of publication."""
    file: str = ""
    """Path of the document's file from its claims folder, if that tells it."""
    sha256: str = ""
    """Digest of that file when the folder was written."""

    def __repr__(self) -> str:
        """Return the source; the fields with their places would fill lines."""
        return f"<Record of {self.source!r}>"
