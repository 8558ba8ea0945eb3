"""The label with which a block begins, "Figure 3.2", "4.1", "b)", and its number as parts."""

import re
from itertools import product

from attrs import frozen

from factcheck import lexicon
from factcheck.model import Block, BlockKind, Document, Span
from factcheck.model.numerals import CARDINALS, of_roman

_NUMBER = r"\d{1,3}(?:\.\d{1,3})*"
_BEGINS = re.compile(
    rf"\W{{0,3}}?(?:(?P<what>[A-Za-z]{{2,12}})\.? ?(?P<number>{_NUMBER}|[IVXLC]+\b|[A-Z]\b)"
    rf"|(?P<open>[(\[])?(?P<bare>{_NUMBER}|[ivxlc]+|[IVXLC]+|[a-zA-Z])(?P<close>[.)\]:])"
    rf"|(?P<free>{_NUMBER})(?= +[“\"‘(\[]?[A-Z]))(?![\w@])"
)
"""With what a heading, a caption or an entry begins."""
_PARTS = re.compile(r"[A-Za-z]+|\d+")
_ROMAN = re.compile(r"[ivxlc]+", re.IGNORECASE)

Number = tuple[str, ...]
"""The parts of a number, in lower case: "4.2(b)" is ("4", "2", "b")."""


@frozen
class Label:
    """A label as it is printed."""

    span: Span
    sort: str
    """Of what it is: "figure", "section"; empty for a bare number or letter."""
    number: str
    marks: str = ""
    """What sets a bare one off: "(.)", "."."""
    rest: str = ""
    """The words after it, in the same block."""

    @property
    def style(self) -> tuple[str, str, str]:
        """Return what labels of one row have in common: the sort, the marks, the numbers above."""
        above, _, last = self.number.rpartition(".")
        kind = "number" if last.isdigit() else "capital" if last.isupper() else "letter"
        return self.sort, f"{self.marks}{kind}", above

    def worths(self, *, is_roman: bool) -> int:
        """Return the place of the last part of its number in a row, from 1."""
        return worth(self.number.rpartition(".")[2], is_roman=is_roman)


def worth(part: str, *, is_roman: bool) -> int:
    """Return the place in a row, from 1, of a number, a letter or a Roman numeral; 0 for others."""
    if part.isdigit():
        return int(part)
    if is_roman:
        return of_roman(part.upper()) if _ROMAN.fullmatch(part) else 0
    return ord(part.upper()) - ord("A") + 1 if len(part) == 1 else 0


def sort_of(what: str) -> str:
    """Return what a label is of: "figure" of "Figs"; empty for a word that is no label."""
    return lexicon.table("references.labels").get(what.lower(), "")


def label_of(document: Document, block: Block | None) -> Label | None:
    """Return the label with which a block begins; None of code and of what the files alone have."""
    if block is None or block.kind in (BlockKind.CODE, BlockKind.METADATA):
        return None
    words = document.words(block.span)
    found = _BEGINS.match(words)
    if found is None or (found["what"] and not sort_of(found["what"])):
        return None
    group = "bare" if found["bare"] else "free" if found["free"] else "number"
    span = Span(found.start("what" if group == "number" else group), found.end(group))
    marks = f"{found['open'] or ''}{found['close'] or ''}"
    sort = sort_of(found["what"]) if found["what"] else ""
    return Label(span.shift(block.span.start), sort, found[group], marks, words[found.end() :])


def readings(number: str) -> frozenset[Number]:
    """Return what a number may be: "IV" is four, "C" a letter or a hundred, "Two" is two."""
    parts = [part.lower() for part in _PARTS.findall(number)]
    each = [
        {
            str(CARDINALS.get(part, part)),
            *([str(of_roman(part.upper()))] if _ROMAN.fullmatch(part) else []),
        }
        for part in parts
    ]
    return frozenset(product(*each)) if 0 < len(each) <= _MOST_PARTS else frozenset()


_MOST_PARTS = 6


_TYPED = re.compile(
    r"(?:^|\n)[ \t>]*(\(?(?:\d{1,3}|[a-zA-Z]|[ivxlc]{2,6})[.)])[ \t]+[*_`\"'\[<(]*$"
)
_LONGEST_MARK = 40


def typed_before(document: Document, block: Block) -> str:
    """Return what a file has before the words of a block, "4." or "(b)"; empty for a bullet."""
    piece = document.piece_at(block.span.start)
    if piece is None or piece.start != block.span.start:
        return ""
    text = document.files[piece.file].text
    found = _TYPED.search(text[max(0, piece.offset - _LONGEST_MARK) : piece.offset])
    return found[1] if found else ""
