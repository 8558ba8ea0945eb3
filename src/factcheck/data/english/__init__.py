"""English words: which are written small, and which the list itself writes with a capital.

Source: SCOWL, sizes up to 35 (small) and up to 50 (capitalised); see README.md beside this file.
"""

from functools import cache, lru_cache

from factcheck.packaged import bytes_in, folder_of

_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ily", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("es", ""),
    ("ed", ""),
    ("er", ""),
    ("ly", ""),
    ("ness", ""),
    ("s", ""),
    ("d", ""),
)
"""Regular endings and what stands in the base form instead; the list keeps base forms only."""
_EDGE = 3
"""Length of an edge of a word, the line feed before or behind it counted."""
_SHORTEST_BASE = 3
"""Letters left after an ending is cut: "is" is not a plural of "i"."""


def read(name: str) -> bytes:
    """Return what a list of this folder holds, one word a line; unpacking one would take longer."""
    return bytes_in(folder_of(__file__), name)


@cache
def _text() -> str:
    return read("words.txt").decode("utf-8")


@cache
def _words() -> frozenset[str]:
    """Part the list: about 29,000 words, some 5 ms, once."""
    return frozenset(_text().split("\n"))


@cache
def _letters() -> str:
    return f"\n{_text().casefold()}\n"


def _is_shortened(word: str) -> bool:
    """Say whether a word of the list is an abbreviation: "HP", "Pm", "RVs"."""
    return not (
        word.islower()
        or (len(word) >= _EDGE and word[1:].islower())
        or 2 * sum(map(str.isupper, word)) < len(word)
    )


def _is_edge(letters: str) -> bool:
    """Say whether a word that is no abbreviation begins or ends with some letters."""
    at = _letters().find(letters)
    while at >= 0:
        start = at if letters[0] == "\n" else _letters().rfind("\n", 0, at)
        end = _letters().index("\n", start + 1)
        if not _is_shortened(_text()[start : end - 1]):
            return True
        at = _letters().find(letters, at + 1)
    return False


def is_listed(word: str) -> bool:
    """Say whether the list itself holds a word."""
    return word in _words()


@lru_cache(maxsize=65_536)
def is_ordinary(word: str) -> bool:
    """Say whether a lower-case word is an ordinary English word or a regular inflection of one."""
    if word in _words():
        return True
    return any(
        len(word) - len(ending) >= _SHORTEST_BASE
        and word.endswith(ending)
        and word[: -len(ending)] + instead in _words()
        for ending, instead in _ENDINGS
    )


def is_proper(word: str) -> bool:
    """Say whether a capitalised word is widely known as a name: "Austria", "Margaret"."""
    return word[:1].isupper() and word in _words()


@lru_cache(maxsize=65_536)
def is_spelt(letters: str) -> bool:
    """Say whether letters stand so in a listed word; a line feed is the edge of a word."""
    if "\n" in letters and len(letters) == _EDGE:
        return _is_edge(letters)
    return letters in _letters()
