"""Two references to one work: in a note and the list, in the lists of two chapters."""

import re
from collections.abc import Sequence

from factcheck import lexicon
from factcheck.citing.catalogue import are_a_slip_apart, authors_of
from factcheck.model import Work
from factcheck.model.keys import folded
from factcheck.text import kept_by_words, word_list

_SMALL = lexicon.words("names.in expansions") | {"as"}
"""Articles and small words, which short titles drop."""
_AGAIN = re.compile(
    rf"\b(?:{lexicon.alternation('references.out again')})(?!\w)|[12]\d{{3}}[–-]\d", re.IGNORECASE
)


@kept_by_words
def _words(title: str) -> frozenset[str]:
    """Return the folded words of a title, without the small ones."""
    return frozenset(map(folded, word_list(title))) - _SMALL - {""}


def _holds(longer: str, title: str) -> bool:
    """Return True if all words of a title, or of its part before a colon, are in a longer one."""
    words, main, longer_words = map(_words, (title, title.partition(":")[0], longer))
    return bool(main) and (words <= longer_words or main == longer_words)


def _name(work: Work) -> str:
    return folded(work.authors[0].family or work.authors[0].literal)


def is_same_work(said: Work, listed: Work) -> bool:
    """Return True if author and title agree, or in one year one of them but for one typo."""
    if not (said.authors and listed.authors and listed.title):
        return False
    is_dated, has_title = said.year == listed.year, _holds(listed.title, said.title)
    if _name(said) in authors_of(listed):
        return has_title or (is_dated and _is_one_word_off(_words(said.title), listed.title))
    return is_dated and has_title and are_a_slip_apart(_name(said), _name(listed))


def _is_one_word_off(words: frozenset[str], longer: str) -> bool:
    """Return True if one word has a typo. A plural has none: both may be cut from one title."""
    odd, others = words - _words(longer), _words(longer) - words
    return len(odd) == 1 < len(words) and any(are_a_slip_apart(*odd, word) for word in others)


def difference(said: Work, listed: Work, entries: Sequence[str]) -> tuple[str, str, str] | None:
    """Return the field in which two references to one work differ, with both values.

    Args:
        said: one of them.
        listed: the other.
        entries: the words of both, which may mention a reprint or an edition.
    """
    if _name(said) not in authors_of(listed):
        return "author", said.authors[0].family, listed.authors[0].family
    if not _holds(listed.title, said.title):
        return "title", said.title, listed.title
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
