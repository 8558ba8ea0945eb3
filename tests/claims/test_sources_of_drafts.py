"""To what the claims of a draft are attributed: a person, a body, or the very work."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.analysis.pipeline import dossier
from factcheck.claims import claimfiles
from factcheck.errors import ClaimFileError

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


@pytest.mark.parametrize(
    "path",
    ["missing.txt", "../speech.txt"],
)
def test_a_text_that_is_not_below_the_folder_is_told_with_its_place(
    tmp_path: Path, path: str, snapshot: object
) -> None:
    with pytest.raises(ClaimFileError, match=r"sources\.yaml:3:9") as caught:
        claimfiles.load(str(with_text(tmp_path, path)))
    assert str(caught.value) == snapshot


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
