"""Statements → events: which of them tell one happening.

Candidates share a rare word, a deed, or dates that are told nowhere else. Each feature of a pair
adds its weight to a score. Each statement has one best partner; where the dates exclude each other,
another pair that agrees and has nearly as much support explains both, and there is no link.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from factcheck.align import weighing
from factcheck.align.connected import connected
from factcheck.align.events.features import EVERY, OF_ANY, dates_exclude, deed_with_participants
from factcheck.align.events.misdatings import differ_coarsely
from factcheck.align.events.pairs import EventPair, Pairs, Side
from factcheck.frames.frame import Frames
from factcheck.model import BY_PERSON, Claim, Event, EventLink, Facts, Origin
from factcheck.model.agreement import HALF_HOUR, Relation, aligned, is_fine

_RIVAL = 0.75
"""Share of a pair's support from which another pair with an agreeing date explains it as well."""
_DEED = 0.4
"""Support of a deed with its participants, in likeness."""
_SHOWN = 6
"""Shared words that a proof repeats."""


def events(frames: Frames, facts: Facts | None = None) -> tuple[Event, ...]:
    """Return the happenings that are told more than once, in order of their first telling.

    Where a claims folder names events, these are declared and nothing else is linked.
    """
    claims = [frame.claim for frame in frames]
    if any(claim.event for claim in claims):
        return _grouped(claims, _declared(claims), {claim.id: claim.event for claim in claims})
    return found_events(frames, facts)


def found_events(
    frames: Frames, facts: Facts | None = None, enough: float | None = None
) -> tuple[Event, ...]:
    """Return the happenings that statements tell by their words, whatever a claims folder declares.

    Args:
        frames: The statements of a document.
        facts: All facts of it; without them no statements are linked that are left over.
        enough: Score from which two statements are linked, if not the one in use.
    """
    claims = [frame.claim for frame in frames]
    least = weighing.weights("event")["threshold"].worth if enough is None else enough
    found = _linked(Pairs(frames, facts), least)
    return _grouped(claims, [_link(pair) for pair in found], {})


def set_score(pair: EventPair) -> None:
    """Add up what the features of a pair are worth; all of them where its dates accuse."""
    worths = _worths(excludes=pair.excludes)
    pair.sizes = sizes = {feature: feature(pair) for feature in worths}
    pair.score = pair.rank = sum([worths[feature] * size for feature, size in sizes.items()])
    if pair.excludes:
        pair.rank -= worths[dates_exclude] * sizes[dates_exclude]


@cache
def _worths(*, excludes: bool) -> Mapping[Callable[[EventPair], float], float]:
    return weighing.worths("event", EVERY if excludes else OF_ANY)


def _linked(pairs: Pairs, enough: float) -> list[EventPair]:
    """Return the pairs that tell one happening, in order."""
    found = pairs.found()
    pairs.agreed = _agreed(found)
    found = [pair for pair in found if pair.relation is not Relation.APART or _is_firm(pair)]
    for pair in found:
        set_score(pair)
    # A pair that ranks below every link is none, and takes no partner from one.
    found = [pair for pair in found if pair.rank >= enough]
    dated = [pair for pair in found if pair.is_dated]
    unexplained = [pair for pair in dated if not (pair.excludes and _is_explained(pair))]
    chosen: dict[tuple[int, int], EventPair] = {}
    conflicts = [pair for pair in unexplained if pair.excludes]
    kinds = (found, dated, unexplained, conflicts)
    for pair in (pair for kind in kinds for pair in _partners(kind)):
        if pair.score >= enough and not (pair.excludes and _is_forbidden(pair)):
            chosen.setdefault((pair.left.at, pair.right.at), pair)
    return [chosen[key] for key in sorted(chosen)]


def _agreed(found: Sequence[EventPair]) -> dict[Side, dict[str, float]]:
    """Return of each side, by section, the best support of a statement that has its date too."""
    agreed: defaultdict[Side, dict[str, float]] = defaultdict(dict)
    for pair in found:
        pair.support = pair.likeness + (_DEED if deed_with_participants(pair) else 0.0)
        if pair.is_listed and pair.relation is Relation.AGREE:
            for side, other in zip(pair.sides, (pair.right, pair.left), strict=True):
                known = agreed[side]
                section = other.claim.section
                known[section] = max(known.get(section, 0.0), pair.support)
    return agreed


_MINUTE, _FARTHEST = 60, 26 * 3_600


def _is_explained(pair: EventPair) -> bool:
    """True if one of two agrees almost as well with another statement that explains it."""
    return pair.untold is None and pair.rival >= _RIVAL * pair.support


def _is_forbidden(pair: EventPair) -> bool:
    """True if a third statement, two zones or two releases explain two dates."""
    releases = pair.around.releases
    is_apart = releases is not None and releases.are_apart(pair.mine.span, pair.theirs.span)
    return is_apart or _is_explained(pair) or _are_zones_apart(pair)


def _are_zones_apart(pair: EventPair) -> bool:
    """True if two times differ by half-hours, as those of two zones do, to the minute.

    The document must name more than one zone, or any where the two dates are told nowhere else.
    """
    mine, theirs = pair.mine.date, pair.theirs.date
    if mine is None or theirs is None or len(pair.around.zones) < (1 if pair.untold else 2):
        return False
    first, second = aligned(mine, theirs)
    if not (first and second and first.has_time and first.lower and second.lower):
        return False
    apart = abs(first.lower - second.lower)
    is_open = not (first.has_offset and second.has_offset)
    rest = min(apart % HALF_HOUR, -apart % HALF_HOUR)
    return is_open and _MINUTE < apart <= _FARTHEST and rest <= _MINUTE


def _partners(found: Sequence[EventPair]) -> Iterator[EventPair]:
    """Yield the pairs of which each is the other's best of its kind.

    Where the dates agree, it is enough that one is the other's best: an entry may be told twice.
    """
    best: dict[bool, dict[Side, EventPair]] = {True: {}, False: {}}
    for pair in sorted(found, key=lambda one: -one.rank):
        of_kind = best[pair.is_listed]
        for side in pair.sides:
            of_kind.setdefault(side, pair)
    for pair in found:
        of_kind = best[pair.is_listed]
        left, right = pair.sides
        are_best = of_kind[left] is pair, of_kind[right] is pair
        if any(are_best) if pair.relation is Relation.AGREE else all(are_best):
            yield pair


def _is_firm(pair: EventPair) -> bool:
    """True if dates contradict that are no slip of one another: counted ones, months and years."""
    mine, theirs = pair.mine.date, pair.theirs.date
    if pair.untold is not None:
        return pair.untold.is_counted
    is_deed = deed_with_participants(pair) > 0
    return is_deed and mine is not None and theirs is not None and differ_coarsely(mine, theirs)


def _link(pair: EventPair) -> EventLink:
    words = pair.around.likeness.words(pair.left.at, pair.shared)[:_SHOWN]
    mine, theirs = pair.mine.date, pair.theirs.date
    is_own = (mine, theirs) == (pair.left.claim.date, pair.right.claim.date)
    return EventLink(
        pair.left.claim.id,
        pair.right.claim.id,
        shared=words,
        score=round(pair.around.likeness.own_score(pair.left.at, pair.right.at), 3),
        origin=Origin(proof=tuple(_proof(pair, words))),
        is_firm=_is_firm(pair),
        dates=(mine, theirs) if mine and theirs and not is_own else None,
    )


def _proof(pair: EventPair, words: Sequence[str]) -> Iterator[str]:
    """Yield in words what carried a pair, what counts most in front."""
    deed = pair.deed and pair.deed.left.places.get(pair.deed.deed)
    said = {"words": ", ".join(words)}
    said["deed"] = pair.around.frames.tokens.lower[deed] if deed else ""
    for term in sorted(weighing.terms("event", pair.sizes), key=lambda one: -one.worth):
        if term.says and term.worth > 0:
            yield term.says.format_map(said)


def _declared(claims: Sequence[Claim]) -> list[EventLink]:
    """Link the claims of one event id, each with one of them."""
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.event:
            told[claim.event].append(claim)
    return [link for group in told.values() for link in _around_best(group)]


def _around_best(group: Sequence[Claim]) -> Iterator[EventLink]:
    """Link each claim of an event with the one that dates it best, not with all others."""
    dates = [claim.date for claim in group]
    fine = [(date is not None, date is not None and is_fine(date)) for date in dates]
    best = max(range(len(group)), key=lambda at: (fine[at], -at))
    for at in range(len(group)):
        if at != best:
            left, right = sorted((at, best))
            yield EventLink(group[left].id, group[right].id, origin=BY_PERSON, is_firm=True)


def _grouped(
    claims: Sequence[Claim], links: Iterable[EventLink], keys: Mapping[str, str]
) -> tuple[Event, ...]:
    """Gather linked claims into events, in order of the first claim of each."""
    place = {claim.id: at for at, claim in enumerate(claims)}
    events = []
    for bonds in connected(links, lambda link: (link.left, link.right)):
        told = {end for link in bonds for end in (link.left, link.right)}
        ids = sorted(told, key=place.__getitem__)
        events.append(Event(keys.get(ids[0]) or ids[0], tuple(ids), tuple(bonds)))
    return tuple(sorted(events, key=lambda event: place[event.claims[0]]))
