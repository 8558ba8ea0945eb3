"""Birthdays: "her sixtieth birthday, 3 March 1971", with the birth told anywhere."""

from collections.abc import Iterator, Sequence

from factcheck.linkers.ages.numbers import ordinal
from factcheck.linkers.ages.people import KIN, Birth, birth_of, told_births
from factcheck.linkers.ages.reading import Reading
from factcheck.model import Age, Date, DateKind, Span
from factcheck.patterns import lazy

_BIRTHDAY = lazy(
    r"\b(?:(?P<digits>\d{1,3})(?:st|nd|rd|th)|(?P<word>[A-Za-z]+(?:-[a-z]+)?)) birthday"
)
_BEHIND = lazy(r"(?:,| \(| [–—])? ?(?:on |in |which (?:fell|was) on )?(?:the )?")
_FRONT = lazy(
    r"(?:, | \(| was | [–—] )(?:on |which was )?(?:the day of )?(?:his|her|[\w’' -]{2,40}[’']s)? ?"
)
_LONGEST = 60


def birthdays(reading: Reading) -> Iterator[Age]:
    """Yield the birthdays that a date stands beside.

    The birth is the one of the document that has the same day and month; or, where only a year is
    told, that of whom the sentence tells.
    """
    if "birthday" not in reading.document.text:
        return
    known = list(told_births(reading))
    for match in _BIRTHDAY.finditer(reading.document.text) if known else ():
        years = int(match["digits"]) if match["digits"] else ordinal(match["word"])
        span = Span(*match.span())
        at = _beside(reading, span) if years else None
        birth = _birth(reading, known, span, at) if at else None
        if at is not None and birth is not None:
            yield Age(span, years, birth, at, is_completed=False)


def _birth(reading: Reading, known: Sequence[Birth], span: Span, at: Date) -> Date | None:
    if at.value is None or at.value.month is None:
        sentence = reading.sentence(span.start)
        kin = KIN.search(reading.document.words(sentence))
        return None if kin else birth_of(reading, known, span, sentence)
    same = [one.date for one in known if _is_day_of(one.date, at)]
    return same[0] if len({one.value for one in same}) == 1 else None


def _is_day_of(birth: Date, at: Date) -> bool:
    one, other = birth.value, at.value
    return bool(one and other and one.day and (one.month, one.day) == (other.month, other.day))


def _beside(reading: Reading, span: Span) -> Date | None:
    """Return the date that touches a birthday, behind it or in front."""
    text, sentence = reading.document.text, reading.sentence(span.start)
    for date in reading.within(sentence):
        low, high = (span, date.span) if span.start < date.span.start else (date.span, span)
        between = text[low.end : high.start]
        gap = _BEHIND if low is span else _FRONT
        if len(between) <= _LONGEST and gap.fullmatch(between):
            return date if date.kind is DateKind.ABSOLUTE else None
    return None
