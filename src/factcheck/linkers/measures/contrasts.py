"""One measured thing with two values: by a link, by numbers that look alike, by a bare phrase.

Each licence has its own evidence. *Linked*: the claims tell one happening and share words of
action. *Look-alike*: the same noun, and numbers that differ as slips do. *Anagram*: nothing but the
digits, and what stands around both. *Phrase*: a summary and the body count the same casualties.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.linkers.measures.anagrams import anagrams
from factcheck.linkers.measures.carried import carried_on
from factcheck.linkers.measures.casualties import casualties, is_summary
from factcheck.linkers.measures.cited import cited
from factcheck.linkers.measures.figures import Figure, figures
from factcheck.linkers.measures.likeness import (
    clash,
    look_alike,
    may_be_part,
    opposed_hedges,
    value,
)
from factcheck.linkers.measures.misreadings import misreadings, share_a_name
from factcheck.linkers.measures.nouns import compatible, same_noun
from factcheck.linkers.measures.reconciled import ByKind, are_reconciled
from factcheck.linkers.measures.recounts import recounts
from factcheck.linkers.measures.rivals import without_rivals
from factcheck.linkers.measures.samedays import samedays
from factcheck.linkers.measures.sequels import sequels
from factcheck.linkers.measures.summarised import summarised
from factcheck.model import Claim, Contrast, Document, Event, Facts, Link, Role, Span
from factcheck.model.agreement import Relation, relation
from factcheck.text.stems import stem

_TELLING, _TELLING_OF_DAY = 20, 10
"""A number from here on that two tellings share, of one day or not, is hardly chance."""
_LONG = 4
"""Digits of two numbers that are hardly the same in another order by chance."""
_TITLE = 3
_MOST_OF_A_KIND = 24
"""More figures of one noun are a series; cost stays linear."""


def contrasts(
    document: Document, facts: Facts, claims: Sequence[Claim], events: Sequence[Event]
) -> Iterator[Contrast]:
    """Yield the pairs of figures that contradict each other, in order of the later one."""
    known = list(figures(document, facts.quantities, claims))
    by_kind: ByKind = defaultdict(list)
    of_claim: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in known:
        by_kind[figure.kind].append(figure)
        if figure.claim:
            of_claim[figure.claim.id].append(figure)
    pairs = (
        *_linked(document, of_claim, carried_on(document, claims, of_claim), events),
        *_told_on(document, claims, of_claim, events),
        *without_rivals(document, (*_alike(document, by_kind), *_misread(document, known))),
        *_partnered(document, of_claim, events),
        *casualties(document, known),
        *samedays(document, claims, of_claim),
        *summarised(document, known),
        *((*_ordered(one, two), why) for one, two, why in anagrams(document, known)),
    )
    found: dict[Span, Contrast] = {}
    for this, other, reason in pairs:
        if not are_reconciled(document, known, by_kind, this, other):
            found.setdefault(this.quantity.span, Contrast(this.quantity, other.quantity, reason))
    for one, again, reason in (*recounts(document, known), *cited(document, known)):
        found.setdefault(again.quantity.span, Contrast(again.quantity, one.quantity, reason))
    yield from sorted(found.values(), key=lambda one: one.this.span)


Reasoned = tuple[Figure, Figure, str]


def _linked(
    document: Document,
    of_claim: Mapping[str, Sequence[Figure]],
    carried: Mapping[str, Sequence[Figure]],
    events: Sequence[Event],
) -> Iterator[Reasoned]:
    for event in events:
        for link in event.links:
            pairs = (
                (one, two)
                for one in (*of_claim.get(link.left, ()), *carried.get(link.left, ()))
                for two in (*of_claim.get(link.right, ()), *carried.get(link.right, ()))
            )
            for left, right in pairs:
                if _is_one_measure(left, right, link) and _are_parallel(document, left, right):
                    this, other = _ordered(left, right)
                    yield this, other, f"one happening, shared words: {', '.join(link.shared)}"


def _told_on(
    document: Document,
    claims: Sequence[Claim],
    of_claim: Mapping[str, Sequence[Figure]],
    events: Sequence[Event],
) -> Iterator[Reasoned]:
    for this, other in sequels(document, claims, events, of_claim):
        if this.unit == other.unit and compatible(this, other) and _clashes(this, other):
            yield this, other, "one happening, which the sentence before tells"


def _is_one_measure(left: Figure, right: Figure, link: Link) -> bool:
    """Say whether two linked figures measure the same and cannot both hold."""
    return (
        left.unit == right.unit
        and same_noun(left, right)
        and not (left.is_row or right.is_row)
        and _clashes(left, right)
        and not may_be_part(left.quantity, right.quantity)
        and (
            bool(_action(left, right, link))
            or _agree(left.claim, right.claim)
            or _is_one_work(left, right, link)
        )
    )


def _are_parallel(document: Document, left: Figure, right: Figure) -> bool:
    """Say whether the document tells the same twice by design: in a chronology, a summary."""
    sections = [document.section_at(one.at.start) for one in (left, right)]
    return Role.CHRONOLOGY in (left.role, right.role) or (
        is_summary(document, sections[0]) != is_summary(document, sections[1])
    )


def _agree(left: Claim | None, right: Claim | None) -> bool:
    """Say whether the claims are of one day."""
    return left is not None and right is not None and relation(left, right) is Relation.AGREE


def _is_one_work(left: Figure, right: Figure, link: Link) -> bool:
    """Say whether claims of no other dates share names of several words, as titles are."""
    names = [word for term in link.shared if not term.islower() for word in term.split()]
    apart = left.claim and right.claim and _are_apart(left.claim, right.claim)
    return bool(left.head) and len(names) >= _TITLE and not apart


def _clashes(left: Figure, right: Figure) -> bool:
    return (
        clash(left.quantity, right.quantity)
        and not opposed_hedges(left.quantity, right.quantity)
        and not left.restrictions ^ right.restrictions
        and not _are_of_other_years(left, right)
    )


def _are_of_other_years(left: Figure, right: Figure) -> bool:
    """Say whether both sentences name years, or are entries of one, and none is the same."""
    mine, theirs = (
        one.years or (one.own_year if one.role is Role.CHRONOLOGY else frozenset())
        for one in (left, right)
    )
    return bool(mine and theirs and not mine & theirs)


def _action(left: Figure, right: Figure, link: Link) -> list[str]:
    """Return the shared words of action that are neither the noun itself nor the unit."""
    stems = left.nouns | right.nouns | {stem(word) for word in left.quantity.unit.split()}
    return [word for word in link.shared if word.islower() and stem(word.lower()) not in stems]


def _alike(document: Document, by_kind: ByKind) -> Iterator[Reasoned]:
    for kind, group in by_kind.items():
        if not any(kind) or len(group) > _MOST_OF_A_KIND:
            continue
        for index, right in enumerate(group):
            for left in group[:index]:
                if _is_slip(document, left, right):
                    this, other = _ordered(left, right)
                    yield this, other, "the same noun, and numbers that look alike"


def _is_slip(document: Document, left: Figure, right: Figure) -> bool:
    return (
        bool(left.head)
        and look_alike(value(left.quantity), value(right.quantity))
        and not (left.is_row and right.is_row)
        and compatible(left, right)
        and _clashes(left, right)
        and document.block_at(left.at.start) != document.block_at(right.at.start)
        and not _are_apart(left.claim, right.claim)
    )


def _are_apart(left: Claim | None, right: Claim | None) -> bool:
    """Say whether the claims are of different days, givers or subjects."""
    if left is None or right is None:
        return False
    if relation(left, right) in (Relation.APART, Relation.CONFLICT):
        return True
    mine, theirs = ({part for name in one.names for part in name.parts} for one in (left, right))
    return bool(mine and theirs and not mine & theirs)


def _misread(document: Document, known: Sequence[Figure]) -> Iterator[Reasoned]:
    for left, right, reason in misreadings(document, known):
        apart = document.block_at(left.at.start) != document.block_at(right.at.start)
        rows = left.is_row and right.is_row
        one_name = left.digits == right.digits >= _LONG and share_a_name(left, right)
        fit = clash(left.quantity, right.quantity) and one_name
        fit = fit or (_clashes(left, right) and not _are_apart(left.claim, right.claim))
        if apart and not rows and fit and (compatible(left, right) or left.head != right.head):
            this, other = _ordered(left, right)
            yield this, other, reason


def _partnered(
    document: Document, of_claim: Mapping[str, Sequence[Figure]], events: Sequence[Event]
) -> Iterator[Reasoned]:
    """Yield the figures in which two tellings differ that share all others: "811 to 94"."""
    for event in events:
        for link in event.links:
            left, right = (of_claim.get(one, ()) for one in (link.left, link.right))
            if not 1 < len(left) == len(right):
                continue
            rest = [one for one in left if not any(_are_equal(one, two) for two in right)]
            others = [two for two in right if not any(_are_equal(one, two) for one in left)]
            least = _TELLING_OF_DAY if _agree(left[0].claim, right[0].claim) else _TELLING
            telling = any(value(one.quantity) >= least for one in left if one not in rest)
            alone = len(rest) == len(others) == 1 and _are_parallel(document, rest[0], others[0])
            if telling and alone and _is_bare_clash(rest[0], others[0]):
                this, other = _ordered(rest[0], others[0])
                yield this, other, "the other figures of the two tellings are the same"


def _are_equal(one: Figure, other: Figure) -> bool:
    return value(one.quantity) == value(other.quantity)


def _is_bare_clash(one: Figure, other: Figure) -> bool:
    """Say whether two figures of no noun, or of one, clash."""
    alike = not (one.head and other.head) or one.head == other.head
    return one.unit == other.unit and alike and _clashes(one, other)


def _ordered(left: Figure, right: Figure) -> tuple[Figure, Figure]:
    """Return the figure to flag and the other: that of a chronology or row, else the later one."""
    first, second = sorted((left, right), key=lambda one: one.quantity.span)
    is_first = first.role is Role.CHRONOLOGY and second.role is not Role.CHRONOLOGY
    return (first, second) if is_first else (second, first)
