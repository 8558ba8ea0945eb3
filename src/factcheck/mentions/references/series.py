"""Numbered reports: "Report No. 7, Institute for Ports", "Port Trust Working Paper 12"."""

from factcheck.model import MONTHS, Span
from factcheck.model.contributors import names_body
from factcheck.patterns import lazy
from factcheck.values import frozen

# Names of such series. Source: Publication Manual of the APA, 7th edition, 10.4; the types that
# the standard styles of BibTeX print of a `techreport`.
_SERIES = (
    r"(?:(?:(?:Technical|Research|Policy|Staff|Scientific|Interim|Final|Special|Audit)\s)?Report"
    r"|(?:Technical|Research)\s(?:Note|Memorandum|Paper)|Policy\s(?:Brief|Paper)"
    r"|(?:Working|Discussion|White|Occasional)\sPaper)"
)
_NUMBER = (
    r"(?:(?:\sSeries)?,?\s(?:[Nn]o\.?|[Nn]r\.?|[Nn]umber|№|#)\s?|\s(?![12]\d{3}\b))"
    r"(?P<number>(?:[A-Z]{1,6}[-–/ ]?)?\d{1,6}(?:[-–/.]\d{1,6}){0,3})\b"
)
_BEFORE = rf"(?:(?!{_SERIES})(?P<before>[^\W\d_][^,.:;()\d“”\"\[\]]{{2,100}}?)(?P<comma>,?)\s)?"
_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_BEHIND = (
    rf"(?:[\])]?[.,;]?\s(?!{_MONTH})(?P<behind>[^\W\d_][^,.:;()\d“”\"]{{2,100}}?)(?=\s?[,.;(]|\s?$)"
    rf"(?:,\s(?!{_MONTH})(?P<place>[^\W\d_][\w ’'-]{{1,40}})(?=,\s(?:{_MONTH}|\d)|\.?\s?$))?)?"
)
_NUMBERED = lazy(
    rf"(?:(?<=[“”\"’.,;:(\[]\s)|(?<=[(\[])|(?<![^\s])){_BEFORE}\b{_SERIES}{_NUMBER}{_BEHIND}"
)
BRACKET = lazy(rf"\s?[(\[]{_SERIES}{_NUMBER}[)\]]")
"""A report's number in brackets, as it stands behind a title."""


@frozen
class Numbered:
    """A report of a series, each part with its place."""

    number: Span
    body: Span | None = None
    """Who puts the series out."""
    place: Span | None = None
    """Where that body sits."""


def numbered_report(words: str, start: int = 0, end: int | None = None) -> Numbered | None:
    """Return the series number and the body of a report, whichever of the two comes first.

    Args:
        words: that hold a citation.
        start: where to begin: behind the title.
        end: where to stop; otherwise at the end of the words.
    """
    found = _NUMBERED.search(words, start, len(words) if end is None else end)
    if found is None:
        return None
    before = found["before"] and (not found["comma"] or names_body(found["before"]))
    body = "before" if before else "behind"
    return Numbered(
        Span(*found.span("number")),
        Span(*found.span(body)) if found[body] else None,
        Span(*found.span("place")) if found["place"] and body == "behind" else None,
    )
