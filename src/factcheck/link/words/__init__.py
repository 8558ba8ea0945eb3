"""Typos that the document itself proves, and words confused with similar words."""

from factcheck.link.words.slips import slips, without

__all__ = ["slips", "without"]
