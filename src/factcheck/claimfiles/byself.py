"""Claims by themselves, as a program makes or reads them ↔ JSON with the keys of a claims folder.

JSON is YAML, so that it is read as a claim file is: with every mistake at its line and column.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.claimfiles.clipping import slug
from factcheck.claimfiles.convert import FAILED, MOST_VALUES, Conversion, TooManyValues, reader_for
from factcheck.claimfiles.folder import CLAIM_FILES
from factcheck.claimfiles.nodes import Node, compose
from factcheck.claimfiles.records import Claims, WrittenClaim
from factcheck.claimfiles.statements import Gathered
from factcheck.claimfiles.weaving import Weaver
from factcheck.errors import ClaimFileError, Problem
from factcheck.model import (
    Attribution,
    Claim,
    Date,
    Document,
    Dossier,
    Entity,
    Mode,
    Name,
    NameKind,
    Quantity,
    Role,
    SourceFile,
    Span,
    Verification,
)
from factcheck.values import field, frozen

NAME = "claims.json"
_NAMES = {role: name.removesuffix(".yaml") for name, role in CLAIM_FILES.items()}
_EXPECTED = 'Write a list of claims, or {"narrative": […], "chronology": […]}'


def to_json(claims: Iterable[Claim], document: Document | None) -> str:
    """Return claims as JSON; see `factcheck.claimfiles.claims_to_json`.

    Raises:
        ValueError: words of a claim stand in a document, and none is given.
    """
    data: dict[str, list[dict[str, Any]]] = {name: [] for name in _NAMES.values()}
    for claim in claims:
        data[_NAMES[claim.role]].append(_Words(claim, document).data())
    told = {name: part for name, part in data.items() if part}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def read(text: str, path: str = NAME) -> Dossier:
    """Return the dossier of claims in JSON.

    Raises:
        ClaimFileError: mistakes in it, all of them.
    """
    source = SourceFile(path, text)
    problems: list[Problem] = []
    parts = _parts(source, problems)
    problems += _twins(source, [claim for _, claims in parts for claim in claims])
    weaver = Weaver(path, (source,))
    gathered = Gathered(weaver)
    if problems:
        raise ClaimFileError(tuple(problems))
    for role, claims in parts:
        gathered.add(role, claims)
    return Dossier(
        document=weaver.document(),
        facts=gathered.facts(),
        claims=tuple(gathered.claims),
        entities=_entities(gathered.names),
        by_hand=True,
    )


def _parts(source: SourceFile, problems: list[Problem]) -> list[tuple[Role, Claims]]:
    """Return the claims of each part of a document, in the order of a document."""
    root = compose(source)
    if isinstance(root, Problem) or root is None:
        problems.append(root or Problem(source.path, 1, 1, f"is empty. {_EXPECTED}"))
        return []
    conversion = Conversion(source, 0, problems, MOST_VALUES)
    try:
        found = dict(_read(conversion, root))
    except TooManyValues:
        told = f"more than {MOST_VALUES:,} values. Write fewer"
        problems.append(Problem(source.path, 1, 1, told))
        return []
    return [(role, found[role]) for role in Role if role in found]


def _read(conversion: Conversion, root: Node) -> Iterator[tuple[Role, Claims]]:
    """Yield the claims of each part; a list by itself is the narrative."""
    reader = reader_for(Claims)
    if root.id != "mapping":
        claims = reader(conversion, root, "claims")
        yield Role.NARRATIVE, () if claims is FAILED else claims
        return
    roles = {name: role for role, name in _NAMES.items()}
    for key, value in root.value:
        if key.value in roles:
            claims = reader(conversion, value, key.value)
            yield roles[key.value], () if claims is FAILED else claims
        else:
            conversion.report(key, f"unknown part '{key.value}': expected {', '.join(roles)}")


def _twins(source: SourceFile, claims: list[WrittenClaim]) -> Iterator[Problem]:
    """Yield a problem for each id that was used before."""
    first: dict[str, int] = {}
    for claim in claims:
        line, column = source.position(claim.id.start)
        if first.setdefault(claim.id.words, line) != line:
            told = f"id '{claim.id.words}' is used twice, also in line {first[claim.id.words]}"
            yield Problem(source.path, line, column, f"{told}. Change one")


def _entities(names: list[Name]) -> tuple[Entity, ...]:
    """Return the persons whom claims name, each called as he is named first in full."""
    held: dict[str, list[Name]] = {}
    for name in names:
        held.setdefault(name.bearer, []).append(name)
    return tuple(
        Entity(key, NameKind.PERSON, _called(own), tuple(own), declared=True)
        for key, own in held.items()
    )


def _called(names: list[Name]) -> str:
    return " ".join(max(names, key=lambda name: len(name.parts)).parts)


@frozen
class _Words:
    """One claim with the words of its facts: their own, or those of the document."""

    claim: Claim
    document: Document | None = field(repr=False)

    def data(self) -> dict[str, Any]:
        """Return the claim with the keys of a claims folder; what is empty is left out."""
        claim = self.claim
        whole = {
            "id": claim.id,
            "section": claim.section,
            "line": claim.line,
            **(self._dating(claim.date) if claim.date else {}),
            "says": " ".join(claim.says.split()),
            "people": self._people(),
            "quantities": [self._quantity(one) for one in claim.quantities],
            "quotes": [self._of(one.words, one.span, "quotation") for one in claim.quotations],
            **(self._rendering(claim.attribution) if claim.attribution else {}),
            "event": claim.event,
            "status": claim.status.value if claim.status is not Verification.UNCHECKED else "",
            "note": claim.note,
            "drafted_by": claim.drafted_by,
        }
        return {key: value for key, value in whole.items() if value}

    def _of(self, words: str, span: Span, kind: str) -> str:
        """Return the words of a fact.

        Raises:
            ValueError: it has none, and no document is given.
        """
        found = words or (self.document.words(span) if self.document and span else "")
        if found:
            return " ".join(found.split())
        raise ValueError(
            f"claim '{self.claim.id}': a {kind} without words. Give them (words=…), or the document"
        )

    def _dating(self, date: Date) -> dict[str, str]:
        value = str(date.value) if date.value else ""
        words = date.words or (self.document.words(date.span) if self.document else "")
        reckoned = date.reckoning if value else ""
        return {"date": value, "dated": " ".join(words.split()) or value, "reckoned": reckoned}

    def _people(self) -> dict[str, Any]:
        found: dict[str, list[str]] = {}
        for name in self.claim.names:
            if name.kind in (NameKind.PERSON, NameKind.UNKNOWN):
                words = " ".join(name.parts)
                found.setdefault(name.bearer or slug(words, ()), []).append(words)
        return {key: forms if len(forms) > 1 else forms[0] for key, forms in found.items()}

    def _quantity(self, quantity: Quantity) -> dict[str, Any]:
        one = quantity.number
        bounds = [_figure(quantity.low), _figure(quantity.high)]
        whole = {
            "words": self._of(quantity.words, quantity.span, "quantity"),
            "value": bounds if one is None else _figure(one),
            "unit": quantity.unit,
            "of": quantity.noun,
            "hedge": quantity.hedge,
        }
        return {key: value for key, value in whole.items() if value != ""}

    def _rendering(self, attribution: Attribution) -> dict[str, str]:
        """Return who says it; one whom no key names by his words in the document."""
        source, cue = attribution.source, attribution.cue
        named = self.document.words(source) if self.document and source else ""
        told = self.document.words(cue) if self.document and cue else ""
        key = attribution.source_key or (slug(named, ()) if named else "")
        mode = self.claim.mode if self.claim.mode is not Mode.OWN_VOICE else attribution.mode
        rendering = {"source": key, "cue": attribution.cue_words or told, "mode": mode.value}
        return rendering if key else {}


def _figure(number: float) -> float | int | str:
    """Return a number as JSON and YAML both read it; without end it is `.inf`."""
    if number in (float("inf"), float("-inf")):
        return ".inf" if number > 0 else "-.inf"
    return int(number) if float(number).is_integer() else number
