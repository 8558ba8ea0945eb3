"""Forms of single lines: headings, captions, labels, rows."""

import enum
import re

from factcheck import lexicon


class Shape(enum.Enum):
    """How much a line on its own resembles a heading."""

    NONE = enum.auto()
    CAPITALS = enum.auto()
    """Capitals, an underline, or "Annex B. …": always a heading."""
    NUMBERED = enum.auto()
    """A title after a number: "2.1 The inspection"."""
    TITLE = enum.auto()
    """Words that all start with a capital, except function words."""
    PHRASE = enum.auto()
    """A few words without a full stop."""


_MAX_HEADING = 100  # characters; longer lines are sentences
_MAX_WORDS = 12
_LONGEST_ROW = 500  # characters
_LEAST_LETTERS = 3  # "A.", "II" and "4 B" are not headings
_MAX_PHRASE = 7  # words of a heading in sentence case
_CAPTION = re.compile(
    rf"(?:(?:{lexicon.alternation('layout.captions')})\s"
    r"(?:\d{1,3}[A-Za-z]?|[A-Z]|[IVX]{1,5})(?:\.\d{1,3})?(?:[.:](?!\d)|\s(?![a-z])|\s[–—-])"
    r"|(?:Photo|Photograph|Image|Picture|Caption)s?:\s)"
)
_NUMBER = re.compile(r"(?:(?:\d{1,2}\.){1,4}\d{0,2}|\d{1,2}|[IVX]{1,5}\.|[A-Z]\.)\s+(?=\S)")
_DIVISION = re.compile(
    r"(?:annex|appendix|chapter|part|section|attachment|schedule)\s(?:[A-Z]|\d{1,2}|[IVX]{1,5})\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\[(?:[\w-]{1,12}\]:?\s|\^[^\]\s]{1,80}\]:)")
_FINAL = re.compile(r"[.,;:…][\"'”’)]?$")
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = lexicon.words("layout.small in titles")
_SENTENCES = re.compile(r"[a-z]{4}[.?]\s[A-Z]")
_YEAR = re.compile(r"\b[12]\d{3}\b")


def is_caps(text: str) -> bool:
    """Return True if a line has at least three letters outside brackets, all of them capitals."""
    if len(text) > 2 * _MAX_HEADING or text[:3].upper() != text[:3]:
        return False
    bare = _BRACKETS.sub("", text) if "(" in text else text
    return bare.isupper() and sum(map(str.isalpha, bare)) >= _LEAST_LETTERS


def is_caption(text: str) -> bool:
    """Return True if a line is the caption of a figure, table, map or photograph."""
    return bool(_CAPTION.match(text))


def is_label(text: str) -> bool:
    """Return True if a line starts with a label in brackets: "[1] "."""
    return bool(_LABEL.match(text))


def is_row(text: str) -> bool:
    """Return True if pipes can divide a line into cells."""
    return len(text) <= _LONGEST_ROW and "|" in text.strip().strip("|")


def shape(text: str) -> Shape:
    """Return how much a line on its own resembles a heading."""
    words = len(text.split())
    if not words or _FINAL.search(text) or len(text) > 2 * _MAX_HEADING:
        return Shape.NONE
    if _YEAR.search(text) and _SENTENCES.search(text):  # an entry of a reference list
        return Shape.NONE
    if is_caps(text) or (_DIVISION.match(text) and words <= _MAX_WORDS):
        return Shape.CAPITALS
    short = len(text) <= _MAX_HEADING and words <= _MAX_WORDS
    return _small_shape(text, words) if short else Shape.NONE


def _small_shape(text: str, words: int) -> Shape:
    number = _NUMBER.match(text)
    bare = text[number.end() :] if number else text
    if not (bare[0].isupper() or bare[0] in "“\"‘'"):
        return Shape.NONE
    if number:
        return Shape.NUMBERED
    if _is_title(bare):
        return Shape.TITLE
    return Shape.PHRASE if words <= _MAX_PHRASE and not {":", ","} & set(text) else Shape.NONE


def _is_title(text: str) -> bool:
    words = _WORD.findall(text)
    return bool(words) and all(word[0].isupper() or word in _SMALL for word in words)


def depth_of_number(text: str) -> int:
    """Return the depth of a heading's number: 2 for "2.1 …", 0 without a number."""
    number = _NUMBER.match(text)
    return number[0].strip().strip(".").count(".") + 1 if number else 0


def heading_level(text: str) -> int:
    """Return the level of a heading in plain text. Level 1 is reserved for the title."""
    depth = depth_of_number(text)
    if depth:
        return 1 + depth
    return 2 if is_caps(text) or _DIVISION.match(text) else 3
