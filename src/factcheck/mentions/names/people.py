"""Full names that no title marks as a person's: what the text shows around them.

Nothing around a name proves by itself that it is a person's but a few things: "who" behind it, a
kinship in front of it, a life's dates or deeds. The rest are hints, and two of them are asked for.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from factcheck import lexicon
from factcheck.data.english import is_ordinary
from factcheck.mentions.names.words import OFFICES, ORGANISATIONS, SITES
from factcheck.model import Document, NameKind
from factcheck.text import kept_by_words, word_list

_ENOUGH = 2
"""What the hints must come to."""
_MENTIONS = 8
"""Of one name, beyond which more tell nothing new."""
_MOST_PARTS = 4
_REACH = 60
_MAKING = "names.made by people"

_KIN = lexicon.alternation("names.kin", "names.kin of")
_DAY = r"(?:\d{1,2} \w+ )?\d{4}"
_LIFE = re.compile(
    rf",? who\b|, (?:(?:his|her|their|the|a) )?(?:[\w-]+ )?(?:{_KIN}) (?:of|to)\b"
    rf"| \((?:born|b\.|c\.|aged? )|, aged? \d| \({_DAY} ?[–-] ?{_DAY}\)"
    rf"| (?:(?:{lexicon.alternation('function.auxiliaries', 'function.adverbs', 'function.when')})"
    rf" )?(?:{lexicon.alternation('names.living')})\b"
)
_DETERMINED = f"an?|{lexicon.alternation('function.definite')}"
_CALLED_BEHIND = re.compile(rf", (?:{_DETERMINED}) (?:[\w-]+ ){{0,3}}?([\w-]+)(?= |[,.;])")
_CALLED_BEFORE = re.compile(rf"(?:\b(?i:{_DETERMINED})|['’]s) (?:[a-z-]+ ){{0,3}}?([a-z-]+)(,?) \Z")
_CALLING = re.compile(r"[a-z]{2,}(?:[^e]er|eer|or|ist|ian|ess|man|person)\Z")
_PLACING = lexicon.words("names.at places") - lexicon.words("names.at people too") | {"the", "The"}


Place = tuple[NameKind, tuple[str, ...], int, int]
"""One mention of a name: its kind as far as it is known, its words, where it begins and ends."""


def people(document: Document, names: Iterable[Place]) -> frozenset[tuple[str, ...]]:
    """Return the words of full names of unknown kind that the text shows to be people's."""
    held: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    lone: Counter[str] = Counter()
    for kind, parts, start, end in names:
        if len(parts) == 1 and kind in (NameKind.UNKNOWN, NameKind.PERSON):
            lone[parts[0]] += 1
        elif kind is NameKind.UNKNOWN and (parts in held or may_be_person(parts)):
            held[parts].append((start, end))
    return frozenset(
        parts for parts, own in held.items() if _points(document, parts, own, lone) >= _ENOUGH
    )


def may_be_person(parts: tuple[str, ...]) -> bool:
    """True if words have the form of a person's full name: no site, no body, no plural noun."""
    last = parts[-1].lower()
    plural = last.endswith("s") and is_ordinary(last) and is_ordinary(last.removesuffix("s"))
    return (
        1 < len(parts) <= _MOST_PARTS
        and not plural
        and not any(part.lower() in ORGANISATIONS or part.lower() in SITES for part in parts)
        and not any(map(str.isupper, parts[1:]))
    )


def _points(
    document: Document, parts: tuple[str, ...], own: list[tuple[int, int]], lone: Mapping[str, int]
) -> int:
    """Return what the hints come to; a place or a thing that is called so speaks against it."""
    given, family = parts[0], parts[-1]
    is_rare = not is_ordinary(family.lower())
    points = (1 + is_rare) * (given.lower() in lexicon.words("givennames.given"))
    points += (is_rare and lone[family] > 0 and not lone[given]) - (not is_rare)
    around = [_shown(*_around(document, *span)) for span in own[:_MENTIONS]]
    points += max([shows for shows, _ in around], default=0)
    return points - 2 * any(is_placed for _, is_placed in around)


def _around(document: Document, start: int, end: int) -> tuple[str, str]:
    """Return the words before and behind a name, none of another block."""
    before = document.text[max(0, start - _REACH) : start].rpartition("\n")[2]
    return before, document.text[end : end + _REACH].partition("\n")[0]


@kept_by_words
def _shown(before: str, behind: str) -> tuple[int, bool]:
    """Return the hints around one mention, and whether it stands as a place or a thing does."""
    return _hints(before, behind), not _PLACING.isdisjoint(word_list(before, str)[-1:])


def _hints(before: str, behind: str) -> int:
    """Return what the words around one mention show: 2 what proves a person, 1 a hint each."""
    words = word_list(before, str)
    kin = lexicon.words("names.kin") | lexicon.words("names.kin of")
    if _LIFE.match(behind) or not kin.isdisjoint(words[-1:]):
        return _ENOUGH
    callings = (_CALLED_BEFORE.search(before), _CALLED_BEHIND.match(behind))
    called = [found[1] for found in callings if found]
    if any(word in OFFICES for word in called):
        return _ENOUGH
    said = word_list(behind, str)[:1] if behind.lstrip(",")[:1] == " " else ()
    speaks = not lexicon.words("names.speaking").isdisjoint(said)
    if speaks and behind[0] == "," and callings[0] and callings[0][2]:
        return _ENOUGH  # "the night lead, Imke Bos, wrote"
    hints = any(_CALLING.match(word) for word in called)
    is_maker = words[-1:] == ("by",) and words[-2:-1] and words[-2] in lexicon.words(_MAKING)
    return hints + speaks + bool(is_maker)
