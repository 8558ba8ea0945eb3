"""Linking of statements that describe the same event.

Candidate pairs are an entry and a sentence, or statements in two sections, that share a rare word,
and pairs of statements whose dates appear nowhere else. Each feature of a pair adds its weight to a
score, and each statement is linked to its best partner. Two statements with conflicting dates are
not linked if other pairs with equal dates explain both of them almost as well.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import field, mutable

from factcheck import lexicon
from factcheck.document.text import grouped, opposites, stem, word_list
from factcheck.document.text.meaning import is_action, kind_of_deed, stems_of, steps
from factcheck.document.text.opposites import sides_of
from factcheck.link import weighing
from factcheck.link.connected import connected
from factcheck.link.events.leftovers import Leftover, leftovers
from factcheck.link.events.similarity import Similarity
from factcheck.link.frames.frame import Frame, Frames, entities_in
from factcheck.model import BY_PERSON, Claim, Event, EventLink, Facts, Origin, Role
from factcheck.model.agreement import HALF_HOUR, Relation, aligned, is_fine, relation_of

_LONGEST_POSTINGS = 24
"""Maximum number of statements that contain a word by which candidates are found.

This limits the run time. More frequent words still count in scores.
"""
_FAINTEST = 0.2
"""Minimum similarity of candidate pairs, even if their dates agree."""
_PARALLEL = 0.5
"""Minimum share of the longer sentence that must be in both; with less, they may be two steps."""
_ACTION, _KNOWN, _NAME = 1.2, 1.5, 0.85
"""Minimum weight of the shared words that describe an action, factor for known words of action, and
minimum weight of a shared name if a date is proved.
"""
_SHOWN = 6
"""Number of shared words that a proof shows."""
_YEAR = re.compile(r"\b[12]\d{3}\b")
_TRACE = re.compile(r"\bReceived: (?:from|by)\b|^\W*id \w+; ")
"""A mail header that a server adds to every message."""
_OPENING = 4
"""Number of words at the start of a statement that may contain its subject."""
_MINUTE, _NEXT, _FARTHEST = 60, 180, 26 * 3_600


def events(frames: Frames, facts: Facts | None = None) -> tuple[Event, ...]:
    """Return the events that are mentioned more than once, in order of their first mention.

    If a claims folder defines events, they are returned and nothing else is linked.
    """
    claims = [frame.claim for frame in frames]
    if any(claim.event for claim in claims):
        return _grouped(claims, _declared(claims), {claim.id: claim.event for claim in claims})
    return found_events(frames, facts)


def found_events(
    frames: Frames, facts: Facts | None = None, enough: float | None = None
) -> tuple[Event, ...]:
    """Return the events found by comparing statements, ignoring those of a claims folder.

    Args:
        frames: The statements of a document.
        facts: All facts of the document. Without them, dates that appear nowhere else are not
            evidence.
        enough: Minimum score of a link; None for the default.
    """
    least = weighing.weights("event")["threshold"].worth if enough is None else enough
    links = [pair.link() for pair in _linked(frames, facts, least)]
    return _grouped([frame.claim for frame in frames], links, {})


@mutable(eq=False)
class Pair:
    """Two statements, the earlier one on the left, and the evidence for a common event."""

    left: Frame
    right: Frame
    similarity: Similarity
    likeness: float
    leftover: Leftover | None = None
    agreed: Mapping[int, set[str]] = field(factory=dict)
    """For each statement, the sections in which another statement has the same date."""

    @cached_property
    def relation(self) -> Relation:
        """The relation between the two dates."""
        return relation_of(self.left.comparable, self.right.comparable)

    @property
    def excludes(self) -> bool:
        """Whether the dates cannot both belong to one event."""
        return self.relation is Relation.CONFLICT

    @cached_property
    def is_listed(self) -> bool:
        """Whether one of the statements is a chronology entry or a table row."""
        return self.left.is_listed or self.right.is_listed

    @cached_property
    def shared(self) -> Mapping[str, float]:
        """The terms common to both statements, each with its neighbors, and their weights."""
        return self.similarity.shared(self.left, self.right)

    @cached_property
    def sizes(self) -> Mapping[str, float]:
        """The features of the pair, by their names in `link/weights/event.txt`."""
        return sizes_of(self)

    @property
    def score(self) -> float:
        """The score, which does not depend on whether the dates exclude each other."""
        known = weighing.weights("event")
        return sum(known[name].worth * size for name, size in self.sizes.items())

    def is_explained(self) -> bool:
        """Return True if other pairs with equal dates explain the two dates.

        This is the case if both statements have the same date as other statements: there are two
        events. It is also the case if the date of one statement occurs again in the section of the
        other, because a section rarely mentions an event twice. If it occurs in any other section,
        it is a third mention of the event, which does not explain a conflict.
        """
        mine, theirs = (self.agreed.get(one.at, set()) for one in (self.left, self.right))
        is_beside = self.right.claim.section in mine or self.left.claim.section in theirs
        return self.leftover is None and (bool(mine and theirs) or is_beside)

    def link(self) -> EventLink:
        """Return the link between the statements. Its proof lists the strongest evidence first."""
        words = self.similarity.words(self.left, self.shared)[:_SHOWN]
        known = weighing.weights("event")
        worths = {name: known[name].worth * size for name, size in self.sizes.items() if size}
        ranked = sorted(worths, key=lambda name: -worths[name])
        proof = [known[name].says.format(words=", ".join(words)) for name in ranked]
        return EventLink(
            self.left.claim.id,
            self.right.claim.id,
            shared=words,
            score=round(self.similarity.own_score(self.left, self.right), 3),
            origin=Origin(proof=tuple(filter(None, proof))),
        )


def sizes_of(pair: Pair) -> Mapping[str, float]:
    """Return the features of a pair of statements, by name."""
    agrees, lone = pair.relation is Relation.AGREE, pair.leftover
    sides = pair.left, pair.right
    is_entry = any(one.claim.role is Role.CHRONOLOGY for one in sides)
    is_alone = is_entry and not any(pair.agreed.get(one.at) for one in sides)
    return {
        "likeness": pair.likeness,
        "dates agree": float(agrees),
        "no other telling": float(pair.excludes and is_alone and lone is None),
        "untold words": sum(pair.shared.values()) if lone else 0.0,
        "story goes on": float(lone is not None and lone.is_between_same),
        "proved date": float(lone is not None and lone.is_proved),
        "two steps": float(pair.excludes and _are_two_steps(*sides)),
        "two kinds": float(pair.excludes and _are_two_kinds(*sides)),
    }


def _linked(frames: Frames, facts: Facts | None, enough: float) -> list[Pair]:
    """Return the pairs that describe the same event, in order."""
    found = list(candidates(frames, facts))
    agreed: defaultdict[int, set[str]] = defaultdict(set)
    for pair in found:
        pair.agreed = agreed
        if pair.is_listed and pair.relation is Relation.AGREE:
            agreed[pair.left.at].add(pair.right.claim.section)
            agreed[pair.right.at].add(pair.left.claim.section)
    zones = _zones(frames)
    found = [pair for pair in found if pair.score >= enough]
    found = [pair for pair in found if not (pair.excludes and are_two(pair, zones))]
    conflicts = [pair for pair in found if pair.excludes and not pair.is_explained()]
    linked = [*_partners(conflicts), *(pair for pair in _partners(found) if not pair.excludes)]
    return sorted(linked, key=lambda pair: (pair.left.at, pair.right.at))


def candidates(frames: Frames, facts: Facts | None) -> Iterator[Pair]:
    """Yield the pairs that share a rare word and enough other words, or whose dates are unmatched.

    Pairs whose dates are too far apart for one event are skipped.
    """
    similarity = Similarity(frames)
    left_over = {
        tuple(sorted((one.entry.at, one.sentence.at))): one
        for one in (leftovers(frames, facts) if facts else ())
    }
    few = {term for term, used in _used(frames).items() if used <= _LONGEST_POSTINGS}
    later: defaultdict[str, list[int]] = defaultdict(list)
    found = set(left_over)
    sections = [None if frame.is_listed else frame.claim.section for frame in frames]
    for frame in reversed(list(frames)):
        terms = few & frame.terms.keys()
        partners = set().union(*(later[term] for term in terms))
        found.update((frame.at, at) for at in partners if sections[at] != sections[frame.at])
        for term in terms:
            later[term].append(frame.at)
    for at, other in sorted(found):
        left, right = frames[at], frames[other]
        if relation_of(left.comparable, right.comparable) is Relation.APART:
            continue
        likeness = similarity.between(left, right)
        if likeness >= _FAINTEST or (at, other) in left_over:
            yield Pair(left, right, similarity, likeness, left_over.get((at, other)))


def _used(frames: Frames) -> Mapping[str, int]:
    return Counter(term for frame in frames for term in frame.terms)


def _partners(found: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the pairs in which each statement is the other's best partner of its kind.

    If the dates agree, it is enough that one statement is the other's best partner, because an
    entry may be mentioned twice.
    """
    best: dict[tuple[bool, int], Pair] = {}
    for pair in sorted(found, key=lambda one: -one.score):
        for side in (pair.left, pair.right):
            best.setdefault((pair.is_listed, side.at), pair)
    for pair in found:
        are_best = [best[pair.is_listed, side.at] is pair for side in (pair.left, pair.right)]
        if any(are_best) if pair.relation is Relation.AGREE else all(are_best):
            yield pair


# Evidence that two statements describe two events


def are_two(pair: Pair, zones: frozenset[str]) -> bool:
    """Return True if two statements with dates that exclude each other describe two events."""
    left, right = pair.left, pair.right
    years = [set(_YEAR.findall(one.claim.section)) for one in (left, right)]
    return (
        _are_zones_apart(pair, zones)
        or left.mood != right.mood
        or name_others(left.terms, right.terms)
        or any(_TRACE.search(one.claim.says) for one in (left, right))
        or bool(stems_of("events.kin") & (_opening(left) ^ _opening(right)))
        or bool(all(years) and years[0].isdisjoint(years[1]))
        or not _is_done(pair)
        or not (pair.is_listed or _are_parallel(pair))
        or opposites.are_opposed(*(sides_of(word_list(one.claim.says)) for one in (left, right)))
    )


def _opening(frame: Frame) -> frozenset[str]:
    """Return the stems of the first words of a statement, which usually contain its subject."""
    return frozenset(map(stem, word_list(frame.claim.says)[:_OPENING]))


def _are_two_steps(left: Frame, right: Frame) -> bool:
    """Return True if only one clause is about a plan, or the two are about different steps."""
    ahead = stems_of("verbs.not yet done")
    kinds = {kind_of_deed(word) for word in left.clause} & set(map(kind_of_deed, right.clause))
    mine, theirs = (
        {
            word
            for word in one.clause - other.terms.keys()
            if kind_of_deed(word) not in kinds - {None}
        }
        for one, other in ((left, right), (right, left))
    )
    is_ahead = ahead & (mine | theirs) and not ahead & left.clause & right.clause
    return bool(is_ahead) or are_opposed(mine, theirs)


def _are_two_kinds(left: Frame, right: Frame) -> bool:
    """Return True if both clauses are about known kinds of action and have no kind in common."""
    kinds = [{kind_of_deed(word) for word in one.clause} - {None} for one in (left, right)]
    return bool(all(kinds)) and kinds[0].isdisjoint(kinds[1])


def are_opposed(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Return True if the stems in two sets denote opposite steps of a process.

    Start and end are opposite steps, as are announcement and execution.
    """
    here, there = ({step for word in words for step in steps(word)} for words in (mine, theirs))
    return any((line, 1 - side) in there for line, side in here)


def name_others(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Return True if both sets of terms name entities and have none in common."""
    here, there = (
        {part for term in entities_in(terms) for part in term[1:].split("-")}
        for terms in (mine, theirs)
    )
    return bool(here and there and here.isdisjoint(there))


def _are_parallel(pair: Pair) -> bool:
    """Return True if two sentences share most words, and do not differ in an entity or a number."""
    left, right = pair.left.terms.keys(), pair.right.terms.keys()
    numbers = [{term for term in terms if term[0].isdigit()} for terms in (left, right)]
    are_numbered = all(numbers) and numbers[0].isdisjoint(numbers[1])
    is_other = bool(stems_of("events.another") & (left ^ right)) or are_numbered
    is_often = left & right & pair.left.actions <= stems_of("events.done often")
    return not (is_other or is_often) and pair.similarity.cover(pair.left, pair.right) >= _PARALLEL


def _is_done(pair: Pair) -> bool:
    """Return True if enough shared words describe the action, or a date is proved to be wrong."""
    one = pair.leftover
    if one is None:
        both = pair.left.actions & pair.right.actions
        weights = pair.similarity.weights
        return sum(weights[term] * (_KNOWN if is_action(term) else 1) for term in both) >= _ACTION
    entry = pair.similarity.entry_of(one.entry)
    actions = set().union(*(part.actions for part in entry))
    if any(term in actions or term[0] == "~" for term in pair.shared):
        return True
    return one.is_proved and sum(pair.shared.values()) >= _NAME


def _zones(frames: Frames) -> frozenset[str]:
    """Return the time zones that a document mentions, including "local"."""
    zones = lexicon.table("dates.zones").keys() - {"Z"} | {"local"}
    return frozenset(zones & set(frames.tokens.words))


def _are_zones_apart(pair: Pair, zones: frozenset[str]) -> bool:
    """Return True if two times differ by full or half hours, as in two zones, or by minutes.

    The document must mention more than one zone, or one zone if the dates appear nowhere else.
    Times a few minutes apart are two events in a log.
    """
    mine, theirs = pair.left.claim.date, pair.right.claim.date
    first, second = aligned(mine, theirs) if mine and theirs else (None, None)
    if not (first and second and first.has_time and first.lower and second.lower):
        return False
    apart = abs(first.lower - second.lower)
    is_open = not (first.has_offset and second.has_offset)
    is_of_zones = is_open and _MINUTE < apart <= _FARTHEST and len(zones) > (not pair.leftover)
    rest = min(apart % HALF_HOUR, -apart % HALF_HOUR)
    return (is_of_zones and rest <= _MINUTE) or (second.has_time and apart <= _NEXT)


# Events


def _declared(claims: Sequence[Claim]) -> Iterator[EventLink]:
    """Yield a link from each claim about an event to the claim with the most precise date."""
    for event, group in grouped((claim.event, claim) for claim in claims).items():
        ranks = [claim.date is not None and 1 + is_fine(claim.date) for claim in group]
        best = ranks.index(max(ranks))
        for at, claim in enumerate(group if event else ()):
            if at != best:
                left, right = (claim, group[best]) if at < best else (group[best], claim)
                yield EventLink(left.id, right.id, origin=BY_PERSON, is_firm=True)


def _grouped(
    claims: Sequence[Claim], links: Iterable[EventLink], keys: Mapping[str, str]
) -> tuple[Event, ...]:
    """Return the events formed by linked claims, in order of the first claim of each."""
    place = {claim.id: at for at, claim in enumerate(claims)}
    found = []
    for group in connected(links, lambda link: (link.left, link.right)):
        ids = sorted(
            {end for link in group for end in (link.left, link.right)}, key=place.__getitem__
        )
        found.append(Event(keys.get(ids[0]) or ids[0], tuple(ids), tuple(group)))
    return tuple(sorted(found, key=lambda event: place[event.claims[0]]))
