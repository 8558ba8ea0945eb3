"""Words in front of a date that belong to it: "early", "the end of", "around", "since"."""

import re

from attrs import evolve

from factcheck.extractors.dates.mentions import Basis, Mention
from factcheck.extractors.dates.vocabulary import NUMBER, ORDINAL, ORDINALS, number_of, ordinal_of
from factcheck.model import Unit

_LIMITS = {
    "since": "from", "ever since": "from", "from": "from", "starting from": "from",
    "starting": "from", "starting on": "from", "starting in": "from", "beginning": "from",
    "beginning on": "from", "beginning in": "from", "beginning from": "from", "effective": "from",
    "effective from": "from", "effective on": "from", "as of": "from", "as from": "from",
    "with effect from": "from", "until": "until", "till": "until", "up to": "until",
    "up until": "until", "through": "through", "by": "until", "no later than": "until",
    "not later than": "until", "on or before": "until", "on or after": "from",
    "no earlier than": "from", "not earlier than": "from", "before": "before",
    "prior to": "before", "beyond": "beyond",
    "after": "after", "between": "between",
}  # fmt: skip
"""Prepositions that leave one side open, and which side of the date stays."""
_PARTS = {
    "early": "early", "very early": "early", "mid": "mid", "the mid": "mid", "late": "late",
    "very late": "late", "early in": "early", "late in": "late", "later in": "later",
    "earlier in": "earlier", "the early part of": "early", "the latter part of": "late",
    "the later part of": "late", "the end of": "end", "end of": "end", "the very end of": "end",
    "the close of": "end", "the beginning of": "start", "beginning of": "start",
    "the start of": "start", "start of": "start", "the onset of": "start",
    "the opening of": "start",
    "the middle of": "mid", "middle of": "mid", "the first days of": "early",
    "the last days of": "late", "the final days of": "late", "the closing days of": "late",
    "the opening days of": "early", "the first half of": "half 1", "first half of": "half 1",
    "the second half of": "half 2", "second half of": "half 2", "the latter half of": "half 2",
    "the first months of": "first 4 month", "the last months of": "last 4 month",
    "the first few months of": "first 4 month", "the final months of": "late",
    "the early months of": "early", "the course of": "all",
    "the rest of": "rest", "the remainder of": "rest", "much of": "all", "most of": "all",
    "the whole of": "all", "all of": "all", "the month of": "all", "the year": "all",
    "the years": "all", "the summer of": "all", "later": "later", "earlier": "earlier",
    "the early hours of": "all", "the small hours of": "all", "the morning of": "all",
    "the afternoon of": "all", "the evening of": "all", "the night of": "all",
    "the early morning of": "all", "the week of": "week", "the early morning hours of": "all",
}  # fmt: skip
"""Phrases for a part of a period, and which part; "all" and "rest" change no bounds."""
_HEDGES = (
    "on or about", "sometime around", "some time around", "sometime in", "some time in", "about",
    "around", "circa", "approximately", "roughly", "c.", "ca.", "ca", "c", "as early as",
    "as late as", "as long ago as", "possibly", "probably", "perhaps", "at least", "or about",
)  # fmt: skip
_FIRM = frozenset({"as early as", "as late as", "as long ago as", "at least", "sometime in",
                   "some time in"})  # fmt: skip
"""Hedges of emphasis, or of the day within the period: they do not soften the date."""


def _any(phrases: object) -> str:
    return "|".join(re.escape(str(one)) for one in sorted(phrases, key=len, reverse=True))  # type: ignore[call-overload]


_NUMBERED = (
    rf"the (?P<which>{ORDINAL}|last|final) (?:(?P<count>{NUMBER}|few) )?"
    r"(?P<piece>days?|weeks?|months?|quarter|third|half|decades?|years?) of"
)
"""The first four months of, the second week of, the last quarter of."""
_FRONT = re.compile(
    r"(?i)(?<![\w’'-])"
    rf"(?:(?<!dates )(?<!dated )(?<!dating )(?P<limit>{_any(_LIMITS)}) )?"
    rf"(?:(?P<hedge>{_any(_HEDGES)}) ?)?"
    rf"(?:(?:the )?(?P<part>{_any(_PARTS)}|{_NUMBERED})(?:[ -]the |[ -](?:in )?))?"
    r"(?P<article>(?:the )?(?:year |month of )?)$"
)
_REACH = 44
"""Characters in front that are looked at: the longest row of such phrases."""


def widened(text: str, mention: Mention, floor: int) -> Mention:
    """Return a mention with the words in front taken in, from `floor` on and in its own line."""
    begin = max(floor, mention.start - _REACH, text.rfind("\n", floor, mention.start) + 1)
    front = _FRONT.search(text, begin, mention.start)
    if front is None or front.start() == mention.start:
        return mention
    return _with(mention, front)


def _with(mention: Mention, front: re.Match[str]) -> Mention:
    limit = _LIMITS.get((front["limit"] or "").lower(), "")
    hedge = (front["hedge"] or "").lower()
    part = _part(front)
    if not (limit or hedge or part or front["article"]):
        return mention
    if mention.basis is Basis.PERIOD and mention.first.season:
        part = ""
    start = mention.start if not (limit or hedge or part) and _drops(mention) else front.start()
    return evolve(
        mention,
        start=start,
        limit="" if mention.last else limit or mention.limit,
        part=part or mention.part,
        soft=mention.soft or (bool(hedge) and hedge not in _FIRM),
    )


def _drops(mention: Mention) -> bool:
    """Say whether an article in front is not part of the expression: "the May 4 movement"."""
    bare = mention.first.width == 1 and mention.first.season is None and mention.unit is None
    return bare and not mention.part


def _part(front: re.Match[str]) -> str:
    """Return the label of the part: a word of the table, or "first 4 month", "2 week"."""
    words = (front["part"] or "").lower()
    if not words or words in _PARTS:
        return _PARTS.get(words, "")
    piece = (front["piece"] or "").lower().removesuffix("s")
    which = (front["which"] or "").lower()
    if front["count"]:
        count = front["count"].lower()
        number = 0 if count == "few" else number_of(count)
        return f"{'first' if which in ORDINALS else 'last'} {number} {piece}"
    return f"{0 if which in ('last', 'final') else ordinal_of(which)} {piece}"


UNIT_OF_PIECE = {"day": Unit.DAY, "week": Unit.WEEK, "month": Unit.MONTH, "year": Unit.YEAR}
