"""Readers: convert files to `Document` objects."""

from factcheck.limits import MOST_BYTES
from factcheck.readers.decoding import STDIN, decode
from factcheck.readers.files import (
    READERS,
    documents_in,
    each_document,
    parse,
    parse_markdown,
    parse_text,
    read,
)
from factcheck.readers.sheets import parse_sheet, read_sheet

__all__ = [
    "MOST_BYTES",
    "READERS",
    "STDIN",
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
