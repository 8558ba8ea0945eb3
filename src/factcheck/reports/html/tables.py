"""The tables of a document: its dates, its people and their forms, and what was checked."""

from collections.abc import Iterator, Mapping, Sequence

from factcheck.model import CheckRun, Entity, NameKind, Report, Status, spoken
from factcheck.reports.html.anchors import Anchors
from factcheck.reports.html.dated import Dated
from factcheck.reports.html.elements import Child, Element, element

WORDS = 160
"""Code points of a claim that a row shows."""


def dates_table(report: Report, anchors: Anchors, claims: Sequence[Dated]) -> Element:
    """Return the dated claims in order of their dates, each linked to the text."""
    told = _tellings(report, claims)
    ordered = sorted(claims, key=lambda claim: (claim.value, claim.number))
    rows = (_date_row(claim, anchors, told.get(claim.claim.id, ())) for claim in ordered)
    return _table("Dated claims, in order of their dates", ("Date", "Claim", "Told"), rows)


def _tellings(report: Report, claims: Sequence[Dated]) -> Mapping[str, tuple[Dated, ...]]:
    """Return for each claim the other tellings of its happening."""
    by_id = {claim.claim.id: claim for claim in claims}
    found: dict[str, tuple[Dated, ...]] = {}
    for event in report.dossier.events:
        tellings = [by_id[name] for name in event.claims if name in by_id]
        for one in tellings:
            found[one.claim.id] = tuple(other for other in tellings if other is not one)
    return found


def _date_row(claim: Dated, anchors: Anchors, others: Sequence[Dated]) -> Element:
    part = "chronology" if claim.is_chronology else claim.claim.role.value
    also: list[Child] = []
    for other in others:
        link = f"#{anchors.row(other.number)}"
        also += ["; also ", element("a", spoken(other.value), href=link)]
    return element(
        "tr",
        element("th", spoken(claim.value), scope="row"),
        element("td", element("a", _cut(claim.claim.says), href=f"#{anchors.claim(claim.number)}")),
        element("td", part, *also),
        id=anchors.row(claim.number),
        class_="conflict" if claim.findings else "",
    )


def _cut(words: str) -> str:
    return words if len(words) <= WORDS else words[: WORDS - 1].rstrip() + "…"


def names_table(report: Report) -> Element:
    """Return who is who: each bearer with all forms, their counts, and the offices met."""
    known = [entity for entity in report.dossier.entities if _is_worth_a_row(entity)]
    bearers = sorted(known, key=lambda entity: (_rank(entity), entity.canonical))
    rows = (_name_row(entity) for entity in bearers)
    return _table("Names, their kinds and forms", ("Name", "Kind", "Forms", "Titles"), rows)


def _is_worth_a_row(entity: Entity) -> bool:
    """Say whether a name is of a known kind or stands twice; of the others nothing is known."""
    return entity.kind is not NameKind.UNKNOWN or len(entity.mentions) > 1


def _rank(entity: Entity) -> int:
    return tuple(NameKind).index(entity.kind)


def _name_row(entity: Entity) -> Element:
    forms = ", ".join(f"{form.text} {form.count}×" for form in entity.forms)
    return element(
        "tr",
        element("th", entity.canonical, scope="row"),
        element("td", entity.kind.value),
        element("td", forms),
        element("td", "; ".join(entity.titles)),
        class_="conflict" if entity.variants else "",
    )


def checks_table(report: Report) -> Element:
    """Return every check that was asked for: what it found, or why it did not run."""
    counts: dict[str, int] = {}
    for finding in report.findings:
        counts[finding.code] = counts.get(finding.code, 0) + 1
    rows = (_check_row(run, counts.get(run.code, 0)) for run in report.checks)
    return _table("Checks and what came of them", ("Check", "Fault", "Outcome"), rows)


def _check_row(run: CheckRun, found: int) -> Element:
    return element(
        "tr",
        element("th", element("code", run.code), scope="row"),
        element("td", run.name),
        element("td", _outcome(run, found)),
        class_="conflict" if found or run.status is Status.FAILED else "",
    )


def _outcome(run: CheckRun, found: int) -> str:
    if run.status is Status.RAN:
        return f"{found} found" if found else "passed"
    verb = "failed" if run.status is Status.FAILED else "did not run"
    return f"{verb}: {run.reason}"


def _table(caption: str, heads: Sequence[str], rows: Iterator[Element]) -> Element:
    head = element("tr", *(element("th", words, scope="col") for words in heads))
    return element(
        "div",
        element(
            "table",
            element("caption", caption),
            element("thead", head),
            element("tbody", *rows),
        ),
        class_="scroll",
        tabindex="0",
        role="region",
        aria_label=caption,
    )
