"""Sets of words written as one string, which is easier to read."""


def word_set(words: str) -> frozenset[str]:
    """Return the set of words in a string."""
    return frozenset(words.split())
