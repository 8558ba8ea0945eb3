"""What restricts the numbers of a clause, read once for all of them."""

import re
from bisect import bisect_left, bisect_right

from factcheck.model import Document, Span
from factcheck.patterns import lazy

# Words by which a figure is of another moment, share, giver or sense than a bare count. A list of
# our own: it was gathered by asking how two true figures of one thing can differ.
_RESTRICTED = lazy(
    r"\b(?:preliminary|provisional|initial(?:ly)?|estimat\w+|revis\w+|updat\w+|correct\w+|so far"
    r"|by then|(?:by|at) the end|by (?:dawn|morning|noon|evening|nightfall|midnight)"
    r"|within|until then|up to then|cumulative\w*|each|every|per|apiece"
    r"|a (?:day|week|month|year)|daily|weekly|monthly|annual\w*|yearly"
    r"|another|further|additional\w*|more(?! than)|others?|rest|remain\w+"
    r"|plan\w*|intend\w*|propos\w+|target\w*|expect\w*|forecast\w*|project(?:ed|ion)s?|capacity"
    r"|capable|would|could|should|might|(?-i:may)|hop(?:ed|es|ing)|promis\w+|pledg\w+|earlier|previous\w*|later"
    r"|ago|former|since|now|today|currently|still|already|at least|first report\w*|at first"
    r"|rose|risen|rise|fell|fallen|grew|grown|increas\w+|decreas\w+|reduc\w+|doubl\w+|halv(?:e[sd]?|ing)"
    r"|(?<!the )only|average|mean|median|total so|between (?=\d)|compar\w+)\b",
    re.IGNORECASE,
)
_CLAUSE = lazy(
    r"[;:,()—–|]|\s(?:that|which|who|whom|whose|when|while|because|although|though|but|and|if)\b"
)


class Clauses:
    """The clauses of a document: those asked for are read, and each of them once."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._marks: dict[Span, tuple[list[int], list[int]]] = {}
        self._words: dict[Span, tuple[list[int], list[str]]] = {}

    def restricting(self, span: Span, around: Span, far: int) -> list[str]:
        """Return the words of the clause of a number that say which one it is.

        Words that begin more than `far` code points from it are left out: in a list without marks
        they would be those of all its numbers.
        """
        clause = self._clause(span, around)
        if clause not in self._words:
            found = list(_RESTRICTED.finditer(self._text[clause.start : clause.end]))
            starts = [clause.start + match.start() for match in found]
            self._words[clause] = starts, [match.group() for match in found]
        starts, words = self._words[clause]
        return words[bisect_left(starts, span.start - far) : bisect_right(starts, span.end + far)]

    def _clause(self, span: Span, around: Span) -> Span:
        """Return the words around a number up to the next marks and conjunctions."""
        if around not in self._marks:
            marks = list(_CLAUSE.finditer(self._text, around.start, around.end))
            self._marks[around] = [mark.start() for mark in marks], [mark.end() for mark in marks]
        starts, ends = self._marks[around]
        before, behind = bisect_right(ends, span.start), bisect_left(starts, span.end)
        return Span(
            ends[before - 1] if before else around.start,
            starts[behind] if behind < len(starts) else around.end,
        )
