"""Readers: files → Documents."""

from factcheck.readers.decoding import decode
from factcheck.readers.files import READERS, documents_in, parse_markdown, parse_text, read

__all__ = ["READERS", "decode", "documents_in", "parse_markdown", "parse_text", "read"]
