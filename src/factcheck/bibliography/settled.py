"""Keys from an existing citation file; works that are already in the file keep their keys."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import evolve

from factcheck.bibliography.bibfile import BibEntry
from factcheck.bibliography.bibreading import read_bib
from factcheck.bibliography.bibsources import Listed, listed_in
from factcheck.bibliography.keys import Naming
from factcheck.bibliography.matching import Matcher
from factcheck.errors import UsageError
from factcheck.model import Contributor, Edtf, Source
from factcheck.model.keys import free_key


def with_settled_keys(
    sources: Sequence[Source], naming: Naming, path: str, form: str
) -> tuple[list[Source], Naming]:
    """Return sources with the keys from an existing file, and the naming for other sources.

    A key in the file is never reused for another work, even if its work is no longer cited.

    Args:
        sources: The sources to write.
        naming: How keys are created for works that are not in the file.
        path: Path of the file, which may not exist.
        form: bibtex, biblatex, csl-json or ris; other formats have no keys.

    Raises:
        UsageError: The file cannot be read, so that its keys would be lost.
    """
    if form not in _READERS or not Path(path).is_file():
        return list(sources), naming
    try:
        earlier = tuple(_READERS[form](path))
    except (OSError, ValueError, TypeError, AttributeError, LookupError) as error:
        raise UsageError(
            f"'{path}': not a {form} file, so its citation keys cannot be reused. "
            "Choose another output file, or delete this one."
        ) from error
    matcher = Matcher([one for one in earlier if one.source.title])
    taken = {one.source.key.casefold() for one in earlier}
    named, settled = [], set[str]()
    for source in sources:
        found = None if source.key in naming.kept else matcher.find(source)
        if found and found.source.key not in settled:
            settled.add(found.source.key)
            named.append(evolve(source, key=found.source.key))
        elif source.key in naming.kept:
            named.append(source)
        else:
            named.append(evolve(source, key=free_key(naming.key(source), taken)))
    return named, evolve(naming, settled=frozenset(settled), taken=naming.taken | taken)


def _in_bib(path: str) -> Iterator[Listed]:
    file = read_bib(path)
    yield from listed_in(file)
    yield from (Listed(Source(one.key, ""), one) for one in file.entries if one.is_broken)


def _in_csl(path: str) -> Iterator[Listed]:
    items: list[Mapping[str, Any]] = json.loads(Path(path).read_text("utf-8"))
    for item in items:
        parts = item.get("issued", {}).get("date-parts", [[]])[0]
        people = [
            Contributor(one.get("family", ""), one.get("given", ""), literal=one.get("literal", ""))
            for one in item.get("author", ())
        ]
        yield _earlier(
            str(item["id"]),
            title=item.get("title", ""),
            authors=tuple(people),
            date=Edtf.of(int(parts[0])) if parts else None,
            container=item.get("container-title", ""),
            pages=str(item.get("page", "")),
            doi=item.get("DOI", ""),
            url=item.get("URL", ""),
        )


def _in_ris(path: str) -> Iterator[Listed]:
    text = Path(path).read_text("utf-8-sig")
    if text.strip() and "TY  - " not in text:
        raise ValueError(text)
    for record in text.split("\nER  -"):
        pairs = [line.partition("  - ")[::2] for line in record.splitlines() if "  - " in line]
        fields = {tag: value.strip() for tag, value in reversed(pairs)}
        people = [value.partition(", ")[::2] for tag, value in pairs if tag == "AU"]
        if "ID" not in fields:
            continue
        year = fields.get("PY", "")[:4]
        yield _earlier(
            fields["ID"],
            title=fields.get("TI", ""),
            authors=tuple(Contributor(family, given) for family, given in people),
            date=Edtf.of(int(year)) if year.isdecimal() else None,
            container=fields.get("T2", ""),
            pages="-".join(fields[tag] for tag in ("SP", "EP") if tag in fields),
            doi=fields.get("DO", ""),
            url=fields.get("UR", ""),
        )


def _earlier(key: str, **fields: Any) -> Listed:
    return Listed(Source(key, "misc", **fields), BibEntry("", key, 0, 0))


_READERS: Mapping[str, Callable[[str], Iterator[Listed]]] = MappingProxyType(
    {"bibtex": _in_bib, "biblatex": _in_bib, "csl-json": _in_csl, "ris": _in_ris}
)
