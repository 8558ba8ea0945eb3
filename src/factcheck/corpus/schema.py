"""The tables of an archive: their columns, with meanings, and the version of the schema.

The documentation of the schema is generated from this file (`described`), so that the two cannot
differ.
"""

from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa
from attrs import field, frozen

VERSION = 1
"""Version of the tables, raised when a column is added, removed, or changes its meaning."""

_TEXT, _COUNT, _FLAG, _DAY, _NUMBER = pa.string(), pa.int32(), pa.bool_(), pa.date32(), pa.float64()
_TEXTS = pa.list_(_TEXT)
_DATE = pa.struct(
    [
        pa.field("start", _COUNT),
        pa.field("end", _COUNT),
        pa.field("line", _COUNT),
        pa.field("column", _COUNT),
        pa.field("words", _TEXT),
        pa.field("date", _TEXT),
        pa.field("kind", _TEXT),
        pa.field("role", _TEXT),
        pa.field("stated", _TEXTS),
    ]
)
_FORM = pa.struct(
    [
        pa.field("text", _TEXT),
        pa.field("count", _COUNT),
        pa.field("line", _COUNT),
        pa.field("column", _COUNT),
    ]
)
_PLACE = pa.struct(
    [
        pa.field("line", _COUNT),
        pa.field("column", _COUNT),
        pa.field("text", _TEXT),
        pa.field("role", _TEXT),
    ]
)


@frozen(eq=False)
class Column:
    """One column of a table."""

    name: str
    type: pa.DataType
    meaning: str
    """Description of its contents, unit and origin."""


@frozen(eq=False)
class Table:
    """One table of an archive."""

    name: str
    meaning: str
    """What one row represents."""
    columns: tuple[Column, ...]
    key: tuple[str, ...] = field(default=("document", "start", "end"))
    """The columns by which rows are sorted."""

    @property
    def schema(self) -> pa.Schema:
        """Return the Arrow schema; every column may be null."""
        return pa.schema([pa.field(one.name, one.type) for one in self.columns])


_DOCUMENT = Column("document", _TEXT, "SHA-256 of the bytes of the file, in hex: the document")
_MADE_BY = Column("made_by", _TEXT, "digest of version, settings and kind of file: how it was read")
_PLACED = (
    _DOCUMENT,
    Column("start", _COUNT, "first code point of the words in the text of the document, from 0"),
    Column("end", _COUNT, "code point behind the last"),
    Column("page", _TEXT, "number of the page in a file that has pages; else empty"),
    Column("line", _COUNT, "line of the file, or of the page, from 1; in Word files the paragraph"),
    Column("column", _COUNT, "column of the first character, from 1"),
)
_WHEN = (
    Column("date", _TEXT, "EDTF, as our reader of dates resolves the words; null if undated"),
    Column("earliest", _DAY, "first day that the date may mean; null if open or before year 1"),
    Column("latest", _DAY, "last day that it may mean; null if open"),
    Column("date_kind", _TEXT, "absolute, relative, vague, clock: how the words give the date"),
    Column("date_role", _TEXT, "own, head (of a chronology's entry), open, modifier, background"),
    Column("date_stated", _TEXTS, "units that the words give themselves; the others are inferred"),
)

DOCUMENTS = Table(
    "documents",
    "one document, however many files have its bytes",
    (
        _DOCUMENT,
        Column("title", _TEXT, "as its head gives it; null if it gives none"),
        Column("authors", _TEXTS, "names as displayed, from its head"),
        Column("published", _TEXT, "EDTF; from its head, else from what it says of itself"),
        Column("published_earliest", _DAY, "first day that this may mean"),
        Column("published_latest", _DAY, "last day that this may mean"),
        Column("characters", _COUNT, "code points of its text, markup left out"),
        Column("words", _COUNT, "words of its text, parted by white space"),
        Column("statements", _COUNT, "rows that it has in `statements`"),
        Column("findings", _COUNT, "rows that it has in `findings`"),
        Column("is_foreign", _FLAG, "its words are hardly English, and it was not read further"),
        Column("is_garbled", _FLAG, "names vary all over it, as in a scan with reading errors"),
        Column("engine", _TEXT, "version of factcheck that read it"),
        _MADE_BY,
    ),
    key=("document",),
)
PATHS = Table(
    "paths",
    "one file: several have one document if their bytes are equal",
    (_DOCUMENT, Column("path", _TEXT, "path of the file as it was given, with forward slashes")),
    key=("path", "document"),
)
STATEMENTS = Table(
    "statements",
    "a sentence, a part of one with a date of its own, or a sentence of a chronology's entry",
    (
        *_PLACED,
        Column("statement", _TEXT, "its id in the document: n36b is the second of line 36"),
        Column("order", _COUNT, "its number among the statements of the document, from 0"),
        Column("block", _COUNT, "number of its paragraph, entry, item or row in the document"),
        Column("block_kind", _TEXT, "paragraph, entry, item, row, quote"),
        Column("role", _TEXT, "of the section: narrative, chronology, notes"),
        Column("section", _TEXT, "heading under which it stands; empty before the first"),
        Column("text", _TEXT, "its words as read, markup left out"),
        *_WHEN,
        Column("date_words", _TEXT, "the words of its date"),
        Column("date_start", _COUNT, "first code point of these words"),
        Column("date_end", _COUNT, "code point behind the last"),
        Column("date_line", _COUNT, "line of these words"),
        Column("date_column", _COUNT, "column of these words"),
        Column("other_dates", pa.list_(_DATE), "all other dates that stand in it"),
        Column("speaker", _TEXT, "words that name who is made responsible for it; else empty"),
        Column("mode", _TEXT, "direct, mixed, reported, or own-voice of the author"),
        Column("bearers", _TEXTS, "keys of the bearers of names that it names, in `entities`"),
        Column("terms", _TEXTS, "stems of its telling words, figures, @ and key of each bearer"),
        Column("actions", _TEXTS, "those of its terms that tell what happened"),
        Column("clause", _TEXTS, "stems of the clause in which its date stands"),
        Column("deeds", _TEXTS, "stems of what was done at its date"),
        Column("is_planned", _FLAG, "its date is of what was yet to come"),
        Column("is_unreal", _FLAG, "it tells what did not happen"),
        Column("is_kept_yearly", _FLAG, "it tells of an anniversary"),
        Column("is_listed", _FLAG, "it stands in a chronology, list or table"),
        Column(
            "is_quoted", _FLAG, "it stands inside a quotation, and is not the document's own voice"
        ),
    ),
)
MENTIONS = Table(
    "mentions",
    "one name, figure, quotation, birth or office at one place",
    (
        *_PLACED,
        Column("kind", _TEXT, "name, figure, quotation, birth, office"),
        Column("text", _TEXT, "the words as read"),
        Column("statement", _TEXT, "the statement in which it stands; empty for none"),
        Column("bearer", _TEXT, "key of whom it names or is of, in `entities`; else empty"),
        Column("bearer_kind", _TEXT, "person, organisation, place, identifier, unknown"),
        Column("is_quoted", _FLAG, "it stands in a quotation, a title or a reference"),
        Column("title_start", _COUNT, "of a name: first code point of the office in front of it"),
        Column("title_end", _COUNT, "code point behind this office"),
        Column("role_start", _COUNT, "of a name: first code point of the apposition behind it"),
        Column("role_end", _COUNT, "code point behind this apposition"),
        *_WHEN[:3],
        Column("low", _NUMBER, "of a figure: least value that the words allow"),
        Column("high", _NUMBER, "greatest value that they allow; infinite for “more than”"),
        Column("unit", _TEXT, "of a figure: its unit in one spelling; empty for a count"),
        Column("counted", _TEXT, "of a figure: words of what is counted or measured"),
        Column("head", _TEXT, "stem of the noun that is counted; of an office its head"),
        Column("hedge", _TEXT, "of a figure: the word that softens it"),
        Column("restrictions", _TEXTS, "words that make it the figure of a moment, share or sense"),
        Column("fate", _TEXT, "of a figure: what befell those whom it counts"),
        Column("words", _TEXTS, "of a quotation: folded words; of an office: its portfolio"),
        Column("is_given", _FLAG, "of a quotation: the text gives it to somebody"),
        Column("is_deputy", _FLAG, "of an office: that of a deputy"),
        Column("place", _TEXT, "of an office: what an ambassador is sent to, a mayor is mayor of"),
    ),
    key=("document", "start", "end", "kind", "text"),
)
ENTITIES = Table(
    "entities",
    "the bearer of a name in one document, with all forms that it gives him",
    (
        *_PLACED,
        Column("bearer", _TEXT, "his key, made from the fullest form: zhang-hanhui"),
        Column("kind", _TEXT, "person, organisation, place, identifier, unknown"),
        Column("name", _TEXT, "the fullest of the most frequent forms"),
        Column("mentions", _COUNT, "how often the document names him"),
        Column("quoted", _COUNT, "how many of these stand in quotations, titles and references"),
        Column("forms", pa.list_(_FORM), "each form with its count and its first place"),
        Column("offices", _TEXTS, "offices and appositions met with the name, as printed"),
        Column("company", _TEXTS, "telling stems that stand near his mentions"),
    ),
)
SOURCES = Table(
    "sources",
    "a work or utterance to which the document leads something back, or the document itself",
    (
        *_PLACED,
        Column("source", _TEXT, "its key in the document"),
        Column("kind", _TEXT, "article, book, report, statement, briefing, …"),
        Column("title", _TEXT, "as printed"),
        Column("authors", _TEXTS, "names as displayed"),
        Column("speaker", _TEXT, "who spoke, of an utterance"),
        Column("container", _TEXT, "journal, newspaper, agency or site that carries it"),
        Column("publisher", _TEXT, "body that issued it"),
        Column("published", _TEXT, "EDTF"),
        Column("volume", _TEXT, "as printed"),
        Column("issue", _TEXT, "as printed"),
        Column("pages", _TEXT, "first and last page, joined by a hyphen"),
        Column("doi", _TEXT, "as printed"),
        Column("url", _TEXT, "as printed"),
        Column("isbn", _TEXT, "as printed"),
    ),
    key=("document", "start", "source"),
)
FINDINGS = Table(
    "findings",
    "what contradicts itself inside one document",
    (
        *_PLACED,
        Column("code", _TEXT, "of the check: CHR01"),
        Column("name", _TEXT, "of the check: event-date-conflict"),
        Column("severity", _TEXT, "error, warning, note"),
        Column("message", _TEXT, "what differs from what"),
        Column("proof", _TEXTS, "lines that a person can follow"),
        Column("text", _TEXT, "the words of its place as they stand in the file"),
        Column("related", pa.list_(_PLACE), "the other places that it rests on"),
        Column("fingerprint", _TEXT, "hex digits that stay the same when lines move"),
    ),
    key=("document", "start", "end", "code", "fingerprint"),
)
FAILURES = Table(
    "failures",
    "a file that could not be read, or not in time",
    (
        Column("path", _TEXT, "path of the file as it was given"),
        Column("document", _TEXT, "SHA-256 of its bytes; empty if they could not be read"),
        Column("kind", _TEXT, "unreadable, time limit, died, fault (of factcheck), changed"),
        Column("why", _TEXT, "what went wrong, and what to do"),
        _MADE_BY,
    ),
    key=("path", "document"),
)
TABLES: Mapping[str, Table] = {
    one.name: one
    for one in (
        DOCUMENTS,
        PATHS,
        STATEMENTS,
        MENTIONS,
        ENTITIES,
        SOURCES,
        FINDINGS,
        FAILURES,
    )
}
"""All tables by name."""


def batch(table: Table, found: Iterable[Mapping[str, object]]) -> pa.RecordBatch:
    """Return sorted rows of a table; columns missing in a row are null."""
    listed = sorted(found, key=lambda row: tuple(map(_sortable, (row[one] for one in table.key))))
    return pa.RecordBatch.from_pylist([dict(row) for row in listed], schema=table.schema)


def _sortable(value: object) -> tuple[bool, int, str]:
    """Return a key by which numbers, texts and missing values can be compared."""
    if isinstance(value, int):
        return (True, value, "")
    return (value is not None, 0, str(value))


def described() -> str:
    """Return the schema in Markdown, one table each, for the documentation."""
    return "\n\n".join("\n".join(_described(one)) for one in TABLES.values())


def _described(table: Table) -> Iterator[str]:
    yield f"### {table.name}\n"
    yield f"One row: {table.meaning}.\n"
    yield "| column | type | meaning |"
    yield "| --- | --- | --- |"
    for one in table.columns:
        yield f"| `{one.name}` | {_typed(one.type)} | {one.meaning} |"


def _typed(kind: pa.DataType) -> str:
    """Return the name of a type for readers of Parquet."""
    if pa.types.is_list(kind):
        return f"list of {_typed(kind.value_type)}"
    if pa.types.is_struct(kind):
        return f"({', '.join(one.name for one in kind)})"
    names = {_TEXT: "text", _COUNT: "whole number", _FLAG: "yes or no", _DAY: "day"}
    return names.get(kind, "number")
