"""The title of a work and what holds it."""

import re

from factcheck.patterns import lazy
from factcheck.values import frozen

_QUOTED = lazy(
    r"“(?P<curly>[^“”]{2,400})”|\"(?P<straight>[^\"]{2,400})\"|‘(?P<single>[^‘]{2,400}?)’(?=[\s.,;)]|$)"
)
_STOP = lazy(
    r"[.?!](?=\s|$)|\s\((?=[^()]{0,60}[:\d])|,\s(?=vol\b|no\b|pp?\.|\w+\sed(?:ition|n)?\b)|$"
    r"|\s[(\[](?=[^()\[\]]{0,60}\b(?:thesis|dissertation)\b)"
)
# Words that end in a full stop without ending a title; usual in English titles.
_SHORT = lazy(
    r"(?:\b[A-Z]|\b(?:vs?|St|Mr|Mrs|Dr|Prof|No|Vol|vol|ed|eds|Jr|Sr|c|ca|cf|Co|U\.S|U\.K))$"
)
_IN = lazy(
    r"(?:[.,\s]*\bIn:?\s(?:.{0,120}?\(?\b(?<!\dst\s)(?<!\d[nr]d\s)(?<!\dth\s)"
    r"(?:[Ee]ds?|[Ee]ditors?)\.?\)?[.,]?\s(?!by\b))?|,?\sin\s)"
    r"(?P<value>[^\W\d_][^.(]{2,150}?)(?=\s?[.,(]|$)"
)
_BOOK = lazy(r"[\s.,:]*(?P<value>[^\W\d_][^.(]{2,150}?)(?=\s?[.,(]|\s?$)")
# Journals are often shortened: "J. Harb. Eng., vol. 9".
_SHORTENED = r"(?:\.(?=,?\s(?:[A-Z][a-z]{0,7}\.|[Vv]ol\b))|(?<=\b[A-Z])\.(?=\s[A-Z]))"
_HOLDER = lazy(
    rf"[\s.,;]*(?P<value>[^\W\d_](?:[^.;,:()\d]|{_SHORTENED}){{1,120}}?)"
    rf"(?=\s?(?!{_SHORTENED})[.,;:(]|,?\s\d|,?\s[Vv]ol\b|\s?$)"
)
_NO_HOLDER = lazy(
    r"(?:\w+\s)?ed(?:ition|n)?\b|Retrieved|Accessed|Available|PhD|Doctoral|Master|Thesis|Report|vol\b|pp?\b",
    re.IGNORECASE,
)
_ALL = lazy(r"[\s.,:;]*")
_TRIM = ' .,;:“”"‘’'


@frozen
class Title:
    """A title with the place where the entry goes on behind it."""

    title: str = ""
    end: int = 0
    quoted: bool = False


def title_of(words: str, start: int) -> Title:
    """Return the title that stands at a place of an entry: quoted, or up to its stop."""
    opening = _ALL.match(words, start)
    at = opening.end() if opening else start
    quoted = _QUOTED.match(words, at)
    if quoted:
        found = quoted["curly"] or quoted["straight"] or quoted["single"]
        return Title(found.strip(_TRIM), quoted.end(), quoted=True)
    for stop in _STOP.finditer(words, at):
        if not _SHORT.search(words, max(0, stop.start() - 6), stop.start()):
            mark = stop[0] if stop[0] in ("?", "!") else ""
            return Title(words[at : stop.start()].strip(_TRIM) + mark, stop.end())
    return Title(end=at)


def quoted_title(words: str, start: int) -> Title:
    """Return the first title in quotation marks behind a place, if there is one."""
    found = _QUOTED.search(words, start)
    if found is None:
        return Title(end=start)
    title = found["curly"] or found["straight"] or found["single"]
    return Title(title.strip(_TRIM), found.end(), quoted=True)


def holder_of(words: str, *, is_book: bool = False) -> tuple[str, bool]:
    """Return what holds a work, and whether it is a book of which the work is a part.

    Args:
        words: the entry behind the title.
        is_book: they begin behind the editors of a book.
    """
    inside = (_BOOK if is_book else _IN).match(words)
    if inside:
        return inside["value"].strip(_TRIM), True
    found = _HOLDER.match(words)
    if found is None or _NO_HOLDER.match(found["value"]):
        return "", False
    value = found["value"].strip(_TRIM)
    shortened = ". " in value and found["value"].endswith(".")
    return f"{value}." if shortened else value, False
