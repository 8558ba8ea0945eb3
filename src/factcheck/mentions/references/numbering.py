"""Volume, issue, pages, edition and publisher of a work."""

import re

from factcheck.patterns import lazy

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
    r"\b(?:(?:\d{1,2}(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Nn]ew|[Rr]ev(?:ised|\.)?"
    r"|[Ee]nlarged|[Ii]nternational)\s){1,3}ed(?:ition|n)?\b\.?"
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
_IS_SCHOOL = lazy(r"Universi|Hochschule|École|Polytech|Politec|College|Institut|School|Academy")


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
