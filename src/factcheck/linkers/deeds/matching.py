"""Whether two dated statements tell the same deed, and whether their dates exclude each other."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from factcheck.linkers.deeds.classes import ANOTHER, KIN, OFTEN, ONCE
from factcheck.linkers.deeds.tellings import Telling, Told
from factcheck.linkers.events.lexicon import AHEAD, OPPOSED
from factcheck.linkers.happenings.wording import alike, carries, plain
from factcheck.model import Date, Unit
from factcheck.model.agreement import Relation, relation
from factcheck.text.stems import stem

_COVER = 0.5
"""Share of the shorter telling that the two must have in common."""
_AHEAD = frozenset(map(stem, AHEAD))
_ONE = frozenset({"a", "an", "one", "another"})
_PAIR = 2
_SELDOM = 4
_NEAR_MONTHS = 2
_NEAR_YEARS = 10
_OPPOSED = tuple(
    (frozenset(map(stem, left)), frozenset(map(stem, right))) for left, right in OPPOSED
)


@frozen(eq=False)
class Match:
    """Two tellings of one deed."""

    record: Telling
    """That of the chronology, if one of them is; else the later one."""
    text: Telling
    shared: tuple[str, ...]
    relation: Relation
    surplus: int
    """So many more have part in both than the deed demands."""

    @property
    def strength(self) -> tuple[int, float]:
        """Return how much speaks for it."""
        fewer = min(len(self.record.parts), len(self.text.parts))
        return len(self.shared), len(self.shared) / max(1, fewer)

    @property
    def agrees(self) -> bool:
        """Say whether the dates are, or may be, the same."""
        return self.relation in (Relation.AGREE, Relation.OPEN)

    @property
    def conflicts(self) -> bool:
        """Say whether one of the dates must be wrong, and not far from the other."""
        one_clock = len({_offset(one.date) for one in (self.record, self.text)}) == 1
        return self.relation is Relation.CONFLICT and self.surplus >= 0 and one_clock


def _offset(date: Date) -> int | None:
    """Return the zone of a time; times of two zones are compared with more care elsewhere."""
    point = date.value.single if date.value else None
    return point.clock.offset if point and point.clock else None


def match(left: Telling, right: Telling, told: Told) -> Match | None:
    """Return two tellings as one deed, if they stand apart and share what was done and by whom."""
    if not _stand_apart(left, right):
        return None
    deed = min((one for one in left.deeds if alike(one) & right.deeds), key=_rank, default="")
    parts = [term for term in sorted(left.parts & right.parts) if term not in alike(deed)]
    fewer = min(len(left.parts), len(right.parts))
    if not deed or not parts or len(parts) + 1 < _COVER * fewer or _are_opposed(left, right):
        return None
    if _is_done_to_others(deed, left, right) or not all(
        _is_same(one, left, right) for one in parts
    ):
        return None
    need = 1 if _is_rare(deed, parts, told) else _need(deed)
    need += need > 1 and not (left.is_entry or right.is_entry)
    record, text = (left, right) if left.is_entry else (right, left)
    found = relation(record.claim, text.claim)
    if found is Relation.APART and _are_coarse(record.date, text.date):
        found, need = Relation.CONFLICT, need + (_need(deed) > 1)
    return Match(record, text, (deed, *parts), found, len(parts) - need)


def _is_done_to_others(deed: str, left: Telling, right: Telling) -> bool:
    """Say whether both name what the deed is done to, and name nothing in common."""
    mine, theirs = (
        frozenset().union(*(one.objects().get(word, frozenset()) for word in alike(deed)))
        for one in (left, right)
    )
    return bool(mine and theirs) and not mine & theirs


def _is_rare(deed: str, parts: Sequence[str], told: Told) -> bool:
    """Say whether nothing else in the document is done so, by one who is named or seldom told."""
    if deed in OFTEN:
        return False
    used = told.usage
    alone = sum(used[one] for one in alike(deed)) <= _PAIR
    return alone and any(part.startswith("@") or used[part] <= _SELDOM for part in parts)


def _rank(deed: str) -> tuple[int, str]:
    return _need(deed), deed


def _are_coarse(one: Date, other: Date) -> bool:
    """Say whether two dates of which one is a month or year lie near each other or look alike."""
    mine, theirs = one.value, other.value
    if not (_is_told(one) and _is_told(other)) or mine is None or theirs is None:
        return False
    if Unit.DAY in one.stated & other.stated:
        return False
    years = abs((mine.year or 0) - (theirs.year or 0))
    if mine.month and theirs.month:
        months = abs(12 * ((mine.year or 0) - (theirs.year or 0)) + mine.month - theirs.month)
        return months <= _NEAR_MONTHS or (mine.month == theirs.month and years <= _NEAR_YEARS)
    return 0 < years <= _NEAR_YEARS


def _is_told(date: Date) -> bool:
    """Say whether the words give a single year or month themselves, without "about"."""
    value = date.value
    if value is None or value.is_approximate or value.is_uncertain:
        return False
    return value.single is not None and Unit.YEAR in date.stated


def _stand_apart(left: Telling, right: Telling) -> bool:
    """Say whether two tellings stand where a document tells the same twice."""
    if left.block == right.block or (left.is_entry and right.is_entry):
        return False
    return left.is_entry or right.is_entry or left.claim.section != right.claim.section


def _need(deed: str) -> int:
    """Return how many must have part in both tellings of a deed for it to be the same one."""
    return 1 if ONCE & alike(deed) else 3 if deed in OFTEN else 2


def _is_same(term: str, left: Telling, right: Telling) -> bool:
    """Say whether a word means the same in both: not "north pier" and "south pier", "pump 3"."""
    if term not in left.words or term not in right.words:
        return True
    (before, word, behind), (other_before, other, other_behind) = (
        left.words[term],
        right.words[term],
    )
    if _is_one_of(before, word, other) or _is_one_of(other_before, other, word):
        return False
    return not _differ(before, other_before, left, right) and not _are_two(behind, other_behind)


def _is_one_of(article: str, one: str, other: str) -> bool:
    """Say whether one tells of a thing and the other of several: "an essay", "three essays"."""
    return article.lower() in _ONE and other.lower() in {f"{one.lower()}s", f"{one.lower()}es"}


def _differ(one: str, other: str, left: Telling, right: Telling) -> bool:
    """Say whether two words in front of a noun tell two things apart."""
    low, others = plain(one), plain(other)
    good = carries(low) and carries(others) and stem(low) != stem(others)
    return good and stem(low) not in right.parts and stem(others) not in left.parts


def _are_two(one: str, other: str) -> bool:
    return one != other and _is_label(one) and _is_label(other)


def _is_label(word: str) -> bool:
    return word.isdigit() or (word.isupper() and len(word) <= 3)  # noqa: PLR2004 - "B", "III"


def _are_opposed(left: Telling, right: Telling) -> bool:
    """Say whether one tells another time or another step of the affair."""
    mine, theirs = left.parts - right.parts, right.parts - left.parts
    names = [frozenset(_names(one.parts)) for one in (left, right)]
    strangers = bool(names[0] and names[1]) and not names[0] & names[1]
    return (
        strangers
        or any(_is_ahead(one) for one in (left, right))
        or bool((ANOTHER | KIN) & (mine | theirs))
        or any(
            (one & mine and two & theirs) or (two & mine and one & theirs) for one, two in _OPPOSED
        )
    )


def _is_ahead(telling: Telling) -> bool:
    """Say whether a sentence tells what was said or decided, and not yet done."""
    return not telling.is_entry and bool(_AHEAD & telling.deeds) and not telling.deeds <= _AHEAD


def _names(parts: Iterable[str]) -> Iterable[str]:
    return (part for part in parts if part.startswith("@"))
