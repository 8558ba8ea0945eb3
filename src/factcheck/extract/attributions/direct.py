"""Quotations followed by the name of their speaker."""

import re
from collections.abc import Iterator

from factcheck.extract.attributions.reading import Reading
from factcheck.extract.attributions.speakers import before, behind
from factcheck.extract.attributions.verbs import spoken
from factcheck.model import Attribution, Span

_MARKS = "“”\"'‘’«»„"
_SPOKEN = re.compile(r"\s(?P<cue>(?:went|goes|called|put)\s(?:on|out|in)|[a-z]+)(?=[\s,.;:])")
_SUBJECT = re.compile(
    r"[^,.;:“”\"]{2,90}"
    r"|(?:as\s)?(?:(?!\b(?:or|when|that|while|if)\b)[^,.;:“”\"]){2,60},\s[^,.;:“”\"]{2,70},"
    r"(?:\s(?:later|once|then|has|had))?"
)
"""The subject, verb and listener after a quotation.

Examples: “…,” she told a hearing; “…,” its director, Bo Lind, told a hearing.
"""
_RESUMED = re.compile(r"[^.“\"\n]{0,80}[.,] [“\"]")
_FAR = 160
"""Maximum distance from a quotation to the speaker after it, in code points."""


def direct(reading: Reading) -> Iterator[Attribution]:
    """Yield an attribution for each quotation that is directly followed by its speaker.

    Examples: “…,” said Hu. “…,” she added. “…,” said Hu, “…” and “…,” Hu told a briefing. “…”
    """
    last: Attribution | None = None
    for quotation in reading.quotations:
        span = quotation.span
        if quotation.block:
            last = None
        elif found := _named_behind(reading, span):
            last = found
        elif last and last.cue and last.source and last.span.end <= last.cue.start:
            end = max(last.source.end, last.cue.end)
            goes_on = _RESUMED.fullmatch(reading.text, end, span.start)
            last = Attribution(_marked(reading, span), last.cue, last.source) if goes_on else None
        else:
            last = None
        if last is not None:
            yield last


def _marked(reading: Reading, span: Span) -> Span:
    """Return a span extended by the quotation marks around it."""
    start, end = reading.text[span.start - 1 : span.start], reading.text[span.end : span.end + 1]
    return Span(
        span.start - (start in _MARKS and start != ""), span.end + (end in _MARKS and end != "")
    )


def _named_behind(reading: Reading, span: Span) -> Attribution | None:
    """Return the attribution if a verb of saying follows the closing quotation mark."""
    text, block = reading.text, reading.document.block_at(span.start)
    if block is None or text[span.end - 1 : span.end] not in tuple(",?!…"):
        return None
    after, limit = span.end + 1, min(block.span.end, span.end + _FAR)
    for match in _SPOKEN.finditer(text, after, limit):
        if match["cue"] not in spoken():
            continue
        source = behind(reading, match.end() + 1, limit) if match.start() == after else None
        if source is None and _SUBJECT.fullmatch(text, after + 1, match.start()):
            source = before(reading, match.start("cue"), after + 1)
        if source is not None:
            return Attribution(_marked(reading, span), Span(*match.span("cue")), source)
    return None
