"""Grouping of values by key."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
One = TypeVar("One")


class _Groups(dict[Key, list[One]]):
    """Lists by key. Looking up a missing key returns an empty list and does not add the key."""

    def __missing__(self, key: Key) -> list[One]:
        return []


def grouped(pairs: Iterable[tuple[Key, One]]) -> dict[Key, list[One]]:
    """Return the values for each key, in order; for any other key, the result is an empty list."""
    found: dict[Key, list[One]] = _Groups()
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return found
