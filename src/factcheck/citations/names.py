"""Names in BibTeX: `Family, Given`, bodies in braces, so that no tool takes them apart."""

import re

from factcheck.citations.tex import escape
from factcheck.model import Contributor, Source
from factcheck.model.contributors import PARTICLES, contributor

_JOINS = re.compile(r",|\band\b", re.IGNORECASE)


def credited(source: Source) -> tuple[Contributor, ...]:
    """Return who stands as author: the authors, who spoke, or the body that issued or carries it.

    Source: Chicago Manual of Style, 17th edition, 14.84 (a body as author), 14.199 (an unsigned
    newspaper article stands under the newspaper's name).
    """
    if source.authors:
        return source.authors
    if source.speaker:
        return (contributor(source.speaker),)
    body = source.publisher or source.container
    return (Contributor(literal=body),) if body else ()


def listed(names: tuple[Contributor, ...], *, ascii_accents: bool = True) -> str:
    """Return the names as the value of an author field, without its outer braces."""
    return " and ".join(_written(name, ascii_accents=ascii_accents) for name in names)


def _written(name: Contributor, *, ascii_accents: bool) -> str:
    if name.literal or not (name.family and name.given):
        whole = name.literal or name.family or name.given
        written = escape(whole, ascii_accents=ascii_accents)
        return f"{{{written}}}" if name.literal or " " in whole else written
    family = escape(name.family, ascii_accents=ascii_accents)
    given = escape(name.given, ascii_accents=ascii_accents)
    return f"{_kept(name.family, family)}, {_kept(name.given, given, inner=False)}"


def _kept(plain: str, written: str, *, inner: bool = True) -> str:
    """Put braces around a part that BibTeX would take apart: a comma, "and", "Van der Aa"."""
    words = plain.split()
    hides_particle = inner and plain[:1].isupper() and any(word in PARTICLES for word in words)
    return f"{{{written}}}" if _JOINS.search(plain) or hides_particle else written
