"""What the words of one form say: its months, days, years and numbers."""

from attrs import frozen

from factcheck import lexicon
from factcheck.mentions.dates.classes import Classes, Coded, values
from factcheck.mentions.dates.expressions import Mention, Moment
from factcheck.mentions.dates.shapes import short_year
from factcheck.model import Unit

_SCALES = lexicon.table("dates.small scales")
_WORDS = {"a": 1, "an": 1, "another": 1, "the": 1, "couple": 2}
_NUMBERS = ("ONES", "TEENS", "TENS")


@frozen(eq=False)
class Fields:
    """The tokens that one form covers."""

    text: Coded
    known: Classes
    first: int
    """The first token."""
    behind: int
    """The token behind the last."""

    @property
    def start(self) -> int:
        """First code point."""
        return self.text.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """The code point behind the last."""
        return self.text.tokens.ends[self.behind - 1]

    @property
    def last(self) -> str:
        """Its last word or mark, in lower case."""
        return self.text.tokens.lower[self.behind - 1]

    def before(self, count: int = 1) -> str:
        """Return the word or mark so many in front of it, in its line and in lower case."""
        at = self.first - count
        return self.text.tokens.lower[at].replace("’", "'") if at >= 0 else ""

    def printed_before(self) -> str:
        """Return the word or mark in front of it in its line as printed."""
        return self.text.tokens.words[self.first - 1] if self.before() else ""

    def after(self, count: int = 1) -> str:
        """Return the word or mark so many behind it, in its line and as printed."""
        words, at = self.text.tokens.words, self.behind - 1 + count
        return words[at] if at < len(words) else ""

    def all(self, label: str) -> list[int]:
        """Return the tokens of a class."""
        members = self.known.members.get(label, "")
        row = self.text.letters[self.first : self.behind]
        return [at for at, letter in enumerate(row, self.first) if letter in members]

    def word(self, *labels: str) -> str:
        """Return the first word of some classes in lower case; empty if there is none."""
        found = (token for label in labels for token in self.all(label))
        return next((self.text.tokens.lower[token] for token in found), "")

    def has(self, *words: str) -> bool:
        """True if one of some words stands in it."""
        return any(word in words for word in self.text.tokens.lower[self.first : self.behind])

    def value(self, *labels: str) -> str:
        """Return what the first word of some classes stands for; empty if there is none."""
        return next((values(label)[word] for label in labels if (word := self.word(label))), "")

    @property
    def months(self) -> list[int]:
        """The months named, in order."""
        tokens = sorted((*self.all("FULLMONTH"), *self.all("SHORTMONTH")))
        both = values("FULLMONTH", "SHORTMONTH")
        return [int(both[self.text.tokens.lower[token]]) for token in tokens]

    @property
    def days(self) -> list[tuple[int, int]]:
        """The days of months in digits, each with its token."""
        tokens = sorted((*self.all("DAYNUM"), *self.all("DAYTH"), *self.all("BADDAY")))
        found = [(ordinal(self.text.tokens.words[token]), token) for token in tokens]
        comma = [(self.shape("DAYYEAR").first.day or 0, token) for token in self.all("DAYYEAR")]
        return found + comma

    @property
    def years(self) -> list[int]:
        """The years named, of a double year the later, of two digits in full, of an era."""
        if self.era:
            numbers = (int(self.text.tokens.words[token]) for token in self.all("BIGNUM"))
            return [in_era(number, self.era) for number in numbers]
        found = [int(self.text.tokens.words[token]) for token in self.all("YEAR")]
        found += [self.shape("DAYYEAR").first.year or 0 for _ in self.all("DAYYEAR")]
        for token in self.all("DUAL"):
            last = self.text.shapes[token].last
            found.append(last.first.year or 0 if last else 0)
        before = self.text.tokens.words
        short = (t for t in self.all("TWO") if t > self.first and before[t - 1] in ("'", "’", "‘"))
        return found or [short_year(int(before[token])) for token in short]

    @property
    def year(self) -> int | None:
        """The one year; None if none is named. That of an era stands behind the day."""
        found = self.years
        return (found[-1] if self.era else found[0]) if found else None

    @property
    def era(self) -> str:
        """The era of its years as written, in lower case: "bc", "ce"; empty where none is named."""
        return self.word("ERAWORD") or ("bc" if self.has("b") else "")

    def shape(self, label: str) -> Mention:
        """Return what digits of inner shape in it mean."""
        return next((self.text.shapes[token] for token in self.all(label)), Mention())

    @property
    def order(self) -> int:
        """The number of its ordinal: "third", "3rd", "twenty-first"; 0 for "last"."""
        if word := self.word("NTH"):
            return ordinal(word)
        tens = 20 * self.has("twenty") + 30 * self.has("thirty")
        return tens + ordinal(self.word("FIRSTORDINAL", "LATEORDINAL"))

    @property
    def number(self) -> int:
        """The number that it counts, in digits or words; an article counts one."""
        return number_in(self.text.tokens.lower[self.first : self.behind])

    @property
    def unit(self) -> tuple[int, Unit]:
        """How many of which unit of the calendar its unit is."""
        return unit_of(self.word("UNIT"))

    def moment(self, at: int = 0) -> Moment:
        """Return year, month and day, of a range the first or second of each."""
        months, days = self.months, [day for day, _ in self.days]
        return Moment(
            self.year,
            months[min(at, len(months) - 1)] if months else None,
            days[min(at, len(days) - 1)] if days else None,
        )


def in_era(year: int, era: str) -> int:
    """Return the astronomical year: 1 BC is 0."""
    return 1 - year if era.startswith("b") else year


def ordinal(word: str) -> int:
    """Return the number of an ordinal in lower case, "3rd" or "third"; 0 for any other word."""
    if word[:1].isdecimal():
        digits = word.rstrip("stndrh")
        return int(digits) if digits.isdecimal() else 0
    return int(values("FIRSTORDINAL", "LATEORDINAL").get(word, "0"))


def unit_of(word: str) -> tuple[int, Unit]:
    """Return how many of which unit of the calendar a unit's name stands for."""
    count, _, unit = values("UNIT")[word.lower()].partition(" ")
    return int(count), Unit(unit)


def number_in(words: list[str]) -> int:
    """Return the first number of a row of words in lower case; 0 if there is none."""
    at = next((at for at, word in enumerate(words) if word in _SCALES), None)
    if at is None:
        return _unscaled(words)
    scale, rest = int(_SCALES[words[at]]), words[at + 1 :]
    more = _unscaled(rest[1:]) if rest[:1] == ["and"] else 0
    return scale // 2 if "half" in words[:at] else scale * (_unscaled(words[:at]) or 1) + more


def _unscaled(words: list[str]) -> int:
    total = 0
    for word in words:
        value = _plain(word)
        if value is not None and (not total or (total % 10 == 0 and total >= 20 and value < 10)):  # noqa: PLR2004 - tens
            total = value if word in _WORDS or not total else total + value
        elif word == "couple":
            total = _WORDS[word]
        elif total and word != "-":
            return total
    return total


def _plain(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    if word in _WORDS:
        return _WORDS[word]
    found = values(*_NUMBERS).get(word)
    return int(found) if found else None
