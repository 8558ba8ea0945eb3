"""Dates: every date expression of a document, what it means, and what it leans on."""

from factcheck.mentions.dates.clocks import zoned
from factcheck.mentions.dates.finder import find_all
from factcheck.mentions.dates.resolve import resolved
from factcheck.model import Date, Document, Edtf, Quotation, Record

__all__ = ["dates", "parse_expression", "parse_time"]

_SOME_DAY = "1 January 2001 at"


def dates(
    document: Document,
    quotations: tuple[Quotation, ...],
    record: Record,
    *,
    day_first: bool | None = None,
    zone: str = "",
) -> tuple[Date, ...]:
    """Return all dates of a document in order; their spans do not overlap.

    Args:
        document: The text with its sections, entries and sentences.
        quotations: Where it quotes: a date in there dates nothing that the document itself tells.
        record: What the document says it covers, and when it was published; these, and what was
            told before, fill in a missing year. The clock never does.
        day_first: Whether 3/4/2020 is in April; None: as other dates of the document show.
        zone: Of the times without one: "UTC" or "+02:00"; where it is empty, the document may say.
    """
    known = zoned(document.text, find_all(document), zone)
    return resolved(document, known, quotations, record, day_first=day_first)


def parse_expression(words: str) -> Edtf | None:
    """Return the value of one absolute expression that stands alone, or None if it is none.

    Args:
        words: "May 2020", "Jan — Apr 2020", "28 February 2023" or "2020-05", and nothing else.
    """
    line = " ".join(words.split())
    document = Document("", line, (), ())
    found = dates(document, (), Record())
    if len(found) != 1 or (found[0].span.start, found[0].span.end) != (0, len(line)):
        return None
    return found[0].value


def parse_time(words: str) -> Edtf | None:
    """Return a time of day that stands alone, on some day; None if the words are none.

    Args:
        words: "10:00 PDT" or "9:30 a.m.", and nothing else.
    """
    return parse_expression(f"{_SOME_DAY} {words}")
