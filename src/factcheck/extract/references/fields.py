"""Parts of an entry that are recognized by their form: addresses, numbers with a word, dates."""

import re

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text.shapes import URL
from factcheck.extract.dates import parse_expression
from factcheck.model import Edtf
from factcheck.model.calendar import MONTH

# Source: DOI Handbook (2023), 3.1: the prefix "10." with a registrant code, a slash, a suffix.
DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s?)?\b(?P<doi>10\.\d{4,9}/[^\s\"<>]{1,200})",
    re.IGNORECASE,
)
# Source: arXiv identifier scheme (2015): YYMM.NNNNN; before April 2007, archive/YYMMNNN.
_ARXIV = re.compile(
    r"(?:arXiv:\s?|arxiv\.org/(?:abs|pdf)/)(?P<id>\d{4}\.\d{4,5}|[a-z-]{2,10}/\d{7})", re.IGNORECASE
)
_LINKED = re.compile(r"\]\((?P<url>https?://[^\s()<>]{2,500})")
_ACCESSED = re.compile(
    r"(?:[\[(]?\b(?:last )?(?:accessed|retrieved|visited|viewed|consulted)(?: on)?:? "
    r"|[\[(](?:cited|read|seen|checked|looked at)(?: on)? "
    r"|[\[(]?\b(?:Zugriff|abgerufen|aufgerufen)(?: am)?:? )(?:[A-Z][a-z]{2,8},? )?"
    r"(?P<date>[^\W_][\w.]{0,10} [\w.]{1,10},? \d{4}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}"
    r"|\d{4} [A-Z][a-z]{2,8}(?: \d{1,2})?|\d{4}-\d\d-\d\d|\w{3,10} \d{4})",
    re.IGNORECASE,
)
# Words that introduce an address: "Available at:", "from".
_LED = re.compile(
    r"\b(?:(?:(?:available|retrieved|accessed|accessible|obtained|downloaded)\s)?(?:online\s)?"
    r"(?:at|from|via)\b|available):?\s?(?=<?(?:https?://|www\.|doi\b))",
    re.IGNORECASE,
)
_SITE = re.compile(
    rf"(?i:{URL.pattern})"
    r"|(?<![\w@/.-])(?:[a-z0-9-]{1,40}\.){1,4}(?:com|org|net|edu|gov|info|[a-z]{2})/[^\s<>\"“”]{1,500}"
)
"""An address with or without its protocol."""
ADDRESS = (_ACCESSED, _LED, _SITE, DOI, _ARXIV)
"""Patterns of all parts of an address."""
_TRAILING = ".,;:!?’”'\""


@frozen
class Address:
    """The address of a work, and the rest of its entry."""

    rest: str
    """The entry with the address replaced by spaces, so that offsets do not change."""
    doi: str = ""
    arxiv: str = ""
    url: str = ""
    accessed: Edtf | None = None


def address_of(words: str, raw: str) -> Address:
    """Return the address in an entry.

    Args:
        words: The entry.
        raw: The entry as in the file, where a link may contain an address that the text does not
            show.
    """
    doi, arxiv, url, day = (p.search(words) for p in (DOI, _ARXIV, _SITE, _ACCESSED))
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
    """Return an address without final punctuation and without an unmatched closing bracket."""
    bare = address.rstrip(_TRAILING)
    while bare.endswith((")", "]")) and bare.count(bare[-1]) > bare.count("(["[bare[-1] == "]"]):
        bare = bare[:-1].rstrip(_TRAILING)
    return bare


_ANY_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def every_year(words: str) -> frozenset[int]:
    """Return all numbers in an entry that could be years."""
    return frozenset(int(match[0]) for match in _ANY_YEAR.finditer(words))


# ---- numbers and dates ----

_PAGE = r"(?:[A-Za-z]{0,2}\d{1,6}|[ivxlc]{1,6})"
_DASH = r"\s?(?:[–—]|-{1,3})\s?"
_ISSUE = r"\d{1,5}(?:\s?[–/-]{1,2}\s?\d{1,5})?"
_END = r"(?![\w–-]|\.\d)"
VOLUME = re.compile(
    r"\b(?i:vol(?:s?\.|umes?)?)\s?(?P<volume>\d{1,4}|(?i:[IVXLC]){1,7})\b(?:\sof\b)?"
)
ISSUE = re.compile(rf"\b(?i:nos?|nr|issues?|iss|number)\b\.?\s?(?P<issue>{_ISSUE}){_END}")
PAGES = re.compile(
    rf"\b(?i:(?:pp?\.?|pages?)\s?|at\s)(?P<pages>(?P<first>{_PAGE})(?:{_DASH}(?P<last>{_PAGE}))?){_END}"
)
_SEASON = r"(?:Spring|Summer|Autumn|Fall|Winter)"
_DAY = rf"(?:(?:\d{{1,2}}\s)?{MONTH}\.?(?:\s?[–/-]\s?{MONTH})?(?:\s\d{{1,2}}(?!\w))?|{_SEASON})"
DAY = re.compile(_DAY)
DATED = re.compile(
    rf"(?<![\w–/-])(?:(?:c|ca)\.\s?)?(?:(?P<before>{_DAY}),?\s|(?P<numbers>(?:\d{{1,2}}\.\s?){{2}}))?(?:[12]\d{{3}}/)?(?P<year>[12]\d{{3}})(?P<letter>[a-z])?(?:\sedition\b)?"
    rf"(?:[,;]?\s(?P<after>{_DAY}))?(?![\w/]|[–-]\d|\.\d)"
)

UNDATED = re.compile(r"\b(?:n\.\s?d\.|o\.\s?J\.|no date\b|[Ff]orthcoming\b|[Ii]n press\b)")

# ---- kinds of theses and reports ----

_THESIS = (
    rf"[\[(]?\b(?P<genre>(?:(?:{lexicon.alternation('references.kinds of theses')})\s){{0,3}}"
    r"(?:thesis\b|dissertation\b|diss\.))(?:\sdissertation\b)?\]?"
)
_KINDS = (
    rf"(?:(?:(?:{lexicon.alternation('references.kinds of reports')}|Annual)\s)?Report"
    r"|(?:Technical|Research)\s(?:Note|Memorandum|Paper)|Policy\s(?:Brief|Paper)"
    r"|(?:Working|Discussion|White|Occasional)\sPaper)"
)
_REPORT = (
    rf"[\[(]?\b(?P<genre>{_KINDS})(?:\sSeries)?"
    r"(?:,?\s(?:no\.?|nr\.?|number|№|#)\s?|\.?\s)"
    r"(?![12]\d{3}\b)(?P<number>(?:[A-Z]{1,6}[-–/ ]?)?\d{1,6}(?:[-–/.]\d{1,6}){0,3})\b[\])]?"
)
_CODE = re.compile(r"(?<![\w/-])[\[(]?(?P<number>[A-Z]{1,6}[-–/]\d[\w–/-]{0,20})\b[\])]?")
_KIND_ALONE = re.compile(
    r"(?:(?<=[.,;\x1f(\[]\s)|(?<=[(\[])|^\s?)"
    rf"(?P<genre>{_KINDS}|(?:[A-Z]\w+\s)?report)(?=\s?[\]).,;\x1f])(?!,\s(?![12]\d{{3}}\b)\d)",
    re.IGNORECASE,
)
_GENRES = tuple(re.compile(one, re.IGNORECASE) for one in (_THESIS, _REPORT))


@frozen
class Genre:
    """The kind and number of a thesis or report, and the rest of its entry."""

    rest: str
    """The entry, with the kind and number replaced by spaces."""
    name: str = ""
    number: str = ""


def genre_of(words: str) -> Genre:
    """Return the kind of thesis or report that an entry states."""
    for pattern in _GENRES:
        found = pattern.search(words)
        if found:
            return Genre(
                _blanked(words, found), found["genre"], found.groupdict().get("number") or ""
            )
    code, alone = _CODE.search(words), _KIND_ALONE.search(words)
    rest = _blanked(words, code) if code else words
    rest = _blanked(rest, alone) if alone else rest
    name = alone["genre"] if alone else "report" if code else ""
    return Genre(rest, name, code["number"] if code else "")


def _blanked(words: str, found: re.Match[str]) -> str:
    return words[: found.start()] + " " * len(found[0]) + words[found.end() :]
