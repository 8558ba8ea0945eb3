"""What the text says of a work right in front of its marker: a year, an author, a title."""

import re
from collections.abc import Iterator

from factcheck.mentions.references.authors import UPPER
from factcheck.mentions.references.named import FAMILY, OTHERS
from factcheck.mentions.references.running import Running
from factcheck.model import Citation, CitationKind, Particular, Span
from factcheck.patterns import lazy

# Nouns for things that are published once, so that a year beside one is that of its publication.
# A survey, census or report may come out years after the year that it is of.
_NOUNS = (
    "guidelines?|guidance|handbook|manual|textbook|monograph|paper|article|book|essay|thesis"
    "|dissertation|edition|memoirs?|biography|recommendations|standard|editorial|commentary"
    "|bulletin|pamphlet|treatise|novel|review"
)
_STUDIES = "survey|study|census|trial|report|analysis|assessment|audit|evaluation|inquiry"
_NOUN_YEAR = lazy(
    rf"\b(?P<noun>{_NOUNS}|(?P<study>{_STUDIES}))"
    r"(?:,|\s(?:of|from|published in|issued in)|,\spublished in)"
    r"\s(?P<year>[12]\d{3}),?\s?\(?$",
    re.IGNORECASE,
)
# What a sentence that ends in a marker tells of its work: "his account, published in 1908, …[4]".
_TOLD_YEAR = lazy(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[{UPPER}]\w+[’']s?)\s(?:[a-z]+\s)?(?P<noun>{_NOUNS}|account|journal|diary)"
    r",\s(?:first\s)?(?:published|printed|issued)\sin\s(?P<year>[12]\d{3})"
    r"(?=,\s[^.!?;\[\]]{3,80}[.]?\s?$)"
)
_YEAR_NOUN = lazy(
    r"(?:\b(?:the|its|their|his|her|this|a)|['’]s|s['’])\s(?P<year>[12]\d{3})\s(?:[a-z][\w-]{1,20}\s)?"
    rf"(?P<noun>{_NOUNS}|(?P<study>{_STUDIES})),?\s?\(?$",
    re.IGNORECASE,
)
_NAME_YEAR = lazy(rf"(?P<noun>{FAMILY})(?:{OTHERS})?(?:['’]s?)?\s\((?P<year>[12]\d{{3}})\)\s?\(?$")
_GROUP = lazy(rf"(?P<name>{FAMILY}){OTHERS}(?:['’]s?)?(?:\s\([12]\d{{3}}\))?,?\s?\(?$")
_PAIR = lazy(
    rf"(?P<name>{FAMILY})\s(?:and|&)\s(?P<other>{FAMILY})(?:['’]s?)?(?:\s\([12]\d{{3}}\))?,?\s?\(?$"
)
_TITLE = lazy(r"[“\"](?P<title>[^“”\"]{10,250}?)[,.]?[”\"],?\s?\(?$")
_REACH = 90
_REACH_TITLE = 260
_LEAST_WORDS = 3


def particulars(running: Running, citation: Citation) -> Iterator[Particular]:
    """Yield what stands in front of a marker."""
    numeric = citation.kind is not CitationKind.AUTHOR_YEAR
    at = citation.span.end if citation.label.startswith("^") else citation.span.start
    before = running.before(at, _REACH)
    text = running.document.text
    if numeric:
        yield from _years(text, before)
        yield from _authors(text, before)
    reach = running.before(at, _REACH_TITLE)
    title = _TITLE.search(text, reach.start, reach.end)
    if title and len(title["title"].split()) >= _LEAST_WORDS:
        yield Particular("title", title["title"], Span(*title.span("title")))


def _years(text: str, before: Span) -> Iterator[Particular]:
    for pattern in (_NOUN_YEAR, _YEAR_NOUN, _NAME_YEAR, _TOLD_YEAR):
        match = pattern.search(text, before.start, before.end)
        if match:
            kind = "data-year" if match.groupdict().get("study") else "year"
            end = max(match.end("year"), match.end("noun"))
            end += text[end : end + 1] == ")"
            yield Particular(
                kind,
                match["year"],
                Span(min(match.start("year"), match.start("noun")), end),
                match["noun"],
            )
            return


def _authors(text: str, before: Span) -> Iterator[Particular]:
    group = _GROUP.search(text, before.start, before.end)
    pair = _PAIR.search(text, before.start, before.end)
    if group:
        noun = "et al." if "al" in text[group.end("name") : before.end] else "colleagues"
        yield Particular("author", group["name"], Span(*group.span("name")), noun)
    elif pair:
        for name, other in (("name", "other"), ("other", "name")):
            yield Particular("author", pair[name], Span(*pair.span(name)), pair[other])
