"""The document itself: its dated claims underlined and linked, the words of findings marked."""

import itertools
from collections.abc import Iterator, Sequence
from typing import TypeVar

from attrs import field

from factcheck.model import Block, BlockKind, Document, Report, Span
from factcheck.reports.html.anchors import Anchors
from factcheck.reports.html.dated import Dated
from factcheck.reports.html.elements import Child, Element, element
from factcheck.values import frozen

TAGS = {BlockKind.QUOTE: "blockquote", BlockKind.CODE: "pre"}
"""Every other kind of block is a paragraph, with its kind as class."""


@frozen
class _Mark:
    """The words of one place of a finding."""

    span: Span
    """Never empty."""
    finding: int
    """Number of the finding, from 1."""
    anchor: str
    severity: str


_Stretched = TypeVar("_Stretched", _Mark, Dated)


def text(report: Report, anchors: Anchors, dated: Sequence[Dated]) -> Element:
    """Return the text of a document, block by block."""
    document = report.dossier.document
    marks = sorted(_marks(report, anchors), key=lambda mark: mark.span)
    claims = sorted(dated, key=lambda claim: claim.span)
    return element(
        "section",
        element("h3", "Text", id=anchors.part("text-title")),
        element("div", *_blocks(document, anchors, marks, claims), class_="text"),
        id=anchors.part("text"),
        aria_labelledby=anchors.part("text-title"),
    )


def _marks(report: Report, anchors: Anchors) -> Iterator[_Mark]:
    for number, finding in enumerate(report.findings, 1):
        places = (finding.place, *(part.place for part in finding.related))
        for at, place in enumerate(places):
            span = _filled(place.span, len(report.dossier.document.text))
            yield _Mark(span, number, anchors.place(number, at), finding.severity.value)


def _filled(span: Span, length: int) -> Span:
    """Return a span of at least one code point, so that a point can be seen and led to."""
    if span.end > span.start:
        return span
    start = min(span.start, max(0, length - 1))
    return Span(start, start + 1)


def _blocks(
    document: Document, anchors: Anchors, marks: list[_Mark], claims: list[Dated]
) -> Iterator[Element]:
    marks.reverse()
    claims.reverse()
    for block in document.blocks:
        yield _block(document, anchors, block, (_taken(marks, block), _taken(claims, block)))
    yield from (_target(mark.anchor) for mark in marks)


def _taken(stack: list[_Stretched], block: Block) -> list[_Stretched]:
    """Take from the end of a stack all that begins before the end of a block."""
    found = []
    while stack and stack[-1].span.start < block.span.end:
        found.append(stack.pop())
    return found


def _block(
    document: Document, anchors: Anchors, block: Block, found: tuple[list[_Mark], list[Dated]]
) -> Element:
    parts = _Sweep(document, anchors, block.span, *found).parts()
    if block.kind is BlockKind.HEADING:
        return element("p", *parts, class_="heading", role="heading", aria_level=4)
    return element(TAGS.get(block.kind, "p"), *parts, class_=block.kind.value)


@frozen
class _Sweep:
    """Goes once through a block and dresses each stretch as what is open there demands."""

    document: Document
    anchors: Anchors
    block: Span
    marks: list[_Mark]
    """In order; of those that overlap, the first colours the words, and all have a number."""
    claims: list[Dated]
    _open: tuple[list[_Mark], list[Dated]] = field(factory=lambda: ([], []), init=False)

    def parts(self) -> Iterator[Child]:
        """Yield the stretches between all ends, with the targets and numbers of the marks."""
        marks, claims = self.marks[::-1], self.claims[::-1]
        cuts = self._cuts()
        for start, end in itertools.pairwise(cuts):
            yield from (_target(mark.anchor) for mark in self._begun(marks, self._open[0], start))
            for claim in self._begun(claims, self._open[1], start):
                yield _target(self.anchors.claim(claim.number))
            yield self._dressed(Span(start, end))
            yield from self._ended(end)

    def _cuts(self) -> list[int]:
        spans = [mark.span for mark in self.marks]
        spans += [part for claim in self.claims for part in (claim.span, claim.words)]
        ends = {end for span in spans for end in (span.start, span.end)}
        return sorted({self._inside(end) for end in ends} | {self.block.start, self.block.end})

    def _inside(self, offset: int) -> int:
        return min(max(offset, self.block.start), self.block.end)

    def _begun(
        self, waiting: list[_Stretched], opened: list[_Stretched], start: int
    ) -> list[_Stretched]:
        """Move what begins here from those that wait to those that are open, and return it."""
        begun = []
        while waiting and self._inside(waiting[-1].span.start) <= start:
            begun.append(waiting.pop())
        opened += begun
        return begun

    def _ended(self, end: int) -> Iterator[Element]:
        """Close what ends here; behind the words of a finding its number leads back to it."""
        marks, claims = self._open
        yield from (_pointer(self.anchors, mark) for mark in marks if self._ends(mark, end))
        marks[:] = [mark for mark in marks if not self._ends(mark, end)]
        claims[:] = [claim for claim in claims if not self._ends(claim, end)]

    def _ends(self, stretched: _Mark | Dated, end: int) -> bool:
        return self._inside(stretched.span.end) <= end

    def _dressed(self, part: Span) -> Child:
        made: Child = self.document.words(part)
        marks, claims = self._open
        if claims:
            made = self._claimed(claims[0], part, made)
        return element("mark", made, class_=marks[0].severity) if marks else made

    def _claimed(self, claim: Dated, part: Span, words: Child) -> Element:
        if claim.words.contains(part):
            row = f"#{self.anchors.row(claim.number)}"
            words = element("a", words, href=row, title=str(claim.value))
        return element("span", words, class_="claim")


def _target(anchor: str) -> Element:
    return element("span", id=anchor)


def _pointer(anchors: Anchors, mark: _Mark) -> Element:
    link = f"#{anchors.finding(mark.finding)}"
    label = f"Finding {mark.finding}"
    return element("sup", element("a", f"{mark.finding}", href=link, aria_label=label))
