"""An entry of a reference list has an identifier, pages or a year that cannot exist.

## Why it matters

Readers cannot find the work. Usually a digit is missing, or two digits are swapped.

## What it ignores

Identifiers without a name ("978…" alone); ranges in entries without a journal or book, which may be
codes of an archive; short forms of the last page ("332–45"); works published up to a year after the
document; web pages that were accessed in the year of publication.

## Source

ISBN Users' Manual, 7th edition, 4 and 5; ISSN Manual, 2015, 2.1; DOI Handbook, 2023, 3.1; arXiv,
"Understanding the arXiv identifier", 2015. The rules for pages and years are our own.
"""

import re
from collections.abc import Iterator

from factcheck.extract.references.identifiers import impossible_identifiers
from factcheck.model import Bad, Check, Dossier, Flag, ListKind, Reference, Related, Severity, Span
from factcheck.model.dates import spoken

_FUTURE = 2100
"""A later number is no year of publication."""


def impossible_entry(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each impossible identifier, range of pages, or year of a work."""
    for one in dossier.part(impossible_identifiers):
        yield Flag(one.span, f"the {one.kind} {one.value} cannot exist: {one.why}")
    for part in dossier.facts.lists:
        for entry in part.references if part.kind is not ListKind.NOTES else ():
            yield from _backward(dossier, entry)
            yield from _untimely(dossier, entry)


def _backward(dossier: Dossier, entry: Reference) -> Iterator[Flag]:
    first, _, last = entry.work.pages.partition("-")
    is_range = first.isdecimal() and last.isdecimal() and entry.work.container
    if is_range and int(last) < int(first):
        text, span = dossier.document.text, entry.span
        printed = re.compile(rf"(?<!\d){first}\s?[-–—]+\s?\d+").search(text, span.start, span.end)
        if printed:
            why = f"page {last} comes before page {first}"
            yield Flag(Span(*printed.span()), f"these pages cannot exist: {why}")


def _untimely(dossier: Dossier, entry: Reference) -> Iterator[Flag]:
    work, published = entry.work, dossier.record.published
    if work.year is None or "date" in work.uncertain:
        return
    first = min(work.years, default=work.year)
    if work.accessed and work.accessed.year and work.accessed.year < first:
        yield Flag(
            entry.span,
            f"the work of {first} was accessed before its publication: {spoken(work.accessed)}",
        )
    if published and published.year and published.year + 1 < first < _FUTURE:
        yield Flag(
            entry.span,
            f"the work is from {first}, but the document is from {published.year}",
            related=tuple(Related(span) for name, _, span in dossier.record.head if name == "date"),
        )


_TEXT = "The ice came late (Dahl 2016; Moreau 2014).\n\n## References\n\n"
_MORE = "\n\nMoreau, J. (2014). Silt. Ghent: Sluis."

CHECK = Check(
    code="CIT06",
    run=impossible_entry,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            f"{_TEXT}Dahl, I. (2016). Ice on the quay. Coast, 9(2), [[112–102]].{_MORE}",
            says="these pages cannot exist: page 102 comes before page 112",
        ),
        Bad(
            f"{_TEXT}Dahl, I. (2016). Ice. Bergen: Fjord. ISBN [[978-0-306-40615-8]].{_MORE}",
            says="the ISBN 978-0-306-40615-8 cannot exist: its check digit would be 7, not 8",
        ),
        Bad(
            f"{_TEXT}Dahl, I. (2016). Ice on the quay. arXiv:[[1613.01234]].{_MORE}",
            says="the arXiv number 1613.01234 cannot exist: its month is 13",
        ),
    ),
    good=(
        f"{_TEXT}Dahl, I. (2016). Ice on the quay. Coast, 9(2), 112–20. ISSN 2049-3630.{_MORE}",
        f"{_TEXT}Dahl, I. (2016). Ice. Bergen: Fjord. ISBN 0-306-40615-2. doi:10.5555/ice{_MORE}",
    ),
    inapplicable=lambda dossier: "" if dossier.facts.lists else "no reference list found",
)
