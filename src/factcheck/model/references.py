"""References: reference lists, citation markers, and how the two agree."""

import enum

from attrs import field, frozen

from factcheck.model.dates import Edtf
from factcheck.model.findings import Related
from factcheck.model.links import Proved
from factcheck.model.sources import Contributor
from factcheck.model.text import Document, SourceFile, Span


class ListKind(enum.StrEnum):
    """How the entries of a list are identified."""

    NUMBERED = "numbered"
    """By numbers: "[7] …", "7. …"."""
    NAMED = "named"
    """By author and year only."""
    KEYED = "keyed"
    """By alphanumeric keys: "[Oka19] …"."""
    NOTES = "notes"
    """Footnotes and endnotes, with references and remarks: "[^7]: …"."""
    FILE = "file"
    """A .bib file used by the document; entries are identified by their keys."""


class CitationKind(enum.StrEnum):
    """How a marker in the text identifies its entry."""

    NUMBER = "number"
    """By number: "[7]", "[3, 5–7]"."""
    AUTHOR_YEAR = "author-year"
    """By author and year: "(Okafor 2019)", "Okafor and Lee (2019a, p. 4)"."""
    AUTHOR_PAGE = "author-page"
    """By author and page, in the MLA style: "(Okafor 34)"."""
    NOTE = "note"
    """By the number of a note: "¹", "[^7]"."""
    KEY = "key"
    """By key: "[@oka19]", "\\\\cite{oka19}", "[Oka19]"."""


@frozen
class Work:
    """The bibliographic data of an entry; missing fields are empty."""

    kind: str = ""
    """The type of work, inferred from the form of the entry.

    One of article, chapter, book, thesis, report, preprint and web-page.
    """
    authors: tuple[Contributor, ...] = ()
    """Authors, in order."""
    others: bool = False
    """Whether there are more authors: "et al.", "and others"."""
    editors: tuple[Contributor, ...] = ()
    """Editors of the book that contains the work."""
    are_editors: bool = False
    """Whether the people listed as authors are editors: "Moe, I. (ed.)"."""
    translators: tuple[Contributor, ...] = ()
    """Translators in order."""
    date: Edtf | None = None
    """Date of publication, as precise as printed."""
    year: int | None = None
    """Year of `date`."""
    letter: str = ""
    """The letter that distinguishes works of the same year: "a" in "2019a"."""
    years: frozenset[int] = frozenset()
    """Every year printed in the entry, 1000 to 2999, except those of a period in its title."""
    title: str = ""
    """The title."""
    container: str = ""
    """The journal, book or site that contains the work."""
    publisher: str = ""
    """The publishing organization."""
    place: str = ""
    """The place of publication."""
    genre: str = ""
    """The type of report or thesis as printed: "PhD thesis", "Working Paper"."""
    series: str = ""
    """The series to which the work belongs."""
    series_number: str = ""
    """The work's number in the series."""
    edition: str = ""
    """The edition as printed: "Second edition", "2nd ed."."""
    volume: str = ""
    """Volume."""
    issue: str = ""
    """Issue or number."""
    pages: str = ""
    """First and last page, joined by a hyphen; the last page in full."""
    doi: str = ""
    """The DOI without a resolver's address: "10.1000/182"."""
    arxiv: str = ""
    """The arXiv identifier."""
    url: str = ""
    """The address."""
    accessed: Edtf | None = None
    """The date on which the address was accessed."""
    is_set_off: bool = False
    """Whether the title is in quotation marks or italics."""
    uncertain: tuple[str, ...] = ()
    """Fields that were guessed; all other fields follow a known citation style."""
    doubts: tuple[str, ...] = ()
    """Reasons why fields are uncertain: "“Seen by the way” belongs to no field"."""


@frozen
class CitedWork:
    """One of several works in a note."""

    span: Span
    """The words of the work."""
    work: Work
    """The bibliographic data."""


@frozen
class Reference:
    """An entry of a reference list, or a note."""

    span: Span
    """The whole entry, including a label in the text."""
    label: str = ""
    """The label without brackets: "7", "^a", "Oka19"; empty if the list has none."""
    number: int | None = None
    """The number of a numbered entry or note, from 1."""
    work: Work = field(factory=Work)
    """The bibliographic data; that of the first work, if a note cites several."""
    parts: tuple[CitedWork, ...] = ()
    """The works of a note that cites several, separated by semicolons, in order."""


@frozen
class ReferenceList:
    """A reference list with its heading."""

    span: Span
    """The list, from its heading or first entry to the end of its last entry."""
    kind: ListKind
    """How its entries are identified."""
    references: tuple[Reference, ...] = ()
    """Entries in order."""
    heading: Span | None = None
    """The heading; None if the list has none."""
    is_excerpt: bool = False
    """Whether the list is not complete: "Selected bibliography", "Further reading"."""
    is_cited: bool = False
    """Whether the list should contain only cited works: "References", "Works cited"."""


@frozen
class BibItem:
    """An entry of a .bib file."""

    key: str
    """The citation key."""
    head: Span
    """The start of the entry in the file, from its "@" to the end of its key."""
    work: Work = field(factory=Work)
    """The bibliographic data."""
    parents: tuple[str, ...] = ()
    """Keys of the entries from which it inherits fields: `crossref`, `xdata`, `entryset` …"""


@frozen
class BibList:
    """A .bib file that documents cite."""

    file: SourceFile = field(repr=False)
    """The file."""
    items: tuple[BibItem, ...] = field(default=(), repr=False)
    """The entries in order, including malformed ones."""
    is_shared: bool = False
    """Whether several documents cite the file, so that each may leave entries uncited."""


@frozen
class Particular:
    """A statement in the text about a cited work, next to the citation marker."""

    field: str
    """What the statement is about: "year" or "author"."""
    value: str
    """The stated value; for authors, all names as printed: "Moe and Lee"."""
    span: Span
    """The words of the statement."""
    noun: str = ""
    """For a year, the noun that it describes: "guidelines", or the name before "(2011)"."""
    names: tuple[str, ...] = ()
    """The family names of authors, in order."""
    others: bool = False
    """Whether "et al." or "and colleagues" follows the names."""


@frozen
class Citation:
    """A citation marker in the running text."""

    span: Span
    """The words that refer to one entry or one range of numbers.

    In "(Moe 2010; Lee 2012)", each half is a citation. For a marker that is not part of the text
    ("[^7]"), this is the word before it.
    """
    kind: CitationKind
    """How the marker identifies its entry."""
    numbers: tuple[int, ...] = ()
    """The numbers of a numeric marker, with ranges expanded."""
    label: str = ""
    """The label of a key or a note: "^7", "oka19"."""
    names: tuple[str, ...] = ()
    """Family names or the name of an organization in an author–year marker."""
    others: bool = False
    """Whether "et al." or "and colleagues" follows the names."""
    year: int | None = None
    """The year of an author–year marker."""
    letter: str = ""
    """The letter after the year: "a" in "2019a"."""
    locator: str = ""
    """The page or other locator as printed: "p. 4"."""
    is_narrative: bool = False
    """Whether the names, or a key, are part of the sentence: "Okafor (2019) found", "@oka19 found".
    """
    is_quoted: bool = False
    """Whether the marker is inside a quotation, where it may refer to the source's own list."""
    is_glued: bool = False
    """Whether the marker directly follows a word: "froze[7]"."""
    is_left_out: bool = False
    """Whether the text does not contain the marker, so that `span` is the word before it."""
    is_alone: bool = True
    """Whether the marker is not part of a group of keys: "[@oka19; @lee12]"."""
    particulars: tuple[Particular, ...] = ()
    """Statements about the work next to the marker."""

    @property
    def behind(self) -> int:
        """Return the end of the words that the marker follows."""
        return self.span.end if self.is_left_out else self.span.start


@frozen
class Resolution:
    """A marker with its entries."""

    citation: Citation
    """The marker."""
    references: tuple[Reference, ...]
    """The entries in marker order; several for "[3, 5]" or if several match equally well."""
    reason: str
    """What matched the marker to the entries: "number 7", "Okafor, 2019"."""


@frozen
class Dangling:
    """A marker that has no entry for at least one of its parts."""

    citation: Citation
    """The marker."""
    what: str
    """The part without an entry: "[7]", "Okafor 2019"."""
    list_span: Span
    """The entry or heading that shows where the list is."""
    proof: str
    """What the list contains instead: "the list ends with [6]"."""
    where: str = "the reference list"
    """The list that lacks it: the reference list, the list of notes, or the path of a .bib file."""
    nearest: str = ""
    """The most similar key in the .bib file; empty if there is none."""
    says: str = "has no entry in"
    """What is wrong with the part: "Ibid." "refers to no single work in" a note."""


@frozen
class Mismatch:
    """A statement next to a marker that contradicts the entry."""

    span: Span
    """The words next to the marker."""
    field: str
    """What the statement is about: "year", "author", "volume" or "pages"."""
    said: str
    """The value in the text."""
    listed: str
    """The value in the entry."""
    marker: str
    """The marker of the entry: "[2]", "Okafor 2018"."""
    reference: Reference
    """The entry."""
    places: tuple[str, str] = ("in the text", "in the reference list")
    """The positions of the statement and the entry: "in note 3", "in note 1"."""

    def decide(self, document: Document) -> Proved:
        """Return the proof that a marker and its entry differ in year, author, volume or page."""
        here, there = self.places
        are = "are" if self.field.endswith("s") else "is"
        said = f"{are} {self.said} {here or 'here'}, {self.listed} {there}"
        return Proved(
            "CIT02",
            self.span,
            f"the {self.field} of {self.marker} {said}",
            proof=(f"the entry: {document.words(self.reference.span)}",),
            related=(Related(self.place_listed(document)),),
        )

    def place_listed(self, document: Document) -> Span:
        """Return the span of the value in the entry; the whole entry if it is not unique."""
        entry = self.reference.span
        if document.text.count(self.listed, entry.start, entry.end) != 1:
            return entry
        at = document.text.index(self.listed, entry.start)
        return Span(at, at + len(self.listed))


@frozen
class Twins:
    """Two entries for the same work."""

    first: Reference
    """The first entry."""
    second: Reference
    """The second entry."""
    reason: str
    """What the entries have in common: "the DOI 10.1000/182"."""


@frozen
class TooEarly:
    """A cited source that is older than the event it is cited for."""

    citation: Citation
    """The marker."""
    reference: Reference
    """The entry."""
    event: Span
    """The words that state the date of the event."""
    happened: Edtf
    """The date of the event."""


class Compared(enum.Enum):
    """The comparisons between the markers and lists of a document."""

    MARKERS = enum.auto()
    """Markers, or works in notes, compared with the entries of the lists."""
    PARTICULARS = enum.auto()
    """Statements about a work, compared with its entry."""
    ENTRIES = enum.auto()
    """Entries, compared with the markers in the text."""
    WORKS = enum.auto()
    """Entries of a list, compared with one another."""
    DATES = enum.auto()
    """Dates of events, compared with the works cited for them."""


@frozen
class Citing:
    """The results of comparing the markers of a document with its lists."""

    lists: tuple[ReferenceList, ...] = field(default=(), repr=False)
    """Reference lists and lists of notes."""
    resolved: tuple[Resolution, ...] = field(default=(), repr=False)
    """Markers with their entries."""
    dangling: tuple[Dangling, ...] = field(default=(), repr=False)
    """Markers without an entry."""
    mismatches: tuple[Mismatch, ...] = field(default=(), repr=False)
    """Markers that contradict their entry."""
    unused: tuple[Reference, ...] = field(default=(), repr=False)
    """Entries to which no marker refers."""
    twins: tuple[Twins, ...] = field(default=(), repr=False)
    """Works that have two entries."""
    early: tuple[TooEarly, ...] = field(default=(), repr=False)
    """Sources that are older than the events they are cited for."""
    compared: frozenset[Compared] = field(default=frozenset(), repr=False)
    """The comparisons that were possible; all others must not be reported as passed."""

    def silence(self, what: Compared) -> str:
        """Return why a comparison was impossible; empty if it was possible."""
        if not self.lists:
            return "no list of references or notes"
        named = (one.is_excerpt and one.kind is ListKind.NAMED for one in self.lists)
        if all(named) and what not in (Compared.WORKS, Compared.DATES) and not self.mismatches:
            return (
                "according to its heading, the list is a selection and need not match the citations"
            )
        if what in self.compared:
            return ""
        none = what is not Compared.WORKS and not (self.resolved or self.dangling)
        return "no citation refers to the list of references" if none else _SILENCES[what]


_SILENCES = {
    Compared.MARKERS: "too few citations match entries in the list",
    Compared.PARTICULARS: "no citation refers to a work in the list",
    Compared.ENTRIES: "fewer than three works in the list are cited",
    Compared.WORKS: "no list of at least two works",
    Compared.DATES: "no dated work is cited after a date",
}
