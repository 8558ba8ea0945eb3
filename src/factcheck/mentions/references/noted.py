"""The works that a footnote or endnote names, in full or in short."""

import re
from collections.abc import Iterator

from attrs import evolve

from factcheck import lexicon
from factcheck.mentions.references.authors import BETWEEN_NAMES, UPPER
from factcheck.mentions.references.markers import FAMILY, OTHERS
from factcheck.mentions.references.works import work_of
from factcheck.model import Contributor, Noted, Span, Work
from factcheck.text import word_list

_PAGE = (
    r"(?:pp?\.\s?)?(?P<page>\d{1,4})(?![\d:]|\.\d)(?:[–-]\d{1,4})?"
    r"(?:,\s\d{1,4}(?:[–-]\d{1,4})?){0,5}"
)
_QUOTED = r"(?:“(?P<curly>[^“”]{3,250})”|\"(?P<straight>[^\"]{3,250})\")"
# Forms of notes. Source: Chicago Manual of Style, 17th edition, 14.23 (books, chapters, articles)
# and 14.29-14.31 (short forms).
_DATED = re.compile(r"\((?P<before>[^()]{0,120}?)(?:1[4-9]\d\d|20\d\d)\)")
_BEHIND = re.compile(rf"(?::|,)\s(?:\d:)?{_PAGE}(?=[.;]|\s?$)")
_SHORT = re.compile(
    rf"(?P<names>{FAMILY}(?:(?:,\s{FAMILY}){{0,3}},?\sand\s{FAMILY})?)(?P<others>{OTHERS})?,\s"
    rf"(?:{_QUOTED}\s?|(?P<plain>[{UPPER}][^()“”\";.,\d]{{2,80}}),\s)(?:{_PAGE})"
    r"(?:n\d{1,3})?\s?(?:\.\s?)?"
)
_LEAD = re.compile(
    r"\s*(?:and\s)?"
    r"(?:(?:[Ss]ee|[Cc]ompare|[Cc]f\.)(?:\s(?:also|especially|for example|e\.g\.))?,?\s)?"
)
# Behind the title of a book stand its translator, edition and volume.
_EXTRAS = re.compile(
    r",\s(?:trans|ed|eds|rev|vol|\d{1,2}(?:st|nd|rd|th)|\d+\svols)\b.*|,\s\w+\sed(?:ition|\.).*"
)
_TRIM = ' .,;:“”"'


def works_noted(text: str, note: Span) -> Iterator[Noted]:
    """Yield the works that a note names, one for each part between semicolons that names one.

    Args:
        text: of the document.
        note: the words of the note behind its number.
    """
    for start, end in _parts(text, note):
        lead = _LEAD.match(text, start, end)
        at = lead.end() if lead else start
        short = _SHORT.fullmatch(text, at, end)
        found = _short(short) if short else _full(text, Span(at, end))
        unpublished = lexicon.words("references.unpublished")  # which bibliographies leave out
        if found and unpublished.isdisjoint(word_list(found.work.title)):
            yield found


def _full(text: str, part: Span) -> Noted | None:
    """Return the work of a note that gives its year in brackets, with publisher or volume."""
    words = text[part.start : part.end].rstrip(" .")
    dated = _DATED.search(words)
    work = work_of(words, is_note=True) if dated else Work()
    imprint = dated["before"].strip(" ,") if dated else ""
    is_day = not lexicon.table("dates.full months").keys().isdisjoint(imprint.split()[:2])
    is_published = work.volume or (imprint and not is_day)
    is_named = work.authors and work.authors[0].family and work.title and work.year
    if not is_named or not is_published:
        return None
    page = _BEHIND.match(words, dated.end()) if dated else None
    title = _EXTRAS.sub("", work.title).strip(_TRIM)
    kind = "" if work.kind == "book" else work.kind
    number = int(page["page"]) if page else None
    span = Span(part.start, part.start + len(words))
    # the pages are those to which the note leads, not all of the work
    return Noted(span, evolve(work, title=title, kind=kind, pages=""), number)


def _parts(text: str, note: Span) -> Iterator[tuple[int, int]]:
    """Yield the parts of a note between the semicolons that stand in no brackets or quotes."""
    start, depth, quoted = note.start, 0, False
    for at in range(note.start, note.end):
        sign = text[at]
        depth += (sign == "(") - (sign == ")")
        quoted = sign == "“" or (quoted and sign != "”")
        if sign == ";" and depth == 0 and not quoted:
            yield start, at
            start = at + 1
    yield start, note.end


def _short(found: re.Match[str]) -> Noted:
    names = [Contributor(name) for name in BETWEEN_NAMES.split(found["names"]) if name]
    title = _EXTRAS.sub("", found["curly"] or found["straight"] or found["plain"]).strip(_TRIM)
    kind = "" if found["plain"] else "article"
    work = Work(kind=kind, authors=tuple(names), others=bool(found["others"]), title=title)
    return Noted(Span(*found.span()), work, int(found["page"]), is_short=True)
