"""Two names of code, paths or keys of one thing that are not written alike in every sign.

A name of code is right or wrong as a whole: `--worker` is not `--workers`, and a shelf mark with
two digits turned leads elsewhere. Which names of two places belong together is told by what they
share: how they begin or end, or the same digits in another order.
"""

import re
from collections.abc import Iterator

from factcheck.comparisons.reading import Reading, first_proof
from factcheck.model import Link, LinkKind, Proved, Reason, Refused, Span, ValueKind, Verdict
from factcheck.model.links import ALIKE, LIKELY
from factcheck.patterns import lazy
from factcheck.text import distance
from factcheck.values import frozen

_MEANT = frozenset({ValueKind.IDENTIFIER, ValueKind.REFERENCE, ValueKind.NAME, ValueKind.OTHER})
_OF_ONE = frozenset(
    {LinkKind.BEARER, LinkKind.MEASURE, LinkKind.WORK, LinkKind.EXPANSION, LinkKind.OTHER}
)
_CHUNK = lazy(r"[^\s`\"“”‘’'|,;!?()\[\]{}<>*$]+(?:<\w+>[^\s`|,;()]*)?")
_SIGNS = lazy(r"[_/#@\\.:+-]|\d")
"""Signs inside a chunk by which it is a name of code, and no word."""
_CAMEL = lazy(r"[a-z][A-Z]")
_KEY = lazy(r"\d+(?:[/-]\d+)+")
_NUMBER = lazy(r"(?<![\d.#])\d{3,}(?![\d.])")
_ADDRESS = lazy(r"\w+://|@")
_BEGIN, _END = 3, 4
"""Letters with which two names of code both begin or end that belong together."""
_SLIP = 2


@frozen
class _Code:
    """A name of code as it stands at a place."""

    span: Span
    text: str

    @property
    def plain(self) -> str:
        """Return it without what differs from one language to another: `--a-b`, `a_b`."""
        return self.text.lstrip("-").replace("_", "-").casefold()

    @property
    def name(self) -> str:
        """Return it without folders and the ending of a file."""
        return self.plain.rpartition("/")[2].partition(".")[0] or self.plain

    @property
    def shape(self) -> str:
        """Return it with a nought for each digit."""
        return re.sub(r"\d", "0", self.text)


def compare_codes(link: Link, read: Reading) -> Verdict:
    """Prove that one thing has two names of code, paths, keys or long numbers."""
    refused = Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” has no name of code")
    if link.values not in _MEANT or link.kind not in _OF_ONE:
        return refused
    pairs = (pair for other in link.others for pair in _pairs(read, link.this, other))
    found = first_proof((_two_codes(read, *pair) for pair in pairs), refused)
    return found if isinstance(found, Proved) else _numbers(link, read) or found


def _two_codes(read: Reading, mine: _Code, theirs: _Code, least: float) -> Verdict:
    why = _explained(read, mine, theirs)
    if why:
        return Refused(Reason.EXPLAINED, why)
    return read.two_forms("TWN01", mine.span, theirs.span, least=least)


def _pairs(read: Reading, this: Span, other: Span) -> Iterator[tuple[_Code, _Code, float]]:
    """Yield the names of two places that belong together and differ, with how sure one must be."""
    mine, theirs = list(_codes(read, this)), list(_codes(read, other))
    common = {one.plain for one in mine} & {one.plain for one in theirs}
    for one in mine:
        for two in theirs:
            if one.plain in common or two.plain in common or _is_end_of(one, two):
                continue
            least = _least(one, two)
            if least is not None:
                yield one, two, least


def _codes(read: Reading, place: Span) -> Iterator[_Code]:
    """Yield the chunks of a place that are names of code, no words, numbers or addresses."""
    for found, span in read.matches(_CHUNK, place):
        text = found[0].rstrip(".:")
        inner = text.strip("-/.#:")
        is_key = any(map(str.isalpha, text)) or bool(_KEY.fullmatch(text))
        has_sign = bool(_SIGNS.search(text.lstrip("#.:"))) and is_key
        is_mixed = bool(_CAMEL.search(inner))
        is_prose = re.fullmatch(r"[A-Za-z]+(?:-[a-z]+|\.)*", text) and not _is_marked(read, place)
        if (has_sign or is_mixed) and not is_prose and not _ADDRESS.search(text):
            yield _Code(Span(span.start, span.start + len(text)), text)


def _is_marked(read: Reading, place: Span) -> bool:
    """True if a place is set as code, or is one chunk alone."""
    around = read.document.text[max(0, place.start - 1) : place.end + 1]
    return "`" in around or not any(map(str.isspace, read.words(place).strip()))


def _is_end_of(one: _Code, two: _Code) -> bool:
    """True if one is the other without the folders in front of it."""
    short, long = sorted((one.plain, two.plain), key=len)
    return long.endswith(f"/{short.strip('/')}")


def _least(one: _Code, two: _Code) -> float | None:
    """Return how sure one must be that two names are of one thing; None if nothing shows it."""
    left, right = one.plain, two.plain
    if one.shape == two.shape and sorted(left) == sorted(right):
        return ALIKE
    letters = [re.sub(r"\d+", "0", side) for side in (left, right)]
    digits = [re.sub(r"\D", "", side) for side in (left, right)]
    if letters[0] == letters[1] and not (len(digits[0]) >= _END and _are_slips(*digits)):
        return None  # two keys of a row, which differ in more than a slip
    if distance(left, right, _SLIP) <= _SLIP and len(left) > _END:
        return ALIKE
    sides = (left, right), (one.name, two.name)
    if not any(a[:_BEGIN] == b[:_BEGIN] or a[-_END:] == b[-_END:] for a, b in sides):
        return None
    return ALIKE


def _explained(read: Reading, mine: _Code, theirs: _Code) -> str:
    """Return how the document tells why both stand; empty if it does not."""
    first, second = sorted((mine.span, theirs.span))
    if read.is_one_sentence(first, second):
        return "one sentence gives both"
    if any(read.tells(one.span, "links.renamed") for one in (mine, theirs)):
        return "the document tells that one took the place of the other"
    return ""


def _are_slips(one: str, other: str) -> bool:
    """True if two numbers have the same digits in another order, or one digit is another."""
    differ = sum(left != right for left, right in zip(one, other, strict=False))
    return len(one) == len(other) and (sorted(one) == sorted(other) or differ == 1)


def _numbers(link: Link, read: Reading) -> Proved | None:
    """Prove that one thing has two long numbers, a slip apart: "port 8042", "localhost:8402"."""
    if link.values is not ValueKind.IDENTIFIER:
        return None
    mine = list(read.matches(_NUMBER, link.this))
    for other in link.others if len(mine) == 1 else ():
        theirs = list(read.matches(_NUMBER, other))
        if len(theirs) == 1:
            (one, this), (two, counter) = mine[0], theirs[0]
            if one[0] != two[0] and _are_slips(one[0], two[0]):
                return read.two_forms("TWN01", this, counter, least=LIKELY)
    return None
