"""The documents of a book or series, as listed in `book.yaml` or in the settings."""

from attrs import frozen

from factcheck.model import Edtf

BOOK = "book.yaml"
"""Name of the file, in the folder of the chapters, that lists them."""


@frozen
class Part:
    """A document of a book."""

    path: str
    """Path with forward slashes, relative to the working folder."""
    title: str = ""
    """Title of the document; empty to use the document's own."""
    dated: Edtf | None = None
    """When it was written; None to use the book's date, or else the document's own."""
    authors: tuple[str, ...] = ()
    """Its authors; empty to use the book's, or else the document's own."""


@frozen
class Book:
    """The documents of a book in order, and what they share."""

    path: str = ""
    """The name in reports: `book.yaml`, or the folder of the documents."""
    parts: tuple[Part, ...] = ()
    title: str = ""
    dated: Edtf | None = None
    """When all of it was written; None to use the dates of its documents."""
    authors: tuple[str, ...] = ()
    """The authors of the whole book; empty to use those of its documents."""
    sheet: str = ""
    """Path of the style sheet for all documents; empty for none."""
    bib: str = ""
    """Path of the .bib that all documents cite from; empty for none."""
