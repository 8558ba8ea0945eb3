"""What words show by themselves is kept, so that a block that did not change costs nothing again.

A process that checks one text after each key (`lsp`, `serve`, `check --watch`) meets the same
blocks each time, at other places. What is read off a block is therefore made of its words alone,
with places counted from its first character, and moved to where the block stands by who asks.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Made = TypeVar("Made")

_BLOCKS = 4_096
"""Blocks of which each function keeps what it made; an article of 5,600 words has some 200."""
_LONGEST = 20_000
"""Characters of a block; versions of a longer one would soon fill the memory."""
_FORGETTING: list[Callable[[], None]] = []


def kept_by_words(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Keep what a function makes of the words of a block, the longest unused forgotten first.

    Args:
        make: Looks at nothing but its arguments, which are strings and other values that can be
            hashed, and returns what nobody changes: a tuple, a frozen value. Places in it are
            counted from the first character of the words.
    """
    kept = lru_cache(maxsize=_BLOCKS)(make)
    _FORGETTING.append(kept.cache_clear)
    return cast("Callable[Given, Made]", kept)


def forget() -> None:
    """Forget what was kept of all words, as a new process would."""
    for clear in _FORGETTING:
        clear()


def make_room(text: str) -> None:
    """Forget everything where a text has so long a block that few of its versions can be kept."""
    if max(map(len, text.split("\n\n"))) > _LONGEST:
        forget()
