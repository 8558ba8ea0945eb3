"""Actions: what people did with a fact of a document, and at which words."""

import enum

from attrs import frozen


class Deed(enum.StrEnum):
    """What somebody did with a fact; the value is the word of `do` in the files."""

    TICK = "tick"
    """It agrees with a source."""
    VERDICT = "verdict"
    """It was checked, with an outcome."""
    QUERY = "query"
    """A question to the author or another person."""
    NOTE = "note"
    """A remark, which changes no state."""
    UNDO = "undo"
    """Takes back the last event of the same person that still stands."""


class FactVerdict(enum.StrEnum):
    """What checking has found: the words of `status`, without `unchecked`."""

    VERIFIED = "verified"
    """It is right."""
    DISPUTED = "disputed"
    """It is wrong, or doubted."""
    CORRECTED = "corrected"
    """It was wrong and has been put right."""
    CANNOT_BE_CONFIRMED = "cannot-be-confirmed"
    """No source says so."""


@frozen
class Against:
    """The source that a fact was held against."""

    key: str
    """A key of sources.yaml, an address, or what else names it."""
    locator: str = ""
    """Where in it: "page 3", "paragraph 12", "notes.txt:40"."""
    quote: str = ""
    """Its words."""
    sha256: str = ""
    """Digest of the source as it was, since pages change."""
    retrieved: str = ""
    """The day on which it was looked at, as EDTF."""


@frozen
class Action:
    """One thing that somebody did with a fact. Events are appended and never changed."""

    do: Deed
    """What was done."""
    by: str
    """Initials or a name."""
    at: str = ""
    """ISO 8601 in UTC, to the second: "2026-11-26T14:05:00Z"."""
    text: str = ""
    """Digest of the words that it was given for: "sha256:41ab…"."""
    verdict: FactVerdict | None = None
    """What checking has found, of a verdict; else None."""
    to: str = ""
    """Whom a query asks."""
    note: str = ""
    """Words of a note or a query; a remark."""
    against: Against | None = None
    """The source that the fact was compared with; None where none is named."""


@frozen
class Selector:
    """Where an entry stands: exact words with what stands around them.

    Source: TextQuoteSelector of the W3C's Web Annotation Data Model, section 4.2.4.
    """

    quote: str
    """The exact words."""
    prefix: str = ""
    """What stands before it in its paragraph."""
    suffix: str = ""
    """What follows them in their paragraph."""
    file: str = ""
    """The document, as a path from the folder of the ledger; empty in a claims folder."""
    start: int | None = None
    """Where it stood in the snapshot, if its words stand there more than once."""
    was: str = ""
    """The passage as it was when somebody last vouched for it, if it has changed since."""
    lost: str = ""
    """The day from which on its words stand nowhere, until they are put back or a person confirms
    a place."""
