"""The picture of the time line: every dated claim, narrative above, chronology below.

Across runs time. Down runs the document: the further down in its half, the later it is told, so
that what is told out of order stands out of line. A bar is as wide as the date is uncertain. A line
joins two tellings of one happening; where a finding says that they disagree, it is red.
"""

from collections.abc import Iterator, Mapping, Sequence

from factcheck.model import Report, spoken
from factcheck.model.agreement import Relation, relation
from factcheck.reports.html.anchors import Anchors
from factcheck.reports.html.axis import Axis, axis
from factcheck.reports.html.dated import Dated
from factcheck.reports.html.elements import Child, Element, element
from factcheck.values import frozen

WIDTH, MARGIN = 960, 12
"""Of the drawing and on each side of it, in its own units; the page scales it."""
MOST_HIGH = 320
ROW = 14
"""Height of a lane at most, and of one claim in it."""
THICK, LEAST = 8, 5
"""Height of a bar, and its least width."""
HEAD = 22
"""Room above a lane for its name."""


@frozen
class _Lane:
    """One half of the picture."""

    name: str
    top: float
    rows: tuple[Dated, ...]
    pitch: float
    """Distance between two claims."""

    @property
    def bottom(self) -> float:
        """Return where the next lane may begin."""
        return self.top + HEAD + self.pitch * len(self.rows) + THICK


@frozen
class _Bar:
    """Where one claim is drawn."""

    dated: Dated
    left: float
    right: float
    y: float

    @property
    def middle(self) -> float:
        """Return where a line to another telling begins."""
        return round((self.left + self.right) / 2, 1)


def timeline(report: Report, anchors: Anchors, claims: Sequence[Dated]) -> Child:
    """Return the picture of a document's dates, or None where it has fewer than two."""
    drawn = [claim for claim in claims if claim.bounds]
    if len(drawn) < 2:  # noqa: PLR2004 - one date is no line
        return None
    scale = axis([claim.bounds for claim in drawn if claim.bounds], WIDTH)
    lanes = _lanes(drawn)
    bars = {bar.dated.claim.id: bar for lane in lanes for bar in _bars(lane, scale)}
    height = lanes[-1].bottom + HEAD
    return element(
        "svg",
        *_ticks(scale, height),
        *(_title(lane) for lane in lanes),
        *_joins(report, bars),
        *(_drawn(bar, anchors) for bar in bars.values()),
        class_="timeline",
        viewBox=f"{-MARGIN} 0 {WIDTH + 2 * MARGIN} {height:.0f}",
        aria_hidden="true",
        focusable="false",
    )


def _lanes(drawn: Sequence[Dated]) -> list[_Lane]:
    told = tuple(claim for claim in drawn if not claim.is_chronology)
    listed = tuple(claim for claim in drawn if claim.is_chronology)
    lanes: list[_Lane] = []
    for name, rows in (("Narrative", told), ("Chronology", listed)):
        if rows:
            top = lanes[-1].bottom if lanes else 0
            lanes.append(_Lane(name, top, rows, min(ROW, MOST_HIGH / len(rows))))
    return lanes


def _bars(lane: _Lane, scale: Axis) -> Iterator[_Bar]:
    for at, claim in enumerate(lane.rows):
        first, last = claim.bounds or (0, 0)
        left, right = scale.at(first), scale.at(last)
        if right - left < LEAST:
            left = min(left, WIDTH - LEAST)
            right = left + LEAST
        yield _Bar(claim, left, right, round(lane.top + HEAD + at * lane.pitch, 1))


def _drawn(bar: _Bar, anchors: Anchors) -> Element:
    claim = bar.dated
    shape = element(
        "rect",
        element("title", f"{spoken(claim.value)}: {claim.claim.says}"),
        x=bar.left,
        y=bar.y,
        width=round(bar.right - bar.left, 1),
        height=THICK,
        rx=2,
        class_=_style(claim),
    )
    return element("a", shape, href=f"#{anchors.claim(claim.number)}", tabindex="-1")


def _style(claim: Dated) -> str:
    if claim.findings:
        return "conflict"
    return "vague" if claim.value.is_approximate or claim.value.is_uncertain else "sure"


def _title(lane: _Lane) -> Element:
    return element("text", lane.name, x=0, y=lane.top + HEAD - THICK, class_="lane")


def _ticks(scale: Axis, height: float) -> Iterator[Element]:
    for at, label in scale.ticks():
        yield element("line", x1=at, x2=at, y1=0, y2=round(height - HEAD + THICK), class_="tick")
        yield element("text", label, x=at, y=round(height - THICK), class_="label")


def _joins(report: Report, bars: Mapping[str, _Bar]) -> Iterator[Element]:
    """Yield a line for each two tellings of one happening that agree, or that a finding disputes.

    What else the linker holds for one happening the document does not show to be one.
    """
    for event in report.dossier.events:
        for link in event.links:
            one, other = bars.get(link.left), bars.get(link.right)
            if one and other and (_agree(one, other) or _disputed(one, other)):
                yield _join(one, other)


def _agree(one: _Bar, other: _Bar) -> bool:
    return relation(one.dated.claim, other.dated.claim) is Relation.AGREE


def _disputed(one: _Bar, other: _Bar) -> bool:
    return bool(one.dated.findings & other.dated.findings)


def _join(one: _Bar, other: _Bar) -> Element:
    return element(
        "line",
        x1=one.middle,
        y1=one.y + THICK / 2,
        x2=other.middle,
        y2=other.y + THICK / 2,
        class_="join conflict" if _disputed(one, other) else "join",
    )
