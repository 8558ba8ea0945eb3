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

_ROOM = 1_000_000
"""Characters of which each function keeps what it made; an article of 5,600 words has 36,000."""
_ENTRY = 240
"""Characters that a thing kept counts for besides its own, so that there are not too many."""
_TIMES = 4
"""How often a document may be kept by one function, whole: as lines, as sentences, with others."""
_LONG = (str, tuple)
"""What may be long among what a function is given; of a tuple, of words, the words are counted."""
_LEAVING: list[Callable[[int], None]] = []
"""Of each function, what lets it forget all if it keeps more than there is room for."""
_room = [_ROOM]
"""How much each function may keep; in a list, so that `make_room` can change it."""


def kept_by_words(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Keep what a function makes of the words of a block, until there is too much of it.

    Args:
        make: Looks at nothing but its arguments, which are strings and other values that can be
            hashed, and returns what nobody changes: a tuple, a frozen value. Places in it are
            counted from the first character of the words, which are given by place, not by name.
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
    """Let each function keep what it makes of so long a text, until the next one is read.

    Its lines are asked for by one stage after the other: what forgot the first ones before the last
    came would have kept nothing.
    """
    _room[0] = max(_ROOM, _TIMES * (len(text) + _ENTRY * text.count("\n")))
    for leave in _LEAVING:
        leave(_room[0])


def forget() -> None:
    """Forget what was kept of all words, as a new process would."""
    for leave in _LEAVING:
        leave(-1)
