"""The shapes of short lines: headings, captions, bylines."""

import re

_MAX_HEADING = 100
_MAX_WORDS = 12
_CAPTION = re.compile(
    r"(?:(?:Figure|Fig\.|Table|Map|Plate|Chart|Graph|Exhibit|Box|Diagram|Illustration)\s"
    r"(?:\d{1,3}[A-Za-z]?|[A-Z]|[IVX]{1,5})(?:\.\d{1,3})?\b(?!\s(?:shows?|gives?|lists?|presents?|illustrates?|"
    r"depicts?|is|are|was|compares?|summari[sz]es|and|in|of)\b)|(?:Photo|Image|Picture|Caption)s?:\s)"
)
_NUMBER = re.compile(
    r"(?:(?:\d{1,2}\.){1,4}\d{0,2}\s|\d{1,2}\s(?=[A-Z])|[IVX]{1,5}\.\s|[A-Z]\.\s|"
    r"(?:ANNEX|APPENDIX|CHAPTER|PART|SECTION|Annex|Appendix|Chapter|Part|Section)\s[A-Z0-9]{1,4}\b[.:]?\s?)"
)
_FINAL = re.compile(r"[.,;:][\"'”’)]?$")
_SMALL = frozenset(
    "a an the and or nor but of in on at by for from to with as vs via into over per".split()
)


def is_caps(text: str) -> bool:
    """Say whether a line has letters and none of them is small, brackets left out."""
    outside = re.sub(r"\([^()]{0,60}\)", "", text)
    letters = [char for char in outside if char.isalpha()]
    return len(letters) > 2 and not any(char.islower() for char in letters)  # noqa: PLR2004


def is_caption(text: str) -> bool:
    """Say whether a line describes a figure, table, map or photograph."""
    return bool(_CAPTION.match(text))


def is_title_like(text: str) -> bool:
    """Say whether all words of weight begin with a capital."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    return bool(words) and all(word[0].isupper() or word in _SMALL for word in words)


def heading_level(text: str) -> int:
    """Return the level of a line that stands alone; 0 if it is no heading by its own shape."""
    if len(text) > _MAX_HEADING * 2 or _FINAL.search(text):
        return 0
    number = _NUMBER.match(text)
    if number:
        return 2 + max(0, number[0].strip().rstrip(".").count("."))
    if is_caps(text):
        return 2
    short = len(text) <= _MAX_HEADING and len(text.split()) <= _MAX_WORDS
    if not short or not (text[0].isupper() or not text[0].isalnum()):
        return 0
    return 3 if is_title_like(text) or (":" not in text and len(text.split()) <= _MAX_WORDS // 2) else 0
