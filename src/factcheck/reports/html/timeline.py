"""The picture of the time line: every dated claim in a row of its own, with its words.

Across runs time. Down runs the document, the narrative first and the chronology below, so that what
is told out of order stands out of line. A bar is as wide as the date is uncertain. A line joins two
tellings of one happening; where a finding says that they disagree, it is red.
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from factcheck.model import Report, spoken
from factcheck.model.agreement import Relation, relation
from factcheck.reports.html.anchors import Anchors
from factcheck.reports.html.axis import Axis, axis
from factcheck.reports.html.dated import Dated
from factcheck.reports.html.tables import cut

WIDTH, MARGIN = 960, 12
"""Of the drawing and on each side of it, in its own units; the page scales it."""
ROW, THICK, LEAST = 20.0, 12, 6
"""Height of a row and of a bar, and a bar's least width."""
TOP, HEAD = 36.0, 30.0
"""Room for the dates at the top, and above a lane for its name."""
FEWEST_LETTERS, MOST_LETTERS = 40, 120
"""Of a label: as many as there is room for on one side of its bar, within these."""
LETTER = 6.1
"""Width of a character of a label, on average, in units of the picture."""
MOST_ROWS = 400
"""Claims that are drawn; the table has them all."""


@frozen
class Bar:
    """Where one claim is drawn."""

    dated: Dated
    left: float
    right: float
    y: float
    label: str
    label_x: float
    side: str
    """"start" where the label begins at `label_x`, "end" where it ends there."""
    href: str

    @property
    def middle(self) -> float:
        """Return where a line to another telling begins."""
        return round((self.left + self.right) / 2, 1)

    @property
    def width(self) -> float:
        """Return how wide it is drawn."""
        return round(self.right - self.left, 1)

    @property
    def style(self) -> str:
        """Return its classes."""
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
    """A line between two tellings of one happening."""

    one: Bar
    other: Bar
    is_disputed: bool


@frozen
class Lane:
    """The claims of the narrative, or those of the chronology."""

    name: str
    y: float
    """Of its name."""
    bars: tuple[Bar, ...]


@frozen
class Picture:
    """All that is drawn."""

    axis: Axis
    lanes: tuple[Lane, ...]
    joins: tuple[Join, ...]
    height: float
    left_out: int
    """Number of claims beyond those that are drawn."""

    @property
    def box(self) -> str:
        """Return what part of the plane is shown."""
        return f"{-MARGIN} 0 {WIDTH + 2 * MARGIN} {self.height:.0f}"


def timeline(report: Report, anchors: Anchors, claims: Sequence[Dated]) -> Picture | None:
    """Return the picture of a document's dates, or None where it has fewer than two."""
    datable = [claim for claim in claims if claim.bounds]
    drawn = datable[:MOST_ROWS]
    if len(drawn) < 2:  # noqa: PLR2004 - one date is no line
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
    """Return where a label stands: behind the bar if there is room, in front of it, or on it."""
    if right + width + LEAST <= WIDTH:
        return round(right + LEAST, 1), "start"
    if left - width - LEAST >= 0:
        return round(left - LEAST, 1), "end"
    return round(max(0.0, min(left + LEAST, WIDTH - width)), 1), "start"


def _joins(report: Report, bars: Mapping[str, Bar]) -> Iterator[Join]:
    """Yield a line for each two tellings of one happening that agree, or that a finding disputes.

    What else the linker holds for one happening the document does not show to be one.
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
