"""Places that kept the old value of a fact that changed elsewhere.

A place is proposed if it had the old value in the old version, is unchanged in the new one, and
contradicts the new value. Whether both places refer to the same thing is scored like every link:
named features with weights in `align/weights/leftover.txt`, and vetoes.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from attrs import field, frozen, mutable

from factcheck import lexicon
from factcheck.comparison.versions.changes import Changed, Changes
from factcheck.comparison.versions.marks import Mark, Marks
from factcheck.document.text import distance, grouped, listed, stem, tokens, word_list
from factcheck.extract.quantities import counted
from factcheck.link.weighing import Score, linked
from factcheck.model import (
    Block,
    BlockKind,
    Citation,
    Date,
    Document,
    Dossier,
    Quantity,
    Reference,
    Span,
)
from factcheck.model.agreement import aligned as follow
from factcheck.model.distances import known_end
from factcheck.model.leftovers import ChangeKind, Leftover
from factcheck.model.rows import row_at
from factcheck.model.whereabouts import whereabouts
from factcheck.proof.fixes import date_like, number_like

_RUNNING = (BlockKind.ROW, BlockKind.ITEM, BlockKind.ENTRY)
"""Blocks of tables and lists, each of which describes another thing of the same kind."""
_MOST_WORDS = 3.0
"""Maximum score of the words that two sentences have in common."""
_MOST_OF = 0.75
"""Minimum share of a sentence's stems in another sentence for it to be a summary."""
_MOST_SLIPS = 2
"""Maximum edit distance of two spellings of one name."""
_SHORT_NAME = 4
"""Length of a name up to which one edit makes it another name."""
_LEAST_QUOTED = 4
"""Minimum words of a quotation that repeats another."""
_SIGN = 3
"""Maximum letters of a unit symbol: "kWh"."""
_CLAUSE_END = re.compile(r"[,;:()—–]\s|\s[(—–]")
_RARE = 2
"""Digits after the first from which equal numbers with one unit are hardly a coincidence."""
_HALF = 0.5
_MOST_SHOWN = 4
"""Maximum common words named in a proof."""


@mutable(eq=False)
class Context:
    """The context of the marks of the old version."""

    known: Dossier
    _rarity: dict[str, float] = field(init=False)
    _passages: dict[tuple[int, int], frozenset[str]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Count the sentences that contain each stem."""
        document = self.document
        counts = Counter(root for one in document.sentences for root in self.roots(one))
        scale = math.log(max(4, len(document.sentences)) / 2)
        self._rarity = {
            root: max(0.0, 1 - math.log(max(2, count) / 2) / scale)
            for root, count in counts.items()
        }

    @property
    def document(self) -> Document:
        """Return the old version."""
        return self.known.document

    def roots(self, span: Span) -> frozenset[str]:
        """Return the stems of the content words in a span."""
        key = span.start, span.end
        if key not in self._passages:
            self._passages[key] = frozenset(_roots(self.document, span))
        return self._passages[key]

    def sentence(self, one: Mark) -> Span:
        """Return the sentence, row or heading that contains a mark."""
        found = self.document.sentence_at(one.span.start)
        is_row = self.document.kind_at(one.span.start) is BlockKind.ROW
        if found is not None and not is_row and self.roots(found) - self.roots(one.span):
            return found
        return self.block(one)

    def clause(self, one: Mark) -> Span:
        """Return the clause, or the row with its cells, that contains a mark."""
        sentence = self.sentence(one)
        is_row = self.document.kind_at(one.span.start) is BlockKind.ROW
        return sentence if is_row else _clause(self.document, sentence, one.span)

    def block(self, one: Mark) -> Span:
        """Return the paragraph, row or item that contains a mark."""
        return self.document.block_around(one.span)

    def own(self, one: Mark) -> frozenset[str]:
        """Return the stems of its sentence without its own words."""
        return self.roots(self.sentence(one)) - self.roots(one.span)

    def heads(self, one: Mark) -> frozenset[str]:
        """Return the stems of the heading above a mark and of the head of its column."""
        spans = [self.heading(one), self._column(one)]
        return frozenset().union(*(self.roots(span) for span in spans if span))

    def units(self, one: Mark) -> frozenset[str]:
        """Return the units named in its sentence and the head of its column."""
        spans = (self.sentence(one), self._column(one))
        words = (word for span in spans if span for word in word_list(self.document.words(span)))
        return frozenset(map(counted.same_unit, words))

    def has_short_form_behind(self, one: Mark) -> bool:
        """Return True if letters that are not a word follow, as for an unknown unit: "MWh"."""
        found = tokens(self.document)
        at = found.at(one.span.end)
        if at >= len(found) or found.starts[at] > one.span.end + 1 or not found.is_word(at):
            return False
        word = found.words[at]
        is_short = len(word) <= _SIGN and found.lower[at] not in lexicon.words("function.stop")
        return is_short or not word[1:].islower()

    def days(self, one: Mark, marks: Marks) -> frozenset[str]:
        """Return the dates and weekdays named in the sentence of a mark."""
        inside = marks.words.inside(self.sentence(one))
        return frozenset(day for mark in marks.at(inside) for day in _days(mark))

    def heading(self, one: Mark) -> Span | None:
        """Return the heading above a mark."""
        return self._headings.get(self.block(one).start)

    @cached_property
    def _headings(self) -> dict[int, Span]:
        """Start of a block → the heading above it."""
        made: dict[int, Span] = {}
        above: Span | None = None
        for block in self.document.blocks:
            if block.kind is BlockKind.HEADING:
                above = block.span
            elif above is not None:
                made[block.span.start] = above
        return made

    @cached_property
    def runs(self) -> dict[int, Span]:
        """Start of a row, item or entry → the first block of its table or list."""
        made: dict[int, Span] = {}
        first: Block | None = None
        for block in self.document.blocks:
            is_next = first is not None and block.kind is first.kind
            first = (first if is_next else block) if block.kind in _RUNNING else None
            if first is not None:
                made[block.span.start] = first.span
        return made

    def _column(self, one: Mark) -> Span | None:
        """Return the head of a mark's column."""
        row = row_at(self.document, one.span.start)
        if row is None or row.head == row.cells:
            return None
        column = row.column(one.span.start)
        return row.head[column] if column < len(row.head) else None

    def weight(self, roots: frozenset[str]) -> float:
        """Return the weight of common stems: 1 for each that only two sentences have."""
        return sum(self._rarity.get(root, 0.0) for root in sorted(roots))

    @cached_property
    def events(self) -> list[list[Span]]:
        """The spans of the claims of each event."""
        known = self.known
        return [[known.claim(one).span for one in event.claims] for event in known.events]

    @cached_property
    def entries_of(self) -> dict[Span, list[Span]]:
        """Citation marker → its entries."""
        made: defaultdict[Span, list[Span]] = defaultdict(list)
        for one in self.known.citing.resolved:
            made[one.citation.span] += [entry.span for entry in one.references]
        return made


def _days(mark: Mark) -> Iterator[str]:
    """Yield the date and weekday of a mark."""
    if mark.parts.keys() >= {"month", "day"}:
        yield f"{sorted(mark.parts['month'])} {sorted(mark.parts['day'])}"
    value = mark.fact.value if isinstance(mark.fact, Date) else None
    if value is not None and value.weekday is not None and mark.kind is ChangeKind.DATE:
        yield f"weekday {value.weekday}"
    yield from (f"weekday {one}" for one in mark.parts.get("weekday", ()))


def _roots(document: Document, span: Span) -> Iterator[str]:
    found = tokens(document)
    empty = lexicon.words("function.stop") | lexicon.words("function.calendar")
    for at in found.inside(span):
        if found.is_word(at) and len(found.lower[at]) > 1 and found.lower[at] not in empty:
            yield found.stems[at]


@frozen
class Candidate:
    """A change, and a place that kept the old value."""

    change: Changed
    kept: Mark
    """The place, in the old version."""
    image: Span
    """The same place in the new version."""
    changes: Changes = field(eq=False, repr=False)
    context: Context = field(eq=False, repr=False)
    alike: int = 0
    """Number of other places with the same change."""
    others: int = 0
    """Number of other places with the changed parts of the value, whatever else they state."""

    @property
    def kind(self) -> ChangeKind:
        """Return the kind of fact."""
        return self.change.old.kind

    @property
    def sides(self) -> tuple[Mark, Mark]:
        """Return both places in the old version."""
        return self.change.old, self.kept


# ---- the values


def many_digits(one: Candidate) -> float:
    """1 for each digit of a figure after the first, without trailing zeros; at most 3."""
    if one.kind is not ChangeKind.FIGURE:
        return 0.0
    told = max(one.change.old.parts.get("number", ()), key=len, default="")
    written = told.strip("0") if "." in told else told.rstrip("0")
    return float(min(3, max(0, sum(map(str.isalnum, written)) - 1)))


def _shared_parts(one: Candidate) -> frozenset[str]:
    """Return the parts of a date that both places state."""
    if one.kind is not ChangeKind.DATE:
        return frozenset()
    return frozenset(one.change.old.parts.keys() & one.kept.parts.keys())


def day_and_month(one: Candidate) -> float:
    """1 if both state the day and the month."""
    return float(_shared_parts(one) >= {"day", "month"})


def year_besides(one: Candidate) -> float:
    """1 if both also state the year of the day."""
    return float(_shared_parts(one) >= {"day", "month", "year"})


def clock_time(one: Candidate) -> float:
    """2 if both state a time to the minute, 1 if it is a full hour."""
    if "time" not in _shared_parts(one):
        return 0.0
    times = one.change.old.parts["time"]
    return 1.0 if all(time.endswith(":00") for time in times) else 2.0


def stretch_and_point(one: Candidate) -> float:
    """1 if one is an interval and the other a point in time."""
    if one.kind is not ChangeKind.DATE:
        return 0.0
    ends = [
        max((len(told) for part, told in side.parts.items() if part != "weekday"), default=1)
        for side in one.sides
    ]
    return float((ends[0] > 1) is not (ends[1] > 1))


def _gone(one: Changed) -> tuple[frozenset[str], frozenset[str]]:
    """Return the removed words and the added words of a name."""
    mine, theirs = (side.parts.get("words", frozenset()) for side in (one.old, one.new))
    return mine - theirs, theirs - mine


def other_spelling(one: Candidate) -> float:
    """1 if a word of a name changed by one or two letters."""
    if one.kind is not ChangeKind.NAME:
        return 0.0
    gone, come = _gone(one.change)
    if len(gone) != 1 or len(come) != 1:
        return 0.0
    old, new = *gone, *come
    is_long = min(len(old), len(new)) > _SHORT_NAME or bool(full_name(one))
    most = _MOST_SLIPS if is_long else 0
    return float(distance(old, new, most) <= most)


def full_name(one: Candidate) -> float:
    """1 if both have several words of the name."""
    if one.kind is not ChangeKind.NAME:
        return 0.0
    return float(len(one.change.old.parts["words"] & one.kept.parts["words"]) > 1)


def year_alone(one: Candidate) -> float:
    """1 if both state only a year of a date, which occurs often in any text."""
    return float(_shared_parts(one) == {"year"})


def told_nowhere_else(one: Candidate) -> float:
    """1 if only the two places had the value, apart from others with the same change."""
    is_small = one.kind is ChangeKind.FIGURE and not many_digits(one) and not _is_money(one)
    return float(not one.others and not is_small and not year_alone(one))


def _is_money(one: Candidate) -> bool:
    """Return True if both are amounts in one currency, which are rarely equal by coincidence."""
    units = [side.fact.unit if isinstance(side.fact, Quantity) else "" for side in one.sides]
    signs = lexicon.table("quantities.currencies")
    return all(unit.lower() in signs for unit in units)


def changed_alike_elsewhere(one: Candidate) -> float:
    """1 if other places have the same change, and at least as many as do not.

    Without common words in the sentences, only names count.
    """
    is_telling = one.kind is ChangeKind.NAME or bool(common(one))
    return float(is_telling and one.alike > 0 and one.alike >= one.others)


def quoted_again(one: Candidate) -> float:
    """1 if quoted words are quoted again."""
    return float(one.kind is ChangeKind.QUOTATION)


# ---- the things they refer to


def _nouns(one: Candidate) -> list[frozenset[str]]:
    """Return the stems of the nouns that both figures count, if stated."""
    if one.kind is not ChangeKind.FIGURE:
        return []
    document = one.context.document
    made = []
    for side in one.sides:
        noun = (side.fact.noun or _measure(side.fact)) if isinstance(side.fact, Quantity) else ""
        is_cell = document.kind_at(side.span.start) is BlockKind.ROW
        roots = _stems(noun) if noun and not is_cell else frozenset[str]()
        made.append(roots)
    return made


def _measure(figure: Quantity) -> str:
    """Return the unit of a figure if it is a word, which identifies the thing like a noun."""
    return figure.unit if figure.unit.isalpha() else ""


def _stems(words: str) -> frozenset[str]:
    return frozenset(word_list(words, lambda word: stem(word.lower())))


def same_noun(one: Candidate) -> float:
    """1 if both figures count the same noun."""
    nouns = _nouns(one)
    return float(bool(nouns) and bool(nouns[0] & nouns[1]))


def nothing_but_the_number(one: Candidate) -> float:
    """1 if the sentences have only a number without a noun in common; 2 for a single digit."""
    if one.kind is not ChangeKind.FIGURE or same_noun(one) or same_unit(one) or one_event(one):
        return 0.0
    if not many_digits(one):
        return 2.0
    return float(not common(one))


def other_nouns(one: Candidate) -> float:
    """1 if both count nouns with nothing in common; words for people are equivalent.

    Half of it if a long number has the same unit in both: "134 hectares of bog", "134 hectares".
    """
    nouns = _nouns(one)
    if not nouns or not all(nouns) or nouns[0] & nouns[1]:
        return 0.0
    people = _stems(" ".join(lexicon.ordered("measures.people")))
    if all(side & people for side in nouns):
        return 0.0
    is_rare = many_digits(one) >= _RARE and bool(same_unit(one))
    return _HALF if is_rare else 1.0


def same_unit(one: Candidate) -> float:
    """1 if both figures have the same unit."""
    units = [side.parts.get("unit") for side in one.sides]
    return float(units[0] is not None and units[0] == units[1])


def noun_in_label(one: Candidate) -> float:
    """1 if the noun of one figure is in the label or heading of the other."""
    if one.kind is not ChangeKind.FIGURE or same_noun(one):
        return 0.0
    nouns = _nouns(one)
    for mine, other in ((nouns[0], one.sides[1]), (nouns[1], one.sides[0])):
        is_labelled = one.context.document.kind_at(other.span.start) in _RUNNING
        if is_labelled and mine & (one.context.own(other) | one.context.heads(other)):
            return 1.0
    return 0.0


def same_day_beside(one: Candidate) -> float:
    """1 if the sentences name the same day beside the fact: "Friday", "Fri 12 September"."""
    if one.kind is ChangeKind.DATE and {part for part, *_ in _differing(one.change)} != {"time"}:
        return 0.0
    first, second = (one.context.days(side, one.changes.old) for side in one.sides)
    return float(bool(first & second))


def unit_at_one_side(one: Candidate) -> float:
    """1 if one figure has a unit in words that does not occur beside the other."""
    units = [side.parts.get("unit", frozenset()) for side in one.sides]
    if one.kind is not ChangeKind.FIGURE or bool(units[0]) is bool(units[1]):
        return 0.0
    at = 0 if units[1] else 1
    unit = next(iter(units[1 - at]))
    other = one.sides[at]
    if (
        unit in lexicon.table("quantities.currencies").values()
    ):  # a cell has no currency sign of its own
        return 0.0
    is_told = unit in one.context.units(other) or one.context.has_short_form_behind(other)
    return float(unit.isalpha() and not is_told)


def marker_and_entry(one: Candidate) -> float:
    """1 if both belong to one reference: its entry and a marker, or two markers."""
    works = [_works(one.context, side) for side in one.sides]
    return float(bool(works[0] & works[1]))


def _works(context: Context, one: Mark) -> frozenset[Span]:
    """Return the reference entries that contain a mark, or that it cites."""
    entries = [
        entry.span
        for entry in context.known.facts.references
        if entry.span.contains(one.span) or entry.span == one.span
    ]
    for marker, found in context.entries_of.items():
        if marker.overlaps(one.span):
            entries += found
    return frozenset(entries)


def one_event(one: Candidate) -> float:
    """1 if claims of both places are linked to one event."""
    return float(
        any(
            all(any(span.contains(side.span) for span in spans) for side in one.sides)
            for spans in one.context.events
        )
    )


def common(one: Candidate) -> frozenset[str]:
    """Return the stems that both sentences have in common, without the fact's own words."""
    first, second = (one.context.own(side) for side in one.sides)
    return first & second


def words_of_the_sentence(one: Candidate) -> float:
    """Weight of the words that both sentences have in common; at most 3."""
    if one.context.sentence(one.sides[0]) == one.context.sentence(one.sides[1]):
        return 0.0
    return min(_MOST_WORDS, one.context.weight(common(one)))


def little_else(one: Candidate) -> float:
    """1 if the shorter sentence has few words that the other lacks, and so summarizes it."""
    own = [one.context.own(side) for side in one.sides]
    shared, shorter = common(one), min(own, key=len)
    is_telling = len(shared) > 1 and words_of_the_sentence(one) > 1
    return float(is_telling and len(shared) >= _MOST_OF * len(shorter))


def words_around(one: Candidate) -> float:
    """Weight of further words that one's paragraph and the other's sentence have in common."""
    context = one.context
    sentences = [context.own(side) for side in one.sides]
    blocks = [context.roots(context.block(side)) for side in one.sides]
    if context.block(one.sides[0]) == context.block(one.sides[1]):
        return 0.0
    shared = (blocks[0] & sentences[1]) | (blocks[1] & sentences[0])
    own = context.roots(one.sides[0].span) | context.roots(one.sides[1].span)
    return min(_MOST_WORDS, context.weight(shared - common(one) - own))


def words_of_heads(one: Candidate) -> float:
    """Weight of words that one's heading or column head and the other's sentence have in common."""
    context = one.context
    heads = [context.heads(side) for side in one.sides]
    own = [context.own(side) | heads[at] for at, side in enumerate(one.sides)]
    if context.heading(one.sides[0]) == context.heading(one.sides[1]):
        return 0.0
    shared = (heads[0] & own[1]) | (heads[1] & own[0])
    return min(_MOST_WORDS, context.weight(shared - common(one)))


# ---- evidence against


def edited_beside_it(one: Candidate) -> float:
    """1 if other words of the sentence that kept the value changed, so that it has been edited."""
    beside = one.changes.beside
    own = beside.old.inside(one.context.sentence(one.kept))
    is_whole = all(at in beside.image for at in own)
    return 0.0 if is_whole or other_spelling(one) else 1.0


def rows_of_one_table(one: Candidate) -> float:
    """1 for figures and dates in different rows, columns or items of one table or list."""
    if one.kind not in (ChangeKind.FIGURE, ChangeKind.DATE):
        return 0.0
    runs = [one.context.runs.get(one.context.block(side).start) for side in one.sides]
    return float(runs[0] is not None and runs[0] == runs[1])


def of_another_time(one: Candidate) -> float:
    """1 if the years beside the two differ, or the year changed together with the value."""
    if one.kind is ChangeKind.DATE:
        return 0.0
    old, new = one.changes.old, one.changes.new
    words = one.changes.beside.old, one.changes.beside.new
    years = [_years_in(old.at(words[0].inside(one.context.clause(side)))) for side in one.sides]
    if years[0] and years[1] and not years[0] & years[1]:
        return 1.0
    span = _clause(new.known.document, _sentence_now(one, one.change.new.span), one.change.new.span)
    now = _years_in(new.at(words[1].inside(span)))
    return float(bool(years[1]) and bool(now) and now != years[0] and not now & years[1])


def _clause(document: Document, sentence: Span, words: Span) -> Span:
    """Return the part of a sentence around some words, up to the next comma or bracket."""
    before = document.text[sentence.start : words.start]
    behind = document.text[words.end : sentence.end]
    first = max((match.end() for match in _CLAUSE_END.finditer(before)), default=0)
    last = _CLAUSE_END.search(behind)
    end = words.end + last.start() if last else sentence.end
    return Span(sentence.start + first, end)


def _years_in(marks: Sequence[Mark]) -> frozenset[str]:
    dates = (mark for mark in marks if mark.kind is ChangeKind.DATE)
    return frozenset(year for mark in dates for year in mark.parts.get("year", ()))


def told_of_another_year(one: Candidate) -> float:
    """1 if a year changed together with a figure of its sentence, now about something else."""
    if one.kind is not ChangeKind.DATE or {part for part, *_ in _differing(one.change)} != {"year"}:
        return 0.0
    sentence = one.context.sentence(one.change.old)
    return float(
        any(
            other.old.kind is ChangeKind.FIGURE and sentence.contains(other.old.span)
            for other in one.changes.changed
        )
    )


def told_on_purpose(one: Candidate) -> float:
    """1 if words beside the kept value say that it is an earlier one."""
    document = one.changes.new.known.document
    found = tokens(document)
    own = found.inside(_sentence_now(one, one.image))
    return float(any(True for _ in listed("versions.earlier values").find(found, own)))


def _sentence_now(one: Candidate, span: Span) -> Span:
    """Return the sentence or row of the new version that contains a span."""
    document = one.changes.new.known.document
    is_row = document.kind_at(span.start) is BlockKind.ROW
    found = None if is_row else document.sentence_at(span.start)
    return found or document.block_around(span)


def both_values_told(one: Candidate) -> float:
    """1 if either sentence now has both the old and the new value: "from 45 to 54"."""
    change = one.change
    there = (mark for mark in _marks_now(one, change.new.span) if mark.span != change.new.span)
    here = (mark for mark in _marks_now(one, one.image) if mark.span != one.image)
    return float(
        any(mark.kind is one.kind and holds(mark, change) for mark in there)
        or any(mark.kind is one.kind and mark.parts == change.new.parts for mark in here)
    )


def _marks_now(one: Candidate, span: Span) -> list[Mark]:
    """Return the marks in the sentence of the new version that contains a span."""
    return one.changes.new.at(one.changes.beside.new.inside(_sentence_now(one, span)))


def changed_beside_it(one: Candidate) -> float:
    """1 if the same change was made in the sentence or row that kept the value."""
    sentence = one.context.sentence(one.kept)
    return float(
        any(
            sentence.contains(other.old.span) and _is_alike(other, one.change)
            for other in one.changes.changed
        )
    )


FEATURES: tuple[Callable[[Candidate], float], ...] = (
    many_digits,
    day_and_month,
    year_besides,
    year_alone,
    clock_time,
    stretch_and_point,
    other_spelling,
    full_name,
    told_nowhere_else,
    changed_alike_elsewhere,
    quoted_again,
    marker_and_entry,
    same_noun,
    noun_in_label,
    same_day_beside,
    same_unit,
    unit_at_one_side,
    nothing_but_the_number,
    other_nouns,
    one_event,
    words_of_the_sentence,
    little_else,
    words_around,
    words_of_heads,
    edited_beside_it,
    rows_of_one_table,
    of_another_time,
    told_of_another_year,
    told_on_purpose,
    both_values_told,
    changed_beside_it,
)


# ---- places that kept an old value


def holds(kept: Mark, change: Changed) -> bool:
    """Return True if a mark has the old value of a change and contradicts the new one."""
    old, new = change.old, change.new
    if old.kind is ChangeKind.DATE:
        return _holds_date(kept, old, new)
    if kept.kind is not old.kind:
        return False
    if old.kind is ChangeKind.FIGURE:
        return _holds_figure(kept, old, new)
    if old.kind is ChangeKind.NAME:
        gone = _gone(change)[0]
        words = kept.parts["words"]
        return bool(gone & words) and words <= old.parts["words"]
    if old.kind is ChangeKind.QUOTATION:
        return _holds_quotation(kept, old, new)
    return _holds_marker(kept, old, new)


def _holds_date(kept: Mark, old: Mark, new: Mark) -> bool:
    if isinstance(kept.fact, Citation):
        return _holds_year(kept.fact, old, new)
    if kept.kind is not ChangeKind.DATE:
        return False
    shared = kept.parts.keys() & old.parts.keys() - {"weekday"}
    changed = {one for one in shared if old.parts[one] != new.parts.get(one, old.parts[one])}
    return (
        bool(changed)
        and all(_is_within(kept.parts[one], old.parts[one]) for one in shared)
        and any(not _is_within(kept.parts[one], new.parts[one]) for one in changed)
    )


def _is_within(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _holds_year(marker: Citation, old: Mark, new: Mark) -> bool:
    """Return True if a marker has the old year of a date and not the new one."""
    years = old.parts.get("year", frozenset()) - new.parts.get("year", frozenset())
    return str(marker.year) in years


def _holds_figure(kept: Mark, old: Mark, new: Mark) -> bool:
    units = [one.parts.get("unit") for one in (kept, old)]
    if None not in units and units[0] != units[1]:
        return False
    if kept.parts["number"] == old.parts["number"]:
        return True
    sides = kept.fact, old.fact, new.fact
    if not all(isinstance(one, Quantity) for one in sides):
        return False
    return _holds_roughly(*(one for one in sides if isinstance(one, Quantity)))


def _holds_roughly(kept: Quantity, old: Quantity, new: Quantity) -> bool:
    """Return True if a rounded or hedged figure fits the old number but not the new one."""
    if (
        old.number is None
        or new.number is None
        or not kept.hedge
        or math.isinf(kept.high - kept.low)
    ):
        return False
    return kept.low <= old.number <= kept.high and not kept.low <= new.number <= kept.high


def _holds_quotation(kept: Mark, old: Mark, new: Mark) -> bool:
    words, was, now = (f" {one.value} " for one in (kept, old, new))
    is_told = words in was or was in words
    return is_told and len(kept) >= _LEAST_QUOTED and not (words in now or now in words)


def _holds_marker(kept: Mark, old: Mark, new: Mark) -> bool:
    if not (isinstance(kept.fact, Citation) and isinstance(old.fact, Citation)):
        return False
    was, now = old.fact, new.fact
    if not isinstance(now, Citation):
        return False
    mine = kept.fact.names, kept.fact.year, kept.fact.numbers, kept.fact.label
    return (
        mine
        == (was.names, was.year, was.numbers, was.label)
        != (
            now.names,
            now.year,
            now.numbers,
            now.label,
        )
    )


def _is_alike(one: Changed, other: Changed) -> bool:
    """Return True if two changes replace the same value by the same value."""
    if one.old.kind is not other.old.kind:
        return False
    if one.old.kind is ChangeKind.NAME:
        return _gone(one) == _gone(other)
    return _differing(one) == _differing(other) != ()


def _differing(one: Changed) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Return the changed parts of a value, with old and new contents."""
    shared = one.old.parts.keys() & one.new.parts.keys()
    return tuple(
        (part, one.old.parts[part], one.new.parts[part])
        for part in sorted(shared)
        if part != "weekday" and one.old.parts[part] != one.new.parts[part]
    )


def candidates(changes: Changes) -> Iterator[Candidate]:
    """Yield every change with each place that kept the old value."""
    context = Context(changes.old.known)
    by_part = grouped((part, one) for one in changes.old.marks for part in _keys(one))
    for change in changes.changed:
        near = dict.fromkeys(one for part in _keys(change.old) for one in by_part[part])
        alike = [one for one in changes.changed if _is_alike(one, change)]
        kept = [
            (one, image)
            for one in near
            if one not in changes.paired[0]
            and not one.span.overlaps(change.old.span)
            and holds(one, change)
            and (image := changes.beside.image_of(one.span)) is not None
        ]
        others = _others(near, change, alike)
        for one, image in kept:
            yield Candidate(change, one, image, changes, context, len(alike) - 1, others - 1)


def _others(near: Iterable[Mark], change: Changed, alike: Sequence[Changed]) -> int:
    """Return the number of places with the changed parts of a value and without the change."""
    differing = _differing(change)
    told = [
        one
        for one in near
        if one.kind is change.old.kind
        and all(one.parts.get(part) == old for part, old, _ in differing)
    ]
    return max(1, len(set(told) - {one.old for one in alike}))


def _keys(one: Mark) -> Iterator[str]:
    """Yield the lookup keys of a mark."""
    if isinstance(one.fact, Citation):
        yield str(one.fact.year)
        yield from (f"marker {name}" for name in (*one.fact.names, *map(str, one.fact.numbers)))
    elif one.kind is ChangeKind.QUOTATION:
        yield "quotation"
    else:
        yield from (part for told in one.parts.values() for part in told)
    if one.kind is ChangeKind.FIGURE and isinstance(one.fact, Quantity) and one.fact.number:
        yield f"about 10^{math.floor(math.log10(abs(one.fact.number)) + 0.5)}"


def leftovers(changes: Changes) -> tuple[Leftover, ...]:
    """Return the places that kept an old value, once each, in the order of the new version."""
    scores = linked("leftover", FEATURES, candidates(changes))
    best = grouped((score.of.image, score) for score in scores)
    found = [_leftover(scores) for scores in best.values()]
    wide = [one.span for one in found]
    return tuple(
        sorted(
            (
                one
                for one in found
                if not any(span != one.span and span.contains(one.span) for span in wide)
            ),
            key=lambda one: one.span,
        )
    )


def _leftover(scores: Sequence[Score[Candidate]]) -> Leftover:
    first = scores[0].of
    alike = [one.of for one in scores if _is_alike(one.of.change, first.change)]
    changed = tuple(dict.fromkeys(one.change.new.span for one in alike))
    new = first.changes.new.known.document
    old = first.context.document
    places = [old.place(one.span) for one in first.sides]
    return Leftover(
        kind=first.kind,
        span=first.image,
        changed=changed,
        old=old.words(first.change.old.span),
        new=new.words(first.change.new.span),
        where=whereabouts(new, new.place(first.change.new.span)),
        was=(_line(places[0].path, places[0].line), _line(places[1].path, places[1].line)),
        why=_why(scores[0]),
        repair=_repair(first) or "",
    )


def _line(path: str, line: int) -> str:
    return f"{path}:{line}"


def _why(score: Score[Candidate]) -> str:
    """Return the evidence that the two places have in common, with their rarest words."""
    one = score.of
    shared = sorted(common(one), key=lambda root: (-one.context.weight(frozenset({root})), root))
    words = [_printed(one, root) for root in shared[:_MOST_SHOWN]]
    told = f" ({', '.join(words)})" if words and "the same words" in score.reason else ""
    return score.reason.replace("the same words", f"the same words{told}")


def _printed(one: Candidate, root: str) -> str:
    """Return a word, by its stem, of the sentence that kept the value."""
    found = tokens(one.context.document)
    own = found.inside(one.context.sentence(one.kept))
    return next((found.words[at] for at in own if found.stems[at] == root), root)


def _repair(one: Candidate) -> str | None:
    """Return the new value in the form of the kept words."""
    kept, old, new = one.kept, one.change.old, one.change.new
    words = one.context.document.words(kept.span)
    told = one.changes.new.known.document.words(new.span)
    if isinstance(kept.fact, (Reference, Citation)):
        return None
    if kept.parts == old.parts and one.kind is not ChangeKind.FIGURE and len(kept) == len(old):
        return told.rstrip(",;") if one.kind is ChangeKind.QUOTATION else told
    if one.kind is ChangeKind.FIGURE:
        return _figure_like(words, kept, old, new) or (told if kept.told == old.told else None)
    if one.kind is ChangeKind.NAME:
        return _with_word(words, told, _gone(one.change))
    return _date_like(words, kept, new)


def _figure_like(words: str, kept: Mark, old: Mark, new: Mark) -> str | None:
    """Return the new figure in the form of the kept one; None if that is rounded."""
    is_same = kept.parts["number"] == old.parts["number"]
    number = new.fact.number if isinstance(new.fact, Quantity) else None
    return number_like(words, number) if is_same and number is not None else None


def _date_like(words: str, kept: Mark, new: Mark) -> str | None:
    """Return the new date in the form of the kept one."""
    if kept.parts.keys() == {"year"} and words.isdecimal():
        years = new.parts.get("year", frozenset())
        return next(iter(years)) if len(years) == 1 else None
    if not (isinstance(kept.fact, Date) and isinstance(new.fact, Date)):
        return None
    own, other = map(known_end, follow(kept.fact, new.fact))
    made = date_like(words, own, other) if own and other else None
    return made if made != words else None


def _with_word(
    words: str, other: str, gone_come: tuple[frozenset[str], frozenset[str]]
) -> str | None:
    """Return a name with its changed word replaced by the new word as printed elsewhere."""
    gone, come = (sorted(side) for side in gone_come)
    if len(gone) != 1 or len(come) != 1:
        return None
    printed = next((word for word in other.split() if word.casefold().strip(".,") == come[0]), "")
    return " ".join(
        (printed or come[0]) if word.casefold() == gone[0] else word for word in words.split()
    )
