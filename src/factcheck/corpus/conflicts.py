"""What one document of an archive says and another says otherwise."""

from factcheck.values import frozen


@frozen
class Place:
    """Where something stands in one document of an archive."""

    document: str
    page: str
    line: int
    column: int
    text: str
    """The words that differ."""
    says: str
    """The statement in which they stand."""


@frozen
class Conflict:
    """What one document says and another says otherwise."""

    code: str
    """Of the check that tells the same of one document: CHR01."""
    message: str
    proof: tuple[str, ...]
    this: Place
    other: Place
    score: float = 0.0
