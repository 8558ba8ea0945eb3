"""Identifiers in a reference list that cannot exist: ISBN, ISSN, DOI and arXiv.

Sources: ISBN Users' Manual, 7th edition, 4 and 5 (check digits); ISSN Manual, 2015, 2.1; DOI
Handbook, 2023, 3.1; arXiv, "Understanding the arXiv identifier", 2015.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from attrs import frozen

from factcheck.model import Dossier, Span

_FORMS = {
    kind: re.compile(form)
    for kind, form in {
        "ISBN": r"\b(?i:ISBN)(?:-1[03])?:?\s?"
        r"(?P<value>\d(?:[\s–-]?\d){5,15}(?:[\s–-]?[Xx])?)(?![\w–-])",
        "ISSN": r"(?i:ISSN):?\s?(?P<value>\d{4}\s?[–-]?\s?\d{3}[\dXx])(?![\w–-])",
        "DOI": r"(?i:\bdoi:?\s?|doi\.org/)(?P<value>\d[^\s\"<>{}]{2,200})",
        "arXiv number": r"(?i:arXiv):\s?(?P<value>\d{4}\.\d{4,5}|[a-z-]{2,10}/\d{7})(?!\d)",
    }.items()
}
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d{1,9})*/\S|10/\w")
"""A DOI, or a short DOI ("10/abc")."""
_LONG, _SHORT = 13, 10


@frozen
class Impossible:
    """An identifier that cannot exist."""

    span: Span
    """The identifier."""
    kind: str
    """The name of the identifier: "ISBN"."""
    value: str
    """The identifier as printed."""
    why: str
    """The rule that it breaks."""


def impossible_identifiers(dossier: Dossier) -> tuple[Impossible, ...]:
    """Return the impossible identifiers in the reference lists of a document, in order.

    Those of .bib files are found when the file is read.
    """
    text = dossier.document.text
    spans = sorted({entry.span for part in dossier.facts.lists for entry in part.references})
    return tuple(
        Impossible(Span(*match.span("value")), kind, match["value"], why)
        for span in spans
        for kind, form in _FORMS.items()
        for match in form.finditer(text, span.start, span.end)
        for why in _reasons(kind, match["value"])
    )


def _reasons(kind: str, value: str) -> Iterator[str]:
    digits = re.sub(r"[\s–-]", "", value).upper()
    if kind == "DOI":
        if not _DOI.match(unquote(value).rstrip(".,;)")):
            yield "a DOI has the form 10.1234/suffix"
    elif kind == "arXiv number":
        month = value.rpartition("/")[2][2:4]
        if not "01" <= month <= "12":
            yield f"its month is {month}"
    elif kind == "ISBN" and len(digits) not in (_LONG, _SHORT):
        yield f"an ISBN has 10 or 13 digits, not {len(digits)}"
    elif digits[-1] != (right := check_digit(digits[:-1])):
        yield f"its check digit would be {right}, not {digits[-1]}"


def check_digit(digits: str) -> str:
    """Return the check digit that follows the given digits of an ISBN or ISSN."""
    if len(digits) == _LONG - 1:
        return str(-sum(int(one) * (1, 3)[at % 2] for at, one in enumerate(digits)) % 10)
    total = sum(int(one) * weight for weight, one in enumerate(reversed(digits), 2))
    return "0123456789X"[-total % 11]
