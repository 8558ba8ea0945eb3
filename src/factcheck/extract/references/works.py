"""Parsing of a reference entry into a work, whatever its citation style.

An entry is cut into parts (`parts`), and the forms of styles assign fields to its stretches of
words (`forms`). Of several readings, the one with the fewest doubts is used. If no form fits, the
punctuation between parts is ignored, and the guessed fields are uncertain.
"""

import re
from collections.abc import Sequence
from typing import Any

from attrs import evolve

from factcheck.document.text import word_list
from factcheck.extract.dates import parse_expression
from factcheck.extract.references.authors import OPENS_DATED, Authors, authors_in
from factcheck.extract.references.doubts import FIELDS, UNKNOWN, odd
from factcheck.extract.references.fields import Address, address_of, every_year
from factcheck.extract.references.forms import Labels, labelled
from factcheck.extract.references.parts import DATED, TAKEN, Cut, Part, shape_of, take_marked
from factcheck.model import Contributor, Edtf, Span, Work

_LONGEST = 1500
"""Maximum code points of an entry that are parsed; the rest is a remark."""
_BACKLINKS = re.compile(r"(?:\^|↑|Jump up)(?:\s[a-z]\b){0,12}\s?|[•*-]\s")
_RETURN = " ↩⏎\ufe0e"
"""Characters that link a note back to its text."""
_SENDING_ON = frozenset({"supra", "ibid", "cit"})
"""Words by which a note refers to another one, as "id." does at its start."""
_VOLUME_IN_FRONT = re.compile(r"(?P<volume>\d{1,3})\s(?=[^\W\d_])")
_PINPOINT = re.compile(r"[12]\d{3}\):\s\d{1,5}\.?$")
"""A number after the year in a note, which is the page cited. Source: Chicago 17, 14.171."""
_QUOTED = re.compile(
    r"“(?P<curly>(?:[^“”]|“[^“”]{1,200}”){2,400}?)”(?!\w)|\"(?P<straight>[^\"]{2,400})\"|‘(?P<single>[^‘]{2,400}?)’(?=[\s.,;)]|$)"
    r"|(?<!\w)'(?P<plain>[^'\s](?:[^']|(?<=\w)'(?=\w)){2,400})'(?=[.,;]|\s[(\[]|\s[Ii]n\b|(?<=[.,?!]')\s)"
)
_OPENING = re.compile(
    r"[\s.,:;]*(?:(?:\((?=[^()]*(?:\d{4}|n\.\s?d|date|press|coming))[^()]{4,40}\)|[12]\d{3}[a-z]?"
    r"|n\.\s?d\.|[Nn]o date|[Ii]n press|[Ff]orthcoming)[\s.,:;]*)?"
)
"""Text before a title: punctuation and a date."""
_NAMED = re.compile(r"(?!\s*(?:et al|http)).*?[^\W\d_]{3}", re.DOTALL)
"""Text that can be a title if it is set off: not "et al." or numbers."""
_MEETINGS = frozenset(
    ["proceedings", "conference", "symposium", "workshop", "congress", "colloquium", "meeting"]
)
_THESES = frozenset(["thesis", "dissertation", "diss"])


def work_of(
    words: str,
    raw: str = "",
    above: tuple[Contributor, ...] = (),
    *,
    is_note: bool = False,
    italics: Sequence[Span] | None = None,
) -> Work:
    """Return the work of a reference entry.

    Args:
        words: The entry without its label.
        raw: The entry as in the file.
        above: The authors of the entry above, for which a dash may stand.
        is_note: Whether it is a footnote or endnote.
        italics: Spans of the words that the file sets off; None if its format records none.
    """
    whole = words[:_LONGEST].rstrip(_RETURN)
    told = word_list(whole) if is_note else ()
    if told[:1] == ("id",) or not _SENDING_ON.isdisjoint(told):
        return Work(years=every_year(whole))
    links = _BACKLINKS.match(whole)
    start = links.end() if links else 0
    in_front = _VOLUME_IN_FRONT.match(whole, start) if is_note and italics else None
    start = in_front.end() if in_front else start
    address = address_of(whole[start:], raw)
    rest = address.rest
    kept = [span.shift(-start) for span in italics or () if span.start >= start]
    kept = [span for span in kept if _NAMED.match(rest, span.start, span.end)]
    authors = authors_in(rest, kept, is_note=is_note)
    work = _read(address, kept, authors)
    is_bare = rest[authors.end :].lstrip(" .,").startswith("(")
    is_dated = OPENS_DATED.match(rest, authors.end)
    if authors.people and (not work.title or (is_bare and not is_dated)):
        authors = Authors()  # the words that open the entry are its title
        work = _read(address, kept, authors)
    if in_front and work.authors:
        work = evolve(work, volume=in_front["volume"])
    if is_note and "-" not in work.pages and _PINPOINT.search(rest.rstrip()):
        work = evolve(work, pages="")
    return evolve(work, authors=above) if authors.same else work


def _read(address: Address, italics: Sequence[Span], authors: Authors) -> Work:
    """Return the reading of an entry that leaves the fewest doubts."""
    cut, firm = _cut(address.rest, italics, authors.end)
    shape, parts = shape_of(cut, authors.end, firm)
    known = Work(
        authors=authors.people,
        others=authors.others,
        are_editors=authors.are_editors,
        editors=cut.people.get("E", ()),
        translators=cut.people.get("R", ()),
        years=every_year(address.rest),
        doi=address.doi,
        arxiv=address.arxiv,
        url=address.url,
        accessed=address.accessed,
    )
    readings = [(one, False) for one in labelled(shape)]
    readings = readings or [(one, True) for one in labelled(shape, loose=True)]
    readings = readings or [({"T": (at, at + 1)}, True) for at in [_first_words(shape)] if at >= 0]
    made = [
        _reading(known, cut, shape, parts, labels, is_loose=is_loose)
        for labels, is_loose in readings or [({}, True)]
    ]
    return min(made, key=lambda one: one[0])[1]


def _first_words(shape: str) -> int:
    found = re.search("[QT]", shape) or re.search(r"\?", shape)
    return found.start() if found else -1


def _cut(rest: str, italics: Sequence[Span], start: int) -> tuple[Cut, list[Span]]:
    """Return an entry with the parts that marks identify taken, and its spans in italics."""
    cut = Cut(rest, rest)
    opens = _OPENING.match(rest, start)
    at = opens.end() if opens else start
    quoted = _QUOTED.match(rest, at)
    if not quoted and not OPENS_DATED.match(rest, start):
        quoted = _QUOTED.search(rest, at)
    firm = [
        Span(span.start + 3 * rest.startswith(("in ", "In "), span.start), span.end)
        for span in italics
        if span.start >= start
    ]
    title = next((span for span in firm if abs(span.start - at) <= 1), None)
    if title:
        cut.take("T", title.start, title.end)
    elif quoted and rest[quoted.end() : quoted.end() + 1] != ":":
        cut.take("Q", *quoted.span(), quoted[quoted.lastgroup or 0])
    take_marked(cut, start)
    return cut, [span for span in firm if TAKEN not in cut.text[span.start : span.end]]


def _reading(
    known: Work, cut: Cut, shape: str, parts: list[Part], labels: Labels, *, is_loose: bool
) -> tuple[tuple[int, int, int], Work]:
    """Return the cost of reading the parts of an entry by some labels, and the resulting work."""
    first, end = labels.get("T", (0, 0))
    work = _work(known, cut, parts, labels)
    reasons, title = list(odd(work)), shape[first:end]
    opening = cut.words[: parts[first].span.start].rstrip() if title else ""
    if re.search("[VIPEYD#-]", title) or (
        "," in title and (opening.endswith(",") or shape[end : end + 1] == "G")
    ):
        reasons.append(("title", "the title may hold more than a title"))
    if is_loose:
        marked = {name for letter, name in _MARKED.items() if letter in shape}
        given = (name for name in dict.fromkeys(FIELDS.values()) if _has(work, name))
        reasons += [(name, UNKNOWN) for name in given if name not in marked]
    cost = 10 * len(dict(reasons)) + title.count("."), -len(labels), len(title)
    fields, why = (
        (tuple(dict.fromkeys(row)) for row in zip(*reasons, strict=True)) if reasons else ((), ())
    )
    return cost, evolve(work, uncertain=fields, doubts=why)


_MARKED = {"Q": "title", "V": "volume", "I": "issue", "P": "pages"}
"""Fields that a mark of their own identifies in every style."""


def _has(work: Work, name: str) -> bool:
    people = {"author": "authors", "editor": "editors", "translator": "translators"}
    return name not in ("url", "series_number") and bool(getattr(work, people.get(name, name)))


def _work(known: Work, cut: Cut, parts: list[Part], labels: Labels) -> Work:
    used = {at for span in labels.values() for at in range(*span)}
    free = [part for at, part in enumerate(parts) if at not in used]
    is_inside = any(part.letter == "^" for part in free)
    values = _numbers(free, is_inside=is_inside)
    values |= {letter: _words(cut.words, parts, *span) for letter, span in labels.items()}
    values |= {part.letter: part.value for part in cut.parts if part.letter in "GW"}
    if "W" in values:
        values = {"G": "report"} | values | {"I": values["W"]}
    if "S" in values:
        tail = _OF_SERIES.search(values["S"])
        number = tail[1] if tail else values.pop("I", "") or values.pop("V", "")
        values |= {"J": number, "S": _OF_SERIES.sub("", values["S"])}
    date, letter = _date([one for one in free if one.letter in "YD"] or parts, parts[:1])
    named: dict[str, Any] = {
        FIELDS[one]: value for one, value in values.items() if one in "TCSBLNVIPGJ"
    }
    is_set_off = "T" in labels and parts[labels["T"][0]].letter in "QT"
    year = date.year if date else None
    work = evolve(known, **named, date=date, year=year, letter=letter, is_set_off=is_set_off)
    return evolve(work, kind=_kind(work, is_inside=is_inside and not work.series))


_OF_SERIES = re.compile(r",?\s(?:no\.\s)?(\d{1,4})$")


def _words(whole: str, parts: list[Part], start: int, end: int) -> str:
    first, last = parts[start], parts[end - 1]
    words = first.value if end - start == 1 else ""
    words = words or whole[first.span.start : last.span.end]
    name = words.strip(" .,;:")
    is_shortened = ". " in name and "." in whole[last.span.end - 1 : last.span.end + 1]
    return f"{name}." if is_shortened and first.letter == "?" and start else name


def _numbers(parts: Sequence[Part], *, is_inside: bool) -> dict[str, str]:
    """Return edition, volume, issue and pages, by letter of `styles.fields`."""
    found = {part.letter: part.value for part in reversed(parts) if part.letter in "VIPN"}
    ranges = [one.value for one in parts if one.letter == "-"]
    alone = [one.value for one in parts if one.letter == "#"]
    if ranges:
        found.setdefault("P", ranges[0])
    is_day = re.search("D[^#]*#", "".join(one.letter for one in parts))
    if "P" not in found and alone and (len(alone) > 1 or "V" in found or is_day or is_inside):
        found["P"] = alone.pop()
    found |= zip([letter for letter in "VI" if letter not in found], alone, strict=False)
    return found | ({"P": _pages(found["P"])} if "P" in found else {})


_DASH = re.compile(r"\s?[–—-]{1,3}\s?")


def _pages(words: str) -> str:
    """Return the first and last page, the latter in full; empty if they are descending."""
    first, _, last = _DASH.sub("-", words).partition("-")
    if not last:
        return first
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    backwards = first.isdecimal() and last.isdecimal() and int(last) < int(first)
    return "" if backwards else f"{first}-{last}"


def _date(parts: Sequence[Part], first: Sequence[Part]) -> tuple[Edtf | None, str]:
    """Return the date of a work, whose day may be separate, and the letter of its year."""
    years = [found for one in (*parts, *first) if (found := DATED.fullmatch(one.value))]
    if not years:
        return None, ""
    year, letters = years[-1]["year"], [one["letter"] for one in years if one["letter"]]
    apart = [one.value for one in parts if one.letter == "D" and not DATED.fullmatch(one.value)]
    day = next(filter(None, (years[-1]["before"], years[-1]["after"], *apart)), None)
    full = parse_expression(f"{day} {year}") if day else None
    return full or Edtf.of(int(year)), (letters or [""])[0]


def _kind(work: Work, *, is_inside: bool) -> str:
    """Return the type of a work, judging by the shape of its entry."""
    is_part = is_inside or (
        work.container and (work.editors or (work.publisher and not (work.volume and work.issue)))
    )
    is_meeting = not _MEETINGS.isdisjoint(word_list(work.container))
    shown = (
        ("thesis", not _THESES.isdisjoint(word_list(work.genre))),
        ("preprint", work.arxiv and not work.container),
        ("conference-paper", is_meeting and (is_part or not work.volume)),
        ("chapter", is_part),
        ("report", work.genre),
        ("article", work.container),
        ("web-page", work.url),
    )
    return next((kind for kind, is_shown in shown if is_shown), "book")
