"""Things by what they have: statements by their words, figures by their kind."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
One = TypeVar("One")


class _Groups(dict[Key, list[One]]):
    """Lists by their keys, which do not become more by being asked for."""

    def __missing__(self, key: Key) -> list[One]:
        return []


def grouped(pairs: Iterable[tuple[Key, One]]) -> dict[Key, list[One]]:
    """Return what stands with each key, in order; an empty list for any other key."""
    found: dict[Key, list[One]] = _Groups()
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return found
