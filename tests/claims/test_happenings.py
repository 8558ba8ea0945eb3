"""A draft that nobody has touched accuses its document of nothing that is not in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import evolve

from factcheck import examine
from factcheck.claims.claimfiles import dump
from factcheck.claims.claimfiles.happenings import happenings
from factcheck.model import (
    Claim,
    Date,
    DateKind,
    Document,
    Dossier,
    Edtf,
    Event,
    EventLink,
    Role,
    Span,
    Unit,
)


def accusations(path: str) -> Iterator[str]:
    for finding in examine(path).findings:
        if finding.code == "CHR01":
            yield finding.message


def added(path: Path, folder: Path) -> set[str]:
    """Return the conflicts of dates that the draft has and the document has not."""
    dump(examine(path).dossier, str(folder))
    return set(accusations(str(folder))) - set(accusations(str(path)))


def test_no_draft_of_an_annotated_document_accuses_of_anything_new(
    shared: Callable[[str], Path], tmp_path: Path
) -> None:
    paths = sorted(path for path in shared("gold").iterdir() if path.suffix in (".md", ".txt"))
    assert paths
    assert {path.name: new for path in paths if (new := added(path, tmp_path / path.name))} == {}


def claim(name: str, edtf: str, role: Role = Role.NARRATIVE) -> Claim:
    date = Date(Span(0, 0), Edtf.parse(edtf), DateKind.ABSOLUTE)
    return Claim(name, "It rains", role=role, date=date)


def grouped(claims: list[Claim], *links: tuple[str, str]) -> list[tuple[str, ...]]:
    event = Event("e", tuple(each.id for each in claims), tuple(EventLink(*pair) for pair in links))
    dossier = Dossier(Document("x", "", (), (), ()), claims=tuple(claims), events=(event,))
    return [ids for _, ids in happenings(dossier, claims)]


@pytest.mark.parametrize(
    ("claims", "links", "expected"),
    [("a b", ["ab"], [("a", "b")]), ("a b c d", ["ab", "bc", "cd"], [("a", "b"), ("c", "d")])],
)
def test_only_claims_linked_with_the_best_dated_one_are_declared(
    claims: str, links: list[str], expected: list[tuple[str, ...]]
) -> None:
    told = [claim(name, "2021-05-14") for name in claims.split()]
    assert grouped(told, *((link[0], link[1]) for link in links)) == expected


def test_a_conflict_of_the_document_stays_one_in_the_draft() -> None:
    day = frozenset({Unit.YEAR, Unit.MONTH, Unit.DAY})
    pair = [claim("a", "2021-05-14"), claim("b", "2021-05-15")]
    stated = [evolve(one, date=one.date and evolve(one.date, stated=day)) for one in pair]
    assert grouped(stated, ("a", "b")) == [("a", "b")]
