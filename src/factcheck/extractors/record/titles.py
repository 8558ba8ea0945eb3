"""Titles as a citation gives them: series prefix told apart, capitals undone."""

import re

from factcheck.model import Document
from factcheck.patterns import lazy

_WORD = lazy(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def split_series(cited: str, headed: str) -> tuple[str, str]:
    """Return title and subtitle, parted where the head of the document has the latter alone.

    "China-Russia Relations: Ending …" under a page titled "Ending …" is a series title and its
    subtitle; a colon by itself parts nothing.
    """
    title = cited or headed
    prefix, colon, rest = title.partition(": ")
    if colon and headed and rest.casefold() == headed.casefold() != title.casefold():
        return prefix, rest
    return title, ""


def kept_case(document: Document, title: str) -> str:
    """Return a title in capitals as the document writes its words elsewhere; any other as it is."""
    if not title.isupper():
        return title
    seen: set[str] = set(_WORD.findall(_running_text(document)))
    return _WORD.sub(lambda match: _cased(match, title, seen), title)


def _running_text(document: Document) -> str:
    """Return the text without its head and without lines all in capitals."""
    blocks = [document.words(block.span) for block in document.blocks]
    return "\n".join(words for words in blocks if not words.isupper())


def _cased(match: re.Match[str], title: str, seen: set[str]) -> str:
    """Write a word as met: small where it is met small, capitalised at the start or as a name."""
    word, low = match[0], match[0].lower()
    before = title[: match.start()].rstrip(" “\"‘'")
    opens = not before or before.endswith((":", "?", "!"))
    if word in seen and low not in seen and word.capitalize() not in seen and len(word) > 1:
        return word
    small = low in seen or word.capitalize() not in seen
    return low if small and not opens else low[:1].upper() + low[1:]
