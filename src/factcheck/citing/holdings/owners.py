"""Whose words a quotation is: the names of attached texts that its attribution goes by."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from attrs import field

from factcheck.model import Attribution, Claim, Dossier, Entity, NameKind, Source, SourceText, Span
from factcheck.model.contributors import contributor
from factcheck.model.keys import folded
from factcheck.patterns import lazy
from factcheck.values import frozen

_ARTICLE = lazy(r"\A(?:the|an?)\s", re.IGNORECASE)
_NEAR = 4
"""Attributions before a quotation that may hold it."""


def quoted_from(dossier: Dossier, attached: tuple[SourceText, ...]) -> dict[Span, frozenset[str]]:
    """Return each quotation that is attributed to an attached source → the names of that source.

    A name fits a person or body by any form that no other bearer has, an outlet, or the key of a
    source; a key counts only for what the document dates as it dates that source.
    """
    owners = _Owners(dossier, frozenset(one.name for one in attached))
    found: dict[Span, frozenset[str]] = {}
    for span, attribution, claim in _attributed(dossier):
        fitting = frozenset(owners.names_of(attribution, claim))
        if fitting:
            found[span] = found.get(span, frozenset()) | fitting
    return found


def _attributed(dossier: Dossier) -> Iterator[tuple[Span, Attribution, Claim | None]]:
    """Yield each outermost quotation that stands in an attributed statement, with its claim."""
    if dossier.by_hand:
        for claim in dossier.claims:
            attribution = claim.attribution
            if attribution is not None:
                yield from ((one.span, attribution, claim) for one in claim.quotations)
        return
    waiting = sorted(dossier.facts.attributions, key=lambda one: one.span)
    outer = 0
    for quotation in dossier.facts.quotations:
        if quotation.span.end <= outer:
            continue
        outer = quotation.span.end
        last = bisect_right(waiting, quotation.span.start, key=lambda one: one.span.start)
        for one in waiting[max(0, last - _NEAR) : last]:
            if one.span.contains(quotation.span):
                yield quotation.span, one, _claim_at(dossier, quotation.span.start)


def _claim_at(dossier: Dossier, offset: int) -> Claim | None:
    at = bisect_right(dossier.claims, offset, key=lambda claim: claim.span.start) - 1
    found = dossier.claims[at] if at >= 0 else None
    return found if found and offset < found.span.end else None


@frozen(eq=False)
class _Owners:
    """The names of the texts, and by which the document calls the bearers."""

    dossier: Dossier
    names: frozenset[str]
    _bearers: dict[int, Entity] = field(init=False)
    _shared: Counter[str] = field(init=False)
    """Folded form → how many bearers have it."""

    def __attrs_post_init__(self) -> None:
        """Index the bearers once."""
        entities = self.dossier.entities
        bearers = {name.span.start: one for one in entities for name in one.mentions}
        object.__setattr__(self, "_bearers", bearers)
        object.__setattr__(self, "_shared", Counter(f for one in entities for f in _forms(one)))

    def names_of(self, attribution: Attribution, claim: Claim | None) -> Iterator[str]:
        """Yield the names of attached texts that an attribution goes by."""
        called = self._called(attribution)
        keys = {source.key for source in self._sources(called, claim)} | {attribution.source_key}
        for name in sorted(self.names):
            if name in keys or (folded(name) in called and not self._is_shared(name)):
                yield name

    def _is_shared(self, name: str) -> bool:
        """Say whether several bearers have a form, and it is the full name of none."""
        full = any(folded(one.canonical) == folded(name) for one in self.dossier.entities)
        return self._shared[folded(name)] > 1 and not full

    def _called(self, attribution: Attribution) -> frozenset[str]:
        """Return, folded, every form of who speaks and of who carries it."""
        called: set[str] = set()
        for span in (attribution.source, attribution.carrier):
            if span is None:
                continue
            words = self.dossier.document.words(span)
            called.add(folded(_ARTICLE.sub("", words, count=1)))
            for at in range(span.start, span.end):
                if at in self._bearers:
                    called.update(_forms(self._bearers[at]))
        return frozenset(called - {""})

    def _sources(self, called: frozenset[str], claim: Claim | None) -> Iterator[Source]:
        """Yield the sources that may be meant: of the same speaker or outlet, on the same day."""
        told = claim.date.value if claim and claim.date else None
        for source in self.dossier.sources if told is not None and told.is_day else ():
            who = {folded(one) for one in (source.speaker, source.publisher, source.container)}
            if source.date == told and who & called:
                yield source


def _forms(entity: Entity) -> frozenset[str]:
    """Return the forms of a bearer, folded; the full name and the family name are two."""
    family = contributor(entity.canonical).family if entity.kind is NameKind.PERSON else ""
    forms = (entity.canonical, family, *(form.text for form in entity.forms))
    return frozenset(folded(_ARTICLE.sub("", form, count=1)) for form in forms if form)
