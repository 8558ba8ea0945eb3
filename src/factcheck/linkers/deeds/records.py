"""The entries of a chronology, to be found by what a sentence without a date tells."""

from collections.abc import Sequence

from factcheck.linkers.deeds.cast import Cast
from factcheck.linkers.deeds.matching import match
from factcheck.linkers.deeds.tellings import Telling, tellings, undated, usage
from factcheck.model import Claim, Date, Document, Entity, Span


class Records:
    """What the entries of a document tell was done, and when."""

    def __init__(
        self, document: Document, claims: Sequence[Claim], entities: Sequence[Entity]
    ) -> None:
        """Index the dated statements once."""
        told = tellings(document, claims, entities)
        self._document = document
        self._claims = claims
        self._used = usage(document, claims)
        self._entries = [one for one in told if one.is_entry]
        cast = Cast(document, entities)
        self._meant = [(claim, cast.meant(claim)) for claim in claims]
        self._cast = cast

    def date_of(self, distance: Span) -> Date | None:
        """Return the date of the entry that tells what is told at a distance; None for several."""
        found = [(one, meant) for one, meant in self._meant if one.span.contains(distance)]
        if not found or any(_is_own(one, distance) for one, _ in found):
            return None
        claim, meant = found[0]
        told = undated(self._document, claim, distance, self._cast, meant)
        return self._best(told) if told else None

    def _best(self, told: Telling) -> Date | None:
        found = [one for entry in self._entries if (one := match(entry, told, self._used))]
        good = [one for one in found if one.surplus >= 0]
        most = max((one.strength for one in good), default=None)
        dates = {one.record.date.value: one.record.date for one in good if one.strength == most}
        return next(iter(dates.values())) if len(dates) == 1 else None


def _is_own(claim: Claim, distance: Span) -> bool:
    """Say whether a claim has a date of its own, beside the distance."""
    return claim.date is not None and not claim.date.span.overlaps(distance)
