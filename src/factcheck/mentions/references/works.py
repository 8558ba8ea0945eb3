"""An entry → the work that it names, whatever style it is printed in."""

import re

from attrs import evolve

from factcheck.mentions.references.authors import Authors, authors_of, opens_like_body
from factcheck.mentions.references.fields import (
    Address,
    Dating,
    Numbered,
    Title,
    address_of,
    dating_of,
    edited,
    edition_of,
    every_year,
    holder_of,
    issue_of,
    numbered_report,
    pages_of,
    place_of,
    publisher_of,
    quoted_title,
    school_of,
    title_of,
    volume_of,
)
from factcheck.model import Contributor, Span, Work
from factcheck.patterns import lazy

_LONGEST = 1500
"""Code points of an entry that are read; what goes on longer is a remark."""
_BACKLINKS = lazy(r"(?:\^|↑|Jump up)(?:\s[a-z]\b){0,12}\s?|[•*-]\s")
_ITALICS = lazy(r"(?<![\w*_])[*_]([^*_]{3,200})[*_](?![\w*_])")
_THESIS = lazy(r"\b(?:thesis|dissertation|(?:PhD|doctoral)\sdiss)\b", re.IGNORECASE)
_REPORT = lazy(r"\b(?:technical report|working paper|report no|white paper)\b", re.IGNORECASE)


def work_of(
    words: str, raw: str = "", above: tuple[Contributor, ...] = (), *, is_note: bool = False
) -> Work:
    """Return what an entry tells of its work.

    Args:
        words: the entry without its label.
        raw: the entry as the file has it.
        above: the authors of the entry above, for which a dash may stand.
        is_note: it is a footnote or endnote.
    """
    whole = words[:_LONGEST]
    links = _BACKLINKS.match(whole)
    address = address_of(whole[links.end() :] if links else whole, raw)
    rest = address.rest
    authors = authors_of(rest, is_note=is_note)
    if not authors.people and not authors.same:
        authors = _body_before_italics(rest, raw) or authors
    title, dating = _title_and_date(rest, authors)
    if authors.same:
        authors = evolve(authors, people=above)
    return _work(rest, authors, title, dating, address)


def _body_before_italics(rest: str, raw: str) -> Authors | None:
    """Return the body in front of a title that the file sets in italics: "Board, *Piers*"."""
    italics = _ITALICS.search(raw)
    at = rest.find(" ".join(italics[1].split())) if italics else -1
    before = rest[: max(at, 0)].rstrip()
    if not before.endswith(",") or not opens_like_body(before[:-1]):
        return None
    return Authors((Contributor(literal=before[:-1]),), end=len(before) - 1)


def _title_and_date(rest: str, authors: Authors) -> tuple[Title, Dating]:
    """Return title and date: the date follows the authors, or stands behind the title."""
    dating = dating_of(rest, authors.end)
    if dating.beside:
        return title_of(rest, dating.beside), dating
    quoted = quoted_title(rest, authors.end)
    title = quoted if quoted.quoted else title_of(rest, authors.end)
    return title, dating_of(rest, authors.end, title.end if title.end < len(rest) else 0)


def _work(rest: str, authors: Authors, title: Title, dating: Dating, address: Address) -> Work:
    by = edited(rest[title.end :])
    tail = rest[title.end + by.start :]
    volume, pages, publisher = volume_of(tail), pages_of(tail), publisher_of(tail)
    holder, inside = _holder(tail, publisher, is_book=by.start > 0, quoted=bool(title.quoted))
    series = None if inside or volume else numbered_report(tail)
    holder, publisher, issue = _numbered(tail, holder, publisher, series)
    part = title.quoted or bool(volume or pages)
    kind = _kind(rest, holder, address, inside=inside, part=part, series=series)
    school = school_of(rest) if kind == "thesis" else ""
    return Work(
        kind=kind,
        authors=authors.people,
        others=authors.others,
        editors=by.editors,
        date=dating.date,
        year=dating.date.year if dating.date else None,
        letter=dating.letter,
        years=every_year(rest),
        title=title.title,
        container="" if school else holder,
        publisher=school or publisher,
        place="" if school else place_of(tail),
        edition=edition_of(rest),
        volume=volume,
        issue=issue,
        pages=pages,
        doi=address.doi,
        arxiv=address.arxiv,
        url=address.url,
        accessed=address.accessed,
    )


def _holder(tail: str, publisher: str, *, is_book: bool, quoted: bool) -> tuple[str, bool]:
    """Return what holds a work and whether "in" says so; who published it holds nothing."""
    holder, inside = holder_of(tail, is_book=is_book)
    is_publisher = not inside and ((publisher and not quoted) or holder == publisher)
    return "" if is_publisher else holder, inside


def _numbered(
    tail: str, holder: str, publisher: str, series: Numbered | None
) -> tuple[str, str, str]:
    """Return holder, publisher and number: a report of a series is held by none."""
    if series is None:
        return holder, publisher, issue_of(tail)
    return "", publisher or _words(tail, series.body), _words(tail, series.number)


def _words(text: str, place: Span | None) -> str:
    return text[place.start : place.end].strip() if place else ""


def _kind(
    rest: str,
    holder: str,
    address: Address,
    *,
    inside: bool,
    part: bool,
    series: Numbered | None,
) -> str:
    """Return what sort of work it is, by the shape of its entry."""
    if _THESIS.search(rest):
        return "thesis"
    if address.arxiv and not holder:
        return "preprint"
    if inside:
        return "chapter"
    if series or _REPORT.search(rest):
        return "report"
    if holder and part:
        return "article"
    return "web-page" if address.url else "book"
