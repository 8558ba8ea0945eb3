"""What belongs together because links join it, directly or by others."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from factcheck.text import grouped

Link = TypeVar("Link")


def connected(
    links: Iterable[Link], ends: Callable[[Link], tuple[Hashable, Hashable]]
) -> list[list[Link]]:
    """Return links in groups that share no end with one another, in order of the first of each.

    Args:
        links: In the order in which they stand in their group.
        ends: Returns what a link joins.
    """
    above: dict[Hashable, Hashable] = {}

    def top(end: Hashable) -> Hashable:
        """Return what stands for all that an end is joined to, and shorten the way to it."""
        while (next_ := above.setdefault(end, end)) != end:
            above[end] = above[next_]
            end = next_
        return end

    found = list(links)
    for link in found:
        one, other = ends(link)
        above[top(other)] = top(one)
    return list(grouped((top(ends(link)[0]), link) for link in found).values())
