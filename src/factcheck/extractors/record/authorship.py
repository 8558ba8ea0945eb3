"""Which part of an author's name is the family name, by what the document itself tells."""

import re
from collections.abc import Iterable, Mapping

from factcheck.model import Contributor, Document, Role
from factcheck.model.contributors import PARTICLES, contributor
from factcheck.patterns import lazy

_INITIALS_BEHIND = lazy(r"[^\W\d_][\w’' -]{1,40} [A-Z]{1,3}")
_ADDRESS = r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|Ambassador|President|Minister)\.?"


def credited(
    document: Document, headed: Iterable[str], cited: Iterable[str]
) -> tuple[Contributor, ...]:
    """Return the authors of a record, each split as the document tells.

    An inverted form ("Yu, Bin") tells which part is the family name, a form of address ("Mr. Yu")
    or a later mention by one word ("Yu writes") too. Otherwise the form of the name decides.

    Args:
        document: The document.
        headed: The names in the head; they are the fuller ones, and are taken where there are any.
        cited: The names in the citation line.
    """
    printed = list(dict.fromkeys(headed)) or list(dict.fromkeys(cited))
    inverted = {frozenset(_words(name)): name for name in cited if "," in name}
    return tuple(_author(document, name, inverted) for name in printed)


def _author(document: Document, name: str, inverted: Mapping[frozenset[str], str]) -> Contributor:
    if "," in name or _INITIALS_BEHIND.fullmatch(name):
        return _from_inverted(name)
    told = inverted.get(frozenset(_words(name)), "").partition(",")[0]
    return contributor(name, told or _called(document, name))


def _words(name: str) -> list[str]:
    return name.replace(",", " ").split()


def _from_inverted(name: str) -> Contributor:
    """Split "Roe, Jane" and "Roe JA" (as medical journals print it)."""
    family, comma, given = name.partition(",")
    if comma:
        return Contributor(family.strip(), given.strip())
    family, _, letters = name.rpartition(" ")
    return Contributor(family, " ".join(f"{letter}." for letter in letters))


def _called(document: Document, name: str) -> str:
    """Return the one part of a name that the text uses alone; empty if it does not tell."""
    parts = [part for part in name.split() if part.lower() not in PARTICLES]
    if len(parts) < 2:  # noqa: PLR2004
        return ""
    ends = (parts[0], parts[-1])
    addressed = [
        part for part in ends if re.search(rf"\b{_ADDRESS}\s{re.escape(part)}\b", document.text)
    ]
    if len(addressed) == 1:
        return addressed[0]
    alone = [part for part in ends if _stands_alone(document, part)]
    return alone[0] if len(alone) == 1 else ""


def _stands_alone(document: Document, part: str) -> bool:
    """Say whether a part stands by itself inside a sentence of the text, twice or more."""
    found = 0
    for match in re.finditer(rf"(?<=[a-z,;] ){re.escape(part)}(?![\w-]| [A-Z])", document.text):
        if document.role_at(match.start()) is Role.NARRATIVE:
            found += 1
    return found > 1
