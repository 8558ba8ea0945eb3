"""Typos that the document itself proves, and words mistaken for similar ones."""

from factcheck.link.words.slips import slips, without

__all__ = ["slips", "without"]
