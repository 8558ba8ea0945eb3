"""Ages and anniversaries in words: what they count."""

from factcheck.model.numerals import CARDINALS

_ODD = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_SPECIAL = {"hundredth": 100, "centenary": 100, "centennial": 100, "bicentenary": 200}


def ordinal(word: str) -> int:
    """Return the number of an anniversary in a word; 0 for one that is none ("golden")."""
    word = word.lower()
    if word in _SPECIAL:
        return _SPECIAL[word]
    tens, _, ones = word.rpartition("-")
    return cardinal(tens) + _ordinal_word(ones) if tens else _ordinal_word(ones)


def _ordinal_word(word: str) -> int:
    if word in _ODD:
        return _ODD[word]
    stem = word[:-4] + "y" if word.endswith("ieth") else word.removesuffix("th")
    return CARDINALS.get(stem, 0) if stem != word else 0


def cardinal(words: str) -> int:
    """Return what a number counts, 0 for a word that is none."""
    if words.isdigit():
        return int(words)
    tens, _, ones = words.lower().partition("-")
    counted = [CARDINALS.get(part, 0) for part in (tens, ones) if part]
    return sum(counted) if all(counted) else 0
