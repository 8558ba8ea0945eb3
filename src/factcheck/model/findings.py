"""Findings: what checks report, with every place that the proof rests on."""

import enum

from factcheck.model.origins import BY_RULES, Origin
from factcheck.model.text import Place, Span
from factcheck.values import frozen


class Severity(enum.StrEnum):
    """How sure it is that something must change."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_ROLES = {"counter": "against", "anchor": "counted from", "same": "the same fault"}


@frozen
class Related:
    """Another place that a flag rests on."""

    span: Span
    role: str = "counter"
    """counter (says otherwise), same (has the same fault), anchor (is counted from)."""


@frozen
class Suggestion:
    """A possible repair; never more than one of two sides, and no verdict on which."""

    text: str
    side: str = "this"
    """Which place it would stand in: "this" (the flag's own) or "counter"."""
    places: int = 0
    """How many places of the document have it so; 0 where none has."""
    certain: bool = False
    """The project's own style sheet names this form, so that it may be put in unasked."""


@frozen
class Flag:
    """What a check yields: a fault at a place, with its proof."""

    span: Span
    message: str
    """One sentence without a full stop: what differs from what."""
    proof: tuple[str, ...] = ()
    """Lines that a person can follow; empty where the message is the whole proof."""
    related: tuple[Related, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    severity: Severity | None = None
    """Where this one is less sure than its check is; a note is silent unless it is asked for."""
    origin: Origin = BY_RULES
    """Who says that its places are of one thing."""


@frozen
class RelatedPlace:
    """A related span, led back to its file."""

    place: Place
    role: str

    @property
    def told(self) -> str:
        """Return the role in words for people."""
        return _ROLES.get(self.role, self.role)


@frozen
class Finding:
    """A flag with its check, its severity and its places in the files."""

    code: str
    name: str
    severity: Severity
    message: str
    proof: tuple[str, ...]
    place: Place
    related: tuple[RelatedPlace, ...]
    suggestions: tuple[Suggestion, ...]
    fingerprint: str
    """Hex digits that stay the same when lines move; from code, words and message."""
    origin: Origin = BY_RULES
    """Who says that its places are of one thing; the proof is ours in any case."""
