"""Tables for a document: its dated claims, its names, and the checks."""

from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from factcheck.model import Claim, Edtf, Entity, Ground, NameKind, Report, Status
from factcheck.output.decided import settled_told

WORDS = 160
"""Maximum number of code points of a claim in a row."""


@frozen
class Dated:
    """A claim with a date."""

    number: int
    """Number of the claim, from 1, in document order."""
    claim: Claim
    value: Edtf
    """The date of the claim."""
    is_disputed: bool
    """Whether a finding concerns the words of the date."""
    share: int
    """Position in the document, in percent of its length."""
    others: tuple[tuple[int, Edtf], ...]
    """Pairs (number, date) of the other claims about the same event."""


def dated(report: Report) -> tuple[Dated, ...]:
    """Return the dated claims, in document order."""
    found = sorted(report.dossier.claims, key=lambda claim: claim.span)
    found = [one for one in found if one.date and one.date.value]
    numbers = {one.id: number for number, one in enumerate(found, 1)}
    values = {one.id: one.date.value for one in found if one.date and one.date.value}
    events = {name: event.claims for event in report.dossier.events for name in event.claims}
    starts = {place.span.start for finding in report.findings for place in finding.places}
    length = max(1, len(report.dossier.document.text))
    return tuple(
        Dated(
            numbers[one.id],
            one,
            values[one.id],
            not starts.isdisjoint(range(one.date.span.start, one.date.span.end)),
            100 * one.span.start // length,
            tuple(
                (numbers[name], values[name])
                for name in events.get(one.id, ())
                if name != one.id and name in values
            ),
        )
        for one in found
        if one.date
    )


def cut(words: str, most: int = WORDS) -> str:
    """Return words, shortened if they are too long for a row."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def names(report: Report) -> list[Entity]:
    """Return the entities sorted by kind and name, except single mentions of unknown kind."""
    known = (
        one
        for one in report.dossier.entities
        if one.kind is not NameKind.UNKNOWN or len(one.mentions) > 1
    )
    kinds = tuple(NameKind)
    return sorted(known, key=lambda one: (kinds.index(one.kind), one.canonical))


def check_rows(report: Report) -> Iterator[tuple[str, str, str, bool]]:
    """Yield (code, name, result, whether it found something or failed) for each selected check."""
    counts = Counter(finding.code for finding in report.findings)
    verbs = {Status.FAILED: "failed", Status.NOT_APPLICABLE: "did not run", Status.RAN: "passed"}
    for run in report.checks:
        found = counts[run.code]
        told = f"{found} found" if found else verbs[run.status]
        why = f": {run.reason}" if run.reason else ""
        yield run.code, run.name, told + why, bool(found) or run.status is Status.FAILED


def suppressed(report: Report) -> Iterator[str]:
    """Yield the resolved findings with the reason, and problems with suppressions and decisions."""
    for one in report.settled:
        finding, place = one.finding, one.finding.place
        if one.ground not in (Ground.BASELINE, Ground.EARLIER):
            told = f"{place.counted} {place.line}: {finding.code} {finding.message}"
            yield f"{told} ({settled_told(one)})"
    for remark in report.remarks:
        yield f"{remark.place.counted} {remark.place.line}: {remark.message}"
