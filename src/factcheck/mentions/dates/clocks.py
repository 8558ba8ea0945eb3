"""Times of day: as they are written, "14:02 UTC", "23:00 AM", and of which zone they are.

Times without a zone have that which the document gives to all, where it says so once.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck import lexicon
from factcheck.mentions.dates.expressions import Mention, Moment
from factcheck.model import BlockKind, ClockTime, Document, Quotation, Span
from factcheck.text import Covered, kept_by_words, lines

_CLOCK = re.compile(
    r"(?<![\w:.,/–-])(?P<hour>\d{1,2}):[0-5]\d(?::[0-5]\d)?(?![\d:]|\.\d)"
    r"(?: ?(?P<half>[AaPp](?:[Mm]\b|\. ?[Mm]\.)))?"
    r"(?: ?\(?(?P<zone>UTC|GMT|Z|[A-Z]{1,3}(?:ST|DT|T))\b\)?)?"
)
"""Source: ISO 8601-1:2019, 4.3.8; the abbreviations of the IANA tz database end in T."""
_LAST_HOUR = 24
_OF_ZONES = frozenset("Z+-")
"""Marks that a time with a zone has, and one without none of."""
_BEHIND = re.compile(
    r" \(?(?P<local>local\b)| ?\(?(?P<name>[A-Z]{2,5})\b|,? (?P<there>by|at) the clocks?"
)
_HEAD = 4_000
"""Characters at the beginning of a document in which it says so."""


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
    found = list[tuple[int, int, int, str, str]]()
    for match in _CLOCK.finditer(words):
        half = (match["half"] or "").lower().replace(".", "").replace(" ", "")
        if int(match["hour"]) <= _LAST_HOUR:
            found.append((*match.span(), int(match["hour"]), half, match["zone"] or ""))
    return tuple(found)


_ZONE = (
    r"((?:UTC|GMT) ?[+−–-] ?\d{1,2}(?::\d\d)?"
    rf"|(?:{lexicon.alternation('dates.zones').removesuffix('|Z')})\b(?! ?[+−–-] ?\d))"
)
_DECLARED = re.compile(
    rf"\b[Aa]ll (?:clock )?times (?:[a-z]+ ){{0,6}}(?:are|in)(?: given)?(?: in)? {_ZONE}"
    rf"|\(all times (?:are )?(?:in )?{_ZONE}"
    rf"|^\W*[Tt]imes?(?: zone)?\W{{1,5}}(?:all )?(?:are )?(?:in )?{_ZONE}",
    re.MULTILINE,
)
_LOCAL = re.compile(rf"\blocal time,? \(?(?:which |that )?(?:is |was )?{_ZONE}")


def zoned(text: str, mentions: Sequence[Mention], zone: str) -> list[Mention]:
    """Return the expressions with the zone that the document gives to its times.

    Args:
        text: That of the document.
        mentions: What was found in it.
        zone: That of times without one where the caller knows it; else the document is asked.
    """
    if not any(mention.first.clock for mention in mentions):
        return list(mentions)
    own = zone or (_zone_declared_by(_DECLARED, text) if "ime" in text[:_HEAD] else "")
    if not own:
        return list(mentions)
    return list(_zoned(text, mentions, own, _zone_declared_by(_LOCAL, text)))


def _zoned(text: str, mentions: Sequence[Mention], own: str, local: str) -> Iterator[Mention]:
    for mention in mentions:
        behind = _BEHIND.match(text, mention.end) if mention.first.clock else None
        of = own if behind is None else local if behind["local"] else ""
        yield _in_zone(mention, of) if of else mention


def _in_zone(mention: Mention, zone: str) -> Mention:
    """Return a time that has no zone, nor a range an end with one, as one of this zone."""
    ends = [mention.first, *([mention.last.first] if mention.last else [])]
    clocks = "".join(end.clock for end in ends)
    if not clocks or not _OF_ZONES.isdisjoint(clocks):
        return mention
    offset = lexicon.table("dates.zones").get(zone, zone)
    last = mention.last and evolve(mention.last, first=_with_offset(mention.last.first, offset))
    return evolve(mention, first=_with_offset(mention.first, offset), last=last)


def _with_offset(moment: Moment, offset: str) -> Moment:
    return evolve(moment, clock=moment.clock + offset) if moment.clock else moment


def _zone_declared_by(pattern: re.Pattern[str], text: str) -> str:
    """Return the one zone that the head of a text declares, as an offset; empty for none."""
    found = {next(filter(None, match.groups())) for match in pattern.finditer(text, 0, _HEAD)}
    return _offset(found.pop()) if len(found) == 1 else ""


def _offset(zone: str) -> str:
    """Return "+02:00" for "CEST" and "UTC+2"."""
    zones = lexicon.table("dates.zones")
    if zone in zones:
        return zones[zone]
    sign = "+" if "+" in zone else "-"
    hours, _, minutes = zone.strip("UTCGM +-–−").partition(":")
    return f"{sign}{int(hours):02}:{minutes or '00'}"
