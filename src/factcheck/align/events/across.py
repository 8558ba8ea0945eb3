"""Happenings that two chapters of a book tell, with dates of which one may be a slip of the other.

A chapter tells again what another told, in words of its own, so that little is shared but what was
done, by or to whom, and a date nearly the same. Since two dates that differ in one part alone are
seldom of two happenings, that is enough. Where a chapter tells both dates of such a thing it knows
of two, and what is to be said of them is a matter of that chapter.

Tellings of one happening are gathered, and each that has another date than most of them is linked
with the one that tells it most alike.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from attrs import evolve, mutable

from factcheck import lexicon
from factcheck.align import weighing
from factcheck.align.connected import connected
from factcheck.align.events.features import are_opposed, name_others, tell_of_another
from factcheck.align.events.misdatings import are_alike
from factcheck.frames.frame import Frame, Frames, bearers_in
from factcheck.model import (
    Claim,
    Date,
    DateKind,
    DateRole,
    Event,
    EventLink,
    Origin,
    Role,
    Span,
    Unit,
)
from factcheck.model.agreement import coincide, dated, exclude
from factcheck.text import Tokens, grouped
from factcheck.text.meaning import carries_meaning, is_past, same_happening

Day = tuple[int, int | None, int | None]
"""Year, month and day, as far as they are told."""
ChapterOf = Callable[[int], int]
"""Takes a code point, returns the number of the chapter that it stands in."""
MayRecur = Callable[[Date, Date], bool]
"""True if what two documents date so may come again with each of them, as a yearly meeting."""
_MARKS = frozenset(",;:()—–“”")
_SIDE = frozenset({"who", "whom", "which", "that", "born"})
"""Begin a side clause about the noun in front; so do words like "opened", "founded"."""
_JOINING = frozenset({"of", "on", "in", "to", "at"})
"""Prepositions within a phrase."""
_PEOPLE, _THINGS = frozenset({"he", "she"}), frozenset({"it", "they"})
_NEAR = 0.5
"""How much a word of the sentence before counts, of which "it" may speak."""
_PHRASE, _CLAUSE = 7, 40
"""Words of a phrase in front of a date or a side clause, and of a clause, at most."""
_TOLD = frozenset({DateRole.OWN, DateRole.HEAD, DateRole.MODIFIER, DateRole.BACKGROUND})
_DATED = frozenset({DateKind.ABSOLUTE, DateKind.CLOCK})
_NEAR_YEARS = 3
"""Years apart of which, where no day is told, one may be a slip of the other."""
_MOST_ALIKE = 60
"""Tellings that share a word and have dates that are alike, beyond which nothing is sought."""
_COVER = 0.35
_FEWEST_DONE = 0.25
"""Weight of what was done that two tellings must share at least."""


@mutable(eq=False)
class DatedStatement:
    """A date of a statement, with the words of the clause or phrase that it dates."""

    frame: Frame
    date: Date
    chapter: int
    terms: frozenset[str]
    """Stems, and "@key" of bearers."""
    deeds: frozenset[str]
    """The stems among them that may tell what was done, each with those of the same meaning."""
    verbs: frozenset[str] = frozenset()
    """The stems among them that have the form of a verb."""
    near: frozenset[str] = frozenset()
    """Stems of the sentence before, of which "it" may speak."""

    @property
    def claim(self) -> Claim:
        """Return its statement, with this date for its own."""
        return dated(self.frame.claim, self.date)

    @property
    def day(self) -> Day:
        """Return year, month and day as far as they are told."""
        value = self.date.value
        assert value is not None, "only dated tellings are made"  # noqa: S101
        return value.year or 0, value.month, value.day


@mutable(eq=False)
class Retold:
    """Two tellings of two chapters, with what speaks for one happening."""

    left: DatedStatement
    right: DatedStatement
    rarity: Callable[[str], float]

    @property
    def terms(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the terms of each."""
        return self.left.terms, self.right.terms

    @property
    def shared(self) -> frozenset[str]:
        """Return the terms of both."""
        return self.left.terms & self.right.terms

    @property
    def deeds(self) -> frozenset[str]:
        """Return the terms of both that may tell what was done."""
        return self.left.deeds & self.right.deeds & self.shared

    @property
    def meant(self) -> frozenset[str]:
        """Return the terms of one that a pronoun of the other may mean."""
        left, right = self.left, self.right
        return (left.near & right.terms | right.near & left.terms) - self.shared

    def weight(self, terms: Iterable[str]) -> float:
        """Return how much some terms tell together."""
        return sum(self.rarity(term) for term in terms)


# features


def words_of_both(pair: Retold) -> float:
    """Return the weight of what both share, and what a pronoun of one may mean."""
    return pair.weight(pair.shared) + _NEAR * pair.weight(pair.meant)


def cover(pair: Retold) -> float:
    """Return what they share as a part of the one that says less."""
    less = min(map(pair.weight, pair.terms))
    return min(1.0, words_of_both(pair) / less) if less else 0.0


def tell_something_else(pair: Retold) -> float:
    """Return 1 where the one that says less says mostly what the other does not."""
    return float(cover(pair) < _COVER)


def nothing_done(pair: Retold) -> float:
    """Return 1 where no word that tells what was done is shared, or hardly one."""
    return float(pair.weight(pair.deeds) < _FEWEST_DONE)


def same_name(pair: Retold) -> float:
    """Return 1 where both name one bearer."""
    return float(bool(bearers_in(pair.shared)))


def other_names(pair: Retold) -> float:
    """Return 1 where both name who takes part, and nobody in common."""
    return float(name_others(*pair.terms))


def nothing_but_a_verb(pair: Retold) -> float:
    """Return 1 where a verb is all that is shared, which is done by many: "retires"."""
    shared = pair.shared | pair.meant
    return float(bool(shared) and shared <= pair.left.verbs | pair.right.verbs)


def names_of_each(pair: Retold) -> float:
    """Return 1 where both name somebody or something that the other does not."""
    mine, theirs = pair.terms
    return float(bool(bearers_in(mine - theirs) and bearers_in(theirs - mine)))


def opposed_words(pair: Retold) -> float:
    """Return 1 where they tell two steps of one affair: begun, ended; announced, done."""
    mine, theirs = pair.terms
    return float(are_opposed(mine - theirs, theirs - mine))


def another_of_several(pair: Retold) -> float:
    """Return 1 where a word of one makes of it another one, or another person's."""
    return float(tell_of_another(*pair.terms))


def planned_or_kept(pair: Retold) -> float:
    """Return 1 where one was yet to come, did not happen, or is kept on that day every year."""
    mine, theirs = pair.left.frame, pair.right.frame
    return float(
        mine.is_planned != theirs.is_planned
        or mine.is_unreal != theirs.is_unreal
        or mine.is_kept_yearly != theirs.is_kept_yearly
    )


def without_day(pair: Retold) -> float:
    """Return 1 where a date is no more than a month or year: such are alike by chance."""
    return float(pair.left.day[2] is None or pair.right.day[2] is None)


FEATURES = (
    words_of_both,
    cover,
    same_name,
    tell_something_else,
    nothing_done,
    nothing_but_a_verb,
    other_names,
    names_of_each,
    opposed_words,
    another_of_several,
    planned_or_kept,
    without_day,
)


def across(
    frames: Frames, events: Sequence[Event], chapter_of: ChapterOf, may_recur: MayRecur
) -> tuple[Event, ...]:
    """Return the happenings of a book: those that are known, and what chapters date otherwise.

    Args:
        frames: The statements of the book.
        events: The happenings that are told twice by all their words.
        chapter_of: Tells of which chapter a place is.
        may_recur: Tells which dates of two chapters are of what comes again.
    """
    told = list(dated_statements(frames, chapter_of))
    found = [
        pair
        for pair in _pairs(told, frames)
        if _have_sure_years(pair.left.date, pair.right.date)
        and not may_recur(pair.left.date, pair.right.date)
        and exclude(pair.left.claim, pair.right.claim, far=True)
    ]
    linked = [one.of for one in weighing.linked("across", FEATURES, found)]
    links = list(_links(_without_known(told, linked)))
    return (*_sure(events, links, frames, chapter_of, may_recur), *links)


# tellings


def dated_statements(frames: Frames, chapter_of: ChapterOf) -> Iterator[DatedStatement]:
    """Yield the dates of all statements that have a year, with the words that they date."""
    for frame in frames:
        claim = frame.claim
        for date in (claim.date, *claim.other_dates):
            if date is None or date.role not in _TOLD or date.kind not in _DATED:
                continue
            value = date.value
            if value is None or value.single is None or value.is_approximate or value.year is None:
                continue
            chapter = chapter_of(claim.span.start)
            made = _dated_statement(frames, frame, date, chapter)
            if made.terms:
                yield made


def _dated_statement(frames: Frames, frame: Frame, date: Date, chapter: int) -> DatedStatement:
    words, claim = frames.tokens, frame.claim
    places, is_phrase = _dated_words(words, frame, date)
    own = words.inside(date.span)
    span = words.span(places[0], places[-1]) if places else Span(0, 0)
    names = frozenset(frames.named(claim, span)) if places else frozenset()
    in_names = {at for one in claim.names for at in words.inside(one.span)}
    content = [at for at in places if at not in own and carries_meaning(words.lower[at])]
    stems = {words.stems[at] for at in content}
    lower = frozenset(words.lower[at] for at in places)
    meant = frame.meant if _PEOPLE & lower else frozenset[str]()
    plain = {words.stems[at] for at in content if is_phrase or at not in in_names}
    deeds = {other for one in plain for other in same_happening(one)}
    verbs = {
        words.stems[at]
        for at in content
        if is_past(words.words[at]) or words.lower[at].endswith("s")
    }
    near = _before(frames, frame) if _THINGS & lower else frozenset[str]()
    terms = frozenset(stems) | names | meant
    return DatedStatement(frame, date, chapter, terms, frozenset(deeds), frozenset(verbs), near)


def _before(frames: Frames, frame: Frame) -> frozenset[str]:
    """Return the stems of the statement before, if it stands in the same paragraph."""
    if not frame.at:
        return frozenset()
    before = frames[frame.at - 1]
    block = frames.document.block_at(frame.claim.span.start)
    if block is None or not block.span.contains(before.claim.span):
        return frozenset()
    words = frames.tokens
    return frozenset(words.stems[at] for at in before.words if carries_meaning(words.lower[at]))


def _dated_words(words: Tokens, frame: Frame, date: Date) -> tuple[range, bool]:
    """Return the tokens that a date dates, and whether they are a phrase that names them."""
    first = words.at(date.span.start)
    inside = frame.words
    if first not in inside:
        stop = _clause_end(words, inside.start, inside.stop)
        is_phrase = frame.is_listed and len(inside) <= _PHRASE
        return range(inside.start, min(stop, inside.start + _CLAUSE)), is_phrase
    behind = words.inside(date.span).stop
    if date.role is DateRole.MODIFIER:
        return _phrase_before(words, first, inside.start), True
    start = _clause_start(words, first, inside.start)
    stop = _clause_end(words, behind, inside.stop)
    if not any(map(carries_meaning, words.lower[start:first])):
        stop = _clause_end(words, min(stop + 1, inside.stop), inside.stop)
    return range(max(start, first - _CLAUSE), min(stop, behind + _CLAUSE)), False


def _phrase_before(words: Tokens, first: int, floor: int) -> range:
    """Return the phrase that ends in front of a token: "the Great Storm of" a date."""
    at = first
    while at > max(floor, first - _PHRASE):
        word = words.lower[at - 1]
        is_verb = is_past(words.words[at - 1]) and carries_meaning(word)
        parting = lexicon.words("events.prepositions") - _JOINING
        if word in _MARKS or is_verb or word in parting:
            break
        at -= 1
    return range(at, first)


def _clause_start(words: Tokens, first: int, floor: int) -> int:
    """Return where the clause of a date begins, with the noun in front that it is about."""
    at = first
    while at > floor and not _parts_clauses(words.lower[at - 1]):
        at -= 1
    before = words.lower[at - 1] if at > floor else ""
    if before in _SIDE:
        comma = at - 1 > floor and words.lower[at - 2] == ","
        return _phrase_before(words, at - 1 - comma, floor).start
    if before == "," and at < first and (words.lower[at] in _SIDE or _is_verb(words, at)):
        return _phrase_before(words, at - 1, floor).start
    return at


def _parts_clauses(word: str) -> bool:
    return word in _MARKS or word == "and" or word in lexicon.words("events.clause openers")


def _is_verb(words: Tokens, at: int) -> bool:
    """True of "was" and of "opened": what comes is said of what stands in front."""
    return words.lower[at] in lexicon.words("function.auxiliaries") or is_past(words.words[at])


def _clause_end(words: Tokens, behind: int, end: int) -> int:
    """Return where the clause of a date ends."""
    at = behind
    while at < end and not _parts_clauses(words.lower[at]):
        at += 1
    return at


# pairs


def _pairs(told: Sequence[DatedStatement], frames: Frames) -> Iterator[Retold]:
    """Yield the tellings of two chapters that share a word and have dates that may be slips."""
    rarity = rarity_of(frames)
    postings = grouped((key, one) for one in told for key in _keys(one))
    seen = set[tuple[int, int]]()
    groups = (group for group in postings.values() if len(group) <= _MOST_ALIKE)
    for left, right in (pair for group in groups for pair in combinations(group, 2)):
        is_new = (id(left), id(right)) not in seen
        if is_new and left.chapter != right.chapter and _may_be_slips(left.day, right.day):
            seen.add((id(left), id(right)))
            yield Retold(left, right, rarity)


def rarity_of(frames: Frames) -> Callable[[str], float]:
    """Return how much a term tells: 1 where few statements use it, 0 where all do."""
    usage, scale = frames.usage, math.log(max(4, len(frames)))
    return lambda term: max(0.0, 1 - math.log(max(1, usage.get(term, 1))) / scale)


def _keys(one: DatedStatement) -> Iterator[tuple[object, ...]]:
    """Yield by what a telling finds those whose dates differ from its own in one part."""
    year, month, day = one.day
    for term in one.terms:
        if month and day:
            yield term, year, month, None
            yield term, year, None, day
            yield term, None, month, day
        for near in (year // _NEAR_YEARS, year // _NEAR_YEARS + 1):
            yield term, near


def _may_be_slips(one: Day, other: Day) -> bool:
    """True if two dates differ in one part, as a slip makes them differ."""
    (year, month, day), (year2, month2, day2) = one, other
    if not (month and day and month2 and day2):
        is_same_month = month is None or month2 is None or month == month2
        return is_same_month and 0 < abs(year - year2) <= _NEAR_YEARS
    same = year == year2, month == month2, day == day2
    if same == (True, True, False):
        return are_alike(day, day2)
    if same == (False, True, True):
        return are_alike(year, year2) or sorted(str(year)) == sorted(str(year2))
    return same == (True, False, True)


def _have_sure_years(one: Date, other: Date) -> bool:
    """True if the documents of both dates give them years, or give them the same by themselves.

    A year that another date of the document lends is not to be had from another document.
    """
    if Unit.YEAR in one.stated & other.stated:
        return True
    mine, theirs = one.value, other.value
    return mine is not None and theirs is not None and mine.year == theirs.year


# what is kept


def _without_known(told: Sequence[DatedStatement], pairs: Sequence[Retold]) -> Iterator[Retold]:
    """Leave out the pairs of which a chapter tells both dates of the same thing."""
    known = {(one.chapter, deed, one.day) for one in told for deed in one.deeds}
    for pair in pairs:
        left, right = pair.left, pair.right
        days = ((left.chapter, right.day), (right.chapter, left.day))
        if not any((at, deed, day) in known for at, day in days for deed in pair.deeds):
            yield pair


def _links(pairs: Iterable[Retold]) -> Iterator[Event]:
    """Yield for each telling that differs from most of its happening a link with one of these."""
    for group in connected(pairs, lambda pair: (pair.left, pair.right)):
        members = dict.fromkeys(one for pair in group for one in (pair.left, pair.right))
        counts = Counter(one.day for one in sorted(members, key=lambda one: one.frame.at))
        ((most, _),) = counts.most_common(1)
        linked = dict[DatedStatement, tuple[DatedStatement, Retold]]()
        for pair in group:
            left, right = pair.left, pair.right
            odd, other = (left, right) if left.day != most else (right, left)
            linked.setdefault(odd, (other, pair))
        for odd, (other, pair) in linked.items():
            yield _event(odd, other, pair, counts)


def _event(
    odd: DatedStatement, other: DatedStatement, pair: Retold, counts: Mapping[Day, int]
) -> Event:
    left, right = (odd, other) if odd.frame.claim.role is Role.CHRONOLOGY else (other, odd)
    proof = [f"told in both: {', '.join(_printed(pair))}"]
    if counts[other.day] > counts[odd.day]:
        proof += [f"{counts[other.day]} places have the one date, {counts[odd.day]} the other"]
    link = EventLink(
        left.frame.claim.id,
        right.frame.claim.id,
        origin=Origin(proof=tuple(proof)),
        is_firm=True,
        dates=(left.date, right.date),
    )
    ids = (left, right) if left.frame.at < right.frame.at else (right, left)
    return Event(ids[0].frame.claim.id, tuple(one.frame.claim.id for one in ids), (link,))


def _printed(pair: Retold) -> Iterator[str]:
    """Yield the words of what both share, those that tell most in front."""
    terms = pair.right.frame.terms | pair.left.frame.terms
    ranked = sorted(pair.shared | pair.meant, key=lambda term: (-pair.rarity(term), term))
    yield from dict.fromkeys(terms[term] for term in ranked if term in terms)


def _sure(
    events: Sequence[Event],
    made: Sequence[Event],
    frames: Frames,
    chapter_of: ChapterOf,
    may_recur: MayRecur,
) -> Iterator[Event]:
    """Yield the known happenings without the links of two chapters that accuse in vain.

    Those do whose dates are linked now, whose years are lent, or which are of what comes again.
    """
    ours = {date.span for event in made for link in event.links for date in link.dates or ()}
    by_id = {frame.claim.id: frame.claim for frame in frames}

    def is_kept(link: EventLink) -> bool:
        left, right = by_id[link.left], by_id[link.right]
        if chapter_of(left.span.start) == chapter_of(right.span.start):
            return True
        mine, theirs = link.dates or (left.date, right.date)
        if mine is None or theirs is None or coincide(mine, theirs):
            return True
        is_sure = _have_sure_years(mine, theirs) and not may_recur(mine, theirs)
        return is_sure and ours.isdisjoint((mine.span, theirs.span))

    for event in events:
        links = tuple(link for link in event.links if is_kept(link))
        yield event if len(links) == len(event.links) else evolve(event, links=links)
