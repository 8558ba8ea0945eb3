"""The preferred-citation line: where it stands and what it gives."""

import re
from collections.abc import Iterator

from attrs import frozen

from factcheck.mentions.record.fields import DATE, Found, date_of, span_of
from factcheck.mentions.record.people import people
from factcheck.mentions.references.authors import authors_in
from factcheck.mentions.references.works import work_of
from factcheck.model import Document, Edtf, Span
from factcheck.text import kept_by_words

# How journals and agencies introduce the line. Source: usage on publishers' pages.
_CUE = re.compile(
    r"\b(?:(?:preferred|suggested|recommended|required|full)\scitation(?:\sformat)?|citation"
    r"|(?:please\s)?cite(?:\sthis(?:\s\w+){1,2})?\sas|how\sto\scite(?:\sthis\s\w+)?"
    r"|to\scite\sthis\s\w+|(?:please\s)?cite\sthis\s\w+)\s?(?P<colon>:\s?|$)",
    re.IGNORECASE,
)
_CITES = "cit"
"""In every cue: most blocks have none, which one look tells."""
_LONGEST = 600
"""Code points of a line; what follows in its block is something else."""
_PLAIN = ("container", "publisher", "place", "volume", "issue", "doi", "url")
"""Fields that stand in the line as they are."""


@frozen
class Line:
    """The stretch that a citation takes up, its cue left out."""

    cue: Span
    words: Span


def citation_line(document: Document) -> Line | None:
    """Return the first preferred-citation line of a document."""
    for index, block in enumerate(document.blocks):
        found = _cue(document.words(block.span))
        if found is None:
            continue
        cue = found.shift(block.span.start)
        if cue.end < block.span.end:
            return Line(cue, _within(document.text, block.span, cue.end))
        if index + 1 < len(document.blocks):
            after = document.blocks[index + 1].span
            return Line(cue, _within(document.text, after, after.start))
    return None


@kept_by_words
def _cue(words: str) -> Span | None:
    """Return the cue of a block that has its colon, or is all that the block says."""
    cue = _CUE.search(words) if _CITES in words.lower() else None
    if cue is None:
        return None
    alone = cue.start() == 0 and cue.end() == len(words)
    if not alone and not cue["colon"]:
        return None
    is_plain = cue[0].lower().startswith("citation")
    return Span(*cue.span()) if not is_plain or alone or cue.start() == 0 else None


def _within(text: str, block: Span, start: int) -> Span:
    """End a line at the bracket that was opened before it, or at the end of its block."""
    end = min(block.end, start + _LONGEST)
    closing = (at for at in range(start, end) if text[at] == ")")
    is_alone = (at for at in closing if text.count("(", start, at) <= text.count(")", start, at))
    return Span(start, next(is_alone, end))


def citation_fields(text: str, line: Span) -> tuple[Found, ...]:
    """Return what a citation line gives, in order of place; empty where it has no title.

    It is read as an entry of a list of works is; dates are EDTF.
    """
    found = sorted(_fields(text, line), key=lambda each: (each[2].start, each[0]))
    return tuple(found) if any(field == "title" for field, _, _ in found) else ()


def _fields(text: str, line: Span) -> Iterator[Found]:
    words = text[line.start : line.end]
    work = work_of(words)
    title = text.find(work.title, line.start, line.end) if work.title else -1
    if title < 0:
        return
    yield "title", work.title, Span(title, title + len(work.title))
    yield from _authors(text, line)
    if work.date:
        yield "date", str(work.date), _date_place(text, line, work.date)
    shapes = {field: re.escape(getattr(work, field)) for field in _PLAIN}
    first, _, last = work.pages.partition("-")
    shapes["pages"] = rf"{first}\s?[-–—]{{1,3}}\s?[A-Za-z]?\d+" if last else ""
    for field, shape in shapes.items():
        place = _place(text, Span(title + len(work.title), line.end), shape)
        if place:
            yield field, getattr(work, field), place


def _authors(text: str, line: Span) -> Iterator[Found]:
    words = text[line.start : line.end]
    authors = authors_in(words)
    named = words[: authors.end].rstrip(" ,:;")
    if not any("." in name.given for name in authors.people[-1:]):
        named = named.rstrip(".")
    for name, place in people(text, Span(line.start, line.start + len(named))):
        yield "author", name, place


def _place(text: str, span: Span, shape: str) -> Span | None:
    """Return the first place of a value that is written in a shape; None for an empty one."""
    found = re.compile(rf"(?<!\w)(?:{shape})(?!\w)").search(text, span.start, span.end)
    return span_of(found) if found and shape else None


def _date_place(text: str, line: Span, date: Edtf) -> Span:
    """Return the words of a date; the first date of a line where none is written so."""
    dates = list(DATE.finditer(text, line.start, line.end))
    same = [one for one in dates if date_of(one[0]) == date]
    return span_of((same or dates)[0]) if dates else line
