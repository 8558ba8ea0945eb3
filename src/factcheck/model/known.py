"""Known entities: correct names and dates from a file that the user provides."""

import enum

from attrs import field, frozen

from factcheck.model.dates import Edtf
from factcheck.model.text import Span


@frozen
class KnownBearer:
    """One row of a table of known entities."""

    path: str
    """The file of the table."""
    line: int
    """The line of the row, from 1."""
    key: str
    """Identifier of the entity; rows with the same key refer to the same entity."""
    names: tuple[str, ...]
    """All correct forms of the name, the usual form first."""
    kind: str = ""
    """"person", "organisation" or "place"; empty if the table does not say."""
    born: tuple[Edtf, ...] = ()
    """Date of birth of a person; several dates if the table gives alternatives."""
    died: tuple[Edtf, ...] = ()
    """Date of death; several dates if the table gives alternatives."""
    roles: tuple[str, ...] = ()
    """Job titles and descriptions."""
    raw: str = field(default="", repr=False)
    """The row as written in the file."""


class KnownFaultKind(enum.StrEnum):
    """The kind of difference between a document and a table of known entities."""

    NAME = "name"
    """The form of the name."""
    BIRTH = "birth"
    """The date of birth."""
    DEATH = "death"
    """The date of death."""
    AGE = "age"
    """The age."""


@frozen
class KnownFault:
    """Words of a document that contradict a row of a table of known entities."""

    kind: KnownFaultKind
    """The kind of difference."""
    span: Span
    """The words of the document."""
    row: KnownBearer
    """The row of the table."""
    right: str
    """The correct name, or the dates in the row."""
    proof: tuple[str, ...] = ()
    """Lines that a person can follow."""
    related: Span | None = None
    """The span of the row, if it was appended to the document's text."""
