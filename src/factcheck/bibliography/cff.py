"""CITATION.cff files, which tell repositories and archives how to cite a work.

Source: Citation File Format 1.2.0, guide to the schema (Druskat and others, 2021).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from factcheck import lexicon
from factcheck.bibliography.dating import citable, ends
from factcheck.bibliography.described import main_and_cited, whole_title
from factcheck.bibliography.keys import AS_THEY_ARE, Naming
from factcheck.bibliography.kinds import CSL, REPORT, edition_of
from factcheck.bibliography.names import credited, parted
from factcheck.bibliography.plain import one_line
from factcheck.bibliography.tex import url
from factcheck.model import OTHERS, Contributor, Edtf, Source

_TYPES = lexicon.table("formats.cff types")
"""Maps CSL types to CFF types; all other types are "generic"."""
_NOBODY = ({"name": "anonymous"},)
"""Used for unknown authors, because authors are required. Source: the guide, "authors"."""


def to_cff(
    sources: Iterable[Source], naming: Naming = AS_THEY_ARE, *, main: Source | None = None
) -> str:
    """Return a CITATION.cff file that describes the document and the works that it cites.

    Args:
        sources: The document's own citation and its sources; incomplete sources are left out.
        naming: How keys are created; sources are sorted by key.
        main: The source that represents the document; by default, the only source.
    """
    own, others = main_and_cited(sources, naming, main)
    whole: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "Please cite it as given here." if own else "The works that are cited.",
        "title": whole_title(own) if own else "Works cited",
        "authors": _people(own) if own else list(_NOBODY),
    }
    if own is not None:
        whole["preferred-citation"] = _reference(own)
    if others:
        whole["references"] = [_reference(one) for one in others]
    return _yaml(whole)


def _people(source: Source) -> list[Mapping[str, str]]:
    return _named(credited(source) or source.editors) or list(_NOBODY)


def _named(names: Iterable[Contributor]) -> list[Mapping[str, str]]:
    return [_person(name) for name in names if name != OTHERS]


def _person(name: Contributor) -> Mapping[str, str]:
    if name.literal or not name.family:
        return {"name": one_line(name.literal or name.given)}
    family, suffix = parted(one_line(name.family))
    parts = {
        "family-names": family,
        "given-names": one_line(name.given),
        "name-suffix": suffix,
    }
    return {field: value for field, value in parts.items() if value}


def _reference(source: Source) -> Mapping[str, Any]:
    first, _, last = source.pages.replace("–", "-").partition("-")
    is_report = source.kind in REPORT
    fields: dict[str, Any] = {
        "type": _TYPES.get(CSL.get(source.kind, ""), "generic"),
        "title": whole_title(source),
        "authors": _people(source),
        "editors": _named(source.editors if credited(source) else ()),
        "translators": _named(source.translators),
        _HOLDERS.get(source.kind, "collection-title"): one_line(source.container),
        "publisher": _body(source.publisher),
        "volume": one_line(source.volume),
        "number" if is_report else "issue": one_line(source.issue),
        "edition": edition_of(source.edition),
        "start": first.strip(),
        "end": last.strip(),
        "isbn": one_line(source.isbn),
        "issn": one_line(source.issn),
        "doi": one_line(source.doi.strip()),
        "url": url(source.url),
        "date-accessed": _day(source.accessed),
        "abstract": one_line(source.abstract),
        "keywords": list(dict.fromkeys(one_line(word) for word in source.keywords)),
        **_dates(source.date),
    }
    kept = {name: value for name, value in fields.items() if value and _fits(name, value)}
    odd = [f"{name}: {value}" for name, value in fields.items() if value and name not in kept]
    return {**kept, **({"notes": "; ".join(odd)} if odd else {})}


def _fits(name: str, value: Any) -> bool:
    """Return True if the schema accepts a value for a field; otherwise, it is put in a note."""
    pattern = _SHAPES.get(name)
    return pattern is None or bool(pattern.fullmatch(value))


_SHAPES = {
    "url": re.compile(r"(?:https|http|ftp|sftp)://.+"),
    "doi": re.compile(r"10\.\d{4,9}(?:\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+"),
    "isbn": re.compile(r"[0-9\- ]{10,17}X?"),
    "issn": re.compile(r"\d{4}-\d{3}[\dxX]"),
}
_HOLDERS = {"article": "journal", "newspaper-article": "journal", "magazine-article": "journal"}


def _body(name: str) -> Mapping[str, str]:
    return {"name": one_line(name)} if name else {}


def _dates(date: Edtf | None) -> Mapping[str, Any]:
    known = citable(date)
    if known is None:
        return {}
    start = ends(known)[0]
    fields = {"year": start.year, "month": start.month, "date-published": _day(known)}
    return {name: value for name, value in fields.items() if value}


def _day(date: Edtf | None) -> str:
    known = citable(date)
    return str(known) if known is not None and known.is_day else ""


def _yaml(whole: Mapping[str, Any]) -> str:
    import yaml  # noqa: PLC0415 - only this format needs it

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(dict(whole), None, dumper, sort_keys=False, allow_unicode=True, width=100)
    return text
