"""Findings: the reports of checks, with every place that the proof is based on."""

import enum
from collections.abc import Sequence

from attrs import field, frozen

from factcheck.model.fields import FieldError, filled, short, typed
from factcheck.model.origins import BY_RULES, Origin
from factcheck.model.text import Place, Span


class Severity(enum.StrEnum):
    """How certain it is that the text must change."""

    ERROR = "error"
    """At least 95 of 100 are right."""
    WARNING = "warning"
    """At least 85 of 100 are right."""
    NOTE = "note"
    """Shown only on request."""


_ROLES = {
    "counter": "against",
    "anchor": "counted from",
    "same": "the same error",
    "witness": "another mention",
    "cue": "the words that say so",
}


def _role(instance: object, _: object, value: str) -> None:
    if value not in _ROLES:
        raise FieldError(f"{type(instance).__name__}.role", value, f"one of {', '.join(_ROLES)}")


@frozen(field_transformer=typed)
class Related:
    """Another place that a flag is based on."""

    span: Span
    """The words at that place."""
    role: str = field(default="counter", validator=_role)
    """Why it is shown.

    One of counter (contradicts the flagged words), same (has the same error), anchor (they are
    counted from it), witness (confirms one side) and cue (says what conflicts: "after").
    """


@frozen(field_transformer=typed)
class Suggestion:
    """A possible change at one place of a finding."""

    text: str
    """The new words."""
    side: str = "this"
    """The place to change: "this" (the flagged one) or "counter"."""
    places: int = 0
    """The number of places in the document that have these words; 0 if none."""
    certain: bool = False
    """Whether the project's style sheet names this form, so that it may be applied without asking.
    """
    settled: bool = False
    """Whether it is the fix: the only change that makes all statements of the document agree.

    Otherwise a finding shows both sides, and a change needs a person's decision.
    """
    also: tuple[Span, ...] = ()
    """All other places with the replaced words. Accepting the suggestion rewrites these as well."""

    __repr__ = short


@frozen(field_transformer=typed)
class Flag:
    """The result of a check: an error at a place, with its proof."""

    span: Span
    """The flagged words."""
    message: str = field(validator=filled)
    """One sentence without a full stop: what conflicts with what."""
    proof: tuple[str, ...] = ()
    """Lines that a person can follow; empty if the message is the whole proof."""
    related: tuple[Related, ...] = ()
    """The other places that it is based on."""
    suggestions: tuple[Suggestion, ...] = ()
    """Possible changes."""
    severity: Severity | None = None
    """The severity, if lower than that of its check; a note is shown only on request."""
    origin: Origin = BY_RULES
    """Who linked its places."""

    __repr__ = short


@frozen(field_transformer=typed)
class RelatedPlace:
    """A related span with its position in a file."""

    place: Place
    """The words, in their file."""
    role: str
    """counter, same, anchor or witness, as in `Related`."""

    @property
    def told(self) -> str:
        """Return the role in words for readers."""
        return _ROLES.get(self.role, self.role)


@frozen(field_transformer=typed)
class Finding:
    """A flag with its check, severity and positions in the files."""

    code: str
    """Code of the check: "CHR01"."""
    name: str
    """Name of the check: "event-date-conflict"."""
    severity: Severity
    """How certain it is that the text must change."""
    message: str
    """One sentence without a full stop: what conflicts with what."""
    proof: tuple[str, ...]
    """Lines that a person can follow; empty if the message is the whole proof."""
    place: Place
    """The flagged words, in their file."""
    related: tuple[RelatedPlace, ...]
    """The other places that it is based on."""
    suggestions: tuple[Suggestion, ...]
    """Possible changes."""
    fingerprint: str
    """Hex digits, from the code and the words of the places; they do not change when lines move."""
    origin: Origin = BY_RULES
    """Who linked its places; factcheck itself makes the proof in any case."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Return its own place, then the related ones."""
        return (self.place, *(part.place for part in self.related))

    def __repr__(self) -> str:
        """Return position, code and message; all places and proofs would fill lines."""
        return f"<Finding {self.place.path}:{self.place.line}: {self.code} {self.message}>"


def fingerprint(words: Sequence[str]) -> str:
    """Return hex digits for a check code and the words of its places, with white space normalized.

    They do not change when a message is reworded. The caller includes words that several other
    places have in common only once, so that one place more or less changes nothing.
    """
    import hashlib  # noqa: PLC0415 - a document without findings does not need this library

    folded = "\x1f".join(" ".join(word.split()) for word in words)
    return hashlib.sha256(folded.encode()).hexdigest()[:16]
