"""The title and the text name one thing that has editions: by year, or by number."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.align.twins.statements import (
    Named,
    Place,
    Statement,
    Statements,
    Told,
    are_of_one_list,
    contradiction,
    is_bracketed,
    looks_elsewhere,
    named,
    printed,
)
from factcheck.align.twins.values import Value, ValueKind
from factcheck.data.english import is_ordinary
from factcheck.model import BlockKind
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text import Tokens
from factcheck.text.meaning import stems_of

_NUMBERED = (ValueKind.VERSION, ValueKind.NUMBER, ValueKind.YEAR, ValueKind.CODE)
_LEAST_NAME = 2
_LEAST_TITLE = 3
_PLACING = ("at", "in", "of")
_LEAST_APART = 2
"""Years between two that one volume of a journal cannot have both."""
_LARGEST_NUMBER = 12
"""Of the issues of one year, as a rule."""


def other_editions(made: Statements) -> Iterator[Twin]:
    """Yield the years and ordinals by which two places name one thing differently."""
    yield from _left_over(made)
    yield from _left_over_behind(made)
    yield from _left_over_names(made)
    yield from _other_years(made)
    yield from _other_years_of_volumes(made)


def _left_over(made: Statements) -> Iterator[Twin]:
    """Yield the editions that the text tells of where the title has another."""
    found = [edition for one in made.valued for edition in named(made, one, _is_of_edition)]
    titles = [edition for edition in found if edition.statement.place is Place.TITLE]
    for title in titles:
        rivals = [
            (one, name)
            for one in found
            if one.statement.place is not Place.TITLE
            for name in [_common(title, one)]
            if name
        ]
        told = Counter(one.value.reading for one, _ in rivals)
        for one, name in rivals:
            if _is_left_over(made, title, one, name, told):
                words = printed(made, title.statement, name)
                yield contradiction(TwinRoute.EDITION, one.told, title.told, words)


def _is_of_edition(value: Value) -> bool:
    return value.kind in (ValueKind.YEAR, ValueKind.ORDINAL)


def _common(title: Named, one: Named) -> tuple[str, ...]:
    """Return the words that both have behind their values, from the first on."""
    shared: list[str] = []
    for left, right in zip(title.name, one.name, strict=False):
        if left != right:
            break
        shared.append(left)
    is_name = len(shared) >= _LEAST_NAME or shared[:1] == ["edit"]
    return tuple(shared) if is_name else ()


def _is_left_over(
    made: Statements,
    title: Named,
    one: Named,
    name: tuple[str, ...],
    told: Counter[tuple[str, ...]],
) -> bool:
    """True if the text means the edition of its title and gives another."""
    if not one.value.contradicts(title.value):
        return False
    others = [reading for reading in told if reading != title.value.reading]
    statement = one.statement
    if len(others) > 1 or told[one.value.reading] > max(1, told[title.value.reading]):
        return False
    has_both = any(value.reading == title.value.reading for value in statement.values)
    if has_both or looks_elsewhere(made, statement):
        return False
    more = (statement.stems & title.statement.stems) - {*name}
    is_announced = not statement.stems.isdisjoint(stems_of("twins.announcing"))
    return bool(more) or is_announced or told[title.value.reading] > 1


def _left_over_behind(made: Statements) -> Iterator[Twin]:
    """Yield the versions, numbers and years behind the name in the title that others announce.

    "Lantern 2.4.0 is out" over "We are happy to announce Lantern 2.3.0". A text tells of earlier
    editions on purpose, but announces its own.
    """
    for title in (one for one in made.valued if one.place is Place.TITLE):
        for value in title.values:
            name = _name_in_front(made, title, value)
            if value.kind not in _NUMBERED or not name:
                continue
            found = [
                (one, other)
                for one in made.valued
                if one.place is not Place.TITLE and not {*name} - one.stems
                for other in one.values
                if other.kind is value.kind and _stands_behind(made, other, value, name)
            ]
            others = [pair for pair in found if pair[1].contradicts(value)]
            is_alone = len(found) == len(others) == 1
            if len(others) == 1 and (
                _is_announced(made, *others[0], value, name)
                or (is_alone and _opens_with(made, *others[0], name))
            ):
                yield contradiction(
                    TwinRoute.EDITION, others[0], (title, value), printed(made, title, name)
                )
                return


def _left_over_names(made: Statements) -> Iterator[Twin]:
    """Yield the last word of a name that is announced otherwise than the title has it.

    "Map day Leeds" over "Register for Map day Bristol": two words or more are the same.
    """
    words = made.tokens
    for title in made.titles:
        inside = words.inside(title.span)
        for at in inside[_LEAST_NAME:]:
            length = _LEAST_NAME + (words.lower[at - 1] in _PLACING)
            name = words.lower[max(inside.start, at - length) : at]
            is_name = words.is_capital(at) and all(map(str.isalpha, (*name, words.lower[at])))
            is_whole = lexicon.words("function.stop").isdisjoint(name[:_LEAST_NAME])
            if not is_name or not is_whole or len(name) < length:
                continue
            found = [
                (one, place)
                for place in words.by_lower.get(name[-1], ())
                if words.lower[max(0, place - length + 1) : place + 1] == name
                and _is_other_name(words, place + 1, at)
                for one in [_statement_at(made, place)]
                if one and one.place is not Place.TITLE
            ]
            if len(found) == 1 and _announces_in_front(made, *found[0]):
                one, place = found[0]
                yield Twin(
                    TwinRoute.EDITION,
                    "name",
                    words.span(place + 1),
                    words.span(at),
                    (one.place, title.place),
                    tuple(words.words[place - length + 1 : place + 1]),
                )
                return


def _statement_at(made: Statements, at: int) -> Statement | None:
    place = made.tokens.starts[at]
    return next((one for one in made.all if one.span.start <= place < one.span.end), None)


def _is_other_name(words: Tokens, at: int, title: int) -> bool:
    """True if a word that is met once stands in place of one of the title, which is met again."""
    if at >= len(words) or not words.is_capital(at) or not words.words[at].isalpha():
        return False
    own, other = words.lower[at], words.lower[title]
    if is_ordinary(own) or is_ordinary(other) or words.stems[at] == words.stems[title]:
        return False
    return len(words.by_lower[own]) == 1 and len(words.by_lower[other]) > 1


def _announces_in_front(made: Statements, one: Statement, at: int) -> bool:
    start = made.tokens.inside(one.span).start
    before = made.tokens.stems[start:at]
    is_other_time = not lexicon.words("twins.other times").isdisjoint(made.tokens.lower[start:at])
    return not is_other_time and not stems_of("twins.announcing").isdisjoint(before)


def _opens_with(made: Statements, one: Statement, value: Value, name: tuple[str, ...]) -> bool:
    """True if the first sentence of the text begins with a name and its number."""
    texts = (each for each in made.all if each.place is Place.LEAD)
    is_first = next(texts, None) is one
    begins = value.first - made.tokens.inside(one.span).start - len(name)
    return is_first and 0 <= begins < _LEAST_NAME and one.kind is BlockKind.PARAGRAPH


def _name_in_front(made: Statements, one: Statement, value: Value) -> tuple[str, ...]:
    """Return the stems of the words right in front of a value: a name of one capital or more."""
    words, found = made.tokens, list[str]()
    start = made.tokens.inside(one.span).start
    at = value.first - 1
    while at >= start and len(found) < _LEAST_TITLE and words.is_word(at):
        if words.lower[at] in lexicon.words("function.stop"):
            break
        found.append(words.stems[at])
        at -= 1
    is_name = len(found) >= _LEAST_NAME or (found and value.kind is not ValueKind.YEAR)
    return tuple(found[:_LEAST_NAME]) if is_name else ()


def _stands_behind(made: Statements, other: Value, value: Value, name: tuple[str, ...]) -> bool:
    """True if a value of the same shape stands right behind a name."""
    stems = made.tokens.stems[max(0, other.first - len(name)) : other.first]
    shapes = [value.reading[0].count(".") for value in (other, value)]
    return stems == [*reversed(name)] and shapes[0] == shapes[1]


def _is_announced(
    made: Statements, one: Statement, other: Value, value: Value, name: tuple[str, ...]
) -> bool:
    """True if a statement announces the edition that it names, and names no other.

    The name itself announces nothing: "Release 17.2" is where a link at the foot of 17.1 leads.
    """
    start = made.tokens.inside(one.span).start
    before = made.tokens.stems[start : other.first - len(name)]
    around = made.tokens.lower[start : other.behind + 2]
    is_other_time = not lexicon.words("twins.other times").isdisjoint(around)
    is_row = one.kind is BlockKind.ROW
    if is_row or is_other_time or any(each.reading == value.reading for each in one.values):
        return False
    return not stems_of("twins.announcing").isdisjoint(before)


def _years(made: Statements) -> Iterator[tuple[Statement, int, Value]]:
    """Yield the years of all statements, each with the index of its part."""
    for one in made.valued:
        for index, part in enumerate(one.parts):
            if part.value and part.value.kind is ValueKind.YEAR:
                yield one, index, part.value


def _other_years(made: Statements) -> Iterator[Twin]:
    """Yield the years in brackets that stand behind one and the same title and differ."""
    groups: defaultdict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one, index, year in _years(made):
        if is_bracketed(made, year):
            groups[_title_before(made, one, index)].append((one, year))
    for title, (first, *others) in groups.items():
        rivals = [other for other in others if first[1].contradicts(other[1])]
        is_one_list = any(are_of_one_list(first[0], other[0]) for other in rivals)
        if title and not is_one_list and len({value.reading for _, value in rivals}) == 1:
            yield contradiction(TwinRoute.EDITION, first, rivals[0], reversed(title))


def _other_years_of_volumes(made: Statements) -> Iterator[Twin]:
    """Yield the years in brackets behind one volume of a journal that lie two years apart or more.

    A volume may begin in one year and end in the next; numbers below a dozen begin anew each year.
    """
    groups: defaultdict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one, _, year in _years(made):
        if volume := _volume_before(made, year.first):
            groups[volume].append((one, year))
    for volume, told in groups.items():
        times = Counter(year.reading for _, year in told)
        for odd in [one for one in told if times[one[1].reading] == 1][:1]:
            others = [one for one in told if abs(_year(one) - _year(odd)) >= _LEAST_APART]
            if others and len(others) == len(told) - 1:
                yield contradiction(TwinRoute.EDITION, odd, others[0], volume[:1])


def _year(one: Told) -> int:
    return int(one[1].reading[0])


def _volume_before(made: Statements, year: int) -> tuple[str, ...]:
    """Return the journal and the volume in front of a year in brackets: "Technè 30–31 (2009)"."""
    words = made.tokens.words
    if words[year - 1 : year] != ["("]:
        return ()
    numbers, at = list[str](), year - 2
    while at > 0 and (words[at].isdecimal() or words[at] in "–-/"):
        numbers.append(words[at])
        at -= 1
    at -= words[at] == ","
    is_volume = any(part.isdecimal() and int(part) > _LARGEST_NUMBER for part in numbers)
    is_journal = len(words[at]) > _LEAST_TITLE and made.tokens.is_capital(at)
    return (words[at].casefold(), *numbers) if is_volume and is_journal else ()


def _title_before(made: Statements, one: Statement, index: int) -> tuple[str, ...]:
    """Return the stems of a title of several words that ends right before a bracket."""
    words, parts = made.tokens, one.parts
    found: list[str] = []
    behind = parts[index].at - 1
    for part in reversed(parts[:index]):
        between = words.words[part.at + 1 : behind]
        if part.value or any(not word.isalpha() and word != "’s" for word in between):
            break
        if not words.is_capital(part.at):
            break
        found.append(part.stem)
        behind = part.at
    return tuple(found[:_LEAST_TITLE]) if len(found) >= _LEAST_TITLE else ()
