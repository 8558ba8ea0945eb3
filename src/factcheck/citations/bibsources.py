"""Entries of a .bib → sources of the model."""

import re

from factcheck import lexicon
from factcheck.citations.bibfile import BibEntry, BibFile
from factcheck.citations.entries import LANGUAGES
from factcheck.citations.inheriting import raw_in
from factcheck.citations.kinds import kind_named
from factcheck.citations.untex import address, evaluated, plain
from factcheck.model import MONTHS, OTHERS, Contributor, Edtf, EdtfError, NameOrder, Source
from factcheck.model.contributors import contributor, opens_with_family
from factcheck.patterns import lazy
from factcheck.values import frozen

_AND = lazy(r"\s+and\s+", re.IGNORECASE)
_MONTH = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_RESOLVER = lazy(r"(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)")
_TAGS = {name: tag for tag, name in reversed(tuple(LANGUAGES.items()))}
CONTAINER = ("journaltitle", "journal", "booktitle", "maintitle", "eventtitle")
CARRIER = ("howpublished", "organization")
PUBLISHER = ("publisher", "institution", "school")
KINDS = lexicon.table("formats.kinds of types")
"""Type of BibTeX or biblatex → kind of source."""


@frozen
class Listed:
    """A source of a .bib with the entry that it was read from."""

    source: Source
    entry: BibEntry


def listed_in(file: BibFile) -> tuple[Listed, ...]:
    """Return the good entries of a file as sources, under their own keys."""
    return tuple(Listed(_Reading(file, entry).source(), entry) for entry in file.good)


@frozen
class _Reading:
    file: BibFile
    entry: BibEntry

    def source(self) -> Source:
        container, title = self._text(*CONTAINER), self._text("title")
        return Source(
            key=self.entry.key,
            kind=self._kind(),
            title=title,
            subtitle=self._text("subtitle"),
            authors=self._people("author"),
            editors=self._people("editor"),
            container=("" if container == title else container) or self._text(*CARRIER),
            publisher=self._text(*PUBLISHER),
            volume=self._text("volume"),
            issue=self._text("number", "issue"),
            pages=re.sub("[–-]+", "-", self._text("pages")),
            edition=self._text("edition"),
            date=self._date(),
            place=self._text("location", "address"),
            url=address(self._tex("url")) or self._preprint(),
            doi=_RESOLVER.sub("", address(self._tex("doi"))),
            accessed=_edtf(self._tex("urldate").strip("{} ")),
            language=self._language(),
        )

    def _tex(self, *names: str) -> str:
        return evaluated(raw_in(self.file, self.entry, *names), self.file.strings)

    def _text(self, *names: str) -> str:
        return " ".join(plain(self._tex(*names)).split())

    def _preprint(self) -> str:
        """Return the address of a preprint that is given by its number at arXiv alone."""
        server = self._text("eprinttype", "archiveprefix").lower()
        number = address(self._tex("eprint"))
        return f"https://arxiv.org/abs/{number}" if server == "arxiv" and number else ""

    def _kind(self) -> str:
        subtype = self._text("entrysubtype").lower()
        if self.entry.kind == "article":
            return f"{subtype}-article" if subtype in ("newspaper", "magazine") else "article"
        named = kind_named(self._text("type", "titleaddon"))
        known = KINDS.get(self.entry.kind, "document")
        return named if named and known in ("report", "web-page", "document") else known

    def _language(self) -> str:
        name = self._text("langid", "language").lower()
        return _TAGS.get(name, name)

    def _people(self, name: str) -> tuple[Contributor, ...]:
        parts = split_names(self._tex(name))
        return tuple(OTHERS if part == "others" else _person(part) for part in parts if part)

    def _date(self) -> Edtf | None:
        written = _edtf(self._tex("date").strip("{} "))
        if written is not None:
            return written
        year = self._text("year")
        month = _month(self._text("month"))
        day = self._text("day")
        whole = f"{year}-{month:02}" if month else year
        return _edtf(f"{whole}-{day:0>2}" if month and day.isdigit() else whole)


def _edtf(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text.strip()) if text.strip() else None
    except EdtfError:
        return None


def _month(text: str) -> int | None:
    number = int(text) if text.isdigit() and len(text) <= 2 else 0  # noqa: PLR2004
    return number if number in range(1, 13) else _MONTH.get(text[:3].lower())


def split_names(value: str) -> list[str]:
    """Split a field of names, in TeX, at each "and" outside of braces."""
    names, depth, start = [], 0, 0
    joins = {found.start(): found.end() for found in _AND.finditer(value)}
    for at, sign in enumerate(value):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0 and at in joins and at >= start:
            names.append(value[start:at].strip())
            start = joins[at]
    return [*names, value[start:].strip()]


def _person(name: str) -> Contributor:
    """Read one name in TeX: "{Body}", "Family, Given", "Family, Jr., Given", "Given Family"."""
    if name.startswith("{") and _closes(name) == len(name) - 1:
        return Contributor(literal=plain(name))
    parts = [plain(part) for part in _commas(name)]
    if len(parts) == 1:
        return contributor(parts[0]) if " " in parts[0] else Contributor(family=parts[0])
    family, given = ", ".join(parts[:-1]), parts[-1]
    both = [family, given]
    is_first = " " not in family and " " not in given and opens_with_family(both)
    return Contributor(family, given, NameOrder.FAMILY_FIRST if is_first else NameOrder.GIVEN_FIRST)


def _closes(name: str) -> int:
    """Return where the brace that opens a name is closed."""
    depth = 0
    for at, sign in enumerate(name):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0:
            return at
    return -1


def _commas(name: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(name):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            parts.append(name[start:at])
            start = at + 1
    return [*parts, name[start:]]
