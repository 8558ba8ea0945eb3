"""Patterns shared by several stages, for strings that are not in word lists."""

import re

YEAR = re.compile(r"\b(?:1\d|20)\d\d\b(?!,\d)")
URL = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”]{2,500}", re.IGNORECASE)
