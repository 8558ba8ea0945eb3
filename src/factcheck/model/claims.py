"""Claims: what a document says happened, when, and on whose word."""

import enum
from typing import TYPE_CHECKING

from factcheck.model.facts import Attribution, Date, Mode, Name, Quantity, Quotation
from factcheck.model.text import Role, Span
from factcheck.values import frozen

if TYPE_CHECKING:
    from factcheck.model.ledger import Event, Selector


class Verification(enum.StrEnum):
    """What the checker has found out about a claim."""

    UNCHECKED = "unchecked"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    CORRECTED = "corrected"
    UNCONFIRMED = "cannot-be-confirmed"


@frozen
class Claim:
    """A dated, attributed statement."""

    id: str
    """Unique in its dossier; lower-case letters, digits and hyphens."""
    span: Span
    """The clause or sentence that makes it; of an entry, the sentence of its body."""
    says: str
    """What it says: the document's words, or the checker's own in a claims folder."""
    role: Role = Role.NARRATIVE
    section: str = ""
    """The heading under which it stands; empty before the first."""
    line: int = 0
    """Line of the document, from 1; 0 if unknown."""
    date: Date | None = None
    """The date of what it tells; None if the document gives none."""
    other_dates: tuple[Date, ...] = ()
    """Every other date in it, whatever its role: enough to agree, never to accuse."""
    names: tuple[Name, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attribution: Attribution | None = None
    """None for the author's own voice."""
    mode: Mode = Mode.OWN_VOICE
    event: str = ""
    """Key of the happening where a claims folder names it; otherwise empty."""
    status: Verification = Verification.UNCHECKED
    note: str = ""
    drafted_by: str = ""
    """Who drafted it, where a claims folder tells: "rules", or a model by name."""
    target: "Selector | None" = None
    """The words of the document that it rests on, where a claims folder tells."""
    events: "tuple[Event, ...]" = ()
    """What people did with it, where a claims folder tells; `event` is another thing."""

    def place_beside(self, other: "Claim") -> tuple[str, str]:
        """Return where this claim stands and where another does, in words that part them."""
        if self.role is not other.role:
            return f"in the {self.role}", f"in the {other.role}"
        if self.section and other.section and self.section != other.section:
            return f"under “{self.section}”", f"under “{other.section}”"
        return f"in the {self.role}", "further up in it"
