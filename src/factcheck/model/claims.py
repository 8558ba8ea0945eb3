"""Claims: what a document says happened, when, and according to whom."""

import enum
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from attrs import field, frozen

from factcheck.model.actions import Selector
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
"""Maximum characters of a statement that `repr` shows."""


class Verification(enum.StrEnum):
    """The outcome of checking a claim."""

    UNCHECKED = "unchecked"
    """The claim has not been checked."""
    VERIFIED = "verified"
    """The claim is right."""
    DISPUTED = "disputed"
    """The claim is wrong or doubtful."""
    CORRECTED = "corrected"
    """The claim was wrong and has been corrected."""
    UNCONFIRMED = "cannot-be-confirmed"
    """No source confirms the claim."""


def _as_date(given: Date | Edtf | str | None) -> Date | None:
    """Return a date; a string is parsed as EDTF."""
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
    """Return a tuple with strings converted; other values are kept for validation to refuse."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        return given  # type: ignore[return-value]
    return tuple(make(one) if isinstance(one, str) else one for one in given)


def _as_attribution(given: Attribution | str | None) -> Attribution | None:
    return Attribution(NOWHERE, source_key=given) if isinstance(given, str) else given


@frozen(field_transformer=typed)
class Claim:
    """A dated, attributed statement.

    Programs may pass the date as EDTF, names and quotations as strings, and the attribution as the
    key of a source.
    """

    id: str = field(validator=filled)
    """Unique in its dossier; lower-case letters, digits and hyphens."""
    says: str = field(validator=filled)
    """The statement: the document's words or, in a claims folder, the fact checker's."""
    span: Span = NOWHERE
    """The clause or sentence that makes it; for a list entry, the sentence of its body."""
    role: Role = Role.NARRATIVE
    """The part of the document that contains it."""
    section: str = ""
    """The heading of its section; empty before the first heading."""
    line: int = field(default=0, validator=counted)
    """Line in the document, from 1; 0 if unknown."""
    date: Date | None = field(default=None, converter=_as_date)
    """The date of the event it describes; None if the document gives none."""
    other_dates: tuple[Date, ...] = ()
    """All other dates in it, in any role; they can show agreement but not a conflict."""
    names: tuple[Name, ...] = field(default=(), converter=_as_names)
    """The names in it, in order."""
    quantities: tuple[Quantity, ...] = ()
    """The figures in it, in order."""
    quotations: tuple[Quotation, ...] = field(default=(), converter=_as_quotations)
    """The quotations in it, in order."""
    attribution: Attribution | None = field(default=None, converter=_as_attribution)
    """The source it is attributed to; None if the author states it."""
    mode: Mode = Mode.OWN_VOICE
    """Whether the statement is made by the author, reported or quoted."""
    event: str = ""
    """Key of the event, if named in a claims folder; otherwise empty."""
    status: Verification = Verification.UNCHECKED
    """The outcome of checking it."""
    note: str = ""
    """A note for readers."""
    drafted_by: str = ""
    """Who drafted it, according to the claims folder: "rules", or the name of a model."""
    target: Selector | None = None
    """The words of the document that it is based on, if a claims folder gives them."""

    def __repr__(self) -> str:
        """Return id, date and the beginning of the statement; all facts would fill pages."""
        date = f"{self.date.value}, " if self.date and self.date.value else ""
        said = self.says if len(self.says) <= _SHOWN else f"{self.says[:_SHOWN]}…"
        return f"<Claim {self.id}: {date}{said!r}>"

    def place_beside(self, other: "Claim") -> tuple[str, str]:
        """Return descriptions of the places of this claim and another that distinguish the two."""
        if self.role is not other.role:
            return f"in the {self.role}", f"in the {other.role}"
        if self.section and other.section and self.section != other.section:
            return f"under “{self.section}”", f"under “{other.section}”"
        is_above = other.span.start < self.span.start
        return f"in the {self.role}", f"further {'up' if is_above else 'down'} in it"


def claim_at(claims: Sequence[Claim], offset: int) -> Claim | None:
    """Return the claim that contains a code point; `claims` must be in document order."""
    at = bisect_right(claims, offset, key=lambda claim: claim.span.start) - 1
    return claims[at] if at >= 0 and offset < claims[at].span.end else None
