"""The works that a footnote or endnote names, in full or in short."""

import re
from collections.abc import Iterator

from factcheck.mentions.references.authors import PARTICLE, UPPER, WORD
from factcheck.model import MONTHS, Contributor, Edtf, Noted, Span, Work
from factcheck.model.contributors import contributor
from factcheck.patterns import lazy

_GIVEN = rf"(?:{WORD}|(?:[{UPPER}]\.[\s-]?){{1,3}})"
_NAME = rf"(?:{_GIVEN}\s){{1,3}}{PARTICLE}{{0,3}}{WORD}(?:,\s(?:Jr|Sr)\.)?"
_FAMILY = rf"{PARTICLE}{{0,3}}{WORD}"
_OTHERS = r"(?:,?\set\sal\.|\sand\s(?:others|colleagues))"
_YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)"
_PAGES = r"\d{1,4}(?:[–-]\d{1,4})?"
_PAGE = (
    r"(?:pp?\.\s?)?(?P<page>\d{1,4})(?![\d:]|\.\d)(?:[–-]\d{1,4})?"
    rf"(?:,\s{_PAGES}){{0,5}}"
)
_QUOTED = r"(?:“(?P<curly>[^“”]{3,250})”|\"(?P<straight>[^\"]{3,250})\")"
_CLOSE = r"(?=[.;]|\s?$)"
_IMPRINT = rf"\((?P<imprint>[^()]{{3,120}}?),\s{_YEAR}\)"
# Forms of notes. Source: Chicago Manual of Style, 17th edition, 14.23 (books, chapters, articles)
# and 14.29-14.31 (short forms).
_AUTHORS = (
    rf"(?P<names>{_NAME}(?:,\s{_NAME}){{0,5}}(?:,?\sand\s{_NAME})?)(?P<others>{_OTHERS})?"
    r"(?:,\seds?\.)?,\s"
)
_FULL = (
    re.compile(
        rf"{_AUTHORS}{_QUOTED},?\s(?P<container>[^()“”\";:\d]{{3,120}}?),?\s(?P<volume>\d{{1,4}})"
        rf"(?:,\sno\.\s\d[\d–/-]{{0,6}})?\s\((?:[^()\d]{{3,20}}\s)?{_YEAR}\)(?::\s{_PAGE})?{_CLOSE}"
    ),
    re.compile(
        rf"{_AUTHORS}{_QUOTED},?\sin\s(?P<container>[^()“”\";\d]{{3,150}}?)(?:,\seds?\.[^()]{{3,80}})?"
        rf"\s{_IMPRINT}(?:,\s{_PAGE})?{_CLOSE}"
    ),
    re.compile(
        rf"{_AUTHORS}(?P<plain>[^()“”\";]{{3,200}}?)\s{_IMPRINT}"
        rf"(?:,\s(?:\d:)?{_PAGE})?{_CLOSE}"
    ),
)
_SHORT = lazy(
    rf"(?P<names>{_FAMILY}(?:(?:,\s{_FAMILY}){{0,3}},?\sand\s{_FAMILY})?)(?P<others>{_OTHERS})?,\s"
    rf"(?:{_QUOTED}\s?|(?P<plain>[{UPPER}][^()“”\";.,\d]{{2,80}}),\s)(?:{_PAGE})"
    r"(?:n\d{1,3})?\s?(?:\.\s?)?"
)
_LEAD = lazy(
    r"\s*(?:and\s)?"
    r"(?:(?:[Ss]ee|[Cc]ompare|[Cc]f\.)(?:\s(?:also|especially|for example|e\.g\.))?,?\s)?"
)
# Behind the title of a book stand its translator, edition and volume.
_EXTRAS = lazy(
    r",\s(?:trans|ed|eds|rev|vol|\d{1,2}(?:st|nd|rd|th)|\d+\svols)\b.*|,\s\w+\sed(?:ition|\.).*"
)
# Unpublished matter is left out of bibliographies. Source: as above, 14.222 and 14.263.
_UNPUBLISHED = lazy(
    r"\b(?:interview|letter|diary|papers|archives?|manuscript|email|minutes|memorandum|telegram"
    r"|ibid|idem|testimony|court|Act|hearing|deposition|will|journals?)\b",
    re.IGNORECASE,
)
_JOINT = lazy(r",\s(?:and\s)?(?!Jr|Sr)|\sand\s")
_TRIM = ' .,;:“”"'
_MONTH = lazy(rf"(?:\d{{1,2}}\s)?(?:{'|'.join(MONTHS)})\b")


def works_noted(text: str, note: Span) -> tuple[Noted, ...]:
    """Return the works that a note names, one for each part between semicolons that names one.

    Args:
        text: of the document.
        note: the words of the note behind its number.
    """
    return tuple(_works(text, note))


def _works(text: str, note: Span) -> Iterator[Noted]:
    for start, end in _parts(text, note):
        lead = _LEAD.match(text, start, end)
        at = lead.end() if lead else start
        full = next((found for one in _FULL if (found := one.match(text, at, end))), None)
        short = None if full else _SHORT.fullmatch(text, at, end)
        found = full or short
        if found and _is_published(found):
            yield _noted(found, is_short=full is None)


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


def _title(found: re.Match[str]) -> str:
    groups = found.groupdict()
    title = groups.get("curly") or groups.get("straight") or groups.get("plain") or ""
    return _EXTRAS.sub("", title).strip(_TRIM)


def _is_published(found: re.Match[str]) -> bool:
    """Say whether nothing shows matter that a bibliography leaves out."""
    imprint = found.groupdict().get("imprint") or ""
    return not _MONTH.match(imprint) and not _UNPUBLISHED.search(_title(found))


def _noted(found: re.Match[str], *, is_short: bool) -> Noted:
    groups = found.groupdict()
    names = [name for name in _JOINT.split(groups["names"]) if name]
    year = groups.get("year")
    publisher = (groups.get("imprint") or "").rpartition(":")[2]
    work = Work(
        kind="" if groups.get("plain") else "chapter" if "imprint" in groups else "article",
        authors=tuple(Contributor(name) if is_short else contributor(name) for name in names),
        others=bool(groups["others"]),
        date=Edtf.of(int(year)) if year else None,
        year=int(year) if year else None,
        title=_title(found),
        container=(groups.get("container") or "").strip(_TRIM),
        publisher=publisher.strip(),
        volume=groups.get("volume") or "",
    )
    page = int(groups["page"]) if groups.get("page") else None
    return Noted(Span(*found.span()), work, page, is_short)
