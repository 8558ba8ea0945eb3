"""Figures of a subject that a later clause carries on: "The hulk, 64 tonnes, came and was sunk"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from factcheck.linkers.measures.figures import Figure
from factcheck.model import Claim, Document
from factcheck.patterns import lazy

_GOES_ON = lazy(r"(?:and |but )?(?:was|were|had|has|is|are|(?!need\b|red\b)[a-z]{2,}ed)\b")
"""How a clause begins whose subject stands in the clause before."""
_SUBJECT = lazy(r"(?:The|A|An|Its?|Their|His|Her) [^,;:.()]{2,60}, \Z")
"""A subject at the beginning of a sentence, with what is set behind it."""


def carried_on(
    document: Document, claims: Sequence[Claim], of_claim: Mapping[str, Sequence[Figure]]
) -> dict[str, list[Figure]]:
    """Return, for claims without a subject of their own, the figures that stand beside it.

    They stand between commas right behind the words with which the sentence begins.
    """
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    subject: list[Figure] = []
    sentence = None
    for claim in claims:
        if claim.span.start >= len(document.text):
            break
        here = document.sentence_at(claim.span.start)
        if here != sentence:
            sentence = here
            subject = [one for one in of_claim.get(claim.id, ()) if _is_beside(document, one)]
        elif subject and _GOES_ON.match(claim.says):
            found[claim.id] = subject
    return found


def _is_beside(document: Document, figure: Figure) -> bool:
    sentence = document.sentence_at(figure.quantity.span.start)
    before = document.text[sentence.start : figure.quantity.span.start] if sentence else ""
    return _SUBJECT.fullmatch(before) is not None
