"""What words show by themselves is kept, so that a block that did not change costs nothing again.

A process that checks one text after each key (`lsp`, `serve`, `check --watch`) meets the same
blocks each time, at other places. What is read off a block is therefore made of its words alone,
with places counted from its first character, and moved to where the block stands by who asks.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Made = TypeVar("Made")

_BLOCKS = 4_096
"""Blocks of which each function keeps what it made; an article of 5,600 words has some 200."""
_CHARACTERS = 1_000_000
"""Characters after which a function begins anew: lines may be long, and each key makes another."""
_LONG = (str, tuple)
"""What may be long among what a function is given; of a tuple, of words, the words are counted."""
_FORGETTING: list[Callable[[], None]] = []


def kept_by_words(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Keep what a function makes of the words of a block, the longest unused forgotten first.

    Args:
        make: Looks at nothing but its arguments, which are strings and other values that can be
            hashed, and returns what nobody changes: a tuple, a frozen value. Places in it are
            counted from the first character of the words, which are given by place, not by name.
    """
    read = 0

    @wraps(make)
    def counted(*given: Given.args, **named: Given.kwargs) -> Made:
        nonlocal read
        for one in given:
            if isinstance(one, _LONG):
                read += len(one)
        if read > _CHARACTERS:
            kept.cache_clear()
            read = 0
        return make(*given, **named)

    kept = lru_cache(maxsize=_BLOCKS)(counted)
    _FORGETTING.append(kept.cache_clear)
    return cast("Callable[Given, Made]", kept)


def forget() -> None:
    """Forget what was kept of all words, as a new process would."""
    for clear in _FORGETTING:
        clear()
