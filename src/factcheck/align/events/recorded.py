"""The entries of a chronology, to be found by what a sentence without a date tells."""

from collections import defaultdict
from functools import cached_property

from factcheck.align.events.linking import deed_score
from factcheck.align.events.pairs import Pair, Pairs, shared_deed
from factcheck.frames.frame import Dating, Frame, Frames
from factcheck.frames.wording import same_happening
from factcheck.model import Date, Span


class Recorded:
    """What the entries of a document tell was done, and when."""

    def __init__(self, frames: Frames) -> None:
        """Nothing is read before it is asked for."""
        self._frames = frames

    @cached_property
    def _pairs(self) -> Pairs:
        return Pairs(self._frames)

    @cached_property
    def _postings(self) -> dict[str, list[tuple[Frame, Dating]]]:
        """Return the dated entries by the stems of what they tell was done."""
        found: defaultdict[str, list[tuple[Frame, Dating]]] = defaultdict(list)
        for frame in self._frames:
            for dating in frame.datings if frame.is_tabled else ():
                for word in {word for deed in dating.deeds for word in same_happening(deed)}:
                    found[word].append((frame, dating))
        return dict(found)

    def date_of(self, distance: Span) -> Date | None:
        """Return the date of the entry that tells what is told at a distance; None for several."""
        frame = self._frames.around(distance)
        if frame is None or _has_date(frame, distance):
            return None
        dating = self._frames.undated(frame, distance)
        return self._best(frame, dating)

    def _best(self, frame: Frame, dating: Dating) -> Date | None:
        near = {
            id(entry): (other, entry)
            for deed in dating.deeds
            for other, entry in self._postings.get(deed, ())
        }
        found = [
            (deed_score(pair), entry.date)
            for other, entry in near.values()
            if (pair := self._pair(other, entry, frame, dating))
        ]
        most = max((score for score, _ in found), default=0.0)
        dates = {date.value: date for score, date in found if score == most}
        return next(iter(dates.values())) if len(dates) == 1 and most >= 1 else None

    def _pair(self, entry: Frame, mine: Dating, frame: Frame, dating: Dating) -> Pair | None:
        shared = shared_deed(mine, dating)
        if not shared:
            return None
        return Pair(entry, frame, mine.claim, dating.claim, self._pairs, deed=shared)


def _has_date(frame: Frame, distance: Span) -> bool:
    """True if a statement has a date of its own, beside the distance."""
    date = frame.claim.date
    return date is not None and not date.span.overlaps(distance)
