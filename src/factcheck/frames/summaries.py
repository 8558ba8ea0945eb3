"""Headings under which a document tells in short what it tells again elsewhere."""

from functools import lru_cache

from factcheck.text import listed, tokens_of


@lru_cache(maxsize=4_096)
def is_summary(heading: str) -> bool:
    """True if a heading is one of a summary: "Executive summary", "Key facts"."""
    return next(listed("events.summaries").find(tokens_of(heading)), None) is not None
