"""What a number counts or measures: its unit and its noun."""

import re

# Units in running English text: SI and imperial names and symbols (BIPM, The International System
# of Units, 9th ed., 2019), currencies by name, shares, and spans of time.
_UNITS = (
    r"%|‰|per ?cent(?:age points?)?\b|per (?:thousand|million)\b",
    r"tonnes?\b|tons?\b|kilogram(?:me)?s?\b|kg\b|gram(?:me)?s?\b|pounds?\b|ounces?\b",
    r"barrels?\b|bushels?\b|gallons?\b|lit(?:re|er)s?\b|ml\b",
    r"(?:milli|centi|kilo)?met(?:re|er)s?\b|km\b|cm\b|mm\b|miles?\b|yards?\b|feet\b|inch(?:es)?\b",
    r"mi\b|ft\b|lbs?\b|oz\b",
    # words that mean other things, too, where a measure goes on or ends with them
    r"st(?= \d)|stone(?= \()|stone(?=,? (?:and )?[\w-]+ (?:pounds?|lbs?)\b)|in(?= \()",
    # a metre where nothing else can be meant: "m" may stand for million
    r"m(?= \(|\)| \||$|\n)",
    r"m(?= (?:high|wide|long|deep|tall|thick|across|above|below|in (?:length|height|width))\b)",
    # and behind thousands; of money the unit stands in front
    r"(?<=,\d\d\d )m\b(?! (?:people|copies|tonnes|dollars|euros|pounds|users))",
    r"(?:km|m)[²2³]|sq\.? (?:km|mi|ft|m)\b",
    r"(?:square|cubic) (?:kilo)?(?:met(?:re|er)s?|miles?|feet)\b|hectares?\b|acres?\b",
    r"knots?\b|degrees?\b|(?:kilo|mega|giga)?watts?\b|[kMG]W\b|volts?\b",
    r"[KMGT]B\b|(?:mega|giga|tera)bytes?\b",
    r"dollars?\b|cents?\b|euros?\b|rou?bles?\b|yuan\b|renminbi\b|yen\b|won\b|rupees?\b|francs?\b",
    r"kron(?:a|e|er|or)\b|pesos?\b|reais\b|rials?\b",
    r"(?:milli)?seconds?\b|minutes?\b|hours?\b|days?\b|weeks?\b|fortnights?\b|months?\b|years?\b",
    r"decades?\b|centuries\b",
)
UNIT = f"(?:{'|'.join(_UNITS)})"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words at which a noun phrase has ended: determiners, prepositions, conjunctions, pronouns,
# auxiliaries, and the commonest verbs and adverbs that follow a bare number.
_ENDS = _set(
    "a an the this that these those his her its their our my your of in on at by for from to with "
    "into onto over under through during between among against about after before since until and "
    "or but nor as than if when while which who whom whose where he she it they we i you is are "
    "was were be been being has have had do does did will would can could may might must shall "
    "should not only also more less fewer further later earlier ago per out up down off said says "
    "told each all both so then there here"
)
# Nouns that count many without an s.
_MANY = _set(
    "people men women children crew staff personnel police troops cattle sheep aircraft species "
    "dead injured wounded missing killed feet fish deer youth clergy infantry cavalry media data "
    "criteria phenomena teeth mice geese oxen"
)
_PEOPLE = ("men", "children", "people", "folk")
"""What ends words for people that have no s: firemen, schoolchildren, townspeople."""
_ONE_MEN = _set("specimen omen regimen abdomen acumen stamen semen hymen cyclamen examen")
_FRACTIONS = _set("thirds quarters fifths tenths halves")
_SINGULAR_ENDS = ("ss", "us", "is")  # of words that are no plurals: glass, campus, crisis, famous
_LEAST_PLURAL = 4  # letters: "gas" and "bus" are none
_MOST_WORDS = 4  # "newly appointed foreign envoys"
_MASS_WORDS = 3  # of a noun that has no plural: "frozen white fish"
_GROUPED = re.compile(
    r"\b(crew|staff|garrison|workforce|party|company|congregation|audience|population|membership"
    r"|complement|herd|flock|fleet|squad|team|choir|class|gang|band|group|commission|committee"
    r"|jury|board|council|delegation|convoy) of \Z",
    re.IGNORECASE,
)
"""Nouns of groups whose size stands behind them: "a crew of 14"."""
# What groups do in the present tense of chronologies; none is a thing that they consist of.
_GOES = _set(
    "leaves arrives reaches sets sails lands begins enters returns starts goes comes crosses meets"
    " departs moves takes finds makes visits sits is"
)
_REACH = 20
_NEXT = re.compile(r" ([^\W\d_][\w-]*)(?![\w’'])")
_OF = re.compile(r" of(?: the| this| these| its| their)?(?= \w)")


def noun(text: str, end: int, *, measured: bool) -> str:
    """Return the words behind a number that say what it is of; empty if they do not.

    Args:
        text: the document's text.
        end: where the number, with its unit, ends.
        measured: it has a unit, so that "of" leads to the noun and a mass noun is enough.
    """
    of = _OF.match(text, end)
    if measured and not of:
        return ""
    words: list[str] = []
    at = of.end() if measured and of else end
    while len(words) < _MOST_WORDS and (word := _NEXT.match(text, at)):
        if word[1].lower() in _ENDS:
            break
        words.append(word[1])
        if _is_many(word[1]):
            return " ".join(words)
        at = word.end()
    return " ".join(words[:_MASS_WORDS]) if measured else ""


def grouped(text: str, start: int, of: str) -> str:
    """Return the group of which a number is the size: "a crew of 14"; empty for none.

    Args:
        text: the document's text.
        start: where the number begins.
        of: what the number counts by the words behind it; a verb may look like it.
    """
    found = _GROUPED.search(text, max(0, start - _REACH), start)
    return found[1].lower() if found and (not of or of.split(maxsplit=1)[0] in _GOES) else ""


def _is_many(word: str) -> bool:
    if word in _MANY or (word.endswith(_PEOPLE) and word not in _ONE_MEN):
        return True
    plural = word.endswith("s") and len(word) >= _LEAST_PLURAL and word not in _FRACTIONS
    return plural and not word.endswith(_SINGULAR_ENDS)
