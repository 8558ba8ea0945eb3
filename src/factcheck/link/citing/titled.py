"""Titles of listed works in the text, with a different year, word or author than in the list."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from factcheck import lexicon
from factcheck.document.text import grouped, word_list
from factcheck.extract.references.setting import set_off
from factcheck.link.citing.catalogue import Catalogue
from factcheck.model import Mismatch, Reference, Resolution, Span
from factcheck.model.keys import folded

_FEWEST, _FEWEST_SET_OFF = 4, 2
"""Minimum number of words in a title; a shorter one may be an ordinary phrase.

In quotation marks or italics, two words are enough to recognize it, but not to compare its words.
"""
_QUOTED = re.compile(r"[“\"‘](?P<title>[^“”\"‘\n]{6,200}?)[,.]?[”\"’](?!\w)")
_DATED = re.compile(r"[,.]?[”\"’']?,?\s?\((?P<year>[12]\d{3})\)")
_BESIDE = re.compile(r"[,.]?[”\"’']?,?\s?[(\[]?")
_PART = re.compile(r"\s*[:.–—]\s")
_SMALL = lexicon.words("function.stop")


def titled(catalogue: Catalogue, resolutions: Sequence[Resolution]) -> Iterator[Mismatch]:
    """Yield the titles that differ from those of the only similar entry, or are another entry's."""
    works = grouped(
        (folded(entry.work.title), entry)
        for entry in catalogue.works()
        if len(entry.work.title.split()) >= _FEWEST_SET_OFF
    )
    works.pop("", None)
    if not works:
        return
    yield from _years(catalogue, works)
    cited = grouped((_sentence(catalogue, one.citation.span.start), one) for one in resolutions)
    for span in _set_off(catalogue):
        said, sentence = catalogue.document.words(span), _sentence(catalogue, span.start)
        beside = cited.get(sentence, []) if sentence else []
        entries = works.get(folded(said))
        if entries:
            yield from _of_another(catalogue, span, entries, beside)
        elif sentence:
            yield from _words(catalogue, span, catalogue.document.words(sentence), beside)


def _sentence(catalogue: Catalogue, at: int) -> Span | None:
    return catalogue.document.sentence_at(at)


def _set_off(catalogue: Catalogue) -> Iterator[Span]:
    """Yield the words in quotation marks or italics, outside reference lists, in order."""
    document = catalogue.document
    for block in document.blocks:
        if not _is_listed(catalogue, block.span.start):
            quoted = _QUOTED.finditer(document.text, block.span.start, block.span.end)
            spans = {Span(*match.span("title")) for match in quoted}
            yield from sorted(spans.union(set_off(document, block.span)))


def _years(catalogue: Catalogue, works: dict[str, list[Reference]]) -> Iterator[Mismatch]:
    """Yield the years in parentheses after a title that no entry with this title has."""
    text = catalogue.document.text
    lowered = text.lower()
    set_off_at = {span.start for span in _set_off(catalogue)}
    for entries in works.values():
        title = entries[0].work.title.lower()
        is_long = len(title.split()) >= _FEWEST
        at = lowered.find(title) if len(lowered) == len(text) else -1
        while at >= 0:
            found = _DATED.match(text, at + len(title)) if is_long or at in set_off_at else None
            years = {year for entry in entries for year in entry.work.years}
            is_other = found and years and int(found["year"]) not in years
            if found and is_other and not _is_listed(catalogue, at):
                span = Span(*found.span("year"))
                listed = str(entries[0].work.year or min(years))
                yield Mismatch(span, "year", found["year"], listed, "this work", entries[0])
            at = lowered.find(title, at + 1)


def _of_another(
    catalogue: Catalogue, span: Span, entries: Sequence[Reference], beside: Sequence[Resolution]
) -> Iterator[Mismatch]:
    """Yield a title directly before a citation of another work, whose entry lacks the title."""
    text = catalogue.document.text
    for one in beside:
        gap = _BESIDE.fullmatch(text, span.end, one.citation.span.start)
        is_its = any(entry in one.references for entry in entries)
        if not gap or is_its or len(one.references) > 1 or len(one.citation.numbers) > 1:
            continue
        entry, said = one.references[0], catalogue.document.words(span)
        is_known = entry.work.title and "title" not in entry.work.uncertain
        if is_known and folded(said) not in catalogue.text_of(entry):
            yield Mismatch(span, "title", said, entry.work.title, "this work", entry)


def _words(
    catalogue: Catalogue, span: Span, sentence: str, beside: Sequence[Resolution]
) -> Iterator[Mismatch]:
    """Yield a title that differs in one word from a work that its sentence cites or attributes."""
    said = [folded(word) for word in word_list(catalogue.document.words(span))]
    cited = {entry.span for one in beside for entry in one.references}
    near = []
    for entry in catalogue.works() if len(said) >= _FEWEST - 1 else ():
        title = entry.work.title
        firsts = entry.work.authors[:1]
        is_named = any(author.family and author.family in sentence for author in firsts)
        if "title" in entry.work.uncertain or not (entry.span in cited or is_named):
            continue
        parts = (title, _PART.split(title)[0])
        near += [(entry, part) for part in parts if _is_a_word_apart(said, part)][:1]
    if len(near) == 1:
        entry, title = near[0]
        words = catalogue.document.words(span)
        yield Mismatch(span, "title", words, title, "this work", entry)


def _is_a_word_apart(said: Sequence[str], title: str) -> bool:
    """Return True if two titles differ in one word that is replaced, added or left out."""
    listed = [folded(word) for word in word_list(title)]
    if len(listed) < _FEWEST or abs(len(said) - len(listed)) > 1:
        return False
    changes = [
        one
        for one in SequenceMatcher(None, said, listed, autojunk=False).get_opcodes()
        if one[0] != "equal"
    ]
    if len(changes) != 1:
        return False
    kind, first, last, start, end = changes[0]
    other = {*said[first:last], *listed[start:end]}
    is_short = kind != "replace" and (first in (0, len(said)) or other <= _SMALL)
    return max(last - first, end - start) == 1 and not is_short


def _is_listed(catalogue: Catalogue, at: int) -> bool:
    return any(part.span.start <= at < part.span.end for part in catalogue.lists)
