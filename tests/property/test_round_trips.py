"""Reports and their parts come back exactly from JSON and from cattrs."""

import json
import pickle
from pathlib import Path

import cattrs
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Claim, Config, Finding, Report, Source
from factcheck.apps.session import Session
from factcheck.claims.log import beside, decide, now, read, standing
from factcheck.errors import UsageError
from factcheck.model import Choice, Place, SourceText
from factcheck.plugins import parse
from factcheck.proposals import LinkKind, Proposal, Quote, ValueKind

ROOT = Path(__file__).resolve().parent.parent.parent
PATHS = sorted([*(ROOT / "examples").glob("*.md"), *(ROOT / "bench/texts").glob("*.md")])
SENTENCES = [
    "# The quay\n",
    "By Ana Duarte\n",
    "On Monday, 3 May 2021 the harbour board opened the quay.",
    "Ana Durate said: “It is a line of ink.”",
    "Two days later Ana Duarte closed it, at 14:02 UTC.",
    "Of the 84 boats 50 were old and 43 were new.",
    "It was built in late 2019 (Holm 2020) [1].",
    "**4 June 2021** The quay is closed.",
    "| boats | 84 |\n| --- | --- |\n| old | 50 |",
    "[1] Holm, I. (2020). Quays. *Rivers*, 2(1), 3–9.",
]
documents = st.one_of(
    st.sampled_from(PATHS),
    st.lists(st.sampled_from(SENTENCES), min_size=1).map(
        lambda lines: factcheck.Text("\n\n".join(lines), "quay.md")
    ),
)


def assert_exact(report: Report) -> None:
    assert Report.from_data(json.loads(json.dumps(report.data))) == report
    assert cattrs.structure(cattrs.unstructure(report), Report) == report


@settings(max_examples=15, deadline=None)
@given(documents, st.sampled_from([Config(), Config(suspicions=True)]))
def test_reports_and_their_parts_come_back(document: Path | factcheck.Text, config: Config) -> None:
    report = factcheck.examine(document, config)
    assert_exact(report)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own
    places = [place for finding in report.findings for place in finding.places]
    known = report.dossier
    for kind, values in (
        (Finding, report.findings),
        (Place, places),
        (Claim, known.claims),
        (Source, known.sources),
    ):
        for value in values:
            plain = cattrs.unstructure(value)
            assert cattrs.structure(plain, kind) == value
        convert = factcheck.model.report._converter()  # noqa: SLF001 - the JSON converter
        text = json.dumps(convert.unstructure(values))
        assert convert.structure(json.loads(text), tuple[kind, ...]) == tuple(values)  # type: ignore[valid-type]


def test_decisions_and_proposals_come_back(tmp_path: Path) -> None:
    path = tmp_path / "bridge.md"
    path.write_bytes((ROOT / "examples/footbridge.md").read_bytes())
    walk = Proposal(ValueKind.DATE, LinkKind.EVENT, (Quote("21 June 2021"), Quote("12 June 2021")))
    wrong = evolve(walk, places=(Quote("21 June 2021"), Quote("no such words")))
    report = factcheck.examine(path, proposals=[walk, wrong])
    first = standing(report, read(beside(str(path)))).every[0]
    decide(beside(str(path)), evolve(first.draft, do=Choice.DISMISSED, at=now(), by="ana"), seen=0)
    settled = Session(report.path, report=report).open_report()
    assert settled.settled
    assert settled.fates
    assert settled.proofs
    assert settled.proofs.refused
    assert_exact(settled)


def test_a_claims_folder_comes_back() -> None:
    assert_exact(factcheck.examine(next((ROOT / "claims").iterdir())))


def test_sources_names_and_earlier_versions_come_back(tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("name,birth\nAna Duarte,1950\n", encoding="utf-8")
    notes = parse(b"Ana Duarte said the quay had 84 boats and 40 crews.", "notes.txt")
    text = "The notes say: “the quay had 85 boats.” Ana Durate (notes) had 40 crews in 1940.\n"
    config = Config(attached=(SourceText("notes", notes),), known=(str(table),), suspicions=True)
    report = factcheck.examine_text(text, ".md", config)
    assert report.dossier.holdings is not None
    assert report.dossier.known is not None
    assert_exact(report)
    compared = factcheck.compare(
        parse(b"There were 84 boats. All 84 boats left.", "old.md"),
        parse(b"There were 85 boats. All 84 boats left.", "new.md"),
    ).report
    assert compared
    assert compared.dossier.leftovers
    assert_exact(compared)


def test_a_report_differs_from_another() -> None:
    one, other = (factcheck.examine_text(text) for text in ("It was 1911.", "It was 1912."))
    assert one != other
    assert one.dossier.facts != other.dossier.facts


@pytest.mark.parametrize("data", [{}, {"path": "a.txt", "dossier": 3}, []])
def test_other_data_are_refused(data: object) -> None:
    with pytest.raises(UsageError, match="data: not valid report data: "):
        Report.from_data(data)  # type: ignore[arg-type]
