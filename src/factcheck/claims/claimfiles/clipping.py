"""Keys made from words of the document."""

import re
from collections.abc import Collection

from factcheck.claims.claimfiles.values import KEY
from factcheck.model.keys import folded

_LONGEST_KEY = 60

_PART_OF_KEY = re.compile(r"[\s\-–—_./]+")


def slug(words: str, taken: Collection[str]) -> str:
    """Return words as an unused key: "Anna Świrszczyńska" becomes anna-swirszczynska."""
    parts = (folded(part) for part in _PART_OF_KEY.split(words))
    stem = words if KEY.fullmatch(words) else "-".join(part for part in parts if part)
    stem = stem[:_LONGEST_KEY].rstrip("-_") or "unnamed"
    if stem not in taken:
        return stem
    numbers = range(2, len(taken) + 3)
    return next(key for number in numbers if (key := f"{stem}-{number}") not in taken)
