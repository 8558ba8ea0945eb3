"""What stands around a figure, and how much of it another figure has around it, too.

Of a sentence its neighbours in the paragraph count, too, at a discount, since an elliptic figure
("The first 38,400 arrived") is told there what it is of. Of a cell the label of its row, the head
of its column and the caption count. Names, years, days and clock times are words like any other.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from attrs import frozen

from factcheck.linkers.events.lexicon import CALENDAR_WORDS, STOP_WORDS
from factcheck.linkers.measures.figures import Figure, unit_named
from factcheck.model import BlockKind, Document, Span
from factcheck.model.numerals import CARDINALS
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_TERM = lazy(r"\b\d{1,2}:\d\d\b|\b1[0-9]\d\d\b(?!,\d)|\b20\d\d\b|[^\W\d_]{3,}")
_NAME = lazy(r"(?<![\w’'-])[A-ZÀ-Þ][^\W\d_]+(?:[’'-][^\W\d_]{2,})*")
_INSIDE = lazy(r"(?<=[a-zß-ÿ\d,;] )[A-ZÀ-Þ][^\W\d_]{2,}")
"""A word written large that begins no sentence."""
_SMALL = lazy(r"(?<![^\W])[a-zß-ÿ]{3,}")
_YEAR = lazy(r"\b1[0-9]\d\d\b|\b20\d\d\b")
_MONTHS = lazy(
    r"\b(January|February|March|April|(?<=\b[Ii]n )May|(?<=\d )May|May(?= \d)|June|July|August"
    r"|September|October|November|December)\b"
)
_BAR = " | "
_BEFORE, _BEHIND, _BESIDE = 0.5, 0.35, 0.5
"""How much the words of the sentence before, of the one behind and of a caption count."""
_LONGEST_CAPTION = 240
_MOST_SHOWN = 4
_NEAR = 40
"""Code points on either side that are right beside a figure."""
_PLAIN_TEXT = "figure number total count sum amount part make time place give come million thousand"
_PLAIN = frozenset(map(stem, _PLAIN_TEXT.split()))
"""Words that may stand beside any figure."""


@frozen(eq=False)
class Surroundings:
    """What stands around one figure."""

    terms: dict[str, float]
    """Stems, with how much each counts."""
    own: frozenset[str]
    """Those of its own sentence or row."""
    names: tuple[frozenset[str], ...]
    """Names of its own sentence, or of its label and head, in order."""
    years: frozenset[str]
    months: frozenset[str]
    says: str
    """Its sentence, or its label and head."""
    near: str
    """What stands right beside the figure."""
    label: frozenset[str]
    """Stems of the label, head and caption of a cell: one of them may be what it counts."""
    unit: str
    """The unit of a cell that its label or head gives."""


class Around:
    """The surroundings of the figures of one document, read when they are asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._found: dict[Span, Surroundings] = {}

    def of(self, figure: Figure) -> Surroundings:
        """Return what stands around a figure."""
        span = figure.quantity.span
        if span not in self._found:
            self._found[span] = self._cell(figure) if figure.is_row else self._told(figure)
        return self._found[span]

    def home(self, figure: Figure) -> int:
        """Return where the paragraph or the table of a figure begins."""
        block = self.document.block_at(figure.quantity.span.start)
        if block is None:
            return figure.quantity.span.start
        return self._tables.get(block.span.start, block.span.start)

    def words(self, figure: Figure, shared: dict[str, float]) -> str:
        """Return the words around a figure for shared stems, those that tell most in front."""
        block = self.document.block_at(figure.quantity.span.start)
        head, caption = self._rows.get(block.span.start, ("", "")) if block else ("", "")
        around = f"{self.document.words(block.span) if block else ''} {head} {caption}"
        words = {term(word.lower()): word for word in reversed(_TERM.findall(around))}
        ranked = sorted(shared, key=lambda each: (-shared[each], each))
        return ", ".join(words.get(each, each) for each in ranked[:_MOST_SHOWN])

    def shared(self, one: Figure, other: Figure) -> dict[str, float]:
        """Return the stems around both, what is counted left out, with how much each tells."""
        mine, theirs = self.of(one).terms, self.of(other).terms
        told = (figure.nouns for figure in (one, other) if not figure.is_row)
        counted = _stems((one.unit, other.unit)).union(*told)
        both = ((each, min(mine[each], theirs[each])) for each in mine if each in theirs)
        weighed = {each: share * self._weight(each) for each, share in both if each not in counted}
        return {each: weight for each, weight in weighed.items() if weight}

    def _weight(self, each: str) -> float:
        """Return 1 for a stem that two paragraphs use, less the more do."""
        scale = math.log(max(4, len(self.document.blocks)) / 2)
        return max(0.0, 1 - math.log(max(2, self._counts[each]) / 2) / scale)

    @cached_property
    def _counts(self) -> Counter[str]:
        blocks = (self.document.words(block.span) for block in self.document.blocks)
        return Counter(each for words in blocks for each in set(terms(words)))

    @cached_property
    def _known_names(self) -> frozenset[str]:
        """Words that are written large inside sentences, and nowhere small."""
        text = self.document.text
        small = set(_SMALL.findall(text))
        return frozenset(name for name in _INSIDE.findall(text) if name.lower() not in small)

    @cached_property
    def _tables(self) -> dict[int, int]:
        """Return where the table of each row begins, by where the row does."""
        found: dict[int, int] = {}
        start = None
        for block in self.document.blocks:
            if block.kind is BlockKind.ROW:
                start = block.span.start if start is None else start
                found[block.span.start] = start
            else:
                start = None
        return found

    @cached_property
    def _rows(self) -> dict[int, tuple[str, str]]:
        """Return (first row, caption) of the table of each row, by where the row begins."""
        found: dict[int, tuple[str, str]] = {}
        head, caption = "", ""
        for block in self.document.blocks:
            words = self.document.words(block.span)
            if block.kind is BlockKind.ROW:
                head = head or words
                found[block.span.start] = head, caption
            else:
                head, caption = "", words if len(words) <= _LONGEST_CAPTION else ""
        return found

    def _told(self, figure: Figure) -> Surroundings:
        document, start = self.document, figure.quantity.span.start
        sentence = document.sentence_at(start) or figure.at
        block = document.block_at(start)
        around = block.span if block else sentence
        says = document.words(sentence)
        own = terms(says)
        found = dict.fromkeys(own, 1.0)
        before = document.sentence_at(max(around.start, sentence.start - 2))
        behind = document.sentence_at(sentence.end + 1)
        for near, share in ((before, _BEFORE), (behind, _BEHIND)):
            if near and near != sentence and around.contains(near):
                for each in terms(document.words(near)):
                    found.setdefault(each, share)
        at = figure.quantity.span
        near = Span(max(sentence.start, at.start - _NEAR), min(sentence.end, at.end + _NEAR))
        return self._made(found, own, (says, document.words(near)), (), "")

    def _cell(self, figure: Figure) -> Surroundings:
        document, start = self.document, figure.quantity.span.start
        block = document.block_at(start)
        row = document.words(block.span) if block else ""
        head, caption = self._rows.get(block.span.start, ("", "")) if block else ("", "")
        cells, heads = row.split(_BAR), head.split(_BAR)
        at = row[: start - block.span.start].count(_BAR) if block else 0
        title = heads[at] if len(heads) == len(cells) and head != row else ""
        told = ", ".join(dict.fromkeys((cells[0], title, cells[at])))
        own = terms(told)
        found = dict.fromkeys(own, 1.0)
        for each in terms(f"{caption} {row}"):
            found.setdefault(each, _BESIDE)
        unit = unit_named(cells[0] if at else "") or unit_named(title)
        return self._made(found, own, (told, told), terms(f"{told} {caption}"), unit)

    def _made(
        self,
        found: dict[str, float],
        own: Iterable[str],
        told: tuple[str, str],
        label: Sequence[str],
        unit: str,
    ) -> Surroundings:
        says, near = told
        return Surroundings(
            terms=found,
            own=frozenset(own),
            names=tuple(self._runs(says, is_cell=bool(label))),
            years=frozenset(_YEAR.findall(says)),
            months=frozenset(_MONTHS.findall(says)),
            says=says,
            near=near,
            label=frozenset(label),
            unit=unit,
        )

    def _runs(self, says: str, *, is_cell: bool) -> Iterator[frozenset[str]]:
        """Yield names as the words of each: those written large that follow one another."""
        run, end = set[str](), 0
        for name, at in self._names(says, is_cell=is_cell):
            if run and at.start != end + 1:
                yield frozenset(run)
                run = set()
            run.add(name)
            end = at.end
        if run:
            yield frozenset(run)

    def _names(self, says: str, *, is_cell: bool) -> Iterator[tuple[str, Span]]:
        """Yield words that are written large; at a beginning only those that also are inside."""
        for found in _NAME.finditer(says):
            name, low = found[0], found[0].lower()
            is_inside = (found.start() > 0 and not is_cell) or name in self._known_names
            if is_inside and low not in STOP_WORDS and low not in CALENDAR_WORDS:
                yield re.sub(r"[’']s?\Z", "", low), Span(*found.span())


def terms(words: str) -> list[str]:
    """Return the stems of the words that tell something, and the years and clock times."""
    return [found for word in _TERM.findall(words) if (found := term(word.lower()))]


def term(word: str) -> str:
    """Return the stem of a word; empty if it tells nothing."""
    if not word[0].isdigit() and (
        word in STOP_WORDS or word in CALENDAR_WORDS or word in CARDINALS
    ):
        return ""
    root = word if word[0].isdigit() else stem(word)
    return "" if root in _PLAIN else root


def _stems(units: Sequence[str]) -> frozenset[str]:
    return frozenset(stem(word.lower()) for unit in units for word in unit.split())
