"""The findings: what differs, every passage with its words marked, the proof, the repairs."""

from collections.abc import Iterator

from factcheck.model import Document, Finding, Place, Report, Span, Suggestion
from factcheck.reports.html.anchors import Anchors
from factcheck.reports.html.differences import differing
from factcheck.reports.html.elements import Child, Element, element

AROUND = 240
"""Code points of a passage that are shown on each side of the marked words."""
CUT = "…"


def findings(report: Report, anchors: Anchors) -> Element:
    """Return the list of the findings of a document."""
    listed = [
        element("li", _finding(report, finding, number, anchors))
        for number, finding in enumerate(report.findings, 1)
    ]
    told = element("ol", *listed, class_="findings") if listed else _nothing(report)
    return element(
        "section",
        element("h3", "Findings", id=anchors.part("findings-title")),
        told,
        id=anchors.part("findings"),
        aria_labelledby=anchors.part("findings-title"),
    )


def _nothing(report: Report) -> Element:
    if not report.ran:
        return element("p", "Nothing was checked.")
    return element("p", "No conflicts found.", class_="clean")


def _finding(report: Report, finding: Finding, number: int, anchors: Anchors) -> Element:
    name = anchors.finding(number)
    return element(
        "article",
        element(
            "h4",
            element("span", f"{number}", class_="number"),
            " ",
            element("span", finding.severity.value, class_="severity"),
            " ",
            element("code", finding.code),
            " ",
            finding.message,
            id=f"{name}-title",
        ),
        element("div", *_passages(report, finding, number, anchors), class_="passages"),
        _proof(finding),
        _repairs(finding),
        id=name,
        class_=f"finding {finding.severity.value}",
        tabindex="-1",
        aria_labelledby=f"{name}-title",
    )


def _passages(report: Report, finding: Finding, number: int, anchors: Anchors) -> Iterator[Element]:
    """Yield the passage of each place; where two readings stand, what differs is set in bold."""
    document = report.dossier.document
    places = [finding.place, *(part.place for part in finding.related)]
    roles = ["here", *(part.told for part in finding.related)]
    for at, (place, role) in enumerate(zip(places, roles, strict=True)):
        other = places[1] if at == 0 and len(places) > 1 else places[0]
        apart = _apart(document, place, other) if other is not place else ()
        yield _passage(document, place, role, apart, anchors.place(number, at))


def _apart(document: Document, place: Place, other: Place) -> tuple[Span, ...]:
    """Return what the words of a place have that those of the other lack."""
    mine, theirs = document.words(place.span), document.words(other.span)
    return tuple(span.shift(place.span.start) for span in differing(mine, theirs)[0])


def _passage(
    document: Document, place: Place, role: str, apart: tuple[Span, ...], anchor: str
) -> Element:
    return element(
        "figure",
        element(
            "figcaption",
            element("a", f"{place.counted} {place.line}", href=f"#{anchor}"),
            f", column {place.column}",
            f" · {place.section}" if place.section else None,
            f" · line {place.cited} of the document" if place.cited else None,
            f" · {role}",
        ),
        element("blockquote", element("p", *_quoted(document, place.span, apart))),
        class_=f"passage {'here' if role == 'here' else 'other'}",
    )


def _quoted(document: Document, span: Span, apart: tuple[Span, ...]) -> Iterator[Child]:
    """Yield the words around a span, the span marked, and in it what is set apart."""
    around = _around(document, span)
    yield CUT if around.start < _block(document, span).start else None
    yield document.text[around.start : span.start]
    yield element("mark", *_marked(document, span, apart))
    yield document.text[span.end : around.end]
    yield CUT if around.end < _block(document, span).end else None


def _marked(document: Document, span: Span, apart: tuple[Span, ...]) -> Iterator[Child]:
    at = span.start
    for part in apart:
        yield document.text[at : part.start]
        yield element("strong", document.words(part))
        at = part.end
    yield document.text[at : span.end]


def _around(document: Document, span: Span) -> Span:
    block = _block(document, span)
    start = max(block.start, span.start - AROUND)
    end = min(block.end, span.end + AROUND)
    text = document.text
    while block.start < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < block.end and not text[end].isspace():
        end -= 1
    return Span(start, end)


def _block(document: Document, span: Span) -> Span:
    """Return the block of a span, widened where the span reaches over its end."""
    block = document.block_at(span.start)
    if block is None:
        return span
    return Span(min(block.span.start, span.start), max(block.span.end, span.end))


def _proof(finding: Finding) -> Child:
    if not finding.proof:
        return None
    lines = [element("li", line) for line in finding.proof]
    return element("ul", *lines, class_="proof", aria_label="Proof")


def _repairs(finding: Finding) -> Child:
    if not finding.suggestions:
        return None
    parts = [part for item in finding.suggestions for part in (" or ", *_repair(item))][1:]
    return element("p", "Possible repair: ", *parts, class_="repairs")


def _repair(item: Suggestion) -> tuple[Child, ...]:
    where = "here" if item.side == "this" else "in the other place"
    count = f", {item.places} other {'place' if item.places == 1 else 'places'}"
    return element("em", item.text), f" ({where}{count if item.places else ''})"
