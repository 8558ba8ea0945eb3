"""Citation keys: author, year and first word of the title, in lowercase ASCII."""

import re
import unicodedata
from collections.abc import Collection

from factcheck import lexicon
from factcheck.model.contributors import contributor
from factcheck.model.sources import Source

_LETTERS = str.maketrans(dict(lexicon.table("names.letters")))
_EMPTY = lexicon.words("names.small in keys")
_INITIALS_FROM = 3
_MOST = 24
"""Maximum number of letters per part, so that keys of long names stay readable."""
_OTHER = re.compile(r"[^a-z0-9]+")


def citation_key(source: Source, taken: Collection[str] = ()) -> str:
    """Return a key for a source, such as "mead2020china", with a letter added if it is taken.

    Args:
        source: Its authors, speaker, publisher, container, date and title are used.
        taken: Keys already in use, in lowercase.
    """
    who, year, word = _who(source), _year(source), _first_word(source.title or source.kind)
    stem = who + year + word if who else word + year
    return free_key(stem if stem[:1].isalpha() else f"source{stem}", taken)


def free_key(stem: str, taken: Collection[str]) -> str:
    """Return the stem, with the first unused suffix (b, c … z, then numbers) if it is taken."""
    if stem.lower() not in taken:
        return stem
    letters = (f"{stem}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    numbers = (f"{stem}_{number}" for number in range(27, len(taken) + 29))
    return next(key for key in (*letters, *numbers) if key.lower() not in taken)


def folded(words: str) -> str:
    """Return the letters and digits of a text as lowercase ASCII, without accents."""
    plain = unicodedata.normalize("NFKD", words.lower().translate(_LETTERS))
    return _OTHER.sub("", plain)


def telling_words(text: str) -> list[str]:
    """Return the words of a name or title without articles and other small words."""
    words = re.split(r"[\s\-–—/]+", text)
    return [word for word in words if word and (_is_shouted(word) or word.lower() not in _EMPTY)]


def _is_shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _who(source: Source) -> str:
    """Return the first author's family name or, for an organization, its name or initials."""
    author = source.authors[0] if source.authors else None
    if author and not author.literal:
        return folded(author.family or author.given)[:_MOST]
    if source.speaker and author is None:
        person = contributor(source.speaker)
        return folded(person.family or person.literal)[:_MOST]
    body = author.literal if author else source.publisher or source.container
    words = telling_words(body)
    capitals = [word[0] for word in words if word[:1].isupper()]
    return folded("".join(capitals) if len(capitals) >= _INITIALS_FROM else " ".join(words))[:_MOST]


def _year(source: Source) -> str:
    date = source.date
    if date is not None and date.is_interval:
        date = date.end or date.start
    return str(date.year) if date is not None and date.year is not None else ""


def _first_word(title: str) -> str:
    words = [folded(word) for word in re.split(r"[\s\-–—/]+", title)]
    return next((word[:_MOST] for word in words if word and word not in _EMPTY), "")
