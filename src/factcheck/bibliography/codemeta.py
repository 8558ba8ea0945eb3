"""codemeta.json files: a document and its sources, in the terms of CodeMeta and schema.org.

Source: CodeMeta 3.0, terms; schema.org, CreativeWork and its kinds (version 28).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from factcheck import lexicon
from factcheck.bibliography.dating import citable, ends
from factcheck.bibliography.described import main_and_cited, whole_title
from factcheck.bibliography.keys import AS_THEY_ARE, Naming
from factcheck.bibliography.kinds import CSL, edition_of
from factcheck.bibliography.names import credited, parted
from factcheck.bibliography.plain import one_line
from factcheck.bibliography.tex import url
from factcheck.model import OTHERS, Contributor, Edtf, Source

_CONTEXT = ("https://w3id.org/codemeta/3.0", "https://schema.org")
_TYPES = lexicon.table("formats.schema types")
"""The schema.org type of each CSL type; any other is a "CreativeWork"."""


def to_codemeta(
    sources: Iterable[Source], naming: Naming = AS_THEY_ARE, *, main: Source | None = None
) -> str:
    """Return a codemeta.json: the document, with the works that it cites as `citation`.

    Args:
        sources: The document's own citation and its sources; incomplete ones are left out.
        naming: Determines their order.
        main: The document; by default the only source.
    """
    own, others = main_and_cited(sources, naming, main)
    fields = _work(own) if own is not None else {"@type": "CreativeWork", "name": "Works cited"}
    whole = {"@context": list(_CONTEXT), **fields}
    if others:
        whole["citation"] = [_work(one) for one in others]
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _work(source: Source) -> dict[str, Any]:
    doi = source.doi.strip()
    fields: dict[str, Any] = {
        "@type": _TYPES.get(CSL.get(source.kind, ""), "CreativeWork"),
        "name": whole_title(source),
        "author": _people(credited(source)),
        "editor": _people(source.editors),
        "translator": _people(source.translators),
        "datePublished": _iso(source.date),
        "isPartOf": _whole(source),
        "publisher": _body(source.publisher),
        "bookEdition": edition_of(source.edition) if source.kind == "book" else "",
        "pagination": source.pages,
        "isbn": source.isbn,
        "identifier": f"https://doi.org/{doi}" if doi else "",
        "url": url(source.url),
        "inLanguage": source.language,
        "abstract": source.abstract,
        "keywords": list(source.keywords),
    }
    return {name: _plain(value) for name, value in fields.items() if value}


def _plain(value: Any) -> Any:
    return one_line(value) if isinstance(value, str) else value


def _whole(source: Source) -> Mapping[str, Any]:
    """Return the containing work: a journal with volume and issue, or a book."""
    if not source.container:
        return {}
    if source.kind in ("chapter", "conference-paper"):
        return {"@type": "Book", "name": one_line(source.container)}
    whole: dict[str, Any] = {"@type": "Periodical", "name": one_line(source.container)}
    if source.issn:
        whole["issn"] = one_line(source.issn)
    if source.volume:
        whole = {"@type": "PublicationVolume", "volumeNumber": source.volume, "isPartOf": whole}
    if source.issue:
        whole = {"@type": "PublicationIssue", "issueNumber": source.issue, "isPartOf": whole}
    return whole


def _people(names: Sequence[Contributor]) -> list[Mapping[str, str]]:
    return [_person(name) for name in names if name != OTHERS]


def _person(name: Contributor) -> Mapping[str, str]:
    if name.literal or not name.family:
        return {"@type": "Organization", "name": one_line(name.literal or name.given)}
    family, suffix = parted(one_line(name.family))
    parts = {
        "@type": "Person",
        "givenName": one_line(name.given),
        "familyName": family,
        "honorificSuffix": suffix,
    }
    return {field: value for field, value in parts.items() if value}


def _body(name: str) -> Mapping[str, str]:
    return {"@type": "Organization", "name": one_line(name)} if name else {}


def _iso(date: Edtf | None) -> str:
    """Return the date in ISO 8601; for an interval, its start."""
    known = citable(date)
    start = ends(known)[0] if known is not None else None
    parts = (start.year, start.month, start.day) if start is not None else ()
    shown = [f"{part:0{4 if at == 0 else 2}}" for at, part in enumerate(parts) if part]
    return "-".join(shown)
