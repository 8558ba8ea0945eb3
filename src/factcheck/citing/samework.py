"""Two namings of one work: in a note and the list, in two notes, in the lists of two chapters."""

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
def words_of(title: str) -> frozenset[str]:
    """Return the folded words of a title, without the small ones."""
    return frozenset(map(folded, word_list(title))) - _SMALL - {""}


def holds_title(title: str, longer: str) -> bool:
    """Return True if all words of a title, or of its part before a colon, are in a longer one."""
    words, main, longer_words = map(words_of, (title, title.partition(":")[0], longer))
    return bool(main) and (words <= longer_words or main == longer_words)


def is_same_work(said: Work, listed: Work, *, is_dated: bool) -> bool:
    """Return True if author and title agree, or one of them but for one typo.

    Args:
        said: a work as a note or list names it.
        listed: as an entry has it.
        is_dated: their years agree, or one is a short naming without a year.
    """
    if not (said.authors and listed.authors and listed.title):
        return False
    name = folded(said.authors[0].family or said.authors[0].literal)
    has_name, has_title = name in authors_of(listed), holds_title(said.title, listed.title)
    if has_name or not is_dated:
        return has_name and (has_title or (is_dated and _is_one_word_off(said.title, listed.title)))
    return has_title and are_a_slip_apart(name, folded(listed.authors[0].family))


def _is_one_word_off(title: str, longer: str) -> bool:
    """Return True if one word has a typo. A plural has none: both may be cut from one title."""
    words, longer_words = words_of(title), words_of(longer)
    strange = words - longer_words
    near = [
        word for word in longer_words - words if any(are_a_slip_apart(word, one) for one in strange)
    ]
    return len(strange) == len(near) == 1 < len(words)


def difference(said: Work, listed: Work, entries: Sequence[str]) -> tuple[str, str, str] | None:
    """Return the field in which two namings of one work differ, with both values.

    Args:
        said: one naming.
        listed: the other.
        entries: the words of both, which may mention a reprint or an edition.
    """
    name = folded(said.authors[0].family or said.authors[0].literal)
    if name not in authors_of(listed):
        return "author", said.authors[0].family, listed.authors[0].family
    if not holds_title(said.title, listed.title):
        return "title", said.title, listed.title
    years = str(said.year), str(listed.year)
    if said.year and listed.year and said.year != listed.year:
        is_again = not said.volume and any(map(_AGAIN.search, entries))
        is_printed = years[0] in entries[1] or years[1] in entries[0]
        is_slip = sorted(years[0]) == sorted(years[1]) or _is_same_issue(said, listed)
        return ("year", *years) if is_slip and not (is_again or is_printed) else None
    first, is_range, _ = said.pages.partition("-")
    if is_range and listed.pages and not listed.pages.startswith(f"{first}-"):
        return None
    is_held = said.container and holds_title(said.container, listed.container)
    for field in ("volume", "pages") if is_held else ():
        one, two = getattr(said, field), getattr(listed, field)
        if one and two and one != two and (field == "volume" or is_range):
            return field, one, two
    return None


def _is_same_issue(said: Work, listed: Work) -> bool:
    """Return True if the same journal and volume, or the same publisher, brought out both."""
    if said.volume:
        return said.volume == listed.volume and holds_title(said.container, listed.container)
    ours, theirs = (  # one word without a place may be the place: "Lisbon, 1992"
        words_of(one.publisher) if one.place or " " in one.publisher else ()
        for one in (said, listed)
    )
    return bool(set(ours).intersection(theirs))
