"""The HTML report: one file that asks nothing of the network and runs nothing of a document."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources

from factcheck.model import Report
from factcheck.reports.html.anchors import Anchors
from factcheck.reports.html.dated import Dated, dated
from factcheck.reports.html.elements import Child, Element, element, static, written
from factcheck.reports.html.findings import findings
from factcheck.reports.html.passages import text
from factcheck.reports.html.tables import checks_table, dates_table, names_table
from factcheck.reports.html.timeline import timeline
from factcheck.reports.text import summary

PARTS = (
    ("findings", "Findings"),
    ("timeline", "Time line"),
    ("text", "Text"),
    ("names", "Names"),
    ("checks", "Checks"),
)
KEYS = "j next finding, k previous finding, Enter its place in the text"


def to_html(reports: Sequence[Report], errors: Sequence[str] = ()) -> str:
    """Return a page that stands by itself, with a part for each document.

    Its policy forbids every script but its own, which is told by its digest, and every load; the
    page reads the same without it.

    Args:
        reports: One for each document that could be read.
        errors: A message for each that could not.

    Source: W3C, Content Security Policy Level 3, 2.3.1 (hash sources).
    """
    style, script = _asset("style.css"), _asset("script.js")
    return written(element("html", _head(style, script), _body(reports, errors, script), lang="en"))


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _head(style: str, script: str) -> Element:
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        static("meta", "", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", "Consistency report"),
        static("style", style),
    )


def _digest(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _body(reports: Sequence[Report], errors: Sequence[str], script: str) -> Element:
    told = summary(reports) if reports else "nothing was checked"
    return element(
        "body",
        element("a", "Skip to the findings", href="#main", class_="skip"),
        element(
            "header",
            element("h1", "Consistency report"),
            element("p", f"{told}."),
            _listed(reports),
        ),
        element("main", _unread(errors), *_documents(reports), id="main", tabindex="-1"),
        element("footer", element("p", f"Keys: {KEYS}.")),
        static("script", script),
    )


def _listed(reports: Sequence[Report]) -> Child:
    """Return links to the documents with what was found in each, where there are several."""
    if len(reports) < 2:  # noqa: PLR2004 - one document stands right below
        return None
    links = (
        element(
            "li",
            element("a", report.path, href=f"#{Anchors(number).document}"),
            f": {summary([report]).removesuffix(' in 1 document')}",
        )
        for number, report in enumerate(reports, 1)
    )
    return element("nav", element("ul", *links), aria_label="Documents")


def _unread(errors: Sequence[str]) -> Child:
    if not errors:
        return None
    listed = (element("li", error) for error in errors)
    return element("section", element("h2", "Not read"), element("ul", *listed), class_="unread")


def _documents(reports: Sequence[Report]) -> Iterator[Element]:
    for number, report in enumerate(reports, 1):
        anchors = Anchors(number)
        yield element(
            "section",
            element("h2", report.path, id=anchors.part("title")),
            _contents(anchors, report.path),
            *_parts(report, anchors),
            id=anchors.document,
            class_="document",
            aria_labelledby=anchors.part("title"),
        )


def _contents(anchors: Anchors, path: str) -> Element:
    links = (element("li", element("a", name, href=f"#{anchors.part(key)}")) for key, name in PARTS)
    return element("nav", element("ul", *links), aria_label=f"Parts of {path}")


def _parts(report: Report, anchors: Anchors) -> Iterator[Element]:
    claims = dated(report)
    yield findings(report, anchors)
    yield _part(anchors, "timeline", "Time line", *_timeline(report, anchors, claims))
    yield text(report, anchors, claims)
    yield _part(anchors, "names", "Names", names_table(report))
    yield _part(anchors, "checks", "Checks", checks_table(report), _silenced(report))


def _silenced(report: Report) -> Child:
    """Return what suppressions silenced, and what is wrong with a suppression."""
    lines = [
        f"{finding.place.counted} {finding.place.line}: {finding.code} {finding.message} (silenced)"
        for finding in report.suppressed
    ]
    lines += [
        f"{remark.place.counted} {remark.place.line}: {remark.message}" for remark in report.remarks
    ]
    if not lines:
        return None
    listed = (element("li", line) for line in lines)
    return element("ul", *listed, aria_label="Suppressions")


def _timeline(report: Report, anchors: Anchors, claims: Sequence[Dated]) -> Iterator[Child]:
    if not claims:
        yield element("p", "No dated claims.")
        return
    picture = timeline(report, anchors, claims)
    if picture is not None:
        legend = element("figcaption", *_legend())
        frame = element("div", picture, class_="scroll", tabindex=0, role="region")
        frame.set("aria-label", "Time line")
        yield element("figure", frame, legend)
    summed = element("summary", f"The same as a table: {len(claims)} dated claims")
    yield element("details", summed, dates_table(report, anchors, claims), open="")


def _legend() -> Iterator[Child]:
    yield "From left to right the dates; from top to bottom the order of the text. "
    yield "A bar is as wide as its date is open; a line joins two tellings of one happening; "
    yield "red is what a finding disputes."


def _part(anchors: Anchors, key: str, title: str, *children: Child) -> Element:
    name = anchors.part(f"{key}-title")
    head = element("h3", title, id=name)
    return element("section", head, *children, id=anchors.part(key), aria_labelledby=name)
