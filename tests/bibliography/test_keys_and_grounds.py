"""Keys, which claims rest on which key, and printing in a style."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.bibliography import (
    GROUNDS,
    grounds,
    keys_of,
    lacking,
    to_bibtex,
    to_styled,
)
from factcheck.errors import UsageError
from factcheck.model import Contributor, Edtf, Source

SOURCE = Source(
    "k",
    "journal-article",
    "The Tides of O'Hara & the Øresund",
    authors=(
        Contributor("van der Aa", "Pia"),
        Contributor("McByrne", "Ada"),
        Contributor("Müller", "J."),
        Contributor("Roe, Jr.", "M."),
    ),
    container="The Coast Review",
    date=Edtf.parse("2019-06-03"),
)


WORDS = st.text(max_size=12)


@given(
    titles=st.lists(WORDS, max_size=8),
    family=WORDS,
)
def test_keys_are_ascii_stable_and_unique_in_whatever_case(titles: list[str], family: str) -> None:
    sources = [
        Source(f"s{at % 3}", "report", title, authors=(Contributor(family, "A."),))
        for at, title in enumerate(titles)
    ]
    keys = keys_of(sources)
    assert keys == keys_of(sources[::-1])
    assert len({key.casefold() for key in keys.values()}) == len(set(sources))
    assert all(key.isascii() and key[0].isalpha() for key in keys.values())


@pytest.mark.filterwarnings("ignore:.* is left out")
@pytest.mark.parametrize(
    ("source", "missing"),
    [
        (Source("s", "statement"), ("title", "author", "date")),
        (Source("s", "statement", date=Edtf.of(2019)), ("title", "author")),
        (Source("s", "statement", "Tides"), ()),
    ],
)
def test_what_a_source_lacks_is_said(source: Source, missing: tuple[str, ...]) -> None:
    assert lacking(source) == missing
    assert (to_bibtex([source]) == "") == bool(missing)
    assert (to_bibtex([source], undated=False) == "") == bool(lacking(source, dated=True))


TEXT = """# The Tide Mill

By Ada Byrne
Published 4 June 2019 in Coast Review

The mill burned down on 3 March 2018. The Harbour Courier reported on 5 March 2018 that the
miller was safe. Nobody was hurt. "We heard it first," said Grete Moe.
"""


def found_in(text: str) -> dict[str, tuple[str, ...]]:
    dossier = factcheck.examine_text(text, ".md").dossier
    names = {source.key: f"the-{source.key}" for source in dossier.sources}
    return {one.claim.says: one.keys for one in grounds("mill.md", dossier, names)}


def test_a_claim_rests_on_the_source_it_names_and_otherwise_on_the_document() -> None:
    found = found_in(TEXT)
    told = next(keys for says, keys in found.items() if "Courier" in says)
    own = next(keys for says, keys in found.items() if "burned" in says)
    assert own == ("the-byrne2019tide",)
    assert told != own
    assert len(told) == 1


def test_a_style_of_the_style_language_prints_the_sources(every_kind: Sequence[Source]) -> None:
    pytest.importorskip("citeproc", reason="the extra `styles` is not installed")
    lines = to_styled(every_kind, "harvard-cite-them-right").splitlines()
    assert len(lines) == len(every_kind)
    assert any(line.startswith("Liu, H. (2019) “China-Oman Relations") for line in lines)
    assert any(line.startswith("张昊 (2020) 海港") for line in lines)
    assert any("Roe, M., Jr. (2017)" in line and "pp. 9–31" in line for line in lines)
    assert to_styled([], "harvard-cite-them-right") == ""


@pytest.mark.parametrize(
    "style",
    ["none.csl", "../apa", "bad.csl"],
)
def test_a_bad_style_is_a_clear_error(
    style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snapshot: object
) -> None:
    pytest.importorskip("citeproc", reason="the extra `styles` is not installed")
    (tmp_path / "bad.csl").write_text("<style>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as caught:
        to_styled([SOURCE], style)
    assert str(caught.value) == snapshot


def test_every_form_of_the_table_has_every_claim() -> None:
    dossier = factcheck.examine_text(TEXT, ".md").dossier
    names = {source.key: source.key for source in dossier.sources}
    found = grounds("mill.md", dossier, names)
    as_json = json.loads(GROUNDS["json"](found))
    assert as_json["version"] == 1
    assert [one["claim"] for one in as_json["claims"]] == [claim.id for claim in dossier.claims]
    rows = list(csv.DictReader(io.StringIO(GROUNDS["csv"](found))))
    assert {row["claim"] for row in rows} == {claim.id for claim in dossier.claims}
    text = GROUNDS["text"](found)
    assert all(f"{claim.id}: " in text for claim in dossier.claims)
    assert "byrne2019tide: " in text
