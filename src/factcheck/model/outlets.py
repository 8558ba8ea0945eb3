"""Outlets: newspapers, news agencies and stations that report other people's words."""

import re

from factcheck import lexicon

_NEWS_WORDS = re.compile(rf"\b(?:{lexicon.alternation('bodies.news')})\b")


def carries_news(name: str) -> bool:
    """Return True if a name is that of a newspaper, news agency or station."""
    return name in lexicon.words("bodies.outlets") or bool(_NEWS_WORDS.search(name))
