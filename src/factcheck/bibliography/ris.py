"""RIS files, for EndNote, RefWorks, Zotero and Mendeley.

Source: RIS format specification (Research Information Systems, 2011): a tag of two characters, two
spaces, a hyphen and a space; dates as YYYY/MM/DD/other; names as Family, Given, Suffix.
"""

from collections.abc import Collection, Iterable, Iterator

from factcheck.bibliography.dating import SEASONS, citable, ends, in_words, season, year_and_month
from factcheck.bibliography.described import citable_of, described, uncertainty
from factcheck.bibliography.keys import keyed
from factcheck.bibliography.kinds import BOOK, CSL, RIS, THESIS, edition_of, kind_in_words
from factcheck.bibliography.names import credited, in_ris
from factcheck.bibliography.plain import one_line
from factcheck.bibliography.tex import url
from factcheck.model import Edtf, Source


def to_ris(sources: Iterable[Source], kept: Collection[str] = ()) -> str:
    """Return RIS records, sorted by key; incomplete sources are left out."""
    known = keyed(citable_of(sources), kept)
    return "\n".join(_record(source) for source in known)


def _record(source: Source) -> str:
    kind = RIS.get(CSL.get(source.kind, ""), "GEN")
    tags = [("TY", kind), *_tags(source)]
    lines = [f"{tag}  - {value}" for tag, value in tags if value]
    return "\n".join([*lines, "ER  - ", ""])


def _tags(source: Source) -> Iterator[tuple[str, str]]:
    both = ": ".join(part for part in (described(source), source.subtitle) if part)
    first, _, last = source.pages.replace("–", "-").partition("-")
    yield "ID", source.key
    yield from (("AU", in_ris(name)) for name in credited(source))
    yield from (("ED", in_ris(name)) for name in source.editors)
    yield from (("A4", in_ris(name)) for name in source.translators)
    yield "TI", one_line(both)
    yield "T2", one_line(source.container)
    yield "T3", one_line(source.series)
    yield "M1", one_line(source.series_number)
    yield "VL", one_line(source.volume)
    yield "IS", one_line(source.issue)
    yield "ET", edition_of(source.edition)
    yield "SP", one_line(first.strip()) or _whole(source)
    yield "EP", one_line(last.strip())
    yield from _dates(source.date)
    yield "PB", one_line(source.publisher)
    yield "CY", one_line(source.place)
    yield "M3", one_line(source.genre) or kind_in_words(source.kind)
    yield "DO", one_line(source.doi.strip())
    yield "UR", url(source.url)
    yield "Y2", _slashed(citable(source.accessed))
    yield "LA", one_line(source.language)
    yield from _beside_print(source)


def _whole(source: Source) -> str:
    """Return the number of pages of a book; for articles, the same RIS tag has the first page."""
    return one_line(source.page_total) if source.kind in BOOK | THESIS else ""


def _beside_print(source: Source) -> Iterator[tuple[str, str]]:
    """Yield data that styles do not print; data for which RIS has no tag becomes a labeled note."""
    yield "NV", one_line(source.volumes)
    yield "OP", str(citable(source.original_date) or "")
    yield "ST", one_line(source.short_title)
    yield from (("SN", one_line(number)) for number in (source.isbn, source.issn))
    yield "AB", one_line(source.abstract)
    yield from (("KW", one_line(word)) for word in source.keywords)
    yield "N1", one_line(source.note)
    notes = [
        ("pages in all", source.page_total if source.pages or not _whole(source) else ""),
        ("event", source.event),
        ("place of the event", source.event_place),
        ("date of the event", str(citable(source.event_date) or "")),
        *source.further,
        ("uncertain", uncertainty(source)),
    ]
    yield from (("N1", f"{name}: {one_line(value)}") for name, value in notes if value)


def _dates(date: Edtf | None) -> Iterator[tuple[str, str]]:
    known = citable(date)
    if known is None:
        return
    year, _ = year_and_month(known)
    yield "PY", f"{year:04}" if year else ""
    yield "DA", _slashed(known, _beside(date, known))


def _beside(date: Edtf | None, known: Edtf) -> str:
    """Return the parts of a date that a day cannot express: season, interval or uncertainty."""
    code = season(date)
    if code is not None:
        return SEASONS[code]
    return in_words(known) if known.is_interval or (known.single and known.single.mark) else ""


def _slashed(date: Edtf | None, beside: str = "") -> str:
    """Return a date as YYYY/MM/DD/other; for an interval, its start."""
    if date is None:
        return ""
    start = ends(date)[0]
    month = f"{start.month:02}" if start.month else ""
    day = f"{start.day:02}" if start.day else ""
    return f"{start.year:04}/{month}/{day}/{beside}"
