"""Pairs of statements that may tell one happening: the candidates, and what is known of each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, product

from attrs import field, frozen, mutable

from factcheck import lexicon
from factcheck.align.events.likeness import TermIndex
from factcheck.align.events.untold import Untold, untold
from factcheck.frames.frame import Dating, Frame, Frames
from factcheck.mentions.releases import releases
from factcheck.model import Claim, Date, Facts
from factcheck.model.agreement import Relation, is_fine, relation_of
from factcheck.text.meaning import same_happening, stems_of

_LONGEST_POSTINGS = 24
"""A word of more statements finds no candidates, though it counts in their score: so cost stays
linear. A deed that is told more often is a matter of routine, which no single word tells apart."""
_FAINTEST = 0.2
"""Likeness below which words alone make no link, even where the dates agree."""


@frozen(eq=False)
class SharedDeed:
    """One thing done that two datings tell, and what has part in both."""

    deed: str
    """Its stem, in the words of the first."""
    parts: tuple[str, ...]
    left: Dating
    right: Dating


@mutable(eq=False)
class EventPair:
    """Two statements, the earlier one on the left, with what speaks for one happening."""

    left: Frame
    right: Frame
    mine: Claim
    """The left statement, dated by what is compared."""
    theirs: Claim
    around: "Pairs"
    likeness: float = 0.0
    """How much they share, about 0 to 1."""
    deed: SharedDeed | None = None
    untold: Untold | None = None
    support: float = 0.0
    """What speaks for it, its dates apart."""
    score: float = 0.0
    rank: float = 0.0
    """The score by which partners are chosen: that the dates exclude each other hides none."""
    sizes: Mapping[Callable[["EventPair"], float], float] = field(factory=dict, repr=False)
    """What each feature returned."""

    @cached_property
    def relation(self) -> Relation:
        """Return what the dates say of each other."""
        if self.deed is None or self.mine is self.left.claim:
            return relation_of(self.left.comparable, self.right.comparable)
        return relation_of(self.deed.left.comparable, self.deed.right.comparable)

    @property
    def rival(self) -> float:
        """Return the best support of another pair of one of these that explains two dates.

        Both agree with another statement, so that there are two events; or that of one is in the
        section of the other, which hardly states one event twice. In any other section it is a
        third mention, which hides no conflict.
        """
        mine, theirs = (self.around.agreed.get(side, {}) for side in self.sides)
        if mine and theirs:
            return max(*mine.values(), *theirs.values())
        beside = mine.get(self.right.claim.section, 0.0), theirs.get(self.left.claim.section, 0.0)
        return max(beside)

    @property
    def has_third_mention(self) -> bool:
        """True if a third mention has the date of one of the two."""
        return any(self.around.agreed.get(side) for side in self.sides)

    @property
    def excludes(self) -> bool:
        """True if the dates cannot both be of one happening."""
        return self.relation in (Relation.CONFLICT, Relation.APART)

    @cached_property
    def shared(self) -> Mapping[str, float]:
        """Return what the statements and their neighbours share, with what each word tells."""
        return self.around.likeness.shared(self.left.at, self.right.at)

    @property
    def dates(self) -> tuple[Date, ...]:
        """Return the dates that are compared, two at most."""
        return tuple([claim.date for claim in (self.mine, self.theirs) if claim.date])

    @cached_property
    def sides(self) -> tuple["Side", "Side"]:
        """Return each statement with the date that is compared."""
        return _side(self.left, self.mine), _side(self.right, self.theirs)

    @cached_property
    def is_listed(self) -> bool:
        """True if one of them is an entry of a chronology, a list or a table."""
        return self.left.is_listed or self.right.is_listed

    @property
    def is_dated(self) -> bool:
        """True if both have a date of their own, known to the day or closer."""
        mine, theirs = self.mine.date, self.theirs.date
        return mine is not None and theirs is not None and is_fine(mine) and is_fine(theirs)


Side = tuple[int, int, int]
"""The place of a statement, and where its date begins and ends; nought of none."""


def _side(frame: Frame, claim: Claim) -> Side:
    return (
        (frame.at, claim.date.span.start, claim.date.span.end) if claim.date else (frame.at, 0, 0)
    )


class Pairs:
    """The candidates of a document."""

    def __init__(self, frames: Frames, facts: Facts | None = None) -> None:
        """Without all facts of the document nothing is sought that is left over."""
        self.frames = frames
        self.releases = releases(frames.tokens.document) if frames.tokens.document else None
        self._untold = untold(frames, facts) if facts else []
        self.agreed: dict[Side, dict[str, float]] = {}
        """Of entries and their mentions with an agreeing date, the best support by section."""

    @cached_property
    def likeness(self) -> TermIndex:
        """Return the statements as bags of words."""
        return TermIndex(self.frames)

    @cached_property
    def zones(self) -> frozenset[str]:
        """Return the time zones that the document names; "local" is one."""
        words = set(self.frames.tokens.words)
        return frozenset(words & (lexicon.table("dates.zones").keys() - {"Z"})) | (
            {"local"} if "local" in words else frozenset()
        )

    def found(self) -> list[EventPair]:
        """Return the pairs that share a rare word and enough besides, a deed, or two lone dates."""
        between = self.likeness.between
        pairs = {
            (left.at, right.at): EventPair(left, right, left.claim, right.claim, self, likeness)
            for left, right in self._by_terms()
            if (likeness := between(left.at, right.at)) >= _FAINTEST
        }
        for one in self._untold:
            left, right = sorted((one.entry, one.sentence), key=lambda frame: frame.at)
            pair = pairs.setdefault((left.at, right.at), self._pair(left, right))
            pair.untold = one
        apart = list[EventPair]()
        for shared, left, right in self._by_deeds():
            if _are_own(shared, left, right):
                pair = pairs.setdefault((left.at, right.at), self._pair(left, right))
                pair.deed = pair.deed or shared
            else:
                claims = shared.left.claim, shared.right.claim
                apart.append(
                    EventPair(left, right, *claims, self, between(left.at, right.at), shared)
                )
        return [*pairs.values(), *apart]

    def _pair(self, left: Frame, right: Frame) -> EventPair:
        likeness = self.likeness.between(left.at, right.at)
        return EventPair(left, right, left.claim, right.claim, self, likeness)

    def _by_terms(self) -> Iterator[tuple[Frame, Frame]]:
        """Yield the statements that share a term of which few make use."""
        terms = [frozenset(frame.terms) for frame in self.frames]
        yield from self._sharing(terms, terms)

    def _by_deeds(self) -> Iterator[tuple[SharedDeed, Frame, Frame]]:
        """Yield the statements of which a date of each dates the same deed."""
        told = [frozenset().union(*(one.deeds for one in frame.datings)) for frame in self.frames]
        asked = [frozenset().union(*map(same_happening, deeds)) for deeds in told]
        for left, right in self._sharing(told, asked):
            for mine, theirs in product(left.datings, right.datings):
                shared = shared_deed(mine, theirs)
                if shared:
                    yield shared, left, right

    def _sharing(
        self, told: Sequence[frozenset[str]], asked: Sequence[frozenset[str]]
    ) -> Iterator[tuple[Frame, Frame]]:
        """Yield the statements of which the later one tells what is asked of the earlier one.

        They are an entry and a sentence, or of two sections. What many tell is not looked for.
        """
        few = {
            word
            for word, count in Counter(chain.from_iterable(told)).items()
            if count <= _LONGEST_POSTINGS
        }
        later: defaultdict[str, list[int]] = defaultdict(list)
        partners = list[set[int]]()
        for at in reversed(range(len(told))):
            partners.append(set().union(*(later[word] for word in few & asked[at])))
            for word in few & told[at]:
                later[word].append(at)
        frames = list(self.frames)
        sections = [None if one.is_listed else one.claim.section for one in frames]
        for frame, found in zip(frames, reversed(partners), strict=True):
            for at in sorted(found):
                if sections[at] != sections[frame.at]:
                    yield frame, frames[at]


def shared_deed(left: Dating, right: Dating) -> SharedDeed | None:
    """Return what two datings tell to have been done, and by or to whom; None for nothing."""
    if left.parts.isdisjoint(right.parts):
        return None
    deeds = (one for one in left.deeds if same_happening(one) & right.deeds)
    deed = min(deeds, key=lambda one: (needed_parts(one), one), default="")
    parts = sorted(part for part in left.parts & right.parts if part not in same_happening(deed))
    return SharedDeed(deed, tuple(parts), left, right) if deed and parts else None


def needed_parts(deed: str) -> int:
    """Return how many must have part in both tellings of a deed for it to be the same one."""
    if stems_of("events.done once") & same_happening(deed):
        return 1
    return 3 if deed in stems_of("events.done often") else 2


def _are_own(shared: SharedDeed, left: Frame, right: Frame) -> bool:
    dates: list[Date | None] = [shared.left.date, shared.right.date]
    return dates == [left.claim.date, right.claim.date]
