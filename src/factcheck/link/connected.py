"""Connected components of a graph of links."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from factcheck.document.text import grouped

Link = TypeVar("Link")


def connected(
    links: Iterable[Link], ends: Callable[[Link], tuple[Hashable, Hashable]]
) -> list[list[Link]]:
    """Return the connected components of a graph, as lists of links, in order of their first links.

    Args:
        links: The links; each component keeps their order.
        ends: Returns the two ends of a link.
    """
    above: dict[Hashable, Hashable] = {}

    def top(end: Hashable) -> Hashable:
        """Return the representative of an end's component, and shorten the path to it."""
        while (next_ := above.setdefault(end, end)) != end:
            above[end] = above[next_]
            end = next_
        return end

    found = list(links)
    for link in found:
        one, other = ends(link)
        above[top(other)] = top(one)
    return list(grouped((top(ends(link)[0]), link) for link in found).values())
