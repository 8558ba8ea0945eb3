"""Numbered or titled parts of a document, references to them, and errors in both."""

from attrs import field, frozen

from factcheck.model.findings import Related, Suggestion
from factcheck.model.links import Proved
from factcheck.model.text import Span


@frozen
class Target:
    """A part of the document with a number, a title or both."""

    span: Span
    """The label: "Table 3", "4.2"; if the number is automatic, the first word after it."""
    sort: str
    """The type of part: "table", "figure", "step" …; "section" for a number alone."""
    number: str
    """The number as printed."""
    readings: frozenset[tuple[str, ...]] = field(repr=False)
    """The possible interpretations of the number, each split into its components."""
    title: Span | None = None
    """The title after the number."""
    level: int = 0
    """The level of a heading; 0 for other parts."""
    is_typed: bool = True
    """Whether the number is in the text; False if the file format generates it."""
    word: str = ""
    """The printed name of the part, if it differs from `sort`: "clause"."""


@frozen
class Pointer:
    """A reference in the running text to a part of the document."""

    span: Span
    """The whole reference: "Tables 2–4"."""
    sort: str
    """The type of the part referred to."""
    word: str
    """The printed name of the part: "Fig."."""
    number: str
    """The number as printed; empty if only a title is given."""
    place: Span
    """The span of this number alone, or of the title."""
    title: str = ""
    """The title in the reference, or words that may be one; empty if there are none."""
    side: str = ""
    """"above" or "below", if the reference says so."""
    is_plural: bool = False
    """Whether the reference is to several parts: "Tables 2 and 3"."""
    is_quoted: bool = True
    """Whether the title is in quotation marks."""


@frozen
class Fault:
    """A part or a reference that contradicts the rest of the document."""

    code: str
    """The code of the check."""
    span: Span
    """The incorrect words."""
    message: str
    """The message."""
    others: tuple[Span, ...] = ()
    """The other places that show the error."""
    proof: tuple[str, ...] = ()
    """Lines of the proof."""
    fix: str = ""
    """The correct words, if only one correction is possible; otherwise empty."""

    def decide(self) -> Proved:
        """Return the message and the proof."""
        related = tuple(Related(one) for one in self.others)
        return Proved(self.code, self.span, self.message, self.proof, related)

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return the fix, if there is one."""
        return (Suggestion(self.fix),) if self.fix else ()
