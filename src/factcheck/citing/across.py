"""One work in the lists of two chapters, with particulars that cannot both be right."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.citing.catalogue import are_a_slip_apart, names_of
from factcheck.citing.notes import has_come_out_again, one_word_off, words_of
from factcheck.model import Document, ListKind, Mismatch, Reference, ReferenceList, Span, Work
from factcheck.model.keys import folded

_FEWEST_WORDS = 3
"""Words of a title from which it names one work by itself."""
_NEAR_YEARS = 20
"""Years apart at most of which one may be a slip of the other."""


def works_apart(
    document: Document, lists: Sequence[tuple[str, ReferenceList]]
) -> tuple[Mismatch, ...]:
    """Return what the lists of two chapters say otherwise of one work, once for each entry.

    Args:
        document: In which all lists stand.
        lists: Each with what its chapter is called.
    """
    entries = [
        (where, entry)
        for where, part in lists
        if part.kind is not ListKind.NOTES
        for entry in part.references
        if entry.work.title and entry.work.authors
    ]
    by_title: defaultdict[tuple[str, ...], list[tuple[str, Reference]]] = defaultdict(list)
    told = []
    for where, entry in entries:
        for key in _keys(entry):
            found = _first(document, where, entry, by_title[key])
            if found:
                told.append(found)
                break
        for key in _keys(entry):
            by_title[key].append((where, entry))
    return tuple(told)


def _keys(entry: Reference) -> Iterator[tuple[str, ...]]:
    """Yield by what an entry may be another's work: its title; its author and year."""
    yield ("title", *sorted(words_of(entry.work.title)))
    yield "by", names_of(entry.work.authors[0])[0], str(entry.work.year)


def _first(
    document: Document, where: str, entry: Reference, others: Sequence[tuple[str, Reference]]
) -> Mismatch | None:
    """Return what an entry says otherwise than one of another chapter; None if any agrees."""
    apart = None
    for there, other in others:
        if there != where and (found := _differing_field(document, entry, other)) is not None:
            field, said, listed = found
            if not field:
                return None
            marker = f"“{entry.work.title}”"
            places = ("here", f"in {there}")
            span = _place(document, entry.span, said)
            apart = apart or Mismatch(span, field, said, listed, marker, other, places=places)
    return apart


def _place(document: Document, entry: Span, words: str) -> Span:
    """Return where some words stand in an entry; all of it where they do not stand there once."""
    text = document.words(entry)
    if text.count(words) != 1:
        return entry
    start = entry.start + text.index(words)
    return Span(start, start + len(words))


def _differing_field(
    document: Document, entry: Reference, other: Reference
) -> tuple[str, str, str] | None:
    """Return the field in which two entries of one work differ, empty for none; None: two works."""
    one, two = entry.work, other.work
    if _is_other_edition(document, entry, other):
        return None
    mine, theirs = (
        folded(work.authors[0].family or work.authors[0].literal) for work in (one, two)
    )
    same_title = words_of(one.title) == words_of(two.title)
    if same_title and mine == theirs:
        return _particular(entry, other)
    if same_title and one.year == two.year and len(words_of(one.title)) >= _FEWEST_WORDS:
        names = one.authors[0].displayed, two.authors[0].displayed
        return ("author", *names) if are_a_slip_apart(mine, theirs) else None
    if mine == theirs and one.year == two.year and one_word_off(one.title, two.title):
        return "title", one.title, two.title
    return None


def _particular(entry: Reference, other: Reference) -> tuple[str, str, str]:
    """Return the year, volume or pages in which two entries of one work differ, if any."""
    one, two = entry.work, other.work
    for name, are_of_one in _FIELDS.items():
        said, listed = (str(getattr(work, name) or "") for work in (one, two))
        if said and listed and said != listed:
            return (name, said, listed) if are_of_one(one, two) else ("", "", "")
    return "", "", ""


def _have_one_year(one: Work, two: Work) -> bool:
    """True if two entries, whose years differ, are of one printing: of one place in a journal.

    A body brings out a report of one title every year; a person hardly ever a book.
    """
    is_person = not (one.authors[0].literal or two.authors[0].literal)
    if {one.year, two.year} & one.years & two.years or not is_person:
        return False
    if one.volume or two.volume or one.pages or two.pages:
        return (one.volume, one.pages) == (two.volume, two.pages)
    return abs((one.year or 0) - (two.year or 0)) <= _NEAR_YEARS


def _have_one_volume(one: Work, two: Work) -> bool:
    """True if two entries, whose volumes differ, are of one year and the same pages."""
    return one.year == two.year and one.pages == two.pages


def _have_same_pages(one: Work, two: Work) -> bool:
    """True if two entries, whose pages differ, begin on one page."""
    return one.year == two.year and one.pages.partition("-")[0] == two.pages.partition("-")[0]


_FIELDS = {"year": _have_one_year, "volume": _have_one_volume, "pages": _have_same_pages}


def _is_other_edition(document: Document, entry: Reference, other: Reference) -> bool:
    one, two = entry.work, other.work
    if one.edition != two.edition or one.letter != two.letter or _publishers_differ(entry, other):
        return True
    return any(has_come_out_again(document.words(part.span)) for part in (entry, other))


def _publishers_differ(entry: Reference, other: Reference) -> bool:
    one, two = (words_of(part.work.publisher or part.work.container) for part in (entry, other))
    return bool(one and two) and not one & two
