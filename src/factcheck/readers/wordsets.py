"""Lists of words as they are written in a module: in one string, for the eye."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string."""
    return frozenset(words.split())
