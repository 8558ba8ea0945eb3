"""The sources on which each claim is based."""

import bisect
import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from factcheck.bibliography.plain import one_line
from factcheck.model import Claim, Dossier, Span

_SHOWN = 90
"""Maximum number of characters of a claim in the text output."""
_FORMULA = tuple("=+-@＝＋－＠")
"""First characters that make a spreadsheet evaluate a cell; an apostrophe is inserted before them.

Source: OWASP, CSV Injection.
"""


@frozen
class Ground:
    """A claim with its sources."""

    path: str
    claim: Claim = field(repr=False)
    keys: tuple[str, ...] = ()
    """Keys in the citation file, in text order.

    If no source is named, this is the document's own key.
    """
    voice: str = ""
    """The source of the claim, in the document's words; empty for the author."""
    uncited: tuple[str, ...] = ()
    """Keys of those sources of the claim that are too incomplete to cite."""


def grounds(path: str, dossier: Dossier, names: Mapping[str, str]) -> tuple[Ground, ...]:
    """Return the claims of a document, in order, with the sources of each claim.

    The sources of a claim are the source it is attributed to and the sources quoted or cited in it.
    If there are none, the source is the document itself.

    Args:
        path: Path of the document.
        dossier: The dossier of the document.
        names: Maps the keys of sources in the dossier to their keys in the citation file.
    """
    finder = _Finder.of(dossier)
    own = dossier.record.source
    made = []
    for claim in dossier.claims:
        found = finder.sources(claim)
        keys = [names[key] for key in found if key in names]
        uncited = tuple(key for key in found if key not in names)
        if not found and own is not None and own.key in names:
            keys = [names[own.key]]
        keys = list(dict.fromkeys(keys))
        made.append(Ground(path, claim, tuple(keys), _voice(dossier, claim), uncited))
    return tuple(made)


@frozen
class _Finder:
    """Index of the sources in a dossier, sorted by position."""

    known: frozenset[str]
    starts: tuple[int, ...]
    placed: tuple[tuple[Span, str], ...]

    @classmethod
    def of(cls, dossier: Dossier) -> "_Finder":
        own = dossier.record.source
        named = [source for source in dossier.sources if source.key != (own.key if own else "")]
        by_span = {source.span: source.key for source in named if source.span is not None}
        pointed = [
            (one.citation.span, by_span[reference.span])
            for one in dossier.citing.resolved
            for reference in one.references
            if reference.span in by_span
        ]
        placed = sorted([*by_span.items(), *pointed])
        starts = tuple(span.start for span, _ in placed)
        return cls(frozenset(source.key for source in named), starts, tuple(placed))

    def sources(self, claim: Claim) -> list[str]:
        """Return the keys (in the dossier) of a claim's sources."""
        said = claim.attribution.source_key if claim.attribution else ""
        first = bisect.bisect_left(self.starts, claim.span.start)
        last = bisect.bisect_left(self.starts, claim.span.end)
        within = [key for span, key in self.placed[first:last] if claim.span.contains(span)]
        return list(dict.fromkeys([*([said] if said in self.known else []), *within]))


def _voice(dossier: Dossier, claim: Claim) -> str:
    said = claim.attribution
    if said is None:
        return ""
    if said.source is not None:
        return one_line(dossier.document.words(said.source))
    bearers = (entity for entity in dossier.entities if entity.key == said.source_key)
    known = next((entity.canonical for entity in bearers), "")
    if known or not said.source_key:
        return known
    return next((s.speaker for s in dossier.sources if s.key == said.source_key), "")


def in_json(found: Sequence[Ground]) -> str:
    """Return the claims as JSON, version 1; later versions only add fields."""
    whole = {"version": 1, "claims": [_fields(ground) for ground in found]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _fields(ground: Ground) -> Mapping[str, Any]:
    claim = ground.claim
    date = claim.date.value if claim.date else None
    return {
        "path": ground.path,
        "claim": claim.id,
        "line": claim.line,
        "date": str(date) if date is not None else "",
        "keys": list(ground.keys),
        "voice": ground.voice,
        "uncited": list(ground.uncited),
        "says": one_line(claim.says),
    }


def in_csv(found: Sequence[Ground]) -> str:
    """Return a CSV row for each claim and key; claims without citable sources also have one row."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["path", "claim", "line", "date", "key", "voice", "says"])
    for ground in found:
        fields = _fields(ground)
        for key in ground.keys or ("",):
            row = [fields[name] for name in ("path", "claim", "line", "date")]
            table.writerow([_cell(str(one)) for one in (*row, key, ground.voice, fields["says"])])
    return out.getvalue()


def _cell(words: str) -> str:
    return f"'{words}" if words.lstrip().startswith(_FORMULA) else words


def in_text(found: Sequence[Ground]) -> str:
    """Return the claims as text, grouped by key."""
    return "\n".join(_keyed(key, under) for key, under in _by_key(found))


def _by_key(found: Sequence[Ground]) -> Iterator[tuple[str, list[Ground]]]:
    """Yield each key with its claims, sorted by key; claims without a key come last."""
    for key in sorted({key for ground in found for key in ground.keys}):
        yield key, [ground for ground in found if key in ground.keys]
    none = [ground for ground in found if not ground.keys]
    if none:
        yield "", none


def _keyed(key: str, under: Sequence[Ground]) -> str:
    count = f"{len(under)} claim{'' if len(under) == 1 else 's'}"
    title = f"{key or 'nothing that can be cited'}: {count}\n"
    several = len({ground.path for ground in under}) > 1
    return title + "".join(_row(ground, with_path=several) for ground in under)


def _row(ground: Ground, *, with_path: bool) -> str:
    says = one_line(ground.claim.says)
    shown = says if len(says) <= _SHOWN else f"{says[: _SHOWN - 1].rstrip()}…"
    line = f"l. {ground.claim.line}" if ground.claim.line else ground.claim.id
    place = f"{ground.path}, {line}" if with_path else line
    voice = f" ({ground.voice})" if ground.voice else ""
    return f"  {place}, {ground.claim.id}: {shown}{voice}\n"


GROUNDS: Mapping[str, Callable[[Sequence[Ground]], str]] = MappingProxyType(
    {"text": in_text, "json": in_json, "csv": in_csv}
)
"""Maps the names of formats to their writers."""
