"""The report as Markdown, for a pull request or a wiki."""

from collections.abc import Iterator, Sequence

from factcheck.model import Finding, Place, Report
from factcheck.reports.escape import markdown
from factcheck.reports.text import summary, unchecked


def to_markdown(reports: Sequence[Report], errors: Sequence[str] = ()) -> str:
    """Return one section a document, one list item a finding, with every place and the proof.

    Args:
        reports: One for each document that could be read.
        errors: A message for each that could not.
    """
    told = summary(reports) if reports else "nothing was checked"
    parts = [f"# Consistency report\n\n{told}.\n"]
    parts += [f"- *Not read:* {markdown(error)}\n" for error in errors]
    parts += ["\n".join(_section(report)) + "\n" for report in reports]
    return "\n".join(parts)


def _section(report: Report) -> Iterator[str]:
    yield f"## {markdown(report.path)}\n"
    if not report.findings:
        yield "No conflicts found.\n"
    for finding in report.findings:
        yield from _item(finding)
    for line in unchecked(report):
        yield f"- *Not checked:* {markdown(line)}"


def _item(finding: Finding) -> Iterator[str]:
    severity = finding.severity.value
    yield f"- **{finding.code}** {severity}, {_where(finding.place)}: {markdown(finding.message)}"
    for part in finding.related:
        yield f"  - {part.role}: {_where(part.place)}: “{markdown(part.place.text)}”"
    for line in finding.proof:
        yield f"  - proof: {markdown(line)}"


def _where(place: Place) -> str:
    section = f" ({place.section})" if place.section else ""
    return f"{markdown(place.path)}, line {place.line}, column {place.column}{section}"
