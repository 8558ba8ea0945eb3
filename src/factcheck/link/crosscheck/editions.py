"""Editions: years and ordinals of the title's subject, and years of works and sections."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise, takewhile

from factcheck import lexicon
from factcheck.document.text import grouped
from factcheck.document.text.meaning import stems_of
from factcheck.extract.numerals import Numeral
from factcheck.link.crosscheck.statements import (
    Named,
    Place,
    Statement,
    Statements,
    contradiction,
)
from factcheck.model import BlockKind
from factcheck.model.twins import Twin

_LEAST_NAME = 2
_LEAST_TITLE = 3
_LONGEST_SUBJECT = 4
"""Maximum number of words in a title that is a name."""
_LEAST_APART = 2
"""Minimum difference in years, because a volume of a journal may span two years."""
_LONGEST_VOLUME = 4
_LARGEST_ISSUE = 12
"""Largest number that may be an issue, which restarts each year."""
_FEWEST, _SHARE = 3, 2
"""Minimum number of headings that agree with their section, and their ratio to the others."""


def other_editions(made: Statements) -> Iterator[Twin]:
    """Yield years and ordinals of the title's subject that differ from those in the title."""
    found = [one for one in made.named if one.number.kind != "number"]
    for title in (one for one in found if one.statement.place is Place.TITLE):
        rivals = [
            (one, name)
            for one in found
            if one.number.kind == title.number.kind and one.statement.place is not Place.TITLE
            if (name := _shared_name(title, one))
        ]
        told = Counter(one.number.value for one, _ in rivals)
        for one, name in rivals if len({*told} - {title.number.value}) == 1 else ():
            if _is_left_over(title, one, {*name}, told):
                shared = made.shared(title.statement, frozenset(name))
                this = one.statement, one.number
                yield contradiction("TWN02", this, (title.statement, title.number), shared)


def ordinals_of_subject(made: Statements) -> Iterator[Twin]:
    """Yield the ordinal of a ruler in the title if another sentence has a different ordinal."""
    subjects = [
        one.stems
        for one in made.all
        if one.place is Place.TITLE and _LEAST_NAME <= len(one.stems) <= _LONGEST_SUBJECT
    ]
    ranks: defaultdict[tuple[str, ...], list[Named]] = defaultdict(list)
    for one in made.named:
        if one.number.kind == "ordinal" and len(one.name) >= _LEAST_NAME:
            ranks[one.name[:_LEAST_NAME]].append(one)
    for name, found in ranks.items():
        told = Counter(one.number.value for one in found)
        own = [one for one in found if any(stems <= _capitals(made, one) for stems in subjects)]
        first = own[0] if own else None
        other = next((one for one in own if first and one.number.value != first.number.value), None)
        if first and other and len(told) == len(("this", "that")):
            this, that = ((one.statement, one.number) for one in (first, other))
            shared = made.shared(first.statement, frozenset(name))
            yield contradiction("TWN02", this, that, shared)


def _capitals(made: Statements, one: Named) -> set[str]:
    words = made.tokens
    return {words.stems[at] for at in one.statement.inside if words.is_capital(at)}


def _shared_name(title: Named, one: Named) -> tuple[str, ...]:
    """Return the words that follow both numbers. A single word is not a name, except "edition"."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(title.name, one.name, strict=False))
    name = tuple(form for form, _ in pairs)
    return name if len(name) >= _LEAST_NAME or name == ("edit",) else ()


def _is_left_over(title: Named, one: Named, name: set[str], told: Counter[int]) -> bool:
    """Return True if a statement is about the title's edition but has another edition's number."""
    own, statement, same = title.number.value, one.statement, told[title.number.value]
    if one.number.value == own or told[one.number.value] > max(1, same):
        return False
    is_announced = not statement.stems.isdisjoint(stems_of("twins.announcing"))
    return bool((statement.stems & title.statement.stems) - name) or is_announced or same > 1


def years_of_works(made: Statements) -> Iterator[Twin]:
    """Yield the odd year out in parentheses after a work's title or a journal's volume."""
    groups: defaultdict[tuple[str, ...], list[tuple[Statement, Numeral]]] = defaultdict(list)
    for one in made.all:
        for number in one.numerals:
            work = _work_before(made, number.first) if number.kind == "year" else ()
            if work:
                groups[work].append((one, number))
    for work, dated in groups.items():
        years = Counter(number.value for _, number in dated)
        if len(years) != len(("this", "that")) or max(years) - min(years) < _LEAST_APART:
            continue
        odd = min(dated, key=lambda each: years[each[1].value])
        other = next(each for each in dated if each[1].value != odd[1].value)
        is_listed = odd[0].list == other[0].list != -1 and not work[-1].isdecimal()
        if years[odd[1].value] == 1 and not is_listed:
            yield contradiction("TWN02", odd, other, made.shared(odd[0], frozenset(work)))


def _work_before(made: Statements, year: int) -> tuple[str, ...]:
    """Return the last capitalized words, or journal and volume, before a year in parentheses."""
    words, at = made.tokens, year - 2
    if words.words[year - 1 : year] != ["("]:
        return ()
    found, numbers = list[str](), list[int]()
    while at >= 0 and len(found) < _LEAST_TITLE and words.blocks[at] == words.blocks[year]:
        word = words.words[at]
        if words.is_capital(at) and len(word) > 1:
            found.append(words.stems[at])
        elif word.isdecimal() and len(word) <= _LONGEST_VOLUME and not found:
            numbers.append(int(word))
        elif not (
            words.lower[at] in lexicon.words("function.stop")
            or word in "–-/*_"
            or (word == "," and numbers and not found)
        ):
            break
        at -= 1
    if any(number > _LARGEST_ISSUE for number in numbers) and found:
        return (found[0], *map(str, numbers))
    return tuple(found) if len(found) == _LEAST_TITLE and not numbers else ()


def years_of_sections(made: Statements) -> Iterator[Twin]:
    """Yield the days at the start of sections whose headings have another year, if most agree.

    Such a heading is left over from the section that it was copied from.
    """
    for twins in grouped(_dated_sections(made)).values():
        odd = [twin for twin in twins if twin]
        if len(twins) - len(odd) >= max(_FEWEST, _SHARE * len(odd)):
            yield from odd


def _dated_sections(made: Statements) -> Iterator[tuple[int, Twin | None]]:
    """Yield the level of each heading with a year above a day, with the twin if they disagree."""
    for one, after in pairwise(made.all):
        if one.kind is not BlockKind.HEADING or after.kind is BlockKind.HEADING or one.days:
            continue
        years = {str(number.value): number for number in one.numerals if number.kind == "year"}
        day = next((day for day in after.days if day.kind == "date" and day.ends[-1][0]), None)
        if len(years) == 1 and day:
            ((year, number),) = years.items()
            twin = Twin("TWN02", "year", day.span, number.span, (after.place, "heading"))
            is_same = year in {end[0] for end in day.ends}
            yield made.document.blocks[one.block].level, None if is_same else twin
