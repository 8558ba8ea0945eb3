"""Quotations beside the texts of the sources to which they are attributed."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from attrs import frozen, mutable

from factcheck import lexicon
from factcheck.model import (
    Attribution,
    Claim,
    Document,
    Dossier,
    Entity,
    Holding,
    NameKind,
    Passage,
    Source,
    SourceText,
    Span,
)
from factcheck.model.claims import claim_at
from factcheck.model.contributors import contributor
from factcheck.model.keys import folded
from factcheck.model.numerals import CARDINALS

# ---- words as they are compared with a source ----

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])(?:-\s+|\u00ad\s*)(?=[^\W\d_])")
_LETTER = re.compile(r"\[([^\W\d_])\]")
_ELLIPSIS = re.compile(r"\[?(?:\.\s?\.\s?\.|…)\s?\.?\]?")
_PUT_IN = re.compile(r"\[[^\[\]]{0,200}\]")
_MOST_PUT_IN = r"(?:[^ ]+ ){0,8}?"
"""Words that one pair of brackets may stand for."""
_FIGURES = {word: str(value) for word, value in CARDINALS.items() if value <= 20}  # noqa: PLR2004
"""House styles write numbers of one word in words or in figures."""
_EVERY = 8
"""Words among which one of them stands in English at the least, on average."""


def pieces(quotation: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a quotation, cut at each ellipsis, and there where brackets put words in.

    The words between two pairs of brackets are one string.
    """
    found = []
    for part in _ELLIPSIS.split(_LETTER.sub(r"\1", quotation)):
        rows = (" ".join(word for word, _ in _words(row)) for row in _PUT_IN.split(part))
        kept = tuple(row for row in rows if row)
        found += [kept] if kept else []
    return tuple(found)


def streams(text: str) -> tuple["Stream", ...]:
    """Return the words of a source's text, also with words joined that a line end has parted."""
    joined = _HYPHENATED.sub("", text)
    return (Stream(text),) if joined == text else (Stream(text), Stream(joined))


@mutable(eq=False)
class Stream:
    """The words of a text in a row, in which others can be looked for."""

    text: str

    @cached_property
    def _words(self) -> list[tuple[str, Span]]:
        return _words(self.text)

    @cached_property
    def line(self) -> str:
        """Every word, folded, between single spaces."""
        return _spaced(self._words)

    @cached_property
    def is_english(self) -> bool:
        """Return True if the text is in English, as far as its commonest words show."""
        commonest = lexicon.words("function.commonest")  # a fifth of any running text
        return sum(word in commonest for word, _ in self._words) * _EVERY >= len(self._words)

    def holds(self, sought: tuple[tuple[str, ...], ...]) -> bool:
        """Return True if the pieces stand here in order, with brackets standing for a few words."""
        at = 0
        for rows in sought:
            pattern = f" {_MOST_PUT_IN}".join(f"{re.escape(row)}" for row in rows)
            found = re.compile(f" {pattern}(?= )").search(self.line, at)
            if found is None:
                return False
            at = found.end()
        return True

    def longest_run(self, quotation: str) -> tuple[int, Span, Span]:
        """Return how many words of a quotation stand here in a row, where, and which they are."""
        words, best, end = _words(quotation), (0, 0, 0), 0
        for start in range(len(words)):
            end = max(end, start)
            while end < len(words):
                at = self.line.find(_spaced(words[start : end + 1]))
                if at < 0:
                    break
                end += 1
                best = max(best, (end - start, -start, at))
        count, first, at = best
        if not count:
            return 0, Span(0, 0), Span(0, 0)
        here = self._words[self.line.count(" ", 0, at) :][:count]
        shared = words[-first:][:count]
        passage, words_shared = (Span(row[0][1].start, row[-1][1].end) for row in (here, shared))
        return count, passage, words_shared


def _spaced(words: list[tuple[str, Span]]) -> str:
    return " " + " ".join(word for word, _ in words) + " "


def _words(text: str) -> list[tuple[str, Span]]:
    plain = text.translate(_APOSTROPHES)
    return [(_folded(match[0]), Span(*match.span())) for match in _WORD.finditer(plain)]


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _FIGURES.get(letters, letters)


# ---- whose words a quotation is ----

_ARTICLES = ("the", "an", "a")
_NEAR_BEFORE = 4
"""Attributions before a quotation that may hold it."""


def quoted_from(dossier: Dossier, attached: tuple[SourceText, ...]) -> dict[Span, frozenset[str]]:
    """Return each quotation that is attributed to an attached source → the names of that source.

    A name fits a person or body by any form that no other bearer has, an outlet, or the key of a
    source; a key counts only for what the document dates as it dates that source.
    """
    owners = Owners(dossier, frozenset(one.name for one in attached))
    found: dict[Span, frozenset[str]] = {}
    for span, attribution, claim in _attributed(dossier):
        fitting = frozenset(owners.names_of(attribution, claim))
        if fitting:
            found[span] = found.get(span, frozenset()) | fitting
    return found


def _attributed(dossier: Dossier) -> Iterator[tuple[Span, Attribution, Claim | None]]:
    """Yield each outermost quotation that stands in an attributed statement, with its claim."""
    if dossier.by_hand:
        for claim in dossier.claims:
            attribution = claim.attribution
            if attribution is not None:
                yield from ((one.span, attribution, claim) for one in claim.quotations)
        return
    waiting = sorted(dossier.facts.attributions, key=lambda one: one.span)
    outer = 0
    for quotation in dossier.facts.quotations:
        if quotation.span.end <= outer:
            continue
        outer = quotation.span.end
        last = bisect_right(waiting, quotation.span.start, key=lambda one: one.span.start)
        for one in waiting[max(0, last - _NEAR_BEFORE) : last]:
            if one.span.contains(quotation.span):
                yield quotation.span, one, claim_at(dossier.claims, quotation.span.start)


@frozen(eq=False)
class Owners:
    """The names of the texts, and by which the document calls the bearers."""

    dossier: Dossier
    names: frozenset[str]

    @cached_property
    def _bearers(self) -> dict[int, Entity]:
        return {name.span.start: one for one in self.dossier.entities for name in one.mentions}

    @cached_property
    def _shared(self) -> Counter[str]:
        """Return how many bearers have each folded form."""
        return Counter(form for one in self.dossier.entities for form in _forms(one))

    def names_of(self, attribution: Attribution, claim: Claim | None) -> Iterator[str]:
        """Yield the names of attached texts that an attribution goes by."""
        called = self.called(attribution)
        keys = {source.key for source in self._sources(called, claim)} | {attribution.source_key}
        for name in sorted(self.names):
            if name in keys or (folded(name) in called and not self._is_shared(name)):
                yield name

    def _is_shared(self, name: str) -> bool:
        """Say whether several bearers have a form, and it is the full name of none."""
        full = any(folded(one.canonical) == folded(name) for one in self.dossier.entities)
        return self._shared[folded(name)] > 1 and not full

    def called(self, attribution: Attribution) -> frozenset[str]:
        """Return, folded, every form of who speaks and of who carries it."""
        called: set[str] = set()
        for span in (attribution.source, attribution.carrier):
            if span is None:
                continue
            words = self.dossier.document.words(span)
            called.add(_without_article(words))
            for at in range(span.start, span.end):
                if at in self._bearers:
                    called.update(_forms(self._bearers[at]))
        return frozenset(called - {""})

    def _sources(self, called: frozenset[str], claim: Claim | None) -> Iterator[Source]:
        """Yield the sources that may be meant: of the same speaker or outlet, on the same day."""
        told = claim.date.value if claim and claim.date else None
        for source in self.dossier.sources if told is not None and told.is_day else ():
            who = {folded(one) for one in (source.speaker, source.publisher, source.container)}
            if source.date == told and who & called:
                yield source


def _forms(entity: Entity) -> frozenset[str]:
    """Return the forms of a bearer, folded; the full name and the family name are two."""
    family = contributor(entity.canonical).family if entity.kind is NameKind.PERSON else ""
    forms = (entity.canonical, family, *(form.text for form in entity.forms))
    return frozenset(_without_article(form) for form in forms if form)


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return folded(rest if rest and first.lower() in _ARTICLES else words)


# ---- whether a source holds them ----


_FEWEST = 3
"""Words of a quotation that is looked for; one or two may be the author's scare quotes."""
_SHARED = 3
"""Words in a row from which a passage counts as near."""


def held(dossier: Dossier, attached: tuple[SourceText, ...]) -> tuple[Holding, ...]:
    """Return each quotation whose source has a text attached, in order, and whether that holds it.

    Texts in another language than English are left out: what is quoted from them is translated.
    """
    read = tuple(_Read(one, streams(one.document.text)) for one in attached)
    english = tuple(one for one in read if one.streams[0].is_english)
    owned = quoted_from(dossier, tuple(one.text for one in english)) if english else {}
    return tuple(
        _holding(dossier.document, span, texts, english)
        for span, texts in sorted(owned.items())
        if sum(len(row.split()) for rows in pieces(dossier.document.words(span)) for row in rows)
        >= _FEWEST
    )


@frozen(eq=False)
class _Read:
    text: SourceText
    streams: tuple[Stream, ...]

    def holds(self, quotation: str) -> bool:
        return any(one.holds(pieces(quotation)) for one in self.streams)


def _holding(
    document: Document, span: Span, names: frozenset[str], read: tuple[_Read, ...]
) -> Holding:
    """Look a quotation up in the texts of its source, then in the others."""
    words = document.words(span)
    own = [one for one in read if one.text.name in names]
    texts = tuple(one.text for one in own)
    if any(one.holds(words) for one in own):
        return Holding(span, texts, is_held=True)
    others = (one for one in read if one.text.name not in names)
    elsewhere = tuple(one.text for one in others if one.holds(words))
    near = _nearest(span, words, own)
    return Holding(span, texts, is_held=False, elsewhere=elsewhere, nearest=near)


def _nearest(span: Span, words: str, own: list[_Read]) -> Passage | None:
    """Return the passage that shares the longest run of words with a quotation."""
    found = []
    for order, one in enumerate(own):
        count, passage, shared = one.streams[0].longest_run(words)
        if count >= _SHARED:
            found.append((-count, order, Passage(one.text, passage, shared.shift(span.start))))
    return min(found, key=lambda each: each[:2])[2] if found else None
