"""A .bib file as a reference list for the citations of a document."""

import re

from factcheck.bibliography.bibfile import BibEntry, BibFile
from factcheck.bibliography.bibsources import listed_in
from factcheck.bibliography.verbatim import named_by
from factcheck.model import BibItem, BibList, Source, SourceFile, Span, Work

_OPENED = re.compile(r"[{(]")


def bib_list(file: BibFile, *, is_shared: bool = False) -> BibList:
    """Return the entries of a .bib file that have a key, including broken entries.

    Args:
        file: The result of `read_bib`.
        is_shared: Whether several documents cite this file.
    """
    sources = {one.entry.start: one.source for one in listed_in(file)}
    items = [_item(file, entry, sources.get(entry.start)) for entry in file.entries if entry.key]
    text = file.text.replace("\r\n", " \n").replace("\r", "\n")  # all offsets are kept
    return BibList(SourceFile(file.path, text), tuple(items), is_shared)


def _item(file: BibFile, entry: BibEntry, source: Source | None) -> BibItem:
    opened = _OPENED.search(file.text, entry.start)
    end = file.text.index(entry.key, opened.end() if opened else entry.start) + len(entry.key)
    work = _work(source) if source else Work()
    return BibItem(entry.key, Span(entry.start, end), work, tuple(named_by(file, entry)))


def _work(source: Source) -> Work:
    year = source.date.year if source.date else None
    return Work(
        kind=source.kind,
        authors=source.authors,
        editors=source.editors,
        date=source.date,
        year=year,
        years=frozenset((year,) if year else ()),
        title=": ".join(part for part in (source.title, source.subtitle) if part),
        container=source.container,
        publisher=source.publisher,
        edition=source.edition,
        volume=source.volume,
        issue=source.issue,
        pages=source.pages,
        doi=source.doi,
        url=source.url,
        accessed=source.accessed,
    )
