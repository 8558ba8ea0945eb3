"""Errata and corrigenda as Word documents, for sending and editing."""

from collections.abc import Iterator, Sequence

from factcheck.model import Report
from factcheck.output.errata.corrigendum import corrigendum
from factcheck.output.errata.lines import HEADS, Printed, Words, errata, title
from factcheck.output.writing import document, paragraph, run

_ITALIC = "<w:i/>"


def to_errata_docx(reports: Sequence[Report], *, codes: bool = False) -> bytes:
    """Return the errata list of every report as one Word document; see `to_errata`."""
    return document(part for report in reports for part in _list(report, codes=codes))


def to_corrigendum_docx(reports: Sequence[Report]) -> bytes:
    """Return the corrigendum of every report as one Word document; see `to_corrigendum`."""
    return document(part for report in reports for part in _corrigendum(report))


def _list(report: Report, *, codes: bool) -> Iterator[str]:
    yield paragraph([run(f"Errata: {title(report)}")], "Title")
    lines = errata(report)
    if not lines:
        yield paragraph([run("No conflicts found." if report.ran else "Nothing was checked.")])
    for head in HEADS:
        told = [line for line in lines if line.head == head]
        if told:
            yield paragraph([run(head)], "Heading1")
        for line in told:
            code = [run(f" [{line.code}]")] if codes else []
            yield paragraph([run("• "), *line_as_runs(line.words), *code])


def _corrigendum(report: Report) -> Iterator[str]:
    whole = corrigendum(report)
    yield paragraph([run("Correction")], "Title")
    yield paragraph(line_as_runs(whole.work))
    yield paragraph([run(whole.opening)])
    for sentence in whole.sentences:
        yield paragraph([run("• "), *line_as_runs(sentence)])


def line_as_runs(words: Words) -> list[str]:
    """Return a line as Word runs, with the words of the document in italics."""
    return [
        run(one.words, _ITALIC) if isinstance(one, Printed) else run(one) for one in words if one
    ]
