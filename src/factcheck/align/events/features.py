"""What speaks for two statements telling one happening, and what against it: one number each.

Every function is a feature that `align/weights/event.txt` names with its worth. Those that speak of
dates or of steps of an affair count only where the dates exclude each other, or a step would part
what the same day joins.
"""

from collections.abc import Iterable

from factcheck.align.events.misdatings import is_misread
from factcheck.align.events.pairs import EventPair, SharedDeed, needed_parts
from factcheck.frames.frame import Dating, Frame, bearers_in
from factcheck.model.agreement import Relation
from factcheck.text import kept_by_words, stem, word_list
from factcheck.text.meaning import carries_meaning, kind_of_deed, same_happening, stems_of, steps

_ACTION = 0.8
"""Weight of shared words of action that is enough: a little less than a word of its own."""
_COVER = 0.5
_MINUTE_OF_DAY = 0.5
_ONE = frozenset({"a", "an", "one", "another"})
_PAIR, _SELDOM = 2, 4
_NAMED = 0.85
_OBJECT = 5
"""Words behind a verb among which its object stands."""


# words


def likeness(pair: EventPair) -> float:
    """Return the weight of shared words by that of the shorter statement, damped; 0 to 1."""
    return pair.likeness


def only_names_shared(pair: EventPair) -> float:
    """Return 1 where nothing shared tells what was done."""
    is_proved = pair.untold is not None and pair.untold.is_proved and _shares_name(pair)
    return float(not (pair.deed or is_proved or _shares_deed(pair)))


def not_parallel(pair: EventPair) -> float:
    """Return 1 for two steps of one story or listing: no entry, each with words of its own."""
    if pair.deed or pair.is_listed:
        return 0.0
    return float(pair.around.likeness.cover(pair.left.at, pair.right.at) < _COVER)


# dates


def dates_agree(pair: EventPair) -> float:
    """Return 1 where both tell one day, or one minute; half of it for a minute of a day."""
    if pair.relation is not Relation.AGREE:
        return 0.0
    timed = {date.value.has_time for date in pair.dates if date.value}
    return 1.0 if len(timed) == 1 else _MINUTE_OF_DAY


def under_other_years(pair: EventPair) -> float:
    """Return 1 where the headings above give two years, so that none of a date is left open."""
    mine, theirs = (_years(frame.claim.section) for frame in (pair.left, pair.right))
    return float(bool(mine and theirs and not mine & theirs))


@kept_by_words
def _years(heading: str) -> frozenset[str]:
    """Return the years that a heading names."""
    numbers = (word for word in word_list(heading) if word.isdigit() and word[0] in "12")
    return frozenset(number for number in numbers if len(number) == len("1906"))


def dates_exclude(pair: EventPair) -> float:
    """Return 1 where the dates cannot both be of one happening."""
    return float(pair.excludes)


def no_other_telling(pair: EventPair) -> float:
    """Return 1 for an entry and a sentence of which nothing else tells the same at one date."""
    return float(pair.is_listed and not pair.has_third_mention and pair.untold is None)


# dates that are told nowhere else


def untold_words(pair: EventPair) -> float:
    """Return what two statements share whose dates are told nowhere else; 1 for a word of one."""
    return sum(pair.shared.values()) if pair.untold else 0.0


def story_goes_on(pair: EventPair) -> float:
    """Return 1 where next to both lone dates the same date is told."""
    return float(pair.untold is not None and pair.untold.sides > 0)


def proved_date(pair: EventPair) -> float:
    """Return 1 where a weekday or a length beside the lone date of a sentence proves it."""
    one = pair.untold
    return float(one is not None and one.is_proved and one.sides > 0 and not one.is_counted)


# one deed


def deed_with_participants(pair: EventPair) -> float:
    """Return 1, or more, where both dates date one deed and enough others have part in both."""
    if pair.deed is None:
        return 0.0
    fewer = min(len(pair.deed.left.parts), len(pair.deed.right.parts))
    parts = len(pair.deed.parts)
    surplus = parts - _needed(pair)
    return 1.0 + 0.1 * surplus if surplus >= 0 and parts + 1 >= _COVER * fewer else 0.0


def _needed(pair: EventPair) -> int:
    """Return how many must have part in a deed that two tell for it to be the same one."""
    if pair.deed is None or _is_done_alone(pair):
        return 1
    need = needed_parts(pair.deed.deed)
    if need > 1:
        need += not (pair.left.is_tabled or pair.right.is_tabled)
        need += pair.relation is Relation.APART
    return need


def _is_done_alone(pair: EventPair) -> bool:
    """True if nothing else in the document is done so, by one who is named or seldom told."""
    if pair.deed is None or pair.deed.deed in stems_of("events.done often"):
        return False
    used = pair.around.frames.usage
    alone = sum(used.get(one, 0) for one in same_happening(pair.deed.deed)) <= _PAIR
    return alone and any(
        part.startswith("@") or used.get(part, 0) <= _SELDOM for part in pair.deed.parts
    )


# against: two steps of one affair


def planned_and_done(pair: EventPair) -> float:
    """Return 1 where one date is of what was yet to come, the other of what came."""
    return float(pair.left.is_planned != pair.right.is_planned)


def real_and_unreal(pair: EventPair) -> float:
    """Return 1 where one tells what happened and the other what did not."""
    return float(pair.left.is_unreal != pair.right.is_unreal)


def anniversary(pair: EventPair) -> float:
    """Return 1 where one tells of what is kept on the same day of another year."""
    return float(pair.left.is_kept_yearly != pair.right.is_kept_yearly)


def words_and_deed(pair: EventPair) -> float:
    """Return 1 where one is a line of a transcript and the other tells a deed, not its words."""
    both = ((pair.left, pair.right), (pair.right, pair.left))
    return float(
        any(
            line.is_spoken and not (other.is_spoken or other.claim.quotations)
            for line, other in both
        )
    )


def opposed_words(pair: EventPair) -> float:
    """Return 1 where the clauses of the two dates tell two steps: begins, ends; announced, done."""
    mine = pair.left.clause - pair.right.terms.keys()
    theirs = pair.right.clause - pair.left.terms.keys()
    alike = _alike_in_kind(pair)
    mine, theirs = mine - alike, theirs - alike
    ahead = stems_of("verbs.not yet done")
    is_ahead = ahead & (mine | theirs) and not ahead & pair.left.clause & pair.right.clause
    return float(bool(is_ahead) or are_opposed(mine, theirs))


def two_kinds_of_deed(pair: EventPair) -> float:
    """Return 1 where each clause tells a kind of deed, and none of the other's."""
    if not pair.excludes or pair.deed:
        return 0.0
    mine, theirs = pair.left.kinds, pair.right.kinds
    return float(bool(mine and theirs and not mine & theirs))


def done_often(pair: EventPair) -> float:
    """Return 1 for what people do again and again, where too little else is shared, in a story."""
    if (
        pair.deed is None
        or pair.is_listed
        or not stems_of("events.done often") & same_happening(pair.deed.deed)
    ):
        return 0.0
    return float(len(pair.deed.parts) < _needed(pair))


def another_of_several(pair: EventPair) -> float:
    """Return 1 where a word of one makes the deed another one, or another person's."""
    return float(pair.deed is not None and tell_of_another(*_parts(pair.deed)))


def strangers(pair: EventPair) -> float:
    """Return 1 where both name who takes part in a deed, and name nobody in common."""
    return float(pair.deed is not None and name_others(*_parts(pair.deed)))


def said_to_come(pair: EventPair) -> float:
    """Return 1 where a sentence dates what was said or decided, and not yet done."""
    if pair.deed is None:
        return 0.0
    ahead = stems_of("verbs.not yet done")
    return float(
        any(
            bool(ahead & one.deeds) and not one.deeds <= ahead
            for one, frame in _datings(pair)
            if not frame.is_tabled
        )
    )


def done_to_another(pair: EventPair) -> float:
    """Return 1 where both tell what a deed is done to, and tell nothing in common."""
    if pair.deed is None:
        return 0.0
    mine, theirs = (objects_of(pair.deed.deed, frame) for frame in (pair.left, pair.right))
    return float(bool(mine and theirs and not mine & theirs))


def another_thing(pair: EventPair) -> float:
    """Return 1 where a shared noun is of two things: north pier, south pier; pump 3, pump 4."""
    if pair.deed is None:
        return 0.0
    return float(any(_differs(pair.deed, part) for part in pair.deed.parts))


def told_at_a_distance(pair: EventPair) -> float:
    """Return 1 where what both share is told at a distance from the date, not at the date."""
    both = pair.left.actions & pair.right.actions
    return float(bool(both) and any(both & one.told_later for one in (pair.left, pair.right)))


# helpers


def _parts(deed: SharedDeed) -> tuple[frozenset[str], frozenset[str]]:
    return deed.left.parts, deed.right.parts


def tell_of_another(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """True if a word of one alone tells of another one, or of another person's."""
    several = stems_of("events.another") | stems_of("events.kin")
    return bool(several & (mine ^ theirs))


def name_others(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """True if both name who takes part, and nobody in common."""
    here, there = bearers_in(mine), bearers_in(theirs)
    return bool(here and there and not here & there)


def _shares_deed(pair: EventPair) -> bool:
    """True if enough of what both share themselves tells what was done."""
    likeness = pair.around.likeness
    if pair.untold:
        entry = pair.untold.entry.at
        actions = {
            likeness.roots[term]
            for part in likeness.entry_of(entry)
            for term in pair.around.frames[part].actions
        }
        return any(term in actions or term[0] == "~" for term in pair.shared)
    both = likeness.done[pair.left.at] & likeness.done[pair.right.at]
    return sum(likeness.rarity(term) for term in both) >= _ACTION


def _shares_name(pair: EventPair) -> bool:
    """True if a misread date is told with a name that hardly anything else names."""
    one = pair.untold
    if one is None or one.is_counted or sum(pair.shared.values()) < _NAMED:
        return False
    mine, theirs = one.entry.claim.date, one.sentence.claim.date
    return mine is not None and theirs is not None and is_misread(mine, theirs)


def _alike_in_kind(pair: EventPair) -> frozenset[str]:
    """Return the stems of two lone statements that tell one kind of deed, and part them not."""
    if pair.untold is None:
        return frozenset()
    both = pair.left.kinds & pair.right.kinds
    words = pair.left.clause | pair.right.clause
    return frozenset(word for word in words if kind_of_deed(word) in both)


def are_opposed(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """True if the stems of the one tell a step of an affair, and those of the other another."""
    here, there = ({step for word in words for step in steps(word)} for words in (mine, theirs))
    return any((line, 1 - side) in there for line, side in here)


def _datings(pair: EventPair) -> tuple[tuple[Dating, Frame], ...]:
    deed = pair.deed
    return ((deed.left, pair.left), (deed.right, pair.right)) if deed else ()


def objects_of(deed: str, frame: Frame) -> frozenset[str]:
    """Return the stems right behind a deed, up to a preposition or mark."""
    words, deeds = frame.siblings.tokens, same_happening(deed)
    found = set[str]()
    for at in frame.words:
        if words.stems[at] in deeds:
            found.update(_behind(frame, at))
    return frozenset(found)


def _behind(frame: Frame, at: int) -> Iterable[str]:
    words = frame.siblings.tokens
    date = frame.claim.date
    for one in range(at + 1, min(at + 1 + _OBJECT, frame.words.stop)):
        word = words.lower[one]
        is_date = date is not None and date.span.start <= words.starts[one] < date.span.end
        if not word[0].isalnum() or word in stems_of("events.prepositions") or is_date:
            return
        if carries_meaning(word):
            yield words.stems[one]


def _differs(deed: SharedDeed, part: str) -> bool:
    """True if the words beside a shared noun tell two things apart."""
    at, other = deed.left.places.get(part), deed.right.places.get(part)
    if at is None or other is None:
        return False
    words = deed.left.words
    before, other_before = words.lower[at - 1], words.lower[other - 1]
    if _ONE & {before, other_before} and words.lower[at] != words.lower[other]:
        return True  # "an essay", "three essays"
    if all(map(carries_meaning, (before, other_before))) and stem(before) != stem(other_before):
        return stem(before) not in deed.right.parts and stem(other_before) not in deed.left.parts
    label, other_label = words.words[at + 1 : at + 2], words.words[other + 1 : other + 2]
    return label != other_label and all(map(_is_label, (*label, *other_label)))


def _is_label(word: str) -> bool:
    """True for "4", "3.7.1", "B" and "III"."""
    return word.replace(".", "").isdigit() or (word.isupper() and len(word) <= 3)  # noqa: PLR2004


OF_ANY = (likeness, dates_agree)
"""Features that link two statements whose dates do not exclude each other."""
EVERY = (
    *OF_ANY,
    deed_with_participants,
    done_often,
    another_of_several,
    strangers,
    said_to_come,
    done_to_another,
    another_thing,
    only_names_shared,
    not_parallel,
    under_other_years,
    dates_exclude,
    no_other_telling,
    untold_words,
    story_goes_on,
    proved_date,
    planned_and_done,
    real_and_unreal,
    anniversary,
    words_and_deed,
    opposed_words,
    two_kinds_of_deed,
    told_at_a_distance,
)
