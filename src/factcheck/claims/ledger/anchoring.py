"""Location of the words of an entry in a document that has been edited.

The snapshot (the text when the ledger was last written) is compared with the current text by
paragraph. Words in an unchanged or moved paragraph keep their position in it; in a changed
paragraph they are located by letters that both versions have in common. Only these results are
certain. Results of a search are proposals that a person must confirm.
"""

import bisect
import difflib
import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from factcheck.claims.claimfiles.targets import CONTEXT, Places, everywhere
from factcheck.document.readers.sentences import split
from factcheck.model.actions import Selector
from factcheck.model.text import Span

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

_TELLING = 24
"""Number of characters that are unlikely to occur twice by chance."""
_SHORTEST = 12
"""Minimum characters of words proposed at another place without any common context."""
_SAME = 0.5
"""Minimum similarity of a paragraph or words to their new version."""
_REWRITTEN = 0.6
"""Minimum similarity of a sentence to its new version in the same paragraph."""
_PROPOSED = 0.62
"""Minimum similarity of words found by a search, with their context. Measured."""
_AROUND = 0.6
"""Minimum similarity of the context on each side of short words."""
_AHEAD = 0.05
"""Minimum lead of a proposal for short words over the next."""
_WEIGHTS = (0.6, 0.2, 0.2)
"""Weights of the words, the text before and the text after. As in Hypothesis."""
_WORD = re.compile(r"\w")


@frozen
class Anchored:
    """The location of an entry."""

    span: Span | None = None
    """None if the location is not certain."""
    old: Span | None = None
    """The location in the snapshot."""
    proposed: Span | None = None
    """A search result, if the location is not certain."""
    likeness: float = 0.0
    """Similarity of the proposal, from 0 to 1."""


class _Lines:
    """A text with one paragraph per line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)][:-1]

    @cached_property
    def places(self) -> Places:
        """Index of the positions of words."""
        return Places(self.text)

    def at(self, offset: int) -> tuple[int, int]:
        """Return (line from 0, column from 0) of an offset."""
        line = bisect.bisect_right(self.starts, offset) - 1
        return line, offset - self.starts[line]


class Anchoring:
    """Maps entries from a snapshot to a text; created once for both."""

    def __init__(self, text: str, snapshot: str | None = None) -> None:
        self.new = _Lines(text)
        self.old = self.new if snapshot is None or snapshot == text else _Lines(snapshot)
        self._sentences: dict[int, list[Span]] = {}

    @property
    def is_same(self) -> bool:
        """Return True if the text equals the snapshot, or if there is no snapshot."""
        return self.old is self.new

    def place(self, target: Selector) -> Anchored:
        """Return the current location of a target."""
        if target.lost:
            back = self._put_back(target)
            return Anchored(back) if back else self._same_words(target) or self._proposal(target)
        found = self._in(self.old, target)
        if found is not None:
            span = found if self.old is self.new else self._led_over(found)
        else:
            span = self._by_itself(target)
        if span is not None:
            return Anchored(span, found)
        return self._same_words(target) or self._proposal(target)

    def is_single(self, target: Selector) -> bool:
        """Return True if the words of a target, with their context, now occur exactly once."""
        return len(self.new.places.of(target)) == 1

    def passage(self, place: Span, *, is_whole: bool = False) -> Span:
        """Return the sentences of the snapshot that contain a span, or the whole paragraph."""
        line, _ = self.old.at(place.start)
        start, words = self.old.starts[line], self.old.lines[line]
        if is_whole:
            return Span(start, start + len(words))
        touched = [one for one in self._sentences_of(line) if one.overlaps(place)] or [place]
        return Span(min(touched[0].start, place.start), max(touched[-1].end, place.end))

    def _sentences_of(self, line: int) -> list[Span]:
        """Return the sentences of a paragraph of the snapshot."""
        if line not in self._sentences:
            self._sentences[line] = _sentences(self.old, line)
        return self._sentences[line]

    def was(self, place: Span, *, is_whole: bool) -> str:
        """Return the words of the snapshot's passage that contains a span."""
        passage = self.passage(place, is_whole=is_whole)
        return self.old.text[passage.start : passage.end]

    def _in(self, text: _Lines, target: Selector) -> Span | None:
        """Return the location of a target in the text that it was made for."""
        places = text.places.of(target)
        if target.start is None:
            return places[0] if len(places) == 1 else None
        start = target.start
        return min(places, key=lambda span: abs(span.start - start), default=None)

    def _led_over(self, span: Span) -> Span | None:
        """Return the current location of words of the snapshot, based on their paragraph."""
        line, column = self.old.at(span.start)
        to = self._pairs.get(line)
        if to is not None and self.old.lines[line] == self.new.lines[to]:
            start = self.new.starts[to] + column
            return Span(start, start + len(span))
        passage = self.passage(span)
        kept = self._kept_in_order(span, passage)
        if kept is not None:
            return kept
        within = None
        if to is not None:
            by = self.old.starts[line]
            within = self._within(line, to, span.shift(-by), passage.shift(-by))
        if within is not None:
            return within.shift(self.new.starts[to or 0])
        return self._moved(span) or self._changed_in_order(span, passage)

    def _kept_in_order(self, span: Span, passage: Span) -> Span | None:
        """Return the location of words whose sentences are unchanged and in the same order."""
        touched = self._sentences_of(self.old.at(span.start)[0])
        own = [self._order.kept.get(one) for one in touched if one.overlaps(passage)]
        if not own or own[0] is None or own[-1] is None:
            return None
        start, end = own[0].start, own[-1].end
        is_same = self.new.text[start:end] == self.old.text[passage.start : passage.end]
        return span.shift(start - passage.start) if is_same else None

    def _changed_in_order(self, span: Span, passage: Span) -> Span | None:
        """Return the location of words whose sentence was rewritten between unchanged sentences."""
        other = self._order.changed.get(passage)
        if other is None or span.contains(passage):
            return other
        return _led(self.old.text, passage, self.new.text, other, span)

    @cached_property
    def _order(self) -> "_Order":
        """The sentences of changed paragraphs that are in the same order as before."""
        pairs, order = self._pairs, _Order()
        same = {
            line: to for line, to in pairs.items() if self.old.lines[line] == self.new.lines[to]
        }
        come = set(same.values())
        for lines, others in self._groups:
            old = [one for line in lines if line not in same for one in self._sentences_of(line)]
            new = [one for to in others if to not in come for one in _sentences(self.new, to)]
            order.compare(self.old.text, old, self.new.text, new)
        return order

    def _within(self, line: int, to: int, span: Span, passage: Span) -> Span | None:
        """Return the location of words in the new version of their paragraph, or None.

        An unchanged sentence takes precedence over letters that both paragraphs have in common.
        """
        old, new = self.old.lines[line], self.new.lines[to]
        sentence = old[passage.start : passage.end]
        if old.count(sentence) == 1 and sentence in new:
            return span.shift(_likeliest(old, passage, new) - passage.start)
        other = _rewritten(old, passage, new)
        if other is not None:
            is_whole = span.contains(passage)
            return other if is_whole else _led(old, passage, new, other, span)
        whole = Span(0, len(old)), Span(0, len(new))
        found, around = (_led(old, whole[0], new, whole[1], one) for one in (span, passage))
        if found is None or around is None:
            return None
        is_like = _alike(old, span, new, found) or _alike(old, passage, new, around)
        return found if is_like else None

    def _moved(self, span: Span) -> Span | None:
        """Return the location of words whose sentence was moved unchanged to another paragraph.

        It must be unique in both texts, and too long to recur by chance.
        """
        passage = self.passage(span)
        words = self.old.text[passage.start : passage.end]
        if len(words) < _TELLING:
            return None
        bare = Selector(words)
        if len(self.old.places.of(bare)) > 1:
            return None
        places = self.new.places.of(bare)
        if len(places) != 1 or self.new.at(places[0].start)[0] not in self._fresh:
            return None
        return span.shift(places[0].start - passage.start)

    def _by_itself(self, target: Selector) -> Span | None:
        """Return the location of a target that is missing or not unique in the snapshot.

        Words that were deleted and restored may have another context.
        """
        places = self.new.places.of(target)
        is_telling = self.old is self.new or len(_needle(target)) >= _TELLING
        if not places and len(target.quote) >= _TELLING:
            places, is_telling = self.new.places.of(Selector(target.quote)), True
        return places[0] if is_telling and len(places) == 1 else None

    def _put_back(self, target: Selector) -> Span | None:
        """Return the location of lost words that were restored since the snapshot was written.

        Words that were also in the snapshot already existed when the entry was lost, so a person
        must decide.
        """
        bare = Selector(target.quote)
        for one in (target, bare):
            places = self.new.places.of(one)
            if places:
                is_new = not self.is_same and not self.old.places.of(one)
                is_telling = len(_needle(one).strip()) >= _TELLING
                return places[0] if len(places) == 1 and is_new and is_telling else None
        return None

    @property
    def _groups(self) -> list[tuple[range, range]]:
        """Ranges of paragraphs that differ, in the snapshot and in the text."""
        return self._compared[1]

    @property
    def _pairs(self) -> dict[int, int]:
        """Paragraph of the snapshot → its new version."""
        return self._compared[0]

    @cached_property
    def _compared(self) -> tuple[dict[int, int], list[tuple[range, range]]]:
        """The pairs of paragraphs, and the ranges that differ."""
        old, new = self.old.lines, self.new.lines
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        pairs = {line: line for line in range(head)}
        pairs |= {len(old) - back: len(new) - back for back in range(1, tail + 1)}
        middle = difflib.SequenceMatcher(
            None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False
        )
        groups = []
        for tag, first, last, start, end in middle.get_opcodes():
            if tag == "equal":
                pairs |= dict(
                    zip(
                        range(first + head, last + head),
                        range(start + head, end + head),
                        strict=True,
                    )
                )
            else:
                groups.append((range(first + head, last + head), range(start + head, end + head)))
        self._pair_moved(pairs, groups)
        self._pair_changed(pairs, groups)
        return pairs, groups

    def _pair_moved(self, pairs: dict[int, int], groups: list[tuple[range, range]]) -> None:
        """Pair paragraphs that were moved unchanged, each unique in both texts."""
        gone = Counter(self.old.lines)
        come = Counter(self.new.lines)
        where = {self.new.lines[line]: line for _, lines in groups for line in lines}
        for lines, _ in groups:
            for line in lines:
                words = self.old.lines[line]
                if words in where and gone[words] == 1 and come[words] == 1:
                    pairs[line] = where[words]

    def _pair_changed(self, pairs: dict[int, int], groups: list[tuple[range, range]]) -> None:
        """Pair changed paragraphs with their new versions: most similar first, then nearest."""
        from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - needed only for edited documents

        taken = set(pairs.values())
        for lines, others in groups:
            free = [line for line in lines if line not in pairs]
            likely = [
                (ratio(self.old.lines[line], self.new.lines[other]), line, other)
                for line in free[:_MOST_PAIRED]
                for other in [one for one in others if one not in taken][:_MOST_PAIRED]
            ]
            for likeness, line, other in sorted(likely, key=lambda one: (-one[0], one[1:])):
                if likeness >= _SAME * 100 and line not in pairs and other not in taken:
                    pairs[line] = other
                    taken.add(other)

    @cached_property
    def _fresh(self) -> frozenset[int]:
        """The paragraphs that are not in the snapshot in their current form."""
        same = {
            to for line, to in self._pairs.items() if self.old.lines[line] == self.new.lines[to]
        }
        everything = range(len(self.new.lines))
        return frozenset(everything if self.old is self.new else set(everything) - same)

    def _same_words(self, target: Selector) -> Anchored | None:
        """Return a proposal for unchanged words at another place that are too short to be certain.

        They are unique in both texts, but "Nobody was hurt." may now refer to something else.
        """
        bare = Selector(target.quote)
        places = self.new.places.of(bare)
        if len(target.quote) < _SHORTEST or len(places) != 1 or len(self.old.places.of(bare)) > 1:
            return None
        line, _ = self.new.at(places[0].start)
        return Anchored(None, None, places[0], 1.0) if line in self._fresh else None

    def _proposal(self, target: Selector) -> Anchored:
        """Return the search result that is similar to a target, if there is one."""
        from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 - needed only for lost words

        found = []
        for line in sorted(self._fresh):
            words = self.new.lines[line]
            if len(words) * 2 < len(target.quote):
                continue
            aligned = partial_ratio_alignment(target.quote, words, score_cutoff=_SAME * 100)
            if aligned is None:
                continue
            span = _whole_words(words, aligned.dest_start, aligned.dest_end)
            if span is not None:
                found.append((self._likeness(target, words, span), line, span))
        return self._gated(target, sorted(found, key=lambda one: (-one[0][0], one[1])))

    def _likeness(self, target: Selector, words: str, span: Span) -> tuple[float, float, float]:
        """Return the similarity of a place to a target: overall, before it and after it."""
        from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - needed only for lost words

        before = words[max(0, span.start - len(target.prefix) - 1) : span.start].strip()
        behind = words[span.end : span.end + len(target.suffix) + 1].strip()
        sides = ratio(target.prefix, before) / 100, ratio(target.suffix, behind) / 100
        quote = ratio(target.quote, words[span.start : span.end]) / 100
        whole = sum(weight * one for weight, one in zip(_WEIGHTS, (quote, *sides), strict=True))
        return whole, *sides

    def _gated(
        self, target: Selector, found: list[tuple[tuple[float, float, float], int, Span]]
    ) -> Anchored:
        """Return the most similar place, unless too different, or short and not clearly best."""
        if not found:
            return Anchored()
        (whole, before, behind), line, span = found[0]
        is_long = len(target.quote) >= _TELLING
        ahead = len(found) == 1 or whole - found[1][0][0] >= _AHEAD
        if whole < _PROPOSED or not (is_long or (min(before, behind) >= _AROUND and ahead)):
            return Anchored()
        return Anchored(None, None, span.shift(self.new.starts[line]), whole)


@define
class _Order:
    """Sentences of a range of changed paragraphs, regardless of its division into paragraphs."""

    kept: dict[Span, Span] = field(factory=dict)
    """Unchanged sentence → its location."""
    changed: dict[Span, Span] = field(factory=dict)
    """Sentence rewritten between unchanged sentences → its new version."""

    def compare(self, old: str, was: list[Span], new: str, is_: list[Span]) -> None:
        """Compare the old and new sentences of a range."""
        matcher = difflib.SequenceMatcher(
            None,
            [old[one.start : one.end] for one in was],
            [new[one.start : one.end] for one in is_],
            autojunk=False,
        )
        codes = matcher.get_opcodes()
        for tag, first, last, start, end in codes:
            if tag == "replace":
                self._pair(old, was[first:last], new, is_[start:end])
        for tag, first, last, start, end in codes:
            if tag == "equal" and (last - first > 1 or self._is_held(was, is_, first, start)):
                self.kept |= dict(zip(was[first:last], is_[start:end], strict=True))

    def _is_held(self, was: list[Span], is_: list[Span], at: int, to: int) -> bool:
        """Return True if a sentence is long, or if its neighbours are new versions of the old ones.

        A neighbour may be missing on both sides, at the start or end of the range.
        """
        if len(was[at]) >= _TELLING:
            return True
        sides = []
        for step in (-1, 1):
            old, new = _item(was, at + step), _item(is_, to + step)
            if (old is None) != (new is None) or (old and self.changed.get(old) != new):
                return False
            sides.append(old)
        return any(sides)

    def _pair(self, old: str, was: list[Span], new: str, is_: list[Span]) -> None:
        """Pair similar sentences that were rewritten between unchanged sentences."""
        from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - needed only for edited documents

        likely = sorted(
            (-ratio(old[one.start : one.end], new[other.start : other.end]), one, other)
            for one in was[:_MOST_PAIRED]
            for other in is_[:_MOST_PAIRED]
        )
        taken: set[Span] = set()
        for likeness, one, other in likely:
            is_free = one not in self.changed and other not in taken
            if is_free and -likeness >= _REWRITTEN * 100:
                self.changed[one] = other
                taken.add(other)


def _item(spans: list[Span], at: int) -> Span | None:
    return spans[at] if 0 <= at < len(spans) else None


_MOST_PAIRED = 200
"""Maximum adjacent changed paragraphs that are all compared with each other."""


def _sentences(text: _Lines, line: int) -> list[Span]:
    """Return the sentences of a paragraph, as spans of the text."""
    words, start = text.lines[line], text.starts[line]
    return [one.shift(start) for one in split(words)]


def _needle(target: Selector) -> str:
    return f"{target.prefix} {target.quote} {target.suffix}"


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return the length of the common prefix of two sequences."""
    for at, (left, right) in enumerate(zip(old, new, strict=False)):
        if left != right:
            return at
    return min(len(old), len(new))


def _start(opcodes: "Sequence[Opcode]", at: int) -> int:
    """Return the start of words after an edit, without text inserted before them."""
    for code in opcodes:
        if code.src_end > at:
            ahead = 0 if code.tag == "delete" else max(0, at - code.src_start)
            return code.dest_start + ahead
    return opcodes[-1].dest_end if opcodes else 0


def _stop(opcodes: "Sequence[Opcode]", at: int) -> int:
    """Return the end of words after an edit, without text inserted after them."""
    for code in reversed(opcodes):
        if code.src_start < at and code.src_end > code.src_start:
            left = 0 if code.tag == "delete" else max(0, code.src_end - at)
            return code.dest_end - left
    return 0


def _likeliest(old: str, span: Span, new: str) -> int:
    """Return the offset of words in an edited paragraph, with the best context if repeated."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - needed only for edited documents

    def likeness(at: int) -> float:
        end = at + len(span)
        before = ratio(
            old[max(0, span.start - CONTEXT) : span.start], new[max(0, at - CONTEXT) : at]
        )
        return before + ratio(old[span.end : span.end + CONTEXT], new[end : end + CONTEXT])

    return max(everywhere(new, old[span.start : span.end]), key=likeness)


def _rewritten(old: str, passage: Span, new: str) -> Span | None:
    """Return the new version of a sentence in an edited paragraph, if one is likely.

    It must not be an old sentence of the paragraph, and must be clearly more similar than the next.
    """
    from rapidfuzz.fuzz import ratio, token_sort_ratio  # noqa: PLC0415 - needed only for edited documents

    def likeness(one: Span) -> float:
        told = new[one.start : one.end]
        return max(ratio(words, told), token_sort_ratio(words, told))

    words = old[passage.start : passage.end]
    fresh = [one for one in split(new) if new[one.start : one.end] not in old]
    found = sorted((-likeness(one), one) for one in fresh)
    if not found or -found[0][0] < _REWRITTEN * 100:
        return None
    is_ahead = len(found) == 1 or found[1][0] - found[0][0] >= _AHEAD * 100
    return found[0][1] if is_ahead else None


def _led(old: str, part: Span, new: str, other: Span, span: Span) -> Span | None:
    """Return the location of words in the new version of their part of a paragraph."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - needed only for edited documents

    opcodes = list(Levenshtein.opcodes(old[part.start : part.end], new[other.start : other.end]))
    inner = span.shift(-part.start)
    start, end = _start(opcodes, inner.start), _stop(opcodes, inner.end)
    return _whole_words(new, start + other.start, end + other.start)


def _alike(old: str, span: Span, new: str, other: Span) -> bool:
    """Return True if words are similar enough to their new version."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - needed only for edited documents

    return ratio(old[span.start : span.end], new[other.start : other.end]) >= _REWRITTEN * 100


def _whole_words(text: str, start: int, end: int) -> Span | None:
    """Return a range extended to whole words, without white space at its ends; None if empty."""
    while start > 0 and _WORD.match(text, start - 1) and _WORD.match(text, start):
        start -= 1
    while end < len(text) and end > 0 and _WORD.match(text, end - 1) and _WORD.match(text, end):
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
