"""Names in citations: the credited authors, and names in the syntax of each format."""

import re

from factcheck.bibliography.plain import one_line
from factcheck.bibliography.tex import escape
from factcheck.model import OTHERS, Contributor, NameOrder, Source
from factcheck.model.contributors import PARTICLES, contributor

_JOINS = re.compile(r",|\band\b", re.IGNORECASE)
_SUFFIX = re.compile(r",? ((?:Jr|Sr)\.?|II|III|IV)$")


def credited(source: Source) -> tuple[Contributor, ...]:
    """Return the authors; if there are none, the speaker or the issuing organization.

    Source: Chicago Manual of Style, 17th edition, 14.84 (organization as author), 14.199 (an
    unsigned newspaper article is listed under the newspaper's name).
    """
    if source.authors:
        return source.authors
    if source.speaker:
        return (contributor(source.speaker),)
    if source.editors:
        return ()
    body = source.publisher or source.container
    return (Contributor(literal=body),) if body else ()


def listed(names: tuple[Contributor, ...], *, ascii_accents: bool = True) -> str:
    """Return names as the value of an author field, without the outer braces."""
    return " and ".join(_written(name, ascii_accents=ascii_accents) for name in names)


def bodies(source: Source) -> tuple[str, ...]:
    """Return the names of the organizations among the credited authors."""
    return tuple(name.literal for name in credited(source) if name.literal and name != OTHERS)


def _written(name: Contributor, *, ascii_accents: bool) -> str:
    if name == OTHERS:
        return name.literal
    if name.literal or not (name.family and name.given):
        whole = name.literal or name.family or name.given
        written = escape(whole, ascii_accents=ascii_accents)
        return f"{{{written}}}" if name.literal or " " in whole else written
    family, suffix = parted(name.family)
    parts = [
        _kept(family, escape(family, ascii_accents=ascii_accents)),
        suffix,
        _kept(name.given, escape(name.given, ascii_accents=ascii_accents), inner=False),
    ]
    return ", ".join(part for part in parts if part)


def _kept(plain: str, written: str, *, inner: bool = True) -> str:
    """Return a name; if BibTeX would split it ("and", a comma, "Van der Aa"), it is in braces."""
    words = plain.split()
    hides_particle = inner and plain[:1].isupper() and any(word in PARTICLES for word in words)
    return f"{{{written}}}" if _JOINS.search(plain) or hides_particle else written


def parted(family: str) -> tuple[str, str]:
    """Return a family name without its suffix, and the suffix: ("Roe", "Jr.")."""
    found = _SUFFIX.search(family)
    return (family[: found.start()], found[1]) if found else (family, "")


def in_csl(name: Contributor) -> dict[str, str | bool]:
    """Return a name in CSL-JSON: the parts of a personal name, or an organization as a literal.

    Particles are `non-dropping-particle`. A name in the order family–given ("Liu Hong") has
    `static-ordering`, so that processors do not reverse it.
    """
    if name.literal or not name.family:
        return {"literal": one_line(name.literal or name.given)}
    family, suffix = parted(one_line(name.family))
    particle, bare = _particle(family)
    parts: dict[str, str | bool] = {
        "family": bare,
        "given": one_line(name.given),
        "non-dropping-particle": particle,
        "suffix": suffix,
        "static-ordering": name.order is NameOrder.FAMILY_FIRST and bool(name.given),
    }
    return {key: value for key, value in parts.items() if value}


def _particle(family: str) -> tuple[str, str]:
    """Return the particles at the start of a family name, and the rest of the name."""
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and words[count] in PARTICLES:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def in_ris(name: Contributor) -> str:
    """Return "Family, Given, Suffix"; the name of an organization; or "et al."."""
    if name == OTHERS:
        return "et al."
    if name.literal or not (name.family and name.given):
        return one_line(name.literal or name.family or name.given)
    family, suffix = parted(name.family)
    return one_line(", ".join(part for part in (family, name.given, suffix) if part))
