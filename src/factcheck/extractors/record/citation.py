"""The preferred-citation line: where it stands and what it gives."""

import re
from collections.abc import Iterator

from attrs import frozen

from factcheck.extractors.record.fields import (
    COMPACT,
    DATE,
    DOI,
    ISSUE,
    PAGES,
    URL,
    VOLUME,
    Found,
    matched,
    pages_between,
    span_of,
)
from factcheck.extractors.record.people import people
from factcheck.mentions.series import BRACKET, Numbered, numbered_report
from factcheck.model import Block, Document, Span

# How journals and agencies introduce the line. Source: usage on publishers' pages.
_CUE = re.compile(
    r"\b(?:(?:preferred|suggested|recommended|required|full)\scitation(?:\sformat)?|citation"
    r"|(?:please\s)?cite(?:\sthis(?:\s\w+){1,2})?\sas|how\sto\scite(?:\sthis\s\w+)?"
    r"|to\scite\sthis\s\w+|(?:please\s)?cite\sthis\s\w+)\s?(?P<colon>:\s?|$)",
    re.IGNORECASE,
)
_LONGEST = 600
"""Code points of a line; what follows in its block is something else."""
_QUOTED = re.compile(
    r"“(?P<curly>[^”]{3,300})”|\"(?P<straight>[^\"]{3,300})\"|‘(?P<single>.{3,300}?)’(?=[,.;:)\s]|$)"
)
_YEAR_BEHIND = re.compile(
    r"[,.]?\s*(?:\((?P<inside>[^()]{4,30})\)|(?P<bare>[12]\d{3}[a-z]?))[.,:]?\s*$"
)
_AUTHOR_DATE = re.compile(
    r"(?P<who>[^()]{2,200}?)\s\((?P<date>[^()]{4,30})\)[.,:]?\s(?P<title>[^.?!]{3,300}[?!]?)[.?!,]\s?"
)
_PLAIN = re.compile(r"(?P<who>[^.:“\"]{2,120}?)[.:]\s(?P<title>[^.?!]{3,300})[.?!]\s?")
_BARE_PAGES = re.compile(
    r"[:,]\s?(?P<first>[A-Za-z]?\d{1,6})\s?[-–—]\s?(?P<last>[A-Za-z]?\d{1,6})(?=[.,;)\s]|$)"
)
_VOLUME_ALONE = re.compile(
    r"(?<=[^\W\d_]\s)(?P<value>\d{1,3})(?=,?\s(?:no|issue|nr)\b|\s?:|,\s\d|,\s?pp?\b)",
    re.IGNORECASE,
)
_CONTAINER = re.compile(
    r"[\s,.]*(?:[Ii]n:?\s)?(?P<value>[^\W\d_][^,.:;()\d]{1,120}?)(?=\s?[,.:;(\d]|\s?$|\svol)",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"(?P<place>[^\W\d_][\w .’'-]{1,40}):\s(?P<publisher>[^\W\d_][^,:()\d]{2,80}),\s(?=\d{4})"
)

_RESOLVED = re.compile(r"https?://(?:dx\.)?doi\.org/(?P<doi>10\.\d{4,9}/.+)", re.IGNORECASE)


@frozen
class Line:
    """The stretch that a citation takes up, its cue left out."""

    cue: Span
    words: Span


def citation_line(document: Document) -> Line | None:
    """Return the first preferred-citation line of a document."""
    for index, block in enumerate(document.blocks):
        cue = _CUE.search(document.text, block.span.start, block.span.end)
        if cue is None or not _is_cue(block, cue):
            continue
        if cue.end() < block.span.end:
            return Line(span_of(cue), _within(document.text, block.span, cue.end()))
        if index + 1 < len(document.blocks):
            after = document.blocks[index + 1].span
            return Line(span_of(cue), _within(document.text, after, after.start))
    return None


def _is_cue(block: Block, cue: re.Match[str]) -> bool:
    """Say whether a cue has its colon, or is all that its block says, and a citation follows."""
    alone = cue.start() == block.span.start and cue.end() == block.span.end
    if not alone and not cue["colon"]:
        return False
    plain = cue[0].lower().startswith("citation")
    return not plain or alone or cue.start() == block.span.start


def _within(text: str, block: Span, start: int) -> Span:
    """End a line at the bracket that was opened before it, or at the end of its block."""
    depth = text.count("(", block.start, start) - text.count(")", block.start, start)
    end = min(block.end, start + _LONGEST)
    for at in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if (
            depth == 0
            and text[at] == ")"
            and text.count("(", start, at) <= text.count(")", start, at)
        ):
            return Span(start, at)
    return Span(start, end)


def citation_fields(text: str, line: Span) -> tuple[Found, ...]:
    """Return what a citation line gives, in order of place; empty where it has no title."""
    quoted = _QUOTED.search(text, line.start, line.end)
    found = _quoted(text, line, quoted) if quoted else _unquoted(text, line)
    return tuple(sorted(found, key=lambda each: (each[2].start, each[0])))


def _quoted(text: str, line: Span, quoted: re.Match[str]) -> Iterator[Found]:
    group = quoted.lastgroup or 0
    title = quoted[group].rstrip(" ,.;")
    yield "title", title, Span(quoted.start(group), quoted.start(group) + len(title))
    before = Span(line.start, quoted.start())
    year = _YEAR_BEHIND.search(text, before.start, before.end)
    end = year.start() if year else before.end
    yield from _authors(text, Span(line.start, end))
    if year:
        yield from _dated(text, span_of(year))
    yield from _rest(text, Span(quoted.end(), line.end))


def _unquoted(text: str, line: Span) -> Iterator[Found]:
    match = _AUTHOR_DATE.match(text, line.start, line.end) or _PLAIN.match(
        text, line.start, line.end
    )
    if match is None:
        return
    start = match.start("title")
    series = BRACKET.search(text, start, line.end)
    end = series.start() if series and series.start() <= match.end() else match.end("title")
    title = text[start:end].strip()
    yield "title", title, Span(start, start + len(title))
    yield from _authors(text, span_of(match, "who"))
    if "date" in match.groupdict():
        yield from _dated(text, span_of(match, "date"))
    yield from _rest(text, Span(min(end + 1, match.end()), line.end))


def _authors(text: str, span: Span) -> Iterator[Found]:
    end = span.start + len(text[span.start : span.end].rstrip(" ,:;"))
    if text[end - 2 : end - 1].islower():  # a full stop behind a word, not behind an initial
        end = span.start + len(text[span.start : end].rstrip("."))
    for name, place in people(text, Span(span.start, end)):
        yield "author", name, place


def _dated(text: str, span: Span) -> Iterator[Found]:
    match = DATE.search(text, span.start, span.end)
    if match:
        yield "date", match[0], span_of(match)


def _rest(text: str, span: Span) -> Iterator[Found]:
    """Yield what follows the title; each stretch is read once, so that no year is a page."""
    taken: list[Span] = []
    for field, value, place in _candidates(text, span):
        if not any(place.overlaps(other) for other in taken):
            taken.append(place)
            yield field, value, place


def _candidates(text: str, span: Span) -> Iterator[Found]:
    """Yield the fields with the surest form first."""
    yield from _addresses(text, span)
    series = numbered_report(text, span.start, span.end)
    if series:
        yield from _series(text, series)
    yield from _numbers(text, span)
    for match in DATE.finditer(text, span.start, span.end):
        yield "date", match[0], span_of(match)
    publisher = _PUBLISHER.search(text, span.start, span.end)
    if publisher:
        yield "place", publisher["place"].strip(), span_of(publisher, "place")
        yield "publisher", publisher["publisher"].strip(), span_of(publisher, "publisher")
    if series is None:
        yield from _container(text, span)


def _addresses(text: str, span: Span) -> Iterator[Found]:
    """Yield addresses; that of a resolver is the DOI that it resolves."""
    for match in URL.finditer(text, span.start, span.end):
        doi = _RESOLVED.match(match[0])
        yield ("doi", doi["doi"], span_of(match)) if doi else ("url", match[0], span_of(match))
    for match in DOI.finditer(text, span.start, span.end):
        yield "doi", match[0], span_of(match)


def _series(text: str, series: Numbered) -> Iterator[Found]:
    parts = (("issue", series.number), ("publisher", series.body), ("place", series.place))
    for field, place in parts:
        if place:
            yield field, text[place.start : place.end].strip(), place


def _numbers(text: str, span: Span) -> Iterator[Found]:
    yield from matched(VOLUME, "volume", text, span)
    yield from matched(ISSUE, "issue", text, span)
    compact = COMPACT.search(text, span.start, span.end)
    if compact:
        yield "volume", compact["volume"], span_of(compact, "volume")
        yield "issue", compact["issue"], span_of(compact, "issue")
    for pattern in (PAGES, _BARE_PAGES):
        for match in pattern.finditer(text, span.start, span.end):
            place = Span(match.start("first"), match.end())
            yield "pages", pages_between(match["first"], match["last"]), place
    yield from matched(_VOLUME_ALONE, "volume", text, span)


def _container(text: str, span: Span) -> Iterator[Found]:
    match = _CONTAINER.match(text, span.start, span.end)
    if match and match["value"][0].isupper():
        yield "container", match["value"].strip(), span_of(match, "value")
