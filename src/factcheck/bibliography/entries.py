"""Conversion of a source to its BibTeX type and fields, in the classic or biblatex dialect."""

import re

from attrs import frozen

from factcheck import lexicon
from factcheck.bibliography import tex
from factcheck.bibliography.dating import citable, year_and_month
from factcheck.bibliography.described import described
from factcheck.bibliography.kinds import (
    BOOK,
    JOURNAL,
    NEWSPAPER,
    PART,
    REPORT,
    THESIS,
    edition_of,
    kind_in_words,
)
from factcheck.bibliography.names import bodies, credited, listed
from factcheck.bibliography.titles import titled
from factcheck.bibliography.untex import MONTH_MACROS
from factcheck.model import Contributor, Source

# BCP 47 primary tags and the names of babel. Source: The babel package, user guide (2024), 1.14.
LANGUAGES = lexicon.table("formats.languages")

Fields = list[tuple[str, str]]
"""Pairs (name, value) in output order; a value has braces unless it is a macro."""


@frozen
class Dialect:
    """The differences between classic BibTeX and biblatex."""

    ascii_accents: bool
    container: str
    """Name of the field for the journal or newspaper."""
    misc: str
    """Entry type for anything except articles and reports."""
    carrier: str
    """Name of the field for the publisher of a `misc` entry."""
    kind: str
    """Name of the field for the kind of a `misc` entry."""
    report: str
    legacy: bool
    """Whether to add `year` and `month` to `date`, and to combine title and subtitle."""


PORTABLE = Dialect(True, "journal", "misc", "howpublished", "type", "techreport", True)  # noqa: FBT003
BIBLATEX = Dialect(False, "journaltitle", "online", "organization", "titleaddon", "report", False)  # noqa: FBT003


def entry(source: Source, dialect: Dialect) -> tuple[str, Fields]:
    """Return the entry type and fields of a source; values have braces, months are macros.

    A source that lacks data required by its type (an article without a date, a report without an
    organization) becomes a `misc` entry, which has the fewest requirements.
    """
    for fits, write in _DEMANDING:
        if fits(source):
            return write(source, dialect)
    if not dialect.legacy and _is_collection(source):
        return _book(source, dialect)
    needs_address = not (source.url or source.doi)
    return ("misc" if needs_address else dialect.misc), _misc(source, dialect)


def _dated(source: Source) -> bool:
    return citable(source.date) is not None


def _body(source: Source) -> str:
    if source.publisher:
        return source.publisher
    return next(iter(bodies(source)), "") if source.authors else ""


def _is_article(source: Source) -> bool:
    return source.kind in NEWSPAPER | JOURNAL and bool(source.container) and _owned(source)


def _is_report(source: Source) -> bool:
    by_itself = source.container in ("", _body(source))
    is_said = bool(_body(source)) and by_itself and not source.editors
    return source.kind in REPORT and is_said and _owned(source)


def _is_book(source: Source) -> bool:
    return source.kind in BOOK and bool(source.title and source.publisher) and _owned(source)


def _is_collection(source: Source) -> bool:
    is_said = bool(source.title and source.publisher and source.editors)
    return source.kind in BOOK and is_said and not credited(source) and _dated(source)


def _is_part(source: Source) -> bool:
    return source.kind in PART and bool(source.title and source.container) and _owned(source)


def _is_thesis(source: Source) -> bool:
    is_said = bool(source.title and source.publisher) and not source.editors
    return source.kind in THESIS and is_said and _owned(source)


def _owned(source: Source) -> bool:
    return bool(credited(source)) and _dated(source)


def _article(source: Source, dialect: Dialect) -> tuple[str, Fields]:
    subtype = "{newspaper}" if source.kind in NEWSPAPER else ""
    special = [
        (dialect.container, _text(source.container, dialect)),
        ("entrysubtype", subtype),
        ("volume", _text(source.volume, dialect)),
        ("number", _text(source.issue, dialect)),
        ("pages", _pages(source, dialect)),
    ]
    return "article", _assembled(source, dialect, special)


def _report(source: Source, dialect: Dialect) -> tuple[str, Fields]:
    kind = source.genre or ("" if source.kind == "report" else kind_in_words(source.kind))
    if not kind and not dialect.legacy:
        kind = "Report"
    special = [
        ("type", _text(kind, dialect)),
        ("number", _text(source.issue, dialect)),
        ("institution", _text(_body(source), dialect)),
    ]
    return dialect.report, _assembled(source, dialect, special)


def _book(source: Source, dialect: Dialect) -> tuple[str, Fields]:
    special = [
        ("edition", _text(edition_of(source.edition), dialect)),
        ("volume", _text(source.volume, dialect)),
        *_row(source, dialect),
        *_published(source, dialect),
    ]
    # biblatex has a separate type for a book with editors only
    kind = "book" if credited(source) else "collection"
    return kind, _assembled(source, dialect, special)


def _part(source: Source, dialect: Dialect) -> tuple[str, Fields]:
    kind = _part_kind(source, dialect)
    edition = "" if kind == "inproceedings" else edition_of(source.edition)
    special = [
        ("booktitle", f"{{{_text(source.container, dialect)}}}"),
        ("edition", _text(edition, dialect)),
        ("volume", _text(source.volume, dialect)),
        *_row(source, dialect),
        *_published(source, dialect),
        ("pages", _pages(source, dialect)),
        ("note", "" if edition else _text(_edition_in_words(source.edition), dialect)),
    ]
    return kind, _assembled(source, dialect, special)


def _edition_in_words(edition: str) -> str:
    """Return an edition in words, for types without an edition field: "Edition 2"."""
    known = edition_of(edition)
    if known.isdigit():
        return f"Edition {known}"
    return f"{known} edition" if known else ""


def _part_kind(source: Source, dialect: Dialect) -> str:
    """Return the entry type of a part of a work; biber requires an editor for `incollection`.

    If no editor is known, the type is `inbook` in biblatex and `inproceedings` in the classic
    dialect, because classic styles do not print `booktitle` for `inbook`.
    """
    if source.kind != "chapter":
        return "inproceedings"
    without = "inproceedings" if dialect.legacy else "inbook"
    return "incollection" if source.editors else without


def _thesis(source: Source, dialect: Dialect) -> tuple[str, Fields]:
    body, type_ = ("school", "") if dialect.legacy else ("institution", "Thesis")
    is_masters = bool(_MASTERS.match(source.genre))
    words = source.genre or type_
    said = words if not (dialect.legacy and (is_masters or words == "PhD thesis")) else ""
    special = [("type", _text(said, dialect)), (body, _text(source.publisher, dialect))]
    classic = "mastersthesis" if is_masters else "phdthesis"
    return (classic if dialect.legacy else "thesis"), _assembled(source, dialect, special)


_MASTERS = re.compile(r"(?i)m(?:aster|\.?\s?(?:a|sc|phil)\b)")


def _row(source: Source, dialect: Dialect) -> Fields:
    """Return the series of a work, and the work's number in the series."""
    return [
        ("series", _text(source.series, dialect)),
        ("number", _text(source.series_number if source.series else "", dialect)),
    ]


def _published(source: Source, dialect: Dialect) -> Fields:
    place = "address" if dialect.legacy else "location"
    return [
        ("publisher", _text(source.publisher, dialect)),
        (place, _text(source.place, dialect)),
    ]


def _pages(source: Source, dialect: Dialect) -> str:
    return _text(source.pages.replace("–", "-"), dialect).replace("-", "--")


_DEMANDING = (
    (_is_report, _report),
    (_is_article, _article),
    (_is_book, _book),
    (_is_part, _part),
    (_is_thesis, _thesis),
)


def _misc(source: Source, dialect: Dialect) -> Fields:
    legacy = dialect.legacy or not (source.url or source.doi)
    carrier, kind = ("howpublished", "type") if legacy else (dialect.carrier, dialect.kind)
    special = [
        (carrier, _text(_carrier(source), dialect)),
        (kind, _text(kind_in_words(source.kind), dialect)),
        ("address" if dialect.legacy else "location", _text(source.place, dialect)),
    ]
    return _assembled(source, dialect, special)


def _carrier(source: Source) -> str:
    """Return the publication or publisher, unless it is the author, with volume and issue."""
    authors = bodies(source)
    carriers = (source.container, source.publisher)
    body = next((part for part in carriers if part and part not in authors), "")
    if body and body == source.container and source.volume:
        return f"{body} {source.volume}" + (f"({source.issue})" if source.issue else "")
    volume = f"Vol. {source.volume}" if source.volume else ""
    issue = f"No. {source.issue}" if source.issue else ""
    return ", ".join(part for part in (body, volume, issue) if part)


def _assembled(source: Source, dialect: Dialect, special: Fields) -> Fields:
    """Return the common fields and the type-specific fields, without empty fields."""
    accents = dialect.ascii_accents
    fields = [
        ("author", _people(credited(source), ascii_accents=accents)),
        ("editor", _people(source.editors, ascii_accents=accents)),
        ("translator", _people(source.translators, ascii_accents=accents)),
        *_title(source, dialect),
        *special,
        *_date(source, dialect),
        ("doi", _raw(source.doi)),
        ("url", _raw(source.url)),
        ("urldate", _raw(str(citable(source.accessed) or "")) if source.url else ""),
        ("langid", _raw(LANGUAGES.get(source.language.lower(), ""))),
    ]
    return [(name, value) for name, value in fields if value]


def _people(names: tuple[Contributor, ...], *, ascii_accents: bool) -> str:
    return f"{{{listed(names, ascii_accents=ascii_accents)}}}" if names else ""


def _title(source: Source, dialect: Dialect) -> Fields:
    title = described(source)
    both = ": ".join(part for part in (title, source.subtitle) if part)
    if dialect.legacy:
        return [("title", _heading(both, dialect))]
    return [
        ("title", _heading(title, dialect)),
        ("subtitle", _heading(source.subtitle, dialect)),
    ]


def _heading(words: str, dialect: Dialect) -> str:
    return "{" + titled(words, ascii_accents=dialect.ascii_accents) + "}" if words else ""


def _date(source: Source, dialect: Dialect) -> Fields:
    date = citable(source.date)
    if date is None:
        return [("note", "{n.d.}")] if dialect.legacy else []
    year, month = year_and_month(date)
    legacy = [
        ("year", f"{{{year:04}}}" if year else ""),
        ("month", MONTH_MACROS[month - 1] if month else ""),
    ]
    return [*(legacy if dialect.legacy else []), ("date", f"{{{date}}}")]


def _text(words: str, dialect: Dialect) -> str:
    return "{" + tex.escape(words, ascii_accents=dialect.ascii_accents) + "}" if words else ""


def _raw(words: str) -> str:
    return "{" + tex.url(words) + "}" if words else ""
