"""Whether two figures count the same things, as far as their nouns tell."""

from collections import defaultdict

from factcheck.linkers.measures.figures import Figure
from factcheck.linkers.measures.likeness import is_slip, value
from factcheck.text.stems import stem

# Nouns that reports use of the same things, one for the other. A list of our own, made by asking
# how chronologies shorten what the text has told; narrower and wider words stand together.
_AKIN_WORDS = (
    "people persons souls passengers travellers",
    "people persons souls inhabitants residents villagers population",
    "people persons men workers hands employees labourers workmen staff",
    "people persons visitors guests spectators",
    "people persons marchers demonstrators protesters strikers",
    "people persons refugees evacuees",
    "people persons patients cases",
    "people men soldiers troops",
    "men crew sailors hands",
    "pupils children schoolchildren students scholars",
    "customers users clients subscribers accounts",
    "households homes families houses dwellings",
    "ships vessels boats",
    "lorries trucks vehicles",
    "cars vehicles automobiles",
    "planes aircraft aeroplanes",
    "books volumes",
    "boxes crates cases",
    "sacks bags",
    "cattle cows",
    "copies sets",
    "objects finds items pieces",
    "requests queries calls",
    "documents files records",
)
_AKIN: defaultdict[str, set[int]] = defaultdict(set)
for _at, _words in enumerate(_AKIN_WORDS):
    for _word in _words.split():
        _AKIN[stem(_word)].add(_at)
_SUBSET = 0.5
"""Part of a whole below which a figure with a further word counts some of the others."""


def same_noun(left: Figure, right: Figure) -> bool:
    """Say whether both count the same; a measure may leave out what it is of on one side.

    Of two words for the same things the numbers must look like a slip: 118 workers, 181 hands.
    """
    if not (left.head and right.head):
        return bool(left.unit)
    if left.head == right.head:
        return compatible(left, right)
    return are_akin(left, right) and is_slip(value(left.quantity), value(right.quantity))


def are_akin(left: Figure, right: Figure) -> bool:
    """Say whether two other nouns may be of the same things, and neither is narrowed."""
    narrowed = len(left.nouns) > 1 and len(right.nouns) > 1
    return not narrowed and bool(_akin(left.head) & _akin(right.head))


def _akin(head: str) -> set[int]:
    return _AKIN.get(head, set())


def compatible(left: Figure, right: Figure) -> bool:
    """Say whether one noun phrase holds the other: "nets", "fog nets".

    A much smaller number with a further word is of some of them: 318 results, 11 urgent results.
    """
    if left.nouns == right.nouns:
        return True
    for narrow, wide in ((left, right), (right, left)):
        if wide.nouns < narrow.nouns:
            few, all_of_them = value(narrow.quantity), value(wide.quantity)
            return few >= _SUBSET * all_of_them or is_slip(few, all_of_them)
    return False
