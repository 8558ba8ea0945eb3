"""Ages and anniversaries: the date from which they count, and the date at which they are stated.

An anniversary is counted from the year that follows the word "of", or from the founding mentioned
in its sentence; an age from the birth of the person named there. Both apply on the date given in
the sentence or entry, if there is exactly one. Ages of relatives whom a pronoun may refer to, and
future anniversaries, are ambiguous and skipped.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.link.frames.dates_by_place import DatesByPlace, is_calendar_date
from factcheck.model import Age, Date, DateKind, DateRole, Document, Facts, Name, Span, Unit
from factcheck.model.numerals import CARDINALS

_NUMBER = r"(?P<age>\d{1,3}|[a-z]+(?:-[a-z]+)?)\b"
_AGED = re.compile(
    rf"\b(?:[Aa]ged|[Aa]t the (?:early |ripe |great |young )?age of|[Aa]t age) {_NUMBER}"
    r"(?! ?(?:(?:to|and|or|months?|days?|weeks?|minutes?|hours?)\b|[-–/%]|per ?cent))"
)
_WAS = re.compile(
    rf"\b(?:[Hh]e|[Ss]he) was (?P<then>then )?(?:now |only |just |already |still )*{_NUMBER}"
    r"(?= years old|[.;,]| when\b| and\b| in\b)(?: years old)?"
)
_ANNIVERSARY = re.compile(
    r"\b(?:(?P<digits>\d{1,3})(?:st|nd|rd|th)|(?P<word>[A-Za-z]+(?:-[a-z]+)?)) anniversary"
    r"|\b(?P<special>centenary|centennial|bicentenary)\b"
)
_ODD = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ODD |= {"silver": 25, "golden": 50, "hundredth": 100}
_ODD |= {"centenary": 100, "centennial": 100, "bicentenary": 200}
_PRONOUN_BEFORE = re.compile(r"(?i)\b(he|she) (?:was|had been|is) \Z")
_PRONOUN_BEHIND = re.compile(r"(?:,[^,.;]{0,30},|,)? (he|she)\b")
_WHO_WAS_BORN = re.compile(r"(?:, who| who)? (?:was|had been) (?:[a-z]+ )?born\b")
_LIFE = re.compile(r"(?:(?P<who>[^\W\d_][\w’'-]*),? )?\((?:born )?$")
_OF = re.compile(r" of [^,.;:()\n]{0,60}")
_LEAST, _MOST = 5, 110
"""Minimum and maximum age, in years."""
_SHORT, _SUBJECT_WORDS = 40, 4


def ages(document: Document, facts: Facts) -> tuple[Age, ...]:
    """Return the ages and anniversaries for which the document states both dates."""
    places = DatesByPlace(document, facts)
    births = [*births_told(places)]
    found = [*_anniversaries(places), *ages_of_people(places, births)]
    return tuple(sorted(found, key=lambda one: one.span))


def ages_printed(document: Document, span: Span) -> Iterator[tuple[Span, int]]:
    """Yield the ages in a part of a text ("aged 66", "at the age of sixty-six").

    Each comes with the span of its number.
    """
    for match in _AGED.finditer(document.text, span.start, span.end):
        if years := _cardinal(match["age"]):
            yield Span(*match.span("age")), years


def _cardinal(words: str) -> int:
    """Return the number that the words express; 0 if they are not a number."""
    if words.isdecimal():
        return int(words)
    counted = [CARDINALS.get(part, 0) for part in words.lower().split("-")]
    return sum(counted) if all(counted) else 0


def _ordinal(word: str) -> int:
    """Return the number in an ordinal word: 25 for "twenty-fifth" or "silver"; otherwise 0."""
    tens, _, ones = word.lower().rpartition("-")
    root = ones[:-4] + "y" if ones.endswith("ieth") else ones.removesuffix("th")
    last = _ODD.get(ones, 0) or (CARDINALS.get(root, 0) if root != ones else 0)
    return last + (_cardinal(tens) if tens else 0) if last else 0


def _year(date: Date) -> int | None:
    """Return the year of an absolute date; for a range, the first year."""
    value = date.value.start if date.value and date.value.is_interval else date.value
    is_stated = Unit.YEAR in date.stated and date.kind is DateKind.ABSOLUTE
    return value.year if value and is_stated else None


def _is_single(date: Date) -> bool:
    return _year(date) is not None and date.value is not None and not date.value.is_interval


@cache
def _verbs(name: str) -> re.Pattern[str]:
    """Return a pattern for the words of a list, when they occur before a date."""
    return re.compile(rf"\b(?:{lexicon.alternation(name)})(?: [^.;()\d\n]{{0,40}})? $")


# ---- anniversaries ----


def _anniversaries(places: DatesByPlace) -> Iterator[Age]:
    """Yield the anniversaries with a year after "of", or with a founding in the sentence."""
    document = places.document
    for match in _ANNIVERSARY.finditer(document.text):
        years = int(match["digits"] or 0) or _ordinal(match["special"] or match["word"])
        sentence = places.sentence(match.start())
        is_to_come = not lexicon.words("equations.to come").isdisjoint(
            word_list(document.words(sentence).lower())
        )
        of = _OF.match(document.text, match.end())
        within = places.within(Span(*of.span()) if of else sentence)
        since = [
            one
            for one in within
            if _year(one) and (of or _verbs("equations.founded").search(places.left(one)))
        ]
        at = places.single(sentence, match.start(), without=since)
        if years and at and len(since) == 1 and not is_to_come:
            yield Age(Span(*match.span()), years, since[0], at, is_completed=False)


# ---- births and deaths ----


@frozen
class Birth:
    """A birth stated in the document."""

    date: Date
    who: str
    """The last word of the person's name; empty if the person is not named."""
    name: Name | None = None
    """The person's name, if it is next to the date."""


def births_told(places: DatesByPlace) -> Iterator[Birth]:
    """Yield the births stated in a document, including those in "Ida Moe (1901–1980)"."""
    for date in places.dates:
        if date.role is DateRole.QUOTED or _year(date) is None:
            continue
        left = places.left(date)
        if not _is_single(date) and (life := _LIFE.search(left)):
            who = life["who"] or ""
            person = places.ends_at(date.span.start - len(left) + life.start() + len(who))
            yield Birth(date, who, person)
        elif _is_single(date) and _verbs("equations.born").search(left):
            start = places.sentence(date.span.start).start
            people = places.people(Span(start, date.span.start))
            text = places.document.text
            beside = [one for one in people if _WHO_WAS_BORN.match(text, one.span.end)]
            person = next(iter(beside[-1:] or people[:1]), None)
            yield Birth(date, person.parts[-1] if person else "", person)


def deaths_told(places: DatesByPlace) -> Iterator[Birth]:
    """Yield the deaths that are stated by "died" and a date, with the names of the people."""
    for date in places.dates:
        is_own = date.role is not DateRole.QUOTED and _is_single(date)
        if is_own and _verbs("equations.died").search(places.left(date)):
            start = places.sentence(date.span.start).start
            people = places.people(Span(start, date.span.start))
            if len(people) == 1:
                yield Birth(date, people[0].parts[-1], people[0])


_KIN = {"he": ("equations.male kin",), "she": ("equations.female kin",)}
_ALL_KIN = ("equations.male kin", "equations.female kin")
_KIN_BEGUN = ("grand", "fianc")


def names_kin(words: str, who: str = "") -> bool:
    """Return True if words mention relatives; with `who`, only those that the pronoun may mean."""
    kin = frozenset().union(*map(lexicon.words, _KIN.get(who, _ALL_KIN)))
    return any(
        word in kin or word.removesuffix("s") in kin or (not who and word.startswith(_KIN_BEGUN))
        for word in word_list(words)
    )


# ---- ages ----


def ages_of_people(places: DatesByPlace, births: Sequence[Birth]) -> Iterator[Age]:
    """Yield the ages of people whose births are known."""
    text = places.document.text
    for pattern in (_AGED, _WAS) if births else ():
        for match in pattern.finditer(text):
            years, span = _cardinal(match["age"]), Span(*match.span())
            if not years or (pattern is _WAS and not _LEAST <= years <= _MOST):
                continue
            sentence = places.sentence(span.start)
            who = _pronoun(places, span, sentence)
            if names_kin(text[sentence.start : span.end if who else sentence.end], who):
                continue
            birth = _birth_of(places, births, span, sentence)
            is_then = pattern is _WAS and match["then"] is not None
            at = _given_at(places, birth, span, is_then=is_then) if birth else None
            if birth and at:
                yield Age(span, years, birth, at)


def _pronoun(places: DatesByPlace, span: Span, sentence: Span) -> str:
    """Return "he" or "she" if this is the subject of an age; otherwise ""."""
    text = places.document.text
    if inside := _he_or_she(places.document.words(span).partition(" ")[0]):
        return inside
    before = _PRONOUN_BEFORE.search(text, max(sentence.start, span.start - _SHORT), span.start)
    behind = _PRONOUN_BEHIND.match(text, span.end) if span.start == sentence.start else None
    found = before or behind
    return found[1].lower() if found else ""


def _he_or_she(words: str) -> str:
    return next((word for word in word_list(words.lower()) if word in ("he", "she")), "")


def _birth_of(
    places: DatesByPlace, births: Sequence[Birth], span: Span, sentence: Span
) -> Date | None:
    """Return the birth of the person whose age a sentence states; None if unclear."""
    document = places.document
    named = [one for one in births if sentence.contains(one.date.span)]
    people = places.people(Span(sentence.start, span.start))
    if not named and not people:
        before = document.sentence_before(sentence)
        begun = document.words(before).split()[:_SUBJECT_WORDS] if before else []
        pronoun = _he_or_she(document.words(sentence))
        if not pronoun or names_kin(" ".join(begun), pronoun):
            return None
        people = places.people(Span(places.block(span.start).start, sentence.start))
        named = [] if people else [*births]
    if not named and len({one.parts[-1] for one in people}) == 1:
        named = [one for one in births if _may_be_one(one, people[-1])]
    named.sort(key=lambda one: not _is_single(one.date))
    return named[0].date if len({_year(one.date) for one in named}) == 1 else None


def _may_be_one(birth: Birth, name: Name) -> bool:
    """Return True if a birth may be a named person's: same surname, compatible first names."""
    first, other = (
        one.parts[0].rstrip(".") if one and len(one.parts) > 1 else "" for one in (birth.name, name)
    )
    short, long = sorted((first, other), key=len)
    is_alike = short == long or (len(short) <= 1 and long.startswith(short))
    return birth.who == name.parts[-1] and is_alike


def _given_at(places: DatesByPlace, birth: Date, span: Span, *, is_then: bool) -> Date | None:
    """Return the date at which a person had a stated age; None if unclear."""
    sentence = places.sentence(span.start)
    at = places.single(sentence, span.start, without=[birth])
    if at or any(one != birth for one in places.within(sentence)):
        return at
    if birth.value and birth.value.is_interval:
        return birth if "died" in word_list(places.document.words(sentence)) else None
    above = places.within(Span(places.block(span.start).start, sentence.start)) if is_then else []
    return next((one for one in reversed(above) if one.value and is_calendar_date(one)), None)
