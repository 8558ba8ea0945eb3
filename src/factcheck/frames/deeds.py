"""What a date dates: which words of its sentence tell what was done then."""

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from factcheck import lexicon
from factcheck.model import BlockKind, Date, DateRole, Document, Span
from factcheck.text import Tokens, kept_by_words, stem
from factcheck.text.meaning import carries_meaning, is_past, stems_of

_FARTHEST = 40
"""Tokens between a verb and its date."""
_LONGEST = 80
"""Tokens of an entry that are read."""
_LISTING = frozenset({BlockKind.ROW, BlockKind.HEADING})
_GOVERNED = 3
"""So many words behind a preposition are of what it governs: "of the old crane"."""
_OBJECT = 3
_DATING = ("of", "on", "in", "at", "dated")
_DETERMINERS = frozenset({"the", "his", "her", "its", "their", "’s", "'s"})
_PHRASE = 6
"""Words of a phrase between a noun and its date: "the fall of the old crane on"."""


@frozen
class DatedWords:
    """The stems of what was done at a date."""

    told: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    """Those with the form of a verb."""


def dated_words(tokens: Tokens, document: Document, date: Date, whole: Span) -> DatedWords:
    """Return the stems of the words that a date dates, in its sentence or entry.

    A verb of its clause, a noun beside it ("the fire of 3 May"), a noun that a verb of happening
    follows ("the lecture was given on 3 May"); of an entry, row or heading all that nothing else
    governs.
    """
    if document.role_at(whole.start).is_of_others:
        return DatedWords()
    is_listed = date.role is DateRole.HEAD or document.kind_at(whole.start) in _LISTING
    if not is_listed and date.role not in (DateRole.MODIFIER, DateRole.OWN):
        return DatedWords()
    read = _read_of(tokens, date, whole, is_listed=is_listed)
    first = tokens.at(date.span.start)
    behind = max(first, tokens.inside(date.span).stop)
    low, high = min(read.start, first), max(read.stop, behind)
    return _dated_words(
        tuple(tokens.words[low:high]),
        (read.start - low, read.stop - low),
        (first - low, behind - low),
        DateRole.HEAD if is_listed else date.role,
    )


@kept_by_words
def _dated_words(
    words: tuple[str, ...], read: tuple[int, int], date: tuple[int, int], role: DateRole
) -> DatedWords:
    """Return what is dated among words.

    Args:
        words: As printed, the date among them.
        read: The first word that is read, and the one behind the last.
        date: The first word of the date, and the one behind the last.
        role: What the date does; `HEAD` for all that dates an entry, row or heading.
    """
    sentence = _Sentence(words, range(*read), *date)
    dates = {
        DateRole.HEAD: sentence.is_listed,
        DateRole.MODIFIER: sentence.is_beside_date,
        DateRole.OWN: sentence.is_dated,
    }[role]
    told = {sentence.stem(at) for at in sentence.content if dates(at)}
    verbs = {
        sentence.stem(at)
        for at in sentence.content
        if is_past(words[at]) or sentence.lower[at].endswith("s")
    }
    return DatedWords(frozenset(told), frozenset(told & verbs))


def _read_of(tokens: Tokens, date: Date, whole: Span, *, is_listed: bool) -> range:
    """Return the tokens among which a date may date something."""
    inside = tokens.inside(whole)
    if is_listed:
        return inside[:_LONGEST]
    at = tokens.at(date.span.start)
    first, last = max(inside.start, at - _FARTHEST), min(inside.stop, at + _FARTHEST)
    return range(first, max(first, last))


@frozen(eq=False)
class _Sentence:
    """The words of a sentence around one of its dates."""

    printed: Sequence[str]
    words: range
    """Those that are read."""
    first: int
    """The first word of the date."""
    behind: int
    """The one behind the date."""
    lower: list[str] = field(init=False)
    content: list[int] = field(init=False)
    """Words that carry meaning, outside the date."""
    verbs: list[int] = field(init=False)
    """Those of them that are verbs."""
    past: frozenset[int] = field(init=False)
    """All words that are verbs in the past, in the date or outside of it."""

    def __attrs_post_init__(self) -> None:
        """Find the words once."""
        put, inside = object.__setattr__, range(self.first, self.behind)
        lower = [word.lower() for word in self.printed]
        content = [at for at in self.words if carries_meaning(lower[at]) and at not in inside]
        put(self, "lower", lower)
        put(self, "content", content)
        past = (at for at, word in enumerate(self.printed) if is_past(word))
        put(self, "past", frozenset(at for at in past if carries_meaning(lower[at])))
        put(self, "verbs", [at for at in content if at in self.past])

    def stem(self, at: int) -> str:
        """Return the stem of a word."""
        return stem(self.lower[at])

    def is_listed(self, at: int) -> bool:
        """True if a word of an entry stands in its first clause, neither governed nor denied."""
        before = self.lower[self.words.start : at]
        opened = not lexicon.words("events.clause openers").isdisjoint(before)
        return not opened and not self._is_governed(at) and not self._is_undone(at)

    def is_beside_date(self, at: int) -> bool:
        """True if a noun stands right beside the date: "the fire of 3 May", "the 3 May fire"."""
        if at >= self.behind:
            between = self.lower[self.behind : at]
            return between in ([], ["-"])
        between = [word for word in self.lower[at + 1 : self.first] if word != "the"]
        return len(between) == 1 and between[0] in (*_DATING, "from")

    def is_dated(self, at: int) -> bool:
        """True if a date of its own dates a word of its sentence."""
        low, high = (at + 1, self.first) if at < self.first else (self.behind, at)
        between = range(low, high)
        if self._opens_clause(between) or "“" in self.lower[low:high]:
            return False
        verbs = [one for one in self.past if low <= one < high]
        if at in self.past:
            is_led = at < self.first or not any(
                self.words.start <= verb < self.first for verb in self.past
            )  # "was paged at 22:58 and" came later
            is_apart = (verbs or not is_led) and self._is_joined(between)
            return not is_apart and not self._is_undone(at)
        if self._is_governed(at):
            return False
        if at < self.first and self.is_beside_date(at):
            return True
        return len(verbs) <= 1 and self._has_verb_of_happening(at)

    def _opens_clause(self, between: range) -> bool:
        """True if a word opens a clause; "as" of an office does not, "resigned as master on"."""
        for at in between:
            word = self.lower[at]
            is_office = word == "as" and self.past.isdisjoint(range(at, between.stop))
            if word in lexicon.words("events.clause openers") and not is_office:
                return True
        return False

    def _is_joined(self, between: range) -> bool:
        """True if a mark or "and" parts two places."""
        words = self.lower[between.start : between.stop]
        return any(word in {",", ";", ":", "—", "–", "(", "and", "but", "or"} for word in words)

    def _is_governed(self, at: int) -> bool:
        """True if a preposition stands so near in front that the word belongs to its phrase."""
        prepositions = lexicon.words("events.prepositions")
        for before in range(at - 1, max(self.words.start, at - _GOVERNED - 1) - 1, -1):
            word = self.lower[before]
            if word in prepositions:
                return True
            if not word[0].isalnum() and word not in _DETERMINERS and word != "-":
                return False
        return False

    def _is_undone(self, at: int) -> bool:
        """True if a word in front tells that it was not done, or not yet."""
        before = self.lower[max(self.words.start, at - _GOVERNED) : at]
        while before and before[-1] in ("be", "been", "have", "yet", "ever"):
            if before[-1] == "be":
                return True
            before.pop()
        last = before[-1] if before else ""
        return last in lexicon.words("events.not done") or last.endswith(("n’t", "n't"))

    def _has_verb_of_happening(self, at: int) -> bool:
        """True if a noun is the subject of such a verb, or the object of a light one."""
        before = next((one for one in reversed(self.verbs) if one < at), None)
        if before is not None:
            gap = range(before + 1, at)
            is_light = self.stem(before) in stems_of("events.light")
            return is_light and len(gap) <= _OBJECT and not self._is_joined(gap)
        after = next((one for one in self.verbs if one > at), None)
        if after is None or self.stem(after) not in stems_of("events.occurring"):
            return False
        return not self._is_joined(range(at + 1, after))


def noun_of_date(tokens: Tokens, date: Date, whole: Span) -> str:
    """Return the stem of the noun that a date names: "the fall of the crane on 3 May"; or ""."""
    at, floor = tokens.at(date.span.start) - 1, tokens.inside(whole).start
    at -= at >= floor and tokens.lower[at] == "the"
    if at <= floor or tokens.lower[at] not in _DATING:
        return ""
    for noun in _heads(tokens, at, floor):
        lead = tokens.lower[max(floor, noun - 2) : noun]
        is_plain = tokens.words[noun].islower() and carries_meaning(tokens.lower[noun])
        if is_plain and not _DETERMINERS.isdisjoint(lead):
            return tokens.stems[noun]
    return ""


def _heads(tokens: Tokens, at: int, floor: int) -> Iterator[int]:
    """Yield the words that may lead a phrase before a date, the farthest first."""
    prepositions = [
        one
        for one in range(max(floor + 1, at - _PHRASE), at)
        if tokens.lower[one] in lexicon.words("events.prepositions")
        and all(word[0].isalnum() for word in tokens.lower[one:at])
    ]
    yield from (one - 1 for one in (*prepositions, at))
