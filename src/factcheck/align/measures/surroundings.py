"""What stands around a figure, and how much of it another figure has around it, too.

Of a sentence its neighbours in the paragraph count, too, at a discount, since an elliptic figure
("The first 38,400 arrived") is told there what it is of. Of a cell the label of its row, the head
of its column and the caption count. Years, clock times and names are words like any other.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from attrs import frozen

from factcheck import lexicon
from factcheck.align.measures.figures import Figure
from factcheck.frames.frame import TermCounts
from factcheck.mentions.quantities.counted import unit_named
from factcheck.mentions.quantities.tables import is_total
from factcheck.mentions.quantities.values import digits, is_swapped
from factcheck.mentions.releases import releases
from factcheck.model import Document, Name, Span
from factcheck.model.numerals import CARDINALS
from factcheck.model.rows import Row, row_at
from factcheck.model.text import beginning_in
from factcheck.text import Tokens, stem, tokens, tokens_of
from factcheck.text.meaning import stems_of

_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
_BEFORE, _BEHIND, _BESIDE = 0.5, 0.35, 0.5
"""How much the words of the sentence before, of the one behind and of a caption count."""
_LONGEST_CAPTION = 240
_MOST_SHOWN = 4
_LEAST_LETTERS = 3
_NEAR = 40
"""Code points on either side that are right beside a figure."""
_BESIDE_WORDS = 3
"""Words right beside a figure on either side."""
_DIGITS = 9
"""Digits that one can be instead."""
_LONG = 4
"""Digits from which any two, and not neighbours alone, may have changed places."""
_COMMON = 4
"""Blocks of the smallest document by which the rarity of words is told."""


@frozen(eq=False)
class Surroundings:
    """What stands around one figure."""

    terms: Mapping[str, float]
    """Stems, with how much each counts."""
    own: frozenset[str]
    """Those of its own sentence, or of its label and head."""
    names: tuple[frozenset[str], ...]
    """Names of its own sentence or row, in order, each as its words."""
    says: str
    """Its sentence, or its label and head."""
    near: str
    """What stands right beside the figure."""
    unit: str
    """The unit of a cell that its label or head gives."""


class Around:
    """The surroundings of the figures of one document, read when they are asked for."""

    def __init__(
        self,
        document: Document,
        names: Sequence[Name],
        figures: Iterable[Figure] = (),
        wider: TermCounts | None = None,
    ) -> None:
        self.document, self.tokens, self._names = document, tokens(document), names
        self.is_of_several = wider is not None
        """Whether it is made of several documents."""
        self._wider = wider or TermCounts(0, {})
        self.releases = releases(document)
        self._numbers: defaultdict[Span, dict[Span, float]] = defaultdict(dict)
        self._times: Counter[tuple[tuple[str, str], float]] = Counter()
        self._as_long: defaultdict[tuple[tuple[str, str] | None, int], list[float]]
        self._as_long = defaultdict(list)
        for figure in figures:
            length = sum(map(str.isdigit, digits(figure.value)))
            self._as_long[figure.kind, length].append(figure.value)
            self._as_long[None, length].append(figure.value)
            self._numbers[figure.at][figure.span] = figure.value
            self._times[figure.kind, figure.value] += 1
        self._found: dict[Figure, Surroundings] = {}
        self._sides: dict[Figure, tuple[list[str], list[str]]] = {}
        self._told: dict[Span, list[str]] = {}

    def of(self, figure: Figure) -> Surroundings:
        """Return what stands around a figure."""
        if figure not in self._found:
            row = row_at(self.document, figure.span.start) if figure.is_row else None
            self._found[figure] = self._cell(figure, row) if row else self._text(figure)
        return self._found[figure]

    def shared(self, one: Figure, other: Figure) -> dict[str, float]:
        """Return the stems around both, what is counted left out, with how much each tells."""
        mine, theirs = self.of(one).terms, self.of(other).terms
        counted = {stem(word) for unit in (one.unit, other.unit) for word in unit.lower().split()}
        counted = counted.union(*(each.nouns for each in (one, other) if not each.is_row))
        both = {each: min(mine[each], theirs[each]) for each in mine if each in theirs}
        weighed = {at: told * self._rarity(at) for at, told in both.items() if at not in counted}
        return {each: weight for each, weight in weighed.items() if weight}

    def times(self, figure: Figure) -> int:
        """Return how often the text tells the number of a figure, of the same noun and unit."""
        return self._times[figure.kind, figure.value]

    def likelihood(self, one: Figure, other: Figure) -> float:
        """Return how many pairs of the other numbers as long such a slip parts by chance alone.

        These are the figures of one noun and unit, if both are of these, else all: the number of
        pairs times the chance that two numbers between the least and the largest of them differ in
        the way in which these two do. Of fifty codes of three digits a few do.
        """
        length = sum(map(str.isdigit, digits(one.value)))
        kind = one.kind if any(one.kind) and one.kind == other.kind else None
        known = self._as_long[kind, length]
        near = length - 1 if length < _LONG else math.comb(length, 2)
        ways = near if is_swapped(one.value, other.value) else _DIGITS * length
        places = length - len(str(int(one.value)))
        steps = max((max(known) - min(known)) * float(10**places), ways)
        return math.comb(max(len(known) - 2, 0), 2) * ways / steps

    def numbers(self, figure: Figure) -> frozenset[float]:
        """Return the other numbers of the sentence of a figure."""
        return frozenset(
            number
            for span, number in self._numbers[figure.at].items()
            if not span.overlaps(figure.span)
        )

    def beside(self, figure: Figure) -> tuple[list[str], list[str]]:
        """Return the words before a figure, the nearest first, and those behind it, as stems."""
        if figure not in self._sides:
            self._sides[figure] = self._beside(figure)
        return self._sides[figure]

    def _beside(self, figure: Figure) -> tuple[list[str], list[str]]:
        known = self.tokens
        inside = known.inside(figure.at)
        first, behind = known.at(figure.span.start), known.at(figure.span.end - 1) + 1
        before = range(first - 1, max(inside.start, first - _BESIDE_WORDS) - 1, -1)
        after = range(behind, min(inside.stop, behind + _BESIDE_WORDS))
        sides = [[known.stems[at] for at in side if known.is_word(at)] for side in (before, after)]
        return sides[0], sides[1]

    def words(self, figure: Figure, shared: Mapping[str, float]) -> str:
        """Return the words around a figure for shared stems, those that tell most in front."""
        known = self.tokens
        span = self.document.blocks[figure.block].span
        words = {known.stems[at]: known.words[at] for at in reversed(known.inside(span))}
        ranked = sorted(shared, key=lambda each: (-shared[each], each))
        return ", ".join(words.get(each, each) for each in ranked[:_MOST_SHOWN])

    def label(self, cell: Figure) -> frozenset[str]:
        """Return the stems of the label of the row of a cell; of a row of totals there are none."""
        row = row_at(self.document, cell.span.start)
        words = self.document.words(row.cells[0]) if row else ""
        return frozenset() if is_total(words) else frozenset(_terms_of(words))

    def _rarity(self, each: str) -> float:
        """Return 1 for a stem that two paragraphs use, less the more do."""
        all_told = max(_COMMON, len(self.document.blocks), self._wider.statements)
        used = max(2, self._counts[each], self._wider.counts.get(each, 0))
        return max(0.0, 1 - math.log(used / 2) / math.log(all_told / 2))

    @cached_property
    def _counts(self) -> Counter[str]:
        known = self.tokens
        blocks = [known.inside(block.span) for block in self.document.blocks]
        return Counter(chain.from_iterable({*known.stems[at.start : at.stop]} for at in blocks))

    def _terms(self, span: Span) -> list[str]:
        if span not in self._told:
            self._told[span] = terms(self.tokens, self.tokens.inside(span))
        return self._told[span]

    def _text(self, figure: Figure) -> Surroundings:
        document, at = self.document, figure.span
        block = document.blocks[figure.block].span
        own = self._terms(figure.at)
        found = dict.fromkeys(own, 1.0)
        before = document.sentence_at(max(block.start, figure.at.start - 2))
        behind = document.sentence_at(figure.at.end + 1)
        for near, share in ((before, _BEFORE), (behind, _BEHIND)):
            if near and near != figure.at and block.contains(near):
                for each in self._terms(near):
                    found.setdefault(each, share)
        start, end = max(figure.at.start, at.start - _NEAR), min(figure.at.end, at.end + _NEAR)
        names, says = tuple(self._named(figure.at)), document.words(figure.at)
        return Surroundings(found, frozenset(own), names, says, document.text[start:end], "")

    def _cell(self, figure: Figure, row: Row) -> Surroundings:
        at = row.column(figure.span.start)
        title = self.document.words(row.head[at]) if row.is_headed else ""
        label, cell = (self.document.words(row.cells[each]) for each in (0, at))
        told = ", ".join(dict.fromkeys((label, title, cell)))
        own = _terms_of(told)
        found = dict.fromkeys(own, 1.0)
        for each in _terms_of(f"{self._caption(row)} {self.document.words(row.span)}"):
            found.setdefault(each, _BESIDE)
        unit = unit_named(label if at else "") or unit_named(title)
        names = tuple(self._named(row.cells[0]))
        return Surroundings(found, frozenset(own), names, told, told, unit)

    def _caption(self, row: Row) -> str:
        """Return what stands above a table, unless it is a sentence of the text."""
        above = self.document.block_at(row.head[0].start - 2)
        words = self.document.words(above.span) if above else ""
        return words if len(words) <= _LONGEST_CAPTION and not words.endswith(".") else ""

    def _named(self, span: Span) -> Iterable[frozenset[str]]:
        """Yield the names inside a span, each as its words."""
        for name in beginning_in(self._names, span):
            yield frozenset(part.lower() for part in name.parts)


def _terms_of(words: str) -> list[str]:
    known = tokens_of(words)
    return terms(known, range(len(known)))


def terms(known: Tokens, inside: range) -> list[str]:
    """Return the stems of the words that tell something, and the years and clock times."""
    found = [root for word in known.lower[inside.start : inside.stop] if (root := _term(word))]
    if inside:
        words = known.text[known.starts[inside[0]] : known.ends[inside[-1]]]
        found += _CLOCK.findall(words) if ":" in words else []
    return found


@lru_cache(maxsize=65_536)
def _term(word: str) -> str:
    """Return the stem of a lower-case word; empty if it tells nothing."""
    if word[0].isdigit():
        is_year = word.isdigit() and len(word) == 4 and word[0] in "12"  # noqa: PLR2004
        return word if is_year else ""
    is_plain = word in lexicon.words("function.stop") or word in CARDINALS
    if len(word) < _LEAST_LETTERS or is_plain or word in lexicon.words("function.calendar"):
        return ""
    root = stem(word)
    return "" if root in stems_of("measures.plain") or not word.isalpha() else root
