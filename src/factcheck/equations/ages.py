"""Ages and anniversaries: from which date they count, and at which date they are told.

An anniversary counts from the year behind "of", or from the one founding of what has it; an age of
a person from the birth of whom the sentence tells; that of a thing from when it was made. Each is
told at the one date of its sentence or entry. Kin of whom a pronoun may speak, or an anniversary to
come, leave open whose or which it is, and nothing is returned.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from factcheck import lexicon
from factcheck.frames.dates_by_place import DatesByPlace, is_calendar_date
from factcheck.model import Age, Date, DateKind, DateRole, Document, Facts, Name, Span, Unit
from factcheck.model.numerals import CARDINALS
from factcheck.text import kept_by_words, lines, word_list
from factcheck.text.stems import stem

_NUMBER = r"(?P<age>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_NO_RANGE = r"(?! ?(?:(?:to|and|or|months?|days?|weeks?|minutes?|hours?)\b|[-–/%]|per ?cent))"
_ADVERBS = r"(?:then |now |only |just |already |still )*"
_AGED = re.compile(
    r"\b(?:[Aa]ged|[Aa]t the (?:early |ripe |great |young )?age of|[Aa]t age) "
    rf"{_NUMBER}\b{_NO_RANGE}"
)
_WAS = re.compile(
    rf"\b(?:[Hh]e|[Ss]he) was {_ADVERBS}{_NUMBER}\b"
    r"(?= years old|[.;,]| when\b| and\b| in\b)(?: years old)?"
)
_WAS_WHEN = re.compile(rf"\bwas {_ADVERBS}{_NUMBER}(?: years old)?(?= when\b)")
"""Of anybody who is named, or was born as the same sentence says."""
_CLAUSE_BEGINS = (
    r"(?:(?<![\w ] )|(?<=\d )|(?<=\bthat )|(?<=\bwhen )|(?<=\band )|(?<=\bbut )|(?<=\bas ))"
)
_PART_OF_NAME = r"(?!(?:He|She|It|The) )[A-Z][\w’'-]*[a-z] "
_NAMED_WAS = re.compile(
    rf"{_CLAUSE_BEGINS}(?:{_PART_OF_NAME}){{1,3}}"
    rf"(?P<told>was|turned) {_ADVERBS}{_NUMBER} years old"
)
"""Of the one whose name stands right before."""
_THEN = re.compile(rf", then (?:aged )?{_NUMBER}(?: years old)?(?=[.,;)])")
"""Of whom the clause in front tells: "she sailed, then 39 years old"."""
_AT = re.compile(rf"\bAt {_NUMBER}(?= (?:he|she)\b|, (?:he|she)\b|, in \d{{4}}, (?:he|she)\b)")
_IN_YEAR = re.compile(r"\bin (?:his|her) (?P<age>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?) year\b")
_TOLD_BY = (
    ("age", _AGED),
    ("was ", _WAS),
    (" when", _WAS_WHEN),
    (" years old", _NAMED_WAS),
    (", then ", _THEN),
    ("At ", _AT),
    (" year", _IN_YEAR),
)
"""Each way to tell an age of somebody, with words that it always has."""
_OLD = re.compile(
    rf"\b(?:it|[Tt]he (?:[a-z-]+ )?(?P<noun>[a-z]+)) was {_ADVERBS}{_NUMBER} years old\b"
)
_ANNIVERSARY = re.compile(
    r"\b(?:(?P<digits>\d{1,3})(?:st|nd|rd|th)|(?P<word>[A-Za-z]+(?:-[a-z]+)?))"
    r" (?P<what>anniversary|birthday)|\b(?P<special>centenary|centennial|bicentenary)\b"
    r"|\b(?P<metal>silver|golden) (?:jubilee|anniversary)\b"
)
_METALS = {"silver": 25, "golden": 50}
_ODD = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_SPECIAL = {"hundredth": 100, "centenary": 100, "centennial": 100, "bicentenary": 200}
_ONLY = re.compile(r"(?:He|She) was (?:only |just )?[\w-]+(?: years old)?\.?")
_DYING = frozenset({"died", "killed", "drowned", "shot"})
_SHE_BEFORE = re.compile(rf"\b([Hh]e|[Ss]he) (?:was|had been|is) {_ADVERBS}\Z")
_SHE_BEHIND = re.compile(r"(?:,[^,.;]{0,30},|,)? (he|she)\b")
_WHO_WAS_BORN = re.compile(r"(?:, who| who)? (?:was|had been) (?:[a-z]+ )?born\b")
_LIFE = re.compile(r"(?:(?P<who>[^\W\d_][\w’'-]*),? )?\((?:born )?$")
_DAY_BEHIND = re.compile(r"(?:,| \(| [–—])? ?(?:on |in |which (?:fell|was) on )?(?:the )?")
_DAY_BEFORE = re.compile(
    r"(?:, | \(| was | [–—] )(?:on |which was )?(?:the day of )?(?:his|her|[\w’' -]{2,40}[’']s)? ?"
)
_OF = re.compile(
    r" of (?P<what>(?:(?:the|its|their|this) (?P<noun>[a-z]+)(?=[,.;:]| (?:with|by|in|on)\b))?"
    r"[^,.;:()\n]{0,60})"
)
_ITS = (" its ", " their ", " its own ", " their own ")
_SUBJECT = re.compile(
    r"(?:(?:In|On|By|At) [^,.]{2,30}?,? )?(?:[Tt]he|[Ii]ts|[Tt]his|[Tt]hat) (?:[a-z-]+ ){0,3}?"
    r"(?P<noun>[a-z]+)(?= (?:"
    rf"{lexicon.alternation('function.prepositions', 'function.auxiliaries')}"
    r"|kept|held|[a-z]+ed)\b)"
)
_FIRST = re.compile(r"(?:[Tt]he|[Ii]ts) (?P<noun>[a-z]+)\b")
_IT = re.compile(r"(?:(?:In|On|By|At) [^.]{2,30}?,? )?[Ii]t ")
_LEAST, _MOST = 5, 110
"""Years that are told as an age, rather than as a number of something else."""
_NEAR, _FARTHEST = 3, 4
"""Sentences back: of the date of which "then" speaks, of when a thing was made."""
_SHORT, _REACH = 40, 60
_SUBJECT_WORDS = 4


def ages(document: Document, facts: Facts) -> tuple[Age, ...]:
    """Return the ages and anniversaries whose two dates the document tells."""
    places = DatesByPlace(document, facts)
    births = [*births_told(places)]
    found = [*_anniversaries(places), *ages_of_people(places, births), *_things(places)]
    return tuple(sorted(found, key=lambda one: one.span))


def ages_printed(document: Document, span: Span) -> Iterator[tuple[Span, int]]:
    """Yield the ages that a stretch of a text gives as such: "aged 66", "at the age of sixty-six".

    Each with the place of its number.
    """
    for match in _AGED.finditer(document.text, span.start, span.end):
        if years := cardinal(match["age"]):
            yield Span(*match.span("age")), years


def cardinal(words: str) -> int:
    """Return what a number counts, 0 for a word that is none."""
    if words.isdecimal():
        return int(words)
    tens, _, ones = words.lower().partition("-")
    counted = [CARDINALS.get(part, 0) for part in (tens, ones) if part]
    return sum(counted) if all(counted) else 0


def ordinal(word: str) -> int:
    """Return the number of an anniversary in a word; 0 for one that is none ("golden")."""
    tens, _, ones = word.lower().rpartition("-")
    last = _ODD.get(ones, 0) or _SPECIAL.get(ones, 0)
    root = ones[:-4] + "y" if ones.endswith("ieth") else ones.removesuffix("th")
    last = last or (CARDINALS.get(root, 0) if root != ones else 0)
    return cardinal(tens) + last if tens else last


def _has_year(date: Date) -> bool:
    """True if a date states its year itself."""
    return date.value is not None and Unit.YEAR in date.stated and date.kind is DateKind.ABSOLUTE


def _is_single(date: Date) -> bool:
    """True if a date is no range, and states its year itself."""
    return _has_year(date) and date.value is not None and not date.value.is_interval


@cache
def _verbs(item: str, *, passive: bool = False) -> re.Pattern[str]:
    """Return a pattern for words of a list in front of a date."""
    lead = r"(?:was|were|been) (?:first )?" if passive else ""
    return re.compile(rf"\b{lead}(?:{lexicon.alternation(item)})(?: [^.;()\d\n]{{0,40}})? $")


def _anniversaries(places: DatesByPlace) -> Iterator[Age]:
    """Yield the anniversaries and birthdays whose beginning the document tells."""
    births = [*births_told(places)] if "birthday" in places.document.text else []
    words = ("anniversary", "birthday", "centen", "jubilee")
    for match in _matches(_ANNIVERSARY, places.document, *words):
        years, sentence, span = _years(match), places.sentence(match.start()), Span(*match.span())
        if not years:
            continue
        if match["what"] == "birthday":
            at = _beside(places, span)
            since = _birth_of_day(places, births, span, at) if at else None
        else:
            since, at = _commemorated(places, sentence, match)
        if since is not None and at is not None:
            yield Age(span, years, since, at, is_completed=False)


def _matches(pattern: re.Pattern[str], document: Document, *words: str) -> Iterator[re.Match[str]]:
    """Yield the places of a pattern, which is sought in lines that have one of some words."""
    for at, line in lines(document):
        if any(word in line for word in words):
            yield from pattern.finditer(document.text, at, at + len(line))


def _years(match: re.Match[str]) -> int:
    if match["metal"]:
        return _METALS[match["metal"]]
    return int(match["digits"]) if match["digits"] else ordinal(match["special"] or match["word"])


def _commemorated(
    places: DatesByPlace, sentence: Span, match: re.Match[str]
) -> tuple[Date | None, Date | None]:
    """Return what an anniversary counts from, and the date at which it is told."""
    words = {word.strip(".,;:") for word in places.document.words(sentence).lower().split()}
    if not words.isdisjoint(lexicon.words("equations.to come")):
        return None, None
    named = _begun(places, sentence, match)
    at = places.single(sentence, match.start(), without=named)
    at = at or places.leading(sentence, match.start())
    return (named[0] if len(named) == 1 else None), at


def _begun(places: DatesByPlace, sentence: Span, match: re.Match[str]) -> list[Date]:
    """Return the dates that may be commemorated: named, or told of a founding."""
    of = _OF.match(places.document.text, match.end())
    place = Span(*of.span("what")) if of else sentence
    dates = [one for one in places.within(place) if _has_year(one)]
    founded = _verbs("equations.founded")
    named = dates if of else [one for one in dates if founded.search(places.left(one))]
    if named:
        return named
    noun = _thing(places, sentence, match)
    made = [one for one in places.dates if noun and _is_single(one) and _is_making(places, one)]
    same = [one for one in made if noun == _subject(places, places.sentence(one.span.start))]
    return same[:1] if len({_year(one) for one in same}) == 1 else []


def _is_making(places: DatesByPlace, date: Date) -> bool:
    """True if a date is that of a founding, building or opening."""
    left = places.left(date)
    verbs = ("equations.founded", "equations.opened")
    return any(_verbs(item, passive=True).search(left) for item in verbs)


def _thing(places: DatesByPlace, sentence: Span, match: re.Match[str]) -> str:
    """Return the stem of what has the anniversary: "of the hall", "the club kept its"."""
    text = places.document.text
    of = _OF.match(text, match.end())
    if of and of["noun"]:
        return stem(of["noun"])
    is_its = text[sentence.start : match.start()].endswith(_ITS)
    return _subject(places, sentence) if is_its else ""


def _subject(places: DatesByPlace, sentence: Span) -> str:
    """Return the stem of the subject of a sentence; "It" is that of the one before."""
    text = places.document.text
    if _IT.match(text, sentence.start, sentence.end):
        sentence = places.document.sentence_before(sentence) or sentence
    found = _SUBJECT.match(text, sentence.start, sentence.end) or _FIRST.match(text, sentence.start)
    return stem(found["noun"]) if found else ""


def _birth_of_day(
    places: DatesByPlace, births: "Sequence[Birth]", span: Span, at: Date
) -> Date | None:
    """Return the birth of the same day and month; of a year alone that of whom one tells."""
    if at.value is None or at.value.month is None:
        sentence = places.sentence(span.start)
        kin = names_kin(places.document.words(sentence))
        return None if kin else _birth_of(places, births, span, sentence)
    day = (at.value.month, at.value.day)
    values = {one.date: one.date.value for one in births}
    same = [
        one for one, told in values.items() if told and told.day and (told.month, told.day) == day
    ]
    return same[0] if len({one.value for one in same}) == 1 else None


def _beside(places: DatesByPlace, span: Span) -> Date | None:
    """Return the date that touches a birthday, behind it or in front."""
    for date in places.within(places.sentence(span.start)):
        is_behind = span.start < date.span.start
        low, high = (span, date.span) if is_behind else (date.span, span)
        gap = _DAY_BEHIND if is_behind else _DAY_BEFORE
        if high.start - low.end <= _REACH and gap.fullmatch(
            places.document.text, low.end, high.start
        ):
            return date if date.kind is DateKind.ABSOLUTE else None
    return None


@frozen
class Birth:
    """A birth that the document tells."""

    date: Date
    who: str
    """The last word of the bearer's name; empty where the document does not name him there."""
    name: Name | None = None
    """The name of whom it is told, where it stands with the date."""
    in_title: bool = False

    @property
    def given(self) -> str:
        """Return the first word of his name, where it has several."""
        return _given(self.name) if self.name else ""


def births_told(places: DatesByPlace) -> Iterator[Birth]:
    """Yield the births that a document tells, and the lives that stand behind names."""
    title = places.document.blocks[0].span if places.document.blocks else Span(0, 0)
    for date in places.dates:
        if date.role is DateRole.QUOTED or not _has_year(date) or date.value is None:
            continue
        left = places.left(date)
        if date.value.is_interval and (life := _LIFE.search(left)):
            who = life["who"] or ""
            bearer = places.ends_at(date.span.start - len(left) + life.start() + len(who))
            yield Birth(date, who, bearer, title.contains(date.span))
        elif not date.value.is_interval and _verbs("equations.born").search(left):
            bearer = _born(places, date)
            yield Birth(date, bearer.parts[-1] if bearer else "", bearer)


def _born(places: DatesByPlace, date: Date) -> Name | None:
    """Return the name of who was born: that with which "who was born" goes, or the first one."""
    people = places.people(Span(places.sentence(date.span.start).start, date.span.start))
    text = places.document.text
    beside = [one for one in people if _WHO_WAS_BORN.match(text, one.span.end, date.span.start)]
    return (beside[-1] if beside else people[0]) if people else None


def _given(name: Name) -> str:
    return name.parts[0] if len(name.parts) > 1 else ""


_KIN = {"he": ("equations.male kin",), "she": ("equations.female kin",)}
_ALL_KIN = ("equations.male kin", "equations.female kin")
_KIN_BEGUN = ("grand", "fianc")


def names_kin(words: str, who: str = "") -> bool:
    """True if words speak of somebody's kin; of the kin alone whom "he" or "she" may mean."""
    kin = frozenset().union(*map(lexicon.words, _KIN.get(who, _ALL_KIN)))
    return any(
        word in kin or word.removesuffix("s") in kin or (not who and word.startswith(_KIN_BEGUN))
        for word in word_list(words)
    )


def deaths_told(places: DatesByPlace) -> Iterator[Birth]:
    """Yield the deaths that a document tells by a date behind "died", each with its name."""
    for date in places.dates:
        if date.role is DateRole.QUOTED or not _is_single(date):
            continue
        if _verbs("equations.died").search(places.left(date)):
            start = places.sentence(date.span.start).start
            people = places.people(Span(start, date.span.start))
            if len(people) == 1:
                yield Birth(date, people[0].parts[-1], people[0])


def ages_of_people(places: DatesByPlace, births: "Sequence[Birth]") -> Iterator[Age]:
    """Yield the ages of people whose births are known."""
    for at, line in lines(places.document) if births else ():
        for start, end, years in _ages_told(line):
            yield from _age(places, births, Span(at + start, at + end), years)


@kept_by_words
def _ages_told(line: str) -> tuple[tuple[int, int, int], ...]:
    """Return where each age of a line that may be somebody's begins and ends, and its years."""
    found: dict[int, tuple[int, int, int]] = {}
    for word, pattern in _TOLD_BY:
        for match in pattern.finditer(line) if word in line else ():
            digits = match["age"].rstrip("stndrh")
            words = digits if digits.isdecimal() else match["age"]
            if pattern is _IN_YEAR:  # "in her fifty-sixth year": so many are completed but one
                years = (int(words) if words.isdecimal() else ordinal(words)) - 1
            else:
                years = cardinal(words)
            if years and (pattern is _AGED or _LEAST <= years <= _MOST):
                start = match.start("told" if pattern is _NAMED_WAS else 0)
                found.setdefault(match.start("age"), (start, match.end(), years))
    return tuple(one for _, one in sorted(found.items()))


def _age(places: DatesByPlace, births: Sequence[Birth], span: Span, years: int) -> Iterator[Age]:
    sentence = places.sentence(span.start)
    who = _pronoun(places, span, sentence)
    end = span.end if who else sentence.end
    if names_kin(places.document.text[sentence.start : end], who):
        return
    birth = _birth_of(places, births, span, sentence)
    at = _told_at(places, birth, span, sentence) if birth else None
    if birth is not None and at is not None:
        yield Age(span, years, birth, at)


def _pronoun(places: DatesByPlace, span: Span, sentence: Span) -> str:
    """Return "he" or "she" where that is the subject of the age itself; else nothing."""
    text = places.document.text
    if inside := _he_or_she(places.document.words(span).partition(" ")[0]):
        return inside
    before = _SHE_BEFORE.search(text, max(sentence.start, span.start - _SHORT), span.start)
    behind = _SHE_BEHIND.match(text, span.end)
    found = before or (behind if span.start == sentence.start else None)
    return found[1].lower() if found else ""


def _he_or_she(words: str) -> str:
    """Return the first "he" or "she" of some words; nothing where there is none."""
    return next((word for word in word_list(words) if word in ("he", "she")), "")


def _birth_of(
    places: DatesByPlace, births: Sequence[Birth], span: Span, sentence: Span
) -> Date | None:
    """Return the birth of the one of whom a sentence tells an age."""
    here = [one.date for one in births if sentence.contains(one.date.span)]
    if here:
        return here[0] if len(here) == 1 else None
    who, is_pronoun = _whose(places, sentence, span)
    people = places.people(Span(places.block(span.start).start, span.start))
    given = next((_given(one) for one in reversed(people) if one.parts[-1] == who), "")
    named = [one for one in births if one.who and one.who == who and _may_be_one(one.given, given)]
    if is_pronoun and _is_of_kin(places, sentence):
        return None
    if not named and is_pronoun and not who:
        named = _protagonist(births)
    near = [one for one in births if places.block(span.start).contains(one.date.span)]
    if not named and is_pronoun and len(near) == 1 and not near[0].who:
        named = near
    best = sorted(named, key=lambda one: one.in_title)
    return best[0].date if len({_year(one.date) for one in named}) == 1 else None


def _may_be_one(one: str, other: str) -> bool:
    """True if two first names may be of one person: equal, an initial, or one of them not told."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return short == long or (len(short) <= 1 and long.startswith(short))


def _is_of_kin(places: DatesByPlace, sentence: Span) -> bool:
    """True if the sentence before begins with kin, of whom the pronoun of this one may speak."""
    before, told = places.document.sentence_before(sentence), places.document.words(sentence)
    pronoun = _he_or_she(told)
    begun = places.document.words(before).split()[:_SUBJECT_WORDS] if before else []
    return bool(pronoun) and names_kin(" ".join(begun), pronoun)


def _year(date: Date) -> int | None:
    value = date.value.start if date.value and date.value.is_interval else date.value
    return value.year if value else None


def _protagonist(births: Sequence[Birth]) -> list[Birth]:
    """Return the birth of whom a document tells: its title gives it, or it is the only one."""
    who = {one.who for one in births if one.in_title} or {one.who for one in births}
    return [one for one in births if one.who in who] if len(who) == 1 else []


def _whose(places: DatesByPlace, sentence: Span, span: Span) -> tuple[str, bool]:
    """Return the last word of the name of whom a sentence tells, and whether a pronoun does.

    The name is empty where the paragraph does not name him; a dot where it names several.
    """
    here = places.surnames(Span(sentence.start, span.start))
    if here or not _he_or_she(places.document.words(sentence)):
        return (here[0] if len(here) == 1 else "."), False
    above = places.surnames(Span(places.block(span.start).start, sentence.start))
    return (above[0] if len(above) == 1 else "." if above else ""), True


def _told_at(places: DatesByPlace, birth: Date, span: Span, sentence: Span) -> Date | None:
    """Return the date at which someone was so old."""
    told = [one for one in places.within(sentence) if one != birth]
    at = places.single(sentence, span.start, without=[birth])
    words = places.document.words(sentence)
    if at is not None or told:
        return at
    if birth.value and birth.value.is_interval:
        return birth if "died" in word_list(words) else None
    if " was then " in places.document.words(span):
        return _last_before(places, sentence)
    before = places.document.sentence_before(sentence) if _ONLY.fullmatch(words) else None
    if before is None or _DYING.isdisjoint(word_list(places.document.words(before))):
        return None
    return places.single(before, before.start)


def _last_before(places: DatesByPlace, sentence: Span) -> Date | None:
    """Return the last date that the paragraph tells before a sentence."""
    above = Span(places.block(sentence.start).start, sentence.start)
    told = [one for one in places.within(above) if one.value and is_calendar_date(one)]
    stops = places.document.text[told[-1].span.end : sentence.start].count(". ") if told else 0
    return told[-1] if told and stops <= _NEAR else None


def _things(places: DatesByPlace) -> Iterator[Age]:
    """Yield the ages of things that the same sentence or those before say when they were made."""
    for match in _matches(_OLD, places.document, " years old"):
        years, span = cardinal(match["age"]), Span(*match.span())
        sentence, noun = places.sentence(span.start), match["noun"] or ""
        since = _making_before(places, sentence, span, noun) if years else None
        at = places.single(sentence, span.start, without=[since]) if since else None
        if since is not None and at is not None and noun not in lexicon.words("equations.living"):
            yield Age(span, years, since, at)


def _making_before(places: DatesByPlace, sentence: Span, span: Span, noun: str) -> Date | None:
    """Return when a thing was made: the last making told before in the paragraph, if one."""
    above = places.within(Span(places.block(span.start).start, span.start))
    near = [
        one
        for one in above
        if _is_single(one)
        and _is_making(places, one)
        and places.document.text[one.span.end : sentence.start].count(". ") < _FARTHEST
    ]
    if noun:
        near = [one for one in near if _names(places, one, noun)]
    return near[-1] if len({_year(one) for one in near}) == 1 else None


def _names(places: DatesByPlace, date: Date, noun: str) -> bool:
    """True if the sentence of a making names the thing."""
    told = places.document.words(places.sentence(date.span.start)).lower()
    return stem(noun) in {stem(word.strip(".,;:()")) for word in told.split()}
