"""Titles that are offices by what stands before a calling; ranks, and forms of address."""

from factcheck import lexicon
from factcheck.patterns import lazy
from factcheck.text import word_list
from factcheck.values import frozen

PUBLIC = lexicon.words("offices.public bodies")
_MARKS = PUBLIC | {"chief", "first", "head", "second", "third"}
"""What makes an office of a calling: "chief geologist", "second mate"."""
_IN_SERVICE = lazy(
    rf"(?i)(?:the |a |an )?(?P<service>{lexicon.alternation('offices.services')})"
    r" (?P<calling>[a-z]{4,})\Z"
)
_OFFICER = lazy(
    r"(?i)(?:the |a |an )?(?:(?P<deputy>deputy|assistant) )?"
    rf"(?P<mark>{'|'.join(sorted(_MARKS))}) (?P<calling>[a-z]{{4,}})"
    r"(?: (?:of|at|to|on|in|for)\b.*)?\Z"
)
_ABOARD = lazy(r"(?i)(?:the |ship['’]s )?(?P<office>captain|skipper|\w+ mate)\b")
SHIP = "ship"
RANK = "rank"
_ADDRESSES = {"mr": "man", "sir": "man", "ms": "woman", "miss": "woman", "dame": "woman"}
"""Forms of address of one sex; that of a wife may go with her husband's name."""
SERVICE = "service"
ADDRESS = "address"


@frozen
class Calling:
    """What a title of no head of office is."""

    head: str
    mark: str
    """What makes an office of it, or of what kind it is."""
    fields: frozenset[str] = frozenset()
    deputy: bool = False


def calling(printed: str) -> Calling | None:
    """Return what a title is: "county treasurer", "labour inspector", "first mate", "Sgt", "Mr"."""
    words = word_list(printed)
    ranks = lexicon.table("offices.ranks")
    if words and all(word in ranks for word in words):
        return Calling(RANK, RANK, frozenset(ranks[word] for word in words))
    if len(words) == 1 and words[0] in _ADDRESSES:
        return Calling(ADDRESS, ADDRESS, frozenset({_ADDRESSES[words[0]]}))
    aboard = _ABOARD.match(printed)
    if aboard:
        office = aboard["office"].casefold().removeprefix("chief ").replace("skipper", "captain")
        return Calling(office, SHIP)
    serving = _IN_SERVICE.match(printed)
    if serving:
        service = serving["service"].casefold().removesuffix("s").replace("labor", "labour")
        return Calling(serving["calling"].casefold(), SERVICE, frozenset({service}))
    found = _OFFICER.match(printed)
    if not found:
        return None
    deputy = found["deputy"] is not None
    return Calling(found["calling"].casefold(), found["mark"].casefold(), deputy=deputy)
