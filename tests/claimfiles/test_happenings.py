"""A draft that nobody has touched accuses its document of nothing that is not in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import evolve

from factcheck import examine
from factcheck.claimfiles import dump
from factcheck.claimfiles.happenings import happenings
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

POST_MORTEM = """# Till outage on 14 May 2021

## Summary

On 14 May 2021 the tills of the bakery chain refused every card for two hours.

## What happened

The certificate of the card gateway expired at 09:00 UTC on 14 May. The night shift had seen the
warning at 02:15 and closed it. At 09:04 the first shop called the help desk. The on-call engineer
restarted the card gateway at 09:30, which changed nothing. At 10:10 Signe Dahl found the expired
certificate of the card gateway. The new certificate was installed at 10:52 UTC, and the tills took
cards again at 10:58. The help desk closed the incident at 12:30 the same day.

## Timeline (UTC)

| Time | Event |
|---|---|
| 02:15 | The night shift closes the warning about the certificate |
| 09:00 | The certificate of the card gateway expires |
| 09:04 | First shop calls the help desk |
| 09:30 | On-call engineer restarts the card gateway |
| 10:10 | Signe Dahl finds the expired certificate |
| 10:52 | New certificate installed on the card gateway |
| 11:05 | The tills take cards again |
| 12:30 | Help desk closes the incident |

## Actions

By 1 June 2021 the card gateway renews its certificate by itself. The help desk calls the on-call
engineer about any warning from 20 May 2021.
"""


def accusations(path: str) -> Iterator[str]:
    for finding in examine(path).findings:
        if finding.code == "CHR01":
            yield finding.message


def added(path: Path, folder: Path) -> set[str]:
    """Return the conflicts of dates that the draft has and the document has not."""
    dump(examine(path).dossier, str(folder))
    return set(accusations(str(folder))) - set(accusations(str(path)))


def test_a_draft_of_a_post_mortem_accuses_of_nothing_new(tmp_path: Path) -> None:
    (tmp_path / "tills.md").write_text(POST_MORTEM, "utf-8")
    assert added(tmp_path / "tills.md", tmp_path / "draft") == set()
    assert "event: " in (tmp_path / "draft/chronology.yaml").read_text("utf-8")


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
    [
        ("a b", ["ab"], [("a", "b")]),
        ("a b c d", ["ab", "bc", "cd"], [("a", "b"), ("c", "d")]),
    ],
)
def test_only_claims_linked_with_the_best_dated_one_are_declared(
    claims: str, links: list[str], expected: list[tuple[str, ...]]
) -> None:
    told = [claim(name, "2021-05-14") for name in claims.split()]
    assert grouped(told, *((link[0], link[1]) for link in links)) == expected


def test_the_best_dated_claim_is_the_one_a_folder_takes() -> None:
    coarse, late = claim("a", "2021"), claim("b", "2021-05-14", Role.CHRONOLOGY)
    first = claim("c", "2021-05-14")
    assert grouped([coarse, late, first], ("a", "b"), ("a", "c")) == [("c", "a")]


def test_dates_that_the_document_does_not_hold_against_each_other_are_not_declared() -> None:
    assert grouped([claim("a", "2021-05-14"), claim("b", "2021-08-30")], ("a", "b")) == []


def test_a_conflict_of_the_document_stays_one_in_the_draft() -> None:
    day = frozenset({Unit.YEAR, Unit.MONTH, Unit.DAY})
    pair = [claim("a", "2021-05-14"), claim("b", "2021-05-15")]
    stated = [evolve(one, date=one.date and evolve(one.date, stated=day)) for one in pair]
    assert grouped(stated, ("a", "b")) == [("a", "b")]
