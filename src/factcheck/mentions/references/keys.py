r"""Markers by key: "[@oka19]", "\cite{oka19}", "[Oka19]"."""

from collections.abc import Iterator

from factcheck.mentions.references.running import Running
from factcheck.model import Block, Citation, CitationKind, Span, key_marks
from factcheck.patterns import lazy

_ALPHA = lazy(r"\[(?P<key>[^\W\d_][\w+-]{1,20}\d{2,4}[a-z]?)\]")


def keys(running: Running) -> Iterator[Citation]:
    """Yield the markers that point at an entry of a list by its key, in no order."""
    text = running.document.text
    for block in running.blocks():
        yield from _marked(running, block)
        for match in _ALPHA.finditer(text, block.span.start, block.span.end):
            yield _marker(running, Span(*match.span()), match["key"])


def keys_of_file(running: Running) -> Iterator[Citation]:
    """Yield the markers that point at an entry of a .bib, in order; "@oka19" in a sentence too.

    In a quotation they are the author's all the same; in code they are none.
    """
    text = running.document.text
    for block in running.blocks(with_notes=True):
        for mark in key_marks(text, block.span.start, block.span.end):
            at = mark.whole.start
            if not (running.is_code(at) or running.is_escaped(at)):
                kind = CitationKind.KEY
                yield Citation(mark.span, kind, label=mark.key, is_narrative=mark.is_bare)


def _marked(running: Running, block: Block) -> Iterator[Citation]:
    for mark in key_marks(running.document.text, block.span.start, block.span.end):
        if not mark.is_bare:
            yield _marker(running, mark.span, mark.key)


def _marker(running: Running, span: Span, key: str) -> Citation:
    quoted = running.is_quoted(span.start) or running.is_code(span.start)
    return Citation(span, CitationKind.KEY, label=key, is_quoted=quoted)
