"""The dated claims of a document, numbered, with the data for the picture and the table."""

from collections.abc import Mapping

from attrs import frozen

from factcheck import lexicon
from factcheck.model import Claim, Date, Edtf, Report, Role, Span
from factcheck.model.points import Instant

TODAY = "0"
"""The lexicon's distance in days for "today"."""


@frozen
class Dated:
    """A claim with a date, as shown on the page."""

    number: int
    """Number of the claim from 1, in order of the document."""
    claim: Claim
    date: Date
    value: Edtf
    findings: frozenset[int]
    """Numbers of the findings about the words of its date."""

    @property
    def span(self) -> Span:
        """Return the span of the claim."""
        return self.claim.span

    @property
    def words(self) -> Span:
        """Return the span of its date; empty if it is outside the claim."""
        inside = self.claim.span.contains(self.date.span)
        return self.date.span if inside else Span(self.claim.span.start, self.claim.span.start)

    @property
    def is_chronology(self) -> bool:
        """Return True if the claim is in a chronology."""
        return self.claim.role is Role.CHRONOLOGY

    @property
    def bounds(self) -> tuple[Instant, Instant] | None:
        """Return its first second, and the second after its last; None if both are unknown.

        An open or unknown end is replaced by the known one, so that the bar is a point.
        """
        lower, upper = self.value.lower, self.value.upper
        if lower is None and upper is None:
            return None
        return (upper or 0) if lower is None else lower, (lower or 0) if upper is None else upper


def dated(report: Report) -> tuple[Dated, ...]:
    """Return the dated claims, in order of the document."""
    told = [
        (claim, claim.date, claim.date.value)
        for claim in sorted(report.dossier.claims, key=lambda claim: claim.span)
        if claim.date and claim.date.value and not _is_of_today(report, claim, claim.date)
    ]
    places = _places(report)
    return tuple(
        Dated(number, claim, date, value, _on(date.span, places))
        for number, (claim, date, value) in enumerate(told, 1)
    )


def _is_of_today(report: Report, claim: Claim, date: Date) -> bool:
    """Return True if a claim describes the state "today", and only its entry or heading has a date.

    "Today" is then the unknown day of writing: "1994: The school fell. It is a park today".
    """
    if claim.span.contains(date.span):
        return False
    words, known = report.dossier.document.words, lexicon.table("dates.words of now")
    inside = (one for one in report.dossier.facts.dates if claim.span.contains(one.span))
    return any(known.get(words(one.span).casefold()) == TODAY for one in inside)


def _places(report: Report) -> Mapping[int, frozenset[int]]:
    """Return the numbers of the findings whose words start at each offset."""
    found: dict[int, set[int]] = {}
    for number, finding in enumerate(report.findings, 1):
        for place in (finding.place, *(part.place for part in finding.related)):
            found.setdefault(place.span.start, set()).add(number)
    return {at: frozenset(numbers) for at, numbers in found.items()}


def _on(span: Span, places: Mapping[int, frozenset[int]]) -> frozenset[int]:
    hits = (places.get(at, frozenset()) for at in range(span.start, span.end))
    return frozenset(number for numbers in hits for number in numbers)
