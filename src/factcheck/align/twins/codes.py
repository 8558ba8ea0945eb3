"""A number behind a label that once lacks a digit or has two swapped: "EIP-1455", "EIP-155".

Numbers of one series differ in one digit on purpose, so that a changed digit tells nothing, but in
a reference in brackets that leads nowhere: "[RFC 1997]" once, "RFC 1977" nine times. What the head
of the document names ("Updates: 1977") is usual, however seldom the text has it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from factcheck.align.twins.statements import Place, Statements
from factcheck.model import BlockKind
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text import Tokens, is_one_slip

_USUAL = 3
_FEWEST_DIGITS = 3


def codes_apart(made: Statements) -> Iterator[Twin]:
    """Yield the labelled numbers that are a slip of another, in order."""
    words = made.tokens
    for at, to in sorted(_labelled(made)):
        if not (_is_in_address(made, at) or _is_in_code(made, at)):
            yield Twin(TwinRoute.PHRASE, "number", words.span(at), words.span(to))


def _is_in_address(made: Statements, at: int) -> bool:
    """True if a number stands in the address of its own link, which attests it."""
    span, number = made.tokens.span(at), made.tokens.words[at].lstrip("0")
    return any(link.span.contains(span) and number in link.target for link in made.document.links)


def _is_in_code(made: Statements, at: int) -> bool:
    """True if a number stands in a listing, as behind the zone of its times: "CET 2001"."""
    block = made.tokens.blocks[at]
    return block >= 0 and made.document.blocks[block].kind is BlockKind.CODE


def _labelled(made: Statements) -> Iterator[tuple[int, int]]:
    """Yield (rare, usual) numbers behind one label: "RFC 1997", "RFC 1977"."""
    words = made.tokens
    series: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for at, word in enumerate(words.words):
        if word.isdecimal() and len(word) >= _FEWEST_DIGITS and at:
            label = words.words[_label_at(words, at)]
            if label.isalpha() and label.isupper() and len(label) > 1:
                series[label].setdefault(word, []).append(at)
    fields = {words.words[at] for at in _in_fields(made)}
    for numbers in series.values():
        for rare, places in numbers.items():
            if len(places) == 1 and rare not in fields:
                yield from _usual_number(words, rare, places[0], numbers, fields)


def _in_fields(made: Statements) -> Iterator[int]:
    """Yield the tokens that stand in fields at the head of the document."""
    for one in made.all:
        if one.place is Place.FIELD:
            yield from made.tokens.inside(one.span)


def _usual_number(
    words: Tokens, rare: str, at: int, numbers: Mapping[str, Sequence[int]], fields: Collection[str]
) -> Iterator[tuple[int, int]]:
    is_open = _is_bracketed(words, at)
    usual = [
        other
        for other, places in numbers.items()
        if (len(places) >= _USUAL and _is_digit_slip(rare, other, is_open=is_open))
        or (other in fields and _is_digit_slip(rare, other))
    ]
    if len(usual) == 1:
        yield at, numbers[usual[0]][0]


def _is_digit_slip(rare: str, usual: str, *, is_open: bool = False) -> bool:
    """True if a digit inside is missing or too many, or two changed places.

    In a link without an address a digit may be another as well.
    """
    is_inside = rare[0] == usual[0] and rare[-1] == usual[-1]
    is_told = is_inside and (is_open or len(rare) != len(usual))
    return is_one_slip(rare, usual) and (is_told or sorted(rare) == sorted(usual))


def _label_at(words: Tokens, at: int) -> int:
    """Return the token in front of a number, a hyphen or a sign of a number left out."""
    return at - 1 - (words.words[at - 1] in ("-", "‑", "#"))


def _is_bracketed(words: Tokens, at: int) -> bool:
    """True if square brackets are left around a label and its number: a link without an address."""
    first = _label_at(words, at)
    return words.words[first - 1 : first] == ["["] and words.words[at + 1 : at + 2] == ["]"]
