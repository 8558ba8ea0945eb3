"""A claims folder as a value: drafted, made, written, read again, checked."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import ClaimsFolder
from factcheck.errors import ClaimFileError, UsageError
from factcheck.model import NOWHERE, Claim, Mode, Quantity, Quotation, Role, Verification

WORDS = st.text(st.sampled_from("aäZ .,:#'\"-\\[]{}&*“ß"), min_size=1, max_size=20).map(
    lambda words: " ".join(f"x{words}x".split())
)
KEYS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True)
SOURCES = KEYS.filter(lambda key: key not in ("author", "claims"))
NUMBERS = st.integers(-(10**9), 10**9) | st.sampled_from([0.5, 12.25, -3.75])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    words, unit = draw(WORDS), draw(WORDS | st.just(""))
    one, other = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
    if draw(st.booleans()):
        return Quantity(NOWHERE, one, other, unit, draw(WORDS), words=words)
    return Quantity(NOWHERE, one, one, unit, "", draw(WORDS), number=one, words=words)


@st.composite
def claims(draw: st.DrawFn, number: int) -> Claim:
    source = draw(st.none() | SOURCES)
    return Claim(
        id=f"n{number}",
        says=draw(WORDS),
        role=draw(st.sampled_from(Role)),
        section=draw(WORDS | st.just("")),
        line=draw(st.integers(0, 999)),
        date=draw(st.none() | st.sampled_from(["2020", "2020-05~", "2020-05-01/2020-05-03"])),
        names=tuple(draw(st.lists(WORDS, max_size=2))),
        quantities=tuple(draw(st.lists(quantities(), max_size=2))),
        quotations=tuple(draw(st.lists(WORDS, max_size=2))),
        attribution=source,
        mode=draw(st.sampled_from([Mode.DIRECT, Mode.REPORTED])) if source else Mode.OWN_VOICE,
        event=draw(KEYS | st.just("")),
        status=draw(st.sampled_from(Verification)),
        note=draw(WORDS | st.just("")),
    )


SEVERAL = st.integers(1, 3).flatmap(lambda count: st.tuples(*map(claims, range(count))))


def written_and_read(folder: ClaimsFolder) -> ClaimsFolder:
    with tempfile.TemporaryDirectory() as top:
        folder.dump(f"{top}/deep/claims")
        return ClaimsFolder.load(f"{top}/deep/claims")


@settings(max_examples=25)
@given(SEVERAL)
def test_a_folder_that_is_written_is_read_as_it_was(made: tuple[Claim, ...]) -> None:
    folder = factcheck.draft(made)
    assert written_and_read(folder) == folder
    assert ClaimsFolder.from_data(json.loads(json.dumps(folder.data))) == folder
    assert {claim.id: claim.says for claim in folder.claims} == {one.id: one.says for one in made}
    for one in made:
        read = next(claim for claim in folder.claims if claim.id == one.id)
        assert [quotation.words for quotation in read.quotations] == [
            quotation.words for quotation in one.quotations
        ]
        assert (read.role, read.section, read.line, read.event, read.status, read.note) == (
            (one.role, one.section, one.line, one.event, one.status, one.note)
        )
        assert (read.date and read.date.value) == (one.date and one.date.value)
        key = read.attribution.source_key if read.attribution else ""
        assert key == (one.attribution.source_key if one.attribution else "")


WALK = """# The harbour walk

By Ada Byrne, 4 May 2020

On 3 May 2018 the Harbour Board issued a statement. The Harbour Board said that Bo Lind and 40
divers had left. Mayor Ada Byrne met Bo Lind in Oslo on Monday, 1 May 2018. According to the harbour
board, “it is old.”

## Chronology

- **4 May 2018**: The harbour board says that Bo Lindt and 40 divers have left.
- **31 June 2018**: Ada Byrne leaves.
"""


@pytest.fixture
def walk(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/walk.md").write_text(WALK, encoding="utf-8")
    return tmp_path / "in/walk.md"


def codes(report: factcheck.Report) -> list[str]:
    return sorted(finding.code for finding in report.findings)


def test_a_drafted_folder_has_the_findings_of_its_document(walk: Path, tmp_path: Path) -> None:
    report = factcheck.examine(walk)
    assert {"DAT01", "DAT02"} <= set(codes(report))
    folder = factcheck.draft(report)
    assert codes(factcheck.examine(folder)) == codes(report)
    folder.dump(tmp_path / "out/claims")
    assert codes(factcheck.examine(tmp_path / "out/claims")) == codes(report)


def test_a_drafted_folder_leads_to_its_document_wherever_it_is_written(
    walk: Path, tmp_path: Path
) -> None:
    folder = factcheck.draft(factcheck.examine(walk))
    folder.dump(tmp_path / "a/b/c")
    moved = ClaimsFolder.load(tmp_path / "a/b/c")
    moved.dump(tmp_path / "d")
    again = ClaimsFolder.load(tmp_path / "d")
    assert folder == moved == again
    assert again.data["document"]["document"]["path"] == "../in/walk.md"


def test_the_ledger_and_the_texts_of_sources_belong_to_a_folder(tmp_path: Path) -> None:
    top = tmp_path / "dock"
    (top / "texts").mkdir(parents=True)
    for name, words in {
        "document.yaml": "key: dock\nkind: report\ntitle: The Dock\n",
        "sources.yaml": "talk:\n  kind: speech\n  text: texts/talk.txt\n",
        "narrative.yaml": "- id: a\n  says: The Board praises the dock.\n  source: talk\n"
        "  quotes: [the best dock of the whole of this long coast]\n",
        "ledger.yaml": "[]\n",
        "texts/talk.txt": "We have the best dock on the whole of this long coast, and a fair.",
    }.items():
        (top / name).write_text(words, encoding="utf-8")
    folder = ClaimsFolder.load(top)
    assert set(folder.files) >= {"ledger.yaml", "texts/talk.txt"}
    assert written_and_read(folder) == folder
    assert codes(factcheck.examine(folder)) == codes(factcheck.examine(top)) == ["QUO02"]


STORM = Claim("n1", "A storm breaks the lens", date="2018-11-04", event="lens", names=("Ida Holm",))


@pytest.mark.parametrize(
    "make",
    [
        lambda: factcheck.draft([]),
        lambda: factcheck.draft([Claim("a", "x", quotations=(Quotation(NOWHERE),))]),
        lambda: factcheck.draft(factcheck.examine(factcheck.draft([STORM]))),
    ],
)
def test_what_cannot_be_drafted_is_refused(make: Callable[[], Any], snapshot: object) -> None:
    with pytest.raises(UsageError) as caught:
        make()
    assert str(caught.value) == snapshot


@pytest.mark.parametrize(
    "ids",
    [("a", "b", "a"), ("a b: c",)],
)
def test_an_id_that_cannot_stay_is_an_error(ids: tuple[str, ...], snapshot: object) -> None:
    with pytest.raises(ValueError, match="expected") as caught:
        factcheck.draft([Claim(one, "It rains") for one in ids])
    assert str(caught.value) == snapshot


@pytest.mark.parametrize("data", [[], {"../letter.txt": "Dear"}])
def test_data_that_is_no_dictionary_of_files_is_refused(data: Any, snapshot: object) -> None:
    with pytest.raises(UsageError) as caught:
        ClaimsFolder.from_data(data)
    assert str(caught.value) == snapshot


def test_data_restores_every_file_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "well.md").write_text("The well was dug on 3 May 1911 by Ida Holm.", "utf-8")
    folder = factcheck.draft(factcheck.examine(tmp_path / "well.md"))
    folder = evolve(folder, files={**folder.files, "ledger.yaml": b"[]\n", "scan.pdf": b"\xff"})
    again = ClaimsFolder.from_data(json.loads(json.dumps(folder.data)), folder.path)
    assert again == folder
    others = ("document.snapshot", "ledger.yaml", "scan.pdf")
    assert [again.files[name] == folder.files[name] for name in others] == [True] * 3


@pytest.mark.parametrize(
    ("claims", "place"),
    [([{"id": "a", "sayz": "x"}], "2:3"), ([{"id": "a", "says": "x"}] * 2, "1:7")],
)
def test_mistakes_in_data_are_told_at_their_place(claims: list[dict[str, str]], place: str) -> None:
    with pytest.raises(ClaimFileError, match=rf"narrative\.yaml:{place}: "):
        ClaimsFolder.from_data({"narrative": claims})


def test_a_draft_has_people_sources_and_events(root: Path) -> None:
    folder = factcheck.draft(factcheck.examine(root / "examples/footbridge.md"))
    assert {one.key for one in folder.people} >= {"ingrid-halvorsen", "marta-quiroga"}
    assert [one.key for one in folder.sources] == ["roper2022bridge", "aldmerecourier2019news"]
    assert [claim.id for claim in folder.events["n14a"]] == ["n14a", "c32"]
    assert len(repr(folder)) < 100
