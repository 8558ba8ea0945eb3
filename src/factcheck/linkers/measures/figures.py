"""A quantity in its sentence: what it is of, and what restricts it."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from attrs import evolve, frozen

from factcheck.linkers.measures.clauses import Clauses
from factcheck.model import BlockKind, Claim, Document, Quantity, Role, Span
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_WORD = lazy(r"[^\W\d_]+")
_YEAR = lazy(r"\b1[0-9]\d\d\b|\b20\d\d\b")
_UNITS = {
    "per cent": "%",
    "percent": "%",
    "tonne": "tonnes",
    "ton": "tons",
    "m": "metres",
    "metre": "metres",
    "meter": "metres",
    "meters": "metres",
    "ft": "feet",
    "foot": "feet",
    "mi": "miles",
    "mile": "miles",
    "inch": "inches",
    "in": "inches",
    "centimetres": "cm",
    "centimeters": "cm",
    "millimetres": "mm",
    "millimeters": "mm",
    "kilograms": "kg",
    "kilogrammes": "kg",
    "hectare": "hectares",
    "acre": "acres",
    "yard": "yards",
    "kilogram": "kg",
    "kilogramme": "kg",
    "lb": "pounds",
    "lbs": "pounds",
    "ha": "hectares",
    "square kilometres": "km²",
    "square kilometers": "km²",
    "sq km": "km²",
    "sq. km": "km²",
    "km2": "km²",
    "square metres": "m²",
    "square meters": "m²",
    "sq m": "m²",
    "m2": "m²",
    "square miles": "sq mi",
    "square mile": "sq mi",
    "square feet": "sq ft",
    "kilometre": "km",
    "kilometres": "km",
    "kilometer": "km",
    "kilometers": "km",
    "liter": "litres",
    "litre": "litres",
    "liters": "litres",
    "dollar": "$",
    "dollars": "$",
    "US$": "$",
    "USD": "$",
    "euro": "€",
    "EUR": "€",
    "£": "pounds",
    "GBP": "pounds",
    "euros": "€",
    "pound": "pounds",
}
"""Ways to write one unit."""
_KNOWN = frozenset(_UNITS) | frozenset(_UNITS.values())
_NAMED = lazy(r"(?:\(|, )(?:in )?(?P<unit>[^\W\d_][\w²³. ]{0,20}|[%$£€])\)?\Z")
"""How labels and heads of tables give the unit of their cells: "Height (m)", "Depth, feet"."""
TIME = lazy(
    r"(?:milli)?seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|centuries"
)
"""Units of time: spans of time are compared with dates, not with each other."""
_RANKED = lazy(r"\b(?:first|last|next|other|new|these|those|all but) \Z", re.IGNORECASE)
"""Words right before a number that make it one lot of several."""
_BEFORE = 10  # characters in which they stand
_OF_WHOLE = lazy(r" (?:out )?of (?:the |these |those |all |all the |its |their )?")
"""Between a part and its whole: "four of the nine towers"."""
_FAR = 400
"""Code points of a sentence on either side of a number that are read; of a list more would be."""
_PART = "of"
"""What restricts the part."""


@frozen(eq=False)
class Figure:
    """A quantity with what its sentence says of it."""

    quantity: Quantity
    at: Span
    """Its clause: the claim that it stands in, else the sentence."""
    claim: Claim | None
    head: str
    """Stem of what is counted; empty if the text does not tell."""
    nouns: frozenset[str]
    """Stems of all words that say what is counted."""
    unit: str
    role: Role
    is_row: bool
    years: frozenset[str]
    restrictions: frozenset[str]
    """The words of its clause that make it the figure of one moment, share or sense."""

    @property
    def kind(self) -> tuple[str, str]:
        """Return what it is of, by which figures are found that may be compared."""
        return self.head, self.unit

    @property
    def digits(self) -> int:
        """Return how many digits it is written with before the noughts at its end."""
        told = (self.quantity.low + self.quantity.high) / 2
        return len(f"{told:.0f}".rstrip("0")) if math.isfinite(told) else 0

    @property
    def own_year(self) -> frozenset[str]:
        """Return the year in which its claim is dated; empty if it is not."""
        date = self.claim.date if self.claim else None
        year = date.value.year if date and date.value else None
        return frozenset({str(year)} if year else ())


def unit_named(label: str) -> str:
    """Return the unit that a label or a head of a table ends with; empty if it gives none."""
    found = _NAMED.search(label.strip())
    unit = found["unit"].strip(". ") if found else ""
    return _UNITS.get(unit, unit) if unit in _KNOWN else ""


def figures(
    document: Document, quantities: Sequence[Quantity], claims: Sequence[Claim]
) -> Iterator[Figure]:
    """Yield the quantities that count or measure something, spans of time left out."""
    clauses = Clauses(document)
    owner = {quantity.span: claim for claim in claims for quantity in claim.quantities}
    for quantity, behind in zip_longest(quantities, quantities[1:]):
        if quantity.unit and TIME.fullmatch(quantity.unit):
            continue
        claim = owner.get(quantity.span)
        if _is_part(document, quantity, behind):
            part = _figure(clauses, document, evolve(quantity, noun=behind.noun), claim)
            yield evolve(part, quantity=quantity, restrictions=part.restrictions | {_PART})
        else:
            yield _figure(clauses, document, quantity, claim)


def _is_part(document: Document, quantity: Quantity, behind: Quantity | None) -> bool:
    """Say whether a bare number is the part of a whole that the next number tells."""
    if behind is None or quantity.unit or quantity.noun:
        return False
    return bool(_OF_WHOLE.fullmatch(document.text, quantity.span.end, behind.span.start))


def _figure(
    clauses: Clauses, document: Document, quantity: Quantity, claim: Claim | None
) -> Figure:
    block = document.block_at(quantity.span.start)
    role = document.role_at(quantity.span.start)
    is_row = block is not None and block.kind is BlockKind.ROW and role is not Role.CHRONOLOGY
    sentence = document.sentence_at(quantity.span.start) or quantity.span
    around = block.span if is_row and block else sentence
    words = document.words(_near(quantity.span, around))
    restricting = clauses.restricting(quantity.span, around, _FAR)
    stems = [stem(word.lower()) for word in _WORD.findall(quantity.noun)]
    return Figure(
        quantity=quantity,
        at=claim.span if claim else sentence,
        claim=claim,
        head=_head(quantity, stems, is_row=is_row),
        nouns=frozenset(stems),
        unit=_UNITS.get(quantity.unit, quantity.unit),
        role=role,
        is_row=is_row,
        years=frozenset(_YEAR.findall(words)),
        restrictions=_restrictions(document, quantity.span, around, restricting),
    )


def _near(span: Span, around: Span) -> Span:
    return Span(max(around.start, span.start - _FAR), min(around.end, span.end + _FAR))


def _head(quantity: Quantity, stems: list[str], *, is_row: bool) -> str:
    """Return the last noun; of a row's label the last plural before a comma or preposition."""
    if not stems:
        return ""
    if not is_row:
        return stems[-1]
    label = re.split(r",|\b(?:of|in|with|at|for|by|per)\b", quantity.noun)[0]
    words = _WORD.findall(label)
    plurals = [
        word for word in words if word.endswith("s") and not word.endswith(("ss", "us", "is"))
    ]
    return stem((plurals or words)[-1].lower()) if words else ""


def _restrictions(
    document: Document, span: Span, around: Span, restricting: list[str]
) -> frozenset[str]:
    """Return the words that say of which moment, lot or sense a number is."""
    ranked = _RANKED.findall(document.text, max(around.start, span.start - _BEFORE), span.start)
    return frozenset(_moment(word.strip().lower()) for word in (*restricting, *ranked))


def _moment(words: str) -> str:
    """Return one term for what restricts a figure: "by the end" is "at the end"."""
    if words.endswith("the end"):
        return "end"
    return "first" if words.startswith("initial") else stem(words)
