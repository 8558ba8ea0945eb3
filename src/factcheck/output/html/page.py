"""The HTML report: one file that uses no network and runs nothing from a document."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.model import Report
from factcheck.output.decided import counted
from factcheck.output.html.anchors import Anchors
from factcheck.output.html.dated import Dated, dated
from factcheck.output.html.findings import Card, Passage, card, cards
from factcheck.output.html.tables import (
    CheckRow,
    DateRow,
    NameRow,
    check_rows,
    date_rows,
    name_rows,
    silenced,
)
from factcheck.output.html.templating import asset, environment, policy
from factcheck.output.html.text import Group, Layer, filled, groups
from factcheck.output.html.timeline import Picture, timeline
from factcheck.output.sources import SourcedFact
from factcheck.output.sources import counted as sourced_counted
from factcheck.output.sources import listed as sourced_listed
from factcheck.output.suspected import by_maker
from factcheck.output.text import summary

PARTS = (
    ("findings", "Findings"),
    ("timeline", "Time line"),
    ("text", "Text"),
    ("names", "Names"),
    ("checks", "Checks"),
)
NOTHING = "nothing was checked"
KEYS = "j next finding, k previous finding, Enter its place in the text"


@frozen
class Suspected:
    """A suspicion, as shown on the page."""

    message: str
    passages: tuple[Passage, ...]
    """Places of the suspicion, each in its sentence."""
    details: tuple[str, ...]


@frozen
class Part:
    """The part of the page for one document."""

    report: Report
    anchors: Anchors
    summary: str
    cards: tuple[Card, ...]
    claims: tuple[Dated, ...]
    picture: Picture | None
    dates: tuple[DateRow, ...]
    text: tuple[Group, ...]
    names: tuple[NameRow, ...]
    checks: tuple[CheckRow, ...]
    silenced: tuple[str, ...]
    sourced: tuple[SourcedFact, ...]
    """Facts compared with attached texts."""
    sourced_summary: str
    suspected: tuple[tuple[str, tuple[Suspected, ...]], ...]
    """Unverified suspicions, under a heading for each maker."""


def to_html(reports: Sequence[Report], errors: Sequence[str] = ()) -> str:
    """Return a self-contained page with a part for each document.

    Its content security policy forbids all loading, and every script but its own, which it
    identifies by digest; the page is complete without the script.

    Args:
        reports: One for each document that could be read.
        errors: A message for each document that could not be read.
    """
    style, script = asset("style.css") + asset("timeline.css"), asset("script.js")
    template = environment().get_template("report.html")
    return template.render(
        style=style,
        script=script,
        policy=policy(style, script, "form-action 'none'"),
        summary="; ".join((summary(reports), *counted(reports))) if reports else NOTHING,
        documents=[_part(report, number) for number, report in enumerate(reports, 1)],
        errors=errors,
        sections=PARTS,
        keys=KEYS,
    )


def _part(report: Report, number: int) -> Part:
    anchors, claims = Anchors(number), dated(report)
    return Part(
        report,
        anchors,
        summary([report]).removesuffix(" in 1 document"),
        tuple(cards(report, anchors)),
        claims,
        timeline(report, anchors, claims),
        tuple(date_rows(report, claims)),
        tuple(groups(report.dossier.document, _layers(report, anchors, claims))),
        tuple(name_rows(report)),
        tuple(check_rows(report)),
        tuple(silenced(report)),
        tuple(sourced_listed(report)),
        sourced_counted(report),
        tuple(_suspected(report, anchors)),
    )


def _suspected(report: Report, anchors: Anchors) -> Iterator[tuple[str, tuple[Suspected, ...]]]:
    document = report.dossier.document
    for heading, suspected in by_maker(report).items():
        yield (
            heading,
            tuple(
                Suspected(
                    one.message,
                    card(document, one.finding, 0, anchors).passages,
                    one.details,
                )
                for one in suspected
            ),
        )


def _layers(report: Report, anchors: Anchors, claims: Sequence[Dated]) -> Iterator[Layer]:
    """Yield the layers over the text: dated claims, and places of findings."""
    for claim in claims:
        yield Layer(claim.span, "claim", anchor=anchors.claim(claim.number))
        if claim.words.end > claim.words.start:
            row = f"#{anchors.row(claim.number)}"
            yield Layer(claim.words, "claim", href=row, title=str(claim.value))
    for number, finding in enumerate(report.findings, 1):
        places = (finding.place, *(part.place for part in finding.related))
        for at, place in enumerate(places):
            span = filled(place.span, len(report.dossier.document.text))
            pointer = (f"#{anchors.finding(number)}", f"{number}", f"Finding {number}")
            name = anchors.place(number, at)
            yield Layer(span, "", finding.severity.value, anchor=name, pointer=pointer)
