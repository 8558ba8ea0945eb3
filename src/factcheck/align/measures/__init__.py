"""Which figures measure one thing, and where two of them cannot both hold.

Read in this order: `figures` (what a figure is of), `surroundings` (what is told around it),
`candidates` (which pairs are worth weighing), `features` (what speaks for and against a pair),
`excuses` (what forbids or reconciles it). `taken_up` has counts that a later number takes up; here
is which links cannot both hold, those that a claims folder declares among them.
"""

from collections.abc import Iterable, Iterator, Sequence

from factcheck.align.measures.candidates import Pair, candidates
from factcheck.align.measures.excuses import Excuses, is_forbidden
from factcheck.align.measures.features import FEATURES, is_sure
from factcheck.align.measures.figures import Figure, figures
from factcheck.align.measures.surroundings import Around
from factcheck.align.measures.taken_up import counts_misremembered, totals_misquoted
from factcheck.align.weighing import Score, linked
from factcheck.frames.frame import TermCounts
from factcheck.mentions.quantities.values import contradict
from factcheck.model import Claim, Contrast, Document, Event, Facts, Measures, Quantity, Role, Span
from factcheck.text import stem


def contrasts(
    document: Document,
    facts: Facts,
    claims: Sequence[Claim],
    events: Sequence[Event],
    wider: TermCounts | None = None,
) -> tuple[Contrast, ...]:
    """Return the pairs of figures that contradict each other, in order of the flagged one.

    Args:
        document: In which they stand.
        facts: All facts of it.
        claims: Its statements.
        events: The happenings that these tell.
        wider: How often terms are used where the document is made of some of very many statements.
    """
    known = list(figures(document, facts.quantities, claims))
    around = Around(document, facts.names, known, wider)
    again = (*counts_misremembered(document, known), *totals_misquoted(document, known))
    links = [
        *_links(document, known, claims, events, around),
        *(Contrast(other.quantity, one.quantity, why) for one, other, why in again),
    ]
    return tuple(sorted(compared(links), key=lambda one: one.this.span))


def _links(
    document: Document,
    known: Sequence[Figure],
    claims: Sequence[Claim],
    events: Sequence[Event],
    around: Around,
) -> Iterator[Contrast]:
    """Yield the figures that are of one thing, each with its best partner."""
    pairs = candidates(document, known, claims, events, around)
    weighed = linked("measure", FEATURES, (pair for pair in pairs if not is_forbidden(pair)))
    excuses = Excuses(document, known)
    for one in assigned([each for each in weighed if not excuses.is_excused(each.of)]):
        this, other = _ordered(one.of.one, one.of.other)
        yield Contrast(this.quantity, other.quantity, _reason(one), is_sure(one.of))


def assigned(weighed: Sequence[Score[Pair]]) -> Iterator[Score[Pair]]:
    """Yield the scores of pairs of which neither figure has a better partner with another number.

    Two numbers are held against each other once, however often the text tells them.
    """
    best: dict[Figure, Score[Pair]] = {}
    numbers = set()
    for each in weighed:
        one, other = each.of.one, each.of.other
        rivals = [best[figure] for figure in (one, other) if figure in best]
        for figure in (one, other):
            best.setdefault(figure, each)
        is_taken = any(_is_rival(each, rival) for rival in rivals)
        told = frozenset({(one.value, one.unit), (other.value, other.unit)})
        if not is_taken and told not in numbers:
            numbers.add(told)
            yield each


def _is_rival(each: Score[Pair], rival: Score[Pair]) -> bool:
    mine = {each.of.one.value, each.of.other.value}
    return mine != {rival.of.one.value, rival.of.other.value}


def _ordered(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Return the figure to flag and the other: that of a chronology, else the later one."""
    is_first = one.role is Role.CHRONOLOGY and other.role is not Role.CHRONOLOGY
    return (one, other) if is_first else (other, one)


def _reason(weighed: Score[Pair]) -> str:
    """Return the features that carried a pair, with the words that both places share."""
    pair = weighed.of
    words = pair.around.words(pair.one, pair.shared)
    told = weighed.reason
    return told.replace("the same words", f"the same words: {words}") if words else told


# ---- links of a claims folder ----

_Kind = tuple[frozenset[str], str]
"""What is counted, as stems, and the unit."""


def compared(links: Iterable[Contrast]) -> Iterator[Contrast]:
    """Yield the linked figures that cannot both hold; a number is held against one other."""
    told = set[Span]()
    for link in links:
        if link.this.span not in told and contradict(link.this, link.other):
            told.add(link.this.span)
            yield link


def declared_measures(claims: Sequence[Claim], events: Sequence[Event]) -> Measures:
    """Return the figures of declared events that count the same and share no value.

    A claims folder says itself what each figure is of, and which claims tell one happening: so
    neither is guessed. A claim with two figures of one kind is left alone.
    """
    told = {claim.id: claim for claim in claims}
    links = [
        Contrast(this, other, f"declared as one event: {event.key}")
        for event in events
        for link in event.links
        if link.declared
        for other, this in _of_one_kind(told[link.left], told[link.right])
    ]
    return Measures(contrasts=tuple(compared(links)))


def _of_one_kind(left: Claim, right: Claim) -> Iterator[tuple[Quantity, Quantity]]:
    mine, theirs = _by_kind(left), _by_kind(right)
    for kind, one in mine.items():
        other = theirs.get(kind)
        if one and other:
            yield one, other


def _by_kind(claim: Claim) -> dict[_Kind, Quantity | None]:
    """Return the one figure of each kind, None where there are several."""
    found: dict[_Kind, Quantity | None] = {}
    for quantity in claim.quantities:
        kind = frozenset(stem(word) for word in quantity.noun.lower().split()), quantity.unit
        if kind != (frozenset(), ""):
            found[kind] = None if kind in found else quantity
    return found
