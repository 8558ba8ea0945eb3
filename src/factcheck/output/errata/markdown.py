"""Errata and corrigenda as Markdown."""

from collections.abc import Iterator, Sequence

from factcheck.model import Report
from factcheck.output.errata.corrigendum import Corrigendum, corrigendum
from factcheck.output.errata.lines import HEADS, Erratum, Printed, Words, errata, title
from factcheck.output.escape import markdown


def to_errata(reports: Sequence[Report], *, codes: bool = False) -> str:
    """Return the errata of every report as Markdown, one line per finding, in order of the text.

    Args:
        reports: Each becomes a list of its own.
        codes: Whether to end each line with the code of its check, for `factcheck explain`.
    """
    return _joined("\n".join(_list(report, codes=codes)) for report in reports)


def to_corrigendum(reports: Sequence[Report]) -> str:
    """Return the corrigendum of every report as Markdown, in the form that journals print.

    It contains settled findings only; decide on the open ones first, or send the errata list to the
    author.
    """
    return _joined("\n".join(_corrigendum(corrigendum(report))) for report in reports)


def _joined(lists: Iterator[str]) -> str:
    return "\n".join(one.rstrip("\n") + "\n" for one in lists)


def _list(report: Report, *, codes: bool) -> Iterator[str]:
    yield f"# Errata: {markdown(title(report))}\n"
    lines = errata(report)
    if not lines:
        yield "No conflicts found." if report.ran else "Nothing was checked."
    for head in HEADS:
        told = [_item(line, codes=codes) for line in lines if line.head == head]
        if told:
            yield "\n".join((f"## {head}\n", *told, ""))


def _item(line: Erratum, *, codes: bool) -> str:
    return f"- {line_as_markdown(line.words)}" + (f" [{line.code}]" if codes else "")


def line_as_markdown(words: Words) -> str:
    """Return a line as Markdown, with the words of the document in italics."""
    return "".join(map(_part, words))


def _part(one: str | Printed) -> str:
    return f"*{markdown(one.words)}*" if isinstance(one, Printed) else markdown(one)


def _corrigendum(whole: Corrigendum) -> Iterator[str]:
    yield "# Correction\n"
    yield line_as_markdown(whole.work) + "\n"
    yield whole.opening + "\n"
    for sentence in whole.sentences:
        yield f"- {line_as_markdown(sentence)}"
