"""Claims: what a document says happened, when, and on whose word."""

import enum
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from attrs import field, frozen

from factcheck.model.actions import Action, Selector
from factcheck.model.dates import Edtf, as_edtf, units_of
from factcheck.model.facts import (
    Attribution,
    Date,
    DateKind,
    Mode,
    Name,
    NameKind,
    Quantity,
    Quotation,
)
from factcheck.model.fields import counted, filled, typed
from factcheck.model.text import NOWHERE, Role, Span

_SHOWN = 60
"""Characters of a statement that its representation shows."""


class Verification(enum.StrEnum):
    """What the checker has found out about a claim."""

    UNCHECKED = "unchecked"
    """Nobody has checked it."""
    VERIFIED = "verified"
    """It is right."""
    DISPUTED = "disputed"
    """It is wrong, or doubted."""
    CORRECTED = "corrected"
    """It was wrong and has been put right."""
    UNCONFIRMED = "cannot-be-confirmed"
    """No source says so."""


def _as_date(given: Date | Edtf | str | None) -> Date | None:
    """Return a date of a claim by itself, which may be given as EDTF."""
    value = as_edtf("Claim.date", given) if isinstance(given, str) else given
    if not isinstance(value, Edtf):
        return value
    kind = DateKind.VAGUE if value.is_approximate else DateKind.ABSOLUTE
    return Date(NOWHERE, value, kind, stated=units_of(value), words=str(value))


def _as_names(given: Iterable[Name | str]) -> tuple[Name, ...]:
    return _each(given, lambda words: Name(NOWHERE, tuple(words.split()), NameKind.PERSON))


def _as_quotations(given: Iterable[Quotation | str]) -> tuple[Quotation, ...]:
    return _each(given, lambda words: Quotation(NOWHERE, words=words))


Made = TypeVar("Made")


def _each(given: Iterable[Made | str], make: Callable[[str], Made]) -> tuple[Made, ...]:
    """Return a tuple with what stands for strings in it; what is none is left to be refused."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        return given  # type: ignore[return-value]
    return tuple(make(one) if isinstance(one, str) else one for one in given)


def _as_attribution(given: Attribution | str | None) -> Attribution | None:
    return Attribution(NOWHERE, source_key=given) if isinstance(given, str) else given


@frozen(field_transformer=typed)
class Claim:
    """A dated, attributed statement.

    Of one that a program makes the date may be EDTF, names and quotations their words, and the
    attribution the key of a source.
    """

    id: str = field(validator=filled)
    """Unique in its dossier; lower-case letters, digits and hyphens."""
    says: str = field(validator=filled)
    """What it says: the document's words, or the checker's own in a claims folder."""
    span: Span = NOWHERE
    """The clause or sentence that makes it; of an entry, the sentence of its body."""
    role: Role = Role.NARRATIVE
    """The part of the document in which it stands."""
    section: str = ""
    """The heading under which it stands; empty before the first."""
    line: int = field(default=0, validator=counted)
    """Line of the document, from 1; 0 if unknown."""
    date: Date | None = field(default=None, converter=_as_date)
    """The date of what it tells; None if the document gives none."""
    other_dates: tuple[Date, ...] = ()
    """Every other date in it, whatever its role: enough to agree, never to accuse."""
    names: tuple[Name, ...] = field(default=(), converter=_as_names)
    """Who and what is named in it, in order."""
    quantities: tuple[Quantity, ...] = ()
    """Its figures, in order."""
    quotations: tuple[Quotation, ...] = field(default=(), converter=_as_quotations)
    """Its quotations, in order."""
    attribution: Attribution | None = field(default=None, converter=_as_attribution)
    """None for the author's own voice."""
    mode: Mode = Mode.OWN_VOICE
    """How it is rendered: in the author's own voice, reported, quoted."""
    event: str = ""
    """Key of the happening where a claims folder names it; otherwise empty."""
    status: Verification = Verification.UNCHECKED
    """What the checker has found out about it."""
    note: str = ""
    """A remark for readers."""
    drafted_by: str = ""
    """Who drafted it, where a claims folder tells: "rules", or a model by name."""
    target: Selector | None = None
    """The words of the document that it rests on, where a claims folder tells."""
    events: tuple[Action, ...] = ()
    """What people did with it, where a claims folder tells; `event` is another thing."""

    def __repr__(self) -> str:
        """Return id, date and the beginning of what it says; all facts would fill pages."""
        date = f"{self.date.value}, " if self.date and self.date.value else ""
        said = self.says if len(self.says) <= _SHOWN else f"{self.says[:_SHOWN]}…"
        return f"<Claim {self.id}: {date}{said!r}>"

    def place_beside(self, other: "Claim") -> tuple[str, str]:
        """Return where this claim stands and where another does, in words that part them."""
        if self.role is not other.role:
            return f"in the {self.role}", f"in the {other.role}"
        if self.section and other.section and self.section != other.section:
            return f"under “{self.section}”", f"under “{other.section}”"
        is_above = other.span.start < self.span.start
        return f"in the {self.role}", f"further {'up' if is_above else 'down'} in it"


def claim_at(claims: Sequence[Claim], offset: int) -> Claim | None:
    """Return the claim, of some in order, that holds a code point."""
    at = bisect_right(claims, offset, key=lambda claim: claim.span.start) - 1
    return claims[at] if at >= 0 and offset < claims[at].span.end else None
