"""Conflicts between documents in an archive; each conflict is reported once for all documents."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from attrs import frozen

from factcheck.link.connected import connected

_WIDTH = 16
"""Number of hex digits in a fingerprint."""


@frozen
class Place:
    """A place in a document of an archive."""

    document: str
    path: str
    """Path of the first file with the document's contents."""
    page: str
    line: int
    column: int
    text: str
    """The words that differ."""
    says: str
    """The statement that contains the words."""


@frozen
class Conflict:
    """Two places in different documents that cannot both be right."""

    code: str
    """Code of the corresponding check within a document, such as CHR01."""
    what: str
    """The kind of value, with a colon: "date: "; empty if the words show it."""
    here: str
    """The value at this place."""
    there: str
    """The value at the other place."""
    proof: tuple[str, ...]
    """Lines of the proof, valid from either side."""
    this: Place
    other: Place

    @property
    def message(self) -> str:
        """Return a description of the difference."""
        return f"{self.what}{self.here} here, {self.there} there"

    @property
    def turned(self) -> "Conflict":
        """Return the same conflict, seen from the other place."""
        return Conflict(
            self.code, self.what, self.there, self.here, self.proof, self.other, self.this
        )


@frozen
class Finding:
    """A conflict between documents: the places with the rarer value, and all other places."""

    code: str
    message: str
    proof: tuple[str, ...]
    these: tuple[Place, ...]
    """The places with the value found in fewer documents; on a tie, the side with the last path."""
    others: tuple[Place, ...]

    @property
    def fingerprint(self) -> str:
        """Return hex digits that do not change when lines move or files are renamed."""
        words = (self.code, *sorted(one.text for one in (*self.these, *self.others)))
        return sha256("\0".join(words).encode()).hexdigest()[:_WIDTH]


def merged(conflicts: Iterable[Conflict]) -> tuple[Finding, ...]:
    """Return the findings for some conflicts, in file order; each difference is reported once."""
    once = {_places_and_words(one): one for one in sorted(conflicts, key=_order, reverse=True)}
    by_place = sorted(once.values(), key=_order)
    groups = connected(by_place, _spots)
    found = [finding for group in groups for finding in _findings(group)]
    return tuple(sorted(found, key=lambda one: (_place_order(one.these[0]), one.code, one.message)))


def _places_and_words(one: Conflict) -> tuple[str, frozenset[object]]:
    """Return a key that is the same for conflicts with the same lines and words."""
    places = (one.this, one.other)
    return one.code, frozenset((each.document, each.page, each.line, each.text) for each in places)


def _order(one: Conflict) -> tuple[object, ...]:
    return one.code, _place_order(one.this), _place_order(one.other), one.message, one.proof


def _place_order(one: Place) -> tuple[object, ...]:
    return one.path, len(one.page), one.page, one.line, one.column, one.text, one.document


def _spots(conflict: Conflict) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """Return a key for each place; conflicts of the same check share the keys of common places."""
    this, other = ((conflict.code, *_place_order(one)) for one in (conflict.this, conflict.other))
    return this, other


def _findings(group: list[Conflict]) -> Iterator[Finding]:
    """Yield one finding if only two values conflict; otherwise, one finding per place."""
    sides = _two_sides(group)
    if sides is not None:
        yield _finding(group, *sides)
        return
    while group:
        counts = Counter(place for one in group for place in (one.this, one.other))
        lone = min(counts, key=lambda place: (-counts[place], _place_order(place)))
        own = [one for one in group if lone in (one.this, one.other)]
        group = [one for one in group if one not in own]
        others = [one.other if one.this == lone else one.this for one in own]
        yield _finding(own, [lone], others)


def _two_sides(group: list[Conflict]) -> tuple[list[Place], list[Place]] | None:
    """Return the places of each of two values; None if there are more than two values."""
    against: defaultdict[Place, list[Place]] = defaultdict(list)
    for one in group:
        against[one.this].append(one.other)
        against[one.other].append(one.this)
    reached = [group[0].this]
    side = {group[0].this: False}
    for place in reached:
        for other in against[place]:
            if other not in side:
                side[other] = not side[place]
                reached.append(other)
            elif side[other] == side[place]:
                return None
    return [one for one in side if not side[one]], [one for one in side if side[one]]


def _finding(group: list[Conflict], one: list[Place], other: list[Place]) -> Finding:
    """Return a finding in which the side with fewer documents comes first."""
    both = [sorted(set(places), key=_place_order) for places in (one, other)]
    these, others = sorted(
        both,
        key=lambda side: (len({place.document for place in side}), [*map(_negated, side[:1])]),
    )
    told = [each if each.this in these else each.turned for each in group]
    there = Counter(each.there for each in told)
    said = sorted(there, key=lambda words: (-there[words], words))
    first = min(told, key=lambda each: (said.index(each.there), _order(each)))
    message = f"{first.what}{first.here} here, {' or '.join(said)} there"
    return Finding(first.code, message, first.proof, tuple(these), tuple(others))


def _negated(place: Place) -> tuple[int, ...]:
    """Return a sort key that puts the last path first."""
    return tuple(-ord(char) for char in place.path)
