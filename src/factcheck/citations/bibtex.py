"""Sources → BibTeX, written through bibtexparser without any middleware of its own."""

from collections.abc import Iterable

from factcheck.citations.described import is_citable
from factcheck.citations.entries import BIBLATEX, PORTABLE, Dialect, Fields, entry
from factcheck.citations.keys import keyed
from factcheck.model import Source


def to_bibtex(sources: Iterable[Source]) -> str:
    """Return a .bib that bibtex, biber, pandoc, pybtex and bibtexparser read alike.

    Classic types and fields, with `date`, `url`, `urldate`, `langid`, `entrysubtype` and `type`
    added; entries in order of their keys. A source without a title is described in
    square brackets; one without title, or author and date, is left out.
    """
    return _written(sources, PORTABLE)


def to_biblatex(sources: Iterable[Source]) -> str:
    """Return a .bib in the dialect of biblatex: UTF-8, `journaltitle`, `date`, `@online`."""
    return _written(sources, BIBLATEX)


def _written(sources: Iterable[Source], dialect: Dialect) -> str:
    known = keyed(source for source in sources if is_citable(source))
    return "\n".join(_block(source.key, *entry(source, dialect), dialect) for source in known)


def _block(key: str, kind: str, fields: Fields, dialect: Dialect) -> str:
    from bibtexparser.entrypoint import write_string  # noqa: PLC0415 - only citing needs it
    from bibtexparser.library import Library  # noqa: PLC0415 - the same
    from bibtexparser.model import Entry, Field  # noqa: PLC0415 - the same
    from bibtexparser.writer import BibtexFormat  # noqa: PLC0415 - the same

    made = Entry(kind, key, [Field(name, value) for name, value in fields])
    style = BibtexFormat()  # type: ignore[no-untyped-call]
    style.indent = "  "
    style.value_column = "auto"
    style.trailing_comma = not dialect.legacy
    return write_string(Library([made]), unparse_stack=[], bibtex_format=style)
