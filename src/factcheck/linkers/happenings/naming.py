"""What words that name a happening ask for: "the opening of the clinic", "it had left the port"."""

from attrs import frozen

from factcheck.linkers.happenings.wording import WORD, carries, is_past, plain
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_PREPOSITION_TEXT = """
of in at on to from by for with into near off under over against between through about
"""
PREPOSITION = frozenset(_PREPOSITION_TEXT.split())
_BE_TEXT = "is was were are been being be had has have did"
_BE = frozenset(_BE_TEXT.split())
_WHEN_TEXT = "date day time moment hour morning night evening"
_WHEN = frozenset(_WHEN_TEXT.split())
"""Nouns that stand for the time of what follows: "the date of the letter"."""
_PRONOUN = lazy(r"(?i)\A(?:it|he|she|they|this|that|its|his|her|their|these|those)\b")
_DEPARTED = stem("leave")

_OWNERS = {"his": "he", "her": "she"}


@frozen
class Naming:
    """A happening as it is named again."""

    head: str
    """The stem of the deed: of a clause its verb, of other words the noun that leads."""
    rest: frozenset[str] = frozenset()
    """Stems of all other words that carry meaning."""
    leans: bool = False
    """It begins with a pronoun, and so says less than it means."""
    of: str = ""
    """"he" or "she" where the deed is "his" or "her" own: "his death"."""


def naming(words: str) -> Naming | None:
    """Return what some words behind "after" or "before" ask for; None if they name no deed."""
    told = WORD.findall(words)
    leans = _PRONOUN.match(words) is not None
    verb = _verb(told)
    if verb is not None:
        return Naming(stem(told[verb].lower()), _stems(told, verb), leans)
    lead = next((at for at, word in enumerate(told) if word.lower() in PREPOSITION), len(told))
    heads = [at for at in range(lead) if carries(plain(told[at]))]
    if not heads or told[heads[-1]].lower() in _WHEN:
        behind = told[lead + 1 :]
        timed = lead and told[lead - 1].lower() in _WHEN and told[lead : lead + 1] == ["of"]
        return naming(" ".join(behind)) if timed and behind else None
    head = heads[-1]
    if not told[head][:1].islower():
        return None
    of = _OWNERS.get(told[0].lower(), "")
    return Naming(stem(plain(told[head])), _stems(told, head), leans, of)


def departure(place: str) -> Naming | None:
    """Return the departure from a place: of "eight days out from Kronstadt"."""
    rest = _stems(WORD.findall(place), -1)
    return Naming(_DEPARTED, rest) if rest else None


def _verb(told: list[str]) -> int | None:
    """Return which word is the verb of a clause; None if the words are none."""
    for at, word in enumerate(told):
        before = told[at - 1] if at else ""
        if word.lower() in PREPOSITION:
            return None
        if at and is_past(word) and word.lower() not in _BE:
            subject = before.lower() in _BE or _is_subject(before)
            return at if subject else None
    return None


def _is_subject(word: str) -> bool:
    """Say whether a verb may follow a word as its subject: a pronoun, a name or a noun."""
    low = word.lower()
    return bool(_PRONOUN.match(low)) or low.endswith("ly") or (carries(low) and not is_past(low))


def _stems(told: list[str], without: int) -> frozenset[str]:
    others = (plain(word) for at, word in enumerate(told) if at != without)
    return frozenset(stem(word) for word in others if carries(word) and word not in PREPOSITION)
