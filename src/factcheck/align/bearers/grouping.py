"""Mentions grouped by bearer: full names that agree, and short forms with the name they shorten."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from attrs import field, frozen

from factcheck.align.bearers.alignment import agree
from factcheck.align.bearers.spellings import bare, is_initial
from factcheck.align.bearers.usages import WrittenForm, usages
from factcheck.data.english import is_ordinary
from factcheck.model import Name, NameKind
from factcheck.model.text import by_place

_BODILY = frozenset({NameKind.ORGANISATION, NameKind.PLACE})


_FULLEST_BOX = 60
"""Bearers with an initial who share a word, above which it tells nothing."""


@frozen(eq=False)
class Bearer:
    """One bearer while mentions are being gathered; the list grows."""

    fullest: WrittenForm
    """The way of writing with the most parts."""
    mentions: list[Name] = field(factory=list)
    _starts: list[int] = field(factory=list, init=False, repr=False)
    """Where each mention begins, in order."""
    _kinds: set[NameKind] = field(factory=set, init=False, repr=False)
    """What its mentions are names of."""

    def __attrs_post_init__(self) -> None:
        """Index the mentions that are given."""
        self._starts.extend(sorted(name.span.start for name in self.mentions))
        self._kinds.update(name.kind for name in self.mentions)

    def add(self, name: Name) -> None:
        """Take a name for a mention of the bearer."""
        self.mentions.append(name)
        self._kinds.add(name.kind)
        insort(self._starts, name.span.start)

    @property
    def is_person(self) -> bool:
        """Say whether a mention tells that the bearer is a person."""
        return NameKind.PERSON in self._kinds

    def last_before(self, offset: int) -> int:
        """Return where the bearer is last mentioned before a place; -1 if nowhere."""
        at = bisect_left(self._starts, offset)
        return self._starts[at - 1] if at else -1


def bearers(text: str, names: Iterable[Name]) -> list[Bearer]:
    """Group mentions by bearer, the fullest names first, in order of first mention."""
    found = usages(text, names)
    full = sorted((one for one in found if one.is_full), key=lambda one: -len(one.words))
    groups = _Groups()
    for usage in full:
        groups.place(usage)
    for usage in found:
        if not usage.is_full:
            groups.place_alone(usage)
    for bearer in groups.all:
        bearer.mentions.sort(key=by_place)
    return sorted(groups.all, key=lambda bearer: by_place(bearer.mentions[0]))


@frozen(eq=False)
class _Groups:
    """The bearers so far, to be found by a word of their names."""

    all: list[Bearer] = field(factory=list)
    by_word: dict[str, list[Bearer]] = field(factory=dict)
    by_word_beside_initial: dict[str, list[Bearer]] = field(factory=dict)

    def place(self, usage: WrittenForm) -> None:
        """Add a full name to the bearer it agrees with, or found a new one."""
        fitting = [one for one in self._may_agree(usage) if _is_of_bearer(one, usage)]
        for name in usage.mentions:
            self._nearest(fitting, name, usage).add(name)
            fitting = fitting or self.all[-1:]

    def _may_agree(self, usage: WrittenForm) -> Iterable[Bearer]:
        """Return the bearers that can agree with a full name, which is no longer than theirs.

        They have its rarest word, or an initial in place of it.
        """
        boxes = [self.by_word.get(bare(part), []) for part in usage.parts if not is_initial(part)]
        found = {id(one): one for one in min(boxes, key=len, default=[])}
        for part in usage.parts:
            initialed = self.by_word_beside_initial.get(bare(part), [])
            found |= {id(one): one for one in initialed[:_FULLEST_BOX]}
        return found.values()

    def place_alone(self, usage: WrittenForm) -> None:
        """Add each mention of a lone word to the bearer last named so before it."""
        near = self.by_word.get(bare(usage.parts[0]), [])
        for name in usage.mentions:
            fitting = [one for one in near if _shortens(name, one)]
            self._nearest(fitting, name, usage).add(name)
            near = self.by_word[bare(usage.parts[0])]

    def _nearest(self, fitting: list[Bearer], name: Name, usage: WrittenForm) -> Bearer:
        """Return the bearer last mentioned before a name, the first to come, or a new one."""
        if not fitting:
            return self._added(usage)
        if len(fitting) == 1:
            return fitting[0]
        before = max(fitting, key=lambda one: one.last_before(name.span.start))
        if before.last_before(name.span.start) >= 0:
            return before
        return min(fitting, key=lambda one: one.mentions[0].span)

    def _added(self, usage: WrittenForm) -> Bearer:
        bearer = Bearer(usage)
        self.all.append(bearer)
        has_initial = any(map(is_initial, usage.parts))
        for part in map(bare, usage.parts):
            self.by_word.setdefault(part, []).append(bearer)
            if has_initial:
                self.by_word_beside_initial.setdefault(part, []).append(bearer)
        return bearer


def _is_of_bearer(bearer: Bearer, usage: WrittenForm) -> bool:
    """Say whether a full name is of a bearer; "New Zealand" is no "Bank of New Zealand"."""
    kinds = {usage.kind, bearer.fullest.kind}
    if NameKind.ORGANISATION not in kinds:
        kinds -= {NameKind.UNKNOWN}
    return len(kinds) < len(_BODILY) and agree(bearer.fullest, usage)


def _shortens(name: Name, bearer: Bearer) -> bool:
    """Say whether a lone word can be short for a bearer: of people only, or for itself."""
    if not bearer.fullest.is_full:
        return True
    if name.kind in _BODILY or bearer.fullest.kind in _BODILY:
        return False
    if bearer.is_person:
        return True
    return name.kind is NameKind.PERSON and not is_ordinary(bearer.fullest.parts[-1].casefold())
