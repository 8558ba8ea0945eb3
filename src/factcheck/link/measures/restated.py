"""Figures that a document states twice with different values.

Two figures are compared only if the document restates facts by design (a chronology, a summary, a
table next to the text), or if two digits in a long number are swapped.
Sentences that are merely similar are usually about different things: of 104 such pairs reviewed in
real documents, 3 were errors.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, combinations, product

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text import (
    grouped,
    kept_by_words,
    listed,
    stem,
    tokens,
    tokens_of,
    word_list,
)
from factcheck.document.text.meaning import stems_of
from factcheck.document.text.opposites import Sides, are_opposed, sides_of
from factcheck.extract.quantities.counted import is_time
from factcheck.extract.quantities.values import are_near, digits, is_slip, is_swapped, weight
from factcheck.link.frames.frame import TermCounts
from factcheck.link.measures.figures import Figure
from factcheck.model import Claim, Document, Event, Name, Role, Span
from factcheck.model.agreement import Relation, relation
from factcheck.model.prove import clash, contradict
from factcheck.model.rows import row_at
from factcheck.model.text import beginning_in

_MOST_OF_A_KIND = 24
"""More figures than this with the same noun are a series. The limit keeps the run time linear."""
_MOST_OF_ALIKE = 6
"""More figures than this with the same digits are a series or a code."""
_LONG = 4
"""Minimum number of digits in a number that rarely occurs twice by chance."""
_NEAR = 40
"""Number of characters before and after a figure that count as next to it."""
_SHOWN = 4
"""Maximum number of shared words that a proof shows."""
_ENOUGH = 1.5
"""Minimum weight of the shared words if nothing else links two figures.

A stem that occurs in two paragraphs has weight 1, and a more frequent stem has less.
"""


@frozen(eq=False)
class Pair:
    """Two figures that cannot both be right if they count the same thing."""

    one: Figure
    other: Figure
    """The later of the two figures."""
    event: bool = False
    """Whether the figures are in two linked accounts of the same event."""

    @property
    def is_designed(self) -> bool:
        """Whether one of the figures is in a chronology or summary, which restates the text."""
        roles = {figure.role is Role.CHRONOLOGY for figure in (self.one, self.other)}
        return len(roles) > 1 or self.one.is_summary != self.other.is_summary

    @property
    def is_swap(self) -> bool:
        """Whether two digits are swapped."""
        is_range = self.one.is_range or self.other.is_range
        return not is_range and is_swapped(self.one.value, self.other.value)

    @property
    def digits(self) -> int:
        """The number of digits of the shorter number before final zeros."""
        return weight(self.one.value, self.other.value)


def _pair(one: Figure, other: Figure, *, event: bool = False) -> Pair:
    return Pair(other, one, event) if other.span < one.span else Pair(one, other, event)


class Restated:
    """Finds the figures of a document that contradict each other."""

    def __init__(
        self,
        document: Document,
        names: Sequence[Name],
        known: Sequence[Figure],
        wider: TermCounts | None = None,
    ) -> None:
        self.document, self.names, self.known = document, names, known
        self.tokens = tokens(document)
        self.wider = wider or TermCounts(0, {})
        self._in_block = grouped((one.block, one) for one in known)
        self._terms: dict[Figure, frozenset[str]] = {}

    def pairs(self, claims: Sequence[Claim], events: Sequence[Event]) -> Iterator[tuple[Pair, str]]:
        """Yield the contradictions with their evidence, strongest first."""
        found: dict[tuple[Span, Span], Pair] = {}
        for pair in chain(self._of_events(claims, events), self._alike()):
            if pair.one.block != pair.other.block or (
                pair.one.fate and pair.one.at != pair.other.at
            ):
                found.setdefault((pair.one.span, pair.other.span), pair)
        scored = []
        for pair in found.values():
            if contradict(pair.one.quantity, pair.other.quantity) and not self._is_excluded(pair):
                shared = self.shared(pair)
                score = sum(shared.values()) + 2 * pair.event + 2 * pair.is_swap
                if self._is_restated(pair, sum(shared.values())):
                    scored.append((-score, pair.one.span, pair.other.span, pair, shared))
        taken, numbers = dict[Figure, Pair](), set[frozenset[float]]()
        for _, _, _, pair, shared in sorted(scored, key=lambda each: each[:3]):
            both = frozenset({pair.one.value, pair.other.value})
            rivals = [taken[each] for each in (pair.one, pair.other) if each in taken]
            if both not in numbers and all({r.one.value, r.other.value} == both for r in rivals):
                numbers.add(both)
                yield pair, self._evidence(pair, shared)
            for each in (pair.one, pair.other):
                taken.setdefault(each, pair)

    def _of_events(self, claims: Sequence[Claim], events: Sequence[Event]) -> Iterator[Pair]:
        """Yield each pair of figures in two accounts of the same event.

        If a statement has no figures, those of its whole sentence or entry are used.
        """
        told: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in self.known:
            if figure.claim:
                told[figure.claim.id].append(figure)
        by_id = {claim.id: claim for claim in claims}
        for link in chain.from_iterable(event.links for event in events):
            sides = [
                told[each] or self._beside(by_id[each].span) for each in (link.left, link.right)
            ]
            for one, other in product(*sides):
                yield _pair(one, other, event=True)

    def _beside(self, span: Span) -> list[Figure]:
        """Return the figures in the sentence of a claim, or in its chronology entry."""
        entry = self.document.entry_at(span.start)
        around = entry.span if entry else self.document.sentence_at(span.start) or span
        return [one for one in beginning_in(self.known, around) if around.contains(one.span)]

    def _alike(self) -> Iterator[Pair]:
        """Yield pairs of figures with the same noun, unit or fate, or the same (many) digits."""
        keyed: list[tuple[object, Figure]] = []
        for figure in self.known:
            if figure.head or figure.unit:
                keyed.append((figure.kind, figure))
            if figure.fate:
                keyed.append((("fate", figure.fate), figure))
            if figure.weight >= _LONG and not figure.is_range:
                keyed.append(("".join(sorted(digits(figure.value))), figure))
        for key, group in grouped(keyed).items():
            if len(group) <= (_MOST_OF_ALIKE if isinstance(key, str) else _MOST_OF_A_KIND):
                for one, other in combinations(group, 2):
                    yield _pair(one, other)

    def _is_restated(self, pair: Pair, shared: float) -> bool:
        """Return True if both figures count the same thing, judging by position and context."""
        one, other = pair.one, pair.other
        is_same = self._is_same_kind(pair)
        if pair.is_swap:
            is_listed = one.is_listed != other.is_listed and pair.digits >= _LONG - 1
            is_either = is_same or not (one.head and other.head)
            if (pair.event and is_either) or ((pair.is_designed or is_listed) and is_same):
                return True
            if is_same and pair.digits >= _LONG - 1 and shared >= 1:
                return True
            is_long = pair.digits >= _LONG - pair.is_designed
            return is_long and shared >= (0.5 if pair.is_designed else _ENOUGH)
        if not pair.is_designed:
            return False
        is_alone = not self._is_one_of_several(one) and not self._is_one_of_several(other)
        is_near = are_near(one.value, other.value) or is_slip(one.value, other.value)
        if is_same and one.head and one.head == other.head:
            enough = 0.5 if is_near else 1.0 if is_alone and one.nouns == other.nouns else math.inf
            is_summary = not pair.event and one.is_summary != other.is_summary
            return shared >= enough + (not pair.event) + is_summary
        is_either = is_same or not (one.head and other.head)
        is_one_slip = is_slip(one.value, other.value)
        return is_either and is_one_slip and (pair.event or shared >= _ENOUGH)

    def _is_one_of_several(self, figure: Figure) -> bool:
        """Return True if the figure's sentence has another figure with the same noun and unit."""
        return any(
            each.at == figure.at and each.span != figure.span and each.kind == figure.kind
            for each in self._in_block[figure.block]
        )

    def _is_same_kind(self, pair: Pair) -> bool:
        """Return True if the noun, unit or fate shows that both figures count the same thing."""
        one, other = pair.one, pair.other
        if one.head and other.head:
            return one.nouns == other.nouns or (
                one.head == other.head and (one.nouns <= other.nouns or other.nouns <= one.nouns)
            )
        if one.fate and one.fate == other.fate:
            return True
        is_bare = one.unit in "%‰" or is_time(one.unit)
        return bool(one.unit) and one.unit == other.unit and not is_bare

    def _is_excluded(self, pair: Pair) -> bool:
        """Return True if the text shows that both figures can be right."""
        one, other = pair.one, pair.other
        is_told_apart = one.unit != other.unit and all(
            each.unit or each.head for each in (one, other)
        )
        return bool(
            (one.is_row and other.is_row)
            or is_told_apart
            or (one.years and other.years and not one.years & other.years)
            or (one.restrictions ^ other.restrictions)
            or self._are_dated_apart(pair)
            or any(
                self._is_code(each) or _is_doubtful(self.document.words(each.at))
                for each in (one, other)
            )
            or are_opposed(self._opposites(one), self._opposites(other))
            or self._have_other_names(pair)
            or any(self._is_explained(*turn) for turn in ((one, other), (other, one)))
        )

    def _are_dated_apart(self, pair: Pair) -> bool:
        one, other = pair.one.claim, pair.other.claim
        if one is None or other is None or pair.one.is_summary != pair.other.is_summary:
            return False
        return relation(one, other) in (Relation.APART, Relation.CONFLICT)

    def _is_code(self, figure: Figure) -> bool:
        """Return True if a figure is a bare number of four or more digits, or a margin of error."""
        words = self.document.words(figure.span)
        start = figure.span.start
        is_margin = "±" in self.document.text[max(0, start - 2) : start]
        return is_margin or (words.isdigit() and len(words) >= _LONG and not any(figure.kind))

    def _opposites(self, figure: Figure) -> Sides:
        at = figure.span
        start, end = max(figure.at.start, at.start - _NEAR), min(figure.at.end, at.end + _NEAR)
        return sides_of(word_list(self.document.text[start:end]))

    def _have_other_names(self, pair: Pair) -> bool:
        """Return True if the first name in one sentence does not occur in the other."""
        if pair.event or pair.is_designed:
            return False
        mine, theirs = (
            [frozenset(map(str.lower, name.parts)) for name in beginning_in(self.names, each.at)]
            for each in (pair.one, pair.other)
        )
        return bool(mine and theirs) and not (
            any(mine[0] <= each or each <= mine[0] for each in theirs)
            and any(theirs[0] <= each or each <= theirs[0] for each in mine)
        )

    def _is_explained(self, one: Figure, other: Figure) -> bool:
        """Return True if one paragraph has the other value, or parts that add up to it."""
        beside = [each for each in self._in_block[one.block] if each is not one]
        kinds = (one.kind, other.kind, ("", one.unit))
        if any(each.kind in kinds and not clash(each.quantity, other.quantity) for each in beside):
            return True
        parts = [each for each in self._in_block[one.block] if each.head in ("", one.head)]
        sums = [one.value + each.value for each in parts if each is not one]
        sums.append(sum(each.value for each in parts))
        return any(other.quantity.low <= total <= other.quantity.high for total in sums)

    def shared(self, pair: Pair) -> dict[str, float]:
        """Return the stems in the context of both figures, each with its rarity."""
        counted = pair.one.nouns | pair.other.nouns
        both = (self.terms(pair.one) & self.terms(pair.other)) - counted
        return {each: rarity for each in sorted(both) if (rarity := self._rarity(each)) > 0}

    def terms(self, figure: Figure) -> frozenset[str]:
        """Return the stems of a figure's sentence; for a cell, of its row and column labels."""
        if figure not in self._terms:
            row = row_at(self.document, figure.span.start) if figure.is_row else None
            spans = [figure.at]
            if row:
                spans = [row.cells[0]]
                spans += [row.head[row.column(figure.span.start)]] if row.is_headed else []
            found = (terms_of(self.document.words(span)) for span in spans)
            self._terms[figure] = frozenset(chain.from_iterable(found))
        return self._terms[figure]

    def _rarity(self, each: str) -> float:
        """Return the rarity of a stem: 1 in two paragraphs, 0 in half of all paragraphs or more."""
        total = max(4, len(self.document.blocks), self.wider.statements)
        used = max(2, self._counts[each], self.wider.counts.get(each, 0))
        return max(0.0, 1 - math.log(used / 2) / math.log(total / 2))

    @cached_property
    def _counts(self) -> Counter[str]:
        inside = [self.tokens.inside(block.span) for block in self.document.blocks]
        stems = self.tokens.stems
        return Counter(chain.from_iterable({*stems[at.start : at.stop]} for at in inside))

    def _evidence(self, pair: Pair, shared: Mapping[str, float]) -> str:
        words = {stem(word): word for word in word_list(self.document.words(pair.one.at))}
        ranked = sorted(shared, key=lambda each: (-shared[each], each))[:_SHOWN]
        reasons = [
            "both passages describe the same event" if pair.event else "",
            "two digits are swapped" if pair.is_swap else "",
            "stated in text and table" if pair.one.is_listed != pair.other.is_listed else "",
            f"shared words: {', '.join(words.get(each, each) for each in ranked)}"
            if ranked
            else "",
        ]
        return "; ".join(filter(None, reasons)) or "the same noun"


@kept_by_words
def terms_of(words: str) -> tuple[str, ...]:
    """Return the stems of the content words in a text, and the years."""
    found = []
    for word in tokens_of(words).lower:
        if word.isdigit() and len(word) == _LONG and word[0] in "12":
            found.append(word)
        elif len(word) > 2 and word.isalpha():  # noqa: PLR2004 - shorter ones mean little
            is_plain = word in lexicon.words("function.stop") | lexicon.words("function.calendar")
            if not is_plain and stem(word) not in stems_of("measures.plain"):
                found.append(stem(word))
    return tuple(found)


@kept_by_words
def _is_doubtful(words: str) -> bool:
    """Return True if a sentence describes its figure as corrected or disputed."""
    return any(listed("measures.doubting", by_stem=True).find(tokens_of(words)))


def restated(
    document: Document,
    names: Sequence[Name],
    known: Sequence[Figure],
    claims: Sequence[Claim],
    events: Sequence[Event],
    wider: TermCounts | None,
) -> Iterable[tuple[Figure, Figure, str]]:
    """Yield the figure to flag, the other one, and evidence that they count the same thing."""
    for pair, evidence in Restated(document, names, known, wider).pairs(claims, events):
        is_first = pair.one.role is Role.CHRONOLOGY is not pair.other.role
        this, other = (pair.one, pair.other) if is_first else (pair.other, pair.one)
        yield this, other, evidence
