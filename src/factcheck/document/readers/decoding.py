"""Decoding of files: what is text, and how to convert what is not."""

from factcheck.document.readers.signatures import kind_of
from factcheck.errors import UnreadableError
from factcheck.model import SourceFile

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_NUL_IS_WIDE = 0.2  # UTF-16 of Latin letters is half NUL bytes; binary formats have fewer
_CONTROL_SHARE = 0.02  # text has almost none except tab, line feed, carriage return and form feed
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13} | {127}
_SAMPLE = 8192
_EXPORT = "Export its text as .txt or .md and give that file."
_PAIR = r"u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
JSON_ESCAPE = rf"\\(?:{_PAIR}|u[0-9a-fA-F]{{4}}|[^u])"
"""Pattern of an escaped character in a JSON string."""
STDIN = "stdin.txt"
"""The name of standard input, unless the caller gives another."""
_NAMING = "Or say what it is: --stdin-name NAME.docx."


def decode(data: bytes, path: str) -> SourceFile:
    """Decode a file to text with line feeds.

    Args:
        data: The whole file.
        path: Its name in messages and places.

    Raises:
        UnreadableError: The file is empty, binary or not UTF-8.
    """
    path = path.replace("\\", "/")
    _refuse_binary(data, path)
    try:
        text = data.removeprefix(_UTF8_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, path, error) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        why = "it is empty" if not data else "it holds nothing but white space"
        raise UnreadableError(path, why, "Give a file with text in it.")
    return SourceFile(path, text)


def _refuse_binary(data: bytes, path: str) -> None:
    if kind := kind_of(data):
        remedy = f"{_EXPORT} {_NAMING}" if path == STDIN else _EXPORT
        raise UnreadableError(path, f"it looks like {kind}, not a text", remedy)
    sample = data[:_SAMPLE].translate(None, b"\r\n")
    nuls = sample.count(0)
    if data.startswith(_UTF16_MARKS) or nuls > _NUL_IS_WIDE * len(sample):
        why = "it is not UTF-8 and looks like UTF-16"
        raise UnreadableError(path, why, f"Save it as UTF-8: {_conversion('UTF-16', path)}.")
    controls = sum(sample.count(code) for code in _CONTROLS)
    if nuls or controls > _CONTROL_SHARE * len(sample):
        why = "it is a binary file, not text"
        raise UnreadableError(path, why, _EXPORT)


def _not_utf8(data: bytes, path: str, error: UnicodeDecodeError) -> UnreadableError:
    mark = len(_UTF8_MARK) if data.startswith(_UTF8_MARK) else 0
    at = error.start + mark
    lines = data[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
    where = f"byte 0x{data[at]:02X} at offset {at}, line {lines + 1}"
    why = f"it is not UTF-8: {where}, looks like Windows-1252"
    return UnreadableError(path, why, f"Save it as UTF-8: {_conversion('WINDOWS-1252', path)}.")


def _conversion(encoding: str, path: str) -> str:
    if path == STDIN:
        return f"iconv -f {encoding} -t UTF-8"
    return f"iconv -f {encoding} -t UTF-8 {path!r}"
