"""The timeline: every dated claim in a row of its own, with its words.

Time runs from left to right. The document runs from top to bottom, first the narrative, then the
chronology, so that claims out of order are visible. The width of a bar shows the uncertainty of the
date. A line joins two claims about one event; if a finding says that they disagree, it is red.
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from factcheck.model import Report, spoken
from factcheck.model.agreement import Relation, relation
from factcheck.output.html.anchors import Anchors
from factcheck.output.html.axis import Axis, axis
from factcheck.output.html.dated import Dated
from factcheck.output.html.tables import cut

WIDTH, MARGIN = 960, 12
"""Width of the drawing, and its margin on each side, in its own units; the page scales it."""
ROW, THICK, LEAST = 20.0, 12, 6
"""Height of a row and of a bar, and minimum width of a bar."""
TOP, HEAD = 36.0, 30.0
"""Space for the dates at the top, and for the name of a lane."""
FEWEST_LETTERS, MOST_LETTERS = 40, 120
"""Minimum and maximum characters of a label, which fills the space on one side of its bar."""
LETTER = 6.1
"""Average width of a character of a label, in units of the picture."""
MOST_ROWS = 400
"""Maximum number of claims drawn; the table contains all."""


@frozen
class Bar:
    """The position of one claim."""

    dated: Dated
    left: float
    right: float
    y: float
    label: str
    label_x: float
    side: str
    """"start" if the label starts at `label_x`, "end" if it ends there."""
    href: str

    @property
    def middle(self) -> float:
        """Return the x position at which lines to other claims start."""
        return round((self.left + self.right) / 2, 1)

    @property
    def width(self) -> float:
        """Return its drawn width."""
        return round(self.right - self.left, 1)

    @property
    def style(self) -> str:
        """Return its CSS classes."""
        value = self.dated.value
        vague = "vague" if value.is_approximate or value.is_uncertain else "sure"
        is_below = self.left <= self.label_x < self.right
        return ("conflict" if self.dated.findings else vague) + (" below" if is_below else "")

    @property
    def full(self) -> str:
        """Return its date and all its words."""
        return f"{spoken(self.dated.value)}: {self.dated.claim.says}"


@frozen
class Join:
    """A line between two claims about one event."""

    one: Bar
    other: Bar
    is_disputed: bool


@frozen
class Lane:
    """The claims of the narrative or of the chronology."""

    name: str
    y: float
    """Vertical position of its name."""
    bars: tuple[Bar, ...]


@frozen
class Picture:
    """Everything that is drawn."""

    axis: Axis
    lanes: tuple[Lane, ...]
    joins: tuple[Join, ...]
    height: float
    left_out: int
    """Number of claims that are not drawn."""

    @property
    def box(self) -> str:
        """Return the view box of the drawing."""
        return f"{-MARGIN} 0 {WIDTH + 2 * MARGIN} {self.height:.0f}"


def timeline(report: Report, anchors: Anchors, claims: Sequence[Dated]) -> Picture | None:
    """Return the timeline of a document, or None if it has fewer than two dates."""
    datable = [claim for claim in claims if claim.bounds]
    drawn = datable[:MOST_ROWS]
    if len(drawn) < 2:  # noqa: PLR2004 - one date makes no line
        return None
    scale = axis([claim.bounds for claim in drawn if claim.bounds], WIDTH)
    lanes, y = [], TOP
    for name, rows in (("Narrative", False), ("Chronology", True)):
        of_lane = [claim for claim in drawn if claim.is_chronology is rows]
        if of_lane:
            bars = tuple(_bars(of_lane, scale, y + HEAD, anchors))
            lanes.append(Lane(name, y + HEAD - ROW / 2, bars))
            y = bars[-1].y + ROW
    by_claim = {bar.dated.claim.id: bar for lane in lanes for bar in lane.bars}
    joins = tuple(_joins(report, by_claim))
    return Picture(scale, tuple(lanes), joins, y + ROW / 2, len(datable) - len(drawn))


def _bars(rows: Sequence[Dated], scale: Axis, top: float, anchors: Anchors) -> Iterator[Bar]:
    years = {claim.value.lower and str(claim.value)[:4] for claim in rows}
    for at, claim in enumerate(rows):
        first, last = claim.bounds or (0, 0)
        left, right = scale.at(first), scale.at(last)
        if right - left < LEAST:
            left = min(left, WIDTH - LEAST)
            right = left + LEAST
        room = max(WIDTH - right, left) - 2 * LEAST
        label = _label(claim, int(room / LETTER), is_one_year=len(years) == 1)
        x, side = _beside(left, right, len(label) * LETTER)
        href = f"{anchors.text}#{anchors.claim(claim.number)}"
        yield Bar(claim, left, right, round(top + at * ROW, 1), label, x, side, href)


def _label(claim: Dated, letters: int, *, is_one_year: bool) -> str:
    date = spoken(claim.value).replace(" at ", ", ").removesuffix(" UTC")
    if is_one_year:
        date = date.replace(f" {str(claim.value)[:4]}", "")
    most = min(max(letters, FEWEST_LETTERS), MOST_LETTERS)
    return cut(f"{date}: {claim.claim.says}", most)


def _beside(left: float, right: float, width: float) -> tuple[float, str]:
    """Return the position of a label: after the bar if there is space, else before or on it."""
    if right + width + LEAST <= WIDTH:
        return round(right + LEAST, 1), "start"
    if left - width - LEAST >= 0:
        return round(left - LEAST, 1), "end"
    return round(max(0.0, min(left + LEAST, WIDTH - width)), 1), "start"


def _joins(report: Report, bars: Mapping[str, Bar]) -> Iterator[Join]:
    """Yield a line for each two claims about one event that agree, or that a finding disputes.

    Other links are left out, because the document does not show that they are one event.
    """
    for event in report.dossier.events:
        for link in event.links:
            one, other = bars.get(link.left), bars.get(link.right)
            if one is None or other is None:
                continue
            is_disputed = bool(one.dated.findings & other.dated.findings)
            agree = relation(one.dated.claim, other.dated.claim) is Relation.AGREE
            if agree or is_disputed:
                yield Join(one, other, is_disputed)
