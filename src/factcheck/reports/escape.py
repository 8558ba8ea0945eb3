"""Makes text of a document harmless in a terminal, in Markdown and in JSON."""

import re
import unicodedata

from factcheck.storage import portable

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<~$]|&(?=#?\w+;)|#(?=#*\s*$))")
"""What means something wherever it stands, an entity, and the end of a heading."""
_MARKDOWN_LINE_START = re.compile(
    r"^(\s*)(?=[>|]|#{1,6}(?:\s|$)|[-+=](?:[-+=\s]|$))|^(\s*\d+)(?=[.)](?:\s|$))"
)
"""Before a mark that would begin a quotation, a table, a heading, a list or an underline, or close
the number of a list.

Source: CommonMark 0.31, 4.2, 4.3 and 5.2: white space or the line's end follows it.
"""

_MENTION = re.compile(r"(?<![\w.])@(?=\w)")
"""What a pull request would read as the name of a user, whom it tells."""


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
"""What may take another number of columns than one."""
_STEERING = re.compile(
    r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""What JSON lets stand though a terminal or a reader may obey it; see `printable`."""


def steers(text: str) -> bool:
    """Say whether a text holds a control or a mark that reorders what follows it."""
    return bool(_STEERING.search(text))


def inert(json: str) -> str:
    """Return JSON that means the same, in which no string steers a terminal that shows it."""
    return _STEERING.sub(_written_out, json)


def _written_out(found: "re.Match[str]") -> str:
    char = found[0]
    return portable(char).replace("\\", "\\\\") if portable(char) != char else f"\\u{ord(char):04x}"


def printable(text: str) -> str:
    """Return the text on one line, controls and direction marks shown as their code points.

    Source: Unicode general categories Cc and Cf, which hold terminal escapes and the marks that
    reorder text (UTS 55, "source code spoofing"); line separators are Zl and Zp.
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(char: str) -> str:
    if char in "\n\t\r\u00a0":
        return " "
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return portable(char) if portable(char) != char else f"<U+{ord(char):04X}>"
    return char


def width(text: str) -> int:
    """Return the columns that the text takes in a terminal.

    Source: UAX 11; wide and full-width characters take two, combining marks none.
    """
    return len(text) + sum([_columns(char) - 1 for char in _NOT_ASCII.findall(text)])


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def markdown(text: str) -> str:
    """Return the text so that Markdown and HTML read every character as itself."""
    escaped = _MARKDOWN.sub(r"\\\1", printable(text))
    escaped = _MENTION.sub("@<!-- -->", escaped)
    return _MARKDOWN_LINE_START.sub(r"\1\2\\", escaped)


def cell(text: str) -> str:
    """Return the text as the cell of a table in Markdown."""
    return markdown(text).replace("|", "\\|")
