"""Kinds of sources: their names in print, and their types in each format.

Source: biblatex manual 3.20, 2.1.1; CSL 1.0.2, appendix III; RIS format specification (Research
Information Systems, 2011), "TY - reference types".
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from factcheck import lexicon
from factcheck.bibliography.plain import one_line

NEWSPAPER = frozenset({"newspaper-article", "newspaper", "editorial", "headline"})
JOURNAL = frozenset({"article", "journal-article", "magazine-article"})
REPORT = frozenset({"report", "resolution", "incident-report", "working-paper"})
BOOK = frozenset({"book"})
PART = frozenset({"chapter", "conference-paper"})
THESIS = frozenset({"thesis"})

# Maps kinds to their printed type; other kinds are printed unchanged.
_WORDS = {
    "agency-dispatch": "News agency dispatch",
    "briefing": "Press briefing",
    "social-media": "Social media post",
    "web-page": "Web page",
    "telephone-readout": "Readout of a telephone conversation",
    "post": "Post",
}
_UNTYPED = frozenset({"web-page", "news-report", "news-story", "document", "misc", ""})
_SAID_BY_TYPE = NEWSPAPER | JOURNAL | BOOK | PART

_CSL = {
    **dict.fromkeys(sorted(NEWSPAPER), "article-newspaper"),
    **dict.fromkeys(sorted(JOURNAL), "article-journal"),
    **dict.fromkeys(sorted(REPORT), "report"),
    **dict.fromkeys(("agency-dispatch", "news-report", "news-story"), "article-newspaper"),
    **dict.fromkeys(("briefing", "speech", "remarks", "press-conference"), "speech"),
    **dict.fromkeys(("social-media", "tweet", "post"), "post"),
    **lexicon.table("formats.csl types"),
}

CSL: Mapping[str, str] = MappingProxyType(_CSL)
"""Maps kinds to CSL types; all other kinds are "document"."""
RIS: Mapping[str, str] = lexicon.table("formats.ris types")
"""Maps CSL types to RIS types; all other types are "GEN"."""

_EDITION = re.compile(r"(?i)[, ]*\b(?:ed|edn|edition)\b\.?$")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")


def edition_of(words: str) -> str:
    """Return an edition without the word "edition", as a number if possible."""
    bare = _EDITION.sub("", one_line(words))
    number = _ORDINAL.fullmatch(bare)
    return number[1] if number else bare


def kind_in_words(kind: str) -> str:
    """Return a kind in words; empty if the entry type implies it."""
    if kind in _UNTYPED | _SAID_BY_TYPE:
        return ""
    words = kind.replace("-", " ")
    return _WORDS.get(kind, words[:1].upper() + words[1:])


_NAMED = MappingProxyType({words.lower(): kind for kind, words in _WORDS.items()})


def kind_named(words: str) -> str:
    """Return the kind described by the given words; this is the inverse of `kind_in_words`."""
    bare = words.strip().lower()
    return _NAMED.get(bare) or re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
