"""Sets of words written as one string, for readability."""


def word_set(words: str) -> frozenset[str]:
    """Return the set of words in a string."""
    return frozenset(words.split())
