"""`factcheck check --annotate`: the findings as comments in a copy of the Word document."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from factcheck.cli.common import write
from factcheck.errors import UnreadableError, UsageError
from factcheck.model import Report
from factcheck.reports.docx import Annotating, of_chapter, to_docx

SUFFIXES = (".docx", ".docm")


__all__ = ["SUFFIXES", "Annotating", "annotate", "annotate_chapters"]


def annotate(reports: Sequence[Report], copy: str, how: Annotating) -> None:
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
    write(to_docx(words[0], _bytes(words[0].path), how), copy)


def annotate_chapters(reports: Sequence[Report], folder: str, how: Annotating) -> None:
    """Write into a folder a copy of each Word document of a book, with its findings as comments.

    Raises:
        UsageError: no chapter is a Word document, two are called the same, or a copy cannot be
            written.
        UnreadableError: a chapter cannot be read any more.
    """
    found = [
        (report, chapter)
        for report in reports
        for chapter in report.dossier.chapters
        if Path(chapter.path).suffix.lower() in SUFFIXES
    ]
    names = Counter(Path(chapter.path).name.casefold() for _, chapter in found)
    twice = next((name for name, count in names.items() if count > 1), "")
    if twice or not found:
        why = f"two chapters are called '{twice}'" if twice else "no chapter is a Word document"
        raise UsageError(f"--annotate '{folder}': {why}. Annotate chapters by themselves.")
    if Path(folder).is_file() or Path(folder).suffix.lower() in SUFFIXES:
        why = "of a book each chapter has a copy of its own"
        raise UsageError(f"--annotate '{folder}': {why}. Name a folder.")
    target = Path(os.path.realpath(folder))
    if any(Path(os.path.realpath(one.path)).parent == target for _, one in found):
        why = "the copies would replace the chapters"
        raise UsageError(f"--annotate '{folder}': {why}. Name another folder.")
    _make(folder)
    for report, chapter in found:
        data = _bytes(chapter.path)
        made = to_docx(of_chapter(report, chapter), data, how)
        write(made, str(Path(folder, Path(chapter.path).name)))


def _make(folder: str) -> None:
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = f"it cannot be made ({error.strerror})"
        raise UsageError(f"--annotate '{folder}': {why}. Name another folder.") from None


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        why = f"it cannot be opened any more ({error.strerror})"
        raise UnreadableError(path, why, "Check the path.") from None
