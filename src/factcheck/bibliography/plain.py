"""Text of a document as one line without control characters."""

import re
import unicodedata

_SPACE = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029 ]+")
# Control characters, characters that change text direction, byte order marks and lone surrogates.
# Source: Unicode categories Cc and Cs; UAX 9, section 2 (explicit directional formatting).
_STEERING = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
    r"\ud800-\udfff]"
)


def one_line(text: str) -> str:
    """Return a text in NFC, with whitespace collapsed and control characters removed."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return _SPACE.sub(" ", _STEERING.sub("", unicodedata.normalize("NFC", text)))
