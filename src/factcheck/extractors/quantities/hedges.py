"""Words that soften a number, and how far each lets it go."""

import enum
import math
import re

from attrs import frozen

from factcheck.model.numerals import CARDINALS


class Hedge(enum.Enum):
    """In which direction a hedge lets a number go."""

    ABOUT = enum.auto()
    """A tenth either way."""
    NEARLY = enum.auto()
    """A tenth down."""
    LEAST = enum.auto()
    """Upwards without end."""
    MOST = enum.auto()
    """Down to nought."""


_TENTH = 0.1  # who is further off than a tenth does not say "about": our own choice, kept wide

# Hedges of English as grammars list approximators and bounds of number
# (Huddleston and Pullum, The Cambridge Grammar of the English Language, 2002, ch. 5, § 11).
_BEFORE = {
    Hedge.ABOUT: "about around some roughly approximately circa estimated approx. c. ~",
    Hedge.NEARLY: "nearly almost just+under close+to not+quite",
    Hedge.LEAST: (
        "more+than over above at+least no+fewer+than no+less+than not+less+than not+fewer+than "
        "as+many+as as+much+as upwards+of minimum+of well+over just+over greater+than"
    ),
    Hedge.MOST: (
        "up+to at+most under below less+than fewer+than no+more+than not+more+than maximum+of "
        "well+under"
    ),
}
_AFTER = {Hedge.ABOUT: "or+so", Hedge.LEAST: "or+more plus +", Hedge.MOST: "or+less or+fewer"}


def _table(words: dict[Hedge, str]) -> dict[str, Hedge]:
    return {
        phrase.replace("+", " ") if len(phrase) > 1 else phrase: hedge
        for hedge, phrases in words.items()
        for phrase in phrases.split()
    }


_BY_WORDS_BEFORE, _BY_WORDS_AFTER = _table(_BEFORE), _table(_AFTER)


def _any(table: dict[str, Hedge]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(table, key=lambda one: (-len(one), one)))


_IN_FRONT = re.compile(rf"(?<![\w-])({_any(_BY_WORDS_BEFORE)})(?: an?| the)?[ ]?$", re.IGNORECASE)
_BEHIND = re.compile(rf" ?({_any(_BY_WORDS_AFTER)})(?!\w)")
_COMPARED = re.compile(
    r"\b(?:twice|half|times) as (?:many|much) as(?: the)? \Z"
    rf"|(?:(?<![\w,.])(?![12]\d{{3}} )[\d,.]*\d|\b(?:{'|'.join(CARDINALS)}))"
    r" (?:more|fewer|less) than (?:the|its|their) \Z"
)
"""A factor or a difference makes a comparison of a bound: "twice as many as the 310", "four more
than the 14"."""
_REACH = 24  # characters of the longest hedge with an article


@frozen
class Softened:
    """A hedge that touches a number."""

    words: str
    direction: Hedge
    end: int
    """Where it ends; it may stand before the number or behind it."""


def hedge(text: str, start: int, end: int) -> Softened | None:
    """Return the hedge that touches a number, or None."""
    found = _IN_FRONT.search(text[max(0, start - _REACH) : start])
    if found and not _COMPARED.search(text[max(0, start - _REACH - _REACH) : start]):
        return Softened(found[1], _BY_WORDS_BEFORE[found[1].lower()], start)
    if found := _BEHIND.match(text, end):
        return Softened(found[1], _BY_WORDS_AFTER[found[1]], found.end())
    return None


def widened(low: float, high: float, direction: Hedge) -> tuple[float, float]:
    """Return the bounds that a hedged number leaves open."""
    match direction:
        case Hedge.ABOUT:
            return low * (1 - _TENTH), high * (1 + _TENTH)
        case Hedge.NEARLY:
            return low * (1 - _TENTH), high
        case Hedge.LEAST:
            return low, math.inf
        case Hedge.MOST:
            return 0.0, high
