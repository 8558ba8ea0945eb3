"""CSL-JSON files, for Zotero, pandoc and all CSL processors.

Source: Citation Style Language 1.0.2, appendices III and IV, and its schema of input data.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from factcheck import lexicon
from factcheck.bibliography.dating import citable, ends, season
from factcheck.bibliography.described import citable_of, described
from factcheck.bibliography.keys import keyed
from factcheck.bibliography.kinds import CSL, REPORT, edition_of, kind_in_words
from factcheck.bibliography.names import credited, in_csl
from factcheck.bibliography.plain import one_line
from factcheck.bibliography.tex import url
from factcheck.model import Edtf, Source

_VARIABLES = lexicon.table("formats.csl variables")
"""Maps biblatex fields to CSL variables."""
_FIRST_SEASON = 20
"""The difference between the season codes of EDTF (from 21) and CSL (from 1)."""


def to_csl_json(sources: Iterable[Source], kept: Collection[str] = ()) -> str:
    """Return a JSON array of CSL items, sorted by key; incomplete sources are left out."""
    known = keyed(citable_of(sources), kept)
    items = ",\n".join(_shown(item(source)) for source in known)
    return f"[\n{items}\n]\n" if items else "[]\n"


def _shown(fields: Mapping[str, Any]) -> str:
    """Return an item as JSON with one field per line, for readable diffs."""
    shown = [f"    {_json(name)}: {_json(value)}" for name, value in fields.items()]
    return "  {\n" + ",\n".join(shown) + "\n  }"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def item(source: Source) -> Mapping[str, Any]:
    """Return a source as a CSL item, with the source's key."""
    words = {name: one_line(value) for name, value in _words(source).items()}
    fields: dict[str, Any] = {
        "id": source.key,
        "type": CSL.get(source.kind, "document"),
        "title": words.pop("title"),
        "author": [in_csl(name) for name in credited(source)],
        "editor": [in_csl(name) for name in source.editors],
        "translator": [in_csl(name) for name in source.translators],
        **words,
        "issued": csl_date(source.date),
        "original-date": csl_date(source.original_date),
        "event-date": csl_date(source.event_date),
        "accessed": csl_date(source.accessed),
        "DOI": one_line(source.doi.strip()),
        "URL": url(source.url),
        "custom": _custom(source),
    }
    return {name: value for name, value in fields.items() if value}


def _words(source: Source) -> dict[str, str]:
    is_numbered = source.kind in REPORT or source.kind == "patent"
    both = ": ".join(part for part in (described(source), source.subtitle) if part)
    return {
        "title": both,
        "container-title": source.container,
        "publisher": source.publisher,
        "publisher-place": source.place,
        "edition": edition_of(source.edition),
        "collection-title": source.series,
        "collection-number": source.series_number,
        "volume": source.volume,
        "number" if is_numbered else "issue": source.issue,
        "page": source.pages.replace("–", "-"),
        "genre": source.genre or kind_in_words(source.kind),
        "language": source.language,
        "event-title": source.event,
        "event-place": source.event_place,
        "number-of-volumes": source.volumes,
        "number-of-pages": source.page_total,
        "ISBN": source.isbn,
        "ISSN": source.issn,
        "title-short": source.short_title,
        "abstract": source.abstract,
        "keyword": ", ".join(source.keywords),
        "note": source.note,
        **{_VARIABLES[name]: value for name, value in source.further if name in _VARIABLES},
    }


def _custom(source: Source) -> Mapping[str, Any]:
    """Return the data for which CSL has no variable, and the uncertain fields."""
    further = {name: value for name, value in source.further if name not in _VARIABLES}
    doubts = {"uncertain": ", ".join(source.uncertain), "doubts": "; ".join(source.doubts)}
    known = {**further, **{name: value for name, value in doubts.items() if value}}
    return {name: one_line(value) for name, value in known.items()}


def csl_date(date: Edtf | None) -> Mapping[str, Any] | None:
    """Return a date as CSL date parts, with its season, and `circa` if it is uncertain."""
    known = citable(date)
    if known is None:
        return None
    code = season(date)
    fields: dict[str, Any] = {"date-parts": [_parts(end) for end in ends(known)]}
    if code is not None:
        fields["season"] = code - _FIRST_SEASON
    if known.is_approximate or known.is_uncertain:
        fields["circa"] = True
    return fields


def _parts(date: Edtf) -> list[int]:
    return [part for part in (date.year, date.month, date.day) if part is not None]
