"""What its maker is sure of, and nothing proves or refutes, is shown, and said to be unchecked."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck import examine, to_csv, to_github, to_html, to_markdown
from factcheck.apps.cli import main
from factcheck.config import Config
from factcheck.model import NOT_PROVED, Maker, Origin, Proposal, Quote, Unverified
from factcheck.output import to_text
from factcheck.second_reader.proposals import dump

TEXT = """\
The choir sang in the old chapel all winter.

In spring the choir had no conductor.

The choir owned 12 robes, and 12 robes were washed.

It met in the barn that winter.

Its hall seats 300, and its barn about 80.

Ida Brandt led the altos, Ida Brant the tour, and Ida Brant kept the keys.
"""
READER = Origin(Maker.MODEL, "small-reader")


def suspected(*quoted: str, confidence: float = 0.8, reason: str = "") -> Proposal:
    """Return a proposal that no comparison decides."""
    return Proposal(
        "other",
        "other",
        tuple(map(Quote, quoted)),
        origin=READER,
        confidence=confidence,
        reason=reason,
    )


CHAPEL = suspected(
    "in the old chapel all winter", "in the barn that winter", reason="One winter, two places."
)


@pytest.fixture
def choir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give a document with one stored proposal, in the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("choir.md").write_text(TEXT, encoding="utf-8")
    Path("choir.md.proposals.jsonl").write_text(dump([CHAPEL]), encoding="utf-8")
    return "choir.md"


def unverified(choir: str, *proposals: Proposal) -> tuple[Unverified, ...]:
    """Return what of some proposals is unverified."""
    return examine(choir, Config(proposals=proposals)).unverified


def test_an_unverified_proposal_has_its_places_and_says_who_and_why(choir: str) -> None:
    (one,) = unverified(choir, CHAPEL)
    assert [(place.line, place.text) for place in one.places] == [
        (1, "in the old chapel all winter"),
        (7, "in the barn that winter"),
    ]
    assert (one.message, one.confidence, one.by) == (
        "One winter, two places",
        0.8,
        "a model: small-reader",
    )
    assert one.why.startswith("no ")


@pytest.mark.parametrize(
    ("proposal", "is_shown"),
    [
        (CHAPEL, True),
        (suspected("old chapel", "the loft"), False),
        (
            Proposal(
                "number",
                "one measure",
                (Quote("no conductor"), Quote("seats 300")),
                origin=Origin(Maker.PERSON),
            ),
            True,
        ),
        (
            Proposal("number", "one measure", (Quote("owned 12 robes"), Quote("and 12 robes"))),
            False,
        ),
        (Proposal("arithmetic", "parts and whole", (Quote("300"),), equation="2 + 2 = 5"), False),
    ],
)
def test_only_sure_and_unrefuted_proposals_of_which_all_is_found_are_shown(
    proposal: Proposal,
    is_shown: bool,  # noqa: FBT001 - a table
    choir: str,
) -> None:
    assert bool(unverified(choir, proposal)) is is_shown


def test_what_a_finding_reports_is_not_suspected_as_well(choir: str) -> None:
    names = (Quote("Ida Brandt"), Quote("Ida Brant", suffix=" the tour"))
    report = examine(
        choir,
        Config(
            proposals=[Proposal("name", "one bearer", names), Proposal("other", "other", names)]
        ),
    )
    assert [one.message for one in report.findings]
    assert not report.unverified


def test_one_cause_is_one_entry_with_its_other_places(choir: str) -> None:
    same_words = [
        suspected("the old chapel", "the barn"),
        suspected("in the old chapel", "in the barn"),
    ]
    same_place = [suspected("no conductor", "the tour"), suspected("no conductor", "the altos")]
    first, second = unverified(choir, *same_place, *same_words)
    assert [len(one.proposals) for one in (first, second)] == [2, 2]
    assert [place.text for place in second.also] == ["the altos"]
    assert second.details[-1] == "also in line 11"


# ---- in reports ----


def test_json_and_json_lines_have_it_apart_from_the_findings(choir: str) -> None:
    def run(form: str) -> str:
        return CliRunner().invoke(main, ["check", choir, "--format", form]).stdout

    (document,) = json.loads(run("json"))["documents"]
    assert document["findings"] == []
    (one,) = document["unverified"]
    assert (one["label"], one["places"][1]["line"]) == (NOT_PROVED, 7)
    types = [json.loads(line)["type"] for line in run("jsonl").splitlines()]
    assert types == ["document", "unverified"]


def test_pages_say_that_it_is_unverified_and_tables_leave_it_out(choir: str) -> None:
    report = examine(choir, Config(stored=True))
    for page in (to_markdown([report]), to_html([report])):
        assert f": small-reader, {NOT_PROVED}" in page
        assert "One winter, two places" in page
    assert "winter" not in to_csv([report])
    assert not to_github([report])


def test_markup_of_a_maker_is_data(choir: str) -> None:
    bad = suspected("old chapel", "the barn", reason="<script>alert(1)</script>\x1b[31m **x**")
    report = examine(choir, Config(proposals=[bad]))
    assert "<script>alert" not in to_html([report])
    assert "\\<script>" in to_markdown([report])
    assert "\x1b" not in to_text([report]) + to_markdown([report])


def test_errata_and_corrigendum_leave_out_what_nobody_decided_on(
    choir: str, snapshot: object
) -> None:
    done = CliRunner().invoke(main, ["errata", choir])
    assert "winter" not in done.stdout
    assert done.stderr == snapshot
    done = CliRunner().invoke(main, ["errata", choir, "--corrigendum"])
    assert "winter" not in done.stdout
    assert "not settled" not in done.stderr


@pytest.mark.parametrize(
    ("options", "is_shown"),
    [(("--select", "UNV01"), True), (("--select", "NAM01"), False), (("--ignore", "UNV01"), False)],
)
def test_its_code_is_selected_and_ignored_like_any_other(
    options: tuple[str, ...],
    is_shown: bool,  # noqa: FBT001 - a table
    choir: str,
) -> None:
    done = CliRunner().invoke(main, ["check", choir, *options])
    assert done.exit_code == 0, done.stderr
    assert ("One winter" in done.stdout) is is_shown
    assert ("unverified (hidden)" in done.stderr) is not is_shown


# ---- what it counts for ----


@pytest.mark.parametrize(
    ("options", "state", "is_shown"),
    [((), 0, True), (("--unverified", "fail"), 1, True), (("--no-proposals",), 0, False)],
)
def test_it_fails_a_run_only_if_that_is_asked_for(
    options: tuple[str, ...],
    state: int,
    is_shown: bool,  # noqa: FBT001 - a table
    choir: str,
) -> None:
    done = CliRunner().invoke(main, ["check", choir, *options])
    assert done.exit_code == state
    assert ("One winter" in done.stdout) is is_shown


# ---- decisions ----


def decide(choir: str, *words: str) -> str:
    """Decide on the one suspicion, and return the errata list."""
    done = CliRunner().invoke(main, ["decide", choir, "1", *words, "--by", "ed"])
    assert done.exit_code == 0, done.stderr
    return CliRunner().invoke(main, ["errata", choir]).stdout


def test_it_is_listed_apart_and_can_be_dismissed(choir: str, snapshot: object) -> None:
    listed = CliRunner().invoke(main, ["decide", choir]).stdout
    head, apart, line = listed.splitlines()
    assert [head, apart] == snapshot
    assert line.endswith("UNV01  line 1: One winter, two places")
    assert "winter" not in decide(choir, "dismiss")
    done = CliRunner().invoke(main, ["check", choir])
    assert "winter" not in done.stdout
    assert "1 dismissed" in done.stderr
    assert "1 unverified" in done.stderr


def test_it_can_become_a_query_or_an_edit_of_a_person(choir: str) -> None:
    assert "Which winter?" in decide(choir, "query", "--why", "Which winter?")
    written = decide(choir, "accept", "--words", "in the barn all winter")
    assert "## To correct" in written
    assert CliRunner().invoke(main, ["check", choir, "--fix"]).exit_code == 0
    assert "in the barn all" in Path(choir).read_text("utf-8")


def test_both_readings_of_two_values_are_offered_and_neither_is_the_fix(
    choir: str, snapshot: object
) -> None:
    Path(choir).write_text(
        "The barn opened on 21 May 1987.\n\nThe barn was blessed on 14 May 1987.\n",
        encoding="utf-8",
    )
    places = (Quote("opened on 21 May 1987", value="21 May 1987"), Quote("14 May 1987"))
    made = Proposal("date", "one event", places, origin=READER, reason="One day, told twice.")
    Path("choir.md.proposals.jsonl").write_text(dump([made]), encoding="utf-8")
    (found,) = examine(choir, Config(proposals=(made,))).findings
    assert [(one.text, one.side, one.settled) for one in found.suggestions] == [
        ("14 May 1987", "this", False),
        ("21 May 1987", "counter", False),
    ]
    runner = CliRunner()
    asked = runner.invoke(main, ["errata", choir]).stdout.splitlines()
    assert [line for line in asked if "; or " in line] == snapshot
    for words, says in (
        ("14 May 1987", "change *21 May* to *14 May*"),
        ("21 May 1987", "change *14 "),
    ):
        Path("ledger.yaml").unlink(missing_ok=True)
        runner.invoke(main, ["decide", choir, "1", "accept", "--words", words, "--by", "ed"])
        assert says in runner.invoke(main, ["errata", choir]).stdout


def test_its_code_is_explained() -> None:
    done = CliRunner().invoke(main, ["explain", "UNV01"])
    assert done.stdout.startswith("# UNV01 unverified\n\n")
    assert NOT_PROVED in done.stdout


def test_what_was_accepted_and_written_is_counted_as_mended(choir: str, snapshot: object) -> None:
    Path("factcheck.toml").write_text('unverified = "hide"\n', encoding="utf-8")
    done = CliRunner().invoke(main, ["check", choir, "--fix"])
    assert "fixed" not in done.stderr
    Path("factcheck.toml").write_text('unverified = "show"\n', encoding="utf-8")
    decide(choir, "accept", "--words", "in the barn all winter")
    Path("factcheck.toml").write_text('unverified = "hide"\n', encoding="utf-8")
    done = CliRunner().invoke(main, ["check", choir, "--fix", "--refused"])
    assert done.stderr == snapshot
    written = CliRunner().invoke(main, ["check", choir, "--format", "json"]).stdout
    (document,) = json.loads(written)["documents"]
    assert document["proposals"]["mended"] == ["choir.md.proposals.jsonl:1"]
    assert document["proposals"]["refused"] == []
