"""Times of day as they are written: "14:02 UTC", "3:28 p.m.", "23:00 AM"."""

from factcheck.model import BlockKind, ClockTime, Document, Quotation, Span
from factcheck.patterns import lazy
from factcheck.text import Covered, kept_by_words, lines

_CLOCK = lazy(
    r"(?<![\w:.,/–-])(?P<hour>\d{1,2}):[0-5]\d(?::[0-5]\d)?(?![\d:]|\.\d)"
    r"(?: ?(?P<half>[AaPp](?:[Mm]\b|\. ?[Mm]\.)))?"
    r"(?: ?\(?(?P<zone>UTC|GMT|Z|[A-Z]{1,3}(?:ST|DT|T))\b\)?)?"
)
"""Source: ISO 8601-1:2019, 4.3.8; the abbreviations of the IANA tz database end in T."""
_LAST_HOUR = 24


def clocks(
    document: Document, quotations: tuple[Quotation, ...], *, zone: str = ""
) -> tuple[ClockTime, ...]:
    """Return all times of day with a colon in order, whether or not a clock can show them.

    Args:
        document: The text.
        quotations: Where it quotes.
        zone: That of the times without one, where that is known.
    """
    quoted = Covered(quotation.span for quotation in quotations)
    found = list[ClockTime]()
    for line, words in lines(document):
        for start, end, hour, half, own_zone in _in_line(words) if ":" in words else ():
            span = Span(line + start, line + end)
            block = document.block_at(span.start)
            is_code = block is not None and block.kind is BlockKind.CODE
            aside = is_code or quoted.at(span.start)
            found.append(ClockTime(span, hour, half, own_zone or zone, aside))
    return tuple(found)


@kept_by_words
def _in_line(words: str) -> tuple[tuple[int, int, int, str, str], ...]:
    """Return the start, end, hour, half and zone of each time of day in a line."""
    return tuple(
        (*match.span(), int(match["hour"]), _half(match["half"] or ""), match["zone"] or "")
        for match in _CLOCK.finditer(words)
        if int(match["hour"]) <= _LAST_HOUR
    )


def _half(words: str) -> str:
    return words.lower().replace(".", "").replace(" ", "")
