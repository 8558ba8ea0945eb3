"""Parts of a document that have a number or a title, what points at them, and their faults."""

from attrs import field, frozen

from factcheck.model.findings import Related, Suggestion
from factcheck.model.links import Proved
from factcheck.model.text import Span


@frozen
class Target:
    """A part of the document with a number, a title or both."""

    span: Span
    """The words that name it: "Table 3", "4.2"; of an automatic number the first word after it."""
    sort: str
    """"table", "figure", "section", "step", "note" …; "section" also for a bare number."""
    number: str
    """As it is printed, or as the format prints it."""
    readings: frozenset[tuple[str, ...]] = field(repr=False)
    """What its number may be, as parts."""
    title: Span | None = None
    """The words after its number."""
    level: int = 0
    """Of a heading; 0 for others."""
    is_typed: bool = True
    """Its number is in the text; False: the format counts."""
    word: str = ""
    """What it is called where that is not its sort: "clause"."""


@frozen
class Pointer:
    """Words of the running text that lead to a part of the document."""

    span: Span
    """All of them: "Tables 2–4"."""
    sort: str
    """Of what it leads to."""
    word: str
    """What the text calls it: "Fig."."""
    number: str
    """As it is printed; empty for a title alone."""
    place: Span
    """The words of this one number, or of the title."""
    title: str = ""
    """The title that it names; empty for none."""
    side: str = ""
    """"above" or "below", where it says so."""
    is_plural: bool = False
    """It is one of several: "Tables 2 and 3"."""


@frozen
class Fault:
    """A part, or a pointer to one, that contradicts the rest of the document."""

    code: str
    """Of the check that reports it."""
    span: Span
    """The words at fault."""
    message: str
    """What differs from what."""
    others: tuple[Span, ...] = ()
    """The places that show it."""
    proof: tuple[str, ...] = ()
    """Lines that a person can follow."""
    fix: str = ""
    """What `span` must be where only one change is possible; empty for none."""

    def decide(self) -> Proved:
        """Return the message and proof of the fault."""
        related = tuple(Related(one) for one in self.others)
        return Proved(self.code, self.span, self.message, self.proof, related)

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return the fix, if there is one."""
        return (Suggestion(self.fix),) if self.fix else ()
