"""The report as Markdown, for a pull request or a wiki."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from factcheck.model import Finding, Place, Report, Status
from factcheck.output.decided import came_back_told, counted
from factcheck.output.escape import markdown
from factcheck.output.text import (
    Reports,
    by_maker,
    left_out,
    plural,
    several,
    summary,
    unchecked,
)

LIMIT = 65_536
"""Maximum bytes of a comment on a pull request.

Source: GitHub refuses a body with more characters, each of which is at least a byte.
"""
_CLOSING = 300
"""Bytes reserved for the line about what is left out."""


@frozen
class _Block:
    """Text that is written or left out as a whole."""

    text: str
    findings: int = 0


def to_markdown(reports: Reports, errors: Iterable[str] = (), *, limit: int = LIMIT) -> str:
    """Return one section per document, one list item per finding, with every place and the proof.

    Args:
        reports: The report of each document that could be read, or a single report.
        errors: A message for each document that could not be read.
        limit: Maximum bytes in UTF-8; findings beyond it are left out, with a note.
    """
    reports = several(reports)
    told = "; ".join((summary(reports), *counted(reports)))
    blocks = [_Block(f"# Consistency report\n\n{told}.\n\n")]
    blocks += [_Block(f"- *Not read:* {markdown(error)}\n\n") for error in errors]
    for number, report in enumerate(reports):
        blocks += [_Block("\n"), *_section(report)] if number else _section(report)
    return "".join(_fitting(blocks, limit))


def _fitting(blocks: Sequence[_Block], limit: int) -> Iterator[str]:
    sizes = [len(block.text.encode(errors="replace")) for block in blocks]
    room = limit if sum(sizes) <= limit else limit - _CLOSING
    for number, (block, size) in enumerate(zip(blocks, sizes, strict=True)):
        room -= size
        if room < 0:
            missing = plural(sum(one.findings for one in blocks[number:]), "more finding")
            yield f"\n*{missing} omitted to keep the size limit; `--format html` has all.*\n"
            return
        yield block.text


def _section(report: Report) -> Iterator[_Block]:
    yield _Block(f"## {markdown(report.path)}\n\n")
    if not report.findings:
        yield _Block(f"{'No conflicts found' if report.ran else 'Nothing was checked'}.\n\n")
    history = {id(one.finding): tuple(came_back_told(one)) for one in report.came_back}
    for finding in report.findings:
        lines = (*(f"proof: {line}" for line in finding.proof), *history.get(id(finding), ()))
        code = f"**{finding.code}** {finding.severity.value}, "
        yield _Block(_item(finding, finding.message, lines, code), findings=1)
    for heading, suspected in by_maker(report).items():
        yield _Block(f"\n### {markdown(heading)}\n\n")
        for one in suspected:
            yield _Block(_item(one.finding, one.message, one.details), findings=1)
    for remark in report.remarks:
        kind = remark.severity.value.capitalize()
        yield _Block(f"- *{kind}:* {_where(remark.place)}: {markdown(remark.message)}\n")
    for line in (*map(markdown, unchecked(report, (Status.FAILED,))), *left_out(report)):
        yield _Block(f"- *Not checked:* {line}\n")


def _item(finding: Finding, message: str, lines: Iterable[str], code: str = "") -> str:
    places = (
        f"{part.told}: {_where(part.place)}: “{markdown(part.place.text)}”"
        for part in finding.related
    )
    head = f"- {code}{_where(finding.place)}: {markdown(message)}"
    return "\n  - ".join((head, *places, *map(markdown, lines))) + "\n"


def _where(place: Place) -> str:
    section = f" ({place.section})" if place.section else ""
    return f"{markdown(place.path)}, line {place.line}, column {place.column}{section}"
