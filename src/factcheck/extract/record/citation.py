"""The preferred-citation line: where it is, and its fields."""

import re

from factcheck.extract.record.fields import DATE, Found, date_of
from factcheck.extract.record.people import people
from factcheck.extract.references.works import entry_of, work_of
from factcheck.model import Document, Span

# How journals and agencies introduce the line. Source: usage on publishers' pages.
_CUE = re.compile(
    r"(?:^citation|\b(?:(?:preferred|suggested|recommended|required|full)\scitation(?:\sformat)?"
    r"|(?:please\s)?cite(?:\sthis(?:\s\w+){1,2})?\sas|how\sto\scite(?:\sthis\s\w+)?"
    r"|to\scite\sthis\s\w+|(?:please\s)?cite\sthis\s\w+))\s?(?:(?P<colon>:)\s?|$)",
    re.IGNORECASE,
)
_LONGEST = 600
"""Maximum length of the line, in code points; the rest of its block is not part of the citation."""
_PLAIN = ("container", "publisher", "place", "volume", "issue", "doi", "url")
"""Fields copied unchanged from the line."""


def citation_line(document: Document) -> tuple[Span, Span] | None:
    """Return the cue of the first preferred-citation line and the line's words, as spans."""
    for block, after in zip(document.blocks, (*document.blocks[1:], None), strict=True):
        words = document.words(block.span)
        cue = _CUE.search(words) if "cit" in words.lower() else None
        if cue and (cue["colon"] or cue.start() == 0):
            span = Span(*cue.span()).shift(block.span.start)
            inside = block if span.end < block.span.end else after
            if inside:
                start = max(span.end, inside.span.start)
                return span, Span(start, min(inside.span.end, start + _LONGEST))
    return None


def citation_fields(text: str, line: Span) -> tuple[Found, ...]:
    """Return the fields of a citation line, in order; empty if it has no title.

    The line is parsed like an entry of a reference list. Dates are EDTF.
    """
    words = text[line.start : line.end]
    work = work_of(words)
    ends = [one.span.end for one in entry_of(words).parts if one.label == "author"]
    title = text.find(work.title, line.start, line.end) if work.title else -1
    if title < 0:
        return ()
    after = title + len(work.title)
    found: list[Found] = [("title", work.title, Span(title, after))]
    named = words[: max(ends, default=0)].rstrip(" ,:;")
    if not any("." in name.given for name in work.authors[-1:]):
        named = named.rstrip(".")
    row = people(text, Span(line.start, line.start + len(named)))
    found += [("author", name, place) for name, place in row]
    if work.date:
        dates = list(DATE.finditer(text, line.start, line.end))
        same = [one for one in dates if date_of(one[0]) == work.date] or dates
        found.append(("date", str(work.date), Span(*same[0].span()) if same else line))
    shapes = {field: re.escape(getattr(work, field)) for field in _PLAIN}
    first, _, last = work.pages.partition("-")
    shapes["pages"] = rf"{first}\s?[-–—]{{1,3}}\s?[A-Za-z]?\d+" if last else ""
    for field, shape in shapes.items():
        place = re.compile(rf"(?<!\w)(?:{shape})(?!\w)").search(text, after, line.end)
        if shape and place:
            found.append((field, getattr(work, field), Span(*place.span())))
    return tuple(sorted(found, key=lambda each: (each[2].start, each[0])))
