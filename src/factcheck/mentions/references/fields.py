"""The fields of an entry: its address, date, title, editors, numbers, publisher and series."""

import re

from factcheck import lexicon
from factcheck.mentions.dates import parse_expression
from factcheck.mentions.references.authors import PARTICLE, UPPER, WORD, authors_of
from factcheck.model import MONTHS, Contributor, Edtf, Span
from factcheck.model.contributors import contributor, names_body
from factcheck.patterns import lazy
from factcheck.values import frozen

# ---- where a work is found: DOI, arXiv number, address and the day of access ----

# Source: DOI Handbook (2023), 3.1: a prefix "10." with a registrant code, a slash, a suffix.
_DOI = lazy(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s?)?\b(?P<doi>10\.\d{4,9}/[^\s\"<>]{1,200})",
    re.IGNORECASE,
)
# Source: arXiv identifier scheme (2015): YYMM.NNNNN, before April 2007 archive/YYMMNNN.
_ARXIV = lazy(
    r"(?:arXiv:\s?|arxiv\.org/(?:abs|pdf)/)(?P<id>\d{4}\.\d{4,5}|[a-z-]{2,10}/\d{7})", re.IGNORECASE
)
_URL = lazy(r"\b(?:https?://|www\.)[^\s<>\"“”]{2,500}", re.IGNORECASE)
_LINKED = lazy(r"\]\((?P<url>https?://[^\s()<>]{2,500})")
_ACCESSED = lazy(
    r"[\[(]?\b(?:last )?(?:accessed|retrieved|visited|viewed|consulted)(?: on)?:? "
    r"(?P<date>[^\W_][\w.]{0,10} [\w.]{1,10},? \d{4}|\d{4}-\d\d-\d\d|\w{3,10} \d{4})",
    re.IGNORECASE,
)
# Words that lead up to an address: "Available at:", "from".
_LED = lazy(
    r"\b(?:(?:available|retrieved|accessed|accessible|obtained|downloaded)\s)?(?:online\s)?"
    r"(?:at|from|via)\b:?\s?(?=<?(?:https?://|www\.|doi\b))",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?’”'\""


@frozen
class Address:
    """Where a work is found, and what is left of the entry without it."""

    rest: str
    """The entry with blanks for what was read, so that places stay."""
    doi: str = ""
    arxiv: str = ""
    url: str = ""
    accessed: Edtf | None = None


def address_of(words: str, raw: str) -> Address:
    """Return the address of an entry.

    Args:
        words: the entry.
        raw: the entry as the file has it, where a link may hide its address.
    """
    doi, arxiv, url, day = (p.search(words) for p in (_DOI, _ARXIV, _URL, _ACCESSED))
    hidden = _LINKED.search(raw) if url is None else None
    hidden_doi = _DOI.search(hidden["url"]) if hidden and doi is None else None
    rest = words
    for pattern in (_ACCESSED, _LED, _URL, _DOI, _ARXIV):
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    found = doi or hidden_doi
    web = _trimmed(url[0]) if url else _trimmed(hidden["url"]) if hidden else ""
    return Address(
        rest=rest,
        doi=_trimmed(found["doi"]) if found else "",
        arxiv=arxiv["id"] if arxiv else "",
        url="" if "doi.org/" in web else web,
        accessed=parse_expression(day["date"]) if day else None,
    )


def _trimmed(address: str) -> str:
    """Take off the marks of the sentence, and a bracket that is not opened inside."""
    bare = address.rstrip(_TRAILING)
    while bare.endswith((")", "]")) and bare.count(bare[-1]) > bare.count("(["[bare[-1] == "]"]):
        bare = bare[:-1].rstrip(_TRAILING)
    return bare


# ---- when it came out ----

_BESIDE = lazy(
    r"[.,]?\s{0,3}(?:\([A-Z]{2,10}\)[.,]?\s)?"
    r"(?:\((?:c\.\s?|ca\.\s?)?(?P<in_year>[12]\d{3})(?P<in_letter>[a-z])?(?:\s?[,;/–-]\s?(?P<more>[^()]{1,40}))?\)"
    r"|(?P<year>[12]\d{3})(?P<letter>[a-z])?(?=[.,:;]|\s?$))[.,:]?"
)
_UNDATED = lazy(r"[.,]?\s?\(?(?:n\.\s?d\.|forthcoming|in press|no date)\)?[.,]?", re.IGNORECASE)
_LATER_YEAR = lazy(r"(?<![\d.,/–-])(?P<year>[12]\d{3})(?P<letter>[a-z])?(?![\d/]|[–-]\d|\.\d)")
_ANY_YEAR = lazy(r"(?<!\d)[12]\d{3}(?!\d)")
_NOT_YEARS = lazy(r"(?:\bpp?\.?|:|[Nn]os?\.?|\bart\.|\bid:?)\s?$")
_SHORT_MONTH = rf"(?:{lexicon.alternation('dates.full months', 'dates.short months')})\.?"
_FULL = rf"(?P<full>(?:\d{{1,2}}\s)?{_SHORT_MONTH}(?:\s\d{{1,2}},?)?)\s(?P<of>[12]\d{{3}})(?!\d)"


@frozen
class Dating:
    """The date of a work, and where it stands in the entry."""

    date: Edtf | None = None
    letter: str = ""
    beside: int = 0
    """Where the entry goes on behind a date that follows the authors; 0 if none follows."""


def dating_of(words: str, end: int, title_end: int = 0) -> Dating:
    """Return the date of a work.

    Args:
        words: the entry without addresses.
        end: where its authors end.
        title_end: where a quoted title ends; years inside the title are none of the work's.
    """
    beside = _BESIDE.match(words, end)
    if beside:
        year = beside["in_year"] or beside["year"]
        date = parse_expression(f"{beside['more']} {year}") if beside["more"] else None
        letter = beside["in_letter"] or beside["letter"] or ""
        return Dating(date or Edtf.of(int(year)), letter, beside.end())
    undated = _UNDATED.match(words, end)
    if undated and undated.end() > end:
        return Dating(beside=undated.end())
    return _later(words, max(end, title_end))


def _later(words: str, start: int) -> Dating:
    """Return the last year behind the authors that is no page."""
    kept = [
        match
        for match in _LATER_YEAR.finditer(words, start)
        if not _NOT_YEARS.search(words, max(0, match.start() - 6), match.start())
    ]
    if not kept:
        return Dating()
    last = kept[-1]
    for match in re.compile(_FULL).finditer(words, start):
        if match.start("of") == last.start():
            full = parse_expression(match[0])
            return Dating(full or Edtf.of(int(last["year"])), last["letter"] or "")
    return Dating(Edtf.of(int(last["year"])), last["letter"] or "")


def every_year(words: str) -> frozenset[int]:
    """Return all numbers of an entry that could be years."""
    return frozenset(int(match[0]) for match in _ANY_YEAR.finditer(words))


# ---- its title and what holds it ----

_QUOTED = lazy(
    r"“(?P<curly>[^“”]{2,400})”|\"(?P<straight>[^\"]{2,400})\"|‘(?P<single>[^‘]{2,400}?)’(?=[\s.,;)]|$)"
)
_STOP = lazy(
    r"[.?!](?=\s|$)|\s\((?=[^()]{0,60}[:\d])|,\s(?=vol\b|no\b|pp?\.|\w+\sed(?:ition|n)?\b)|$"
    r"|\s[(\[](?=[^()\[\]]{0,60}\b(?:thesis|dissertation)\b)"
)
_SHORT = lazy(rf"(?:\b[A-Z]|\b(?:{lexicon.alternation('references.no end of a title')}))$")
"""What ends in a full stop without ending a title."""
_HELD_IN = lazy(
    r"(?:[.,\s]*\bIn:?\s(?:.{0,120}?\(?\b(?<!\dst\s)(?<!\d[nr]d\s)(?<!\dth\s)"
    r"(?:[Ee]ds?|[Ee]ditors?)\.?\)?[.,]?\s(?!by\b))?|,?\sin\s)"
    r"(?P<value>[^\W\d_][^.(]{2,150}?)(?=\s?[.,(]|$)"
)
_BOOK = lazy(r"[\s.,:]*(?P<value>[^\W\d_][^.(]{2,150}?)(?=\s?[.,(]|\s?$)")
# Journals are often shortened: "J. Harb. Eng., vol. 9".
_SHORTENED = r"(?:\.(?=,?\s(?:[A-Z][a-z]{0,7}\.|[Vv]ol\b))|(?<=\b[A-Z])\.(?=\s[A-Z]))"
_HOLDER = lazy(
    rf"[\s.,;]*(?P<value>[^\W\d_](?:[^.;,:()\d]|{_SHORTENED}){{1,120}}?)"
    rf"(?=\s?(?!{_SHORTENED})[.,;:(]|,?\s\d|,?\s[Vv]ol\b|\s?$)"
)
_NO_HOLDER = lazy(
    rf"(?:\w+\s)?ed(?:ition|n)?\b|{lexicon.alternation('references.no holder')}|vol\b|pp?\b",
    re.IGNORECASE,
)
_OPENING = lazy(r"[\s.,:;]*")
_TRIM = ' .,;:“”"‘’'


@frozen
class Title:
    """A title with the place where the entry goes on behind it."""

    title: str = ""
    end: int = 0
    quoted: bool = False


def title_of(words: str, start: int) -> Title:
    """Return the title that stands at a place of an entry: quoted, or up to its stop."""
    opening = _OPENING.match(words, start)
    at = opening.end() if opening else start
    quoted = _QUOTED.match(words, at)
    if quoted:
        found = quoted["curly"] or quoted["straight"] or quoted["single"]
        return Title(found.strip(_TRIM), quoted.end(), quoted=True)
    for stop in _STOP.finditer(words, at):
        if not _SHORT.search(words, max(0, stop.start() - 6), stop.start()):
            mark = stop[0] if stop[0] in ("?", "!") else ""
            return Title(words[at : stop.start()].strip(_TRIM) + mark, stop.end())
    return Title(end=at)


def quoted_title(words: str, start: int) -> Title:
    """Return the first title in quotation marks behind a place, if there is one."""
    found = _QUOTED.search(words, start)
    if found is None:
        return Title(end=start)
    title = found["curly"] or found["straight"] or found["single"]
    return Title(title.strip(_TRIM), found.end(), quoted=True)


def holder_of(words: str, *, is_book: bool = False) -> tuple[str, bool]:
    """Return what holds a work, and whether it is a book of which the work is a part.

    Args:
        words: the entry behind the title.
        is_book: they begin behind the editors of a book.
    """
    inside = (_BOOK if is_book else _HELD_IN).match(words)
    if inside:
        return inside["value"].strip(_TRIM), True
    found = _HOLDER.match(words)
    if found is None or _NO_HOLDER.match(found["value"]):
        return "", False
    value = found["value"].strip(_TRIM)
    shortened = ". " in value and found["value"].endswith(".")
    return f"{value}." if shortened else value, False


# ---- who edited the book of which it is a part ----

_IN = lazy(r"[.,\s]*\b[Ii]n:?\s")
_EDITOR_MARK = lazy(r"\b(?:eds?|editors?)\b\.?\)?[.,:]?\s?$", re.IGNORECASE)
_NAME = rf"(?:(?:{WORD}|[{UPPER}]\.)\s){{1,3}}{PARTICLE}{{0,3}}{WORD}"
# Source: Chicago Manual of Style, 17th edition, 14.104; MLA Handbook, 9th edition, 5.38. Behind a
# number "ed." is an edition, so that alone it needs its comma: ", ed. Jane Roe".
_EDITED_BY = lazy(
    rf"(?:\b[Ee]d(?:s?\.|ited)\sby|,\seds?\.)\s(?P<names>{_NAME}(?:,\s{_NAME}){{0,5}}(?:,?\s(?:and|&)\s{_NAME})?)"
)
_NAMES_JOINT = lazy(r",?\s(?:and|&)\s|,\s")


@frozen
class Edited:
    """The editors of a book, and where its title begins."""

    editors: tuple[Contributor, ...] = ()
    start: int = 0
    """Where the title begins behind "In: Roe M, editor."; 0 where no editors precede it."""


def edited(tail: str) -> Edited:
    """Return the editors whom an entry names behind the title of a part.

    Args:
        tail: the entry behind the title.
    """
    inside = _IN.match(tail)
    if inside:
        named = authors_of(tail[inside.end() :])
        end = inside.end() + named.end
        if named.people and _EDITOR_MARK.search(tail[:end]):
            return Edited(named.people, end)
    behind = _EDITED_BY.search(tail)
    names = _NAMES_JOINT.split(behind["names"]) if behind else []
    return Edited(tuple(contributor(name) for name in names))


# ---- volume, issue, pages, edition and publisher ----

_VOLUME = (
    re.compile(r"\bvol(?:\.|ume)?\s?(?P<value>\d{1,4})", re.IGNORECASE),
    re.compile(
        r"(?<![\d(–-])(?P<value>\d{1,4})\s?\((?![12]\d{3}\))\d{1,4}(?:[–/-]\d{1,4})?\)\s?[,:;.]"
    ),
    re.compile(r";\s?(?P<value>\d{1,4})\s?(?=[:(])"),
    re.compile(
        r"[^\W\d_],?\s(?P<value>\d{1,3})(?=\s\([12]\d{3}\)\s?:|\s?:\s?[\de]|,\s(?:no|pp)\b|,\s\d{1,5}\s?[–-])",
        re.IGNORECASE,
    ),
)
_ISSUE = (
    re.compile(r"\b(?:no|nr|issue|iss)\.?\s?(?P<value>\d{1,4}(?:[–/-]\d{1,4})?)", re.IGNORECASE),
    re.compile(
        r"(?<![\d(])\d{1,4}\s?\((?![12]\d{3}\))(?P<value>\d{1,4}(?:[–/-]\d{1,4})?)\)\s?[,:;.]"
    ),
)
_PAGES = lazy(
    r"(?:\bpp?\.?\s?|:\s?|,\s|;\s?|\.\s)(?P<first>[A-Za-z]?\d{1,5})\s?(?:[–—]|-{1,3})\s?(?P<last>[A-Za-z]?\d{1,5})(?![\d/]|[–-]\d)"
)
# Source: the usual words of title pages (ISO 690:2021, 4.7).
_EDITION = lazy(
    rf"\b(?:(?:\d{{1,2}}(?:st|nd|rd|th)|(?i:{lexicon.alternation('dates.ordinals')}"
    r"|new|rev(?:ised|\.)?|enlarged|international))\s){1,3}ed(?:ition|n)?\b\.?"
)
_PUBLISHER = lazy(
    r"(?<![^\W_])(?!In:)(?P<place>[^\W\d_][\w .’'&-]{1,40}):\s"
    r"(?P<value>[^\W\d_][^,:;.()\d]{1,80})(?=[,.;)]|\s?$)"
)
_PRESS = lazy(
    r"(?:^|[.,]\s)(?P<value>[^\W\d_][^,:;.()\d]{0,60}(?:Press|Publishers?|Publishing|Verlag|Books))\b"
)
# Behind the brackets with the pages of a part. Source: APA 7, 10.3.
_BEHIND_PAGES = lazy(r"\bpp?\.\s[^()]{1,30}\)\.\s(?P<value>[^\W\d_][^.,:;()\d]{1,80})\.?\s*$")
_SENTENCE = lazy(r"(?<!\b[^\W\d_])(?<!\bSt)(?<!\bFt)\.\s")

# Behind the kind of thesis stands the school. Source: Publication Manual of the APA, 7th edition,
# 10.6; Chicago Manual of Style, 17th edition, 14.215.
_SCHOOL = lazy(
    r"\b(?:thesis|dissertation|diss)\b[\]).,:;]*\s?[(\[]?(?P<value>[^\W\d_][^,:;.()\[\]\d]{2,80})",
    re.IGNORECASE,
)
_IS_SCHOOL = lazy(lexicon.alternation("references.schools"))


def volume_of(words: str) -> str:
    """Return the volume."""
    return _first(_VOLUME, words)


def issue_of(words: str) -> str:
    """Return the issue."""
    return _first(_ISSUE, words)


def pages_of(words: str) -> str:
    """Return first and last page: "112-120" for "112–20"; empty where they run backwards."""
    found = _PAGES.search(words)
    if found is None:
        return ""
    first, last = found["first"], found["last"]
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    backwards = first.isdecimal() and last.isdecimal() and int(last) < int(first)
    return "" if backwards else f"{first}-{last}"


def edition_of(words: str) -> str:
    """Return the edition as printed."""
    found = _EDITION.search(words)
    return found[0] if found else ""


def publisher_of(words: str) -> str:
    """Return the publisher: behind a place and a colon, by a word for one, or behind the pages."""
    return _first((_PUBLISHER, _PRESS, _BEHIND_PAGES), words).strip()


def place_of(words: str) -> str:
    """Return the place that stands before the publisher, with a colon."""
    found = _PUBLISHER.search(words)
    return _SENTENCE.split(found["place"])[-1].strip() if found else ""


def school_of(words: str) -> str:
    """Return the school that a thesis was handed in at."""
    found = _SCHOOL.search(words)
    school = found["value"].strip() if found else ""
    return school if _IS_SCHOOL.search(school) else ""


def _first(patterns: tuple[re.Pattern[str], ...], words: str) -> str:
    found = (pattern.search(words) for pattern in patterns)
    return next((match["value"] for match in found if match), "")


# ---- numbered reports: "Report No. 7, Institute for Ports", "Port Trust Working Paper 12" ----

# Names of such series. Source: Publication Manual of the APA, 7th edition, 10.4; the types that
# the standard styles of BibTeX print of a `techreport`.
_SERIES = (
    rf"(?:(?:(?:{lexicon.alternation('references.kinds of reports')})\s)?Report"
    r"|(?:Technical|Research)\s(?:Note|Memorandum|Paper)|Policy\s(?:Brief|Paper)"
    r"|(?:Working|Discussion|White|Occasional)\sPaper)"
)
_SERIES_NUMBER = (
    r"(?:(?:\sSeries)?,?\s(?:[Nn]o\.?|[Nn]r\.?|[Nn]umber|№|#)\s?|\s(?![12]\d{3}\b))"
    r"(?P<number>(?:[A-Z]{1,6}[-–/ ]?)?\d{1,6}(?:[-–/.]\d{1,6}){0,3})\b"
)
_BEFORE_SERIES = (
    rf"(?:(?!{_SERIES})(?P<before>[^\W\d_][^,.:;()\d“”\"\[\]]{{2,100}}?)(?P<comma>,?)\s)?"
)
_FULL_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_BEHIND_SERIES = (
    rf"(?:[\])]?[.,;]?\s(?!{_FULL_MONTH})(?P<behind>[^\W\d_][^,.:;()\d“”\"]{{2,100}}?)"
    r"(?=\s?[,.;(]|\s?$)"
    rf"(?:,\s(?!{_FULL_MONTH})(?P<place>[^\W\d_][\w ’'-]{{1,40}})"
    rf"(?=,\s(?:{_FULL_MONTH}|\d)|\.?\s?$))?)?"
)
_NUMBERED = lazy(
    rf"(?:(?<=[“”\"’.,;:(\[]\s)|(?<=[(\[])|(?<![^\s])){_BEFORE_SERIES}\b{_SERIES}{_SERIES_NUMBER}{_BEHIND_SERIES}"
)


@frozen
class Numbered:
    """A report of a series, each part with its place."""

    number: Span
    body: Span | None = None
    """Who puts the series out."""
    place: Span | None = None
    """Where that body sits."""


def numbered_report(words: str, start: int = 0, end: int | None = None) -> Numbered | None:
    """Return the series number and the body of a report, whichever of the two comes first.

    Args:
        words: that hold a citation.
        start: where to begin: behind the title.
        end: where to stop; otherwise at the end of the words.
    """
    found = _NUMBERED.search(words, start, len(words) if end is None else end)
    if found is None:
        return None
    before = found["before"] and (not found["comma"] or names_body(found["before"]))
    body = "before" if before else "behind"
    return Numbered(
        Span(*found.span("number")),
        Span(*found.span(body)) if found[body] else None,
        Span(*found.span("place")) if found["place"] and body == "behind" else None,
    )
