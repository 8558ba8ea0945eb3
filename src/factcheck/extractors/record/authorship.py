"""Which part of an author's name is the family name, by what the document itself tells."""

import re

from factcheck.model import Contributor, Document, Role, Span
from factcheck.model.contributors import PARTICLES, contributor

_ADDRESS = r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|Ambassador|President|Minister)\.?"


def credited(document: Document, names: list[tuple[str, Span]]) -> tuple[Contributor, ...]:
    """Return the authors of a record, each split as the document tells.

    An inverted form ("Yu, Bin") tells which part is the family name, a form of address ("Mr. Yu")
    or a later mention by one word ("Yu writes") too. Otherwise the form of the name decides.

    Args:
        document: The document.
        names: Every form in head and citation line, with its place.
    """
    plain = [words for words, _ in names if "," not in words]
    inverted = [words for words, _ in names if "," in words]
    turned = {frozenset(_words(words)): words for words in inverted}
    shown = list(dict.fromkeys(plain)) or []
    known = {frozenset(_words(words)) for words in shown}
    authors = [_plain(document, words, turned.get(frozenset(_words(words)), "")) for words in shown]
    authors += [_from_inverted(words) for key, words in turned.items() if key not in known]
    return tuple(_merged(authors))


def _words(name: str) -> list[str]:
    return name.replace(",", " ").split()


def _plain(document: Document, words: str, turned: str) -> Contributor:
    family = turned.partition(",")[0] if turned else _called(document, words)
    return contributor(words, family)


def _from_inverted(words: str) -> Contributor:
    family, _, given = words.partition(",")
    return Contributor(family.strip(), given.strip())


def _merged(authors: list[Contributor]) -> list[Contributor]:
    """Drop a form with initials where the full form of the same family name stands, too."""
    kept: list[Contributor] = []
    for author in authors:
        same = [other for other in kept if author.family and other.family == author.family]
        if not any(_short_for(author.given, other.given) for other in same):
            kept.append(author)
    return kept


def _short_for(short: str, full: str) -> bool:
    letters = [word[0] for word in short.split() if word]
    return (
        bool(letters)
        and "." in short
        and letters == [word[0] for word in full.split()][: len(letters)]
    )


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
