"""Two references to the same work: in a note and the list, or in the lists of two chapters."""

import re
from collections.abc import Sequence

from factcheck import lexicon
from factcheck.document.text import kept_by_words, word_list
from factcheck.link.citing.catalogue import authors_of
from factcheck.model import Work
from factcheck.model.keys import folded

_SMALL = lexicon.words("names.in expansions") | {"as"}
"""Articles and function words, which short titles leave out."""
_AGAIN = re.compile(
    rf"\b(?:{lexicon.alternation('references.out again')})"
    r"(?!\w|(?-i:\s[A-Z][\w.]*\s[A-Z]))|[12]\d{3}[–-]\d",
    re.IGNORECASE,
)


@kept_by_words
def _words(title: str) -> frozenset[str]:
    """Return the words of a title, normalized for comparison, without function words."""
    return frozenset(map(folded, word_list(title))) - _SMALL - {""}


def _holds(longer: str, title: str) -> bool:
    """Return True if a longer title contains all words of a title, or equals its main part."""
    words, main, longer_words = map(_words, (title, title.partition(":")[0], longer))
    return bool(main) and (words <= longer_words or main == longer_words)


def is_same_work(said: Work, listed: Work) -> bool:
    """Return True if two references have the same first author and matching titles."""
    firsts = {folded(one.family or one.literal) for one in said.authors[:1]}
    return not firsts.isdisjoint(authors_of(listed)) and _holds(listed.title, said.title)


def difference(said: Work, listed: Work, entries: Sequence[str]) -> tuple[str, str, str] | None:
    """Return the first field in which two references differ, with both values, or None.

    Args:
        said: One reference.
        listed: The other reference.
        entries: The text of both references, which may mention a reprint or an edition.
    """
    is_held = bool(said.container) and _holds(listed.container, said.container)
    if said.year and listed.year and said.year != listed.year:
        years = str(said.year), str(listed.year)
        is_issue = is_held and said.volume and said.volume == listed.volume
        is_press = said.place and listed.place and _words(said.publisher) & _words(listed.publisher)
        is_slip = is_issue or is_press or sorted(years[0]) == sorted(years[1])
        is_again = not said.volume and any(map(_AGAIN.search, entries))
        is_printed = years[0] in entries[1] or years[1] in entries[0]
        return ("year", *years) if is_slip and not (is_again or is_printed) else None
    first = said.pages.partition("-")[0]
    if not is_held or (said.pages and not listed.pages.startswith(f"{first}-")):
        return None
    pairs = ((name, getattr(said, name), getattr(listed, name)) for name in ("volume", "pages"))
    return next((one for one in pairs if one[1] and one[2] and one[1] != one[2]), None)
