"""Ages and anniversaries: from which date they count, and at which date they are told."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from factcheck.model import Age, Date, DateKind, DateRole, Document, Facts, Role, Span, Unit
from factcheck.model.numerals import CARDINALS

_ODD = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_SPECIAL = {"hundredth": 100, "centenary": 100, "centennial": 100, "bicentenary": 200}
_ANNIVERSARY = re.compile(
    r"\b(?:(?P<digits>\d{1,3})(?:st|nd|rd|th)|(?P<word>[A-Za-z]+(?:-[a-z]+)?)) anniversary"
    r"|\b(?P<special>centenary|centennial|bicentenary)\b"
)
_OF = re.compile(r" of (?P<what>[^,.;:()\n]{0,60})")
_AGED = re.compile(
    r"\b(?:[Aa]ged|[Aa]t the age of|[Aa]t age) (?P<age>\d{1,3}|[a-z]+(?:-[a-z]+)?)\b"
    r"(?! ?(?:to\b|and\b|or\b|[-–/]|months?\b|days?\b|weeks?\b))"
)
_BORN = re.compile(r"\b(?:[Bb]orn|b\.)(?: [^.;()\d\n]{0,40})? $")
_FOUNDED = re.compile(
    r"\b(?:founded|established|formed|created|inaugurated|incorporated)(?: [^.;()\d\n]{0,40})? $"
)
_LIFE = re.compile(r"\((?:born )?$")
_AHEAD = re.compile(
    r"(?i)\b(?:ahead|before|upcoming|will|would|next|approach\w*|prepar\w*|plan\w*|propos\w+"
    r"|coming|eve|towards?|future|forthcoming)\b"
)
"""An anniversary that is still to come when it is spoken of."""
_KIN = re.compile(
    r"(?i)\b(?:wife|husband|widow|father|mother|parents?|son|daughter|child|children|brother|sister"
    r"|uncle|aunt|nephew|niece|cousin|fianc\w+|grand\w+|twins?|bride|predecessor|successor)\b"
)
_HE = re.compile(r"\b(?:he|she|He|She)\b")
_REACH = 60
_OWN = (DateRole.OWN, DateRole.HEAD)


def ages(document: Document, facts: Facts) -> tuple[Age, ...]:
    """Return the ages and anniversaries whose two dates one sentence or paragraph tells.

    An anniversary counts from the year behind "of" to the one date of its sentence or entry; an
    age from the only birth of its paragraph to the one other date of its sentence. Kin in the same
    sentence, or an anniversary to come, leave open whose or which it is, and nothing is returned.
    """
    reader = _Reader(document, facts)
    found = [*reader.anniversaries(), *reader.ages()]
    return tuple(sorted(found, key=lambda one: one.span))


class _Reader:
    def __init__(self, document: Document, facts: Facts) -> None:
        self._document = document
        self._dates = facts.dates
        self._starts = [date.span.start for date in facts.dates]

    def anniversaries(self) -> Iterator[Age]:
        """Yield the anniversaries of a date that is named behind them, or of a founding."""
        text = self._document.text
        told = "anniversary" in text or "centen" in text
        for match in _ANNIVERSARY.finditer(text) if told else ():
            years, sentence = _ordinal(match), self._sentence(match.start())
            if not years or _AHEAD.search(self._document.words(sentence)):
                continue
            named = self._commemorated(sentence, _OF.match(text, match.end()))
            at = self._single(sentence, match.start(), without=named)
            if len(named) == 1 and at is not None:
                span = Span(*match.span())
                yield Age(span, years, named[0], at, is_completed=False)

    def _commemorated(self, sentence: Span, of: re.Match[str] | None) -> list[Date]:
        """Return the dates named behind "of"; without it, those of a founding in the sentence."""
        if of is not None:
            return [one for one in self._within(Span(*of.span("what"))) if _has_year(one)]
        dates = [one for one in self._within(sentence) if _has_year(one)]
        return [one for one in dates if _FOUNDED.search(self._left(one))]

    def ages(self) -> Iterator[Age]:
        """Yield the ages of people whose birth the paragraph tells."""
        for match in _AGED.finditer(self._document.text):
            years = _cardinal(match["age"])
            sentence = self._sentence(match.start())
            block = self._document.block_at(match.start())
            if not years or block is None or _KIN.search(self._document.words(sentence)):
                continue
            births = [one for one in self._within(block.span) if self._is_birth(one)]
            if len(births) == 1 and self._is_of(births[0], sentence):
                yield from self._age(Span(*match.span()), years, births[0], sentence)

    def _age(self, span: Span, years: int, birth: Date, sentence: Span) -> Iterator[Age]:
        at = self._single(sentence, span.start, without=[birth])
        if birth.value and birth.value.is_interval:
            died = re.search(r"\bdied\b", self._document.words(sentence)) is not None
            at = birth if died and at is None else at
        if at is not None:
            yield Age(span, years, birth, at)

    def _is_of(self, birth: Date, sentence: Span) -> bool:
        """Say whether a sentence tells of the one who was born: the same, or "he" and "she"."""
        if sentence.contains(birth.span):
            return True
        between = self._document.text[birth.span.end : sentence.start]
        return bool(_HE.search(self._document.words(sentence))) and not _KIN.search(between)

    def _is_birth(self, date: Date) -> bool:
        left = self._left(date)
        if not _has_year(date) or date.value is None:
            return False
        is_life = date.value.is_interval and _LIFE.search(left) is not None
        return is_life or (not date.value.is_interval and _BORN.search(left) is not None)

    def _left(self, date: Date) -> str:
        return self._document.text[max(0, date.span.start - _REACH) : date.span.start]

    def _sentence(self, at: int) -> Span:
        return self._document.sentence_at(at) or Span(at, at)

    def _within(self, span: Span) -> list[Date]:
        first, stop = (bisect_left(self._starts, at) for at in (span.start, span.end))
        return [one for one in self._dates[first:stop] if one.role is not DateRole.QUOTED]

    def _single(self, sentence: Span, at: int, *, without: list[Date]) -> Date | None:
        """Return the one dated day or year of a sentence, or the head of its entry."""
        told = [one for one in self._within(sentence) if one not in without]
        entry = self._document.entry_at(at)
        if not told and entry is not None:
            told = [one for one in self._within(entry.head) if one.role is DateRole.HEAD]
        good = len(told) == 1 and told[0].kind is DateKind.ABSOLUTE and told[0].role in _OWN
        role = self._document.role_at(at)
        return told[0] if good and role in (Role.NARRATIVE, Role.CHRONOLOGY) else None


def _has_year(date: Date) -> bool:
    return date.value is not None and Unit.YEAR in date.stated and date.kind is DateKind.ABSOLUTE


def _ordinal(match: re.Match[str]) -> int:
    """Return the number of an anniversary; 0 for a word that is none ("golden")."""
    if match["digits"]:
        return int(match["digits"])
    word = (match["special"] or match["word"]).lower()
    if word in _SPECIAL:
        return _SPECIAL[word]
    tens, _, ones = word.rpartition("-")
    return _cardinal(tens) + _ordinal_word(ones) if tens else _ordinal_word(ones)


def _ordinal_word(word: str) -> int:
    if word in _ODD:
        return _ODD[word]
    stem = word[:-4] + "y" if word.endswith("ieth") else word.removesuffix("th")
    return CARDINALS.get(stem, 0) if stem != word else 0


def _cardinal(words: str) -> int:
    """Return what a number counts, 0 for a word that is none."""
    if words.isdigit():
        return int(words)
    tens, _, ones = words.lower().partition("-")
    counted = [CARDINALS.get(part, 0) for part in (tens, ones) if part]
    return sum(counted) if all(counted) else 0
