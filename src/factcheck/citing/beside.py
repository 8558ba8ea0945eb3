"""What the text says right beside a marker, against the entry that the marker has."""

import re
from collections.abc import Iterator, Sequence

from factcheck import lexicon
from factcheck.citing.catalogue import Catalogue, are_a_slip_apart, authors_of
from factcheck.citing.dangling import together
from factcheck.model import (
    Citation,
    CitationKind,
    Date,
    DateKind,
    DateRole,
    Document,
    Edtf,
    Mismatch,
    Particular,
    Reference,
    Resolution,
    Span,
    TooEarly,
    Unit,
)
from factcheck.model.keys import folded
from factcheck.model.text import beginning_in
from factcheck.text import word_list

_REISSUED = 20
"""Years beyond which a year in the text may be that of an older thing of the same name."""
_SHORTEST, _SHORTEST_OF_GROUP = 5, 4
"""Letters of a name from which on one slip may be a slip of spelling; fewer are enough where "and
others" stands beside it, so that nothing but an author is meant."""
_MORE = frozenset({"et al.", "colleagues"})

Difference = tuple[str, Reference | None]
"""What the entry has, and another entry that fits what is said."""


def beside(catalogue: Catalogue, resolutions: Sequence[Resolution]) -> Iterator[Mismatch]:
    """Yield the years, and authors that the entry contradicts."""
    for one in resolutions:
        citation = one.citation
        if len(one.references) != 1 or len(citation.numbers) > 1 or citation.is_quoted:
            continue
        entry, marker = one.references[0], marker_of(citation)
        yield from _second_names(citation, entry)
        for part in citation.particulars:
            found = _JUDGES[part.field](catalogue, entry, part)
            if found:
                listed, better = found
                yield Mismatch(part.span, part.field, part.value, listed, marker, entry, better)


def marker_of(citation: Citation) -> str:
    """Return a marker as it is spoken of: "[7]", "note 7", "Moe 2010"."""
    if citation.kind in (CitationKind.AUTHOR_YEAR, CitationKind.AUTHOR_PAGE):
        return together(citation)
    if citation.label:
        return f"[{citation.label}]"
    is_note = citation.kind is CitationKind.NOTE
    return f"note {citation.numbers[0]}" if is_note else f"[{citation.numbers[0]}]"


def _second_names(citation: Citation, entry: Reference) -> Iterator[Mismatch]:
    """Yield the first name behind that of the first author that is no author's of the entry."""
    people, known = [one for one in entry.work.authors if one.family], authors_of(entry.work)
    names = [folded(name) for name in citation.names]
    if names and names[0] in known and len(people) >= len(names):
        for name, author in zip(citation.names[1:], people[1:], strict=False):
            if folded(name) not in known and folded(author.family) not in names:
                marker = marker_of(citation)
                yield Mismatch(citation.span, "author", name, author.family, marker, entry)
                return


def _year(catalogue: Catalogue, entry: Reference, part: Particular) -> Difference | None:
    """Return another year of a work of this noun, or by this author."""
    work, noun = entry.work, folded(part.noun)
    if work.year is None or part.value in catalogue.words_of(entry):
        return None
    words = folded(work.title) or catalogue.text_of(entry)
    is_its = noun in authors_of(work) if part.noun[0].isupper() else noun.removesuffix("s") in words
    is_near = abs(work.year - int(part.value)) <= _REISSUED
    return (str(work.year), None) if is_its and is_near else None


def _author(catalogue: Catalogue, entry: Reference, part: Particular) -> Difference | None:
    """Return an author whom the entry names otherwise, or who is another entry's."""
    name, families = folded(part.value), [one.family for one in entry.work.authors if one.family]
    if not families or name in catalogue.text_of(entry):
        return None
    is_group = part.noun in _MORE
    shortest = _SHORTEST_OF_GROUP if is_group else _SHORTEST
    alike = [one for one in families if are_a_slip_apart(folded(one), name, shortest)]
    others = catalogue.by_author.get(name, [])
    better = others[0] if len(others) == 1 else None
    if not is_group:  # a pair: both must be the authors of what is meant
        partner = folded(part.noun)
        alike = alike if partner in catalogue.text_of(entry) else []
        better = better if better and partner in catalogue.text_of(better) else None
    is_other = alike or better or (part.noun == "et al." and not others)
    return ((alike or families)[0], better) if is_other else None


_JUDGES = {"year": _year, "author": _author}


# ---- sources that came out before what they are cited for ----

_OTHERWISE = re.compile(
    rf"\b(?:{lexicon.alternation('references.told otherwise')}"
    rf"|(?:{lexicon.alternation('references.told otherwise in whole')})\b)",
    re.IGNORECASE,
)
_END = re.compile(r"[\s)\]¹²³⁰⁴-⁹]{0,6}[.!?]?[\s)\]¹²³⁰⁴-⁹]{0,6}$")
_BETWEEN = re.compile(r"[.,;]?[”\"’)]?\s?\(?")
_SHORTEST_WORD = 4


def early(
    document: Document, dates: Sequence[Date], resolutions: Sequence[Resolution]
) -> tuple[tuple[TooEarly, ...], int]:
    """Return the sources that are older than what stands right in front of their marker.

    Only a marker that ends its sentence, right behind a date that states its year, is judged; and
    only by the year. The second result is the number of markers that could be judged.
    """
    found, judged = [], 0
    for one in resolutions:
        date = _date_before(document, dates, one)
        if date is None or date.value is None:
            continue
        judged += 1
        sentence = document.sentence_at(date.span.start) or date.span
        words = document.text[sentence.start : date.span.start]
        if _is_older(one.references[0], words, date.value):
            found.append(TooEarly(one.citation, one.references[0], date.span, date.value))
    return tuple(found), judged


def _date_before(document: Document, dates: Sequence[Date], one: Resolution) -> Date | None:
    """Return the only date of a sentence that ends with it and a marker of one dated work."""
    citation, at = one.citation, one.citation.behind
    sentence = document.sentence_at(max(0, at - 1))
    named = any(part.field == "year" for part in citation.particulars)
    if sentence is None or citation.is_quoted or named or len(one.references) != 1:
        return None
    found = beginning_in(dates, Span(sentence.start, at))
    end = citation.span.end
    ends = end >= sentence.end or _END.fullmatch(document.text, end, sentence.end)
    if len(found) != 1 or not ends or one.references[0].work.year is None:
        return None
    date = found[0]
    sure = date.kind is DateKind.ABSOLUTE and date.role is DateRole.OWN and Unit.YEAR in date.stated
    bracketed = document.text[date.span.start - 1 : date.span.start] == "("
    beside = not bracketed and _BETWEEN.fullmatch(document.text, date.span.end, at)
    return date if sure and beside else None


def _is_older(entry: Reference, words: str, happened: Edtf) -> bool:
    """Return True if a work that must report something came out before its year."""
    work, begin = entry.work, happened.start or happened
    living = work.accessed or (work.url and not work.container) or work.kind == "web-page"
    if living or begin.year is None or max(work.years) >= begin.year or _OTHERWISE.search(words):
        return False
    said, named = (
        {folded(word) for word in word_list(one) if word.isalpha() and len(word) >= _SHORTEST_WORD}
        for one in (words, work.title)
    )
    return not named or 2 * len(said & named) < len(named)  # otherwise it is what is spoken of
