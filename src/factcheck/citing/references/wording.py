"""Titles by their words: whether one holds another, and where they are a slip apart."""

from factcheck.model.keys import folded
from factcheck.patterns import lazy
from factcheck.text import distance

_WORD = lazy(r"[^\W_](?:[\w’'-]*[^\W_])?")
_ENGLISH = "a an the of on in to for and from with by at as"
_SMALL = frozenset(_ENGLISH.split())
"""Articles and small words, which short titles drop."""
_LEAST = 5
"""Letters of a word from which on one slip may be a slip of spelling."""


def words_of(title: str) -> frozenset[str]:
    """Return the folded words of a title, without the small ones."""
    return frozenset(_row(title))


def _row(title: str) -> list[str]:
    found = (folded(match[0]) for match in _WORD.finditer(title))
    return [word for word in found if word and word not in _SMALL]


def has_all(title: str, longer: str) -> bool:
    """Say whether all words of a title, or of its part before a colon, stand in a longer one."""
    words = words_of(title)
    main = words_of(title.partition(":")[0])
    longer_words = words_of(longer)
    return bool(main) and (words <= longer_words or main == longer_words)


def one_word_off(title: str, longer: str) -> tuple[str, str] | None:
    """Return the words in which a title differs from another by one slip, and by nothing else.

    A plural is none: "lock" and "locks" may be cut from one title.
    """
    there = _row(longer)
    strange = [word for word in _row(title) if word not in there]
    unused = [word for word in there if word not in _row(title)]
    if len(strange) != 1 or len(_row(title)) < 2:  # noqa: PLR2004 - one word may be any other
        return None
    near = [
        word
        for word in unused
        if min(len(word), len(strange[0])) >= _LEAST and distance(word, strange[0], 1) == 1
    ]
    return (strange[0], near[0]) if len(near) == 1 else None
