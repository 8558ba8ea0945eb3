"""The entries of a chronology, to be found by what a sentence without a date tells."""

from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate

from factcheck.linkers.deeds.matching import match
from factcheck.linkers.deeds.tellings import Telling, Told
from factcheck.linkers.happenings.wording import alike
from factcheck.model import Claim, Date, Span


class Records:
    """What the entries of a document tell was done, and when."""

    def __init__(self, told: Told) -> None:
        """Index the entries by what was done, once."""
        self._told = told
        self._entries = [one for one in told.tellings if one.is_entry]
        self._postings: defaultdict[str, set[int]] = defaultdict(set)
        for at, entry in enumerate(self._entries):
            for deed in entry.deeds:
                for word in alike(deed):
                    self._postings[word].add(at)
        self._meant = sorted(told.meant, key=lambda one: one[0].span.start)
        self._starts = [one.span.start for one, _ in self._meant]
        self._ends = list(accumulate((one.span.end for one, _ in self._meant), max))

    def date_of(self, distance: Span) -> Date | None:
        """Return the date of the entry that tells what is told at a distance; None for several."""
        found = self._around(distance)
        if not found or any(_is_own(one, distance) for one, _ in found):
            return None
        claim, meant = found[0]
        told = self._told.undated(claim, distance, meant)
        return self._best(told) if told else None

    def _around(self, distance: Span) -> list[tuple[Claim, frozenset[str]]]:
        """Return the claims that hold a distance; from one on, all in front end before it."""
        found = []
        at = bisect_right(self._starts, distance.start)
        while at and self._ends[at - 1] >= distance.end:
            at -= 1
            if self._meant[at][0].span.contains(distance):
                found.append(self._meant[at])
        return found[::-1]

    def _best(self, told: Telling) -> Date | None:
        near = set[int]().union(*(self._postings.get(deed, ()) for deed in told.deeds))
        entries = [self._entries[at] for at in sorted(near)]
        found = [one for entry in entries if (one := match(entry, told, self._told))]
        good = [one for one in found if one.surplus >= 0]
        most = max((one.strength for one in good), default=None)
        dates = {one.record.date.value: one.record.date for one in good if one.strength == most}
        return next(iter(dates.values())) if len(dates) == 1 else None


def _is_own(claim: Claim, distance: Span) -> bool:
    """Say whether a claim has a date of its own, beside the distance."""
    return claim.date is not None and not claim.date.span.overlaps(distance)
