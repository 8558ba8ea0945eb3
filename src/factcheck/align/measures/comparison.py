"""Whether linked figures can both hold; it does not ask who linked them."""

from collections.abc import Iterable, Iterator

from factcheck.mentions.quantities.values import contradict
from factcheck.model import Contrast, Quantity, Span

Link = tuple[Quantity, Quantity, str]
"""Two figures that are of one thing, and why: the one to flag in front."""


def compared(links: Iterable[Link]) -> Iterator[Contrast]:
    """Yield the linked figures that cannot both hold; a number is held against one other."""
    told = set[Span]()
    for this, other, reason in links:
        if this.span not in told and contradict(this, other):
            told.add(this.span)
            yield Contrast(this, other, reason)
