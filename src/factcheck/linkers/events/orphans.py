"""Orphans: an entry whose date is told nowhere else, and a sentence whose date no entry has.

A chronology is made from the text beside it, so most of its dates stand in both. Where one of the
entries and one of the sentences are left over, their dates lie as near as a slip of the pen, and
the passages have something in common, they are two tellings of one happening, however few their
words in common: that nothing else is told of either date is evidence itself.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.linkers.events.guards import are_two_steps
from factcheck.linkers.events.misdatings import Misdating, misdating
from factcheck.linkers.events.moments import Moments
from factcheck.linkers.events.passages import SAME_SENTENCE, Passages
from factcheck.linkers.events.steps import kind_of
from factcheck.linkers.events.tellings import Telling
from factcheck.model import BlockKind, Date, DateKind, DateRole, Document, Role, Span
from factcheck.model.agreement import Relation, coincide, is_fine, relation

_LEAST, _LEAST_ELSE = 1.2, 1.75
"""What two passages must share, in words that no third claim uses: where days or minutes differ
and the entry is of a chronology; where another part differs, or it is a row of another table."""
_LEAST_OWN = 0.2
"""As much of it the sentence itself must share, without its neighbours."""
_RIVAL = 0.75
"""Share of a pair's weight from which another pair may be meant as well."""
_FEWEST, _USUAL = 2, 1 / 3
"""So many entries, and such a share of them, must have their date told in the text too."""
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
    words: tuple[str, ...]
    """Those of the entry for it, the rarest first."""


def orphans(document: Document, dates: Sequence[Date], told: Sequence[Telling]) -> list[Orphans]:
    """Return the entries and sentences of which each is the other's only partner."""
    entries, sentences = _left_over(document, dates, told)
    if not entries or not sentences or len(entries) * len(sentences) > _MOST:
        return []
    passages = Passages(document, told)
    found = list(_candidates(entries, sentences, passages))
    return [one for one in found if _is_enough(one) and _is_only(one, found) and _may_be_one(one)]


def _left_over(
    document: Document, dates: Sequence[Date], told: Sequence[Telling]
) -> tuple[list[Telling], list[Telling]]:
    """Return the entries and sentences without a partner; none where few entries have one."""
    everywhere, listed = Moments(dates), Moments(one for one in dates if _is_listed(document, one))
    entries: dict[Span, Telling] = {}
    for telling in told:
        if telling.is_entry and _is_dated(telling):
            entries.setdefault(_place(document, telling), telling)
    alone = [
        telling
        for place, telling in entries.items()
        if all(place.overlaps(other.span) for other in _others(everywhere, telling))
    ]
    if len(entries) - len(alone) < max(_FEWEST, _USUAL * len(entries)):
        return [], []
    narrative = (one for one in told if not one.is_entry and one.claim.role is Role.NARRATIVE)
    dated = filter(_is_dated, narrative)
    return alone, [one for one in dated if next(_others(listed, one), None) is None]


def _is_listed(document: Document, date: Date) -> bool:
    block = document.block_at(date.span.start)
    is_row = block is not None and block.kind is BlockKind.ROW
    return is_row or document.role_at(date.span.start) is Role.CHRONOLOGY


def _is_dated(telling: Telling) -> bool:
    """Say whether a claim has a date of its own that its words give whole."""
    date = telling.claim.date
    return (
        date is not None
        and date.kind in (DateKind.ABSOLUTE, DateKind.CLOCK)
        and date.role in (DateRole.OWN, DateRole.HEAD)
        and is_fine(date)
    )


def _place(document: Document, telling: Telling) -> Span:
    """Return where the entry or row of a claim stands."""
    start = telling.claim.span.start
    entry, block = document.entry_at(start), document.block_at(start)
    return entry.span if entry else block.span if block else telling.claim.span


def _others(moments: Moments, telling: Telling) -> Iterator[Date]:
    return moments.of(telling.claim.date) if telling.claim.date else iter(())


def _candidates(
    entries: Sequence[Telling], sentences: Sequence[Telling], passages: Passages
) -> Iterator[Orphans]:
    """Yield those whose dates may be slips of one another."""
    for entry in entries:
        mine = passages.around(entry.at)
        for sentence in sentences:
            slip = _slip(entry, sentence)
            if slip is None:
                continue
            theirs = passages.around(sentence.at)
            shared = passages.shared(mine, theirs)
            own = sum(shared[term] for term in shared if theirs[term] >= SAME_SENTENCE)
            words = passages.words(entry.at, shared)
            yield Orphans(entry, sentence, slip, sum(shared.values()), own, words)


def _slip(entry: Telling, sentence: Telling) -> Misdating | None:
    mine, theirs = entry.claim.date, sentence.claim.date
    slip = misdating(mine, theirs) if mine and theirs else None
    conflict = slip and relation(entry.claim, sentence.claim) is Relation.CONFLICT
    return slip if conflict else None


def _is_enough(one: Orphans) -> bool:
    """Say whether two share enough for the part in which their dates differ."""
    usual = one.slip in (Misdating.DAY, Misdating.MINUTE)
    is_usual = usual and one.entry.claim.role is Role.CHRONOLOGY
    return one.weight >= (_LEAST if is_usual else _LEAST_ELSE) and one.own >= _LEAST_OWN


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
