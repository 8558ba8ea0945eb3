"""Statements without an identifiable source: "according to sources", "was said to be"."""

import re

from factcheck.document.text import Covered
from factcheck.model import BlockKind, Dossier, Span

_HEARSAY = re.compile(
    r"\b(?:(?:[Aa]ccording to|[Ss]aid|[Cc]laimed|[Rr]eported by) "
    r"(?:(?:anonymous|unnamed|unspecified|various|several|some|many|informed) )?"
    r"(?:sources|reports|observers|insiders|critics|experts|rumou?rs|circles)"
    r"|(?:is|are|was|were|been) (?:widely )?(?:said|believed|rumou?red|reported|thought|alleged) to"
    r"|[Ii]t (?:is|was|has been) (?:widely )?(?:said|believed|rumou?red|thought|alleged) that"
    r"|(?:[Ss]ome|[Mm]any) (?:say|said|claim|claimed|argue|argued|believe|believed)"
    r"|[Rr]eportedly|[Aa]llegedly)\b(?! (?:in|of|from|at|by) (?:the )?[A-Z])"
)
"""Text that names no identifiable source: "sources", or a passive without an agent.

"Sources in the Treasury" is identifiable and does not match. Source: the kinds of "weasel words" in
Wikipedia's Manual of Style, Words to watch.
"""
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM})


def hearsay(dossier: Dossier) -> tuple[Span, ...]:
    """Return the spans of attributions without a source, in order, except inside quotations."""
    document, quoted = dossier.document, Covered(one.span for one in dossier.facts.quotations)
    return tuple(
        span
        for span in (Span(*match.span()) for match in _HEARSAY.finditer(document.text))
        if document.kind_at(span.start) in _READ
        if not quoted.holds(span)
    )
