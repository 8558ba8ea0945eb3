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
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from attrs import evolve, field, frozen

from factcheck import lexicon
from factcheck.equations.amounts import MOST, PERCENT, value
from factcheck.model import Date, Document, Quantity, Span

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
_REACH = 90
"""Code points around a figure in which its cues stand."""
_NEAR = 12


def pattern(phrase: str) -> str:
    """Return the source of a pattern for a phrase."""
    return r"\s?".join(_part(piece) for piece in phrase.split())


def _part(piece: str) -> str:
    if piece in _GAPS:
        return _GAPS[piece]
    if piece[0] == "<":
        name = piece[1:-1]
        item = f"equations.{name.replace('_', ' ')}"
        if lexicon.is_table(item):
            return rf"\b(?P<{name}>{lexicon.alternation(item)})\b"
        return f"(?:{'|'.join(map(pattern, lexicon.ordered(item)))})"
    if piece.isalnum() and piece.isupper():
        return f"(?P<{piece}>{_PLACES.get(piece, _FIGURE)}{_MORE}*+)"
    choice = "|".join(map(_word, piece.removesuffix("?").split("|")))
    return f"(?:{choice})?" if piece.endswith("?") else f"(?:{choice})"


def _word(token: str) -> str:
    words = r"\s".join(re.escape(word) for word in token.split("_"))
    return rf"\b{words}\b" if token[0].isalnum() else words


@cache
def any_of(item: str) -> re.Pattern[str]:
    """Return one pattern for all phrases of a list, in upper or lower case."""
    lines = lexicon.ordered(item)
    return re.compile("|".join(map(pattern, lines)), re.IGNORECASE)


@cache
def leading(item: str) -> re.Pattern[str]:
    """Return a pattern for phrases that stand right in front of a figure."""
    lines = lexicon.ordered(item)
    return re.compile(rf"(?:{'|'.join(map(pattern, lines))})\s?\Z", re.IGNORECASE)


@cache
def following(item: str) -> re.Pattern[str]:
    """Return a pattern for phrases that stand right behind a figure."""
    lines = lexicon.ordered(item)
    return re.compile(rf"\s?(?:{'|'.join(map(pattern, lines))})", re.IGNORECASE)


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(pattern(phrase), re.IGNORECASE)


@cache
def _needed(phrase: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the places of a phrase, and the words of which a text must have one of each."""
    places, words = list[str](), list[tuple[str, ...]]()
    for piece in phrase.split():
        if piece.isalnum() and piece.isupper():
            places.append(piece)
        elif piece not in _GAPS and piece[0] != "<" and piece[-1] != "?":
            words.append(tuple(piece.lower().replace("_", " ").split("|")))
    return tuple(places), tuple(words)


def masked(text: str, marks: Iterable[tuple[Span, str]]) -> str:
    """Return a text with a mark in place of each span; every other letter keeps its place.

    A mark shorter than its span is filled up. Of two spans that overlap the first is masked.
    """
    parts, at = list[str](), 0
    for span, mark in sorted(marks):
        if span.start >= at:
            parts += text[at : span.start], mark.ljust(len(span), _MORE)
            at = span.end
    return "".join([*parts, text[at:]])


def filled(text: str, item: str) -> Iterator[tuple[dict[str, int], re.Match[str]]]:
    """Yield each place of a masked text where a phrase of a list stands, in order of the list.

    With it goes where that begins which fills each of its places. A phrase of which the text lacks
    a word or a figure is not even compiled.
    """
    for phrase in lexicon.ordered(item):
        places, words = _needed(phrase)
        rare = {_PLACES[name] for name in places if len(_PLACES.get(name, "")) == 1}
        lines = [
            (start, end)
            for start, end, marks in _lines(text)
            if len(marks) >= len(places) and rare.issubset(marks)
        ]
        if lines and all(any(word in _lower(text) for word in some) for some in words):
            yield from _found(_compiled(phrase), places, text, lines)


def _found(
    phrase: re.Pattern[str], places: Sequence[str], text: str, lines: Sequence[tuple[int, int]]
) -> Iterator[tuple[dict[str, int], re.Match[str]]]:
    for start, end in lines:
        at = start
        while at < end and (found := phrase.search(text, at, end)):
            yield {name: found.start(name) for name in places}, found
            at = found.start() + 1


@lru_cache(maxsize=4)
def _lower(text: str) -> str:
    return text.lower()


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where each line of a masked text begins and ends, and the marks that it has."""
    found, at = list[tuple[int, int, str]](), 0
    for line in text.split("\n"):
        marks = "".join(_MARKS.findall(line))
        if marks:
            found.append((at, at + len(line), marks))
        at += len(line) + 1
    return tuple(found)


@frozen(eq=False)
class Numbers:
    """The figures of a document in a row, with the words around them."""

    document: Document
    text: str
    """Its text with figures and dates masked; every letter keeps its place."""
    known: tuple[Quantity, ...]
    dates: Sequence[Date]
    starts: dict[int, int]
    """From the place of a figure to its index."""
    left: dict[int, bool] = field(factory=dict, repr=False)
    """Whether a figure is told as what is left of another, by index, as far as it was asked."""

    @classmethod
    def of(
        cls, document: Document, quantities: Sequence[Quantity], dates: Sequence[Date]
    ) -> "Numbers":
        """Mask the figures and dates of a document."""
        quantities = [one for one in quantities if abs(value(one)) < MOST]
        marks = [(one.span, _PASSED * len(one.span)) for one in dates]
        marks += [(one.span, SHARE if one.unit in PERCENT else NUMBER) for one in quantities]
        text = masked(document.text, marks)
        known = tuple(
            evolve(one, hedge=one.hedge or "about") if _FRACTION.match(text, one.span.end) else one
            for one in quantities
            if text[one.span.start] in (NUMBER, SHARE)
        )
        starts = {one.span.start: at for at, one in enumerate(known)}
        return cls(document, text, known, dates, starts)

    def without_bounds(self) -> "Numbers":
        """Return the figures but for those that bound what others count: "under five"."""
        bound = leading("equations.bounds")
        told = [one for at, one in enumerate(self.known) if not bound.search(self.before(at))]
        return Numbers.of(self.document, told, self.dates)

    def of_units(self, units: Collection[str]) -> "Numbers":
        """Return the figures of some units alone; others are words like any."""
        told = [one for one in self.known if one.unit in units]
        return Numbers.of(self.document, told, self.dates)

    def filled(self, item: str) -> Iterator[tuple[dict[str, int], re.Match[str]]]:
        """Yield each place where a phrase of a list stands, with the figures that fill its places.

        The figures are told by their index.
        """
        for places, found in filled(self.text, item):
            slots = {name: self.starts.get(start, -1) for name, start in places.items()}
            if -1 not in slots.values():
                yield slots, found

    def has_date(self, words: str) -> bool:
        """True if masked words hold a date."""
        return _PASSED in words

    def between(self, left: int, right: int) -> str:
        """Return the masked text between two figures."""
        return self.text[self.known[left].span.end : self.known[right].span.start]

    def before(self, at: int) -> str:
        """Return the words in front of a figure, of its own block alone."""
        start = self.known[at].span.start
        return self.text[max(0, start - _REACH) : start].rpartition("\n")[2]

    def behind(self, at: int) -> str:
        """Return the words behind a figure, of its own block alone."""
        end = self.known[at].span.end
        return self.text[end : end + _REACH].partition("\n")[0]

    def sentence(self, at: int) -> Span:
        """Return the sentence of a figure."""
        span = self.known[at].span
        return self.document.sentence_at(span.start) or span

    def near(self, slots: Sequence[int]) -> Iterator[Quantity]:
        """Yield the other figures of the sentences that some figures stand in, a dozen each way."""
        start, end = self.sentence(min(slots)).start, self.sentence(max(slots)).end
        around = range(max(0, min(slots) - _NEAR), min(len(self.known), max(slots) + 1 + _NEAR))
        for at in around:
            if at not in slots and start <= self.known[at].span.start < end:
                yield self.known[at]


def without_figures(words: str) -> str:
    """Return masked words with the noun behind each figure left out: "seven others" is gone."""
    return _COUNTED.sub(" ", words)
