"""What the text says right beside a marker, against the entry that the marker has."""

import re
from collections.abc import Iterator, Sequence

from factcheck import lexicon
from factcheck.citing.catalogue import Catalogue, are_a_slip_apart, authors_of, pages_without
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
_CAME_OUT = frozenset({"published", "printed", "issued"})
_SHORTEST, _SHORTEST_OF_GROUP = 5, 4
"""Letters of a name from which on one slip may be a slip of spelling; fewer are enough where "and
others" stands beside it, so that nothing but an author is meant."""
_MORE = frozenset({"et al.", "colleagues"})


def beside(catalogue: Catalogue, resolutions: Sequence[Resolution]) -> Iterator[Mismatch]:
    """Yield the years, authors, titles and pages that the entry contradicts."""
    for one in resolutions:
        citation = one.citation
        if len(one.references) != 1 or len(citation.numbers) > 1 or citation.is_quoted:
            continue
        yield from _named(one)
        yield from _paged(one)
        for part in citation.particulars:
            judge = _JUDGES.get(part.field)
            if judge:
                yield from judge(catalogue, one, part)


def marker_of(citation: Citation) -> str:
    """Return a marker as it is spoken of: "[7]", "note 7", "Moe 2010"."""
    if citation.kind in (CitationKind.AUTHOR_YEAR, CitationKind.AUTHOR_PAGE):
        return together(citation)
    if citation.label:
        return f"[{citation.label}]"
    is_note = citation.kind is CitationKind.NOTE
    return f"note {citation.numbers[0]}" if is_note else f"[{citation.numbers[0]}]"


def _mismatch(
    one: Resolution, part: Particular, listed: str, better: Reference | None = None
) -> Mismatch:
    marker = marker_of(one.citation)
    return Mismatch(part.span, part.field, part.value, listed, marker, one.references[0], better)


def _year(catalogue: Catalogue, one: Resolution, part: Particular) -> Iterator[Mismatch]:
    """Yield a year of something that the entry names and dates otherwise."""
    entry = one.references[0]
    work, said = entry.work, int(part.value)
    if work.year is None or part.value in catalogue.words_of(entry):
        return
    is_meant = _is_said_of(catalogue, entry, part.noun) or _tells_publication(
        catalogue, entry, part
    )
    if is_meant and abs(work.year - said) <= _REISSUED:
        yield _mismatch(one, part, str(work.year))


def _is_said_of(catalogue: Catalogue, entry: Reference, noun: str) -> bool:
    """Say whether an entry is by somebody, or is of the kind, of which a year is said."""
    if noun[0].isupper():
        return folded(noun) in authors_of(entry.work)
    words = folded(entry.work.title) or catalogue.text_of(entry)
    return folded(noun).removesuffix("s") in words


def _tells_publication(catalogue: Catalogue, entry: Reference, part: Particular) -> bool:
    """Say whether a sentence, or the one before, names an author whose work came out in a year."""
    document = catalogue.document
    sentence = document.sentence_at(part.span.start)
    if sentence is None or _CAME_OUT.isdisjoint(word_list(document.words(part.span))):
        return False
    last = document.sentence_at(sentence.start - 2) or sentence
    start = last.start if "\n" not in document.text[last.start : sentence.start] else sentence.start
    before = frozenset(word_list(document.text[start : part.span.start]))
    families = [word_list(author.family) for author in entry.work.authors if author.family]
    return any(before.issuperset(family) for family in families)


def _author(catalogue: Catalogue, one: Resolution, part: Particular) -> Iterator[Mismatch]:
    """Yield an author whom the entry does not name, but another does, or by a like name."""
    entry, name = one.references[0], folded(part.value)
    people = [author for author in entry.work.authors if author.family]
    if not people or name in catalogue.text_of(entry):
        return
    shortest = _SHORTEST_OF_GROUP if part.noun in _MORE else _SHORTEST
    families = [author.family for author in people]
    alike = [one for one in families if are_a_slip_apart(folded(one), name, shortest)]
    others = catalogue.by_author.get(name, [])
    better = others[0] if len(others) == 1 else None
    if part.noun not in _MORE:  # a pair: both must be the authors of what is meant
        partner = folded(part.noun)
        alike = alike if partner in catalogue.text_of(entry) else []
        better = better if better and partner in catalogue.text_of(better) else None
    if alike or better or (part.noun == "et al." and not others):
        yield _mismatch(one, part, alike[0] if alike else people[0].family, better)


def _title(catalogue: Catalogue, one: Resolution, part: Particular) -> Iterator[Mismatch]:
    """Yield a title that is another entry's."""
    entry, said = one.references[0], folded(part.value)
    listed = entry.work.title
    if not listed or said in catalogue.text_of(entry) or folded(listed) in said:
        return
    others = [e for e in catalogue.works() if e is not entry and folded(e.work.title) == said]
    if len(others) == 1:
        yield _mismatch(one, part, listed, others[0])


def _named(one: Resolution) -> Iterator[Mismatch]:
    """Yield the second name of a marker that the entry has otherwise."""
    citation, entry = one.citation, one.references[0]
    people = [author for author in entry.work.authors if author.family]
    if citation.kind is not CitationKind.AUTHOR_YEAR or len(citation.names) < 2:  # noqa: PLR2004
        return
    known = authors_of(entry.work)
    if folded(citation.names[0]) not in known or len(people) < len(citation.names):
        return
    for name, author in zip(citation.names[1:], people[1:], strict=False):
        listed = folded(author.family)
        if folded(name) not in known and listed not in map(folded, citation.names):
            yield Mismatch(citation.span, "author", name, author.family, together(citation), entry)
            return


def _paged(one: Resolution) -> Iterator[Mismatch]:
    """Yield a page beyond those of an article or chapter."""
    citation, entry = one.citation, one.references[0]
    locator = citation.locator.lower()
    digits = locator.removeprefix("pp.").removeprefix("p.").strip()
    is_page = locator.startswith("p") and digits.isdecimal()
    pages = pages_without(entry.work, int(digits)) if is_page else ""
    if pages:
        yield Mismatch(citation.span, "page", digits, pages, marker_of(citation), entry)


_JUDGES = {"year": _year, "author": _author, "title": _title}


# ---- sources that came out before the happening that they are cited for ----

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
    """Return the sources that are older than the happening right in front of their marker.

    Only a marker that ends its sentence, right behind a date that states its year, is judged; and
    only by the year. The second result is the number of markers that could be judged.
    """
    cases = list(_cases(document, dates, resolutions))
    found = (
        TooEarly(one.citation, one.references[0], event, happened)
        for one, event, happened, told in cases
        if _is_older(document, one, happened, told)
    )
    return tuple(found), len(cases)


def _cases(
    document: Document, dates: Sequence[Date], resolutions: Sequence[Resolution]
) -> Iterator[tuple[Resolution, Span, Edtf, Span]]:
    """Yield markers of dated works right behind a date: what they date, and what is told of it."""
    for one in resolutions:
        citation = one.citation
        at = citation.behind
        sentence = document.sentence_at(max(0, at - 1))
        named = any(part.field == "year" for part in citation.particulars)
        if sentence is None or len(one.references) != 1 or citation.is_quoted or named:
            continue
        event = _event(document, beginning_in(dates, Span(sentence.start, at)), at)
        happened = event.value if event else None
        end = citation.span.end
        ends = end >= sentence.end or _END.fullmatch(document.text, end, sentence.end)
        if event is None or happened is None or not ends:
            continue
        if one.references[0].work.year is not None:
            yield one, event.span, happened, Span(sentence.start, event.span.start)


def _event(document: Document, dates: Sequence[Date], end: int) -> Date | None:
    """Return the only date of a stretch, if the stretch ends with it and it states its year."""
    if len(dates) != 1:
        return None
    date = dates[0]
    sure = date.kind is DateKind.ABSOLUTE and date.role is DateRole.OWN and Unit.YEAR in date.stated
    bracketed = document.text[date.span.start - 1 : date.span.start] == "("
    beside = not bracketed and _BETWEEN.fullmatch(document.text, date.span.end, end)
    return date if sure and date.value is not None and beside else None


def _is_older(document: Document, one: Resolution, happened: Edtf, told: Span) -> bool:
    """Say whether a work came out before the year of a happening that it must have told."""
    work = one.references[0].work
    begin = happened.start or happened
    if work.year is None or begin.year is None:
        return False
    living = work.accessed or (work.url and not work.container) or work.kind == "web-page"
    if living or max(work.years) >= begin.year:
        return False
    words = document.words(told)
    said, named = (
        {folded(word) for word in word_list(one) if word.isalpha() and len(word) >= _SHORTEST_WORD}
        for one in (words, work.title)
    )
    is_subject = bool(named) and 2 * len(said & named) >= len(named)
    return not _OTHERWISE.search(words) and not is_subject
