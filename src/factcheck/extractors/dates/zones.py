"""The zone of times that are written without one, where the document says once what it is."""

import re
from collections.abc import Iterator, Sequence

from factcheck.extractors.dates.clock import ZONES, in_zone
from factcheck.extractors.dates.mentions import Mention
from factcheck.patterns import lazy

_NAMES = "|".join(sorted(ZONES.keys() - {"Z"}, key=len, reverse=True))
_OFFSET = r"(?:UTC|GMT) ?[+−–-] ?\d{1,2}(?::\d\d)?"
_ZONE = rf"(?P<zone>{_OFFSET}|(?:{_NAMES})\b(?! ?[+−–-] ?\d))"
_DECLARED = lazy(
    rf"\b[Aa]ll (?:clock )?times (?:[a-z]+ ){{0,6}}(?:are|in)(?: given)?(?: in)? {_ZONE}"
    rf"|\(all times (?:are )?(?:in )?{_ZONE.replace('zone', 'bracket')}"
    rf"|^\W*[Tt]imes?(?: zone)?\W{{1,5}}(?:all )?(?:are )?(?:in )?{_ZONE.replace('zone', 'label')}",
    re.MULTILINE,
)
_LOCAL = lazy(rf"\blocal time,? \(?(?:which |that )?(?:is |was )?{_ZONE}")
_BEHIND = re.compile(
    r" \(?(?P<local>local\b)| ?\(?(?P<name>[A-Z]{2,5})\b|,? (?P<there>by|at) the clocks?"
)
_HEAD = 4_000
"""Characters at the beginning of a document in which it says so."""


def zoned(text: str, mentions: Sequence[Mention], zone: str) -> list[Mention]:
    """Return the expressions with the zone that the document gives to its times.

    Args:
        text: That of the document.
        mentions: What was found in it.
        zone: That of times without one where the caller knows it; else the document is asked.
    """
    own = zone or _told(_DECLARED, text)
    if not own:
        return list(mentions)
    return list(_zoned(text, mentions, own, _told(_LOCAL, text)))


def _zoned(text: str, mentions: Sequence[Mention], own: str, local: str) -> Iterator[Mention]:
    for mention in mentions:
        behind = _BEHIND.match(text, mention.end) if mention.first.clock else None
        of = own if behind is None else local if behind["local"] else ""
        yield in_zone(mention, of) if of else mention


def _told(pattern: re.Pattern[str], text: str) -> str:
    """Return the one zone that the head of a text declares, as an offset; empty for none."""
    found = {next(filter(None, match.groups())) for match in pattern.finditer(text, 0, _HEAD)}
    return _offset(found.pop()) if len(found) == 1 else ""


def _offset(zone: str) -> str:
    """Return "+02:00" for "CEST" and "UTC+2"."""
    if zone in ZONES:
        return ZONES[zone]
    sign = "+" if "+" in zone else "-"
    hours, _, minutes = re.sub(r"[^\d:]", "", zone).partition(":")
    return f"{sign}{int(hours):02}:{minutes or '00'}"
