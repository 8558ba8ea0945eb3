"""To what the claims of a draft are attributed: a person, a body, or the very work."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck import claimfiles
from factcheck.errors import ClaimFileError
from factcheck.pipeline import dossier

CAST = "Mayor Ada Byrne met the engineer Bo Lind in Oslo on 1 May 2018. Byrne and Lind left.\n\n"


def drafted(folder: Path, text: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the claims that have a source, and the sources, of a draft."""
    (folder / "text.txt").write_text(CAST + text, encoding="utf-8")
    claimfiles.dump(dossier(str(folder / "text.txt")), str(folder / "claims"))
    claims = yaml.safe_load((folder / "claims" / "narrative.yaml").read_text(encoding="utf-8"))
    sources = yaml.safe_load((folder / "claims" / "sources.yaml").read_text(encoding="utf-8"))
    return [claim for claim in claims if "source" in claim], sources or {}


@pytest.mark.parametrize(
    ("text", "source", "cue", "mode"),
    [
        ("Byrne said that the dock was “a gift.”", "ada-byrne", "said", "mixed"),
        ("“The dock is a gift,” said Byrne.", "ada-byrne", "said", "direct"),
        ("On 3 May 2018 Lind told Reuters that the dock was old.",
         "lind2018remarks", "told", "reported"),
        ("On 3 May 2018 the Harbour Board issued a statement. “It is old,” said the statement.",
         "harbourboard2018statement", "said", "direct"),
        ("The runbook states that the alarm rings twice.", "the-runbook", "states", "reported"),
    ],
)  # fmt: skip
def test_a_claim_rests_on_who_or_what_says_it(
    tmp_path: Path, text: str, source: str, cue: str, mode: str
) -> None:
    claims, _ = drafted(tmp_path, text)
    assert [(one["source"], one["cue"], one["mode"]) for one in claims] == [(source, cue, mode)]


def test_what_a_body_says_another_day_is_no_part_of_its_dated_statement(tmp_path: Path) -> None:
    claims, sources = drafted(
        tmp_path,
        "On 3 May 2018 the Harbour Board issued a statement about the dock. In June the Harbour "
        "Board announced that the dock was shut.",
    )
    assert [one["source"] for one in claims] == ["harbour-board"]
    assert sources["harbour-board"]["kind"] == "statement"


def test_who_cannot_be_asked_is_listed_as_unnamed(tmp_path: Path) -> None:
    claims, sources = drafted(tmp_path, "Several engineers believed that the dock was old.")
    assert sources[claims[0]["source"]]["kind"] == "unnamed"


def test_a_body_is_one_source_however_its_name_begins(tmp_path: Path) -> None:
    claims, sources = drafted(
        tmp_path,
        "The Tidal Office said that the dock was old. According to the tidal office, it leaked. "
        "Several porters said that it sank.",
    )
    assert [one["source"] for one in claims] == ["tidal-office"] * 2 + ["several-porters"]
    assert len(sources) == 2


def test_a_draft_loads_again(tmp_path: Path) -> None:
    drafted(tmp_path, "On 3 May 2018 Lind told Reuters that it was old. It was said to be dry.")
    assert claimfiles.load(str(tmp_path / "claims")).claims


def test_the_text_of_a_source_is_looked_up_from_a_folder(tmp_path: Path) -> None:
    folder = with_text(tmp_path, "speech.txt")
    (folder / "speech.txt").write_text("It is the dock of all the town.", encoding="utf-8")
    (source,) = [one for one in dossier(str(folder)).sources if one.key == "byrne-speech"]
    assert source.text == "speech.txt"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("missing.txt", "text 'missing.txt': there is no such file in the folder"),
        ("../speech.txt", "text '../speech.txt': it leads out of the folder"),
    ],
)
def test_a_text_that_is_not_below_the_folder_is_told_with_its_place(
    tmp_path: Path, path: str, told: str
) -> None:
    with pytest.raises(ClaimFileError, match=r"sources\.yaml:3:9") as caught:
        claimfiles.load(str(with_text(tmp_path, path)))
    assert told in str(caught.value)


def with_text(tmp_path: Path, path: str) -> Path:
    """Write a claims folder with one source, whose text is in a file."""
    folder = tmp_path / "dock"
    folder.mkdir()
    files = {
        "document": "key: dock\nkind: report\ntitle: The Dock\n",
        "people": "ada-byrne:\n  name: Ada Byrne\n",
        "sources": f"byrne-speech:\n  kind: speech\n  text: {path}\n  speaker: ada-byrne\n",
        "narrative": "- id: a\n  says: Byrne praises the dock.\n  quotes: [the dock of my town]\n"
        "  source: byrne-speech\n  cue: said\n  mode: mixed\n",
    }
    for name, words in files.items():
        (folder / f"{name}.yaml").write_text(words, encoding="utf-8")
    return folder
