"""The address, the date and the title of an entry."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck import lexicon
from factcheck.mentions.dates import parse_expression
from factcheck.model import Edtf, Span
from factcheck.model.calendar import MONTH
from factcheck.text.shapes import URL

# ---- where a work is found: DOI, arXiv number, address and the day of access ----

# Source: DOI Handbook (2023), 3.1: a prefix "10." with a registrant code, a slash, a suffix.
DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s?)?\b(?P<doi>10\.\d{4,9}/[^\s\"<>]{1,200})",
    re.IGNORECASE,
)
# Source: arXiv identifier scheme (2015): YYMM.NNNNN, before April 2007 archive/YYMMNNN.
_ARXIV = re.compile(
    r"(?:arXiv:\s?|arxiv\.org/(?:abs|pdf)/)(?P<id>\d{4}\.\d{4,5}|[a-z-]{2,10}/\d{7})", re.IGNORECASE
)
_LINKED = re.compile(r"\]\((?P<url>https?://[^\s()<>]{2,500})")
_ACCESSED = re.compile(
    r"[\[(]?\b(?:last )?(?:accessed|retrieved|visited|viewed|consulted)(?: on)?:? "
    r"(?P<date>[^\W_][\w.]{0,10} [\w.]{1,10},? \d{4}|\d{4}-\d\d-\d\d|\w{3,10} \d{4})",
    re.IGNORECASE,
)
# Words that lead up to an address: "Available at:", "from".
_LED = re.compile(
    r"\b(?:(?:(?:available|retrieved|accessed|accessible|obtained|downloaded)\s)?(?:online\s)?"
    r"(?:at|from|via)\b|available):?\s?(?=<?(?:https?://|www\.|doi\b))",
    re.IGNORECASE,
)
ADDRESS = (_ACCESSED, _LED, URL, DOI, _ARXIV)
"""What an entry has of an address."""
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
    doi, arxiv, url, day = (p.search(words) for p in (DOI, _ARXIV, URL, _ACCESSED))
    hidden = _LINKED.search(raw) if url is None else None
    hidden_doi = DOI.search(hidden["url"]) if hidden and doi is None else None
    rest = words
    for pattern in ADDRESS:
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    found = doi or hidden_doi
    web = trimmed(url[0]) if url else trimmed(hidden["url"]) if hidden else ""
    return Address(
        rest=rest,
        doi=trimmed(found["doi"]) if found else "",
        arxiv=arxiv["id"] if arxiv else "",
        url="" if "doi.org/" in web else web,
        accessed=parse_expression(day["date"]) if day else None,
    )


def trimmed(address: str) -> str:
    """Take off the marks of the sentence, and a bracket that is not opened inside."""
    bare = address.rstrip(_TRAILING)
    while bare.endswith((")", "]")) and bare.count(bare[-1]) > bare.count("(["[bare[-1] == "]"]):
        bare = bare[:-1].rstrip(_TRAILING)
    return bare


# ---- when it came out ----

_BESIDE = re.compile(
    r"[.,]?\s{0,3}(?:\([A-Z]{2,10}\)[.,]?\s)?"
    r"(?:\((?:c\.\s?|ca\.\s?)?(?P<in_year>[12]\d{3})(?P<in_letter>[a-z])?(?:\s?[,;/–-]\s?(?P<more>[^()]{1,40}))?\)"
    r"|(?P<year>[12]\d{3})(?P<letter>[a-z])?(?=[.,:;]|\s?$))[.,:]?"
)
_UNDATED = re.compile(
    r"[.,]?\s?\(?(?:n\.\s?d\.|forthcoming|in press|no date)\)?[.,]?", re.IGNORECASE
)
_ANY_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_NOT_YEARS = re.compile(r"(?:\bpp?\.?|:|[Nn]os?\.?|\bart\.|\bid:?)\s?$")
_LATER_YEAR = re.compile(
    rf"(?:(?P<day>(?:\d{{1,2}}\s)?{MONTH}(?:\s\d{{1,2}},?)?)\s|(?<![\w.,/–-]))"
    r"(?P<year>[12]\d{3})(?P<letter>[a-z])?(?![\d/]|[–-]\d|\.\d)"
)


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
        if not _NOT_YEARS.search(words, max(0, match.start("year") - 6), match.start("year"))
    ]
    if not kept:
        return Dating()
    last = kept[-1]
    full = parse_expression(f"{last['day']} {last['year']}") if last["day"] else None
    return Dating(full or Edtf.of(int(last["year"])), last["letter"] or "")


def every_year(words: str) -> frozenset[int]:
    """Return all numbers of an entry that could be years."""
    return frozenset(int(match[0]) for match in _ANY_YEAR.finditer(words))


# ---- its title ----

_QUOTED = re.compile(
    r"“(?P<curly>(?:[^“”]|“[^“”]{1,200}”){2,400}?)”(?!\w)|\"(?P<straight>[^\"]{2,400})\"|‘(?P<single>[^‘]{2,400}?)’(?=[\s.,;)]|$)"
    r"|(?<!\w)'(?P<plain>[^'\s](?:[^']|(?<=\w)'(?=\w)){2,400})'(?=[.,;]|\s[(\[]|\s[Ii]n\b|(?<=[.,?!]')\s)"
)
_STOP = re.compile(
    r"[.?!](?=\s|$)|\s(?=[(\[])|,\s(?=vol\b|no\b|pp?\.|\w+\sed(?:ition|n)?\b)|$"
    r"|,\s(?=\d{1,4}\s[^\W\d_][^,()\d]{2,90}\s[a-z]?\d{1,6}\s\()"
    r"|,\s(?=(?:\d{1,3}\s)?in\s[^\W\d_])"
    rf"|,\s(?=[^,()\d]{{2,60}},\s(?:\d{{1,2}}\s)?{MONTH})"
    r"|(?=\sn\.d\.)|\s(?=[12]\d{3}\.(?:\s|$))"
)
_MOST_STOPS = 8


@frozen
class Title:
    """A title with the place where the entry goes on behind it."""

    title: str = ""
    end: int = 0
    quoted: bool = False


def titles_of(words: str, start: int, italics: Sequence[Span] = ()) -> Iterator[Title]:
    """Yield the titles that may stand at a place: quoted, or up to one of the stops behind it.

    Args:
        words: the entry without addresses.
        start: where the title begins.
        italics: stretches that hold the names of wholes; a title of a part ends before one.
    """
    at = behind_marks(words, start)
    quoted = _QUOTED.match(words, at)
    if quoted and words[quoted.end() : quoted.end() + 1] != ":":
        yield _quoted(quoted)
        return
    seen = 0
    for stop in _STOP.finditer(words, at):
        if stop.start() == at or _is_short(words[: stop.start()]):
            continue
        mark = stop[0] if stop[0] in ("?", "!") else ""
        yield Title(words[at : stop.start()].strip(" .,:;") + mark, stop.end())
        seen += 1
        if seen == _MOST_STOPS or any(span.start <= stop.end() for span in italics):
            break
    if not seen:
        yield Title(end=at)


def _is_short(words: str) -> bool:
    """True if the last word ends in a full stop without ending a title: "J.", "vol."."""
    last = words.rpartition(" ")[2].lstrip("(“\"'‘[")
    is_initial = last[-1:].isupper() and not last[-2:-1].isalnum()
    return is_initial or last in lexicon.words("references.no end of a title")


def behind_marks(words: str, start: int, marks: str = ".,:;") -> int:
    """Return where words go on behind the marks and white space at a place."""
    while start < len(words) and (words[start] in marks or words[start].isspace()):
        start += 1
    return start


def _quoted(found: re.Match[str]) -> Title:
    title = found["curly"] or found["straight"] or found["single"] or found["plain"]
    return Title(title.strip(" .,;:"), found.end(), quoted=True)


def quoted_title(words: str, start: int) -> Title:
    """Return the first title in quotation marks behind a place, if there is one."""
    found = _QUOTED.search(words, start)
    if found is None or words[found.end() : found.end() + 1] == ":":  # a title that quotes
        return Title(end=start)
    return _quoted(found)
