"""Who takes part in a statement: by name, by a pronoun, or as the subject of the clause before."""

from collections import defaultdict
from collections.abc import Sequence

from factcheck.linkers.happenings.wording import WORD, is_past
from factcheck.model import Claim, Document, Entity, Span
from factcheck.patterns import lazy

_PRONOUN = lazy(r"(?i)\b(?:he|she|it|they|his|her|its|their)\b")
_JOINT = lazy(r"(?:and|but|then|or)? ?(?:then |later |finally )?")


class Cast:
    """The bearers of names of a document, and of whom it has spoken last."""

    def __init__(self, document: Document, entities: Sequence[Entity]) -> None:
        """Index the names once."""
        self._document = document
        keys = _whole([who.key for who in entities])
        self._bearers = {
            name.span: f"@{keys[who.key]}" for who in entities for name in who.mentions
        }
        self._before: Claim | None = None
        self._subject = frozenset[str]()

    def named(self, claim: Claim, span: Span) -> frozenset[str]:
        """Return the bearers that a part of a claim names."""
        return frozenset(
            self._bearers.get(name.span, "@" + self._document.words(name.span).lower())
            for name in claim.names
            if name.span.overlaps(span)
        )

    def meant(self, claim: Claim) -> frozenset[str]:
        """Return who takes part in a claim unnamed; claims must be asked for in order."""
        before, self._before = self._before, claim
        near = before is not None and (before.role, before.section) == (claim.role, claim.section)
        if not near:
            self._subject = frozenset()
        own = self._led(claim)
        if own:
            self._subject = own
            return frozenset()
        goes_on = before is not None and near and self._goes_on(before, claim)
        if goes_on or _PRONOUN.search(claim.says):
            return self._subject
        self._subject = frozenset()
        return frozenset()

    def _led(self, claim: Claim) -> frozenset[str]:
        """Return those named in front of the first verb of a claim."""
        words = WORD.finditer(self._document.text, claim.span.start, claim.span.end)
        verb = next((word.start() for word in words if is_past(word[0])), claim.span.end)
        return self.named(claim, Span(claim.span.start, max(verb, claim.span.start + 1)))

    def _goes_on(self, before: Claim, claim: Claim) -> bool:
        """Say whether a claim begins with a verb of which the clause before has the subject."""
        text = self._document.text
        joint = _JOINT.match(text, claim.span.start)
        first = WORD.match(text, joint.end() if joint else claim.span.start)
        gap = text[before.span.end : claim.span.start]
        return first is not None and is_past(first[0]) and not set(gap) & set(".!?\n")


def _whole(keys: Sequence[str]) -> dict[str, str]:
    """Return the full key of each: of "holt" that of the only other one that ends with it."""
    longer: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        if "-" in key:
            longer[key.rpartition("-")[2]].append(key)
    return {key: longer[key][0] if len(longer.get(key, ())) == 1 else key for key in keys}
