"""How much two statements share, by words that few others use.

Of a sentence its neighbours count, too, up to the next of another date, since a paraphrase often
names its subject there: "The opening took place on 6 March. The mayor …". Words of one root count
as one ("applied", "application"), and so do verbs of one kind of deed.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from factcheck.frames.frame import Frame, Frames
from factcheck.model import Role
from factcheck.model.agreement import coincide, is_fine
from factcheck.text.meaning import kind_of_deed

SAME_SENTENCE, _OTHER_CLAUSE = 0.8, 0.3
"""How much the words of another clause of the sentence count, and of one with another date."""
_BEFORE, _BEHIND = (0.4, 0.2), (0.4, 0.2)
"""How much those of the sentences around it count, the nearest first."""
_DATED = 0.4
"""How much those of a sentence of another date count, in front; behind it a new thing begins."""
_MEANT = 0.8
"""How much the names count of those who take part unnamed."""
_PREFIX, _SHORTEST = 5, 4
_TAILS = frozenset(
    {"", "c", "ic", "at", "r", "tr", "i", "y", "e", "or", "er", "an", "ion", "ing", "al", "ment"}
)
"""What stems keep of the endings that derive one word from another: appl(i), appl(ic)."""
_MOST_ALIKE = 40
"""Roots with one beginning that a term is held against."""
_DAMPING = 1.0
"""Shared weight at which likeness counts half: two short statements that share one word prove
nothing."""


class TermIndex:
    """The statements of a document as bags of weighted roots, each with its neighbours."""

    def __init__(self, frames: Frames) -> None:
        """Read the roots of all statements; the fewer use one, the more it tells."""
        self._frames = frames
        self._lines: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for frame in frames:
            if frame.claim.role is Role.CHRONOLOGY:
                self._lines[frame.claim.section, frame.claim.line].append(frame.at)
        self.roots = _roots({term for frame in frames for term in frame.terms})
        self._kinds = {
            term: f"~{kind}" for term in self.roots if (kind := kind_of_deed(term)) is not None
        }
        """Of the terms that tell a kind of deed what stands for it in a bag."""
        self._own = [self._terms(frame) for frame in frames]
        dates = [frame.claim.date for frame in frames]
        self._days = [date if date and is_fine(date) else None for date in dates]
        document = frames.document
        self._sentences = [document.sentence_at(frame.claim.span.start) for frame in frames]
        self._counts = counts = Counter(chain.from_iterable(self._own))
        self._statements = max(len(frames), frames.wider.statements if frames.wider else 0)
        for term, used in frames.wider.counts.items() if frames.wider else ():
            counts[self.roots.get(term, term)] = max(counts[self.roots.get(term, term)], used)
        scale = math.log(max(4, self._statements) / 2)
        self.weights = {term: 1 - math.log(max(2, counts[term]) / 2) / scale for term in counts}
        self._around: dict[int, dict[str, float]] = {}

    def rarity(self, term: str) -> float:
        """Return how rare a root is: 1 where one statement uses it, 0 where all do."""
        return 1 - math.log(max(1, self._counts[term])) / math.log(max(2, self._statements))

    @cached_property
    def masses(self) -> Sequence[float]:
        """Return the weight of all that each statement says itself."""
        return [
            sum([self.weights[term] for term in terms if term[0] != "~"]) for terms in self._own
        ]

    def around(self, at: int) -> Mapping[str, float]:
        """Return the roots of a statement, with how much each counts there."""
        if at not in self._around:
            self._around[at] = self._bag(at)
        return self._around[at]

    @cached_property
    def _plain(self) -> Sequence[Mapping[str, float]]:
        """Return the same of all statements, without the kinds of deeds."""
        around = map(self.around, range(len(self._own)))
        return [{term: bag[term] for term in bag if term[0] != "~"} for bag in around]

    def shared(self, left: int, right: int) -> dict[str, float]:
        """Return the roots in both, with what each tells: 1 if no other statement uses it."""
        mine, theirs = self.around(left), self.around(right)
        few, many = (theirs, mine) if len(mine) > len(theirs) else (mine, theirs)
        both = {term: few[term] * many[term] * self.weights[term] for term in few if term in many}
        kinds = {self._kinds[term] for term in both if term in self._kinds}
        return {term: both[term] for term in both if term not in kinds} if kinds else both

    def _damped(self, both: float, left: int, right: int) -> float:
        """Return a shared weight by that of the shorter statement, damped; about 0 to 1."""
        less = min(self.masses[left], self.masses[right])
        return both / less * both / (both + _DAMPING) if less and both else 0.0

    def between(self, left: int, right: int) -> float:
        """Return how much of the shorter one the statements and their neighbours share, damped."""
        mine, theirs, weights = self._plain[left], self._plain[right], self.weights
        few, many = (theirs, mine) if len(mine) > len(theirs) else (mine, theirs)
        both = filter(many.__contains__, few)
        shared = [few[term] * many[term] * weights[term] for term in both]
        return self._damped(sum(shared), left, right)

    def own_score(self, left: int, right: int) -> float:
        """Return the same by the words that both use themselves."""
        both = self._own[left].keys() & self._own[right].keys()
        return self._damped(sum(self.weights[term] for term in both if term[0] != "~"), left, right)

    def cover(self, left: int, right: int) -> float:
        """Return the weight of the words that both use themselves by that of the longer one."""
        both = self._own[left].keys() & self._own[right].keys()
        more = max(self.masses[left], self.masses[right])
        return sum(self.weights[term] for term in both if term[0] != "~") / more if more else 0.0

    def words(self, at: int, shared: Mapping[str, float]) -> tuple[str, ...]:
        """Return the words of a statement for what it shares, those that tell most in front."""
        words = dict[str, str]()
        for part in self.entry_of(at):
            for term, word in self._frames[part].terms.items():
                for root in (self.roots[term], self._kinds.get(term, "")):
                    if root in shared:
                        words.setdefault(root, word)
        ranked = sorted(words, key=lambda term: (-shared[term], term))
        return tuple(dict.fromkeys(words[term] for term in ranked))

    def entry_of(self, at: int) -> Sequence[int]:
        """Return the statements of the entry that one is of; else it alone."""
        claim = self._frames[at].claim
        is_entry = claim.role is Role.CHRONOLOGY
        return self._lines[claim.section, claim.line] if is_entry else [at]

    @cached_property
    def done(self) -> Sequence[frozenset[str]]:
        """Return the roots of what each statement tells to have been done."""
        return [
            frozenset(self.roots[term] for term in frame.actions - frame.aside)
            for frame in self._frames
        ]

    def _bag(self, at: int) -> dict[str, float]:
        frame = self._frames[at]
        if frame.is_listed:
            return {term: 1.0 for other in self.entry_of(at) for term in self._own[other]}
        found = dict.fromkeys(self._own[at], 1.0)
        for other, share in self._neighbours(at):
            for term in self._own[other]:
                if found.get(term, 0.0) < share:
                    found[term] = share
        for bearer in frame.meant & self.roots.keys():
            found[bearer] = max(_MEANT, found.get(bearer, 0.0))
        return found

    def _terms(self, frame: Frame) -> dict[str, None]:
        """Return the roots of a statement, but for those of what it only counts its time from."""
        own = [term for term in frame.terms if term not in frame.aside]
        roots = [self.roots[term] for term in own]
        deeds = [term for term in own if term in self._kinds and term in frame.actions]
        return dict.fromkeys((*roots, *(self._kinds[term] for term in deeds)))

    def _neighbours(self, at: int) -> Iterator[tuple[int, float]]:
        """Yield the statements around one, up to the next of another date, and what they count."""
        yield from self._side(at, -1, _BEFORE)
        yield from self._side(at, +1, _BEHIND)

    def _side(self, at: int, step: int, shares: Sequence[float]) -> Iterator[tuple[int, float]]:
        claim, other, left = self._frames[at].claim, at + step, list(shares)
        while 0 <= other < len(self._frames) and left:
            near = self._frames[other].claim
            if (near.role, near.section) != (claim.role, claim.section):
                return
            inside = self._sentences[other] is self._sentences[at]
            if self._is_of_another_date(other, at):
                if inside or step < 0:
                    yield other, _OTHER_CLAUSE if inside else _DATED
                return
            yield other, SAME_SENTENCE if inside else left.pop(0)
            other += step

    def _is_of_another_date(self, at: int, than: int) -> bool:
        mine, theirs = self._days[at], self._frames[than].claim.date
        return mine is not None and not (theirs and coincide(mine, theirs))


def _roots(terms: Iterable[str]) -> dict[str, str]:
    """Return the first of the terms with which each shares its root."""
    roots = {term: term for term in terms}
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for term in roots:
        if len(term) >= _SHORTEST and term.isalpha():
            begun[term[:_SHORTEST]].append(term)
    for near in (group for group in begun.values() if len(group) > 1):
        near.sort(key=lambda term: (len(term), term))
        for at, term in enumerate(near):
            shorter = near[: min(at, _MOST_ALIKE)]
            alike = (other for other in shorter if _are_of_one_root(other, term))
            roots[term] = roots[next(alike, term)]
    return roots


def _are_of_one_root(short: str, long: str) -> bool:
    both = 0
    while both < len(short) and short[both] == long[both]:
        both += 1
    long_enough = both >= _PREFIX or both == len(short)
    return long_enough and short[both:] in _TAILS and long[both:] in _TAILS
