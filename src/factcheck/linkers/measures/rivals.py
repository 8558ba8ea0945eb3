"""Figures of two things, however alike what is told of them: rivals, not two tellings.

Two sentences with nearly the same words and each a word of its own ("under sail", "under steam")
are set side by side on purpose: the words in which they differ say of what each figure is.
"""

import re
from collections.abc import Iterator, Sequence

from factcheck.linkers.measures.casualties import is_summary
from factcheck.linkers.measures.figures import Figure
from factcheck.linkers.measures.surroundings import Around
from factcheck.model import Document, Role
from factcheck.model.agreement import Relation, relation
from factcheck.patterns import lazy
from factcheck.text.opposites import is_parted

# Words by which a text says itself that a figure is another one's rival: corrected, doubted,
# given by somebody else. A list of our own.
_DOUBTED = lazy(
    r"\bnot (?:the )?[\d$£€]|\b(?:instead of|rather than|as against|wrong\w*|erroneous\w*|mistak\w+"
    r"|in error|misprint\w*|misread\w*|correct\w+|first given|often given|given as|discrepanc\w+"
    r"|dispute[ds]?|contradict\w*|variously|according to other|other sources|recount\w*"
    r"|re-?measur\w+|revis\w+|original(?:ly)?|previous\w*|formerly|compared (?:with|to)"
    r"|(?:up|down) from|too (?:high|low|many|few))\b",
    re.IGNORECASE,
)
_PARALLEL, _FEWEST = 0.6, 2
"""Two sentences are built alike if they share so many words, and more than that share of the
longer one, or differ in one word each."""


def without_rivals(
    document: Document, pairs: Sequence[tuple[Figure, Figure, str]]
) -> Iterator[tuple[Figure, Figure, str]]:
    """Yield the pairs that their sentences do not set side by side as figures of two things."""
    around = Around(document)
    return (pair for pair in pairs if not are_rivals(around, pair[0], pair[1]))


def are_rivals(around: Around, one: Figure, other: Figure) -> bool:
    """Say whether the sentences of two figures tell of two things, times or givers.

    A summary, and an entry beside a sentence of its day, say the same in other words by design.
    """
    mine, theirs = around.of(one), around.of(other)
    return (
        bool(_DOUBTED.search(mine.says) or _DOUBTED.search(theirs.says))
        or _differ(mine.years, theirs.years)
        or _differ(mine.months, theirs.months)
        or is_parted((mine.near, theirs.near))
        or (
            not _is_retold(around.document, one, other)
            and (
                _are_of_other_names(mine.names, theirs.names) or _are_parallel(mine.own, theirs.own)
            )
        )
    )


def _is_retold(document: Document, one: Figure, other: Figure) -> bool:
    sections = [document.section_at(figure.at.start) for figure in (one, other)]
    if is_summary(document, sections[0]) != is_summary(document, sections[1]):
        return True
    if one.claim is None or other.claim is None:
        return False
    is_entry = (one.role is Role.CHRONOLOGY) != (other.role is Role.CHRONOLOGY)
    return is_entry and relation(one.claim, other.claim) is Relation.AGREE


def _differ(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs and not mine & theirs)


def _are_of_other_names(
    mine: tuple[frozenset[str], ...], theirs: tuple[frozenset[str], ...]
) -> bool:
    """Say whether no name is in both, or each begins with one that the other lacks."""
    if not mine or not theirs:
        return False
    return not (_is_among(mine[0], theirs) or _is_among(theirs[0], mine))


def _is_among(name: frozenset[str], others: tuple[frozenset[str], ...]) -> bool:
    return any(name <= other or other <= name for other in others)


def _are_parallel(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether each of two sentences of the same words has one of its own."""
    both, apart = mine & theirs, (mine - theirs, theirs - mine)
    one_each = len(apart[0]) == len(apart[1]) == 1
    alike = one_each or len(both) > _PARALLEL * max(len(mine), len(theirs))
    return len(both) >= _FEWEST and alike and all(apart)
