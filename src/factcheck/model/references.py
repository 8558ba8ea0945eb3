"""References: lists of works, the markers that point at them, and how the two agree."""

import enum

from attrs import field, frozen

from factcheck.model.dates import Edtf
from factcheck.model.findings import Related
from factcheck.model.links import Proved
from factcheck.model.sources import Contributor
from factcheck.model.text import Document, SourceFile, Span


class ListKind(enum.StrEnum):
    """How the entries of a list are told apart."""

    NUMBERED = "numbered"
    """By numbers: "[7] …", "7. …"."""
    NAMED = "named"
    """By their authors and years alone."""
    KEYED = "keyed"
    """By keys of letters: "[Oka19] …"."""
    NOTES = "notes"
    """Footnotes and endnotes, which hold works and remarks: "[^7]: …"."""
    FILE = "file"
    """A .bib beside the document, by the keys of its entries."""


class CitationKind(enum.StrEnum):
    """By what a marker in the text tells its entry."""

    NUMBER = "number"
    """"[7]", "[3, 5–7]"."""
    AUTHOR_YEAR = "author-year"
    """"(Okafor 2019)", "Okafor and Lee (2019a, p. 4)"."""
    AUTHOR_PAGE = "author-page"
    """"(Okafor 34)", as MLA has it."""
    NOTE = "note"
    """"¹", "[^7]"."""
    KEY = "key"
    """"[@oka19]", "\\\\cite{oka19}", "[Oka19]"."""


@frozen
class Work:
    """What an entry tells of the work that it names; what it does not tell is empty."""

    kind: str = ""
    """article, chapter, book, thesis, report, preprint or web-page, by the shape of the entry."""
    authors: tuple[Contributor, ...] = ()
    """Authors in order."""
    others: bool = False
    """More authors are hinted at: "et al.", "and others"."""
    editors: tuple[Contributor, ...] = ()
    """Of the book that holds a part."""
    are_editors: bool = False
    """Those who stand as authors edited the work: "Moe, I. (ed.)"."""
    translators: tuple[Contributor, ...] = ()
    """Translators in order."""
    date: Edtf | None = None
    """Of publication, as precise as it is printed."""
    year: int | None = None
    """Year of `date`."""
    letter: str = ""
    """That tells works of one year apart: "a" of "2019a"."""
    years: frozenset[int] = frozenset()
    """Every year that the entry prints anywhere, 1000 to 2999."""
    title: str = ""
    """Title."""
    container: str = ""
    """Journal, book or site that holds it."""
    publisher: str = ""
    """The body that issued it."""
    place: str = ""
    """Of the publisher."""
    genre: str = ""
    """What sort of report or thesis it calls itself: "PhD thesis", "Working Paper"."""
    series: str = ""
    """The row of books that it belongs to."""
    series_number: str = ""
    """Its number in that series."""
    edition: str = ""
    """As printed: "Second edition", "2nd ed."."""
    volume: str = ""
    """Volume."""
    issue: str = ""
    """Issue or number."""
    pages: str = ""
    """First and last page, joined by a hyphen; the last in full."""
    doi: str = ""
    """Without the address of a resolver: "10.1000/182"."""
    arxiv: str = ""
    """Its number at arXiv."""
    url: str = ""
    """Address."""
    accessed: Edtf | None = None
    """When the address was looked at."""
    is_set_off: bool = False
    """Its title stands in quotation marks or italics."""
    uncertain: tuple[str, ...] = ()
    """Fields that were guessed; the others stand as a known style of citation has them."""
    doubts: tuple[str, ...] = ()
    """Why: "“Seen by the way” belongs to no field"."""


@frozen
class Reference:
    """An entry of a list of works, or a note."""

    span: Span
    """All its words, a label of the text included."""
    label: str = ""
    """Without brackets: "7", "^a", "Oka19"; empty where the list has none."""
    number: int | None = None
    """Of a numbered entry or note, from 1."""
    work: Work = field(factory=Work)
    """What it says of the work."""


@frozen
class ReferenceList:
    """A list of works with its heading."""

    span: Span
    """From its heading, or its first entry, to the end of its last entry."""
    kind: ListKind
    """How its entries are told apart."""
    references: tuple[Reference, ...] = ()
    """Its entries in order."""
    heading: Span | None = None
    """Its heading; None where it has none."""
    is_excerpt: bool = False
    """It does not mean to hold all that is cited: "Selected bibliography", "Further reading"."""
    is_cited: bool = False
    """It means to hold only what is cited: "References", "Works cited"."""


@frozen
class BibItem:
    """An entry of a .bib, by its key."""

    key: str
    """Its key."""
    head: Span
    """In the text of the file: from its "@" to the end of its key."""
    work: Work = field(factory=Work)
    """What it says of the work."""
    parents: tuple[str, ...] = ()
    """Keys of the entries on which it draws: `crossref`, `xdata`, `entryset` …"""


@frozen
class BibList:
    """A .bib from which documents cite."""

    file: SourceFile = field(repr=False)
    """The file."""
    items: tuple[BibItem, ...] = field(default=(), repr=False)
    """In order; broken ones too, for they are there."""
    is_shared: bool = False
    """More documents than one cite from it, so that none must cite all of it."""


@frozen
class Particular:
    """Something that the text says of a cited work right beside the marker."""

    field: str
    """year, author or title."""
    value: str
    """What it says."""
    span: Span
    """Its words."""
    noun: str = ""
    """What the year is said of ("guidelines", or the name before "(2011)"); who stands beside an
    author: "et al.", "colleagues", another name."""


@frozen
class Citation:
    """A marker in the running text that points at an entry."""

    span: Span
    """The words that point at one entry or one run of numbers: of "(Moe 2010; Lee 2012)" each half.

    Of a mark that a reader leaves out ("[^7]"), the word that it stands behind.
    """
    kind: CitationKind
    """By what it leads to its entry."""
    numbers: tuple[int, ...] = ()
    """Of a numeric marker, runs written out."""
    label: str = ""
    """Of a key or a note: "^7", "oka19"."""
    names: tuple[str, ...] = ()
    """Of an author–year marker: family names, or the name of a body."""
    others: bool = False
    """"et al.", "and colleagues" stand behind the names."""
    year: int | None = None
    """Of an author–year marker."""
    letter: str = ""
    """Behind the year: "a" of "2019a"."""
    locator: str = ""
    """"p. 4", as printed."""
    is_narrative: bool = False
    """The names, or a key, belong to the sentence: "Okafor (2019) found", "@oka19 found"."""
    is_quoted: bool = False
    """It stands inside a quotation, whose own source it may point into."""
    is_glued: bool = False
    """It touches the word in front: "froze[7]"."""
    particulars: tuple[Particular, ...] = ()
    """What the text says of the work beside the marker."""

    @property
    def behind(self) -> int:
        """Return where the words end that it stands behind."""
        return self.span.end if self.label.startswith("^") else self.span.start


@frozen
class Resolution:
    """A marker with the entries it points at."""

    citation: Citation
    """The marker."""
    references: tuple[Reference, ...]
    """In order of the marker; more than one for "[3, 5]" or where two entries fit equally."""
    reason: str
    """Why these: "number 7", "Okafor, 2019"."""


@frozen
class Dangling:
    """A marker of which a part has no entry."""

    citation: Citation
    """The marker."""
    what: str
    """The part, as a reader writes it: "[7]", "Okafor 2019"."""
    list_span: Span
    """The entry or heading that shows the list it should be in."""
    proof: str
    """What the list does hold: "the list ends with [6]"."""
    where: str = "the list"
    """What lacks it: the list, or the path of a .bib."""
    nearest: str = ""
    """The key of a .bib that is most like it; empty where none is."""


@frozen
class Mismatch:
    """What the text says beside a marker, against the entry."""

    span: Span
    """The words beside the marker."""
    field: str
    """year, author, volume or pages."""
    said: str
    """What the text says."""
    listed: str
    """What the entry says."""
    marker: str
    """How the entry is cited: "[2]", "Okafor 2018"."""
    reference: Reference
    """The entry."""
    places: tuple[str, str] = ("in the text", "in the list")
    """Where it is said, and where the entry stands: "in note 3", "in note 1"."""

    def decide(self, document: Document) -> Proved:
        """Return what is said of a marker whose entry has another year, author, volume or page."""
        (here, there), said, listed = self.places, self.said, self.listed
        return Proved(
            "CIT02",
            self.span,
            f"{self.marker} has {self.field} {said}{here and ' '}{here}, {listed} {there}",
            proof=(f"the entry: {document.words(self.reference.span)}",),
            related=(Related(self.reference.span),),
        )


@frozen
class Twins:
    """One work that has two entries."""

    first: Reference
    """The first entry."""
    second: Reference
    """The second entry."""
    reason: str
    """What they share: "the DOI 10.1000/182"."""


@frozen
class TooEarly:
    """A source that came out before what it is cited for."""

    citation: Citation
    """The marker."""
    reference: Reference
    """Its entry."""
    event: Span
    """The words that date what it is cited for."""
    happened: Edtf
    """When that was."""


class Compared(enum.Enum):
    """What of the markers and lists of a document can be held against something else."""

    MARKERS = enum.auto()
    """Markers, or works in notes, with the entries that there are."""
    PARTICULARS = enum.auto()
    """What is said of a work with its entry."""
    ENTRIES = enum.auto()
    """Entries with the markers that there are."""
    WORKS = enum.auto()
    """Entries of a list with one another."""
    DATES = enum.auto()
    """Dates with the works that are cited for them."""


@frozen
class Citing:
    """How the markers of a document and its lists agree."""

    lists: tuple[ReferenceList, ...] = field(default=(), repr=False)
    """The lists of works and of notes."""
    resolved: tuple[Resolution, ...] = field(default=(), repr=False)
    """Markers with their entries."""
    dangling: tuple[Dangling, ...] = field(default=(), repr=False)
    """Markers without an entry."""
    mismatches: tuple[Mismatch, ...] = field(default=(), repr=False)
    """Markers that contradict their entry."""
    unused: tuple[Reference, ...] = field(default=(), repr=False)
    """Entries that no marker leads to."""
    twins: tuple[Twins, ...] = field(default=(), repr=False)
    """Works with two entries."""
    early: tuple[TooEarly, ...] = field(default=(), repr=False)
    """Sources that came out before what they are cited for."""
    compared: frozenset[Compared] = field(default=frozenset(), repr=False)
    """What was really held against something else; the rest cannot have passed."""

    def silence(self, what: Compared) -> str:
        """Return why nothing of a sort could be compared; empty where something was."""
        if not self.lists:
            return "no list of references or notes"
        if what in self.compared:
            return ""
        none = what is not Compared.WORKS and not (self.resolved or self.dangling)
        return "no marker points at the list of references" if none else _SILENCES[what]


_SILENCES = {
    Compared.MARKERS: "too few markers or notes lead to entries",
    Compared.PARTICULARS: "no marker or note names a work of the list",
    Compared.ENTRIES: "no list of cited works of which three are cited",
    Compared.WORKS: "no list of two works or more",
    Compared.DATES: "no marker of a dated work stands behind a date",
}
