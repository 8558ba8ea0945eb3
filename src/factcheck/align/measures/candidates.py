"""Which two figures may be of one thing: by noun and unit, by their digits, by what is told."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, combinations, product

from attrs import frozen

from factcheck.align.measures.figures import Figure
from factcheck.align.measures.surroundings import Around
from factcheck.mentions.quantities.values import contradict, digits, is_slip
from factcheck.model import Claim, Document, Event, Role
from factcheck.model.agreement import Relation, relation
from factcheck.text import grouped

_MOST_OF_A_KIND = 24
"""More figures of one noun are a series; cost stays linear."""
_MOST_OF_ALIKE = 6
"""So many figures of the same digits are a series or a code."""
_LEAST_DIGITS, _LONG = 2, 4
"""Digits from which a swap is looked for whatever a figure counts; and one other digit."""
_FURTHEST = 4
"""Sentences behind one that tells a happening which may still tell of it."""
_MOST_OF_A_DAY = 12
"""So many claims of one day are a log, and told no second time."""
_DAY = 10
"""Characters of a day: 1906-06-12."""


@frozen(eq=False)
class Pair:
    """Two figures that cannot both hold if they are of one thing."""

    one: Figure
    other: Figure
    """The later one."""
    around: Around
    happening: tuple[str, ...] = ()
    """Words that two linked claims share, of which the figures are; empty where none are linked."""
    distance: int = 0
    """Claims between the figures and the linked ones."""
    is_of_day: bool = False
    """The text tells both of one day, as an entry and its paragraph."""

    @cached_property
    def relation(self) -> Relation:
        """Return what the dates of their claims say of each other."""
        one, other = self.one.claim, self.other.claim
        return relation(one, other) if one and other else Relation.OPEN

    @cached_property
    def shared(self) -> Mapping[str, float]:
        """Return the stems around both, what is counted left out, with how much each tells."""
        return self.around.shared(self.one, self.other)

    @property
    def written(self) -> tuple[float, float] | None:
        """Return the two numbers whose digits can be compared; None beside a range."""
        is_range = self.one.is_range or self.other.is_range
        return None if is_range else (self.one.value, self.other.value)

    @cached_property
    def is_slip(self) -> bool:
        """True if two digits change places, or one of three and more is another."""
        return self.written is not None and is_slip(*self.written)


def candidates(
    document: Document,
    known: Sequence[Figure],
    claims: Sequence[Claim],
    events: Sequence[Event],
    around: Around,
) -> Iterator[Pair]:
    """Yield the pairs that are worth weighing, each once, in order of their first figure."""
    found: dict[tuple[int, int, int, int], Pair] = {}
    tellings = _Tellings(document, known, claims)
    told = _of_linked_claims(tellings, _links(claims, events), around)
    alike = (Pair(*_in_order(*both), around) for both in _of_like_kind(known))
    for pair in chain(told, alike):
        one, other = pair.one, pair.other
        is_apart = one.block != other.block or (bool(one.fate) and one.at != other.at)
        if is_apart and contradict(one.quantity, other.quantity):
            places = one.span.start, one.span.end, other.span.start, other.span.end
            found.setdefault(places, pair)
    yield from (found[places] for places in sorted(found))


def _in_order(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    return (other, one) if other.span < one.span else (one, other)


def _of_like_kind(known: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield figures of one noun, unit or fate, and those of the same digits."""
    groups = grouped((key, figure) for figure in known for key in _keys(figure))
    for key, group in groups.items():
        most = _MOST_OF_ALIKE if isinstance(key, tuple) and key[0] == "digits" else _MOST_OF_A_KIND
        if len(group) <= most:
            yield from combinations(group, 2)


def _keys(figure: Figure) -> Iterator[Hashable]:
    """Yield what a figure is found by."""
    if figure.head or figure.unit:
        yield figure.kind
    if figure.fate:
        yield "fate", figure.fate
    told = digits(figure.value)
    if figure.is_range:
        return  # it has no digits of its own
    if figure.weight >= _LEAST_DIGITS:
        yield "digits", len(told), "".join(sorted(told))
    if figure.weight >= _LONG:
        for at, char in enumerate(told):
            if char != ".":
                yield "digits", at, told[:at], told[at + 1 :]


class _Tellings:
    """The figures that a claim tells: its own, its sentence's, those of the sentences behind it."""

    def __init__(
        self, document: Document, known: Sequence[Figure], claims: Sequence[Claim]
    ) -> None:
        self._document, self._claims = document, claims
        self._at = {claim.id: at for at, claim in enumerate(claims)}
        self._own: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in known:
            if figure.claim:
                self._own[figure.claim.id].append(figure)

    def own(self, claim: str) -> Sequence[Figure]:
        """Return the figures of a claim itself."""
        return self._own.get(claim, ())

    def of(self, claim: str) -> Iterator[tuple[Figure, int]]:
        """Yield each figure with how many claims lie between it and the one that is asked for."""
        at = self._at[claim]
        here = self._claims[at]
        yield from ((figure, 0) for figure in self.own(claim))
        if here.role is Role.CHRONOLOGY:
            yield from ((figure, 0) for other in self._beside(at) for figure in self.own(other.id))
            return
        if at and self._is_one_sentence(self._claims[at - 1], here):
            yield from ((figure, 1) for figure in self.own(self._claims[at - 1].id))
        block = self._document.block_at(here.span.start)
        for step, other in enumerate(self._claims[at + 1 : at + 1 + _FURTHEST], 1):
            is_dated = other.date or other.other_dates
            if is_dated or self._document.block_at(other.span.start) != block:
                return
            yield from ((figure, step) for figure in self.own(other.id))

    def _beside(self, at: int) -> Iterator[Claim]:
        """Yield the other claims of the entry of one."""
        entry = self._document.entry_at(self._claims[at].span.start)
        for other in self._claims[max(0, at - _FURTHEST) : at + 1 + _FURTHEST]:
            if entry and other is not self._claims[at] and entry.span.contains(other.span):
                yield other

    def _is_one_sentence(self, one: Claim, other: Claim) -> bool:
        sentence = self._document.sentence_at(other.span.start)
        return sentence is not None and sentence.contains(one.span)


@frozen
class _Link:
    """Two claims that tell one happening, or one day."""

    left: str
    right: str
    words: tuple[str, ...]
    """That both share, where they tell one happening."""
    is_of_day: bool


def _links(claims: Sequence[Claim], events: Sequence[Event]) -> Iterator[_Link]:
    days = {claim.id: _day(claim) for claim in claims}
    for event in events:
        for link in event.links:
            day = days[link.left]
            is_of_day = bool(day) and day == days[link.right]
            yield _Link(link.left, link.right, tuple(link.shared), is_of_day)
    entries, texts = _by_day(claims, days)
    for day, told in entries.items():
        if len(told) <= _MOST_OF_A_DAY >= len(texts.get(day, ())):
            yield from (
                _Link(left, right, (), is_of_day=True)
                for left, right in product(told, texts.get(day, ()))
            )


def _of_linked_claims(
    tellings: "_Tellings", links: Iterable[_Link], around: Around
) -> Iterator[Pair]:
    """Yield the figures of two claims of one happening, or of an entry and a text of its day."""
    told = dict[str, list[tuple[Figure, int]]]()
    for link in links:
        for claim in (link.left, link.right):
            if claim not in told:
                told[claim] = list(tellings.of(claim))
        for (one, far), (other, away) in product(told[link.left], told[link.right]):
            if one.unit == other.unit or not (one.unit and other.unit):
                both = _in_order(one, other)
                yield Pair(*both, around, link.words, far + away, link.is_of_day)


def _by_day(
    claims: Iterable[Claim], days: Mapping[str, str]
) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Return the claims of each day: entries of a chronology, and the text."""
    entries: defaultdict[str, list[str]] = defaultdict(list)
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims:
        if day := days[claim.id]:
            (entries if claim.role is Role.CHRONOLOGY else texts)[day].append(claim.id)
    return entries, texts


def _day(claim: Claim) -> str:
    """Return the day of a claim; empty if it is dated otherwise."""
    told = str(claim.date.value) if claim.date and claim.date.value else ""
    is_day = len(told) >= _DAY and "/" not in told and told[:4].isdigit()
    return told[:_DAY] if is_day else ""
