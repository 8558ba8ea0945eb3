"""What speaks for two passages telling one thing, where they share few words.

Of a sentence its neighbours count, too, up to the next of another date, since a paraphrase often
names its subject there: "The opening took place on 6 March. Ambassador Dvalishvili …". Words of
one root count as one ("applied", "application"), and so do verbs of one kind of deed.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.linkers.events.steps import kind_of
from factcheck.linkers.events.tellings import Telling
from factcheck.model import Claim, Document, Role
from factcheck.model.agreement import coincide, is_fine

SAME_SENTENCE, _OTHER_CLAUSE = 0.8, 0.3
"""How much the words of another clause of the sentence count, and of one with another date."""
_BEFORE, _BEHIND = (0.5, 0.25), (0.4, 0.2)
"""How much those of the sentences around it count, the nearest first."""
_DATED = 0.4
"""How much those of a sentence of another date count, in front; behind it a new thing begins."""
_PREFIX, _SHORTEST = 5, 4
_TAILS = frozenset(
    {"", "c", "ic", "at", "r", "tr", "i", "y", "e", "or", "er", "an", "ion", "ing", "al", "ment"}
)
"""What stems keep of the endings that derive one word from another: appl(i), appl(ic)."""


class Passages:
    """The claims of a document with their neighbours, as bags of weighted roots."""

    def __init__(self, document: Document, told: Sequence[Telling]) -> None:
        """Read the roots of all claims, and weigh them: the fewer use one, the more it tells."""
        self._document, self._told = document, told
        self._lines: defaultdict[int, list[int]] = defaultdict(list)
        for telling in told:
            if telling.claim.role is Role.CHRONOLOGY:
                self._lines[telling.claim.line].append(telling.at)
        self._roots = _roots({term for telling in told for term in telling.own})
        self._own = [self._terms(telling) for telling in told]
        counts = Counter(term for terms in self._own for term in terms)
        scale = math.log(max(4, len(told)) / 2)
        self._weights = {term: 1 - math.log(max(2, counts[term]) / 2) / scale for term in counts}

    def around(self, at: int) -> dict[str, float]:
        """Return the roots of a claim, with how much each counts there."""
        if self._told[at].is_entry:
            return {term: 1.0 for other in self._entry(at) for term in self._own[other]}
        found = dict.fromkeys(self._own[at], 1.0)
        for other, share in self._neighbours(at):
            for term in self._own[other]:
                found[term] = max(share, found.get(term, 0.0))
        return found

    def shared(self, left: Mapping[str, float], right: Mapping[str, float]) -> dict[str, float]:
        """Return the roots in both, with what each tells: 1 if no other claim uses it."""
        both = {
            term: min(left[term], right[term]) * self._weights[term]
            for term in left
            if term in right
        }
        kinds = {f"~{kind_of(term)}" for term in both}
        return {term: weight for term, weight in both.items() if term not in kinds}

    def tells_deed(self, at: int, shared: Mapping[str, float]) -> bool:
        """Say whether of what an entry shares something tells what was done, not to whom alone."""
        deeds = {self._roots[term] for part in self._entry(at) for term in self._told[part].actions}
        return any(term in deeds or term.startswith("~") for term in shared if shared[term])

    def words(self, at: int, shared: Mapping[str, float]) -> tuple[str, ...]:
        """Return the words of an entry for what it shares, those that tell most in front."""
        words = dict[str, str]()
        for part in self._entry(at):
            for term, word in self._told[part].own.items():
                words.setdefault(self._roots[term], word)
                words.setdefault(f"~{kind_of(term)}", word)
        ranked = sorted(shared, key=lambda term: (-shared[term], term))
        return tuple(dict.fromkeys(words[term] for term in ranked))

    def _entry(self, at: int) -> Sequence[int]:
        """Return the claims of the entry that one is of."""
        claim = self._told[at].claim
        return self._lines[claim.line] if claim.role is Role.CHRONOLOGY else [at]

    def _terms(self, telling: Telling) -> dict[str, None]:
        """Return the roots of a claim, but for those of what it only counts its time from."""
        own = [term for term in telling.own if term not in telling.aside]
        roots = (self._roots[term] for term in own)
        deeds = (kind_of(term) for term in own if term in telling.actions)
        kinds = (f"~{kind}" for kind in deeds if kind is not None)
        return dict.fromkeys((*roots, *kinds))

    def _neighbours(self, at: int) -> Iterator[tuple[int, float]]:
        """Yield the claims around one, up to the next of another date, and how much they count."""
        yield from self._side(at, -1, _BEFORE)
        yield from self._side(at, +1, _BEHIND)

    def _side(self, at: int, step: int, shares: Sequence[float]) -> Iterator[tuple[int, float]]:
        claim, other, left = self._told[at].claim, at + step, list(shares)
        sentence = self._document.sentence_at(claim.span.start)
        while 0 <= other < len(self._told) and left:
            near = self._told[other].claim
            if (near.role, near.section) != (claim.role, claim.section):
                return
            inside = self._document.sentence_at(near.span.start) == sentence
            if _is_of_another_date(near, claim):
                if inside or step < 0:
                    yield other, _OTHER_CLAUSE if inside else _DATED
                return
            yield other, SAME_SENTENCE if inside else left.pop(0)
            other += step


def _is_of_another_date(claim: Claim, than: Claim) -> bool:
    mine, theirs = claim.date, than.date
    return mine is not None and is_fine(mine) and not (theirs and coincide(mine, theirs))


def _roots(terms: Iterable[str]) -> dict[str, str]:
    """Return the first of the terms with which each shares its root."""
    roots: dict[str, str] = {}
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for term in sorted(terms, key=lambda one: (len(one), one)):
        roots[term] = term
        if term.isalpha() and len(term) >= _SHORTEST:
            alike = (other for other in begun[term[:_SHORTEST]] if _are_of_one_root(other, term))
            roots[term] = roots[next(alike, term)]
            begun[term[:_SHORTEST]].append(term)
    return roots


def _are_of_one_root(short: str, long: str) -> bool:
    both = 0
    while both < len(short) and short[both] == long[both]:
        both += 1
    long_enough = both >= _PREFIX or both == len(short)
    return long_enough and short[both:] in _TAILS and long[both:] in _TAILS
