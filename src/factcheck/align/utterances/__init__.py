"""Which quotations are of one utterance, and where their words differ.

Read in this order: `gathering` (what is quoted, and who says it), `alignment` (what two have in
common), `features` (what speaks for and against one utterance).
"""

from collections.abc import Iterable, Iterator, Sequence

from factcheck.align.utterances.alignment import align, candidates, named_changes
from factcheck.align.utterances.features import (
    FEATURES,
    QuotationPair,
    is_forbidden,
    is_marked,
    is_tied,
)
from factcheck.align.utterances.gathering import Said, gathered
from factcheck.align.weighing import Score, linked
from factcheck.model import Change, Document, Entity, Facts, Retelling, Span


def retellings(
    document: Document, facts: Facts, entities: Sequence[Entity]
) -> tuple[Retelling, ...]:
    """Return the pairs of quotations that repeat one utterance, in order of the later one.

    Of two wordings that several places have, one pair is returned.
    """
    weighed = linked("utterance", FEATURES, pairs(document, facts, entities))
    found = [retelling(one.of) for one in best_pairs(weighed)]
    return tuple(sorted(found, key=lambda one: (one.this.span, one.other.span)))


def pairs(document: Document, facts: Facts, entities: Sequence[Entity]) -> Iterator[QuotationPair]:
    """Yield the quotations that have enough in common to be weighed."""
    said = gathered(document, facts, entities)
    for left, right in candidates([each.words for each in said]):
        if alignment := align(said[left].words, said[right].words):
            pair = QuotationPair(said[left], said[right], alignment)
            if not is_forbidden(pair):
                yield pair


def best_pairs(weighed: Iterable[Score[QuotationPair]]) -> Iterator[Score[QuotationPair]]:
    """Yield the scores, of those with the same two wordings the highest alone."""
    told = set[frozenset[tuple[str, ...]]]()
    for one in weighed:
        pair = one.of
        (start, end), (low, high) = pair.alignment.stretch
        words = frozenset({pair.left.words[start:end], pair.right.words[low:high]})
        if not pair.alignment.changes:
            yield one
        elif words not in told:
            told.add(words)
            yield one


def retelling(pair: QuotationPair) -> Retelling:
    """Return the two quotations as they are told of, the second of the pair first."""
    left, right, alignment = pair.left, pair.right, pair.alignment
    changes = tuple(
        Change(right.stretch(there), left.stretch(here))
        for here, there in named_changes(alignment, len(left.words), len(right.words))
        if (here, there) in alignment.changes or not is_marked(pair, here, there)
    )
    start, end = alignment.run
    run = right.spans[start:end]
    return Retelling(right.utterance, left.utterance, changes, run, is_tied(pair))
