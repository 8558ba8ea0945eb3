"""A group told by name and divided, against its size elsewhere: "Of the injured, 14 were …".

The size is that which the document gives wherever it counts the group: "nineteen were injured".
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.linkers.measures.likeness import is_one_slip, value
from factcheck.linkers.measures.opposites import is_parted
from factcheck.model import Document, Quantity, Span, Tally
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_OPENS = lazy(r"(?:^|(?<=[.!?] )|(?<=\n))Of the (?P<group>[a-z]+),? (?=[a-z]+ |\d+ )")
_DOES = r"(?:was|were|had|came|died|went|belonged|lived|served|worked)\b"
_PART = lazy(rf" (?:of (?:them|these|those) )?{_DOES}(?P<says>[^.;:()|\d“”]{{2,70}}?)")
_JOINT = lazy(r"(?:, and |, | and )\Z")
_END = lazy(rf" (?:of (?:them|these|those) )?{_DOES}(?P<says>[^.;:()|\d“”]{{2,70}})\.")
_ONE = lazy(rf"\b[Oo]ne(?= {_DOES})")
_OPEN_LIST = lazy(
    r"\b(?:includ\w+|among|at least|also|too|both|or|another|others?|more|later|again|some|several"
    r"|few|many|most|rest|only|respectively)\b"
)
_TOLD = lazy(
    r"(?: (?:men|women|people|persons|others))? (?:were|was|had been|are|is) (?P<what>[a-z]+)"
)
_LEAST_PARTS = 3
_NEAR = 0.25


def groups(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield groups with the parts that one sentence gives them, where they are off by a slip."""
    for opened in _OPENS.finditer(document.text):
        sentence = document.sentence_at(opened.start())
        if sentence is None:
            continue
        parts = _parts(document, quantities, Span(opened.end(), sentence.end))
        group = stem(opened["group"])
        sizes = _sizes(document, quantities, group, sentence) if parts else []
        told = {value(one) for one in sizes}
        tally = Tally(sizes[0], parts) if parts and len(told) == 1 else None
        if tally and _is_meant(tally):
            yield tally


def _parts(document: Document, quantities: Sequence[Quantity], place: Span) -> tuple[Quantity, ...]:
    """Return the numbers of a list of which each begins a clause; none if it is anything else."""
    text = document.text
    first, stop = (
        bisect_left(quantities, at, key=lambda one: one.span.start)
        for at in (place.start, place.end)
    )
    ones = [
        Quantity(Span(*one.span()), 1.0, 1.0) for one in _ONE.finditer(text, place.start, place.end)
    ]
    parts = sorted([*quantities[first:stop], *ones], key=lambda one: one.span)
    says: list[str] = []
    starts = [one.span.start for one in parts]
    if starts[:1] != [place.start] or _OPEN_LIST.search(text, place.start, place.end):
        return ()
    for one, behind in zip(parts, [*starts[1:], None], strict=True):
        joint = _JOINT.search(text, one.span.end, behind) if behind else None
        found = (
            _PART.fullmatch(text, one.span.end, joint.start())
            if joint
            else _END.match(text, one.span.end, place.end)
        )
        if found is None or one.unit or one.hedge or (behind and joint is None):
            return ()
        says.append(found["says"])
    is_list = len(parts) >= _LEAST_PARTS or (len(parts) > 1 and is_parted(says))
    return tuple(parts) if is_list else ()


def _sizes(
    document: Document, quantities: Sequence[Quantity], group: str, sentence: Span
) -> list[Quantity]:
    """Return the counts of a group elsewhere: "nineteen injured", "nineteen were injured"."""
    return [
        one
        for one in quantities
        if not one.unit
        and not sentence.contains(one.span)
        and group in (stem(one.noun.rpartition(" ")[2]), _told_of(document, one))
    ]


def _told_of(document: Document, quantity: Quantity) -> str:
    found = _TOLD.match(document.text, quantity.span.end)
    return stem(found["what"]) if found else ""


def _is_meant(tally: Tally) -> bool:
    total, parts = value(tally.total), [value(part) for part in tally.parts]
    over = sum(parts) - total
    if not over or abs(over) > _NEAR * total or max(parts) >= total or tally.total.hedge:
        return not over
    return is_one_slip(total, parts)
