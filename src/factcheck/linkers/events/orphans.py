"""Orphans: an entry whose date is told nowhere else, and a sentence whose date no entry has.

A chronology is made from the text beside it, so most of its dates stand in both. Where one of the
entries and one of the sentences are left over, their dates lie as near as a slip of the pen, and
the passages have something in common, they are two tellings of one happening, however few their
words in common: that nothing else is told of either date is evidence itself.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.linkers.events.guards import are_two_steps, are_zones_apart, names_zone
from factcheck.linkers.events.leftovers import Leftovers, leftovers
from factcheck.linkers.events.misdatings import NEAR, Misdating, misdating
from factcheck.linkers.events.passages import SAME_SENTENCE, Passages
from factcheck.linkers.events.steps import kind_of
from factcheck.linkers.events.tellings import Telling
from factcheck.linkers.events.witnesses import Witnesses
from factcheck.model import DateKind, Document, Facts, Role
from factcheck.model.agreement import DAY, Relation, aligned, coincide, relation

_LEAST, _LEAST_ELSE = (1.5, 1.1, 1.05), 1.75
"""What two passages must share, in words that no third claim uses: where days or minutes differ and
the entry is of a chronology, by the number of sides on which the story goes on alike; elsewhere."""
_LEAST_PROVED = 0.2
"""The same where what stands beside the date of the sentence proves it against that of the entry,
the entry's place among the others fits it, and neither has another partner by its date."""
_LEAST_NAMED = 0.85
"""The same if nothing shared tells what was done: a name that hardly any third claim uses."""
_LEAST_OWN = 0.2
"""As much of it the sentence itself must share, without its neighbours."""
_MINUTE = 60
_RIVAL = 0.75
"""Share of a pair's weight from which another pair may be meant as well."""
_MOST = 40_000
"""So many pairs are left over only where the one is not made from the other."""


@frozen(eq=False)
class Orphans:
    """An entry and a sentence that are left over, and what they share."""

    entry: Telling
    sentence: Telling
    slip: Misdating
    weight: float
    """What the passages share, in words that no third claim uses."""
    own: float
    """What of it the sentence itself shares, without its neighbours."""
    sides: int
    """On how many sides of both, 0 to 2, the same date is told next."""
    is_counted: bool
    """The sentence tells its time by its distance from another."""
    is_proved: bool
    """What stands beside the date of the sentence holds for it, and not for that of the entry."""
    words: tuple[str, ...]
    """Those of the entry for it, the rarest first."""


def orphans(document: Document, facts: Facts, told: Sequence[Telling]) -> list[Orphans]:
    """Return the entries and sentences of which each is the other's only partner."""
    left = leftovers(document, facts.dates, told)
    sentences = len(left.lone_sentences) + len(left.counted)
    if not 0 < len(left.lone_entries) * sentences <= _MOST:
        return []
    zoned = names_zone(document.text)
    found = list(_candidates(left, Passages(document, told), Witnesses(document, facts)))
    return [
        one
        for one in found
        if _is_enough(one)
        and _is_only(one, found)
        and _may_be_one(one)
        and not (zoned and are_zones_apart(one.entry, one.sentence))
    ]


def _candidates(left: Leftovers, passages: Passages, witnesses: Witnesses) -> Iterator[Orphans]:
    """Yield those whose dates may be slips of one another, and that share something."""
    alike = list(_alike(left))
    partners = Counter(one.at for entry, sentence, _ in alike for one in (entry, sentence))
    for entry, sentence, slip in alike:
        theirs = passages.around(sentence.at)
        shared = passages.shared(passages.around(entry.at), theirs)
        is_sole = partners[entry.at] == partners[sentence.at] == 1
        is_proved = bool(shared) and is_sole and _is_proved(entry, sentence, left, witnesses)
        is_counted = sentence in left.counted
        if is_counted and not (is_sole and _is_led_to(entry, sentence, left, witnesses)):
            continue
        is_named = is_proved and _is_misread(entry, sentence) and not is_counted
        is_named = is_named and sum(shared.values()) >= _LEAST_NAMED
        if is_named or passages.tells_deed(entry.at, shared):
            yield Orphans(
                entry,
                sentence,
                slip,
                weight=sum(shared.values()),
                own=sum(shared[term] for term in shared if theirs[term] >= SAME_SENTENCE),
                sides=left.beside(entry, sentence),
                is_counted=is_counted,
                is_proved=is_proved,
                words=passages.words(entry.at, shared),
            )


def _is_proved(entry: Telling, sentence: Telling, left: Leftovers, witnesses: Witnesses) -> bool:
    """Say whether a sentence proves its date, which fits the place of the entry, against it."""
    mine, other = sentence.claim.date, entry.claim.date
    return (
        left.are_few_beside(entry)
        and left.would_fit(entry, sentence)
        and mine is not None
        and other is not None
        and witnesses.speak(mine, other, left.around(entry, sentence))
    )


def _is_misread(entry: Telling, sentence: Telling) -> bool:
    """Say whether a digit was misread: days or minutes in a row are more often two happenings."""
    mine, other = entry.claim.date, sentence.claim.date
    first, second = aligned(mine, other) if mine and other else (None, None)
    if not (first and second and first.lower and second.lower):
        return False
    unit = _MINUTE if first.has_time else DAY
    return abs(first.lower - second.lower) > NEAR * unit


def _is_led_to(entry: Telling, sentence: Telling, left: Leftovers, witnesses: Witnesses) -> bool:
    """Say whether a counted time fits the place of the entry, and that of the entry no count."""
    mine, other = sentence.claim.date, entry.claim.date
    fits = left.are_few_beside(entry) and left.would_fit(entry, sentence)
    return fits and mine is not None and other is not None and witnesses.count(mine, other)


def _alike(left: Leftovers) -> Iterator[tuple[Telling, Telling, Misdating]]:
    """Yield the entries and sentences whose dates may be slips of one another."""
    for entry in left.lone_entries:
        for sentence in (*left.lone_sentences, *left.counted):
            slip = _slip(entry, sentence)
            if slip is not None:
                yield entry, sentence, slip


def _slip(entry: Telling, sentence: Telling) -> Misdating | None:
    mine, theirs = entry.claim.date, sentence.claim.date
    slip = misdating(mine, theirs) if mine and theirs else None
    is_counted = theirs is not None and theirs.kind is DateKind.RELATIVE
    if slip is Misdating.MINUTE and not is_counted and not _is_misread(entry, sentence):
        return None  # what happens is logged or called in a minute or two later
    excluding = Relation.APART if is_counted else Relation.CONFLICT
    return slip if slip and relation(entry.claim, sentence.claim) is excluding else None


def _is_enough(one: Orphans) -> bool:
    """Say whether two share enough for the part in which their dates differ."""
    usual = one.slip in (Misdating.DAY, Misdating.MINUTE)
    if one.is_counted:
        return usual and one.sides > 0 and one.weight >= _LEAST_ELSE
    if usual and one.is_proved and one.sides:
        return one.weight >= _LEAST_PROVED
    is_usual = usual and one.entry.claim.role is Role.CHRONOLOGY
    return one.weight >= (_LEAST[one.sides] if is_usual else _LEAST_ELSE) and one.own >= _LEAST_OWN


def _is_only(one: Orphans, found: Sequence[Orphans]) -> bool:
    """Say whether neither of two has another partner, of another date, that shares nearly as much.

    A sentence that tells the same date again speaks for the first.
    """
    return not any(
        (other.entry is one.entry) != (other.sentence is one.sentence)
        and other.weight >= _RIVAL * one.weight
        and not (other.entry is one.entry and _are_of_one_date(other.sentence, one.sentence))
        for other in found
    )


def _are_of_one_date(one: Telling, other: Telling) -> bool:
    mine, theirs = one.claim.date, other.claim.date
    return mine is not None and theirs is not None and coincide(mine, theirs)


def _may_be_one(one: Orphans) -> bool:
    """Say whether the two may tell one step of an affair, as far as their words show it."""
    entry, sentence = one.entry, one.sentence
    kinds = [{kind_of(word) for word in telling.clause} - {None} for telling in (entry, sentence)]
    same = kinds[0] & kinds[1]
    alike = frozenset(word for word in entry.clause | sentence.clause if kind_of(word) in same)
    are_two_kinds = kinds[0] and kinds[1] and not same
    return not are_two_kinds and not are_two_steps(entry, sentence, alike)
