"""Reader for Jupyter notebooks. Markdown cells are text, code cells are code, outputs are skipped.

Source: the notebook file format, nbformat 4.
"""

import json
import re
from itertools import count
from typing import Any

from attrs import evolve, frozen

from factcheck.document.readers.decoding import JSON_ESCAPE
from factcheck.document.readers.drafts import Draft, Sheet, draft
from factcheck.document.readers.markdown import markdown_drafts
from factcheck.errors import UnreadableError
from factcheck.limits import refuse_blocks, refuse_text
from factcheck.model import BlockKind, SourceFile

_ESCAPE = re.compile(JSON_ESCAPE)
_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_UNREAL = re.compile("[\0\ud800-\udfff]")
_REMEDY = "Save the notebook again in Jupyter, or pass another file."


@frozen
class _String:
    """The range of a string in the file, without quotation marks."""

    start: int
    end: int


def notebook_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of a notebook, in order.

    Raises:
        UnreadableError: The text is not JSON or not a notebook; the message states line and column.
        LimitError: The text has too many cells, lines or marks.
    """
    cells = _cells(source)
    refuse_blocks(len(cells))
    made: list[Draft] = []
    for number, cell in enumerate(cells):
        kind, told = _words(source.text, cell.get("cell_type")), cell.get("source")
        strings = told if isinstance(told, list) else [told]
        sheet = _sheet(source.text, [one for one in strings if isinstance(one, _String)])
        refuse_text(sheet.text)
        made += map(sheet.restored, _drafts(kind, sheet.text, is_first=not number))
        refuse_blocks(len(made))
    return tuple(made)


def _cells(source: SourceFile) -> list[dict[str, Any]]:
    """Return the cells of a notebook."""
    path, text = source.path, source.text
    try:
        json.loads(text)
        root = _placed(text)
    except json.JSONDecodeError as error:
        why = f"not a Jupyter notebook: {error.msg}"
        raise UnreadableError(f"{path}:{error.lineno}:{error.colno}", why, _REMEDY) from None
    except (RecursionError, ValueError):  # numbers with too many digits
        why = "not a Jupyter notebook: JSON nested too deeply, or numbers too long"
        raise UnreadableError(path, why, _REMEDY) from None
    cells = root.get("cells") if isinstance(root, dict) else None
    if not isinstance(cells, list):
        why = 'not a Jupyter notebook: expected an object with a list "cells"'
        raise UnreadableError(f"{path}:1:1", why, _REMEDY)
    return [cell for cell in cells if isinstance(cell, dict)]


def _placed(text: str) -> object:
    """Return the value of a JSON text, with each string replaced by its range."""
    found = [_String(one.start() + 1, one.end() - 1) for one in _LITERAL.finditer(text)]
    numbers = count()

    def placed(told: Any) -> Any:
        if isinstance(told, str):
            return found[int(told)]
        return [placed(one) for one in told] if isinstance(told, list) else told

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        return {_words(text, found[int(key)]): placed(value) for key, value in pairs}

    return json.loads(_LITERAL.sub(lambda _: f'"{next(numbers)}"', text), object_pairs_hook=members)


def _words(text: str, told: object) -> str:
    """Return the content of a string; empty for any other value."""
    return json.loads(text[told.start - 1 : told.end + 1]) if isinstance(told, _String) else ""


def _sheet(text: str, strings: list[_String]) -> Sheet:
    """Return the joined strings of a cell's source, with line breaks as line feeds."""
    sheet = Sheet()
    for string in strings:
        done = string.start
        for escape in _ESCAPE.finditer(text, string.start, string.end):
            sheet.put(text[done : escape.start()], done)
            done = escape.end()
            words = _UNREAL.sub("\ufffd", json.loads(f'"{escape[0]}"'))
            if words == "\r":
                words = "" if text.startswith("\\n", done) else "\n"
            sheet.put(words, escape.start())
        sheet.put(text[done : string.end], done)
    return sheet


def _drafts(kind: str, text: str, *, is_first: bool) -> tuple[Draft, ...]:
    """Return the blocks of a cell, with offsets relative to the cell."""
    if kind == "markdown" or (kind == "raw" and is_first and text.startswith("---")):
        return markdown_drafts(SourceFile("", text))
    if kind == "code":
        return (evolve(draft(BlockKind.CODE, [(text, 0)]), program=True),)
    return ()
