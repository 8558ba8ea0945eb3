"""Words that part a whole: "men" and "women", "seriously" and "slightly", "in" here and "in" there.

What two parts of a list say of themselves shows whether they can overlap, and whether a third may
be missing.
"""

from collections.abc import Sequence
from itertools import pairwise

from factcheck.patterns import lazy

# Complementaries and other incompatibles of English (D. A. Cruse, Lexical Semantics, 1986, ch. 4
# and 9), those by which reports divide people, journeys, buildings and the year. A bar stands
# between words for the same; an asterisk marks sets that leave nothing out.
_SETS = (
    "*men women",
    "*men women children",
    "*male|males female|females",
    "*boys girls",
    "*adults children",
    "*passengers crew",
    "*officers men|sailors|soldiers|ratings",
    "*seriously|severely|badly|gravely slightly|lightly",
    "*unhurt|unharmed|uninjured|unscathed|unwounded hurt|injured|wounded|harmed",
    "killed|dead|died|drowned hurt|injured|wounded missing unhurt|unharmed rescued|saved|survived",
    "*out|outward|outwards|outbound|there back|return|homeward|home|inbound",
    "*taken|occupied|filled empty|vacant|free|unoccupied",
    "*open closed|shut",
    "*paid unpaid",
    "*accepted|admitted|granted|allowed|approved rejected|refused|denied|dismissed",
    "*public private",
    "*urban rural",
    "*domestic foreign",
    "*married unmarried|single",
    "*full-time part-time",
    "*confirmed probable|suspected",
    "*died|perished|drowned|lost survived|returned|saved|rescued|home",
    "*elected appointed|nominated|co-opted",
    "*broken|damaged whole|intact|unbroken|undamaged|sound",
    "*strings winds|wind percussion",
    "*young|younger old|older",
    "*salaried|paid voluntary|unpaid|volunteers",
    "spring summer autumn winter",
    "for against",
    "north south east west",
    "northern southern eastern western",
    "left right",
    "upper lower",
    "won|wins|victories lost|losses|defeats drawn|draws",
    "infantry cavalry artillery",
    "gold silver bronze",
    "first second third fourth",
    "brick wood|wooden|timber stone iron|steel",
    "red white blue green black yellow",
    "new old",
    "inside outside",
)
_WHOLE = "*"
_SENSES = [
    (
        words.startswith(_WHOLE),
        {
            word: at
            for at, one in enumerate(words.lstrip(_WHOLE).split())
            for word in one.split("|")
        },
        len(words.split()),
    )
    for words in _SETS
]
_TIMES = lazy(
    r"\b(?:spring|summer|autumn|winter|days?|nights?|mornings?|afternoons?|evenings?|weeks?|months?"
    r"|years?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June"
    r"|July|August|September|October|November|December|[12]\d{3})\b"
)
_WORD = lazy(r"[a-z]+(?:-[a-z]+)?")
_PLACED = lazy(
    r" (?:(?:were|was|are|is|stood|lay|went|came) )?"
    r"(?P<how>in|from|at|on|to|by|for|under|over|off|between|aboard|outside)"
    r" (?P<what>(?!which|whom|them|all\b|total\b|addition)[^,;.]+)"
)
# What one makes, deals in, or comes from, and seldom several at once: a list of our own.
_TRADES = (
    "made makes? sold sells? dealt+in deals?+in traded+in grew grows? built builds? produced bred"
    " breeds? mined grind ground saw sawed printed spun wove belonged+to belongs?+to came+from"
    " spoke speaks? chose voted+for"
)
_ACTIVE = lazy(rf" (?:{'|'.join(_TRADES.split()).replace('+', ' ')}) (?P<what>[^,;.]+)")
_FEWEST = 2


def is_parted(says: Sequence[str]) -> bool:
    """Say whether what the parts of a list say of themselves keeps them from overlapping."""
    members = any(_members(says, words) for _, words, _ in _SENSES)
    return members or _is_placed(says) or _is_active(says)


def is_timed(says: Sequence[str]) -> bool:
    """Say whether the parts are of different times, at which the same may be counted again."""
    return any(_TIMES.search(one) for one in says)


def is_whole(says: Sequence[str]) -> bool:
    """Say whether the parts of a list, by what they say of themselves, leave nothing out."""
    return any(
        whole and len(says) == size and _members(says, words) for whole, words, size in _SENSES
    )


def _members(says: Sequence[str], words: dict[str, int]) -> bool:
    """Say whether each part names another member of one set, and only that."""
    found = [{words[word] for word in _WORD.findall(one.lower()) if word in words} for one in says]
    places = [next(iter(one)) for one in found if len(one) == 1]
    return len(says) >= _FEWEST and len(places) == len(says) == len(set(places))


def _is_placed(says: Sequence[str]) -> bool:
    """Say whether all parts are told with one preposition, or three with any, and other words."""
    found = [_PLACED.match(one) for one in says]
    told = [(one["how"], one["what"].strip()) for one in found if one]
    return (
        len(told) == len(says) >= _FEWEST
        and (len({how for how, _ in told}) == 1 or len(told) > _FEWEST)
        and all(left[1] != right[1] for left, right in pairwise(sorted(told)))
    )


def _is_active(says: Sequence[str]) -> bool:
    """Say whether three parts or more each have one trade, or one origin."""
    found = [_ACTIVE.match(one) for one in says]
    told = {one["what"].strip() for one in found if one}
    return len(told) == len(says) > _FEWEST
