"""Whether linked figures can both hold; it does not ask who linked them."""

from collections.abc import Iterable, Iterator

from factcheck.mentions.quantities.values import contradict
from factcheck.model import Contrast, Span


def compared(links: Iterable[Contrast]) -> Iterator[Contrast]:
    """Yield the linked figures that cannot both hold; a number is held against one other."""
    told = set[Span]()
    for link in links:
        if link.this.span not in told and contradict(link.this, link.other):
            told.add(link.this.span)
            yield link
