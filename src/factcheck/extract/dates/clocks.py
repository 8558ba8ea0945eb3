"""Impossible times such as "23:00 AM", and the time zone that a document declares."""

import re
from collections.abc import Sequence

from attrs import evolve

from factcheck import lexicon
from factcheck.document.text import Covered
from factcheck.extract.dates.expressions import Mention, Moment
from factcheck.model import BlockKind, Dossier, Span

_HALVED = re.compile(
    r"(?<![\w:.,/–-])(?P<hour>[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)? ?"
    r"(?P<half>[AaPp])(?:[Mm]\b|\. ?[Mm]\.)"
)
_NOON = 12
_HEAD = 4_000
"""Characters at the start of a document that are searched for a declared time zone."""
_DECLARED = re.compile(
    r"(?:\b[Aa]ll (?:clock )?times (?:[a-z]+ ){0,6}(?:are|in)(?: given)?(?: in)?"
    r"|\(all times(?: are)?(?: in)?|^\W*[Tt]imes?(?: zone)?\W{1,5}(?:all )?(?:are )?(?:in )?) ?"
    rf"(?P<zone>{lexicon.alternation('dates.zones').removesuffix('|Z')})\b"
    r"(?: ?(?P<sign>[+−–-]) ?(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?)?",
    re.MULTILINE,
)
_OTHER_ZONE = re.compile(r" \(?local\b| ?\(?[A-Z]{2,5}\b|,? (?:by|at) the clocks?")
"""Text after a time that is not in the declared zone."""


def hours_past_noon(dossier: Dossier) -> tuple[tuple[Span, int, str], ...]:
    """Return each impossible hour with "a.m." or "p.m.": its span, the hour, and "AM" or "PM".

    Times in code and quotations are skipped.
    """
    document, quoted = dossier.document, Covered(one.span for one in dossier.facts.quotations)
    return tuple(
        (Span(*match.span()), int(match["hour"]), f"{match['half'].upper()}M")
        for match in _HALVED.finditer(document.text)
        if not 0 < int(match["hour"]) <= _NOON
        if document.kind_at(match.start()) is not BlockKind.CODE and not quoted.at(match.start())
    )


def zoned(text: str, mentions: Sequence[Mention], zone: str) -> list[Mention]:
    """Return the mentions, with the document's time zone added to times without one.

    Args:
        text: The text of the document.
        mentions: The date expressions found in the text.
        zone: The time zone to add; if empty, the one that the document declares.
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
    """Return the UTC offset that the start of a text declares; empty for none or several."""
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
