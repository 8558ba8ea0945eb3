"""Findings: what checks report, with every place that the proof rests on."""

import enum
from collections.abc import Sequence

from attrs import frozen

from factcheck.model.origins import BY_RULES, Origin
from factcheck.model.text import Place, Span


class Severity(enum.StrEnum):
    """How sure it is that something must change."""

    ERROR = "error"
    """Right in at least 95 of 100 cases."""
    WARNING = "warning"
    """Likely enough to be looked at."""
    NOTE = "note"
    """Reported only if it is asked for."""


_ROLES = {
    "counter": "against",
    "anchor": "counted from",
    "same": "the same fault",
    "witness": "another mention",
}


@frozen
class Related:
    """Another place that a flag rests on."""

    span: Span
    """The other words."""
    role: str = "counter"
    """counter (says otherwise), same (has the same fault), anchor (is counted from), witness
    (confirms one reading)."""


@frozen
class Suggestion:
    """What could be read at one side of a finding."""

    text: str
    """What would stand there."""
    side: str = "this"
    """Which place it would be written to: "this" (the flag's own) or "counter"."""
    places: int = 0
    """How many places of the document have it so; 0 where none has."""
    certain: bool = False
    """The project's own style sheet names this form, so that it may be put in unasked."""
    settled: bool = False
    """It is the fix: this change, and no other, makes all statements of the document agree.

    Without it a finding shows both sides, and only a person's decision writes one of them.
    """
    also: tuple[Span, ...] = ()
    """All other places with the words that it replaces. Accepting it rewrites these as well."""


@frozen
class Flag:
    """What a check yields: a fault at a place, with its proof."""

    span: Span
    """The words at fault."""
    message: str
    """One sentence without a full stop: what differs from what."""
    proof: tuple[str, ...] = ()
    """Lines that a person can follow; empty where the message is the whole proof."""
    related: tuple[Related, ...] = ()
    """The other places that it rests on."""
    suggestions: tuple[Suggestion, ...] = ()
    """Possible repairs."""
    severity: Severity | None = None
    """Where this one is less sure than its check is; a note is silent unless it is asked for."""
    origin: Origin = BY_RULES
    """Who says that its places are of one thing."""


@frozen
class RelatedPlace:
    """A related span, led back to its file."""

    place: Place
    """The other words, in their file."""
    role: str
    """counter, same or anchor, as in `Related`."""

    @property
    def told(self) -> str:
        """Return the role in words for people."""
        return _ROLES.get(self.role, self.role)


@frozen
class Finding:
    """A flag with its check, its severity and its places in the files."""

    code: str
    """Of the check: "CHR01"."""
    name: str
    """Of the check: "event-date-conflict"."""
    severity: Severity
    """How sure it is that something must change."""
    message: str
    """One sentence without a full stop: what differs from what."""
    proof: tuple[str, ...]
    """Lines that a person can follow; empty where the message is the whole proof."""
    place: Place
    """The words at fault, in their file."""
    related: tuple[RelatedPlace, ...]
    """The other places that it rests on."""
    suggestions: tuple[Suggestion, ...]
    """Possible repairs."""
    fingerprint: str
    """Hex digits that stay the same when lines move; from code, words and message."""
    origin: Origin = BY_RULES
    """Who says that its places are of one thing; the proof is ours in any case."""

    def __repr__(self) -> str:
        """Return where it is and what it says; all places and proofs would fill lines."""
        return f"<Finding {self.place.path}:{self.place.line}: {self.code} {self.message}>"


def fingerprint(words: Sequence[str]) -> str:
    """Return hex digits of a check and the words of its places, white space folded.

    They stay the same when a message is worded in another way. Words that several other places have
    in common count once, so that one more or less of these changes nothing.
    """
    import hashlib  # noqa: PLC0415 - loads a library that a clean document does not need

    folded = "\x1f".join(" ".join(word.split()) for word in words)
    return hashlib.sha256(folded.encode()).hexdigest()[:16]
