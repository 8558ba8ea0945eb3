"""The head of a document: title, byline, date, journal, volume and issue, as printed."""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.mentions.record.fields import (
    DATE,
    LEADING_WEEKDAY,
    Found,
    pages_between,
    span_of,
)
from factcheck.mentions.record.people import people
from factcheck.mentions.references.fields import DOI, behind_marks, trimmed
from factcheck.mentions.references.parts import ISSUE, PAGES, VOLUME
from factcheck.model import Block, BlockKind, Document, Role, Span
from factcheck.model.contributors import names_body
from factcheck.model.outlets import carries_news
from factcheck.text import word_list

_BYLINE = re.compile(
    r"(?:^|(?<=\s))(?:(?:[Ww]ritten\s|[Pp]repared\s|[Rr]eported\s|[Cc]ompiled\s)?[Bb][Yy]:?\s"
    r"|[Aa]uthors?(?:\(s\))?:\s)(?P<names>.+)"
)
_NAMES_END = re.compile(
    r"\s(?:(?:[Ff]irst\s)?[Pp]ublished|[Pp]osted|[Uu]pdated|[A-Z][a-z]+:\s)|\s?[|·•(—–]|,?\swith\s|\son\s\d|,?\s\d"
)
_OUTLET = re.compile(
    r"(?:,\s|\s(?:of|for|from|in)\s)(?:(?:of|for)\s)?(?:the\s)?(?P<value>[A-Z][^,;|·•]{2,60}?)(?=[.,]?$)"
)
"""The journal behind the names of a byline: "By Jane Roe, Harbour Herald"."""
_BESIDE = re.compile(rf"\s?[|·•(—–,]\s?(?:on\s)?{LEADING_WEEKDAY}", re.IGNORECASE)
"""What stands before a date in the byline itself: "By Jane Roe | 3 May 2021"."""
_DATED = re.compile(
    rf"\b(?P<cue>(?i:{lexicon.alternation('references.dated')}))"
    rf"(?:\sby\s[^\d,.;:]{{2,60}}?(?=\son\s))?(?:\s(?:on|in))?:?\s{LEADING_WEEKDAY}(?P<date>.+)"
)
_CARRIER = re.compile(
    r"\s?(?:in|by)\s(?:the\s)?(?P<value>[A-Z][^·|•,(:;]{2,100}?)(?=\s?(?:[·|•,(:;]|$|\.\s|\.$|\sVol))"
)
_EXTRACTED = re.compile(
    r"\b(?:extracted|reprinted|taken|excerpted)\sfrom\s(?P<value>[A-Z][^,(:·;]{2,100}?)(?=:|,|\s?\(|\sVol)"
)
_JOURNAL = re.compile(
    r"(?P<value>[A-Z][^,.;:·|•()\d]{2,100}?)\s?[,·|•]?\s(?=[Vv]ol(?:ume\b|\.|\b)\s?\d)"
)
"""A journal at the beginning of a line, in front of its volume."""
_WEEKDAY = re.compile(LEADING_WEEKDAY)
_STAMP = re.compile(r"\d{4}-\d\d-\d\d(?=[T ]\d)")
"""The day of a date with its time."""
_METADATA = {
    "title": "title",
    "author": "author",
    "date": "date",
    "updated": "reviewed",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "doi": "doi",
}
"""Fields of the data at the head of a file, by what a record calls them."""
_REVISIONS = ("reviewed", "final", "updated", "last updated", "revised")
_OFFERS = ("download", "share", "print", "connect with")
"""With what web pages offer around an article a line begins; it never names one."""
_LABELLED = re.compile(r"[A-Z][\w ()/-]{0,28}:\s")
"""A line of the kind "Severity: high"; only a heading of that form can be a title."""
_ALIKE = 0.6
"""Share of words from which a line of the head is the cited title, misquoted."""
_MOST_BLOCKS = 30
_FEW_WORDS = 14
"""Words of a line that may be the name of the issuing body."""


def head_blocks(document: Document, citation: Span | None) -> tuple[Block, ...]:
    """Return the blocks of the front matter and those behind it that go on as a head does."""
    front = [block for block in document.blocks if block.kind is BlockKind.METADATA]
    for block in document.blocks[: len(front) + _MOST_BLOCKS]:
        if block.kind is BlockKind.METADATA:
            continue
        cites = citation is not None and block.span.overlaps(citation)
        if not (cites or _is_front(document, block)):
            break
        front.append(block)
    return tuple(front)


def _is_front(document: Document, block: Block) -> bool:
    if document.role_at(block.span.start) is Role.FRONT_MATTER:
        return True
    words = document.words(block.span)
    if block.span.start == 0 and block.kind is BlockKind.HEADING:
        return True
    return len(words.split()) <= _FEW_WORDS and bool(_BYLINE.match(words) or _DATED.match(words))


def head_fields(document: Document, citation: Span | None, cited_title: str) -> tuple[Found, ...]:
    """Return what the head gives, in order of place.

    Args:
        document: The document.
        citation: The citation line with its cue, which is left out.
        cited_title: The title in that line; it tells which line of a web page's head is the title.
    """
    blocks = head_blocks(document, citation)
    found = list(_title(document, blocks, cited_title))
    for block in blocks:
        if block.kind is BlockKind.METADATA:
            found.extend(_field(document.text, block))
            continue
        for span in _without(block.span, citation):
            found.extend(_line(document.text, span))
    found.extend(_body(document, blocks, found))
    return tuple(sorted(set(found), key=lambda each: (each[2].start, each[0])))


def _field(text: str, block: Block) -> Iterator[Found]:
    """Yield what a field of the data at the head of the file gives."""
    name = _METADATA.get(block.field, "")
    if name == "author":
        yield from (("author", words, place) for words, place in people(text, block.span))
    elif name in ("date", "reviewed"):
        day = _WEEKDAY.match(text, block.span.start, block.span.end)
        start = day.end() if day else block.span.start
        date = DATE.match(text, start, block.span.end) or _STAMP.match(text, start, block.span.end)
        if date:
            yield name, date[0], span_of(date)
    elif name:
        yield name, text[block.span.start : block.span.end], block.span


def _without(block: Span, citation: Span | None) -> Iterator[Span]:
    if citation is None or not block.overlaps(citation):
        yield block
        return
    for start, end in ((block.start, citation.start), (citation.end, block.end)):
        if start < end:
            yield Span(start, end)


def _line(text: str, span: Span) -> Iterator[Found]:
    """Yield what one block of the head gives besides the title."""
    yield from _byline(text, span)
    yield from _dates(text, span)
    yield from _numbers(text, span)
    for match in _EXTRACTED.finditer(text, span.start, span.end):
        yield "container", match["value"].strip(), span_of(match, "value")
    for match in DOI.finditer(text, span.start, span.end):
        doi, start = trimmed(match["doi"]), match.start("doi")
        yield "doi", doi, Span(start, start + len(doi))


def _byline(text: str, span: Span) -> Iterator[Found]:
    match = _BYLINE.match(text, span.start, span.end)
    if match is None:
        return
    end = _NAMES_END.search(text, match.start("names"), span.end)
    row = Span(match.start("names"), end.start() if end else span.end)
    outlet = _OUTLET.search(text, row.start, row.end)
    if outlet and carries_news(outlet["value"]):
        yield "container", outlet["value"], span_of(outlet, "value")
        row = Span(row.start, outlet.start())
    stripped = text[row.start : row.end].rstrip(" .,;")
    for name, place in people(text, Span(row.start, row.start + len(stripped))):
        yield "author", name, place
    beside = _BESIDE.match(text, row.end, span.end)
    dated = DATE.match(text, beside.end(), span.end) if beside else None
    if dated:
        yield "date", dated[0], span_of(dated)


def _dates(text: str, span: Span) -> Iterator[Found]:
    at = span.start
    while match := _DATED.search(text, at, span.end):
        at = match.start("date")
        date = DATE.match(text, at, span.end)
        if date is None:
            continue
        revised = match["cue"].lower().startswith(_REVISIONS)
        yield "reviewed" if revised else "date", date[0], span_of(date)
        carrier = _CARRIER.match(text, date.end(), span.end)
        if carrier and not revised:
            yield "container", carrier["value"].strip(), span_of(carrier, "value")


def _numbers(text: str, span: Span) -> Iterator[Found]:
    journal = _JOURNAL.match(text, span.start, span.end)
    if journal:
        yield "container", journal["value"], span_of(journal, "value")
    for volume in VOLUME.finditer(text, span.start, span.end):
        yield "volume", volume["volume"], span_of(volume, "volume")
        issue = ISSUE.search(text, volume.end(), min(span.end, volume.end() + 14))
        if issue is None:
            continue
        yield "issue", issue["issue"], span_of(issue, "issue")
        dated = DATE.match(text, behind_marks(text, issue.end(), ",("), span.end)
        if dated:
            yield "date", dated[0], span_of(dated)
    for match in PAGES.finditer(text, span.start, span.end):
        if match["last"]:
            pages = pages_between(match["first"], match["last"])
            yield "pages", pages, Span(match.start("first"), match.end("last"))


def _title(document: Document, blocks: tuple[Block, ...], cited: str) -> Iterator[Found]:
    """Yield the title: the line that is cited, the first heading, or the first line."""
    titles = [block for block in blocks if _may_be_title(document, block, cited)]
    headings = (block for block in titles if block.kind is BlockKind.HEADING)
    chosen = _likest(document, titles, cited) or next(headings, next(iter(titles), None))
    if chosen:
        yield "title", document.words(chosen.span), chosen.span


def _may_be_title(document: Document, block: Block, cited: str) -> bool:
    words = document.words(block.span)
    if block.kind is BlockKind.METADATA:
        return False
    labelled = block.kind is not BlockKind.HEADING and _LABELLED.match(words)
    if labelled and _likeness(words, cited) < _ALIKE:
        return False
    small = words.lower()
    is_furniture = small in lexicon.words("references.furniture") or small.startswith(_OFFERS)
    if DATE.fullmatch(words) or is_furniture or words.endswith((".", ";", ",")):
        return False
    return not (_BYLINE.match(words) or _DATED.match(words))


def _likest(document: Document, titles: list[Block], cited: str) -> Block | None:
    """Return the line that has most words of the cited title, if it is that title with a slip."""
    alike = [(_likeness(document.words(block.span), cited), block) for block in titles]
    best = max(alike, key=lambda each: each[0], default=None)
    return best[1] if best and best[0] >= _ALIKE else None


def _likeness(line: str, cited: str) -> float:
    """Return the share of the words of the longer of two that the other has, 0 to 1."""
    one, other = ({*word_list(words)} for words in (line, cited))
    return len(one & other) / max(len(one), len(other), 1)


def _body(document: Document, blocks: tuple[Block, ...], found: list[Found]) -> Iterator[Found]:
    """Yield the body named on a line of its own under the title, where nobody else is named."""
    if any(field in ("author", "publisher", "container") for field, _, _ in found):
        return
    title = next((place for field, _, place in found if field == "title"), None)
    under = next((block for block in blocks if title and block.span.start > title.end), None)
    words = document.words(under.span) if under else ""
    if under and names_body(words) and len(words.split()) <= _FEW_WORDS and words[-1] not in ".:;":
        name = words.partition(",")[0].partition(" with ")[0]
        if not any(sign.isdecimal() or sign == ":" for sign in name):
            yield "publisher", name, Span(under.span.start, under.span.start + len(name))
