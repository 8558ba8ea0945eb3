"""Event ids for a claims folder: proposed by the linker, written with every other byte kept."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.claimfiles import accept, load
from factcheck.claimfiles.proposing import EventProposal
from factcheck.cli.claims import command
from factcheck.errors import UsageError
from factcheck.pipeline import examine, proposals

Write = Callable[[dict[str, str | bytes | None]], str]

NARRATIVE = """# What the keeper told, in order.
- id: n12a
  line: 12
  date: 2018-11-04
  dated: On 4 November 2018
  says: A storm breaks the lens of the Skerrow lamp   # his word: smashes
  event: lens-broken
- id: n20
  says: >
    Divers raise the wrecked trawler
    with two cranes
  date: 2019-03-02
  dated: on 2 March 2019

- {id: n22, says: The trust orders prisms in Prague, date: 2019-05-07, dated: on 7 May 2019}
- id: n30
  says: The board thanks the keeper
  quotes:
    - no light on Skerrow
"""
CHRONOLOGY = """- id: c40
  line: 40
  date: 2018-11-04
  dated: 4 November 2018
  says: The lens of the Skerrow lamp is broken in a storm
- id: c41
  line: 41
  date: 2019-03-02
  dated: 2 March 2019
  says: The wrecked trawler is raised by divers with two cranes
- id: c42
  line: 42
  date: 2019-05-07
  dated: 7 May 2019
  says: Prisms are ordered in Prague by the trust
"""
FOLDER: dict[str, str | bytes | None] = {
    "narrative.yaml": NARRATIVE,
    "chronology.yaml": CHRONOLOGY,
}


def test_claims_that_tell_one_happening_are_proposed(write: Write) -> None:
    found = proposals(write(FOLDER))
    assert (found[0].event, found[0].claims, found[0].told) == ("lens-broken", ("c40",), ("n12a",))
    assert [(set(one.claims), one.told, one.is_new) for one in found[1:]] == [
        ({"n20", "c41"}, (), True),
        ({"n22", "c42"}, (), True),
    ]
    assert all(one.shared for one in found)


def test_a_dry_run_lists_and_touches_nothing(write: Write) -> None:
    path = write(FOLDER)
    before = {file: file.read_bytes() for file in Path(path).iterdir()}
    result = CliRunner().invoke(command, [path])
    assert result.exit_code == 0
    assert "event: lens-broken as of n12a\n  claims: c40\n  shared words: " in result.output
    assert result.output.endswith("nothing written; --write puts them into the files\n")
    assert {file: file.read_bytes() for file in Path(path).iterdir()} == before


def test_ids_are_written_and_every_other_byte_stays(write: Write) -> None:
    path = write(FOLDER)
    result = CliRunner().invoke(command, [path, "--write"])
    assert result.output.endswith("c/narrative.yaml\nc/chronology.yaml\n")
    for name, before in (("narrative.yaml", NARRATIVE), ("chronology.yaml", CHRONOLOGY)):
        lines = Path(path, name).read_text("utf-8").splitlines()
        kept = [line for line in lines if "event: " not in line or "lens-broken" in line]
        told = [line for line in before.splitlines() if "{" not in line]
        assert [line for line in kept if line in told] == told
    claims = {claim.id: claim.event for claim in load(path).claims}
    assert claims["c40"] == claims["n12a"] == "lens-broken"
    assert claims["n20"] == claims["c41"] != ""
    assert claims["n22"] == claims["c42"] != claims["n20"]
    assert proposals(path) == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_line_ends_and_byte_order_marks_are_kept(
    write: Write, newline: str, mark: bytes, end: str
) -> None:
    text = "- id: a\n  says: It rains # hard\n- id: b\n  says: It pours" + end
    path = write({"narrative.yaml": mark + text.replace("\n", newline).encode()})
    accept(path, [EventProposal("rain", ("a", "b"), (), ())])
    told = text.replace("hard\n", "hard\n  event: rain\n").rstrip("\n") + "\n  event: rain\n"
    assert Path(path, "narrative.yaml").read_bytes() == mark + told.replace("\n", newline).encode()


def test_the_rights_of_a_file_are_kept_and_nothing_is_left_beside_it(write: Write) -> None:
    path = write({})
    file = Path(path, "narrative.yaml")
    file.chmod(0o640)
    accept(path, [EventProposal("rain", ("a",), (), ())])
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(one.name for one in Path(path).iterdir()) == ["document.yaml", "narrative.yaml"]
    assert file.read_text("utf-8") == "- {id: a, says: It rains, event: rain}\n"


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\n  says: It rains\n    and pours\n# the end\n",
        "- {id: a, says: It rains,\n   }\n",
        "-\n  id: a\n  says: |\n    It rains\n",
        "- id: a\n  says: It rains\n  quotes: [wet,\n    cold]\n",
        "[{id: a, says: It rains}]\n",
        "- {id: a, says: \"It 'rains'\"} # wet\n",
        "- id: &name a\n  says: It rains\n  note: *name\n",
    ],
)
def test_every_layout_gets_its_event(write: Write, text: str) -> None:
    path = write({"narrative.yaml": text})
    accept(path, [EventProposal("rain", ("a",), (), ())])
    assert {claim.event for claim in load(path).claims} == {"rain"}


def test_a_layout_without_a_place_is_refused_and_untouched(write: Write) -> None:
    text = "- ? id\n  : a\n  ? says\n  : It rains\n"
    path = write({"narrative.yaml": text})
    with pytest.raises(UsageError, match="Write the events by hand"):
        accept(path, [EventProposal("rain", ("a",), (), ())])
    assert Path(path, "narrative.yaml").read_text("utf-8") == text


def test_two_declared_events_are_never_joined(write: Write) -> None:
    chronology = CHRONOLOGY.replace("storm\n", "storm\n  event: another\n", 1)
    found = proposals(write({**FOLDER, "chronology.yaml": chronology}))
    assert not {"n12a", "c40"} & {claim for one in found for claim in one.claims}


def test_options_that_do_not_fit_are_refused(write: Write, tmp_path: Path) -> None:
    write({})
    (tmp_path / "a.txt").write_text("It rained on 4 May 2019.", "utf-8")
    for options in ([], ["-o", "d", "--write"]):
        result = CliRunner().invoke(command, ["a.txt", *options])
        assert result.exit_code == 2
        assert "Name the folder to write with -o DIR." in result.output


def test_figures_of_a_declared_event_are_compared(write: Write) -> None:
    text = """- id: a
  says: Nets are sent
  event: nets
  quantities:
    - {words: 24 nets, value: 24, of: nets}
    - {words: 3 tons, value: 3, unit: tons}
- id: b
  says: The nets go off
  event: nets
  quantities:
    - {words: 42 nets, value: 42, of: net}
    - {words: about 3 tons, value: 3, unit: tons, hedge: about}
- id: c
  says: More nets follow
  quantities: [{words: 90 nets, value: 90, of: nets}]
"""
    report = examine(write({"narrative.yaml": text}))
    assert [(one.code, one.place.text) for one in report.findings] == [("QTY01", "42 nets")]


def test_quotations_of_a_folder_are_compared(write: Write) -> None:
    text = """- id: a
  says: The keeper speaks
  quotes: the harbour belongs to those who rise before the gulls do
- id: b
  says: The keeper is quoted
  quotes: the harbour belongs to those who wake before the gulls do
"""
    report = examine(write({"narrative.yaml": text}))
    assert [one.code for one in report.findings] == ["QUO01"]
