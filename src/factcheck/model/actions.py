"""Actions: what people did with a fact of a document, and the words it had then."""

import enum

from attrs import frozen


class Deed(enum.StrEnum):
    """What a person did with a fact; the value is the keyword of `do` in the files."""

    TICK = "tick"
    """The fact agrees with a source."""
    VERDICT = "verdict"
    """The fact was checked, with an outcome."""
    QUERY = "query"
    """A question was put to the author or another person."""
    NOTE = "note"
    """A remark, which changes no state."""
    UNDO = "undo"
    """The same person's last action that is still valid was undone."""


class FactVerdict(enum.StrEnum):
    """The outcome of checking a fact; the values are those of `status`, without `unchecked`."""

    VERIFIED = "verified"
    """The fact is right."""
    DISPUTED = "disputed"
    """The fact is wrong or doubtful."""
    CORRECTED = "corrected"
    """The fact was wrong and has been corrected."""
    CANNOT_BE_CONFIRMED = "cannot-be-confirmed"
    """No source confirms the fact."""


@frozen
class Against:
    """The source that a fact was compared with."""

    key: str
    """A key of sources.yaml, an address, or another name for the source."""
    locator: str = ""
    """The place in the source: "page 3", "paragraph 12", "notes.txt:40"."""
    quote: str = ""
    """The words of the source."""
    sha256: str = ""
    """Digest of the source when it was read, since web pages change."""
    retrieved: str = ""
    """The day on which the source was read, as EDTF."""


@frozen
class Action:
    """One action on a fact. Actions are appended and never changed."""

    do: Deed
    """The kind of action."""
    by: str
    """Initials or name of the person."""
    at: str = ""
    """ISO 8601 in UTC, to the second: "2026-11-26T14:05:00Z"."""
    text: str = ""
    """Digest of the words that the action refers to: "sha256:41ab…"."""
    verdict: FactVerdict | None = None
    """The outcome, if the action is a verdict; otherwise None."""
    to: str = ""
    """The person a query is addressed to."""
    note: str = ""
    """The text of a note or query, or a remark on another action."""
    against: Against | None = None
    """The source that the fact was compared with; None if none is named."""


@frozen
class Selector:
    """The position of an entry: its exact words and their context.

    Source: TextQuoteSelector of the W3C's Web Annotation Data Model, section 4.2.4.
    """

    quote: str
    """The exact words."""
    prefix: str = ""
    """The text before them in their paragraph."""
    suffix: str = ""
    """The text after them in their paragraph."""
    file: str = ""
    """The document, as a path relative to the folder of the ledger; empty in a claims folder."""
    start: int | None = None
    """Position of the words in the snapshot, if they occur there more than once."""
    was: str = ""
    """The passage as it was when last confirmed, if it has changed since."""
    lost: str = ""
    """The day since which the words are missing from the document.

    It is cleared when they are restored or a person confirms a place.
    """
