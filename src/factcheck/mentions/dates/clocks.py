"""Times of day as written, "14:02 UTC", "23:00 AM", and the zone that a document declares."""

import re
from collections.abc import Sequence

from attrs import evolve

from factcheck import lexicon
from factcheck.mentions.dates.expressions import Mention, Moment
from factcheck.model import BlockKind, ClockTime, Document, Quotation, Span
from factcheck.text import Covered, kept_by_words, lines

_CLOCK = re.compile(
    r"(?<![\w:.,/–-])(?P<hour>[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]|\.\d)"
    r"(?: ?(?P<half>[AaPp](?:[Mm]\b|\. ?[Mm]\.)))?"
    r"(?: ?\(?(?P<zone>UTC|GMT|Z|[A-Z]{1,3}(?:ST|DT|T))\b\)?)?"
)
"""Source: ISO 8601-1:2019, 4.3.8; the abbreviations of the IANA tz database end in T."""
_HEAD = 4_000
"""Characters at the beginning of a document in which it declares its zone."""
_DECLARED = re.compile(
    r"(?:\b[Aa]ll (?:clock )?times (?:[a-z]+ ){0,6}(?:are|in)(?: given)?(?: in)?"
    r"|\(all times(?: are)?(?: in)?|^\W*[Tt]imes?(?: zone)?\W{1,5}(?:all )?(?:are )?(?:in )?) ?"
    rf"(?P<zone>{lexicon.alternation('dates.zones').removesuffix('|Z')})\b"
    r"(?: ?(?P<sign>[+−–-]) ?(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?)?",
    re.MULTILINE,
)
_OTHER_ZONE = re.compile(r" \(?local\b| ?\(?[A-Z]{2,5}\b|,? (?:by|at) the clocks?")
"""What follows a time that is not in the declared zone."""


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
        for start, end, hour, half, own_zone in _clocks_in_line(words) if ":" in words else ():
            span = Span(line + start, line + end)
            is_code = document.kind_at(span.start) is BlockKind.CODE
            aside = is_code or quoted.at(span.start)
            found.append(ClockTime(span, hour, half, own_zone or zone, aside))
    return tuple(found)


@kept_by_words
def _clocks_in_line(words: str) -> tuple[tuple[int, int, int, str, str], ...]:
    """Return the start, end, hour, half and zone of each time of day in a line."""
    return tuple(
        (*match.span(), int(match["hour"]), re.sub(r"[. ]", "", half).lower(), match["zone"] or "")
        for match in _CLOCK.finditer(words)
        for half in [match["half"] or ""]
    )


def zoned(text: str, mentions: Sequence[Mention], zone: str) -> list[Mention]:
    """Return the expressions with the zone that the document gives to its times.

    Args:
        text: That of the document.
        mentions: What was found in it.
        zone: That of times without one where the caller knows it; else the document is asked.
    """
    zones = lexicon.table("dates.zones")
    offset = zones.get(zone, zone) or _declared(text)
    if not offset:
        return list(mentions)

    def in_zone(moment: Moment) -> Moment:
        return evolve(moment, clock=moment.clock + offset) if moment.clock else moment

    def has_zone(one: Mention) -> bool:
        clocks = one.first.clock + (one.last.first.clock if one.last else "")
        return not set("Z+-").isdisjoint(clocks)

    return [
        one
        if not one.first.clock or has_zone(one) or _OTHER_ZONE.match(text, one.end)
        else evolve(
            one,
            first=in_zone(one.first),
            last=one.last and evolve(one.last, first=in_zone(one.last.first)),
        )
        for one in mentions
    ]


def _declared(text: str) -> str:
    """Return the one zone that the head of a text declares, as an offset; empty for none."""
    found = {
        match.group("zone", "sign", "hours", "minutes")
        for match in _DECLARED.finditer(text, 0, _HEAD)
    }
    if len(found) != 1:
        return ""
    zone, sign, hours, minutes = found.pop()
    if not hours:
        return lexicon.table("dates.zones")[zone]
    return f"{'+' if sign == '+' else '-'}{int(hours):02}:{minutes or '00'}"
