"""A claims folder becomes a dossier whose words lead back to the YAML."""

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.claims.claimfiles import load
from factcheck.model import Claim, Contributor, DateKind, Dossier, Edtf, Mode, NameOrder, Role

Write = Callable[[dict[str, str | bytes | None]], str]


@pytest.fixture
def dossier(lighthouse: str) -> Dossier:
    return load(lighthouse)


def by_id(dossier: Dossier, claim_id: str) -> Claim:
    return dossier.claim(claim_id)


def test_claims_come_narrative_first_with_their_roles(dossier: Dossier) -> None:
    assert [(claim.id, claim.role) for claim in dossier.claims] == [
        *((name, Role.NARRATIVE) for name in ("n12a", "n12b", "n20", "n22")),
        *((name, Role.CHRONOLOGY) for name in ("c40", "c42a", "c42b", "c42c", "c44")),
    ]
    assert dossier.by_hand


def test_every_key_of_a_claim_arrives(dossier: Dossier) -> None:
    claim = by_id(dossier, "n12b")
    assert (claim.section, claim.line, claim.says) == (
        "The storm",
        12,
        "The Trust warns ships that the lamp is out",
    )
    assert claim.attribution is not None
    assert claim.attribution.span == claim.span
    assert claim.attribution.source_key == "harbour-notice-2018-11-05"
    assert claim.attribution.cue is not None
    assert dossier.document.words(claim.attribution.cue) == "warned"
    assert claim.mode is Mode.MIXED
    quotes = [dossier.document.words(quote.span) for quote in claim.quotations]
    assert quotes == ['no light — keep "well" off']


def test_a_date_keeps_its_words_its_value_and_its_reckoning(dossier: Dossier) -> None:
    date = by_id(dossier, "n12b").date
    assert date is not None
    assert dossier.document.words(date.span) == "the next morning"
    assert (date.value, date.kind, date.reckoning) == (
        Edtf.parse("2018-11-05"),
        DateKind.RELATIVE,
        "2018-11-04 + 1 day",
    )
    assert date.stated == frozenset()


@pytest.mark.parametrize(
    ("dated", "weekday"),
    [("Sunday, 4 November 2018", 6), ("on 4 November 2018", None), ("a Sunday", None)],
)
def test_a_weekday_counts_only_where_it_touches_the_date(
    write: Write, dated: str, weekday: int | None
) -> None:
    claims = f"- {{id: a, says: It rains, dated: '{dated}', date: 2018-11-04}}"
    date = load(write({"narrative.yaml": claims})).claims[0].date
    assert date is not None
    assert date.weekday == weekday


def test_an_entry_has_the_words_of_the_date_as_its_head(dossier: Dossier) -> None:
    document = dossier.document
    heads = [(document.words(entry.head), document.words(entry.body)) for entry in document.entries]
    assert heads == [
        ("Sunday, 4 November 2018", "A storm breaks the lens"),
        ("April 2, 12:30", "The order for the lens goes out"),
        ("April 2, 12:30", "The glassworks takes the order"),
        ("one spring day", "The boat is found"),
    ]


HEDGES = [
    ("value: 200", (200, 200)),
    ("value: 1.5e3", (1500, 1500)),
    ("value: [3, 4]", (3, 4)),
    ("value: [-.inf, 3]", (-math.inf, 3)),
    ("value: 200, hedge: more-than", (200, math.inf)),
    ("value: 200, hedge: up to", (-math.inf, 200)),
    ("value: 200, hedge: about", (180, 220)),
    ("value: .inf, hedge: about", (math.inf, math.inf)),
    ("value: [200, 200], hedge: about", (200, 200)),
]


@pytest.mark.parametrize(("written", "expected"), HEDGES)
def test_a_hedge_widens_a_number_and_leaves_a_range(
    write: Write, written: str, expected: tuple[float, float]
) -> None:
    claims = f"- {{id: a, says: It rains, quantities: [{{words: some, {written}}}]}}"
    quantity = load(write({"narrative.yaml": claims})).claims[0].quantities[0]
    assert (quantity.low, quantity.high) == expected


def test_the_record_has_what_the_document_says_of_itself(dossier: Dossier) -> None:
    record = dossier.record
    assert record.source is not None
    assert record.source.title == "A Year of Repairs"
    assert record.source.authors == (
        Contributor("Halvorsen", "Ingrid"),
        Contributor("Tan", "Wei Ling", NameOrder.FAMILY_FIRST),
        Contributor(literal="Skerrow Harbour Trust"),
    )
    assert record.published == record.source.date == Edtf.parse("2019-12")
    assert record.covers == Edtf.parse("2018-11/2019-11")
    assert record.covers_span is not None
    place = dossier.document.place(record.covers_span)
    assert (Path(place.path).name, place.line, place.text) == (
        "document.yaml",
        17,
        "2018-11/2019-11",
    )


def test_the_claims_of_the_article_load(root: Path) -> None:
    dossier = load((root / "claims/comparative-connections-22-1-china-russia").as_posix())
    of_chronology = {claim.line for claim in dossier.claims if claim.role is Role.CHRONOLOGY}
    assert len(of_chronology) == 31
    assert len(dossier.claims) == 273
    assert dossier.record.covers == Edtf.parse("2020-01/2020-04")
