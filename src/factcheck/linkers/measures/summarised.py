"""Figures of a summary, and what the report itself tells of the same: by noun or unit and words.

A summary tells nothing that the report does not tell. Where no figure of the report agrees with
one of the summary, the one that counts the same in the same words and is off by a slip contradicts.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.linkers.events.lexicon import STOP_WORDS
from factcheck.linkers.measures.casualties import is_summary
from factcheck.linkers.measures.figures import Figure
from factcheck.linkers.measures.likeness import are_near, clash, is_slip, value
from factcheck.linkers.measures.nouns import compatible
from factcheck.linkers.measures.numbers import SHARES
from factcheck.model import Document
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_SMALL = lazy(r"[^\W\d_]{3,}")
_OTHER_ONE = lazy(
    r"\b(?:second|third|fourth|fifth|other|another|next|former|new|old|spare|north\w*|south\w*"
    r"|eastern|western|upper|lower|inner|outer|left|right|each|wide|high|deep|thick|width|height"
    r"|depth|average|total)\b"
)
_LEAST_SHARED, _LEAST_OF_SWAP = 2, 1
"""Words that both sentences share beside what is counted; of a measure with two digits changed."""
_MOST_OF_A_KIND = 24
"""More figures of one noun are a series; cost stays linear."""


def summarised(document: Document, known: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, str]]:
    """Yield (figure of the report, figure of its summary, reason) that cannot both hold."""
    short: list[Figure] = []
    body: defaultdict[str, list[Figure]] = defaultdict(list)
    for one in known:
        if is_summary(document, document.section_at(one.quantity.span.start)):
            short.append(one)
        else:
            body[one.unit or one.head].append(one)
    for one in short if body else ():
        bare = body.get("", []) if one.head and not one.unit else []
        found = _contradicting(document, one, [*body.get(one.unit or one.head, []), *bare])
        if found is not None:
            yield found, one, "the summary and the report tell the same"


def _contradicting(document: Document, one: Figure, others: Sequence[Figure]) -> Figure | None:
    """Return the one figure of the report that a figure of the summary contradicts."""
    if not any(one.kind) or one.unit in SHARES or len(others) > _MOST_OF_A_KIND:
        return None
    if any(not clash(one.quantity, each.quantity) for each in others):
        return None
    found = [each for each in others if _is_told_again(document, one, each)]
    return found[0] if len({value(each.quantity) for each in found}) == 1 else None


def _is_told_again(document: Document, one: Figure, other: Figure) -> bool:
    """Say whether two figures count the same in the same words, off by a slip."""
    numbers = value(one.quantity), value(other.quantity)
    near = is_slip(*numbers) if one.unit else are_near(*numbers)
    if not near or one.restrictions ^ other.restrictions or other.is_row:
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    if _marks(document, one) != _marks(document, other):
        return False
    words = [_stems(document, figure) for figure in (one, other)]
    shared = (words[0] & words[1]) - one.nouns - other.nouns
    if one.head and not other.head:
        return one.head in words[1] and len(shared) >= _LEAST_SHARED
    least = _LEAST_OF_SWAP if one.unit and is_slip(*numbers) else _LEAST_SHARED
    fit = one.head == other.head or not (one.head and other.head)
    return fit and compatible(one, other) and len(shared) >= least


def _marks(document: Document, figure: Figure) -> set[str]:
    """Return the words of a sentence by which it may tell of another one, or another side of it."""
    sentence = document.sentence_at(figure.quantity.span.start)
    return set(_OTHER_ONE.findall(document.words(sentence).lower())) if sentence else set()


def _stems(document: Document, figure: Figure) -> set[str]:
    sentence = document.sentence_at(figure.quantity.span.start)
    told = document.words(sentence).lower() if sentence else ""
    units = {stem(word) for word in figure.quantity.unit.lower().split()}
    return {stem(word) for word in _SMALL.findall(told) if word not in STOP_WORDS} - units
