"""Similarity of two statements, by shared words that few other statements use.

The neighbors of a sentence also count, up to the next one with a different date, because a
paraphrase often names its subject there: "The opening took place on 6 March. The mayor …". Verbs
for the same kind of action count as the same word.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from factcheck.document.text.meaning import kind_of_deed
from factcheck.link.frames.frame import Frame, Frames
from factcheck.model import Role
from factcheck.model.agreement import coincide, is_fine

_SAME_SENTENCE, _OTHER_DATE = 0.8, 0.4
"""Weights of words outside a statement.

The first is for another clause of its sentence, the second for a preceding statement with a
different date. A following statement with a different date starts a new topic.
"""
_NEIGHBORS = (0.4, 0.2)
"""Weights of the words in the sentences before and after a statement, nearest first."""
_LEAST = 12
"""Minimum number of statements in a document for its rare words to have a higher weight.

A shorter document may be about a single event, so all its words count fully.
"""
_DAMPING = 1.0
"""Shared weight at which the similarity is halved, because one shared word proves nothing."""


class Similarity:
    """The statements of a document as bags of weighted terms, each with its neighbors."""

    def __init__(self, frames: Frames) -> None:
        """Count the statements in which each term occurs."""
        self._frames = frames
        self._entries: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for frame in frames:
            if frame.claim.role is Role.CHRONOLOGY:
                self._entries[frame.claim.section, frame.claim.line].append(frame.at)
        self._own = [_terms(frame) for frame in frames]
        counts = Counter(term for terms in self._own for term in terms)
        counts |= Counter(frames.wider.counts)
        scale = math.log(max(_LEAST, len(frames), frames.wider.statements) / 2)
        self.weights = {term: 1 - math.log(max(2, counts[term]) / 2) / scale for term in counts}
        """The weight of each term: 1 if one or two statements use it, 0 if all statements do."""
        self._masses = [self._mass(frame.terms) for frame in frames]

    def shared(self, left: Frame, right: Frame) -> dict[str, float]:
        """Return the terms common to two statements, each with its neighbors, and their weights."""
        mine, theirs = self._bags[left.at], self._bags[right.at]
        few, many = (theirs, mine) if len(mine) > len(theirs) else (mine, theirs)
        both = {term: few[term] * many[term] * self.weights[term] for term in few if term in many}
        kinds = {f"~{kind_of_deed(term)}" for term in both}
        return {term: weight for term, weight in both.items() if term not in kinds}

    def between(self, left: Frame, right: Frame) -> float:
        """Return the similarity of two statements, from 0 to 1.

        It is the shared weight divided by the weight of the shorter statement, and lower if little
        is shared.
        """
        shared = self.shared(left, right)
        return self._damped(sum(shared[term] for term in shared if term[0] != "~"), left, right)

    def own_score(self, left: Frame, right: Frame) -> float:
        """Return the similarity of the two statements without their neighbors."""
        return self._damped(self._mass(left.terms.keys() & right.terms.keys()), left, right)

    def cover(self, left: Frame, right: Frame) -> float:
        """Return the share of the longer statement's weight that the shared words have."""
        longer = max(self._masses[left.at], self._masses[right.at])
        return self._mass(left.terms.keys() & right.terms.keys()) / longer if longer else 0.0

    def words(self, frame: Frame, shared: Mapping[str, float]) -> tuple[str, ...]:
        """Return the words of a statement for the given shared terms, rarest first."""
        words = dict[str, str]()
        for part in self.entry_of(frame):
            for term, word in part.terms.items():
                for key in {term, f"~{kind_of_deed(term)}"} & shared.keys():
                    words.setdefault(key, word)
        ranked = sorted(words, key=lambda term: (-shared[term], term))
        return tuple(dict.fromkeys(words[term] for term in ranked))

    def entry_of(self, frame: Frame) -> Sequence[Frame]:
        """Return the statements in the same entry as a statement; outside entries, only itself."""
        places = self._entries.get((frame.claim.section, frame.claim.line), ())
        return [self._frames[at] for at in places] if frame.at in places else [frame]

    def _mass(self, terms: Iterable[str]) -> float:
        return math.fsum(self.weights[term] for term in terms)

    def _damped(self, shared: float, left: Frame, right: Frame) -> float:
        shorter = min(self._masses[left.at], self._masses[right.at])
        return shared / shorter * shared / (shared + _DAMPING) if shorter and shared else 0.0

    @cached_property
    def _bags(self) -> Sequence[Mapping[str, float]]:
        """The weights of the terms of each statement."""
        return [self._bag(frame) for frame in self._frames]

    def _bag(self, frame: Frame) -> dict[str, float]:
        found = dict.fromkeys(self._own[frame.at], 1.0)
        around = (
            ((other.at, 1.0) for other in self.entry_of(frame))
            if frame.is_listed
            else self._neighbors(frame)
        )
        for other, share in around:
            for term in self._own[other]:
                found[term] = max(found.get(term, 0.0), share)
        return found

    def _neighbors(self, frame: Frame) -> Iterator[tuple[int, float]]:
        """Yield the neighbors of a statement, with their weights.

        On each side, they extend to the next statement with a different date.
        """
        claim, date = frame.claim, frame.claim.date
        sentence = self._frames.document.sentence_at(claim.span.start)
        for step in (-1, 1):
            at, shares = frame.at + step, list(_NEIGHBORS)
            while 0 <= at < len(self._frames) and shares:
                near = self._frames[at].claim
                if (near.role, near.section) != (claim.role, claim.section):
                    break
                is_inside = sentence is not None and sentence.contains(near.span)
                if near.date and is_fine(near.date) and not (date and coincide(near.date, date)):
                    if is_inside or step < 0:
                        yield at, _OTHER_DATE
                    break
                yield at, _SAME_SENTENCE if is_inside else shares.pop(0)
                at += step


def _terms(frame: Frame) -> Mapping[str, None]:
    """Return the terms of a statement, and the kinds of its actions."""
    kinds = [f"~{kind}" for term in frame.actions if (kind := kind_of_deed(term)) is not None]
    return dict.fromkeys((*frame.terms, *sorted(kinds)))
