"""The words of a reference entry, each with the field it belongs to.

A linear-chain conditional random field labels all words of an entry together. The label of a word
depends on the word's form, on the adjacent words and punctuation, and on the labels of the adjacent
words. The weights (`weights.txt`) are estimated by `bench/reference_model.py` from entries typed by
people and entries formatted by citation styles.

Source: J. Lafferty, A. McCallum and F. Pereira, Conditional random fields, ICML 2001. Use for
references: F. Peng and A. McCallum, HLT-NAACL 2004.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from attrs import frozen

from factcheck import lexicon
from factcheck.lexicon.data.english import is_ordinary, is_proper
from factcheck.model import Span
from factcheck.model.calendar import MONTH
from factcheck.model.contributors import names_body

_PIECE = re.compile(r"\S+")
_INSIDE = re.compile(
    r"(?<=[;:)\]])(?=[\w(\[])|(?<=\d)(?=\()|(?<=\d[,.])(?=\d{4}\b)"
    r"|(?<=[^\W\d_]{2}[.:;])(?=[A-Z][a-z])|(?<=”)(?=\w)"
)
"""Boundaries within text that has no spaces: "2010;9(2):1-7", "end.Journal"."""
_EDGES = re.compile(r"(?P<before>\W*)(?P<core>.*?)(?P<after>\W*)", re.DOTALL)
_QUOTED = re.compile(
    r"“[^“”]{3,400}”|\"[^\"]{3,400}\"|‘(?:[^‘’]|(?<=\w)’(?=\w)){3,400}’(?!\w)"
    r"|«[^«»]{3,400}»|(?<![\w’'])'(?=\S)(?:[^']|(?<=\w)'(?=\w)){3,400}'(?!\w)"
)
_CLOSED = re.compile(r"[.,;?!][”\"’'].?|.[”\"’'](?:[.,;(]|$)")
"""The end of a title in quotation marks: punctuation before or after the closing mark."""
_DASHES = dict.fromkeys("–—‐‑−", "-")
_BEFORE = str.maketrans({**_DASHES, '"': "“", "'": "‘"})
_AFTER = str.maketrans({**_DASHES, '"': "”", "'": "’"})
_YEAR = re.compile(r"[12]\d{3}")
_SHAPES = (
    ("none", re.compile("")),
    ("year", _YEAR),
    ("yearx", re.compile(r"[12]\d{3}[a-z]")),
    ("range", re.compile(r"[A-Za-z]?\d+-[A-Za-z]?\d+")),
    ("ordn", re.compile(r"\d+(?:st|nd|rd|th)")),
    ("mixed", re.compile(r".*\d.*")),
    ("rom", re.compile(r"[ivxlc]+")),
    ("X.X", re.compile(r"(?:[^\W\d_]\.[- ]?)+[^\W\d_]")),
)
_MONTH = re.compile(rf"{MONTH}|(?i:spring|summer|autumn|fall|winter)")
_NUMBER = re.compile(r"\d{1,3}[,;:.]?")
_DATED = re.compile(rf"\b{_MONTH.pattern}|^[12]\d{{3}}\b")
_SHORT = 4
"""A word in capitals that is shorter than this is initials or a state ("NY"), not a name."""


_GAP = 2
"""More spaces than this are in place of an address or a kind of report."""


@frozen
class Labeled:
    """Consecutive words of an entry that have the same label."""

    label: str
    """author, editor, translator, date, title, container, series, volume, pages, edition, genre,
    publisher, place, or note for everything else."""
    span: Span
    confidence: float
    """The model's probability, 0 to 1, for the least certain of the words."""


Habits = Mapping[tuple[str, str], float]
"""The factor by which the style of a list makes an order of two fields more or less likely."""


def labeled(
    words: str, italics: Sequence[Span] | None = None, habits: Habits | None = None
) -> tuple[Labeled, ...]:
    """Return the parts of an entry, each with the field it belongs to, in order.

    Args:
        words: The entry without its label and addresses.
        italics: Spans in italics or small capitals; None if the file's format does not record them.
        habits: The usual order of fields in the list that contains the entry.
    """
    pieces = pieces_of(words)
    if not pieces:
        return ()
    labels, factors, weights = _model()
    known = (
        [weights[name] for name in row if name in weights]
        for row in features(words, pieces, italics)
    )
    scores = [[math.fsum(column) for column in zip(*row, strict=True)] for row in known]
    _bar(words, pieces, labels, scores)
    if habits is not None:
        factors = [
            [factor * _favor(habits, one, two) for two, factor in zip(labels, row, strict=True)]
            for one, row in zip(labels, factors, strict=True)
        ]
    not_last = lexicon.words("references.not last") | {"&"}
    inner = [words[piece.start : piece.end] in not_last for piece in pieces]
    chances = _marginals(scores, factors, inner)
    found: list[Labeled] = []
    for piece, row in zip(pieces, chances, strict=True):
        one = Labeled(labels[row.index(max(row))], piece, max(row))
        if found and found[-1].label == one.label:
            last = found.pop()
            span = Span(last.span.start, piece.end)
            one = Labeled(one.label, span, min(one.confidence, last.confidence))
        found.append(one)
    return tuple(found)


_BARRED = 6.0
"""The amount subtracted from the score of a label that quotation marks make unlikely."""
_PEOPLE = ("author", "editor", "translator")


def _bar(
    words: str, pieces: Sequence[Span], labels: Sequence[str], scores: Sequence[list[float]]
) -> None:
    """Lower the scores of labels that numbers and quotation marks make unlikely.

    A number without a month or year before or after it is not a date. Names are not inside
    quotation marks, and a title is not after them unless it continues: “Mind the gap”: A study.
    """
    date, known = labels.index("date"), [words[piece.start : piece.end] for piece in pieces]
    for at, row in enumerate(scores):
        beside = " ".join(known[max(0, at - 1) : at + 2])
        if _NUMBER.fullmatch(known[at]) and not _DATED.search(beside):
            row[date] -= _BARRED
    quoted = _QUOTED.search(words)
    if quoted is None:
        return
    title = labels.index("title")
    is_whole = _CLOSED.fullmatch(words[quoted.end() - 2 : quoted.end() + 1]) is not None
    for piece, row in zip(pieces, scores, strict=True):
        if quoted.start() <= piece.start < quoted.end():
            for label in _PEOPLE:
                row[labels.index(label)] -= _BARRED
        elif piece.start >= quoted.end() and is_whole:
            row[title] -= _BARRED


def _favor(habits: Habits, one: str, two: str) -> float:
    """Return the factor by which a list makes an order of two fields more or less likely."""
    return 1.0 if one == two else habits.get((one, two), habits[("", "")])


_USUAL, _ENTRIES = 0.1, 5
"""The share of entries that leaves a likelihood unchanged, and the number of pseudo-entries.

The pseudo-entries, which have this share, limit the influence of a short list.
"""
_FEWEST = 4
"""Minimum number of entries that establish the style of a list."""


def habits_of(entries: Sequence[Sequence[Labeled]]) -> Habits | None:
    """Return the factor for each order of two fields in a list; None if the list is too short."""
    if len(entries) < _FEWEST:
        return None
    orders = Counter(
        order for parts in entries for order in set(pairwise(one.label for one in parts))
    )
    orders["", ""] = 0  # all other orders
    every = len(entries) + _ENTRIES
    return {order: (count / _USUAL + _ENTRIES) / every for order, count in orders.items()}


def pieces_of(words: str) -> list[Span]:
    """Return the spans of the words of an entry with their punctuation; "2010;9(2)" is split up."""
    found = []
    for piece in _PIECE.finditer(words):
        cuts = [piece.start() + cut.start() for cut in _INSIDE.finditer(piece[0])]
        found += [Span(*pair) for pair in pairwise([piece.start(), *cuts, piece.end()])]
    return [span for span in found if span.start < span.end]


@frozen
class _Piece:
    """A word and its punctuation, as used by the features."""

    before: str
    core: str
    after: str
    shape: str
    kind: str

    @classmethod
    def of(cls, words: str) -> "_Piece":
        found = _EDGES.fullmatch(words)
        parts = found.groups() if found else ("", words, "")
        before, core, after = (
            part.translate(_BEFORE if at == 0 else _AFTER) for at, part in enumerate(parts)
        )
        shape = _shape(core)
        if shape == "X" and after.startswith("."):
            shape = "X."
        is_word = not shape.startswith(("d", "year", "range", "ordn", "mixed", "X.", "none"))
        return cls(before[:3], core, after[:3], shape, _kind(core) if is_word else "-")


def _shape(core: str) -> str:
    """Return the shape of a word: "year", "d3" for three digits, "Xx" for an initial capital."""
    if core.isdigit() and not _YEAR.fullmatch(core):
        return f"d{min(len(core), 5)}"
    for name, pattern in _SHAPES:
        if pattern.fullmatch(core):
            return name
    if len(core) == 1:
        return "X" if core.isupper() else "x"
    if core.isupper():
        return "XX" if len(core) < _SHORT else "XXXX"
    is_plain = core[1:].islower() or not set("-'’").isdisjoint(core)
    return "xx" if not core[0].isupper() else "Xx" if is_plain else "XxX"


@cache
def _kind(core: str) -> str:
    """Return which word lists contain a word, joined by "+"; "unk" if none does."""
    lower = core.lower()
    shown = {
        "ord": is_ordinary(lower),
        "prop": core[:1].isupper() and is_proper(core),
        "month": _MONTH.fullmatch(core) is not None,
        "giv": core[:1].isupper() and lower in lexicon.words("givennames.given"),
        "body": core[1:].islower() and names_body(core),
        "pub": lower in lexicon.words("references.publishers"),
        "city": core in lexicon.words("references.cities of publishers"),
    }
    return "+".join(name for name, is_so in shown.items() if is_so) or "unk"


def features(
    words: str, pieces: Sequence[Span], italics: Sequence[Span] | None
) -> Iterator[list[str]]:
    """Yield the features of each word: its form, the adjacent words, its position."""
    known = [_Piece.of(words[piece.start : piece.end]) for piece in pieces]
    quoted, last = _QUOTED.search(words), len(pieces) - 1
    depth, has_year, has_range = 0, 0, 0
    for at, (piece, one) in enumerate(zip(pieces, known, strict=True)):
        depth += one.before.count("(") + one.before.count("[")
        row = [
            "b",
            f"s={one.shape}",
            f"x={one.after}",
            f"p={one.before}",
            f"l={one.kind}",
            f"sl={one.shape}{one.kind}{one.after[:1]}",
            f"w={one.core.lower() if not one.shape.startswith(('d', 'year', 'range')) else '#'}",
            f"br={min(depth, 1)}",
            f"y={has_year}",
            f"rg={has_range}{one.shape[:2]}",
            f"i={min(at, 5)}",
            f"e={min(last - at, 3)}",
        ]
        depth = max(0, depth - one.after.count(")") - one.after.count("]"))
        has_year |= one.shape.startswith("year")
        has_range |= one.shape == "range"
        if quoted:
            row.append(f"q={_side(piece, Span(*quoted.span()))}")
        if italics is not None:
            inside = next((span for span in italics if span.overlaps(piece)), None)
            first = italics[0] if italics else None
            row.append(f"it={'no' if inside is None else 'first' if inside is first else 'more'}")
            row.append(f"ia={_side(piece, first) if first else 'none'}")
        for step in (-2, -1, 1, 2):
            beside = known[at + step] if 0 <= at + step <= last else None
            if beside is None:
                row.append(f"{step}none")
                continue
            row.append(
                f"{step}sx={beside.shape}{beside.after[:1]}"
                if step < 0
                else f"{step}ps={beside.before[:1]}{beside.shape}"
            )
            if abs(step) == 1:
                row.append(f"{step}w={'#' if beside.core.isdigit() else beside.core.lower()}")
                row.append(f"{step}l={beside.kind}")
        if at:
            before = known[at - 1]
            if piece.start - pieces[at - 1].end > _GAP:
                row.append("gap")
            opening = "U" if one.core[:1].isupper() else "D" if one.core[:1].isdigit() else "l"
            row.append(f"ps={before.shape}{before.after[:2]}{one.shape}")
            row.append(f"px={before.after[:2]}|{one.before[:1]}{opening}")
        if at < last:
            if pieces[at + 1].start - piece.end > _GAP:
                row.append("to gap")
            row.append(f"ns={one.shape}{one.after[:2]}{known[at + 1].shape}")
        yield row


def _side(piece: Span, mark: Span) -> str:
    if piece.end <= mark.start:
        return "before"
    return "in" if piece.start < mark.end else "after"


@cache
def _model() -> tuple[list[str], list[list[float]], Mapping[str, list[float]]]:
    """Return the labels, the factor for each pair of labels, and the weights of each feature."""
    head, *lines = Path(__file__).with_name("weights.txt").read_text("utf-8").splitlines()
    labels = head.split()
    rows: dict[str, list[float]] = {}
    for line in lines:
        name, *given = line.split("\t")
        rows[name] = [0.0] * len(labels)
        for weight in given:
            at, _, value = weight.partition(" ")
            rows[name][int(at)] = float(value)
    factors = [[math.exp(value) for value in rows.pop(f"> {label}")] for label in labels]
    return labels, factors, rows


def _marginals(
    scores: Sequence[Sequence[float]], factors: Sequence[Sequence[float]], inner: Sequence[bool]
) -> list[list[float]]:
    """Return the probability of each label for each word, by the forward-backward algorithm.

    After an inner word of a field the label stays the same.
    """
    own = [[math.exp(score - max(row)) for score in row] for row in scores]
    size = range(len(factors))
    same = [[factors[one][two] * (one == two) for two in size] for one in size]
    matrices = (factors, same)
    columns = [list(zip(*matrix, strict=True)) for matrix in matrices]
    forward = [_normal(own[0])]
    for row, is_inner in zip(own[1:], inner, strict=False):
        past = forward[-1]
        forward.append(
            _normal(
                [
                    one * sum(map(float.__mul__, past, column))
                    for one, column in zip(row, columns[is_inner], strict=True)
                ]
            )
        )
    backward = [[1.0] * len(factors)]
    for row, is_inner in zip(reversed(own[1:]), reversed(inner[:-1]), strict=True):
        ahead = [one * two for one, two in zip(row, backward[-1], strict=True)]
        backward.append(
            _normal([sum(map(float.__mul__, ahead, line)) for line in matrices[is_inner]])
        )
    return [
        _normal([one * two for one, two in zip(*pair, strict=True)])
        for pair in zip(forward, reversed(backward), strict=True)
    ]


def _normal(row: Sequence[float]) -> list[float]:
    whole = sum(row)
    return [one / whole for one in row]
