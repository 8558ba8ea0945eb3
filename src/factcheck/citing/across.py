"""One work in the lists of two chapters, with particulars that cannot both be right."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.citing.catalogue import names_of
from factcheck.citing.samework import difference, is_same_work
from factcheck.model import Document, ListKind, Mismatch, Reference, ReferenceList, Span


def works_apart(
    document: Document, lists: Sequence[tuple[str, ReferenceList]]
) -> tuple[Mismatch, ...]:
    """Return what the lists of two chapters say otherwise of one work, once for each entry.

    Args:
        document: In which all lists stand.
        lists: Each with what its chapter is called.
    """
    by_author: defaultdict[str, list[tuple[str, Reference]]] = defaultdict(list)
    found = []
    for where, part in lists:
        for entry in part.references if part.kind is not ListKind.NOTES else ():
            if entry.work.title and entry.work.authors:
                met = by_author[names_of(entry.work.authors[0])[0]]
                others = [one for one in met if one[0] != where]
                found += [*_mismatches(document, entry, others)][:1]
                met.append((where, entry))
    return tuple(found)


def _mismatches(
    document: Document, entry: Reference, others: Sequence[tuple[str, Reference]]
) -> Iterator[Mismatch]:
    words, one = document.words(entry.span), entry.work
    for where, other in others:
        two = other.work
        is_edition = (one.edition, one.letter) != (two.edition, two.letter)
        is_bodys = bool(one.authors[0].literal) and one.year != two.year  # of a report each year
        if is_edition or is_bodys or not is_same_work(one, two, is_dated=one.year == two.year):
            continue
        found = difference(one, two, (words, document.words(other.span)))
        if found is None:
            return
        at = words.index(found[1]) if words.count(found[1]) == 1 else None
        span = entry.span if at is None else Span(at, at + len(found[1])).shift(entry.span.start)
        yield Mismatch(span, *found, f"“{one.title}”", other, places=("here", f"in {where}"))
