"""`factcheck check --annotate`: the findings as comments in a copy of the Word document."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from factcheck.analysis.pipeline import documents
from factcheck.apps.cli.command import write
from factcheck.apps.cli.documents import Documents
from factcheck.document.readers import contents
from factcheck.document.word import Package
from factcheck.document.word.overwriting import lost
from factcheck.errors import UnreadableError, UsageError
from factcheck.model import Report
from factcheck.output.docx import Annotating, of_chapter, to_docx
from factcheck.storage import reason

SUFFIXES = (".docx", ".docm")

__all__ = ["SUFFIXES", "Annotating", "annotate", "refuse_unannotatable"]


def refuse_unannotatable(given: Documents, copy: str) -> None:
    """Raise an error unless one Word document, or a book with Word chapters, is given.

    Args:
        given: The documents of the command.
        copy: Path of the copy; for a book, the folder of the copies.

    Raises:
        UsageError: There is not exactly one Word document. For a book: no chapter is a Word
            document, two have the same name, or the copies would replace them.
    """
    words = [path for path in given.paths if _is_word(path)]
    found = list(given.paths if given.book else documents(given.paths))
    names = Counter(Path(path).name.casefold() for path in words)
    twice = next((name for name, count in names.items() if count > 1), "")
    target = Path(os.path.realpath(copy))
    if not given.book and len(found) != 1:
        reason_ = f"expected one Word document, but {len(found)} documents were given"
    elif not words:
        shown = "no chapter is a" if given.book else f"'{found[0]}' is not a"
        reason_ = f"{shown} Word document. Pass a .docx file"
    elif not given.book:
        return
    elif twice:
        reason_ = f"two chapters are named '{twice}'. Annotate them separately"
    elif target.is_file() or _is_word(copy):
        reason_ = "each chapter gets its own copy. Pass a folder"
    elif any(Path(os.path.realpath(path)).parent == target for path in words):
        reason_ = "the copies would overwrite the chapters. Choose another folder"
    else:
        return
    raise UsageError(f"--annotate '{copy}': {reason_}.")


def _is_word(path: str) -> bool:
    return Path(path).suffix.lower() in SUFFIXES


def annotate(
    reports: Sequence[Report], given: Documents, copy: str, how: Annotating, *, force: bool
) -> None:
    """Write a copy of the checked document, or of each Word chapter, with findings as comments.

    Args:
        reports: The reports of the documents.
        given: The documents of the command, accepted by `refuse_unannotatable`.
        copy: Path of the copy; for a book, the folder of the copies.
        how: What to write into the copy.
        force: Whether to replace an existing copy that people have edited.

    Raises:
        UsageError: A copy cannot be written, or people have edited an existing copy.
        UnreadableError: A document can no longer be read.
    """
    copies: dict[str, bytes] = {}
    for report in reports:
        for chapter in report.dossier.chapters if given.book else ():
            if _is_word(chapter.path):
                name = str(Path(copy, Path(chapter.path).name))
                data = contents(chapter.path)
                copies[name] = to_docx(of_chapter(report, chapter), data, how)
        if not given.book:
            copies[copy] = to_docx(report, contents(report.path), how)
    for name, data in () if force else copies.items():
        _refuse_to_lose_work(data, name)
    try:
        Path(copy if given.book else ".").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--annotate '{copy}': {reason(error)}. Choose another folder.") from None
    for name, data in copies.items():
        write(data, name)


def _refuse_to_lose_work(new: bytes, copy: str) -> None:
    """Raise an error if people have edited the copy that would be replaced.

    Raises:
        UsageError: The copy has comments by others or different text, or is not a Word document.
    """
    old = contents(copy) if Path(copy).is_file() else b""
    if not old or old == new:
        return
    try:
        work = lost(Package(copy, old), Package(copy, new))
    except UnreadableError:
        work = "other content"
    if work:
        remedy = "Choose another file, or add --force to replace this one."
        raise UsageError(
            f"--annotate '{copy}': the file already exists, and {work} would be lost. {remedy}"
        )
