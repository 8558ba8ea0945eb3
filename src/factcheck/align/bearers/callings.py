"""Titles that are offices by what stands before a calling; ranks, and forms of address."""

import re

from attrs import frozen

_WORD = re.compile(r"[^\W\d_]+")
_PUBLIC_TEXT = "borough city county district municipal parish port provincial town village"
PUBLIC = frozenset(_PUBLIC_TEXT.split())
"""What stands before the offices of a public body: "county treasurer". Chosen by hand: units of
local government in English, and what they keep."""
_PLACED_TEXT = "chief first head second third"
_MARKS = PUBLIC | frozenset(_PLACED_TEXT.split())
"""What makes an office of a calling: "chief geologist", "second mate"."""
_SERVICES_TEXT = """
    army court customs fire forest health labor labour naval police postal prison railway revenue
    school schools tax
"""
_SERVICES = frozenset(_SERVICES_TEXT.split())
"""Branches of public service that have officers of one name: "labour inspector".

Source: chosen by hand, one word or two for each class of the United Nations' Classification of the
Functions of Government (COFOG, 1999) whose inspectors and officers are called by it: defence, tax,
police, fire, courts, prisons, labour, forestry, railway, post, health, schools.
"""
_IN_SERVICE = re.compile(
    rf"(?i)(?:the |a |an )?(?P<service>{'|'.join(sorted(_SERVICES))}) (?P<calling>[a-z]{{4,}})\Z"
)
_OFFICER = re.compile(
    r"(?i)(?:the |a |an )?(?:(?P<deputy>deputy|assistant) )?"
    rf"(?P<mark>{'|'.join(sorted(_MARKS))}) (?P<calling>[a-z]{{4,}})"
    r"(?: (?:of|at|to|on|in|for)\b.*)?\Z"
)
_ABOARD = re.compile(r"(?i)(?:the |ship['’]s )?(?P<office>captain|skipper|\w+ mate)\b")
SHIP = "ship"
RANK = "rank"
_RANK_TEXT = """
    admiral adm; brigadier brig; colonel col; commodore; commander cdr cmdr; corporal cpl;
    general gen; lieutenant lt; major maj; private pte pvt; sergeant sgt
"""
_RANKS = {word: line.split()[0] for line in _RANK_TEXT.split(";") for word in line.split()}
"""Ranks of forces by word and abbreviation; a captain's differs from force to force.

Source: the abbreviations of the AP Stylebook, "military titles", and two British ones, Cdr and Pte.
"""
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
    words = [word.casefold() for word in _WORD.findall(printed)]
    if words and all(word in _RANKS for word in words):
        return Calling(RANK, RANK, frozenset(_RANKS[word] for word in words))
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
