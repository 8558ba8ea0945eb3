"""What a number counts or measures: its unit and its noun."""

from factcheck import lexicon
from factcheck.mentions.quantities.numerals import is_spaced
from factcheck.text import Tokens, listed

_PEOPLE = ("men", "children", "people", "folk")
"""What ends words for people that have no s: firemen, schoolchildren, townspeople."""
_FRACTIONS = frozenset({"thirds", "quarters", "fifths", "tenths", "halves"})
_SINGULAR_ENDS = ("ss", "us", "is")  # of words that are no plurals: glass, campus, crisis, famous
_LEAST_PLURAL = 4  # letters: "gas" and "bus" are none
_MOST_WORDS = 4  # "newly appointed foreign envoys"
_MASS_WORDS = 3  # of a noun that has no plural: "frozen white fish"
_DETERMINERS = frozenset({"the", "this", "these", "its", "their"})


def unit_at(tokens: Tokens, at: int) -> int:
    """Return the token behind the unit that begins at a token; `at` if none does."""
    if at >= len(tokens) or tokens.starts[at] - tokens.ends[at - 1] > 1:
        return at
    if "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]:
        return at
    found = listed("quantities.units").at(tokens, at)
    if found and not (tokens.is_capital(at) and _is_possessive(tokens, found[0])):
        return found[0]
    return at + 1 if _is_short_unit(tokens, at) else at


def _is_possessive(tokens: Tokens, behind: int) -> bool:
    """True if an apostrophe follows: "the 4 Years' War"."""
    return tokens.text[tokens.ends[behind - 1] : tokens.ends[behind - 1] + 1] in ("'", "’")


def _is_short_unit(tokens: Tokens, at: int) -> bool:
    """True if a word that means other things, too, can only be a unit: "9 st 4 lb", "30 m high"."""
    next_word = tokens.lower[at + 1] if at + 1 < len(tokens) else ""
    is_last = at + 1 == len(tokens) or "\n" in tokens.text[tokens.ends[at] : tokens.starts[at + 1]]
    match tokens.words[at]:
        case "in":
            return next_word == "("
        case "st" | "stone":
            return next_word == "(" or bool(next_word and _is_pounds(tokens, at + 1))
        case "m":
            if next_word in ("(", ")", "|") or is_last:
                return True
            if next_word in lexicon.words("quantities.extents"):
                return True
            is_thousands = "," in tokens.words[at - 1]
            return is_thousands and next_word not in lexicon.words("quantities.counted in millions")
    return False


def _is_pounds(tokens: Tokens, at: int) -> bool:
    """True if a number of pounds follows: "nine stone, four pounds"."""
    while at < len(tokens) and tokens.lower[at] in (",", "and"):
        at += 1
    pounds = tokens.lower[at + 1 : at + 2]
    return bool(pounds) and lexicon.table("quantities.units").get(pounds[0]) == "pounds"


def same_unit(unit: str) -> str:
    """Return the form by which a unit is compared, itself if it is not known: "lbs" is pounds."""
    form = unit.lower()
    units, signs = lexicon.table("quantities.units"), lexicon.table("quantities.currencies")
    return units.get(form) or signs.get(form) or _of_label(form) or unit


def _of_label(form: str) -> str:
    return lexicon.table("quantities.units of labels").get(form, "")


def is_time(unit: str) -> bool:
    """True if a unit is of a span of time."""
    return unit.lower() in lexicon.words("quantities.units of time")


def noun(tokens: Tokens, at: int, *, measured: bool) -> str:
    """Return the words behind a number that say what it is of; empty if they do not.

    Args:
        tokens: of the document.
        at: the token behind the number, its unit and a hedge.
        measured: it has a unit, so that "of" leads to the noun and a mass noun is enough.
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
    """Return (token behind, words) of a word with what hyphens join to it; None for a possessive.

    It stands behind one space.
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


def group(tokens: Tokens, first: int, of: str) -> str:
    """Return the group of which a number is the size: "a crew of 14"; empty for none.

    Args:
        tokens: of the document.
        first: the first token of the number.
        of: what the number counts by the words behind it; a verb may look like it.
    """
    if first < 2 or tokens.lower[first - 1] != "of" or not is_spaced(tokens, first):  # noqa: PLR2004
        return ""
    is_group = tokens.lower[first - 2] in lexicon.words("quantities.groups")
    goes = of and of.split(maxsplit=1)[0] in lexicon.words("quantities.deeds of groups")
    return tokens.lower[first - 2] if is_group and (not of or goes) else ""


def is_many(word: str) -> bool:
    """True if a word is a plural, as far as its form tells."""
    if word in lexicon.words("quantities.plurals without s"):
        return True
    if word.endswith(_PEOPLE) and word not in lexicon.words("quantities.singulars in men"):
        return True
    is_plural = word.endswith("s") and len(word) >= _LEAST_PLURAL and word not in _FRACTIONS
    return is_plural and not word.endswith(_SINGULAR_ENDS)
