"""A document of a book, read and checked by itself."""

import re
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from factcheck import readers
from factcheck.checking import checked
from factcheck.config import Config
from factcheck.config.books import Book, Part
from factcheck.flow import TextDossier
from factcheck.model import Block, BlockKind, Check, Document, Edtf, Record, Report
from factcheck.model.keys import folded
from factcheck.pipeline import ruled, settings_of

_YEARS = re.compile(r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)(?:[–/-]\d\d(?:\d\d)?)?(?!\d)")


@frozen
class Alone:
    """A document of a book with what it shows by itself."""

    part: Part
    document: Document
    report: Report

    @property
    def record(self) -> Record:
        """Return what the document says of itself."""
        return self.report.dossier.record

    @property
    def title(self) -> str:
        """Return what the chapter is called: by the book, its head, its first heading, its file."""
        source = self.record.source
        own = source.title if source else ""
        return self.part.title or own or self._heading or self.document.file_name.name

    @property
    def _heading(self) -> str:
        first = next(filter(_is_top, self.document.blocks), None)
        return self.document.words(first.span) if first else ""


def _is_top(block: Block) -> bool:
    return block.kind is BlockKind.HEADING


def read_alone(part: Part, config: Config, every: Sequence[Check]) -> Alone:
    """Read a document of a book and check it by itself.

    A .bib, attached texts of sources and what others propose are of the whole book, and left out.

    Raises:
        UnreadableError: it cannot be read.
    """
    own = evolve(
        settings_of(config, part.path), bib=None, attached=(), proposals=None, stored=False
    )
    document = readers.read(part.path)
    known = ruled(TextDossier(document, own), own)
    return Alone(part, document, checked(part.path, known, own, every))


def authors_of(one: Alone, book: Book) -> frozenset[str]:
    """Return by whom a document is, folded; empty where nothing tells."""
    given = one.part.authors or book.authors
    source = one.record.source
    told = [author.displayed for author in source.authors] if source else []
    return frozenset(folded(name) for name in (given or told))


def dates_of(every: Sequence[Alone], book: Book) -> tuple[Edtf | None, ...]:
    """Return as of when each document is written, where something tells.

    The book says it, or the document; of a series whose titles or file names are the same but for
    a year, that year: "Annual report 2021".
    """
    in_series = _years_of_series(every)
    return tuple(
        one.part.dated
        or book.dated
        or in_series.get(at)
        or one.record.published
        or one.record.covers
        for at, one in enumerate(every)
    )


def _years_of_series(every: Sequence[Alone]) -> dict[int, Edtf]:
    """Return the years by which alone the titles, or else the files, of documents differ."""
    found: dict[int, Edtf] = {}
    for names in ([one.document.file_name.name for one in every], [one.title for one in every]):
        found |= _years_apart(names)
    return found


def _years_apart(names: Iterable[str]) -> dict[int, Edtf]:
    """Return by its place the year of each name that is another's but for the year."""
    groups: dict[str, dict[int, str]] = {}
    for at, name in enumerate(names):
        years = list(_YEARS.finditer(name))
        if len(years) == 1:
            rest = name[: years[0].start()] + "#" + name[years[0].end() :]
            groups.setdefault(rest.casefold(), {})[at] = years[0]["year"]
    return {
        at: Edtf.parse(year)
        for group in groups.values()
        if len(set(group.values())) > 1
        for at, year in group.items()
    }
