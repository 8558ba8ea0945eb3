"""Tables of a document: its dates, its entities and their forms, and the checks."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from factcheck.model import (
    CheckRun,
    Document,
    Entity,
    Form,
    Ground,
    NameKind,
    Report,
    Status,
    spoken,
)
from factcheck.model.whereabouts import block_number, whereabouts
from factcheck.output.decided import settled_told
from factcheck.output.html.dated import Dated

WORDS = 160
"""Maximum code points of a claim in a row."""


@frozen
class DateRow:
    """A dated claim."""

    dated: Dated
    date: str
    words: str
    part: str
    others: tuple[Dated, ...]
    """The other claims about its event."""


def date_rows(report: Report, claims: Sequence[Dated]) -> Iterator[DateRow]:
    """Yield the dated claims in order of their dates."""
    others = _retellings(report, claims)
    for claim in sorted(claims, key=lambda claim: (claim.value, claim.number)):
        part = "chronology" if claim.is_chronology else claim.claim.role.value
        found = others.get(claim.claim.id, ())
        yield DateRow(claim, spoken(claim.value), cut(claim.claim.says), part, found)


def _retellings(report: Report, claims: Sequence[Dated]) -> Mapping[str, tuple[Dated, ...]]:
    """Return for each claim the other claims about its event."""
    by_id = {claim.claim.id: claim for claim in claims}
    found: dict[str, tuple[Dated, ...]] = {}
    for event in report.dossier.events:
        tellings = [by_id[name] for name in event.claims if name in by_id]
        for one in tellings:
            found[one.claim.id] = tuple(other for other in tellings if other is not one)
    return found


def cut(words: str, most: int = WORDS) -> str:
    """Return words, cut if they are too long for a row."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


@frozen
class FormPlace:
    """A place where a form occurs."""

    block: int
    """Number of the block with the form, from 0."""
    where: str


@frozen
class FormRow:
    """One form of an entity."""

    text: str
    count: int
    places: tuple[FormPlace, ...]


@frozen
class NameRow:
    """An entity with all its forms."""

    entity: Entity
    forms: tuple[FormRow, ...]


def name_rows(report: Report) -> Iterator[NameRow]:
    """Yield each entity with all forms, their places, and its offices."""
    known = [entity for entity in report.dossier.entities if _is_worth_a_row(entity)]
    document = report.dossier.document
    for entity in sorted(known, key=lambda entity: (_rank(entity), entity.canonical)):
        yield NameRow(entity, tuple(_form(document, form) for form in entity.forms))


def _form(document: Document, form: Form) -> FormRow:
    places = (
        FormPlace(block_number(document, span.start), whereabouts(document, document.place(span)))
        for span in form.spans
    )
    return FormRow(form.text, form.count, tuple(places))


def _is_worth_a_row(entity: Entity) -> bool:
    """Return True if a name has a known kind or occurs twice; nothing is known of the others."""
    return entity.kind is not NameKind.UNKNOWN or len(entity.mentions) > 1


def _rank(entity: Entity) -> int:
    return tuple(NameKind).index(entity.kind)


@frozen
class CheckRow:
    """A check and its result."""

    run: CheckRun
    outcome: str
    is_conflict: bool


def check_rows(report: Report) -> Iterator[CheckRow]:
    """Yield every selected check: what it found, or why it did not run."""
    counts: dict[str, int] = {}
    for finding in report.findings:
        counts[finding.code] = counts.get(finding.code, 0) + 1
    for run in report.checks:
        found = counts.get(run.code, 0)
        yield CheckRow(run, _outcome(run, found), bool(found) or run.status is Status.FAILED)


def _outcome(run: CheckRun, found: int) -> str:
    if run.status is Status.RAN:
        outcome = f"{found} found" if found else "passed"
        return f"{outcome}: {run.reason}" if run.reason else outcome
    verb = "failed" if run.status is Status.FAILED else "did not run"
    return f"{verb}: {run.reason}"


def silenced(report: Report) -> Iterator[str]:
    """Yield the settled findings with the reason, and problems with suppressions and decisions."""
    for one in report.settled:
        finding, place = one.finding, one.finding.place
        how = "silenced" if one.ground is Ground.INSTRUCTION else settled_told(one)
        if one.ground not in (Ground.BASELINE, Ground.EARLIER):
            told = f"{place.counted} {place.line}: {finding.code} {finding.message}"
            yield f"{told} ({how})"
    for remark in report.remarks:
        yield f"{remark.place.counted} {remark.place.line}: {remark.message}"
