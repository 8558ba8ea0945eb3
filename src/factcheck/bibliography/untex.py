"""Conversion of TeX to plain text, for the output of `tex.escape` and common variants.

Source: LaTeX2e reference manual (2024), 4.1 and 23.4-23.5.
"""

import re
import unicodedata
from collections.abc import Mapping

from factcheck import lexicon
from factcheck.model import MONTHS

_MARKS = {mark: chr(int(code, 16)) for mark, code in lexicon.table("formats.tex accents").items()}
_SPACES = ("quad", "newline")
_SIGNS = {"\\": " ", " ": " ", "\n": " ", ",": " ", ";": " ", ":": " ", "!": "", "/": "", "-": "",
          "@": "", "(": "", ")": "", "[": "", "]": ""}  # fmt: skip
"""Control symbols that do not print the character itself: spaces, breaks and mathematics."""
_LIGATURES = {**lexicon.table("formats.tex ligatures"), "~": "\u00a0"}
_SIGNS_NAMED = lexicon.table("formats.tex signs")
_HIDDEN_ADDRESS = re.compile(r"\\href\s*\{[^{}]*\}")
_MATH = re.compile(r"(?<!\\)\$[^$]{1,200}(?<!\\)\$")
_RAISING = re.compile(r"(?<!\\)[_^]")
_TOKEN = re.compile(
    r"\\(?P<accent>[`'^\"~=.]|[urHvdckb](?![A-Za-z]))\s*"
    r"(?:\{\s*\\?(?P<braced>[^\W\d_])\s*\}|\\?(?P<bare>[^\W\d_]))"
    r"|\\(?P<command>[A-Za-z]+)\*?(?:\{\}|[ \t]*)"
    r"|\\(?P<sign>.)"
    r"|(?P<ligature>---|--|``|''|`|'|~)"
    r"|(?P<dropped>[{}$])",
    re.DOTALL,
)


def plain(value: str) -> str:
    """Return the text of a TeX value, without groups and formatting commands."""
    bare = _HIDDEN_ADDRESS.sub("", value)
    made = _TOKEN.sub(_plain, _MATH.sub(lambda math: _RAISING.sub("", math[0]), bare))
    return " ".join(unicodedata.normalize("NFC", made).split(" ")).strip()


def _plain(token: re.Match[str]) -> str:
    letter = token["braced"] or token["bare"]
    if letter:
        return unicodedata.normalize("NFC", letter + _MARKS[token["accent"]])
    if token["command"]:
        return " " if token["command"] in _SPACES else _named(token["command"])
    if token["sign"]:
        return _SIGNS.get(token["sign"], token["sign"])
    return _LIGATURES.get(token["ligature"] or "", "")


def _named(command: str) -> str:
    r"""Return the character for a command: "\dag", "\cyrm", "\CYRM", "\alpha"."""
    is_capital = command.startswith("CYR")
    known = _SIGNS_NAMED.get(command.lower() if is_capital else command)
    return (known.upper() if is_capital else known) if known else _greek(command)


def _greek(command: str) -> str:
    r"""Return the Greek letter for a mathematical command: "\alpha", "\varphi"."""
    name = command.removeprefix("var")
    case = "CAPITAL" if name[:1].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {case} LETTER {name.upper()}")
    except KeyError:
        return ""


def address(value: str) -> str:
    r"""Return a URL without TeX markup: without `\url{}`, and with `\_` and `\%` unescaped."""
    bare = re.sub(r"\\url\s*", "", value).strip("{} \t\r\n")
    return re.sub(r"\\([&%#_~$])", r"\1", bare)


def evaluated(raw: str, strings: Mapping[str, str], depth: int = 0) -> str:
    """Return the TeX of a raw value: without delimiters, with parts joined and macros expanded.

    Undefined macros are empty, as in BibTeX.
    """
    return "".join(_part(part, strings, depth) for part in _parts(raw))


def _parts(raw: str) -> list[str]:
    """Split a raw value at each "#" outside braces and quotation marks."""
    parts, depth, quoted, start = [], 0, False, 0
    for at, sign in enumerate(raw):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == '"' and depth == 0:
            quoted = not quoted
        if sign == "#" and depth == 0 and not quoted:
            parts.append(raw[start:at])
            start = at + 1
    return [part.strip() for part in (*parts, raw[start:])]


MONTH_MACROS = tuple(month[:3].lower() for month in MONTHS)
"""Names of the macros for months, which all styles define.

Source: BibTeX 0.99d (btxdoc, 2.1).
"""
_MONTHS = frozenset({*MONTH_MACROS, *(month.lower() for month in MONTHS)})
"""The macros for months, and month names that are used in their place."""
_DEEPEST = 20
"""Maximum depth of nested macros, so that cycles terminate."""


def _part(part: str, strings: Mapping[str, str], depth: int) -> str:
    if part[:1] in ("{", '"'):
        return part[1:-1]
    macro = strings.get(part.lower())
    if macro is None:
        return part if part.isdigit() or part.lower() in _MONTHS else ""
    return evaluated(macro, strings, depth + 1) if depth <= _DEEPEST else ""
