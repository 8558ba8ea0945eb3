"""Which places kept the old value of a fact that was changed elsewhere.

A place is proposed if it told the old value in the old version, stands unchanged in the new one,
and cannot hold beside the new value. Whether it was told of one thing is weighed as every link is:
named features, their points in `align/weights/leftover.txt`, and what forbids it.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from attrs import field, frozen, mutable

from factcheck import lexicon
from factcheck.align.weighing import Score, linked
from factcheck.mentions.quantities import counted
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
from factcheck.text import distance, grouped, listed, stem, tokens, word_list
from factcheck.versions.changes import Changed, Changes
from factcheck.versions.marks import Mark, Marks
from factcheck.wording import date_like, number_like

_RUNNING = (BlockKind.ROW, BlockKind.ITEM, BlockKind.ENTRY)
"""Blocks of tables and lists, which tell one sort of thing of one after the other."""
_MOST_WORDS = 3.0
"""What the words that two sentences share can come to."""
_MOST_OF = 0.75
"""Share of the roots of a sentence that another one has, from which on it sums that up."""
_MOST_SLIPS = 2
"""Letters by which two spellings of one name differ at most."""
_SHORT_NAME = 4
"""Letters of a name below which one slip makes another name of it."""
_LEAST_QUOTED = 4
"""Words of a quotation that tell it again."""
_SIGN = 3
"""Letters of the sign of a unit at most: "kWh"."""
_CLAUSE_END = re.compile(r"[,;:()—–]\s|\s[(—–]")
_RARE = 2
"""Digits behind the first, from which on a number with one unit is hardly told by chance."""
_HALF = 0.5
_MOST_SHOWN = 4
"""Words in common that a proof names."""


@mutable(eq=False)
class Context:
    """What stands around the marks of the old version."""

    known: Dossier
    _rarity: dict[str, float] = field(init=False)
    _passages: dict[tuple[int, int], frozenset[str]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Count in how many sentences each root stands."""
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
        """Return the roots of the words of a stretch that carry a subject."""
        key = span.start, span.end
        if key not in self._passages:
            self._passages[key] = frozenset(_roots(self.document, span))
        return self._passages[key]

    def sentence(self, one: Mark) -> Span:
        """Return the sentence, row or heading that a mark stands in."""
        found = self.document.sentence_at(one.span.start)
        is_row = self.document.kind_at(one.span.start) is BlockKind.ROW
        if found is not None and not is_row and self.roots(found) - self.roots(one.span):
            return found
        return self.block(one)

    def clause(self, one: Mark) -> Span:
        """Return the clause, or the row with its cells, that a mark stands in."""
        sentence = self.sentence(one)
        is_row = self.document.kind_at(one.span.start) is BlockKind.ROW
        return sentence if is_row else _clause(self.document, sentence, one.span)

    def block(self, one: Mark) -> Span:
        """Return the paragraph, row or item that a mark stands in."""
        return self.document.block_around(one.span)

    def own(self, one: Mark) -> frozenset[str]:
        """Return the roots of its sentence, its own words left out."""
        return self.roots(self.sentence(one)) - self.roots(one.span)

    def heads(self, one: Mark) -> frozenset[str]:
        """Return the roots of the heading above a mark, and of the head of its column."""
        spans = [self.heading(one), self._column(one)]
        return frozenset().union(*(self.roots(span) for span in spans if span))

    def units(self, one: Mark) -> frozenset[str]:
        """Return the units of measure that its sentence and the head of its column name."""
        spans = (self.sentence(one), self._column(one))
        words = (word for span in spans if span for word in word_list(self.document.words(span)))
        return frozenset(map(counted.same_unit, words))

    def has_short_form_behind(self, one: Mark) -> bool:
        """True if letters follow that are no word: the sign of a unit that is not known, "MWh"."""
        found = tokens(self.document)
        at = found.at(one.span.end)
        if at >= len(found) or found.starts[at] > one.span.end + 1 or not found.is_word(at):
            return False
        word = found.words[at]
        is_short = len(word) <= _SIGN and found.lower[at] not in lexicon.words("function.stop")
        return is_short or not word[1:].islower()

    def days(self, one: Mark, marks: Marks) -> frozenset[str]:
        """Return the days that the sentence of a mark names, by date and by weekday."""
        inside = marks.words.inside(self.sentence(one))
        return frozenset(day for mark in marks.at(inside) for day in _days(mark))

    def heading(self, one: Mark) -> Span | None:
        """Return the heading above a mark."""
        return self._headings.get(self.block(one).start)

    @cached_property
    def _headings(self) -> dict[int, Span]:
        """The heading above each block, by where the block begins."""
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
        """The first block of the table or list that each row, item or entry stands in."""
        made: dict[int, Span] = {}
        first: Block | None = None
        for block in self.document.blocks:
            is_next = first is not None and block.kind is first.kind
            first = (first if is_next else block) if block.kind in _RUNNING else None
            if first is not None:
                made[block.span.start] = first.span
        return made

    def _column(self, one: Mark) -> Span | None:
        """Return the head of the column that a mark stands in."""
        row = row_at(self.document, one.span.start)
        if row is None or row.head == row.cells:
            return None
        column = row.column(one.span.start)
        return row.head[column] if column < len(row.head) else None

    def weight(self, roots: frozenset[str]) -> float:
        """Return what roots in common tell: 1 for each that two sentences alone have."""
        return sum(self._rarity.get(root, 0.0) for root in sorted(roots))

    @cached_property
    def events(self) -> list[list[Span]]:
        """The places of the claims of each event."""
        known = self.known
        return [[known.claim(one).span for one in event.claims] for event in known.events]

    @cached_property
    def entries_of(self) -> dict[Span, list[Span]]:
        """The entries that each marker points at."""
        made: defaultdict[Span, list[Span]] = defaultdict(list)
        for one in self.known.citing.resolved:
            made[one.citation.span] += [entry.span for entry in one.references]
        return made


def _days(mark: Mark) -> Iterator[str]:
    """Yield the day that a date names, and its weekday."""
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
    """A change, and a place that kept the value which it had before."""

    change: Changed
    kept: Mark
    """In the old version."""
    image: Span
    """The same in the new one."""
    changes: Changes = field(eq=False, repr=False)
    context: Context = field(eq=False, repr=False)
    alike: int = 0
    """Other places of which the same was changed in the same way."""
    others: int = 0
    """Other places that tell what changed of it, whatever they tell besides."""

    @property
    def kind(self) -> ChangeKind:
        """Return what the fact is."""
        return self.change.old.kind

    @property
    def sides(self) -> tuple[Mark, Mark]:
        """Return both places in the old version."""
        return self.change.old, self.kept


# What the values are


def many_digits(one: Candidate) -> float:
    """1 for each digit of a figure behind the first, noughts at its end left out; at most 3."""
    if one.kind is not ChangeKind.FIGURE:
        return 0.0
    told = max(one.change.old.parts.get("number", ()), key=len, default="")
    written = told.strip("0") if "." in told else told.rstrip("0")
    return float(min(3, max(0, sum(map(str.isalnum, written)) - 1)))


def _shared_parts(one: Candidate) -> frozenset[str]:
    """Return what of a date both places state."""
    if one.kind is not ChangeKind.DATE:
        return frozenset()
    return frozenset(one.change.old.parts.keys() & one.kept.parts.keys())


def day_and_month(one: Candidate) -> float:
    """1 if both state the day and the month."""
    return float(_shared_parts(one) >= {"day", "month"})


def year_besides(one: Candidate) -> float:
    """1 if both state the year of the day, too."""
    return float(_shared_parts(one) >= {"day", "month", "year"})


def clock_time(one: Candidate) -> float:
    """2 if both state a time of day to the minute, 1 if it is a full hour."""
    if "time" not in _shared_parts(one):
        return 0.0
    times = one.change.old.parts["time"]
    return 1.0 if all(time.endswith(":00") for time in times) else 2.0


def stretch_and_point(one: Candidate) -> float:
    """1 if one tells a stretch of time and the other a point."""
    if one.kind is not ChangeKind.DATE:
        return 0.0
    ends = [
        max((len(told) for part, told in side.parts.items() if part != "weekday"), default=1)
        for side in one.sides
    ]
    return float((ends[0] > 1) is not (ends[1] > 1))


def _gone(one: Changed) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a name that were taken out, and those put in."""
    mine, theirs = (side.parts.get("words", frozenset()) for side in (one.old, one.new))
    return mine - theirs, theirs - mine


def other_spelling(one: Candidate) -> float:
    """1 if the words of a name were changed by a letter or two."""
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
    """1 if a year is all that both places state of a date: any text has it often."""
    return float(_shared_parts(one) == {"year"})


def told_nowhere_else(one: Candidate) -> float:
    """1 if the two places alone told the value, others that were changed alike aside."""
    is_small = one.kind is ChangeKind.FIGURE and not many_digits(one) and not _is_money(one)
    return float(not one.others and not is_small and not year_alone(one))


def _is_money(one: Candidate) -> bool:
    """True if both figures are amounts of one currency, of which few are told by chance."""
    units = [side.fact.unit if isinstance(side.fact, Quantity) else "" for side in one.sides]
    signs = lexicon.table("quantities.currencies")
    return all(unit.lower() in signs for unit in units)


def changed_alike_elsewhere(one: Candidate) -> float:
    """1 if the same was changed in the same way at another place, and not at one of many.

    Where nothing of the sentence is shared, this says that the others were all; not so of a name.
    """
    is_telling = one.kind is ChangeKind.NAME or bool(common(one))
    return float(is_telling and one.alike > 0 and one.alike >= one.others)


def quoted_again(one: Candidate) -> float:
    """1 if words that were quoted are quoted again."""
    return float(one.kind is ChangeKind.QUOTATION)


# What they are of


def _nouns(one: Candidate) -> list[frozenset[str]]:
    """Return the roots of what both figures count, where their words tell it."""
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
    """Return the unit of a figure, if it is a word: it tells as much as a noun."""
    return figure.unit if figure.unit.isalpha() else ""


def _stems(words: str) -> frozenset[str]:
    return frozenset(word_list(words, lambda word: stem(word.lower())))


def same_noun(one: Candidate) -> float:
    """1 if both figures count one thing by name."""
    nouns = _nouns(one)
    return float(bool(nouns) and bool(nouns[0] & nouns[1]))


def nothing_but_the_number(one: Candidate) -> float:
    """1 if the sentences share nothing but a number, which counts nothing by name; 2 of a digit."""
    if one.kind is not ChangeKind.FIGURE or same_noun(one) or same_unit(one) or one_event(one):
        return 0.0
    if not many_digits(one):
        return 2.0
    return float(not common(one))


def other_nouns(one: Candidate) -> float:
    """1 if both count things by names that have nothing in common; people are people.

    Half of it where a long number has one unit at both: "134 hectares of bog", "134 hectares".
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
    """1 if both figures have one unit."""
    units = [side.parts.get("unit") for side in one.sides]
    return float(units[0] is not None and units[0] == units[1])


def noun_in_label(one: Candidate) -> float:
    """1 if what one figure counts by name is the label, or the head, of the other."""
    if one.kind is not ChangeKind.FIGURE or same_noun(one):
        return 0.0
    nouns = _nouns(one)
    for mine, other in ((nouns[0], one.sides[1]), (nouns[1], one.sides[0])):
        is_labelled = one.context.document.kind_at(other.span.start) in _RUNNING
        if is_labelled and mine & (one.context.own(other) | one.context.heads(other)):
            return 1.0
    return 0.0


def same_day_beside(one: Candidate) -> float:
    """1 if the sentences name one day beside the fact: "Friday", "Fri 12 September"."""
    if one.kind is ChangeKind.DATE and {part for part, *_ in _differing(one.change)} != {"time"}:
        return 0.0
    first, second = (one.context.days(side, one.changes.old) for side in one.sides)
    return float(bool(first & second))


def unit_at_one_side(one: Candidate) -> float:
    """1 if one figure has a unit in words that nothing beside the other tells."""
    units = [side.parts.get("unit", frozenset()) for side in one.sides]
    if one.kind is not ChangeKind.FIGURE or bool(units[0]) is bool(units[1]):
        return 0.0
    at = 0 if units[1] else 1
    unit = next(iter(units[1 - at]))
    other = one.sides[at]
    if unit in lexicon.table("quantities.currencies").values():  # a cell has no sign of its own
        return 0.0
    is_told = unit in one.context.units(other) or one.context.has_short_form_behind(other)
    return float(unit.isalpha() and not is_told)


def marker_and_entry(one: Candidate) -> float:
    """1 if both are of one work of the list: its entry and a marker, or two markers."""
    works = [_works(one.context, side) for side in one.sides]
    return float(bool(works[0] & works[1]))


def _works(context: Context, one: Mark) -> frozenset[Span]:
    """Return the entries of the list of works that a mark stands in, or points at."""
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
    """1 if the linkers find that claims of both are of one event."""
    return float(
        any(
            all(any(span.contains(side.span) for span in spans) for side in one.sides)
            for spans in one.context.events
        )
    )


def common(one: Candidate) -> frozenset[str]:
    """Return the roots that both sentences have, the fact's own left out."""
    first, second = (one.context.own(side) for side in one.sides)
    return first & second


def words_of_the_sentence(one: Candidate) -> float:
    """What the words tell that both sentences have; at most 3."""
    if one.context.sentence(one.sides[0]) == one.context.sentence(one.sides[1]):
        return 0.0
    return min(_MOST_WORDS, one.context.weight(common(one)))


def little_else(one: Candidate) -> float:
    """1 if the shorter sentence says hardly anything that the other does not: it sums it up."""
    own = [one.context.own(side) for side in one.sides]
    shared, shorter = common(one), min(own, key=len)
    is_telling = len(shared) > 1 and words_of_the_sentence(one) > 1
    return float(is_telling and len(shared) >= _MOST_OF * len(shorter))


def words_around(one: Candidate) -> float:
    """What further words tell that the paragraph of one and the sentence of the other have."""
    context = one.context
    sentences = [context.own(side) for side in one.sides]
    blocks = [context.roots(context.block(side)) for side in one.sides]
    if context.block(one.sides[0]) == context.block(one.sides[1]):
        return 0.0
    shared = (blocks[0] & sentences[1]) | (blocks[1] & sentences[0])
    own = context.roots(one.sides[0].span) | context.roots(one.sides[1].span)
    return min(_MOST_WORDS, context.weight(shared - common(one) - own))


def words_of_heads(one: Candidate) -> float:
    """What the words tell that the heading or column of one shares with the other's sentence."""
    context = one.context
    heads = [context.heads(side) for side in one.sides]
    own = [context.own(side) | heads[at] for at, side in enumerate(one.sides)]
    if context.heading(one.sides[0]) == context.heading(one.sides[1]):
        return 0.0
    shared = (heads[0] & own[1]) | (heads[1] & own[0])
    return min(_MOST_WORDS, context.weight(shared - common(one)))


# What speaks against it


def edited_beside_it(one: Candidate) -> float:
    """1 if other words of the sentence that kept the value were changed: somebody was there."""
    beside = one.changes.beside
    own = beside.old.inside(one.context.sentence(one.kept))
    is_whole = all(at in beside.image for at in own)
    return 0.0 if is_whole or other_spelling(one) else 1.0


def rows_of_one_table(one: Candidate) -> float:
    """1 for figures and dates of one table or list, each of another row, column or item."""
    if one.kind not in (ChangeKind.FIGURE, ChangeKind.DATE):
        return 0.0
    runs = [one.context.runs.get(one.context.block(side).start) for side in one.sides]
    return float(runs[0] is not None and runs[0] == runs[1])


def of_another_time(one: Candidate) -> float:
    """1 if the year beside one is not that beside the other, or was changed with it."""
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
    """1 if a year was changed together with a figure of its sentence: something else is told."""
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
    """Return the sentence or row of the new version in which words stand."""
    document = one.changes.new.known.document
    is_row = document.kind_at(span.start) is BlockKind.ROW
    found = None if is_row else document.sentence_at(span.start)
    return found or document.block_around(span)


def both_values_told(one: Candidate) -> float:
    """1 if either sentence now tells the old value and the new one: "from 45 to 54"."""
    change = one.change
    there = (mark for mark in _marks_now(one, change.new.span) if mark.span != change.new.span)
    here = (mark for mark in _marks_now(one, one.image) if mark.span != one.image)
    return float(
        any(mark.kind is one.kind and holds(mark, change) for mark in there)
        or any(mark.kind is one.kind and mark.parts == change.new.parts for mark in here)
    )


def _marks_now(one: Candidate, span: Span) -> list[Mark]:
    """Return the marks of the sentence of the new version in which words stand."""
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


# Which places kept an old value


def holds(kept: Mark, change: Changed) -> bool:
    """True if a mark tells the old value of a change, and cannot hold beside the new one."""
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
    """True if a marker has the year that a date had, and not the one that it has now."""
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
    """True if a rounded or hedged figure was right of the old number, and is wrong of the new."""
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
    """True if two changes put one value in the place of another."""
    if one.old.kind is not other.old.kind:
        return False
    if one.old.kind is ChangeKind.NAME:
        return _gone(one) == _gone(other)
    return _differing(one) == _differing(other) != ()


def _differing(one: Changed) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Return the parts of a value that a change made others, old and new."""
    shared = one.old.parts.keys() & one.new.parts.keys()
    return tuple(
        (part, one.old.parts[part], one.new.parts[part])
        for part in sorted(shared)
        if part != "weekday" and one.old.parts[part] != one.new.parts[part]
    )


def candidates(changes: Changes) -> Iterator[Candidate]:
    """Yield every change with each place that kept what it changed."""
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
    """Return how many places tell what changed of a value, those that changed alike left out."""
    differing = _differing(change)
    told = [
        one
        for one in near
        if one.kind is change.old.kind
        and all(one.parts.get(part) == old for part, old, _ in differing)
    ]
    return max(1, len(set(told) - {one.old for one in alike}))


def _keys(one: Mark) -> Iterator[str]:
    """Yield what a mark is looked up by."""
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
    """Return the places that kept an old value, in order of the new version, each once."""
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
    """Return what the two places have in common, with the rarest words of both."""
    one = score.of
    shared = sorted(common(one), key=lambda root: (-one.context.weight(frozenset({root})), root))
    words = [_printed(one, root) for root in shared[:_MOST_SHOWN]]
    told = f" ({', '.join(words)})" if words and "the same words" in score.reason else ""
    return score.reason.replace("the same words", f"the same words{told}")


def _printed(one: Candidate, root: str) -> str:
    """Return a word of the sentence that kept the value, by its root."""
    found = tokens(one.context.document)
    own = found.inside(one.context.sentence(one.kept))
    return next((found.words[at] for at in own if found.stems[at] == root), root)


def _repair(one: Candidate) -> str | None:
    """Return the new value in the form of the words that kept the old one."""
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
    """Return the new figure as the kept one is written; of a rounded one nothing."""
    is_same = kept.parts["number"] == old.parts["number"]
    number = new.fact.number if isinstance(new.fact, Quantity) else None
    return number_like(words, number) if is_same and number is not None else None


def _date_like(words: str, kept: Mark, new: Mark) -> str | None:
    """Return the new date as the kept one is written."""
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
    """Return a name with the one word that changed as it is printed elsewhere."""
    gone, come = (sorted(side) for side in gone_come)
    if len(gone) != 1 or len(come) != 1:
        return None
    printed = next((word for word in other.split() if word.casefold().strip(".,") == come[0]), "")
    return " ".join(
        (printed or come[0]) if word.casefold() == gone[0] else word for word in words.split()
    )
