"""Headings under which a document tells in short what it tells again elsewhere."""

import re

SUMMARY = re.compile(
    r"\b(?:summary|synopsis|abstract|overview|in brief|key (?:facts|points))\b", re.IGNORECASE
)
"""The usual English names of such sections in reports, articles and post-mortems."""
