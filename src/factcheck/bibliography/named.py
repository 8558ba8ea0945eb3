"""The .bib files to which a document refers in front matter, commands or directives."""

import os
import re
from collections.abc import Iterator

from factcheck.bibliography.bibreading import read_bib
from factcheck.bibliography.bibworks import bib_list
from factcheck.errors import UnreadableError
from factcheck.model import BibList, Document, Place, Remark, Severity, SourceFile

# Source: LaTeX's \bibliography, biblatex 3.19 (2.2.2, 3.8.1), natbib, bibentry.
_COMMAND = re.compile(
    r"\\(?:bibliography|nobibliography\*?|addbibresource|addglobalbib)"
    r"(?:\[[^\]\n]*\])?\{(?P<names>[^{}]+)\}"
)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
# Pandoc and Quarto: a name, a list in brackets or a list of items.
_FIELD = re.compile(
    r"(?m)^bibliography:[ \t]*(?P<names>\[[^\]]*\]|[^\n]*(?:\n[ \t]*-[ \t][^\n]*)*)"
)
_FRONT = re.compile(r"---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)")
_LINE = re.compile(r"(?mi)^#\+bibliography:[ \t]*(?P<names>[^\n]+)")
"""The keyword for a .bib file in Org mode."""
_NAME = re.compile(r"[^\s,\[\]\"'][^,\n\[\]\"']*")
_LATEX = (".tex", ".latex")


def named_bibs(document: Document) -> tuple[tuple[BibList, ...], tuple[Remark, ...]]:
    """Return the .bib files to which a document refers, and remarks on files that cannot be read.

    If any file cannot be read, no files are returned, because a missing key may be in that file.
    """
    found: list[BibList] = []
    remarks: list[Remark] = []
    for name, place in _names(document.files[0]):
        try:
            file = read_bib(_beside(document.path, name))
        except UnreadableError as error:
            way = "To look up the citation keys, add --bib FILE."
            message = f"the bibliography {name} was not read: {error.why}. {way}"
            remarks.append(Remark(place, Severity.WARNING, message))
            continue
        found.append(bib_list(file, is_shared=True))
        for one in file.problems:
            at = Place(one.path, one.line, one.column, one.line, one.column, "")
            remarks.append(Remark(at, Severity.WARNING, one.message))
    is_whole = all(one.place.path != document.path for one in remarks)
    return tuple(found) if is_whole else (), tuple(remarks)


def _names(file: SourceFile) -> Iterator[tuple[str, Place]]:
    """Yield the name of each .bib file, with its place in the document."""
    is_latex = file.path.lower().endswith(_LATEX)
    front = _FRONT.match(file.text)
    if is_latex:
        shown = _COMMENT.sub(lambda comment: " " * len(comment[0]), file.text)
        matches = _COMMAND.finditer(shown)
    elif front:
        matches = _FIELD.finditer(file.text, 0, front.end())
    else:
        matches = _LINE.finditer(file.text)
    for match in matches:
        for name in _NAME.finditer(match["names"].replace("- ", ", ")):  # list items
            words = name[0].strip()
            ending = ".bib" if is_latex and not words.lower().endswith(".bib") else ""
            start = match.start("names") + name.start()
            if "." in words + ending:
                yield words + ending, file.place(start, start + len(words))


def _beside(path: str, name: str) -> str:
    """Return the path of a file to which a document refers.

    Raises:
        UnreadableError: The file is neither in the folder of the document nor in its parent.
    """
    folder = os.path.dirname(os.path.realpath(path))  # noqa: PTH120 - paths are plain strings
    wanted = os.path.realpath(os.path.join(folder, name))  # noqa: PTH118
    above = os.path.dirname(folder)  # noqa: PTH120
    root = folder if above == os.path.dirname(above) else above  # noqa: PTH120
    is_local = not (os.path.isabs(name) or ":" in name or name.startswith("~"))  # noqa: PTH117
    if not is_local or os.path.commonpath([root, wanted]) != root:
        raise UnreadableError(
            name, "outside the folder of the document", "Pass the file with --bib."
        )
    if not name.lower().endswith(".bib"):
        raise UnreadableError(name, "not a .bib file", "Pass a .bib file with --bib.")
    if not os.path.isfile(wanted):  # noqa: PTH113
        raise UnreadableError(name, "file not found", "Pass the file with --bib.")
    return os.path.normpath(os.path.join(os.path.dirname(path), name)).replace(os.sep, "/")  # noqa: PTH118, PTH120
