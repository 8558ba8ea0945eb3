"""Verdicts on a document's claims as ClaimReview, for search engines and archives.

Source: schema.org, ClaimReview, Claim and Rating (version 28); Google Search Central, "Fact check
(ClaimReview) structured data": a text next to the number explains its meaning.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from factcheck.model.actions import VOUCHING, Action, Against, FactKind
from factcheck.model.ledger import Desk, Fact, State
from factcheck.output.escape import as_json

_BEST, _WORST = 5, 1
# Maps states to the rating as text and number; claims that cannot be confirmed have no number.
_RATINGS: Mapping[State, tuple[str, int | None]] = MappingProxyType(
    {
        State.VERIFIED: ("Verified", _BEST),
        State.TICKED: ("Checked, correct as it is", _BEST),
        State.DISPUTED: ("Disputed", 2),
        State.CORRECTED: ("Wrong, and corrected", _WORST),
        State.CANNOT_BE_CONFIRMED: ("Cannot be confirmed", None),
    }
)


def claim_reviews(desks: Sequence[Desk], kinds: frozenset[FactKind]) -> str:
    """Return ClaimReview data for each fact or claim with a valid tick or verdict.

    Args:
        desks: The documents.
        kinds: The kinds of facts to include; empty for all.
    """
    reviews = [
        _review(desk, fact, event)
        for desk in desks
        for fact in desk.facts
        for event in _decisive(fact)
        if not kinds or fact.kind in kinds
    ]
    whole = {"@context": "https://schema.org", "@graph": reviews}
    return as_json(whole)


def _reference(path: str) -> str:
    """Return a path as a relative reference: "drafts/a%20b.md"; "#" and "?" are escaped."""
    return quote(path, safe="/", errors="surrogateescape")


def _decisive(fact: Fact) -> Iterator[Action]:
    """Yield the action that determines a fact's state, if it is a tick or verdict."""
    event = fact.entry.decisive if fact.entry and fact.state in _RATINGS else None
    if event is not None and event.do in VOUCHING:
        yield event


def _review(desk: Desk, fact: Fact, event: Action) -> Mapping[str, Any]:
    words, number = _RATINGS[fact.state]
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": words}
    if number is not None:
        rating |= {"ratingValue": number, "bestRating": _BEST, "worstRating": _WORST}
    page = f"{_reference(fact.place.path)}#{fact.id}"
    return {
        "@type": "ClaimReview",
        "url": page,
        "claimReviewed": fact.says or desk.document.words(fact.passage),
        "itemReviewed": {
            "@type": "Claim",
            "appearance": {"@type": "CreativeWork", "url": _reference(fact.place.path)},
        },
        "reviewRating": rating,
        "author": {"@type": "Person", "name": event.by},
        "datePublished": event.at[:10],
        **({"reviewBody": event.note} if event.note else {}),
        **({"citation": _source(event.against)} if event.against else {}),
    }


def _source(against: Against) -> Mapping[str, str]:
    fields = {
        "@type": "CreativeWork",
        "name": against.key,
        "pagination": against.locator,
        "text": against.quote,
    }
    return {name: value for name, value in fields.items() if value}
