r"""Markers by key: "[@oka19]", "\cite{oka19}", "[Oka19]"."""

import re
from collections.abc import Iterator

from factcheck.extractors.references.running import Running
from factcheck.model import Citation, CitationKind, Span

# Source: Pandoc User's Guide, "Citation syntax"; a key begins with a letter, digit or underscore.
_PANDOC = re.compile(r"(?<![\w.])-?@(?P<key>[^\W_][\w:.#$%&+?<>~/-]{0,80}[\w/]|[^\W_])")
_IN_BRACKETS = re.compile(r"\[[^\[\]]{0,200}?@[^\[\]]{1,300}\]")
# Source: the commands of LaTeX, natbib and biblatex; the reader may have taken the backslash.
_LATEX = re.compile(
    r"\\?\b(?:no|paren|text|auto|foot|full|super)?cite(?:t|p|alt|alp|author|year|s)?\*?"
    r"(?:\[[^\]\n]{0,80}\]){0,2}\{(?P<keys>[^{}\n]{1,300})\}",
    re.IGNORECASE,
)
_KEY = re.compile(r"[^\s,]+")
_ALPHA = re.compile(r"\[(?P<key>[^\W\d_][\w+-]{1,20}\d{2,4}[a-z]?)\]")


def keys(running: Running) -> Iterator[Citation]:
    """Yield the markers by key, in no order."""
    text = running.document.text
    for block in running.blocks():
        begin, end = block.span.start, block.span.end
        if "@" in text[begin:end]:
            for bracket in _IN_BRACKETS.finditer(text, begin, end):
                for match in _PANDOC.finditer(text, *bracket.span()):
                    yield _marker(running, Span(*match.span()), match["key"])
        for match in _LATEX.finditer(text, begin, end):
            for key in _KEY.finditer(text, *match.span("keys")):
                yield _marker(running, Span(*key.span()), key[0])
        for match in _ALPHA.finditer(text, begin, end):
            yield _marker(running, Span(*match.span()), match["key"])


def _marker(running: Running, span: Span, key: str) -> Citation:
    quoted = running.is_quoted(span.start) or running.is_code(span.start)
    return Citation(span, CitationKind.KEY, label=key, is_quoted=quoted)
