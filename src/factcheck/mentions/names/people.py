"""Full names that no title marks as a person's: a known given name, or a surname that recurs."""

from collections import Counter
from collections.abc import Iterable

from factcheck import lexicon
from factcheck.data.english import is_ordinary
from factcheck.mentions.names.words import ORGANISATIONS, SITES
from factcheck.model import NameKind

_MOST_PARTS = 4


def people(kinds: Iterable[tuple[tuple[str, ...], NameKind]]) -> frozenset[tuple[str, ...]]:
    """Return the words of full names of unknown kind that are people's.

    Args:
        kinds: The words of each name, with its kind as far as it is known.
    """
    unknown = [parts for parts, kind in kinds if kind in (NameKind.UNKNOWN, NameKind.PERSON)]
    lone = Counter(parts[0] for parts in unknown if len(parts) == 1)
    given = lexicon.words("givennames.given")
    found = set()
    for parts in filter(may_be_person, unknown):
        is_rare = not is_ordinary(parts[-1].lower())
        is_surname = lone[parts[-1]] > 0 and not lone[parts[0]]
        if parts[0].lower() in given and (is_rare or is_surname):
            found.add(parts)
    return frozenset(found)


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
