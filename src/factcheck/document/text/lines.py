"""The lines of a document, which are its blocks."""

from factcheck.model import Document

Lines = tuple[tuple[int, str], ...]
"""The start and the text of each line."""


def lines(document: Document) -> Lines:
    """Return the lines of a document in order, cached with it."""
    return document.once("lines", lambda whole: lines_of(whole.text))


def shortened(words: str, most: int = 60) -> str:
    """Return a text on one line, shortened to a maximum number of characters."""
    folded = " ".join(words.split())
    return folded if len(folded) <= most else f"{folded[: most - 1]}…"


def lines_of(text: str) -> Lines:
    """Return the lines of a text in order."""
    found: list[tuple[int, str]] = []
    start = 0
    for words in text.split("\n"):
        found.append((start, words))
        start += len(words) + 1
    return tuple(found)
