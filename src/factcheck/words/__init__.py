"""Slips of spelling that the document itself proves, and words taken for their look-alikes."""

from factcheck.words.slips import slips, without

__all__ = ["slips", "without"]
