"""Mentions of the entries of a user's .bib file in a document, by key or by title."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from factcheck.model import Document, Source, Span, key_marks

_WORD = re.compile(r"[^\W_]+")
_LEAST_WORDS = 3
_LEAST_SIGNS = 12
"""Minimum length, in words and in characters, of a title that is unlikely to occur by chance."""


def mentioned(document: Document, known: Sequence[Source]) -> tuple[Source, ...]:
    """Return a source for each place that mentions one of the known sources, in text order."""
    found = [*_by_key(document.text, known), *_by_title(document.text, known)]
    placed = {(source.key, source.span): source for source in found}
    return tuple(sorted(placed.values(), key=_place))


def _place(source: Source) -> tuple[int, str]:
    return source.span.start if source.span else 0, source.key


def _by_key(text: str, known: Iterable[Source]) -> Iterator[Source]:
    sources = {source.key: source for source in known}
    for mark in key_marks(text, 0, len(text)):
        if mark.key in sources:
            yield evolve(sources[mark.key], span=mark.whole)


def _by_title(text: str, known: Iterable[Source]) -> Iterator[Source]:
    titles = _titles(known)
    if not titles:
        return
    words = [(word[0].casefold(), word.start(), word.end()) for word in _WORD.finditer(text)]
    for at in range(len(words) - _LEAST_WORDS + 1):
        opening = tuple(word for word, _, _ in words[at : at + _LEAST_WORDS])
        for title, source in titles.get(opening, ()):
            run = words[at : at + len(title)]
            if tuple(word for word, _, _ in run) == title:
                yield evolve(source, span=Span(run[0][1], run[-1][2]))


Titles = Mapping[tuple[str, ...], list[tuple[tuple[str, ...], Source]]]


def _titles(known: Iterable[Source]) -> Titles:
    """Return the titles that are long enough, indexed by their first words."""
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], Source]]] = {}
    for source in known:
        title = tuple(word[0].casefold() for word in _WORD.finditer(source.title))
        if len(title) >= _LEAST_WORDS and sum(map(len, title)) >= _LEAST_SIGNS:
            found.setdefault(title[:_LEAST_WORDS], []).append((title, source))
    return found
