"""Mentions grouped by bearer: full names that agree, and short forms with the name they shorten."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from factcheck.align.bearers.alignment import agree
from factcheck.align.bearers.spellings import bare, is_initial
from factcheck.align.bearers.usages import WrittenForm, usages
from factcheck.data.english import is_ordinary
from factcheck.model import Name, NameKind, Variant
from factcheck.model.text import by_place

_BODILY = frozenset({NameKind.ORGANISATION, NameKind.PLACE})
_FULLEST_BOX = 60
"""Bearers with an initial who share a word, above which it tells nothing."""


@frozen(eq=False)
class Bearer:
    """One bearer while mentions are being gathered; the list grows."""

    fullest: WrittenForm
    """The way of writing with the most parts."""
    mentions: list[Name] = field(init=False, factory=list)
    """In order."""
    kinds: set[NameKind] = field(init=False, factory=set)
    """What its mentions are names of."""
    variants: list[Variant] = field(init=False, factory=list)
    """Its forms that cannot both be right."""

    def add(self, names: Iterable[Name]) -> None:
        """Take names for mentions of the bearer."""
        for name in names:
            insort(self.mentions, name, key=by_place)
            self.kinds.add(name.kind)

    def last_before(self, offset: int) -> int:
        """Return where the bearer is last mentioned before a place; -1 if nowhere."""
        at = bisect_left(self.mentions, offset, key=_start)
        return self.mentions[at - 1].span.start if at else -1


def _start(name: Name) -> int:
    return name.span.start


def bearers(text: str, names: Iterable[Name]) -> list[Bearer]:
    """Group mentions by bearer, the fullest names first, in order of first mention."""
    groups = _Groups()
    for usage in sorted(usages(text, names), key=lambda one: -len(one.words)):
        groups.place(usage)
    return sorted(groups.all, key=lambda bearer: by_place(bearer.mentions[0]))


@frozen(eq=False)
class _Groups:
    """The bearers so far, to be found by a word of their names."""

    all: list[Bearer] = field(factory=list)
    by_word: dict[str, list[Bearer]] = field(factory=dict)
    by_word_beside_initial: dict[str, list[Bearer]] = field(factory=dict)

    def place(self, usage: WrittenForm) -> None:
        """Add each mention to the bearer that it agrees with or is short for, or to a new one."""
        near = [one for one in self._may_agree(usage) if _is_of_bearer(one, usage)]
        for name in usage.mentions:
            fitting = [one for one in near if usage.is_full or _shortens(name, one)]
            if not fitting:
                near.append(self._added(usage))
            _nearest(fitting or near[-1:], name).add([name])

    def _may_agree(self, usage: WrittenForm) -> Iterable[Bearer]:
        """Return the bearers that can agree with a name, which is no longer than theirs.

        They have its rarest word, or an initial in place of it.
        """
        boxes = [self.by_word.get(bare(part), []) for part in usage.parts if not is_initial(part)]
        found = {id(one): one for one in min(boxes, key=len, default=[])}
        for part in usage.parts:
            initialed = self.by_word_beside_initial.get(bare(part), [])
            found |= {id(one): one for one in initialed[:_FULLEST_BOX]}
        return found.values()

    def _added(self, usage: WrittenForm) -> Bearer:
        bearer = Bearer(usage)
        self.all.append(bearer)
        has_initial = any(map(is_initial, usage.parts))
        for part in map(bare, usage.parts):
            self.by_word.setdefault(part, []).append(bearer)
            if has_initial:
                self.by_word_beside_initial.setdefault(part, []).append(bearer)
        return bearer


def _nearest(fitting: Sequence[Bearer], name: Name) -> Bearer:
    """Return the bearer last mentioned before a name, else the first to come."""

    def place(bearer: Bearer) -> tuple[int, int]:
        before = bearer.last_before(name.span.start)
        return before, -bearer.mentions[0].span.start if before < 0 else 0

    return max(fitting, key=place) if len(fitting) > 1 else fitting[0]


def _is_of_bearer(bearer: Bearer, usage: WrittenForm) -> bool:
    """Return True if a name may be of a bearer; "New Zealand" is not a "Bank of New Zealand"."""
    if not usage.is_full:
        return True
    kinds = {usage.kind, bearer.fullest.kind}
    if NameKind.ORGANISATION not in kinds:
        kinds -= {NameKind.UNKNOWN}
    return len(kinds) < len(_BODILY) and agree(bearer.fullest, usage)


def _shortens(name: Name, bearer: Bearer) -> bool:
    """Return True if a lone word can be short for a bearer: of people only, or for itself."""
    if not bearer.fullest.is_full:
        return True
    if name.kind in _BODILY or bearer.fullest.kind in _BODILY:
        return False
    is_plain = is_ordinary(bearer.fullest.parts[-1].casefold())
    return NameKind.PERSON in bearer.kinds or (name.kind is NameKind.PERSON and not is_plain)
