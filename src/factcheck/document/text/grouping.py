"""Grouping of values by key."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
One = TypeVar("One")


class _Groups(dict[Key, list[One]]):
    """Lists by key; looking up a missing key does not add it."""

    def __missing__(self, key: Key) -> list[One]:
        return []


def grouped(pairs: Iterable[tuple[Key, One]]) -> dict[Key, list[One]]:
    """Return key → values in order, with an empty list for any other key."""
    found: dict[Key, list[One]] = _Groups()
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return found
