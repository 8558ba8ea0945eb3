"""A draft leaves out what a person would only have to delete."""

from pathlib import Path

import pytest
from attrs import evolve

from factcheck.claimfiles import dump
from factcheck.claimfiles.selection import counts, names_somebody, offices, told
from factcheck.model import (
    Attribution,
    Block,
    BlockKind,
    Claim,
    Date,
    DateKind,
    Document,
    Dossier,
    Edtf,
    Entity,
    Name,
    NameKind,
    Source,
    Span,
)


@pytest.mark.parametrize("words", ["12 tons", "0.5 tons", "0", "100"])
def test_a_number_counts(words: str) -> None:
    assert counts(words)


@pytest.mark.parametrize("words", ["0451", "007 agents"])
def test_figures_that_begin_with_a_nought_count_nothing(words: str) -> None:
    assert not counts(words)


@pytest.mark.parametrize("words", ["This article", "It", "their report"])
def test_words_that_point_elsewhere_name_nobody(words: str) -> None:
    assert not names_somebody(words)


@pytest.mark.parametrize("words", ["The Trust", "Itasca County", "a newspaper"])
def test_words_that_stand_alone_name_somebody(words: str) -> None:
    assert names_somebody(words)


TEXT = "Mr Keeper Jon Aas told the keepers"


def person(title: Span | None = None, role: Span | None = None) -> Entity:
    name = Name(Span(10, 17), ("Jon", "Aas"), NameKind.PERSON, title, role)
    return Entity("aas", NameKind.PERSON, "Jon Aas", (name,), titles=("told the keepers",))


def test_an_office_stands_in_front_of_the_name() -> None:
    document = Document("x", TEXT, (), (), ())
    assert offices(document, person(title=Span(3, 9), role=Span(18, 34))) == ("Keeper",)
    assert offices(document, person(title=Span(0, 2))) == ()
    assert offices(document, evolve(person(), declared=True)) == ("told the keepers",)


def table(first: str, *rows: str) -> Dossier:
    """Return a table whose every row is a claim dated to a year, or to the day that it begins."""
    text = "\n".join([first, *rows])
    blocks, claims, start = [], [], 0
    for line in text.split("\n"):
        span = Span(start, start + len(line))
        value = Edtf.parse("2019-05-04" if line.startswith("4 May") else "2019")
        date = Date(Span(start, start + 5), value, DateKind.ABSOLUTE)
        blocks.append(Block(span, BlockKind.ROW))
        claims.append(Claim(f"n{start}", line, span, date=date))
        start += len(line) + 1
    return Dossier(Document("x", text, (), (), tuple(blocks)), claims=tuple(claims))


def test_the_head_of_a_table_tells_nothing() -> None:
    found = told(table("Week | Cases (2019)", "27 | 4", "28 | 11"))
    assert [claim.says for claim in found] == ["27 | 4", "28 | 11"]


def test_a_first_row_with_a_day_of_its_own_is_told() -> None:
    found = told(table("4 May 2019 | Rain", "27 | 4"))
    assert [claim.says for claim in found] == ["4 May 2019 | Rain", "27 | 4"]


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
