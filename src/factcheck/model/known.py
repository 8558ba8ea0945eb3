"""Bearers of names that a user knows: right forms and dates, read from a file."""

import enum

from attrs import field, frozen

from factcheck.model.dates import Edtf
from factcheck.model.text import Span


@frozen
class KnownBearer:
    """One row of a table of known bearers."""

    path: str
    """The file of the table."""
    line: int
    """The line of the row, from 1."""
    key: str
    """Its identifier; rows with one key are of one bearer."""
    names: tuple[str, ...]
    """Every right form, the usual one first."""
    kind: str = ""
    """"person", "organisation", "place"; empty where the table does not tell."""
    born: tuple[Edtf, ...] = ()
    """Of a person; several where the table leaves it open."""
    died: tuple[Edtf, ...] = ()
    """The same of the death."""
    roles: tuple[str, ...] = ()
    """Offices and descriptions."""
    raw: str = field(default="", repr=False)
    """The row as it stands in the file."""


class KnownFaultKind(enum.StrEnum):
    """In what a document and a table of known bearers differ."""

    NAME = "name"
    """In the form of the name."""
    BIRTH = "birth"
    """In the date of birth."""
    DEATH = "death"
    """In the date of death."""
    AGE = "age"
    """In the age."""


@frozen
class KnownFault:
    """Words of a document that cannot hold beside a row of a table of known bearers."""

    kind: KnownFaultKind
    """In what the two differ."""
    span: Span
    """The words of the document."""
    row: KnownBearer
    """The row of the table."""
    right: str
    """The right form, or the dates of the row."""
    proof: tuple[str, ...] = ()
    """Lines that a person can follow."""
    related: Span | None = None
    """The row, where the document holds it behind its own text."""
