"""`factcheck check --annotate`: the findings as comments in a copy of the Word document."""

from collections.abc import Sequence
from pathlib import Path

from factcheck.cli.common import write
from factcheck.errors import UnreadableError, UsageError
from factcheck.model import Report

SUFFIXES = (".docx", ".docm")


def annotate(
    reports: Sequence[Report], copy: str, *, both_sides: bool, track_changes: bool
) -> None:
    """Write a copy of the one document that was checked, with its findings as comments.

    Raises:
        UsageError: not exactly one Word document was checked, or the copy cannot be written.
        UnreadableError: the document cannot be read any more.
    """
    words = [report for report in reports if Path(report.path).suffix.lower() in SUFFIXES]
    if len(reports) != 1 or not words:
        why = f"it takes one document that ends in .docx, and {len(reports)} were read"
        if len(reports) == 1:
            why = f"'{reports[0].path}' is no Word document"
        raise UsageError(f"--annotate '{copy}': {why}. Give one .docx.")
    from factcheck.reports.docx import Annotating, to_docx  # noqa: PLC0415 - few runs write a copy

    how = Annotating(both_sides, track_changes)
    write(to_docx(words[0], _bytes(words[0].path), how), copy)


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        why = f"it cannot be opened any more ({error.strerror})"
        raise UnreadableError(path, why, "Check the path.") from None
