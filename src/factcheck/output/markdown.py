"""The report as Markdown, for pull requests and wikis."""

from collections.abc import Iterable, Iterator, Sequence

from factcheck.model import Finding, Place, Report, Status
from factcheck.model.fields import items_of, whole
from factcheck.output.decided import counted
from factcheck.output.escape import markdown
from factcheck.output.text import (
    Reports,
    by_maker,
    earlier,
    left_out,
    plural,
    several,
    summary,
    unchecked,
)

LIMIT = 65_536
"""Maximum size in bytes of a comment on a pull request.

Source: GitHub rejects a body with more characters than this; each has at least one byte.
"""
_CLOSING = 300
"""Number of bytes reserved for the line that says what was omitted."""


_Block = tuple[str, int]
"""Pair (text that is written or omitted as a whole, number of findings in it)."""


def to_markdown(reports: Reports, errors: Iterable[str] = (), *, limit: int = LIMIT) -> str:
    """Return one section per document and one list item per finding, with all places and the proof.

    Args:
        reports: The report of each document that could be read, or a single report.
        errors: A message for each document that could not be read.
        limit: Maximum size in UTF-8 bytes; findings beyond it are omitted, with a note.
    """
    reports = several(reports)
    told = "; ".join((summary(reports), *counted(reports)))
    blocks: list[_Block] = [(f"# Consistency report\n\n{told}.\n\n", 0)]
    blocks += [
        (f"- *Not read:* {markdown(error)}\n\n", 0) for error in items_of("errors", errors, str)
    ]
    for number, report in enumerate(reports):
        blocks += [("\n", 0), *_section(report)] if number else _section(report)
    return "".join(_fitting(blocks, whole("limit", limit, 0)))


def _fitting(blocks: Sequence[_Block], limit: int) -> Iterator[str]:
    sizes = [len(text.encode(errors="replace")) for text, _ in blocks]
    room = limit if sum(sizes) <= limit else limit - _CLOSING
    for number, ((text, _), size) in enumerate(zip(blocks, sizes, strict=True)):
        room -= size
        if room < 0:
            missing = plural(sum(count for _, count in blocks[number:]), "more finding")
            yield f"\n*{missing} omitted to keep the size limit; `--format html` has them all.*\n"
            return
        yield text


def _section(report: Report) -> Iterator[_Block]:
    yield f"## {markdown(report.path)}\n\n", 0
    if not report.findings:
        yield f"{'No conflicts found' if report.ran else 'Nothing was checked'}.\n\n", 0
    history = earlier(report)
    for finding in report.findings:
        lines = (*(f"proof: {line}" for line in finding.proof), *history.get(id(finding), ()))
        code = f"**{finding.code}** {finding.severity.value}, "
        yield _item(finding, finding.message, lines, code), 1
    for heading, suspected in by_maker(report).items():
        yield f"\n### {markdown(heading)}\n\n", 0
        for one in suspected:
            yield _item(one.finding, one.message, one.details), 1
    for remark in report.remarks:
        kind = remark.severity.value.capitalize()
        yield f"- *{kind}:* {_where(remark.place)}: {markdown(remark.message)}\n", 0
    for line in (*map(markdown, unchecked(report, (Status.FAILED,))), *left_out(report)):
        yield f"- *Not checked:* {line}\n", 0


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
