"""Bearers of names that a user knows: right forms and dates, read from a file."""

import enum

from factcheck.model.dates import Edtf
from factcheck.model.text import Span
from factcheck.values import field, frozen


@frozen
class KnownBearer:
    """One row of a table of known bearers."""

    path: str
    line: int
    key: str
    """Its identifier; rows with one key are of one bearer."""
    names: tuple[str, ...]
    """Every right form, the usual one first."""
    kind: str = ""
    """"person", "organisation", "place"; empty where the table does not tell."""
    born: tuple[Edtf, ...] = ()
    """Of a person; several where the table leaves it open."""
    died: tuple[Edtf, ...] = ()
    roles: tuple[str, ...] = ()
    raw: str = field(default="", repr=False)
    """The row as it stands in the file."""


class KnownFaultKind(enum.StrEnum):
    """In what a document and a table of known bearers differ."""

    NAME = "name"
    BIRTH = "birth"
    DEATH = "death"
    AGE = "age"


@frozen
class KnownFault:
    """Words of a document that cannot hold beside a row of a table of known bearers."""

    kind: KnownFaultKind
    span: Span
    row: KnownBearer
    right: str
    """The right form, or the dates of the row."""
    proof: tuple[str, ...] = ()
    related: Span | None = None
    """The row, where the document holds it behind its own text."""
