"""Event ids for a claims folder: proposed by the linker, written with every other byte kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.analysis.pipeline import proposals
from factcheck.apps.cli.claims import command
from factcheck.claims.claimfiles import load
from factcheck.claims.claimfiles.proposing import EventProposal, accepted
from factcheck.errors import UsageError

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
FOLDER: dict[str, str | bytes | None] = {"narrative.yaml": NARRATIVE, "chronology.yaml": CHRONOLOGY}


def test_claims_that_tell_one_happening_are_proposed(write: Write) -> None:
    found = proposals(write(FOLDER))
    assert (found[0].event, found[0].claims, found[0].told) == ("lens-broken", ("c40",), ("n12a",))
    assert [(set(one.claims), one.told) for one in found[1:]] == [
        ({"n20", "c41"}, ()),
        ({"n22", "c42"}, ()),
    ]
    assert all(one.shared for one in found)


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


def test_a_layout_without_a_place_is_refused_and_untouched(write: Write, snapshot: object) -> None:
    text = "- ? id\n  : a\n  ? says\n  : It rains\n"
    path = write({"narrative.yaml": text})
    with pytest.raises(UsageError) as caught:
        accepted(path, [EventProposal("rain", ("a",), (), ())])
    assert str(caught.value) == snapshot
    assert Path(path, "narrative.yaml").read_text("utf-8") == text
