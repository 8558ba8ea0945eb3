"""Escaping of document text for terminals, Markdown and JSON."""

import json
import re
import unicodedata

from factcheck.storage import portable

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<~$]|&(?=#?\w+;)|#(?=#*\s*$))")
"""Characters with a special meaning anywhere in Markdown, entities, and the end of a heading."""
_MARKDOWN_LINE_START = re.compile(
    r"^(\s*)(?=[>|]|#{1,6}(?:\s|$)|[-+=](?:[-+=\s]|$))|^(\s*\d+)(?=[.)](?:\s|$))"
)
"""The position before a character with a special meaning at the start of a Markdown line.

Such a character would start a quotation, table, heading, list or underline, or end a list number.
Source: CommonMark 0.31, 4.2, 4.3 and 5.2: whitespace or the line's end follows it.
"""

_MENTION = re.compile(r"(?<![\w.])@(?=\w)")
"""Text that GitHub would treat as a mention of a user, who would be notified."""


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
"""Characters that may be wider or narrower than one column."""
_STEERING = re.compile(
    r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""Characters that can control a terminal but are not escaped by JSON; see `printable`."""


def steers(text: str) -> bool:
    """Return True if a text contains control characters or ones that change text direction."""
    return bool(_STEERING.search(text))


def inert(text: str) -> str:
    """Return equivalent JSON that cannot control the terminal on which it is displayed."""
    return _STEERING.sub(_written_out, text)


def as_json(value: object, indent: int | None = 2) -> str:
    """Return a value as JSON that ends with a line feed; see `inert`."""
    return inert(json.dumps(value, ensure_ascii=False, indent=indent)) + "\n"


def _written_out(found: "re.Match[str]") -> str:
    char = found[0]
    return portable(char).replace("\\", "\\\\") if portable(char) != char else f"\\u{ord(char):04x}"


def printable(text: str) -> str:
    """Return a text on one line, with control and direction characters shown as code points.

    Source: Unicode general categories Cc and Cf, which include terminal escapes and characters that
    change text direction (UTS 55, "source code spoofing"); line separators are Zl and Zp.
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(char: str) -> str:
    if char in "\n\t\r\u00a0":
        return " "
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return portable(char) if portable(char) != char else f"<U+{ord(char):04X}>"
    return char


def width(text: str) -> int:
    """Return the number of terminal columns that a text takes.

    Source: UAX 11; wide and full-width characters take two columns, combining marks none.
    """
    return len(text) + sum([_columns(char) - 1 for char in _NOT_ASCII.findall(text)])


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def markdown(text: str) -> str:
    """Return a text escaped so that Markdown and HTML show every character unchanged."""
    escaped = _MARKDOWN.sub(r"\\\1", printable(text))
    escaped = _MENTION.sub("@<!-- -->", escaped)
    return _MARKDOWN_LINE_START.sub(r"\1\2\\", escaped)


def cell(text: str) -> str:
    """Return a text escaped as a cell of a Markdown table."""
    return markdown(text).replace("|", "\\|")
