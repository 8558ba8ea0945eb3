"""Cues: phrases with places for figures, kept as data and met in a text whose figures are masked.

A line of `lexicon/equations.txt` is a phrase such as "PART of the? WHOLE * ( SHARE )": a word in
capitals is a place that a figure fills, SHARE one in per cent; any other word stands for itself.

    *            up to three words
    **           words of the clause without "and", "or", "but" or "with"
    ***          words of the sentence, commas included
    ~            words of this sentence and the next ones
    a|b_c        one of these words or marks, `b_c` stands for "b c"; a|b_c? one of these or none
    <name>       any line of the list "name" of the same file (`<two_words>` of "two words")
    $            the end of the clause

START and END are places for a date, LIMIT, MIDDLE and LAST for one behind "until", RANGE
for two dates told as one, LENGTH for a length of time.

"A third of the farms" is a figure in per cent, which `mentions/quantities` reads, and fills SHARE;
"a third of the 48", "a third (16 of the 48)" and "(a third)" are words, met by <fractions>.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise, takewhile
from operator import contains

from attrs import evolve, field, frozen

from factcheck import lexicon
from factcheck.equations.amounts import MOST, PERCENT
from factcheck.mentions.quantities.values import value
from factcheck.model import Quantity, Span
from factcheck.text import grouped

NUMBER, SHARE, LENGTH, OTHER = "\ue000\ue001\ue002\ue003"
DATE, RANGE, SINCE, UNTIL = "\ue004\ue005\ue006\ue007"
"""What a masked text has for the first letter of a figure, of one in per cent, of a length of time
and of what may not be passed over; of a date, of two as one ("from 3 to 20 May"), of "from 3 May"
and "until 20 May"."""
_MORE, _PASSED = "\ue008", "\ue009"
"""The same for all further letters, and for dates among figures, which may be passed over."""
_PLACES = {
    "SHARE": SHARE,
    "LENGTH": LENGTH,
    "RANGE": RANGE,
    "START": f"[{DATE}{SINCE}]",
    "END": DATE,
    "LIMIT": UNTIL,
    "MIDDLE": UNTIL,
    "LAST": UNTIL,
}
_FIGURE = f"[{NUMBER}{SHARE}]"
_NO_FIGURE = f"|\n{NUMBER}-{_MORE}"
_WORD = rf"(?<!\w)(?:[^\W\d_][\w’'-]*+|\d{{4}}+(?!\w)|{_PASSED}++)"
_IN_CLAUSE = rf"[^.;:()“”{_NO_FIGURE}]|\.(?=\w)"
_GAPS = {
    "*": rf"(?:\s?{_WORD}){{0,3}}?",
    "**": rf"(?:(?!\s(?:and|or|but|with)\s)(?:{_IN_CLAUSE})){{0,80}}?",
    "***": rf"(?:{_IN_CLAUSE}){{0,80}}?",
    "~": rf"[^“”{_NO_FIGURE}]{{0,400}}?",
    "$": r"(?=\s?[),.;:]|\s[–—]|\s?\Z|\n)",
}
_COUNTED = re.compile(rf"{_FIGURE}{_MORE}* (?:more |other )?[^\W\d]+")
_FRACTION = re.compile(r" and (?:a|one|two|three) (?:half|quarters?|thirds?)\b")
_MARKS = re.compile(f"[{NUMBER}-{UNTIL}]")
_WORDS = re.compile(r"\w+")
_TOKENS = re.compile(r"\w+|[^\w\s]")
_IN_FRONT = re.compile(rf"\b(\w++)\s?+(?=[{NUMBER}-{UNTIL}])")
_BEHIND = re.compile(rf"[{NUMBER}-{UNTIL}]{_MORE}*\s?(\w+)")
_REACH = 90
"""Code points around a figure in which its cues stand."""
_NEAR = 12
_LONGEST_WORD = 40


def pattern(phrase: str) -> str:
    """Return the source of a pattern for a phrase."""
    return r"\s?".join(_part(piece) for piece in phrase.split())


def _part(piece: str) -> str:
    if piece in _GAPS:
        return _GAPS[piece]
    if piece[0] == "<":
        item = _list_of(piece)
        if lexicon.is_table(item):
            return rf"\b(?P<{piece[1:-1]}>{lexicon.alternation(item)})\b"
        lines = lexicon.ordered(item)
        if all(line.isalpha() for line in lines):
            return _choice(lines)
        return f"(?:{_any(item)})"
    if _is_place(piece):
        return f"(?P<{piece}>{_PLACES.get(piece, _FIGURE)}{_MORE}*+)"
    choice = _choice(piece.removesuffix("?").split("|"))
    return f"(?:{choice})?" if piece.endswith("?") else choice


def _choice(tokens: Sequence[str]) -> str:
    """Return one of some words or marks; words share their edges, which is quicker to compile."""
    if all(token[0].isalnum() for token in tokens):
        return rf"\b(?:{'|'.join(map(_spaced, tokens))})\b"
    return f"(?:{'|'.join(map(_word, tokens))})"


def _is_place(piece: str) -> bool:
    """True if a figure fills the place of a piece."""
    return piece.isalnum() and piece.isupper()


def _list_of(piece: str) -> str:
    """Return the item of the lexicon that `<name>` stands for."""
    return f"equations.{piece[1:-1].replace('_', ' ')}"


def _word(token: str) -> str:
    return rf"\b{_spaced(token)}\b" if token[0].isalnum() else _spaced(token)


def _spaced(token: str) -> str:
    return r"\s".join(re.escape(word) for word in token.split("_"))


@cache
def any_of(item: str) -> re.Pattern[str]:
    """Return one pattern for all phrases of a list, in upper or lower case."""
    return re.compile(_any(item), re.IGNORECASE)


def _any(item: str) -> str:
    """Return the source of a pattern for all phrases of a list."""
    return "|".join(map(pattern, lexicon.ordered(item)))


def leading(item: str, text: str) -> re.Match[str] | None:
    """Return the phrase of a list that stands at the end of a text, right in front of a figure."""
    ends = _ends(item)
    if ends and (
        _last_token(text[-_LONGEST_WORD:].lower()) not in ends or not _may_hold(text, item)
    ):
        return None
    return _leading(item).search(text)


def _may_hold(text: str, item: str) -> bool:
    """True if a text has the words that a phrase of a list cannot be without."""
    words = frozenset(_WORDS.findall(text.lower()))
    return any(not any(map(words.isdisjoint, cue.needed)) for cue in cues(item))


@lru_cache(maxsize=4_096)
def _last_token(text: str) -> str:
    """Return the last word or mark of a text; one text is asked for by many lists in turn."""
    *_, last = _TOKENS.findall(text) or ("",)
    return last


@cache
def _leading(item: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(item)})\s?\Z", re.IGNORECASE)


@cache
def _ends(item: str) -> frozenset[str]:
    """Return the words and marks with which phrases of a list end; none if that is not plain."""
    found = set[str]()
    for line in lexicon.ordered(item):
        pieces = line.split()
        may_be_missing = list(takewhile(lambda piece: piece[-1] == "?", reversed(pieces)))
        last = reversed(pieces[-1 - len(may_be_missing) :])
        told = [_ends_of(piece.removesuffix("?")) for piece in last]
        if not all(told) or len(may_be_missing) == len(pieces):
            return frozenset()
        found.update(*told)
    return frozenset(found)


@cache
def _ends_of(piece: str) -> frozenset[str]:
    """Return the words and marks with which a piece may end; none if that is not plain."""
    if piece in _GAPS or _is_place(piece):
        return frozenset()
    if piece[0] == "<":
        item = _list_of(piece)
        return frozenset() if lexicon.is_table(item) else _ends(item)
    choices = piece.lower().replace("_", " ").split("|")
    return frozenset(_TOKENS.findall(choice)[-1] for choice in choices)


@cache
def following(item: str) -> re.Pattern[str]:
    """Return a pattern for phrases that stand right behind a figure."""
    return re.compile(rf"\s?(?:{_any(item)})", re.IGNORECASE)


@frozen(eq=False)
class _Cue:
    """One phrase of a list, compiled when a line first has its words and as many figures."""

    phrase: str
    places: tuple[str, ...]
    needed: tuple[frozenset[str], ...]
    """Of each of these sets a line has one word, in lower case, wherever the phrase stands."""
    in_front: tuple[frozenset[str], ...]
    """Of each of these one stands right in front of a figure."""
    behind: tuple[frozenset[str], ...]
    """Of each of these one stands right behind a figure."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the phrase as a pattern."""
        return re.compile(pattern(self.phrase), re.IGNORECASE)

    @cached_property
    def _fillers(self) -> tuple[str, ...]:
        """Return the first letters that a figure in each of its places may have."""
        return tuple(_PLACES.get(name, _FIGURE) for name in self.places)

    def may_stand_in(self, line: "Line") -> bool:
        """True if a line has its words, and figures for all its places in a row.

        They stand in a row because no gap of a phrase passes over another figure.
        """
        if len(line.marks) < len(self.places):
            return False
        for told, asked in (
            (line.words, self.needed),
            (line.in_front, self.in_front),
            (line.behind, self.behind),
        ):
            if any(map(told.isdisjoint, asked)):
                return False
        rows = range(len(line.marks) - len(self.places) + 1)
        return any(all(map(contains, self._fillers, line.marks[at:])) for at in rows)


@cache
def cues(item: str) -> tuple[_Cue, ...]:
    """Return the phrases of a list."""
    return tuple(_cue(phrase) for phrase in lexicon.ordered(item))


@cache
def _places_by_word(item: str) -> Mapping[str, Sequence[int]]:
    """Return by each word which phrases of a list, by their place, a line with it may have.

    Those that need no word stand under an empty one.
    """
    return grouped(
        (word, at)
        for at, cue in enumerate(cues(item))
        for word in min(cue.needed, key=len, default=frozenset({""}))
    )


@cache
def _words_of(item: str) -> frozenset[str]:
    return frozenset(_places_by_word(item))


def _cue(phrase: str) -> _Cue:
    pieces = phrase.split()
    places = tuple(piece for piece in pieces if _is_place(piece))
    needed = (_needed_words(piece) for piece in pieces if not _is_place(piece))
    pairs = [*pairwise(pieces)]
    in_front = (_last_words(one) for one, two in pairs if _is_place(two) and not _is_place(one))
    behind = (_first_words(two) for one, two in pairs if _is_place(one) and not _is_place(two))
    sets = (tuple(words for words in told if words) for told in (needed, in_front, behind))
    return _Cue(phrase, places, *sets)


@cache
def _needed_words(piece: str) -> frozenset[str]:
    """Return words of which one stands wherever a piece does; none if it may be without any.

    Of each line of a list those of one piece are enough: the fewest, and of as many the last.
    """
    if piece[0] != "<" or piece in _GAPS or lexicon.is_table(_list_of(piece)):
        return _first_words(piece)
    found = set[str]()
    for line in lexicon.ordered(_list_of(piece)):
        needed = [words for one in line.split() if (words := _needed_words(one))]
        if not needed:
            return frozenset()
        found |= min(reversed(needed), key=len)
    return frozenset(found)


@cache
def _first_words(piece: str) -> frozenset[str]:
    """Return the words with which a piece may begin; none if it may be left out or be a mark."""
    if piece in _GAPS or piece.endswith("?"):
        return frozenset()
    begun = ["".join(_TOKENS.findall(choice.replace("_", " "))[:1]) for choice in _choices(piece)]
    return frozenset(map(str.lower, begun)) if all(map(str.isalnum, begun)) else frozenset()


@cache
def _last_words(piece: str) -> frozenset[str]:
    """Return the words with which a piece may end; none if that is not plain."""
    if piece in _GAPS or piece.endswith("?") or piece[0] == "<":
        return frozenset()
    ends = [choice.rpartition("_")[2] for choice in piece.split("|")]
    return frozenset(map(str.lower, ends)) if all(map(str.isalpha, ends)) else frozenset()


def _choices(piece: str) -> Sequence[str]:
    """Return what may stand in the place of a piece: words, or the items of a list."""
    if piece[0] != "<":
        return piece.split("|")
    item = _list_of(piece)
    if lexicon.is_table(item):
        return tuple(lexicon.table(item))
    lines = [line.split()[0] for line in lexicon.ordered(item)]
    return [choice for first in lines for choice in ("?" if first[-1] == "?" else first).split("|")]


def masked(text: str, marks: Iterable[tuple[Span, str]]) -> str:
    """Return a text with a mark in place of each span; every other letter keeps its place.

    A mark shorter than its span is filled up. Of two spans that overlap the first is masked.
    """
    parts, at = list[str](), 0
    for start, end, mark in sorted((span.start, span.end, mark) for span, mark in marks):
        if start >= at:
            parts += text[at:start], mark.ljust(end - start, _MORE)
            at = end
    return "".join([*parts, text[at:]])


@frozen(eq=False)
class Line:
    """A line of a masked text."""

    text: str
    marks: str
    """The first letters of its figures, in order."""
    words: frozenset[str]
    """Its words in lower case, where it has figures."""
    in_front: frozenset[str]
    """Those right in front of a figure."""
    behind: frozenset[str]
    """Those right behind one."""

    @classmethod
    def of(cls, text: str) -> "Line":
        """Note the figures and words of a line."""
        marks = "".join(_MARKS.findall(text))
        told = text.lower() if marks else ""
        found = (_WORDS.findall(told), _IN_FRONT.findall(told), _BEHIND.findall(told))
        return cls(text, marks, *map(frozenset, found))

    def filled(self, item: str) -> Iterator[tuple[dict[str, int], re.Match[str]]]:
        """Yield each place where a phrase of a list stands, in order of the list.

        With it goes where that begins which fills each of its places. A phrase that may not stand
        in the line is not sought, and one that is sought nowhere is not compiled.
        """
        if not self.marks:
            return
        by_word = _places_by_word(item)
        may_stand = {at for word in self.words & _words_of(item) for at in by_word[word]}
        for cue in (cues(item)[at] for at in sorted(may_stand.union(by_word.get("", ())))):
            found = cue.pattern.search(self.text) if cue.may_stand_in(self) else None
            while found:
                yield {name: found.start(name) for name in cue.places}, found
                found = cue.pattern.search(self.text, found.start() + 1)


@frozen(eq=False)
class Numbers:
    """The figures of a line of a document in a row, with the words around them.

    All places are counted from the first character of the line.
    """

    words: str
    """The line as it stands."""
    sentences: tuple[Span, ...]
    dates: tuple[Span, ...]
    line: Line
    """The line with figures and dates masked; every letter keeps its place."""
    known: tuple[Quantity, ...]
    starts: dict[int, int]
    """From the place of a figure to its index."""
    left: dict[int, bool] = field(factory=dict, repr=False)
    """Whether a figure is told as what is left of another, by index, as far as it was asked."""

    @classmethod
    def of(
        cls,
        words: str,
        quantities: Sequence[Quantity],
        dates: tuple[Span, ...],
        sentences: tuple[Span, ...],
    ) -> "Numbers":
        """Mask the figures and dates of a line."""
        quantities = [one for one in quantities if abs(value(one)) < MOST]
        marks = [(span, _PASSED * len(span)) for span in dates]
        marks += [(one.span, SHARE if one.unit in PERCENT else NUMBER) for one in quantities]
        line = Line.of(masked(words, marks))
        known = tuple(
            evolve(one, hedge=one.hedge or "about")
            if _FRACTION.match(line.text, one.span.end)
            else one
            for one in quantities
            if line.text[one.span.start] in (NUMBER, SHARE)
        )
        starts = {one.span.start: at for at, one in enumerate(known)}
        return cls(words, sentences, dates, line, known, starts)

    @property
    def text(self) -> str:
        """Return the masked line."""
        return self.line.text

    def without_bounds(self) -> "Numbers":
        """Return the figures but for those that bound what others count: "under five"."""
        told = [
            one
            for at, one in enumerate(self.known)
            if not leading("equations.bounds", self.before(at))
        ]
        return self if len(told) == len(self.known) else self.with_figures(told)

    def of_units(self, units: Collection[str]) -> "Numbers":
        """Return the figures of some units alone; others are words like any."""
        return self.with_figures([one for one in self.known if one.unit in units])

    def with_figures(self, quantities: Sequence[Quantity]) -> "Numbers":
        """Return the same line with other figures."""
        return Numbers.of(self.words, quantities, self.dates, self.sentences)

    def filled(self, item: str) -> Iterator[tuple[dict[str, Quantity], re.Match[str]]]:
        """Yield each place where a phrase of a list stands, with the figures in its places."""
        for places, found in self.line.filled(item):
            if self.starts.keys() >= {*places.values()}:
                yield {name: self.known[self.starts[at]] for name, at in places.items()}, found

    def has_date(self, words: str) -> bool:
        """True if masked words hold a date."""
        return _PASSED in words

    def between(self, left: int, right: int) -> str:
        """Return the masked text between two figures."""
        return self.text[self.known[left].span.end : self.known[right].span.start]

    def before(self, at: int) -> str:
        """Return the words in front of a figure."""
        start = self.known[at].span.start
        return self.text[max(0, start - _REACH) : start]

    def behind(self, at: int) -> str:
        """Return the words behind a figure."""
        end = self.known[at].span.end
        return self.text[end : end + _REACH]

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that holds a place."""
        at = bisect_right(self.sentences, offset, key=lambda one: one.start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def sentence(self, at: int) -> Span:
        """Return the sentence of a figure."""
        span = self.known[at].span
        return self.sentence_at(span.start) or span

    def told_with(self, offset: int) -> str:
        """Return the words of the sentence that holds a place, as they stand."""
        sentence = self.sentence_at(offset)
        return self.words[sentence.start : sentence.end] if sentence else ""

    def near(self, told: Collection[Quantity]) -> Iterator[Quantity]:
        """Yield the other figures of the sentences that some figures stand in, a dozen each way."""
        slots = [self.starts[one.span.start] for one in told]
        start, end = self.sentence(min(slots)).start, self.sentence(max(slots)).end
        around = range(max(0, min(slots) - _NEAR), min(len(self.known), max(slots) + 1 + _NEAR))
        for at in around:
            if at not in slots and start <= self.known[at].span.start < end:
                yield self.known[at]


def without_figures(words: str) -> str:
    """Return masked words with the noun behind each figure left out: "seven others" is gone."""
    return _COUNTED.sub(" ", words)
