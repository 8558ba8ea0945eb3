r"""Citation keys in a text: "[@oka19, p. 4]", "@oka19", "\citep[p. 4]{oka19, lee12}".

Source: Pandoc User's Guide 3.1, "Citation syntax"; LaTeX2e reference manual (2024), 8.24; natbib
8.31, 2; biblatex manual 3.20, 3.9.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from factcheck import lexicon
from factcheck.model.text import Span

_KEY = r"\w(?:[\w:.#$%&+?<>~/-]*[\w/])?"
_PANDOC = re.compile(rf"(?<![\w.@\\])-?@(?:\{{(?P<braced>[^\s{{}}]{{1,100}})\}}|(?P<plain>{_KEY}))")
_BRACKETS = re.compile(r"\[[^\[\]]{0,200}?@[^\[\]]{1,300}\]")
_COMMAND = re.compile(
    rf"\\(?:(?i:{lexicon.alternation('formats.ways of citing')})?[Cc]ite"
    rf"(?P<form>{lexicon.alternation('formats.forms of citing')})?|footcitetext)\*?(?=[\[({{])"
)
_ARGUMENTS = re.compile(r"\s?(?:[\[(][^\[\](){}]{0,80}[\])]\s?){0,2}\{(?P<keys>[^{}\\]{1,400})\}")
_PAGE = r"(?P<page>pp?\.[~\s]?\d{1,5}(?:\s?[–-]{1,2}\s?\d{1,5})?)"
_AFTER = re.compile(rf",?\s\[?{_PAGE}(?=[;\]])")
_OPTION = re.compile(rf"\[{_PAGE}\]")
_PART = re.compile(r"[^\s,]+")
_INNER = re.compile(rf"(?:{lexicon.alternation('formats.crossref prefixes')})[:-]")
_EVERYTHING = re.compile(r"\\nocite\{\s*\*\s*\}|(?<![\w.@])@\*")


@frozen
class KeyMark:
    """One occurrence of a citation key."""

    key: str
    """The cited key."""
    span: Span
    """The key; in Pandoc's syntax, including the "@"."""
    whole: Span
    """The whole command in LaTeX; in Pandoc's syntax the same as `span`."""
    locator: str = ""
    """The page after or before the key: "p. 4"."""
    is_bare: bool = False
    """Whether the key is an "@oka19" outside brackets, which may be a social-media handle."""
    is_alone: bool = True
    """Whether no other key is in the same brackets or command."""


def key_marks(text: str, start: int, end: int) -> Iterator[KeyMark]:
    """Yield the citation keys in part of a text; those in Pandoc's syntax come first."""
    if "@" in text[start:end]:
        inside = [match.span() for match in _BRACKETS.finditer(text, start, end)]
        for match in _PANDOC.finditer(text, start, end):
            span = Span(match.start(), match.end())
            around = next(
                (one for one in inside if one[0] < span.start and span.end <= one[1]), None
            )
            alone = around is None or text.count("@", *around) == 1
            page = _AFTER.match(text, span.end, end)
            locator, key = page["page"] if page else "", match["braced"] or match["plain"]
            yield KeyMark(key, span, span, locator, is_bare=around is None, is_alone=alone)
    for command in _COMMAND.finditer(text, start, end):
        yield from _of_command(text, command, end)


def _of_command(text: str, command: re.Match[str], end: int) -> Iterator[KeyMark]:
    r"""Yield the keys of a LaTeX command; "\autocites" has several groups of keys."""
    at = command.end()
    while found := _ARGUMENTS.match(text, at, end):
        at = found.end()
        parts = [*_PART.finditer(text, *found.span("keys"))]
        page = _OPTION.search(found[0]) if len(parts) == 1 else None
        for part in parts:
            locator = page["page"].replace("~", " ") if page else ""
            alone = len(parts) == 1 and command["form"] != "s"
            whole = Span(command.start(), at)
            yield KeyMark(part[0], Span(*part.span()), whole, locator, is_alone=alone)
        if command["form"] != "s":
            return


def names_everything(text: str) -> bool:
    r"""Return True if a text cites every entry of its .bib file: "\nocite{*}", "nocite: '@*'"."""
    return bool(_EVERYTHING.search(text))


def is_inner(key: str) -> bool:
    """Return True if a key refers to a figure, table or section of the same document."""
    return bool(_INNER.match(key))
