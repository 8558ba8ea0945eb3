"""A claims folder becomes a dossier whose words lead back to the YAML."""

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.claimfiles import load
from factcheck.model import (
    BlockKind,
    Claim,
    Contributor,
    DateKind,
    DateRole,
    Dossier,
    Edtf,
    Mode,
    NameKind,
    NameOrder,
    Role,
    Span,
    Unit,
    Verification,
)

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


def test_what_is_left_out_means_the_authors_own_voice_unchecked(dossier: Dossier) -> None:
    claim = by_id(dossier, "c42b")
    assert claim.attribution is None
    assert (claim.mode, claim.status, claim.event, claim.note) == (
        Mode.OWN_VOICE,
        Verification.UNCHECKED,
        "",
        "",
    )


def test_a_claim_on_another_persons_word_is_reported_unless_told_otherwise(
    dossier: Dossier,
) -> None:
    claim = by_id(dossier, "n22")
    assert (claim.mode, claim.status, claim.date) == (Mode.REPORTED, Verification.VERIFIED, None)


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


def test_a_date_with_soft_bounds_is_vague(dossier: Dossier) -> None:
    date = by_id(dossier, "n20").date
    assert date is not None
    assert date.kind is DateKind.VAGUE


@pytest.mark.parametrize(
    ("date", "units"),
    [
        ("2020", {Unit.YEAR}),
        ("201X", {Unit.DECADE}),
        ("20XX", {Unit.CENTURY}),
        ("2020-21", {Unit.YEAR, Unit.SEASON}),
        ("2020-33", {Unit.YEAR, Unit.QUARTER}),
        ("2020-40", {Unit.YEAR, Unit.HALF}),
        ("2020-05", {Unit.YEAR, Unit.MONTH}),
        ("2020-05-01/2020-05-03", {Unit.YEAR, Unit.MONTH, Unit.DAY}),
        ("2020-05-01T12:30", {Unit.YEAR, Unit.MONTH, Unit.DAY, Unit.HOUR, Unit.MINUTE}),
    ],
)
def test_a_date_states_the_units_of_its_precision(
    write: Write, date: str, units: set[Unit]
) -> None:
    claims = f"- {{id: a, says: It rains, dated: then, date: {date}}}"
    found = load(write({"narrative.yaml": claims})).claims[0].date
    assert found is not None
    assert found.stated == units


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("dated: 8 January", False),
        ("dated: 8 January 1912", True),
        ("dated: that winter day", True),
        ("dated: 8 January, event: arrival", True),
    ],
)
def test_a_year_that_the_printed_day_leaves_out_is_given_only_by_a_declared_event(
    write: Write, written: str, *, given: bool
) -> None:
    claims = f"- {{id: a, says: It rains, date: 1912-01-08, {written}}}"
    found = load(write({"narrative.yaml": claims})).claims
    assert found[0].date is not None
    assert (Unit.YEAR in found[0].date.stated) is given


@pytest.mark.parametrize(
    ("dated", "weekday"),
    [
        ("Sunday, 4 November 2018", 6),
        ("on Monday November 5", 0),
        ("on 4 November 2018", None),
        ("the Sunday after the storm", None),
        ("a Sunday", None),
    ],
)
def test_a_weekday_counts_only_where_it_touches_the_date(
    write: Write, dated: str, weekday: int | None
) -> None:
    claims = f"- {{id: a, says: It rains, dated: '{dated}', date: 2018-11-04}}"
    date = load(write({"narrative.yaml": claims})).claims[0].date
    assert date is not None
    assert date.weekday == weekday


def test_what_dates_the_first_claim_of_a_line_heads_its_entry(dossier: Dossier) -> None:
    dates = [by_id(dossier, name).date for name in ("c40", "c42a", "c42b", "c42c", "c44")]
    roles = [date.role for date in dates if date]
    assert roles == [DateRole.HEAD, DateRole.HEAD, DateRole.OWN, DateRole.HEAD, DateRole.HEAD]


def test_a_reckoned_date_heads_no_entry(write: Write) -> None:
    claims = "- {id: a, says: It rains, dated: the next day, date: 2018-11-05, reckoned: 4 + 1}"
    dossier = load(write({"chronology.yaml": claims, "narrative.yaml": None}))
    assert dossier.document.entries == ()
    assert dossier.document.blocks[-1].kind is BlockKind.PARAGRAPH


def test_an_entry_has_the_words_of_the_date_as_its_head(dossier: Dossier) -> None:
    document = dossier.document
    heads = [(document.words(entry.head), document.words(entry.body)) for entry in document.entries]
    assert heads == [
        ("Sunday, 4 November 2018", "A storm breaks the lens"),
        ("April 2, 12:30", "The order for the lens goes out"),
        ("April 2, 12:30", "The glassworks takes the order"),
        ("one spring day", "The boat is found"),
    ]


def test_a_chronology_claim_without_date_is_a_paragraph(write: Write) -> None:
    dossier = load(write({"chronology.yaml": "- {id: b, says: It rains}", "narrative.yaml": None}))
    assert [block.kind for block in dossier.document.blocks[1:]] == [BlockKind.PARAGRAPH]


def test_blocks_sections_and_sentences_lie_in_order_within_the_text(dossier: Dossier) -> None:
    document = dossier.document
    lines = document.text.split("\n")
    assert [document.words(block.span) for block in document.blocks] == lines
    assert [section.role for section in document.sections] == [
        Role.FRONT_MATTER,
        Role.NARRATIVE,
        Role.CHRONOLOGY,
    ]
    assert all(section.span.end <= len(document.text) for section in document.sections)
    assert list(document.sentences) == [claim.span for claim in dossier.claims]


def test_a_line_of_the_text_has_the_date_the_words_and_what_else_is_printed(
    dossier: Dossier,
) -> None:
    block = dossier.document.block_at(by_id(dossier, "n20").span.start)
    assert block is not None
    assert dossier.document.words(block.span) == (
        "in about March 2019: Halvorsen orders a new lens from the glassworks; Ingrid Halvorsen; "
        "Halvorsen; Tan Wei Ling; more than 200 prisms; 3-4 tons"
    )


def test_every_printed_form_is_a_name_with_its_bearer(dossier: Dossier) -> None:
    names = [
        (dossier.document.words(name.span), name.parts, name.bearer) for name in dossier.facts.names
    ]
    assert names == [
        ("Ingrid Halvorsen", ("Ingrid", "Halvorsen"), "ingrid-halvorsen"),
        ("Halvorsen", ("Halvorsen",), "ingrid-halvorsen"),
        ("Tan Wei Ling", ("Tan", "Wei", "Ling"), "tan-wei-ling"),
        ("Ingrid Halvorson", ("Ingrid", "Halvorson"), "ingrid-halvorsen"),
    ]


def test_persons_whom_claims_name_are_declared_entities(dossier: Dossier) -> None:
    first, second = dossier.entities
    assert (first.key, first.canonical, first.kind, first.declared) == (
        "ingrid-halvorsen",
        "Ingrid Halvorsen",
        NameKind.PERSON,
        True,
    )
    assert first.titles == ("chief engineer", "harbour engineer")
    assert [name.bearer for name in first.mentions] == ["ingrid-halvorsen"] * 3
    assert (second.key, len(second.mentions)) == ("tan-wei-ling", 1)


def test_facts_are_those_of_the_claims_in_order(dossier: Dossier) -> None:
    facts = dossier.facts
    assert facts.dates == tuple(claim.date for claim in dossier.claims if claim.date)
    assert facts.names == tuple(name for claim in dossier.claims for name in claim.names)
    for kind in (facts.dates, facts.names, facts.quantities, facts.quotations, facts.attributions):
        spans = [fact.span for fact in kind]
        assert spans == sorted(spans)


HEDGES = [
    ("value: 200", (200, 200)),
    ("value: 010", (10, 10)),
    ("value: 1.5e3", (1500, 1500)),
    ("value: -3", (-3, -3)),
    ("value: [3, 4]", (3, 4)),
    ("value: [3, .inf]", (3, math.inf)),
    ("value: [-.inf, 3]", (-math.inf, 3)),
    ("value: 200, hedge: more-than", (200, math.inf)),
    ("value: 200, hedge: At least", (200, math.inf)),
    ("value: 200, hedge: up to", (-math.inf, 200)),
    ("value: 200, hedge: nearly", (180, 200)),
    ("value: 200, hedge: about", (180, 220)),
    ("value: -200, hedge: about", (-220, -180)),
    ("value: .inf, hedge: about", (math.inf, math.inf)),
    ("value: [190, 230], hedge: about", (190, 230)),
    ("value: [200, 200], hedge: about", (200, 200)),
]


@pytest.mark.parametrize(("written", "expected"), HEDGES)
def test_a_hedge_widens_a_number_and_leaves_a_range(
    write: Write, written: str, expected: tuple[float, float]
) -> None:
    claims = f"- {{id: a, says: It rains, quantities: [{{words: some, {written}}}]}}"
    quantity = load(write({"narrative.yaml": claims})).claims[0].quantities[0]
    assert (quantity.low, quantity.high) == expected


def test_scalars_are_read_as_what_their_place_expects(dossier: Dossier) -> None:
    source = dossier.record.source
    assert source is not None
    assert (source.volume, source.issue, source.pages) == ("010", "NO", "3-17")
    date = by_id(dossier, "c42a").date
    assert date is not None
    assert str(date.value) == "2019-04-02T12:30"


@pytest.mark.parametrize("words", ["NO", "yes", "12:30", "010", "null", "~x", "1e3", "2020-02-30"])
def test_words_that_yaml_takes_for_more_stay_words(write: Write, words: str) -> None:
    dossier = load(write({"narrative.yaml": f"- {{id: no, says: {words}}}\n"}))
    assert (dossier.claims[0].id, dossier.claims[0].says) == ("no", words)


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


def test_head_and_citation_are_kept_apart_with_their_places(dossier: Dossier) -> None:
    head = {name: (value, span) for name, value, span in dossier.record.head}
    assert list(head) == ["title", "subtitle", "container", "volume", "issue", "pages", "date"]
    assert dossier.document.words(head["volume"][1]) == head["volume"][0] == "010"
    [(name, title, span)] = dossier.record.citation
    assert (name, title) == ("title", "A Year of Repairs")
    assert dossier.document.place(span).line == 5


def test_sources_begin_with_the_document_and_show_names(dossier: Dossier) -> None:
    own, notice, talk = dossier.sources
    assert own == dossier.record.source
    assert (notice.key, notice.publisher, notice.date, notice.accessed) == (
        "harbour-notice-2018-11-05",
        "Skerrow Harbour Trust",
        Edtf.parse("2018-11-05"),
        Edtf.parse("2019-12-01"),
    )
    assert (talk.speaker, talk.container, talk.place) == (
        "Pavel Drozd",
        "Skerrow Radio",
        "the keeper’s house",
    )


def test_the_smallest_folder_is_a_document_and_one_claim(write: Write) -> None:
    dossier = load(write({}))
    assert [claim.says for claim in dossier.claims] == ["It rains"]
    assert dossier.entities == ()
    assert len(dossier.sources) == 1


def test_a_claim_file_may_be_empty_beside_one_with_claims(write: Write) -> None:
    files: dict[str, str | bytes | None] = {
        "narrative.yaml": "# none yet\n",
        "notes.yaml": "- {id: n, says: It rains}",
    }
    assert [claim.id for claim in load(write(files)).claims] == ["n"]


def test_claims_may_stand_in_front_matter_and_notes(write: Write) -> None:
    files: dict[str, str | bytes | None] = {
        "front-matter.yaml": "- {id: f, says: It rains}",
        "notes.yaml": "- {id: n, says: It rains}",
    }
    roles = [claim.role for claim in load(write(files)).claims]
    assert roles == [Role.FRONT_MATTER, Role.NARRATIVE, Role.NOTES]


def test_a_final_slash_changes_nothing(lighthouse: str, dossier: Dossier) -> None:
    assert load(f"{lighthouse}/") == dossier


def test_both_parsers_give_the_same_dossier(
    lighthouse: str, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("yaml.CSafeLoader")
    assert load(lighthouse) == dossier


def test_line_ends_and_a_bom_change_nothing_but_the_bytes(write: Write, lighthouse: str) -> None:
    names = [path.name for path in sorted(Path(lighthouse).glob("*.yaml"))]
    files: dict[str, str | bytes | None] = {
        name: b"\xef\xbb\xbf" + (Path(lighthouse) / name).read_bytes().replace(b"\n", b"\r\n")
        for name in names
    }
    assert load(write(files)).claims == load(lighthouse).claims


def test_the_claims_of_the_article_load(root: Path) -> None:
    dossier = load((root / "claims/comparative-connections-22-1-china-russia").as_posix())
    of_chronology = {claim.line for claim in dossier.claims if claim.role is Role.CHRONOLOGY}
    assert len(of_chronology) == 31
    assert len(dossier.claims) == 273
    assert dossier.record.covers == Edtf.parse("2020-01/2020-04")


def test_every_fact_of_the_article_leads_to_its_words(root: Path) -> None:
    dossier = load((root / "claims/comparative-connections-22-1-china-russia").as_posix())
    facts = dossier.facts
    spans: list[Span] = [claim.span for claim in dossier.claims]
    for kind in (facts.dates, facts.names, facts.quantities, facts.quotations):
        spans.extend(fact.span for fact in kind)
    for span in spans:
        assert dossier.document.place(span).text == dossier.document.words(span)
