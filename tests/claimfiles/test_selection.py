"""A draft leaves out what a person would only have to delete."""

from pathlib import Path

import pytest
from attrs import evolve

from factcheck.claimfiles import dump
from factcheck.claimfiles.selection import counts, offices
from factcheck.model import (
    Attribution,
    Claim,
    Document,
    Dossier,
    Entity,
    Name,
    NameKind,
    Source,
    Span,
)


@pytest.mark.parametrize("words", ["12 tons", "0.5 tons", "0", "100"])
def test_a_number_counts(words: str) -> None:
    assert counts(words)


TEXT = "Mr Keeper Jon Aas told the keepers"


def person(title: Span | None = None, role: Span | None = None) -> Entity:
    name = Name(Span(10, 17), ("Jon", "Aas"), NameKind.PERSON, title, role)
    return Entity("aas", NameKind.PERSON, "Jon Aas", (name,), titles=("told the keepers",))


def test_an_office_stands_in_front_of_the_name() -> None:
    document = Document("x", TEXT, (), (), ())
    assert offices(document, person(title=Span(3, 9), role=Span(18, 34))) == ("Keeper",)
    assert offices(document, person(title=Span(0, 2))) == ()
    assert offices(document, evolve(person(), declared=True)) == ("told the keepers",)


def test_a_body_that_speaks_is_made_no_person(tmp_path: Path) -> None:
    body = Entity("oslo", NameKind.PLACE, "Oslo", ())
    notice = Source("oslo2019", "statement", speaker="Oslo")
    whole = Span(0, len(TEXT))
    said = Claim("n1", TEXT, whole, attribution=Attribution(whole, source_key="oslo2019"))
    document = Document("x", TEXT, (), (), ())
    dossier = Dossier(document, claims=(said,), entities=(body,), sources=(notice,))
    dump(dossier, f"{tmp_path}/draft")
    assert "oslo" not in (tmp_path / "draft/people.yaml").read_text("utf-8").lower()
    assert "organisation: Oslo" in (tmp_path / "draft/sources.yaml").read_text("utf-8")
