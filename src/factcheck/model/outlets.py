"""Outlets: the newspapers, agencies and stations that carry other people's words."""

import re

from factcheck import lexicon

_NEWS_WORDS = re.compile(rf"\b(?:{lexicon.alternation('bodies.news')})\b")


def carries_news(name: str) -> bool:
    """Say whether a name is that of a newspaper, an agency or a station."""
    return name in lexicon.words("bodies.outlets") or bool(_NEWS_WORDS.search(name))
