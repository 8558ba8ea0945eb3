"""The label at the start of a block ("Figure 3.2", "4.1", "b)"), and the parts of its number."""

import re
from itertools import product

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.model import Block, BlockKind, Document, Span
from factcheck.model.numerals import of_roman

_NUMBER = r"\d{1,3}(?:\.\d{1,3})*"
_BEGINS = re.compile(
    r"\W{0,3}?(?:(?:Table|Figure): )?"
    rf"(?:(?![IVXLC]+\b)(?P<what>[A-Za-z]{{2,14}})\.? ?(?P<number>{_NUMBER}|[IVXLC]+\b|[A-Z]\b)"
    rf"|(?P<open>[(\[])?(?P<bare>{_NUMBER}|[ivxlc]+|[IVXLC]+|[a-zA-Z])(?P<close>[.)\]:,])"
    rf"|(?P<free>{_NUMBER})(?= +[“\"‘(\[]?[A-Z]))(?![\w@])"
)
"""A label at the start of a heading, a caption or an entry."""
_NAMED = re.compile(
    r"\b(?P<what>[A-Za-z]{2,12})\.? ?(?P<number>\d+(?:\.\d+)*|\{@[\w:]+\})(?P<panel>[A-Z])?(?!\w)"
)
"""A label in running text: "Figure 3", "fig. 2B", "Figure {@fig:fish}A"."""
_PARTS = re.compile(r"[A-Za-z]+|\d+")
_ROMAN = re.compile(r"[ivxlc]+", re.IGNORECASE)

Number = tuple[str, ...]
"""The parts of a number, in lowercase: "4.2(b)" is ("4", "2", "b")."""


@frozen
class Label:
    """A label as printed."""

    span: Span
    sort: str
    """The kind of part, such as "figure" or "section"; empty for a bare number or letter."""
    number: str
    marks: str = ""
    """The punctuation around a bare number or letter: "(.)", "."."""
    rest: str = ""
    """The rest of the block, after the label."""
    panel: str = ""
    """The panel of the figure: "B" for "Figure 2B". Set only for references, not for captions."""


def worth(part: str, *, is_roman: bool) -> int:
    """Return the position, from 1, of a number, letter or Roman numeral; 0 for anything else."""
    if part.isdigit():
        return int(part)
    if is_roman:
        return of_roman(part.upper()) if _ROMAN.fullmatch(part) else 0
    return ord(part.upper()) - ord("A") + 1 if len(part) == 1 else 0


def sort_of(what: str) -> str:
    """Return the kind of part that a word names: "figure" for "Figs"; empty for other words."""
    return lexicon.table("references.labels").get(what.lower(), "")


def label_of(document: Document, block: Block | None) -> Label | None:
    """Return the label at the start of a block, or None; always None for code and metadata."""
    if block is None or block.kind in (BlockKind.CODE, BlockKind.METADATA):
        return None
    found = first_label(document.words(block.span))
    is_label = found is not None and not found.marks.endswith(",")
    return evolve(found, span=found.span.shift(block.span.start)) if found and is_label else None


def first_label(words: str) -> Label | None:
    """Return the label at the start of a text, with offsets in the text; None if there is none."""
    found = _BEGINS.match(words)
    if found is None or (found["what"] and not sort_of(found["what"])):
        return None
    group = "bare" if found["bare"] else "free" if found["free"] else "number"
    span = Span(found.start("what" if group == "number" else group), found.end(group))
    marks = f"{found['open'] or ''}{found['close'] or ''}"
    sort = sort_of(found["what"]) if found["what"] else ""
    return Label(span, sort, found[group], marks, words[found.end() :])


def labels_in(words: str) -> list[Label]:
    """Return the labels of figures, tables and other parts that a text refers to, in order."""
    return [
        Label(Span(*one.span()), sort, one["number"], panel=one["panel"] or "")
        for one in _NAMED.finditer(words)
        if (sort := sort_of(one["what"]))
    ]


def readings(number: str) -> frozenset[Number]:
    """Return the possible values of a number: 4 for "IV", "c" or 100 for "C"."""
    parts = [part.lower() for part in _PARTS.findall(number)]
    each = [
        {part, str(of_roman(part.upper()))} if _ROMAN.fullmatch(part) else {part} for part in parts
    ]
    return frozenset(product(*each)) if 0 < len(each) <= _MOST_PARTS else frozenset()


_MOST_PARTS = 6


_TYPED = re.compile(
    r"(?:^|\n)[ \t>]*(\(?(?:\d{1,3}|[a-zA-Z]|[ivxlc]{2,6})[.)])[ \t]+[*_`\"'\[<(]*$"
)
_LONGEST_MARK = 40


def typed_before(document: Document, block: Block) -> str:
    """Return the number typed before a block in its file: "4." or "(b)"; empty for a bullet."""
    piece = document.piece_at(block.span.start)
    if piece is None or piece.start != block.span.start:
        return ""
    text = document.files[piece.file].text
    found = _TYPED.search(text[max(0, piece.offset - _LONGEST_MARK) : piece.offset])
    return found[1] if found else ""
