"""The unit of a number, and the noun that it counts or measures."""

from factcheck import lexicon
from factcheck.document.text import Tokens, listed
from factcheck.extract.quantities.numerals import is_spaced
from factcheck.model.numerals import CARDINALS

_PEOPLE = ("men", "children", "people", "folk")
"""Endings of nouns for people that are plural without -s: firemen, schoolchildren, townspeople."""
_FRACTIONS = frozenset({"thirds", "quarters", "fifths", "tenths", "halves"})
_SINGULAR_ENDS = ("ss", "us", "is")  # endings of singulars: glass, campus, crisis, famous
_LEAST_PLURAL = 4  # letters: "gas" and "bus" are singular
_MOST_WORDS = 4  # "newly appointed foreign envoys"
_MASS_WORDS = 3  # words of a noun without a plural: "frozen white fish"
_DETERMINERS = frozenset({"the", "this", "these", "its", "their"})


def unit_at(tokens: Tokens, at: int) -> int:
    """Return the index after the unit that starts at a token; `at` if there is none."""
    if at >= len(tokens) or tokens.starts[at] - tokens.ends[at - 1] > 1:
        return at
    if "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]:
        return at
    found = listed("quantities.units").at(tokens, at)
    if found and not (tokens.is_capital(at) and _is_possessive(tokens, found[0])):
        return found[0]
    return at + 1 if _is_short_unit(tokens, at) else at


def _is_possessive(tokens: Tokens, behind: int) -> bool:
    """Return True if an apostrophe follows a token, as in "the 4 Years' War"."""
    return tokens.text[tokens.ends[behind - 1] : tokens.ends[behind - 1] + 1] in ("'", "’")


def _is_short_unit(tokens: Tokens, at: int) -> bool:
    """Return True if an ambiguous word is a unit in its context: "9 st 4 lb", "30 m high"."""
    following = tokens.lower[at + 1] if at + 1 < len(tokens) else "("
    match tokens.words[at]:
        case "in":
            return following == "("
        case "st" | "stone":
            return following == "(" or following[0].isdigit() or following in CARDINALS
        case "m":
            is_last = (
                following == "(" or "\n" in tokens.text[tokens.ends[at] : tokens.starts[at + 1]]
            )
            extents = lexicon.words("quantities.extents")
            return is_last or following in (")", "|") or following in extents
    return False


def same_unit(unit: str) -> str:
    """Return the canonical form of a unit: "pounds" for "lbs". An unknown unit is unchanged."""
    form = unit.lower()
    units, signs = lexicon.table("quantities.units"), lexicon.table("quantities.currencies")
    return units.get(form) or signs.get(form) or _of_label(form) or unit


def _of_label(form: str) -> str:
    return lexicon.table("quantities.units of labels").get(form, "")


def is_time(unit: str) -> bool:
    """Return True if a unit measures time."""
    return unit.lower() in lexicon.words("quantities.units of time")


def noun(tokens: Tokens, at: int, *, measured: bool) -> str:
    """Return the noun after a number that it counts or measures; empty if there is none.

    Args:
        tokens: The tokens of the document.
        at: Index after the number, its unit and a hedge.
        measured: Whether the number has a unit. The noun then follows "of" and may be a mass noun.
    """
    if measured:
        if at >= len(tokens) or tokens.lower[at] != "of" or not is_spaced(tokens, at):
            return ""
        at += 1
        at += at < len(tokens) and tokens.lower[at] in _DETERMINERS
    words: list[str] = []
    while len(words) < _MOST_WORDS and (found := _compound(tokens, at)):
        at, word = found
        if word.lower() in lexicon.words("quantities.ends of a noun phrase"):
            break
        words.append(word)
        if is_many(word):
            return " ".join(words)
    return " ".join(words[:_MASS_WORDS]) if measured else ""


def _compound(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """Return (index after it, word) for a word that may be hyphenated; None for a possessive.

    A single space must precede the word.
    """
    if at >= len(tokens) or not is_spaced(tokens, at) or not tokens.is_word(at):
        return None
    behind, text, ends = at + 1, tokens.text, tokens.ends
    while text[ends[behind - 1] : ends[behind - 1] + 1] == "-" and behind < len(tokens):
        behind += 1
        if behind < len(tokens) and tokens.starts[behind] == ends[behind - 1]:
            behind += 1
    word = text[tokens.starts[at] : ends[behind - 1]]
    return None if _is_possessive(tokens, behind) or "’" in word or "'" in word else (behind, word)


def is_many(word: str) -> bool:
    """Return True if a word looks like a plural."""
    if word in lexicon.words("quantities.plurals without s"):
        return True
    if word.endswith(_PEOPLE) and word not in lexicon.words("quantities.singulars in men"):
        return True
    is_plural = word.endswith("s") and len(word) >= _LEAST_PLURAL and word not in _FRACTIONS
    return is_plural and not word.endswith(_SINGULAR_ENDS)
