"""CSL-JSON, RIS and printed lines: as agreed, valid, and read back."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.bibliography import CITATIONS, to_csl_json, to_printed, to_ris
from factcheck.bibliography.csl import csl_date
from factcheck.model import Contributor, Edtf, NameOrder, Source

SCHEMA = Path(__file__).with_name("csl") / "csl-data.json"


@pytest.mark.parametrize("name", ["csl-json", "ris", "text"])
def test_a_format_is_as_agreed(name: str, every_kind: Sequence[Source], snapshot: object) -> None:
    assert CITATIONS[name](every_kind) == snapshot


def validated(text: str) -> list[Mapping[str, Any]]:
    """Return the items of a CSL-JSON file that keeps to the published schema."""
    jsonschema = pytest.importorskip("jsonschema")
    items: list[Mapping[str, Any]] = json.loads(text)
    jsonschema.validate(items, json.loads(SCHEMA.read_text(encoding="utf-8")))
    return items


def test_csl_keeps_to_its_published_schema(every_kind: Sequence[Source]) -> None:
    items = validated(to_csl_json(every_kind))
    assert [item["id"] for item in items] == sorted(source.key for source in every_kind)


WORDS = st.text(max_size=25)
NAMES = st.builds(
    Contributor, family=WORDS, given=WORDS, order=st.sampled_from(NameOrder), literal=WORDS
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(title=WORDS, name=NAMES, container=WORDS, url=WORDS, pages=WORDS)
def test_any_words_give_valid_csl_and_whole_ris_records(
    title: str, name: Contributor, container: str, url: str, pages: str
) -> None:
    source = Source("key", "article", f"T{title}", authors=(name,), container=container, url=url,
                    pages=pages, date=Edtf.of(2020))  # fmt: skip
    assert len(validated(to_csl_json([source]))) == 1
    tags = [line[:6] for line in to_ris([source]).split("\n") if line]
    assert tags[0] == "TY  - "
    assert tags[-1] == "ER  - "
    assert all(tag[2:] == "  - " and tag[:2].isalnum() for tag in tags)
    assert to_printed([source]).count("\n") == 1


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2020-05-04/2020-05-06", {"date-parts": [[2020, 5, 4], [2020, 5, 6]]}),
        ("2020-04~", {"date-parts": [[2020, 4]], "circa": True}),
        ("2020-22", {"date-parts": [[2020]], "season": 2}),
        ("../2020-05", {"date-parts": [[2020, 5]]}),
        ("202X", None),
    ],
)
def test_dates_in_csl_keep_what_csl_can_say(date: str, parts: object) -> None:
    assert csl_date(Edtf.parse(date)) == parts


def records(text: str) -> list[Mapping[str, Any]]:
    """Return the records of an RIS file as rispy reads them."""
    rispy = pytest.importorskip("rispy")
    found: list[Mapping[str, Any]] = rispy.loads(text)
    return found


def test_rispy_reads_every_record_back(every_kind: Sequence[Source]) -> None:
    found = {record["id"]: record for record in records(to_ris(every_kind))}
    assert set(found) == {source.key for source in every_kind}
    tides = found["liu2019tides"]
    assert tides["type_of_reference"] == "JOUR"
    assert tides["authors"] == ["Liu, Hong"]
    assert tides["title"] == "China-Oman Relations: Tides and Trade"
    assert tides["secondary_title"] == "Coast Review"
    assert (tides["volume"], tides["number"]) == ("7", "2")
    assert (tides["start_page"], tides["end_page"]) == ("127", "136")
    assert (tides["year"], tides["date"]) == ("2019", "2019/06//")
    assert tides["doi"] == "10.1234/coast_7"
    assert found["aa2018piers"]["authors"] == ["van der Aa, Pia", "Roe, Martin, Jr."]
    assert found["mtpp2014report"]["authors"] == ["Ministry of Trade, Ports and Piers"]
    assert found["courier2019"]["urls"] == ["https://courier.example/a_b%20c?x=1&y=2#f~z"]


@pytest.mark.parametrize("name", CITATIONS)
def test_the_order_of_the_sources_does_not_matter(name: str, every_kind: Sequence[Source]) -> None:
    assert CITATIONS[name](every_kind) == CITATIONS[name](every_kind[::-1])
