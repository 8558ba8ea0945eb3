"""Ages of people: whose they are, and from which birth they count."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.linkers.ages.numbers import cardinal, ordinal
from factcheck.linkers.ages.reading import Reading, has_year, is_told
from factcheck.model import Age, Date, DateRole, Name, NameKind, Span
from factcheck.patterns import lazy

_NUMBER = r"(?P<age>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_NO_RANGE = (
    r"(?! ?(?:to\b|and\b|or\b|[-–/]|months?\b|days?\b|weeks?\b|minutes?\b|hours?\b|per ?cent|%))"
)
_AGED = lazy(
    r"\b(?:[Aa]ged|[Aa]t the (?:early |ripe |great |young )?age of|[Aa]t age) "
    rf"{_NUMBER}\b{_NO_RANGE}"
)
_WAS = lazy(
    rf"\b(?:[Hh]e|[Ss]he) was (?:then |now |only |just |already |still )*{_NUMBER}\b"
    r"(?= years old|[.;,]| when\b| and\b| in\b)(?: years old)?"
)
_ONLY = lazy(r"(?:He|She) was (?:only |just )?[\w-]+(?: years old)?\.?")
_DIED = lazy(r"\b(?:died|was killed|was drowned|drowned|was shot)\b")
_YEAR_OLD = lazy(
    rf"\b{_NUMBER}-year-old (?:(?!of|by|at|for|from|with|and)[a-z-]+ ){{0,2}}"
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
)
_IN_YEAR = lazy(r"\bin (?P<he>his|her) (?P<age>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) year\b")
_AT = lazy(rf"\bAt {_NUMBER}(?= (?:he|she)\b|, (?:he|she)\b|, in \d{{4}}, (?:he|she)\b)")
_SHE = lazy(r"\b(?P<he>[Hh]e|[Ss]he)\b")
_SHE_BEFORE = lazy(
    r"\b([Hh]e|[Ss]he) (?:was|had been|is)(?: (?:then|now|only|just|still|already))* \Z"
)
_SHE_BEHIND = lazy(r"(?:,[^,.;]{0,30},|,)? (he|she)\b")
_BORN = lazy(r"\b(?:[Bb]orn|b\.)(?: [^.;()\d\n]{0,40})? $")
_LIFE = lazy(r"(?:(?P<who>[^\W\d_][\w’'-]*),? )?\((?:born )?$")
_MALE = (
    r"husband|widower|father|son|brother|uncle|nephew|grandfather|grandson|bridegroom|fiancé|king"
    r"|predecessor|successor|twins?|cousin|child|children|parents?"
)
_FEMALE = (
    r"wife|widow|mother|daughter|sister|aunt|niece|grandmother|granddaughter|bride|fiancée|queen"
    r"|predecessor|successor|twins?|cousin|child|children|parents?"
)
KIN = lazy(rf"(?i)\b(?:(?:{_MALE}|{_FEMALE})s?|grand\w+|fianc\w+)\b")
_OWN_KIN = {
    "he": re.compile(rf"(?i)\b(?:{_MALE})s?\b"),
    "she": re.compile(rf"(?i)\b(?:{_FEMALE})s?\b"),
}
"""Kin of whom "he" and "she" may speak."""
_PLACED = lazy(r"\b(?:at|in|of|from|to|near|for|by|the|into|with|under|after)(?: the)? \Z")
_TOUCHES = lazy(r",? (?:\(?in|on) \Z|,? \(\Z")
_LEAST, _MOST = 5, 110
"""Years that are told as an age, rather than as a number of something else."""
_NEAR = 3
"""So many sentences back stands the date of which "then" speaks."""
_REACH = 40


@frozen
class Birth:
    """A birth that the document tells."""

    date: Date
    who: str
    """The last word of the bearer's name; empty where the document does not name him there."""
    in_title: bool = False


def people(reading: Reading) -> Iterator[Age]:
    """Yield the ages of people whose birth the document tells."""
    births = list(told_births(reading))
    if not births:
        return
    yield from _named(reading, births)
    for match in _matches(reading.document.text):
        span, years = Span(*match.span()), cardinal(match["age"])
        if match.re.pattern == _IN_YEAR.pattern:
            digits = match["age"].rstrip("stndrh")
            years = (int(digits) if digits.isdigit() else ordinal(match["age"])) - 1
        if years and (match.re is _AGED or _LEAST <= years <= _MOST):
            yield from _age(reading, births, span, years)


def _named(reading: Reading, births: Sequence[Birth]) -> Iterator[Age]:
    """Yield the ages of "the thirty-six-year-old Holm"."""
    for match in _YEAR_OLD.finditer(reading.document.text):
        who = match["name"].split()[-1]
        born = [one for one in births if one.who == who]
        sentence, years = reading.sentence(match.start()), cardinal(match["age"])
        at = reading.single(sentence, match.start(), without=[one.date for one in born])
        kin = KIN.search(match[0])
        if years and not kin and at is not None and len({_year(one.date) for one in born}) == 1:
            yield Age(Span(match.start(), match.end("age")), years, born[0].date, at)


def _matches(text: str) -> Iterator[re.Match[str]]:
    found: dict[int, re.Match[str]] = {}
    for pattern in (_AGED, _WAS, _AT, _IN_YEAR):
        for match in pattern.finditer(text):
            found.setdefault(match.start("age"), match)
    yield from (found[at] for at in sorted(found))


def _age(reading: Reading, births: Sequence[Birth], span: Span, years: int) -> Iterator[Age]:
    sentence = reading.sentence(span.start)
    who = _direct(reading, span, sentence)
    kin = _OWN_KIN[who] if who else KIN
    if kin.search(reading.document.text, sentence.start, span.end if who else sentence.end):
        return
    birth = birth_of(reading, births, span, sentence)
    at = _told_at(reading, birth, span, sentence) if birth else None
    if birth is not None and at is not None:
        yield Age(span, years, birth, at)


def _direct(reading: Reading, span: Span, sentence: Span) -> str:
    """Return "he" or "she" where that is the subject of the age itself; else nothing."""
    text = reading.document.text
    inside = _SHE.match(text, span.start)
    before = _SHE_BEFORE.search(text, max(sentence.start, span.start - _REACH), span.start)
    behind = _SHE_BEHIND.match(text, span.end)
    found = inside or before or (behind if span.start == sentence.start else None)
    return found[1].lower() if found else ""


def birth_of(reading: Reading, births: Sequence[Birth], span: Span, sentence: Span) -> Date | None:
    """Return the birth of the one of whom a sentence tells an age."""
    here = [one.date for one in births if sentence.contains(one.date.span)]
    if here:
        return here[0] if len(here) == 1 else None
    who, is_pronoun = _subject(reading, sentence, span)
    named = [one for one in births if one.who and one.who == who]
    if not named and is_pronoun and not who:
        named = _protagonist(births)
    near = [one for one in births if reading.block(span.start).contains(one.date.span)]
    if not named and is_pronoun and len(near) == 1 and not near[0].who:
        named = near
    years = {_year(one.date) for one in named}
    best = sorted(named, key=lambda one: one.in_title)
    return best[0].date if len(years) == 1 else None


def _year(date: Date) -> int | None:
    value = date.value.start if date.value and date.value.is_interval else date.value
    return value.year if value else None


def _protagonist(births: Sequence[Birth]) -> list[Birth]:
    """Return the birth of whom a document tells: its title gives it, or it is the only one."""
    who = {one.who for one in births if one.in_title} or {one.who for one in births}
    return [one for one in births if one.who in who] if len(who) == 1 else []


def _subject(reading: Reading, sentence: Span, span: Span) -> tuple[str, bool]:
    """Return the last word of the name of whom a sentence tells, and whether a pronoun does.

    The name is empty where the paragraph does not name him; a dot where it names several.
    """
    here = _surnames(reading, Span(sentence.start, span.start))
    if here:
        return (here[0] if len(here) == 1 else "."), False
    if not _SHE.search(reading.document.words(sentence)):
        return ".", False
    above = _surnames(reading, Span(reading.block(span.start).start, sentence.start))
    return (above[0] if len(above) == 1 else "." if above else ""), True


def _surnames(reading: Reading, span: Span) -> list[str]:
    """Return the last words of the names of people in a stretch, each once."""
    people = [one for one in reading.named(span) if _is_person(reading, one)]
    return list(dict.fromkeys(one.parts[-1] for one in people))


def _is_person(reading: Reading, name: Name) -> bool:
    """Say whether a name may be of someone who does or suffers something."""
    if name.kind in (NameKind.PLACE, NameKind.ORGANISATION):
        return False
    start = name.span.start
    before = reading.document.text[max(0, start - _REACH) : start]
    return name.kind is NameKind.PERSON or not _PLACED.search(before)


def told_births(reading: Reading) -> Iterator[Birth]:
    """Yield the births that a document tells, and the lives that stand behind names."""
    title = reading.document.blocks[0].span if reading.document.blocks else Span(0, 0)
    for date in reading.dates:
        if date.role is DateRole.QUOTED or not has_year(date) or date.value is None:
            continue
        left = reading.left(date)
        if date.value.is_interval and (life := _LIFE.search(left)):
            yield Birth(date, life["who"] or "", title.contains(date.span))
        elif not date.value.is_interval and _BORN.search(left):
            sentence = reading.sentence(date.span.start)
            names = _surnames(reading, Span(sentence.start, date.span.start))
            yield Birth(date, names[0] if names else "")


def _told_at(reading: Reading, birth: Date, span: Span, sentence: Span) -> Date | None:
    """Return the date at which someone was so old."""
    told = [one for one in reading.within(sentence) if one != birth]
    touching = [one for one in told if _touches(reading, one, span)]
    if len(touching) == 1 and touching[0].value is not None:
        return touching[0]
    at = reading.single(sentence, span.start, without=[birth])
    words = reading.document.words(sentence)
    if birth.value and birth.value.is_interval and at is None and not told:
        return birth if re.search(r"\bdied\b", words) else None
    if at is None and not told and re.search(r"\bwas then\b", reading.document.words(span)):
        return _before(reading, sentence)
    if at is None and not told and _ONLY.fullmatch(words):
        return _of_death(reading, sentence)
    return at


def _of_death(reading: Reading, sentence: Span) -> Date | None:
    """Return the date of "He died on 9 May 1903." in front of "He was sixty-three."."""
    before = reading.document.sentence_at(max(0, sentence.start - 2))
    if before is None or not reading.block(sentence.start).contains(before):
        return None
    words = reading.document.words(before)
    return reading.single(before, before.start) if _DIED.search(words) else None


def _touches(reading: Reading, date: Date, span: Span) -> bool:
    """Say whether a date stands right behind an age: "at fourteen, in 1885"."""
    between = reading.document.text[span.end : date.span.start]
    return 0 < len(between) <= _REACH and _TOUCHES.fullmatch(between) is not None


def _before(reading: Reading, sentence: Span) -> Date | None:
    """Return the last date that the paragraph tells before a sentence."""
    block = reading.block(sentence.start)
    told = [
        one
        for one in reading.within(Span(block.start, sentence.start))
        if one.value and is_told(one)
    ]
    stops = reading.document.text[told[-1].span.end : sentence.start].count(". ") if told else 0
    return told[-1] if told and stops <= _NEAR else None
