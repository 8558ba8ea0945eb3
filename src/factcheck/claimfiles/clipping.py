"""Words of the document, made short and fit for a draft."""

from collections.abc import Collection

from factcheck.claimfiles.values import KEY
from factcheck.model.keys import folded
from factcheck.patterns import lazy

MOST_LETTERS = 200
"""Length of a statement in a draft: two lines, so that it is read and not passed over."""
MOST_WORDS = 15
"""Length of a quotation in a draft: short enough to be quoted without asking."""
_LONGEST_KEY = 60

# A full stop is none: it may belong to an abbreviation.
_CLAUSE_END = lazy(r"(?:(?=[;,:] )|[;,:][”’\"'](?= )|(?= [–—(]))")
_PART_OF_KEY = lazy(r"[\s\-–—_./]+")


def clipped(words: str) -> str:
    """Return words up to the end of a clause or at least a word, 200 letters at most."""
    if len(words) <= MOST_LETTERS:
        return words
    kept = words[:MOST_LETTERS]
    ends = [end.end() for end in _CLAUSE_END.finditer(kept) if end.end() >= MOST_LETTERS // 2]
    return kept[: ends[-1]] if ends else kept.rpartition(" ")[0] or kept


def first_words(words: str) -> str:
    """Return the first fifteen words."""
    return " ".join(words.split()[:MOST_WORDS])


def slug(words: str, taken: Collection[str]) -> str:
    """Return words as a key that is not taken: "Anna Świrszczyńska" is anna-swirszczynska."""
    parts = (folded(part) for part in _PART_OF_KEY.split(words))
    stem = words if KEY.fullmatch(words) else "-".join(part for part in parts if part)
    stem = stem[:_LONGEST_KEY].rstrip("-_") or "unnamed"
    if stem not in taken:
        return stem
    numbers = range(2, len(taken) + 3)
    return next(key for number in numbers if (key := f"{stem}-{number}") not in taken)
