"""Shapes that several stages seek: what has an inner form, and is no listed word."""

import re

from factcheck.patterns import lazy

YEAR = lazy(r"\b(?:1\d|20)\d\d\b(?!,\d)")
URL = lazy(r"\b(?:https?://|www\.)[^\s<>\"“”]{2,500}", re.IGNORECASE)
