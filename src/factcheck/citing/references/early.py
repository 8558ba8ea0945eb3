"""Sources that came out before the happening that they are cited for."""

import bisect
import re
from collections.abc import Iterator, Sequence

from factcheck.model import (
    Date,
    DateKind,
    DateRole,
    Document,
    Edtf,
    Resolution,
    Span,
    TooEarly,
    Unit,
)
from factcheck.model.keys import folded
from factcheck.patterns import lazy

# Words with which a source need not tell the happening of its sentence: it foresees it, is used
# or compared in it, or is itself what the sentence tells of.
_OTHERWISE = lazy(
    r"\b(?:will|would|shall|may|might|could|should|expect|forecast|foresee|foresaw|predict|due\b"
    r"|project(?:ed|ion)|plan|propos|intend|schedul|target|estimat|anticipat|promis|adopt|appl(?:y|ied)"
    r"|us(?:ed|ing|es)\b|follow|accord|bas(?:ed|is)|defin|describ|recommend|guid|method|model|standard"
    r"|scale|criteri|protocol|than|like\b|similar|compar|contrast|unlike|as in|in line|consistent"
    r"|contrary|earlier|previous|since|republish|reprint|reissu|translat|cit(?:e|ed|ing)\b|quot|read"
    r"|review|discuss|re-?examin|revisit|repeat|publish|report|survey|study|paper|book|article|law"
    r"|act\b|strategy|agreement|treaty|as of)",
    re.IGNORECASE,
)
_END = lazy(r"[\s)\]¹²³⁰⁴-⁹]{0,6}[.!?]?[\s)\]¹²³⁰⁴-⁹]{0,6}$")
_BETWEEN = lazy(r"[.,;]?[”\"’)]?\s?\(?")
_WORD = lazy(r"[^\W\d_]{4,}")


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
    starts = [date.span.start for date in dates]
    for one in resolutions:
        citation = one.citation
        at = citation.span.end if citation.label.startswith("^") else citation.span.start
        sentence = document.sentence_at(max(0, at - 1))
        named = any(part.field.endswith("year") for part in citation.particulars)
        if sentence is None or len(one.references) != 1 or citation.is_quoted or named:
            continue
        first, after = (bisect.bisect_left(starts, place) for place in (sentence.start, at))
        event = _event(document, dates[first:after], at)
        happened = event.value if event else None
        if event is None or happened is None or not _ends(document, sentence, citation.span.end):
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


def _ends(document: Document, sentence: Span, end: int) -> bool:
    return end >= sentence.end or bool(_END.fullmatch(document.text, end, sentence.end))


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
    said = {folded(word) for word in _WORD.findall(words)}
    named = {folded(word) for word in _WORD.findall(work.title)}
    is_subject = bool(named) and 2 * len(said & named) >= len(named)
    return not _OTHERWISE.search(words) and not is_subject
