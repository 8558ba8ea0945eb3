r"""Conversion of plain text to TeX that bibtex, biber, pdflatex and pandoc convert back unchanged.

With `ascii_accents=True`, Latin letters with one diacritic are written as TeX accents, and
typographic quotes and dashes as ligatures, which classic bibtex can sort and typeset. Otherwise
they remain UTF-8.

Source: LaTeX2e reference manual (2024), 4.1 and 23.4-23.5; tests with pandoc, which does not know
`\dj`, `\dh`, `\th` and `\textbraceleft`; those characters remain UTF-8.
"""

import re
import unicodedata
from functools import cache

from factcheck import lexicon
from factcheck.bibliography.plain import one_line

_SPECIAL = {
    "\\": "\\textbackslash{}",
    "&": "\\&",
    "%": "\\%",
    "$": "\\$",
    "#": "\\#",
    "_": "\\_",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "<": "\\textless{}",
    ">": "\\textgreater{}",
    "`": "\\textasciigrave{}",
    "\u00a0": "~",
    "\u202f": "~",
}
_LIGATURES = {sign: tex for tex, sign in lexicon.table("formats.tex ligatures").items()}
_LIGATURES["…"] = "\\ldots{}"
_LETTERS = {
    "ß": "{\\ss}",
    "æ": "{\\ae}",
    "Æ": "{\\AE}",
    "œ": "{\\oe}",
    "Œ": "{\\OE}",
    "ø": "{\\o}",
    "Ø": "{\\O}",
    "ł": "{\\l}",
    "Ł": "{\\L}",
}
_MARKS = {
    chr(int(code, 16)): f"{mark} " if mark.isalpha() else mark
    for mark, code in lexicon.table("formats.tex accents").items()
}
_JOINING = re.compile(r"[{}]|[-–—'’‘`“”\",!?]{2}")
"""Braces, which BibTeX counts, and characters that may form a ligature with adjacent characters."""
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
"""Code points of Latin letters with diacritics.

Source: Unicode 15, blocks Latin-1 to Extended-B, and Latin Extended Additional.
"""
_RUNS = ("''", "``", "--", ",,", "!`", "?`", '"`')
"""Pairs that TeX fonts join into one glyph, or that pandoc treats as an accent.

An empty group is written between the two characters.
"""


def escape(text: str, *, ascii_accents: bool = True) -> str:
    """Return a text as TeX, with whitespace collapsed and control characters removed."""
    plain = one_line(text)
    if not _JOINING.search(plain):
        return plain.translate(_table(ascii_accents=ascii_accents))
    written = ""
    for piece in _pieces(plain, ascii_accents=ascii_accents):
        kept_apart = (written[-1:] + piece[:1]) in _RUNS
        written += "{}" + piece if kept_apart else piece
    return written


@cache
def _table(*, ascii_accents: bool) -> dict[int, str]:
    """Return a map of changed characters to their replacements, for text without ligatures."""
    letters = "".join(map(chr, _LATIN)) + "".join(_LIGATURES)
    accented = {ord(char): _letter(char) for char in letters} if ascii_accents else {}
    return accented | {ord(char): tex for char, tex in _SPECIAL.items()}


def url(address: str) -> str:
    """Return an address for a `url` field: unescaped, with only delimiters encoded."""
    broken = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": "", "\r": "", "\t": ""}
    return one_line("".join(broken.get(char, char) for char in address.strip()))


def _pieces(text: str, *, ascii_accents: bool) -> list[str]:
    lone = _lone_braces(text)
    pieces = []
    for at, char in enumerate(text):
        if char in "{}":
            name = "textbraceleft" if char == "{" else "textbraceright"
            pieces.append(f"\\{name}{{}}" if at in lone else f"\\{char}")
        elif char in _SPECIAL:
            pieces.append(_SPECIAL[char])
        else:
            pieces.append(_letter(char) if ascii_accents else char)
    return pieces


def _letter(char: str) -> str:
    """Return a letter as TeX in ASCII, or unchanged if no TeX accent produces it."""
    if char.isascii():
        return char
    if char in _LIGATURES:
        return _LIGATURES[char]
    parts = unicodedata.normalize("NFD", char)
    if len(parts) == 2 and parts[0].isascii() and parts[0].isalpha() and parts[1] in _MARKS:  # noqa: PLR2004
        return f"{{\\{_MARKS[parts[1]]}{parts[0]}}}"
    return _LETTERS.get(char, char)


def _lone_braces(text: str) -> frozenset[int]:
    """Return the offsets of unbalanced braces, since BibTeX counts even escaped ones."""
    stack: list[int] = []
    lone: set[int] = set()
    for at, char in enumerate(text):
        if char == "{":
            stack.append(at)
        elif char == "}" and stack:
            stack.pop()
        elif char == "}":
            lone.add(at)
    return frozenset(lone | set(stack))
