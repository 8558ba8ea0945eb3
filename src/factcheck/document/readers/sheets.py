"""Parser for style sheets: the YAML written by `factcheck sheet`, with the editor's rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from factcheck.document.readers.decoding import decode
from factcheck.document.readers.files import read as read_document
from factcheck.document.readers.wordlists import is_word_list, parse_word_list
from factcheck.errors import Problem, SheetError, UnreadableError
from factcheck.model import BlockKind, Document, Ruling, Sheet, SourceFile
from factcheck.model.forms import LISTS
from factcheck.safe_yaml import YamlError, compose, repeated
from factcheck.storage import MEGABYTE, read_limited, reason

PARTS = ("people", "places", "organisations", "names", "identifiers")
"""The sections of a style sheet that contain rules for names."""
MOST_SHEET = 16 * MEGABYTE
"""Maximum size of a style sheet in bytes. With 100,000 names, it is about 5 million bytes."""
_PASSED = ("titles", "short forms")
"""Sections that are ignored, because they are only for information."""
_TOLD = frozenset({"forms", "lines", "titles", "because", "stands for"})
"""Keys of an entry that are ignored, because they are only for information."""
_RULING = ("name", "allow", "not")
_TEXT = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"


def read_sheet(path: str) -> Sheet:
    """Read a style sheet from a file, which may be a spelling checker's word list (.dic, .txt).

    In Word documents, web pages and Markdown files, the headings and tables are read.

    Raises:
        UnreadableError: The file cannot be read.
        SheetError: The file is not YAML or not a style sheet; the error states the position of each
            mistake.
    """
    if path.casefold().endswith(_TABLES):
        return sheet_of_tables(read_document(path))
    try:
        data = read_limited(path, MOST_SHEET)
    except OSError as error:
        raise UnreadableError(path, reason(error), "Check the path of the style sheet.") from None
    text = decode(data, path).text if data.strip() else ""
    return parse_word_list(text) if is_word_list(path) else parse_sheet(text, path)


def parse_sheet(text: str, path: str) -> Sheet:
    """Return the style sheet in YAML text. Parts that are only for information are ignored.

    Raises:
        SheetError: The file is not YAML or not a style sheet; the error states the position of each
            mistake.
    """
    reading = _Reading(path)
    try:
        root = compose(text, typed=True)
    except YamlError as error:
        line, column = SourceFile(path, text).position(error.index)
        told = f"{error.message}, or write a new sheet with `factcheck sheet`"
        raise SheetError((Problem(path, line, column, told),)) from None
    rulings = tuple(reading.rulings(root)) if root is not None else ()
    if reading.problems:
        raise SheetError(tuple(reading.problems))
    return _sheet_of(rulings)


def _sheet_of(rulings: Iterable[tuple[str, Ruling]]) -> Sheet:
    held = list(rulings)
    names = tuple(one for part, one in held if part in PARTS)
    return Sheet(names, tuple(one for part, one in held if part in LISTS))


# ---- tables that an editor filled in ----

_TABLES = (".docx", ".html", ".htm", ".md", ".markdown")
_COLUMNS = {"name": "name", "form": "name", "allow": "allow", "also": "allow", "not": "not"}
"""Key of an entry by column header in lowercase."""


def sheet_of_tables(document: Document) -> Sheet:
    """Return the style sheet in the tables of a document, each below the heading of its section.

    The columns Name (or Form), Allow and Not are read; other columns and rows without a name are
    ignored. Semicolons separate several forms.

    Raises:
        SheetError: No table is below a heading that is a section of a style sheet.
    """
    rulings = list(_of_tables(document))
    if not rulings:
        known = ", ".join((*PARTS, *LISTS))
        told = (
            f"no table with a “Name” column under a known section heading. Expected one of {known}"
        )
        raise SheetError((Problem(document.path, 1, 1, told),))
    return _sheet_of(rulings)


def _of_tables(document: Document) -> Iterator[tuple[str, Ruling]]:
    part, columns = "", {}
    for block in document.blocks:
        words = document.words(block.span)
        if block.kind is BlockKind.HEADING:
            part = words.partition(":")[0].strip().casefold()  # "Words: A"
        elif block.kind is BlockKind.ROW and (part in PARTS or part in LISTS):
            cells = [cell.strip() for cell in words.split("|")]
            heads = {_COLUMNS.get(cell.casefold(), ""): at for at, cell in enumerate(cells)}
            if "name" in heads:
                columns = heads
            elif columns and columns["name"] < len(cells) and cells[columns["name"]]:
                yield part, _of_cells(cells, columns)


def _of_cells(cells: Sequence[str], columns: Mapping[str, int]) -> Ruling:
    def listed(column: str) -> tuple[str, ...]:
        at = columns.get(column, len(cells))
        forms = cells[at].split(";") if at < len(cells) else []
        return tuple(form.strip() for form in forms if form.strip())

    return Ruling(cells[columns["name"]], listed("allow"), listed("not"))


@frozen
class _Reading:
    """A style sheet with the mistakes found so far. The nodes are PyYAML nodes."""

    path: str
    problems: list[Problem] = field(factory=list)

    def wrong(self, mark: Any, message: str) -> None:
        """Record a mistake at a position, or at the start of the file if there is none."""
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.problems.append(Problem(self.path, line, column, message))

    def rulings(self, root: Any) -> Iterator[tuple[str, Ruling]]:
        """Yield the rules of all sections, each with the name of its section."""
        if root.id != "mapping":
            told = (
                f"no lists of names found. Add {', '.join(PARTS[:-1])} or {PARTS[-1]}, each a list"
            )
            if root.tag != _NULL:
                self.wrong(root.start_mark, told)
            return
        self._tell_repeated(root)
        for key, listed in root.value:
            part = _word_of(key)
            if part in PARTS or part in LISTS:
                yield from ((part, one) for one in self._part(part, listed))
            elif part not in _PASSED:
                known = ", ".join((*PARTS, *LISTS, *_PASSED))
                self.wrong(key.start_mark, f"unknown list '{part}'. Expected one of {known}")

    def _tell_repeated(self, node: Any) -> None:
        for key, first in repeated(node):
            line = first.start_mark.line + 1  # type: ignore[attr-defined]  # PyYAML
            self.wrong(
                key.start_mark, f"key '{key.value}' appears twice, first on line {line}. Remove one"
            )

    def _part(self, part: str, listed: Any) -> Iterator[Ruling]:
        if listed.tag == _NULL:
            return
        for entry in listed.value if listed.id == "sequence" else [listed]:
            ruling = self._ruling(entry, part)
            if ruling:
                yield ruling

    def _ruling(self, entry: Any, part: str) -> Ruling | None:
        """Return one rule: only a name, or `name` with `allow` and `not`."""
        if _is_text(entry):
            return Ruling(entry.value.strip())
        keys = dict(self._keys(entry)) if entry.id == "mapping" else {}
        name = keys.get("name")
        if name is None or not _is_text(name):
            found = f", found {name.value!r}" if name is not None and name.id == "scalar" else ""
            remedy = "Write a name, or `name:` with `allow:`, and put numbers in quotation marks"
            told = f"expected a name in '{part}'{found}. {remedy}"
            self.wrong((name or entry).start_mark, told)
            return None
        allow, avoid = (tuple(self._forms(keys.get(key), key)) for key in _RULING[1:])
        return Ruling(name.value.strip(), allow, avoid)

    def _keys(self, entry: Any) -> Iterator[tuple[str, Any]]:
        self._tell_repeated(entry)
        for key, value in entry.value:
            name = _word_of(key)
            if name not in _TOLD and name not in _RULING:
                told = f"unknown key '{name}'. Expected one of {', '.join(_RULING)}"
                self.wrong(key.start_mark, told)
            yield name, value

    def _forms(self, node: Any, key: str) -> Iterator[str]:
        """Yield the forms listed under a key, whose value may be a single form or a list."""
        if node is None or node.tag == _NULL:
            return
        for one in node.value if node.id == "sequence" else [node]:
            if _is_text(one):
                yield one.value.strip()
            else:
                self.wrong(
                    one.start_mark, f"'{key}': expected a list of forms. Write {key}: [A. Brito]"
                )


def _word_of(key: Any) -> str:
    """Return a key as a string; empty if the key is a list or a mapping."""
    return str(key.value) if key.id == "scalar" else ""


def _is_text(node: Any) -> bool:
    """Return True if a node is a non-empty string, quoted or not."""
    return bool(node.id == "scalar" and node.tag == _TEXT and node.value.strip())
