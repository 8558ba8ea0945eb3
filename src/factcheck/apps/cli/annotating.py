"""`factcheck check --annotate`: the findings as comments in a copy of the Word document."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from factcheck.apps.cli.common import write
from factcheck.document.word import Package
from factcheck.document.word.overwriting import lost
from factcheck.errors import UnreadableError, UsageError
from factcheck.model import Report
from factcheck.output.docx import Annotating, of_chapter, to_docx

SUFFIXES = (".docx", ".docm")


__all__ = ["SUFFIXES", "Annotating", "annotate", "annotate_chapters"]


def annotate(reports: Sequence[Report], copy: str, how: Annotating, *, force: bool = False) -> None:
    """Write a copy of the one checked document, with its findings as comments.

    Args:
        reports: The reports of the checked documents.
        copy: Path of the copy.
        how: What to write into it.
        force: Whether to replace an earlier copy that people have edited.

    Raises:
        UsageError: Not exactly one Word document was checked, the copy cannot be written, or people
            have edited an earlier copy.
        UnreadableError: The document can no longer be read.
    """
    words = [report for report in reports if Path(report.path).suffix.lower() in SUFFIXES]
    if len(reports) != 1 or not words:
        why = f"it takes one document that ends in .docx, and {len(reports)} were read"
        if len(reports) == 1:
            why = f"'{reports[0].path}' is no Word document"
        raise UsageError(f"--annotate '{copy}': {why}. Give one .docx.")
    made = to_docx(words[0], _bytes(words[0].path), how)
    if not force:
        _keep_work(made, copy)
    write(made, copy)


def annotate_chapters(
    reports: Sequence[Report], folder: str, how: Annotating, *, force: bool = False
) -> None:
    """Write a copy of each Word document of a book into a folder, with its findings as comments.

    Args:
        reports: The reports of the book.
        folder: Folder of the copies.
        how: What to write into them.
        force: Whether to replace earlier copies that people have edited.

    Raises:
        UsageError: No chapter is a Word document, two have the same name, a copy cannot be written,
            or people have edited an earlier copy.
        UnreadableError: A chapter can no longer be read.
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
    made = {
        str(Path(folder, Path(chapter.path).name)): to_docx(
            of_chapter(report, chapter), _bytes(chapter.path), how
        )
        for report, chapter in found
    }
    for copy, data in () if force else made.items():
        _keep_work(data, copy)
    _make(folder)
    for copy, data in made.items():
        write(data, copy)


def _keep_work(made: bytes, copy: str) -> None:
    """Refuse to replace a copy that people have edited.

    Raises:
        UsageError: The copy has comments by others or different text, or is not a Word document.
    """
    old = _bytes(copy) if Path(copy).is_file() else b""
    if not old or old == made:
        return
    try:
        has = lost(Package(copy, old), Package(copy, made))
    except UnreadableError:
        has = "what is no Word document"
    if has:
        remedy = "Name another file, or add --force to replace it."
        raise UsageError(
            f"--annotate '{copy}': it exists, with {has}, which would be lost. {remedy}"
        )


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
