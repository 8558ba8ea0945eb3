"""Outlets: the newspapers, agencies and stations that carry other people's words."""

from factcheck import lexicon
from factcheck.patterns import lazy

_NEWS_WORDS = lazy(rf"\b(?:{lexicon.alternation('bodies.news')})\b")


def carries_news(name: str) -> bool:
    """Say whether a name is that of a newspaper, an agency or a station."""
    return name in lexicon.words("bodies.outlets") or bool(_NEWS_WORDS.search(name))
