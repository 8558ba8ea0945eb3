"""Which classes of words and numbers each token of a line belongs to, as one letter a token.

A form of dates is then a pattern over these letters. Words that are in the same classes share a
letter; a word that no form mentions is a plain word or a plain mark. A number that has inner shape
(a date in digits, a clock time) is read here, and its further tokens have a letter of their own.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from attrs import frozen

from factcheck import lexicon
from factcheck.mentions.dates.expressions import Mention
from factcheck.mentions.dates.shapes import shape_at
from factcheck.text import Phrases, Tokens

BREAK = "\n"
"""Stands for the end of a line, over which no date reaches."""
_PLAIN, _MARK, _REST = "w", "m", "_"
_TABLES = lexicon.table("dateforms.classes")
"""The table of words of each class."""
_LISTS = {
    "DAYPART": "dates.parts of the day",
    "CUEOFYEAR": "dates.strong before years",
    "BEHINDDAY": "dates.behind days",
    "VERBOFYEAR": "dates.acts of a year",
}
_SIGNS = {
    "'": "'’‘",
    "-": "-‐‑",
    "DASH": "-‐‑‒–—―",
    "OPENING": "([",
    "CLOSING": ")]",
    "END": ".,;:)!?",
}
"""Marks that are one to a form."""
_FISCAL_YEARS = range(1950, 2100)
_SHAPES = ("ISO", "NUMERIC", "MONTHYEAR", "SPAN", "DUAL", "CLOCK", "DAYYEAR", "FEAST")
"""Classes whose members have several tokens."""
_SCHEMES = frozenset({"http", "https", "www"})
_LAST_DAY = 31
_YEARS = range(1000, 2200)


@cache
def values(*labels: str) -> Mapping[str, str]:
    """Return what each lower-case member of some classes of words stands for."""
    return lexicon.lowered(*(_TABLES[label] for label in labels))


@frozen(eq=False)
class Classes:
    """The letters of words, and the classes that each letter stands for."""

    letters: Mapping[str, str]
    """From a word as printed to its letter."""
    members: Mapping[str, str]
    """From a class, or a word in lower case, to all letters that belong to it."""

    def letter_of(self, labels: Iterable[str]) -> str:
        """Return the letter of a number that is in some classes."""
        return self.letters[_key(labels)]

    def pattern(self, label: str) -> str:
        """Return the pattern of one token of a class.

        Raises:
            KeyError: there is no such class or word.
        """
        if label == "WORD":
            return rf"[^{_MARK}{BREAK}{self.members['END']}]"
        inside = f"[{self.members[label]}]"
        return f"{inside}{_REST}*" if label in _SHAPES else inside


_NUMBERS = (
    ("DAYNUM", "NUM", "BIGNUM"),
    ("DAYNUM", "NUM", "TWO", "BIGNUM"),
    ("NUM", "TWO", "BIGNUM", "BADDAY"),
    ("NUM", "BIGNUM"),
    ("YEAR", "BIGNUM"),
    ("BIGNUM",),
    ("NTH", "DAYTH"),
    ("NTH",),
    ("DECADE", "ERADECADE"),
    ("SHORTDECADE", "ERADECADE"),
    ("ERADECADE",),
    *((shape,) for shape in _SHAPES),
)
"""All sets of classes that a number or a date in digits may be in."""


@cache
def classes(literals: frozenset[str]) -> Classes:
    """Return the letters of the words of all classes and of the words that forms name themselves.

    Args:
        literals: In lower case for a word in any spelling; with a capital for one as it stands.
    """
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for spelling, label in _spelled(literals):
        labels[spelling].add(label)
    labels["’s"] = labels["'s"]
    for number in _NUMBERS:
        labels[_key(number)] |= set(number)
    return _lettered(labels)


def _spelled(literals: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield each spelling of each word or mark with a class that it belongs to."""
    for label, item in {**_TABLES, **_LISTS}.items():
        forms = lexicon.table(item) if label in _TABLES else lexicon.ordered(item)
        yield from ((spelling, label) for form in forms for spelling in _spellings(form))
    for literal in sorted(literals - _SIGNS.keys()):
        spellings = _spellings(literal) if literal.islower() else (literal,)
        yield from ((spelling, literal) for spelling in spellings)
    for label, marks in _SIGNS.items():
        yield from ((mark, label) for mark in marks)
    for year in _FISCAL_YEARS:
        yield from ((f"FY{year}", "FISCAL"), (f"FY{year % 100:02}", "FISCAL"))


def _key(labels: Iterable[str]) -> str:
    """Return what a set of classes of numbers is filed under: no word looks like it."""
    return "#" + " ".join(labels)


def _lettered(labels: Mapping[str, set[str]]) -> Classes:
    """Give the words of one set of classes one letter."""
    free = (chr(code) for code in range(0xA1, 0x400))
    by_set: dict[frozenset[str], str] = {}
    letters: dict[str, str] = {}
    members: defaultdict[str, str] = defaultdict(str)
    for form, found in labels.items():
        one = frozenset(found)
        if one not in by_set:
            by_set[one] = next(free)
            for label in sorted(one):
                members[label] += by_set[one]
        letters[form] = by_set[one]
    members["END"] += BREAK
    return Classes(letters, dict(members))


def _spellings(form: str) -> tuple[str, ...]:
    return (form, form.upper()) if form[0].isupper() else (form, form.capitalize(), form.upper())


@frozen(eq=False)
class Coded:
    """A line of a text as letters of classes, with what was read from numbers of inner shape."""

    tokens: Tokens
    letters: str
    """A letter a token, and `BREAK` at the end."""
    shapes: Mapping[int, Mention]
    """From the first token of a date in digits, a clock time or a feast to what it means."""


def coded(tokens: Tokens, known: Classes) -> Coded:
    """Return the letters of the tokens of one line."""
    get = known.letters.get
    letters = [get(word) or (_PLAIN if word[0].isalnum() else _MARK) for word in tokens.words]
    shapes: dict[int, Mention] = {}
    behind = 0
    for at, word in enumerate(tokens.words):
        if word[0].isdecimal() and at >= behind:
            behind = _number(tokens, at, known, letters, shapes)
    for at, behind, rule in _feast_names().find(tokens):
        if tokens.is_capital(at) and tokens.lower[behind : behind + 1] != ["term"]:
            letters[at:behind] = known.letter_of(("FEAST",)) + _REST * (behind - at - 1)
            shapes[at] = Mention(rule=rule)
    if not _SCHEMES.isdisjoint(tokens.lower):
        _addresses(tokens, letters)
    return Coded(tokens, "".join([*letters, BREAK]), shapes)


def _number(
    tokens: Tokens, at: int, known: Classes, letters: list[str], shapes: dict[int, Mention]
) -> int:
    """Put in the letter of a number; return the token behind it."""
    shape = shape_at(tokens.text, tokens.starts[at])
    if shape is None:
        letters[at] = _plain_number(tokens.words[at], known)
        return at + 1
    shapes[at] = shape.mention
    behind = bisect_left(tokens.starts, shape.end, lo=at)
    letters[at:behind] = known.letter_of((shape.kind,)) + _REST * (behind - at - 1)
    return behind


_DECADES = {2: 9, 3: 10, 4: 8}
"""Of "70s", "490s" and "1970s", by their digits: which of the sets of classes they are in."""


def _plain_number(word: str, known: Classes) -> str:
    digits = word.rstrip("stndrh")
    if word.isdecimal() and word.isascii():
        return known.letter_of(_NUMBERS[_size(word)])
    if digits.isdecimal() and len(digits) <= 2 and word[len(digits) :] in ("st", "nd", "rd", "th"):  # noqa: PLR2004
        return known.letter_of(_NUMBERS[6 if 1 <= int(digits) <= _LAST_DAY else 7])
    tens = word.removesuffix("s")
    if tens != word and tens.endswith("0") and tens.isdecimal() and len(tens) in _DECADES:
        return known.letter_of(_NUMBERS[_DECADES[len(tens)]])
    return _PLAIN


def _size(word: str) -> int:
    """Return which of the sets of classes a number in digits is in."""
    number, digits = int(word) if len(word) < 5 else 0, len(word)  # noqa: PLR2004
    if digits <= 2:  # noqa: PLR2004
        return digits - 1 if 1 <= number <= _LAST_DAY else 2 if digits == 2 else 3  # noqa: PLR2004
    if digits == 3:  # noqa: PLR2004
        return 3
    return 4 if number in _YEARS else 5


@cache
def _feast_names() -> Phrases:
    forms = lexicon.table("dates.feasts").items()
    curly = [(form.replace("'", "’"), rule) for form, rule in forms if "'" in form]
    return Phrases.of([*forms, *curly])


def _addresses(tokens: Tokens, letters: list[str]) -> None:
    """Take the words of web addresses out."""
    end = 0
    for at, word in enumerate(tokens.lower):
        if word not in _SCHEMES or at < end:
            continue
        if tokens.text[tokens.ends[at] : tokens.ends[at] + 1] not in (":", "."):
            continue
        end = at + 1
        while end < len(letters) and tokens.starts[end] == tokens.ends[end - 1]:
            end += 1
        letters[at:end] = _MARK * (end - at)
