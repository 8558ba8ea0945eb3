"""Dates: each date expression of a document, its value, and the words it depends on."""

from factcheck.extract.dates.clocks import zoned
from factcheck.extract.dates.finder import find_all
from factcheck.extract.dates.resolve import resolved
from factcheck.model import Date, Document, Edtf, Quotation, Record

__all__ = ["dates", "only_date", "parse_expression", "parse_time"]

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
        quotations: The quotations in the text. A date inside a quotation does not date a statement
            of the document.
        record: The period that the document covers, and its date of publication. These and earlier
            dates supply missing years; the computer's clock is never used.
        day_first: Whether 3/4/2020 is in April. None means that other dates of the document decide.
        zone: The time zone assumed for times that state none: "UTC" or "+02:00"; if empty, the
            document's own declaration applies.
    """
    known = zoned(document.text, find_all(document), zone)
    return resolved(document, known, quotations, record, day_first=day_first)


def parse_expression(words: str) -> Edtf | None:
    """Return the EDTF value of an absolute date expression, or None if the words are not one.

    Args:
        words: The complete expression: "May 2020", "Jan — Apr 2020", "28 February 2023" or
            "2020-05".
    """
    line = " ".join(words.split())
    found = only_date(line)
    return found.value if found and (found.span.start, found.span.end) == (0, len(line)) else None


def only_date(words: str) -> Date | None:
    """Return the date in words without context; None unless they contain exactly one date."""
    found = dates(Document("", words, (), ()), (), Record())
    return found[0] if len(found) == 1 else None


def parse_time(words: str) -> Edtf | None:
    """Return the EDTF value of a time of day, with an arbitrary date; None if it is not a time.

    Args:
        words: The complete expression: "10:00 PDT" or "9:30 a.m.".
    """
    return parse_expression(f"{_SOME_DAY} {words}")
