"""What a note says of a work, against the entry or the fuller note of the same work."""

import re
from collections.abc import Iterator, Sequence

from factcheck.citing.references.catalogue import Catalogue, names_of
from factcheck.citing.references.noted import Pair, called
from factcheck.citing.references.wording import has_all, words_of
from factcheck.model import Mismatch
from factcheck.model.keys import folded
from factcheck.patterns import lazy

# Such a work came out more than once, or over years. Source: Chicago Manual of Style, 17th
# edition, 14.113-14.123 (editions, reprints, works in several volumes).
_AGAIN = lazy(
    r"\b(?:edition|edn|eds?\.|repr|reprint(?:ed)?|reissued?|vols?|rev(?:ised)?|forthcoming)(?!\w)"
    r"|[12]\d{3}[–-]\d",
    re.IGNORECASE,
)


def compared(catalogue: Catalogue, pairs: Sequence[Pair]) -> Iterator[Mismatch]:
    """Yield the author, title, year, volume or page in which a note differs, one for each pair."""
    for one in pairs:
        found = next((found for judge in _JUDGES for found in judge(catalogue, one)), None)
        if found:
            yield found


def _mismatch(one: Pair, field: str, said: str, listed: str) -> Mismatch:
    return Mismatch(
        one.noted.span, field, said, listed, called(one.note), one.entry, places=("", one.where)
    )


def _author(_: Catalogue, one: Pair) -> Iterator[Mismatch]:
    said = one.noted.work.authors[0].family
    known = {name for author in one.listed.authors for name in names_of(author)}
    if folded(said) not in known:
        yield _mismatch(one, "author", said, one.listed.authors[0].family)


def _title(_: Catalogue, one: Pair) -> Iterator[Mismatch]:
    if not has_all(one.noted.work.title, one.listed.title):
        yield _mismatch(one, "title", one.noted.work.title, one.listed.title)


def _year(catalogue: Catalogue, one: Pair) -> Iterator[Mismatch]:
    """Yield another year of a book by the same publisher, or of an article in the same journal.

    The same figures in another order are a slip whoever published it: 1998, 1989.
    """
    said, listed = one.noted.work, one.listed
    if said.year is None or listed.year is None or said.year == listed.year:
        return
    entry, note = (catalogue.document.words(part.span) for part in (one.entry, one.note))
    again = any(_AGAIN.search(words) for words in (entry, note) if not said.volume)
    printed = str(said.year) in entry or str(listed.year) in note
    swapped = sorted(str(said.year)) == sorted(str(listed.year))
    if not again and not printed and (swapped or _is_same_issue(one)):
        yield _mismatch(one, "year", str(said.year), str(listed.year))


def _is_same_issue(one: Pair) -> bool:
    """Say whether what holds or publishes both is the same, and one title is not cut."""
    said, listed = one.noted.work, one.listed
    if said.volume:
        same = said.volume == listed.volume
        return same and has_all(said.container, listed.container)
    published = bool(said.publisher and listed.publisher)
    return published and bool(words_of(said.publisher) & words_of(listed.publisher))


def _volume(_: Catalogue, one: Pair) -> Iterator[Mismatch]:
    said, listed = one.noted.work, one.listed
    holder = said.container and has_all(said.container, listed.container)
    both = said.volume and listed.volume and said.year == listed.year
    if both and holder and said.volume != listed.volume:
        yield _mismatch(one, "volume", said.volume, listed.volume)


def _page(_: Catalogue, one: Pair) -> Iterator[Mismatch]:
    """Yield a page beyond those of an article or chapter."""
    first, _dash, last = one.listed.pages.partition("-")
    page = one.noted.page
    part = bool(one.noted.work.kind and one.listed.container)
    if page is None or not part or not (first.isdecimal() and last.isdecimal()):
        return
    if not int(first) <= page <= int(last):
        yield _mismatch(one, "page", str(page), f"{first}–{last}")


_JUDGES = (_author, _title, _year, _volume, _page)
