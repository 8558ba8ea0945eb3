"""The character encoding of a web page: byte order mark, declaration, or the browsers' default.

Source: WHATWG Encoding Standard, § 4.2 (labels), and HTML Standard, § 13.2.3 (determining it).
"""

import codecs
import re

from factcheck.document.readers.signatures import kind_of
from factcheck.errors import UnreadableError
from factcheck.model import SourceFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,400}?charset\s*=\s*|\?xml\b[^>]{0,200}?encoding\s*=\s*)[\"']?\s*([\w.:-]{1,40})",
    re.IGNORECASE,
)
_REACH = 4096  # bytes; browsers read 1024, but saved pages begin with comments
_LEGACY = "cp1252"
# The standard interprets these labels as Windows-1252, a superset of Latin-1.
_AS_LEGACY = frozenset({"iso8859-1", "ascii", "cp1252"})


def decode_page(data: bytes, path: str, expected: str = "a web page") -> SourceFile:
    """Decode a web page or XML file to text with line feeds.

    Raises:
        UnreadableError: The file is empty, not text, or not in its declared encoding.
    """
    path = path.replace("\\", "/")
    kind = kind_of(data)
    if kind:
        remedy = "Give it the suffix of its format, or save the page as HTML."
        raise UnreadableError(path, f"it looks like {kind}, not {expected}", remedy)
    text = _decoded(data, path).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    if not text.strip():
        raise UnreadableError(path, "it is empty", "Give a file with text in it.")
    return SourceFile(path, text)


def _decoded(data: bytes, path: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, path).removeprefix("\ufeff")
    declared = _DECLARED.search(data, 0, _REACH)
    named = _known(declared[1].decode()) if declared else None
    if named:
        return _strictly(data, named, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_LEGACY, "replace")


def _known(label: str) -> str | None:
    """Return the name of an encoding; None if it is unknown or not a text encoding."""
    try:
        found = codecs.lookup(label)
    except LookupError:
        return None
    if found.name.startswith("utf-16"):
        return "utf-8"  # a declaration readable as ASCII bytes cannot be in UTF-16: § 13.2.3.2
    is_text = getattr(found, "_is_text_encoding", True)
    return (_LEGACY if found.name in _AS_LEGACY else found.name) if is_text else None


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding, "replace" if encoding == _LEGACY else "strict")
    except UnicodeDecodeError as error:
        why = f"it says that it is {encoding}, but byte {error.start} is not"
        raise UnreadableError(path, why, "Save the page again from the browser.") from None
