"""What a book or series is made of, as a person says it in `book.yaml` or in the settings."""

from attrs import frozen

from factcheck.model import Edtf

BOOK = "book.yaml"
"""The file, in the folder of the chapters, that names them."""


@frozen
class Part:
    """A document of a book."""

    path: str
    """With forward slashes, led from the working folder."""
    title: str = ""
    """Empty: as the document tells it."""
    dated: Edtf | None = None
    """As of when it is written; None: as the book, else as the document tells."""
    authors: tuple[str, ...] = ()
    """By whom it is; empty: as the book, else as the document tells."""


@frozen
class Book:
    """The documents of a book in their order, and what they share."""

    path: str = ""
    """What is checked, as reports call it: `book.yaml`, or the folder of the documents."""
    parts: tuple[Part, ...] = ()
    title: str = ""
    dated: Edtf | None = None
    """As of when all of it is written; None: as each of its documents tells."""
    authors: tuple[str, ...] = ()
    """Who wrote all of it; empty: as each of its documents tells."""
    sheet: str = ""
    """Path of the style sheet that all documents keep to; empty for none."""
    bib: str = ""
    """Path of the .bib that all documents cite from; empty for none."""
