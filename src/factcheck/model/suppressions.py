"""Suppressions: what an editor has told the checks to leave as it is."""

from collections.abc import Iterable

from factcheck.model.text import Place, Span
from factcheck.patterns import lazy
from factcheck.values import frozen

MARK = "factcheck:"
"""What an instruction in a comment begins with."""
IGNORE, IGNORE_FILE = "ignore", "ignore-file"
STET = "stet"
"""What an editor writes in a comment of Word; it ignores."""
_TOLD = lazy(r"\s*(?P<word>[^\s:]*)(?P<codes>[^:]*):?(?P<reason>[\s\S]*)")


@frozen
class Instruction:
    """What a comment tells: "ignore CHR01, NAM: as the author wants it"."""

    word: str
    codes: tuple[str, ...]
    reason: str


def instruction(told: str) -> Instruction | None:
    """Read what follows `factcheck:` in a comment; None where that says nothing."""
    match = _TOLD.match(told)
    if match is None or not match["word"]:
        return None
    codes = tuple(match["codes"].replace(",", " ").split())
    return Instruction(match["word"], codes, " ".join(match["reason"].split()))


@frozen
class Suppression:
    """A comment in a document that silences findings about a stretch of it."""

    span: Span
    """The words that the comment is about or, where it is about none, the point where it stood."""
    codes: tuple[str, ...]
    """Codes, families or names of checks, as written; empty: all of them."""
    reason: str
    """Why, in the editor's words; empty where none is given."""
    covers: Span
    """The stretch in which findings are silenced: one with any of its places in it is."""
    place: Place | None = None
    """Where the comment itself stands in its file; None: where `span` does."""
    word: str = IGNORE
    """The instruction; another than `ignore`, `ignore-file` or `stet` silences nothing."""

    def holds(self, spans: Iterable[Span]) -> bool:
        """Say whether one of the places of a finding stands in what is covered."""
        return any(_within(span, self.covers) for span in spans)


def _within(span: Span, covers: Span) -> bool:
    """Say whether a span, which may be a mere point, has a part in a stretch."""
    return span.overlaps(covers) or (span.start == span.end and covers.contains(span))
