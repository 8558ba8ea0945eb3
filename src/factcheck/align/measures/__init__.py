"""Which figures measure one thing, and where two of them cannot both hold.

Read in this order: `figures` (what a figure is of), `surroundings` (what is told around it),
`candidates` (which pairs are worth weighing), `features` (what speaks for and against a pair),
`excuses` (what forbids or reconciles it), `comparison` (which links cannot both hold, those that a
claims folder declares among them). `taken_up` has counts that a later number takes up.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from factcheck.align.measures.candidates import Pair, candidates
from factcheck.align.measures.comparison import compared
from factcheck.align.measures.excuses import Excuses, is_forbidden
from factcheck.align.measures.features import FEATURES, is_sure
from factcheck.align.measures.figures import Figure, figures
from factcheck.align.measures.surroundings import Around
from factcheck.align.measures.taken_up import counts_misremembered, totals_misquoted
from factcheck.align.weighing import Score, linked
from factcheck.frames.frame import TermCounts
from factcheck.model import Claim, Contrast, Document, Event, Facts, Role


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
    links = [
        *_links(document, known, claims, events, around),
        *(
            Contrast(again.quantity, one.quantity, why)
            for one, again, why in chain(
                counts_misremembered(document, known), totals_misquoted(document, known)
            )
        ),
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
    return (
        weighed.reason.replace("the same words", f"the same words: {words}")
        if words
        else weighed.reason
    )
