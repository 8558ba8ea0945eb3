"""Words made comparable: without case, accents and marks, and as their romanisation's skeleton."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ŋ": "ng",
        "ħ": "h",
        "ə": "a",
        "ɓ": "b",
        "ɗ": "d",
    }
)
"""Latin letters that Unicode does not decompose, in their usual replacement.

Source: Unicode Standard, Latin blocks: letters without a canonical decomposition.
"""
_ARTICLE = re.compile(r"^(?:[ae][lnrstdzh]{1,2}|[dl])[-’'ʼ](?=\w{3})", re.IGNORECASE)
"""The Arabic article in its assimilated forms ("al-", "ash-"), and elided "d'", "l'".

Source: ALA-LC romanization table for Arabic, on the article.
"""
_MARKS = re.compile(r"[^\w]+")
_SPELLINGS = (
    (re.compile(r"x"), "ks"),
    (re.compile(r"(?<=[bdfgklmnprstvz])yo(?![aeiou])"), "e"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"tch|tsch|sch|[cs]h|[cs]z"), "s"),
    (re.compile(r"([dgtb])h"), r"\1"),
    (re.compile(r"[qg]|c(?=[aouklrt]|$)"), "k"),
    (re.compile(r"(?<=.)h(?=$|[^aeiou])"), ""),
    (re.compile(r"dzh|dj|j|zh"), "z"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"w|ph|f"), "v"),
    (re.compile(r"ts|tz"), "c"),
    (re.compile(r"[iy]+|ee|e(?=[aou])"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""Letters that systems of romanisation and habits of spelling write in more than one way, in order.

Source: compared tables of ALA-LC, BGN/PCGN, ISO 9 and newspaper usage for Arabic and Russian.
"""


_QUOTES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "ʻ": "'", "‑": "-", "‐": "-"})


@lru_cache(maxsize=65_536)
def bare(word: str) -> str:
    """Return a word in small letters, without article and with one kind of apostrophe and hyphen.

    What differs in nothing else is one spelling: "Al-Hinai", "al-Hinai", "Hinai".
    """
    return _ARTICLE.sub("", key(word))


def key(word: str) -> str:
    """Return a word in small letters with one kind of apostrophe and hyphen."""
    return word.casefold().translate(_QUOTES)


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return a word in lower case without accents, article, hyphens and apostrophes."""
    spelt_out = unicodedata.normalize("NFKD", _ARTICLE.sub("", word.casefold()))
    plain = spelt_out.casefold().translate(_LETTERS)
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return _MARKS.sub("", bare)


@lru_cache(maxsize=65_536)
def skeleton(folded: str) -> str:
    """Return what is left of a folded word where romanisations agree: "qaddafi" and "gadafi"."""
    for pattern, instead in _SPELLINGS:
        folded = pattern.sub(instead, folded)
    return folded
