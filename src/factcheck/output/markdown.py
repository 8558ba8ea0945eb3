"""The report as Markdown, for a pull request or a wiki."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.model import Finding, Place, Report, Status, Unverified
from factcheck.output.decided import came_back_told, counted
from factcheck.output.escape import markdown
from factcheck.output.suspected import by_maker
from factcheck.output.text import left_out, summary, unchecked

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


def to_markdown(
    reports: Sequence[Report], errors: Sequence[str] = (), *, limit: int = LIMIT
) -> str:
    """Return one section per document, one list item per finding, with every place and the proof.

    Args:
        reports: One for each document that could be read.
        errors: A message for each document that could not be read.
        limit: Maximum bytes in UTF-8; findings beyond it are left out, with a note.
    """
    told = "; ".join((summary(reports), *counted(reports))) if reports else "nothing was checked"
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
            missing = sum(one.findings for one in blocks[number:])
            yield f"\n*Left out for want of room: {missing} more. `--format html` has them all.*\n"
            return
        yield block.text


def _section(report: Report) -> Iterator[_Block]:
    yield _Block(f"## {markdown(report.path)}\n\n")
    if not report.findings:
        yield _Block(f"{'No conflicts found' if report.ran else 'Nothing was checked'}.\n\n")
    before = {id(one.finding): tuple(came_back_told(one)) for one in report.came_back}
    for finding in report.findings:
        lines = (
            *_item(finding),
            *(f"  - {markdown(line)}" for line in before.get(id(finding), ())),
        )
        yield _Block("\n".join(lines) + "\n", findings=1)
    for heading, suspected in by_maker(report).items():
        yield _Block(f"\n### {markdown(heading)}\n\n")
        for one in suspected:
            yield _Block("\n".join(_suspected(one)) + "\n", findings=1)
    for remark in report.remarks:
        place = _where(remark.place)
        yield _Block(
            f"- *{remark.severity.value.capitalize()}:* {place}: {markdown(remark.message)}\n"
        )
    for line in unchecked(report, (Status.FAILED,)):
        yield _Block(f"- *Not checked:* {markdown(line)}\n")
    for line in left_out(report):
        yield _Block(f"- *Not checked:* {line}\n")


def _item(finding: Finding) -> Iterator[str]:
    severity = finding.severity.value
    yield f"- **{finding.code}** {severity}, {_where(finding.place)}: {markdown(finding.message)}"
    for part in finding.related:
        yield f"  - {part.told}: {_where(part.place)}: “{markdown(part.place.text)}”"
    for line in finding.proof:
        yield f"  - proof: {markdown(line)}"


def _suspected(one: Unverified) -> Iterator[str]:
    yield f"- {_where(one.places[0])}: {markdown(one.message)}"
    for part in one.finding.related:
        yield f"  - {part.told}: {_where(part.place)}: “{markdown(part.place.text)}”"
    for line in one.details:
        yield f"  - {markdown(line)}"


def _where(place: Place) -> str:
    section = f" ({place.section})" if place.section else ""
    return f"{markdown(place.path)}, line {place.line}, column {place.column}{section}"
