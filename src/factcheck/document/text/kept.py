"""A cache keyed by words, so that unchanged blocks are not processed again.

A process that checks a text after every edit (`lsp`, `serve`) sees the same blocks each time,
possibly at other offsets. Results for a block therefore depend only on its words, with offsets
relative to the block, and the caller shifts them.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Made = TypeVar("Made")

_ROOM = 1_000_000
"""Maximum number of characters in each function's cached input; an article has about 36,000."""
_ENTRY = 240
"""Characters counted for each entry in addition to its input, to limit the number of entries."""
_TIMES = 4
"""Minimum cache size per function, as a multiple of the number of characters in the document."""
_LONG = (str, tuple)
"""Types of arguments whose length counts: characters of a string, items of a tuple."""
_LEAVING: list[Callable[[int], None]] = []
"""For each function, a callback that clears its cache if it is larger than a given size."""
_room = [_ROOM]
"""Maximum cache size per function; a list, so that `make_room` can change it."""


def kept_by_words(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Return a function that caches its results for a block's words, up to a maximum size.

    Args:
        make: A pure function of hashable arguments, such as strings, that returns an immutable
            value, such as a tuple or a frozen object. Offsets in it are relative to the words,
            which are passed by position, not by name.
    """
    held = 0

    @wraps(make)
    def counted(*given: Given.args, **named: Given.kwargs) -> Made:
        nonlocal held
        size = _ENTRY
        for one in given:
            if isinstance(one, _LONG):
                size += len(one)
        if held + size > _room[0]:
            leave(-1)
        held += size
        return make(*given, **named)

    def leave(room: int) -> None:
        nonlocal held
        if held > room:
            kept.cache_clear()
            held = 0

    kept = lru_cache(maxsize=None)(counted)
    _LEAVING.append(leave)
    return cast("Callable[Given, Made]", kept)


def make_room(text: str) -> None:
    """Set the maximum cache size for a text, until the next text is read.

    Each stage processes all lines, so a cache that drops the first lines before the last ones are
    processed would be useless.
    """
    _room[0] = max(_ROOM, _TIMES * (len(text) + _ENTRY * text.count("\n")))
    for leave in _LEAVING:
        leave(_room[0])


def forget() -> None:
    """Clear all caches, as in a new process."""
    for leave in _LEAVING:
        leave(-1)
