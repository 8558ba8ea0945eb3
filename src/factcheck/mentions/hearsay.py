"""Statements for which nobody can be asked: "according to sources", "was said to be"."""

import re

from factcheck.lexicon import alternation
from factcheck.model import BlockKind, Document, Quotation, Role, Span
from factcheck.text import Covered, kept_by_words, lines

_HEARSAY = re.compile(
    r"\b(?=[AaSsCcRrIiWwBbMm])"  # how one begins; most words do otherwise
    r"(?:(?:[Aa]ccording to|[Ss]aid|[Cc]laimed|[Rr]eported by) "
    rf"(?:(?:{alternation('saying.unnamed')}) )?"
    r"(?:sources|reports|observers|insiders|critics|experts|rumou?rs|circles)"
    r"|(?:is|are|was|were|been) (?:widely )?(?:said|believed|rumou?red|reported|thought|alleged) to"
    r"|[Ii]t (?:is|was|has been) (?:widely )?(?:said|believed|rumou?red|thought|alleged) that"
    r"|(?:[Ss]ome|[Mm]any) (?:say|said|claim|claimed|argue|argued|believe|believed)"
    r"|[Rr]eportedly|[Aa]llegedly)\b(?! (?:in|of|from|at|by) (?:the )?[A-Z])"
)
"""Unnamed bearers and passives without one; "sources in the Treasury" can be asked.

Source: the kinds of "weasel words" in Wikipedia's Manual of Style, Words to watch.
"""
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM})


def hearsay(document: Document, quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """Return the words that attribute to nobody, in order; those inside quotations are left out."""
    quoted = Covered(one.span for one in quotations)
    found = (one.shift(start) for start, words in lines(document) for one in _hearsay_in(words))
    return tuple(span for span in found if _is_own(document, quoted, span))


@kept_by_words
def _hearsay_in(words: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _HEARSAY.finditer(words))


def _is_own(document: Document, quoted: Covered, span: Span) -> bool:
    is_read = document.kind_at(span.start) in _READ and not quoted.holds(span)
    return is_read and document.role_at(span.start) is not Role.REFERENCES
