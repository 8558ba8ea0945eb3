"""Outlets: newspapers, news agencies and broadcasters that report other people's words."""

import re

from factcheck import lexicon

_NEWS_WORDS = re.compile(rf"\b(?:{lexicon.alternation('bodies.news')})\b")


def carries_news(name: str) -> bool:
    """Return True if a name is the name of a newspaper, news agency or broadcaster."""
    return name in lexicon.words("bodies.outlets") or bool(_NEWS_WORDS.search(name))
