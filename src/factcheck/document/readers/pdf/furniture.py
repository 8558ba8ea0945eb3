"""Running heads and feet and page numbers, which are not part of the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from factcheck.document.readers.pdf.pages import Line, Page

_MOST = 2  # maximum lines of a head or foot
_APART = 1.2  # line distances; lines further away are not part of the text
_ALIKE = 0.06  # relative tolerance for equal sizes
_NUMBER = re.compile(
    r"\W{0,3}(?:page|p\.)?\s{0,2}(\d{1,4})(?:\s{0,2}(?:of|/)\s{0,2}\d{1,4})?\W{0,3}", re.IGNORECASE
)
_FIGURES = re.compile(r"\d+")
_LEAST, _SHARE = (
    2,
    0.3,
)  # minimum pages with the same head, and their share; left and right pages may differ


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without repeated heads and feet and without page numbers.

    A head or foot is one or two lines at a distance from the text, or in another size.
    """
    gap = _usual_gap(pages)
    edges = [_edges(page, gap) for page in pages]
    keys = Counter(key for page in edges for key in {_key(line) for edge in page for line in edge})
    enough = max(_LEAST, _SHARE * len(pages))
    repeated = frozenset(key for key, count in keys.items() if count >= enough)
    furniture = _Furniture(repeated, _numbering(edges))
    return [
        evolve(page, lines=tuple(_kept(page, found, furniture.of(found, number))))
        for number, (page, found) in enumerate(zip(pages, edges, strict=True))
    ]


def _kept(page: Page, edges: Sequence[Sequence[Line]], gone: frozenset[int]) -> Iterator[Line]:
    starts = {line.start for at in gone for line in edges[at]}
    return (line for line in page.lines if line.start not in starts)


@frozen
class _Furniture:
    """The repeated lines and page numbering of all pages."""

    repeated: frozenset[str]
    shift: int | None
    """The difference between page numbers and positions in the file; None without numbers."""

    def of(self, edges: Sequence[Sequence[Line]], page: int) -> frozenset[int]:
        """Return the indexes of the edges of a page that are heads, feet or page numbers."""
        return frozenset(
            at
            for at, edge in enumerate(edges)
            if all(_key(line) in self.repeated or self._numbers(line, page) for line in edge)
        )

    def _numbers(self, line: Line, page: int) -> bool:
        told = _number(line)
        return told is not None and self.shift is not None and told - page == self.shift


def _usual_gap(pages: Sequence[Page]) -> float:
    gaps = Counter(
        round(above.main.y - line.main.y, 1)
        for page in pages
        for above, line in pairwise(page.lines)
        if above.main.y > line.main.y
    )
    return max(gaps, key=lambda gap: (gaps[gap], -gap), default=0.0)


def _edges(page: Page, gap: float) -> list[list[Line]]:
    """Return the lines at the top and those at the bottom that may be a head or foot."""
    down = sorted(page.lines, key=lambda line: -line.main.y)
    found = (_edge(order, gap) for order in (down, down[::-1]))
    return [edge for edge in found if 0 < len(edge) <= _MOST]


def _edge(order: Sequence[Line], gap: float) -> list[Line]:
    """Return the first lines up to the beginning of the text; empty if nothing separates them."""
    for at, (line, following) in enumerate(pairwise(order), 1):
        distance = abs(line.main.y - following.main.y)
        differs = abs(line.main.size - following.main.size) > _ALIKE * line.main.size
        if distance > _APART * gap or (differs and distance > 0):
            return list(order[:at])
    return []


def _key(line: Line) -> str:
    """Return a key of the words of a line, with numbers as wildcards, and its height."""
    return f"{_FIGURES.sub('#', ' '.join(line.text.split()))} @{round(line.main.y / 4)}"


def _number(line: Line) -> int | None:
    told = _NUMBER.fullmatch(line.text.strip())
    return int(told[1]) if told else None


def _numbering(edges: Sequence[Sequence[Sequence[Line]]]) -> int | None:
    """Return the difference between page numbers and positions in the file, or None."""
    shifts = Counter(
        told - number
        for number, page in enumerate(edges)
        for edge in page
        for line in edge
        if (told := _number(line)) is not None
    )
    if len(edges) == 1:
        return 1 if 1 in shifts else None
    shift, count = shifts.most_common(1)[0] if shifts else (0, 0)
    return shift if count >= max(_LEAST, _SHARE * len(edges)) else None
