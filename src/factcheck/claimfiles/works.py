"""Which of the listed sources a claim rests on: the statement or briefing that it tells of."""

import re
from collections.abc import Iterable

from factcheck.model import Attribution, Claim, Document, Source

_POINTING = re.compile(
    r"(?:the|this|that|its|his|her|their)\s(?:[\w’-]+\s)?"
    r"(?P<kind>statement|briefing|report|letter|speech|editorial|interview)",
    re.IGNORECASE,
)
_FAR = 800
"""Code points before "the statement" within which the statement that it means is told of."""


def work_of(
    document: Document, claim: Claim, attribution: Attribution, sources: Iterable[Source], who: str
) -> Source | None:
    """Return the listed source to which a claim is attributed, or None if it is none of them.

    Args:
        document: The document.
        claim: The claim.
        attribution: Its attribution.
        sources: Those that the document names, with their places, in order.
        who: Full name of the person who speaks; empty for a body or document.
    """
    if attribution.source is None:
        return None
    words = " ".join(document.words(attribution.source).split())
    placed = [one for one in sources if one.span is not None]
    inside = [one for one in placed if one.span and claim.span.contains(one.span)]
    own = [one for one in inside if _is_by(one, who, words)]
    if own:
        return own[0]
    meant = _POINTING.fullmatch(words)
    at = attribution.source.start
    before = [one for one in placed if one.span and at - _FAR <= one.span.start < at]
    same = [one for one in before if meant and one.kind == meant["kind"].lower()]
    return same[-1] if same else None


def _is_by(source: Source, who: str, words: str) -> bool:
    """Say whether a source is by who speaks: that person, or the body that the words name."""
    if source.speaker:
        return source.speaker == who
    body = source.publisher or source.container
    return not who and bool(re.search(rf"\b{re.escape(body)}\b", words)) if body else False
