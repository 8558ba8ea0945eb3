"""Readers, which convert files to `Document` objects."""

from factcheck.document.readers.decoding import STDIN, decode
from factcheck.document.readers.files import (
    READERS,
    contents,
    documents_in,
    each_document,
    parse,
    parse_markdown,
    parse_text,
    read,
)
from factcheck.document.readers.sheets import parse_sheet, read_sheet
from factcheck.limits import MOST_BYTES

__all__ = [
    "MOST_BYTES",
    "READERS",
    "STDIN",
    "contents",
    "decode",
    "documents_in",
    "each_document",
    "parse",
    "parse_markdown",
    "parse_sheet",
    "parse_text",
    "read",
    "read_sheet",
]
