"""Texts of sources, attached on the command line or in a claims folder."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main

SPEECH = "It is a gift to the town, and it will be a gift to the children of the town."
ARTICLE = "“It is a gift to the whole town,” said Mayor Ada Byrne. She left the town.\n"


def check(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", *words, "--select", "QUO02"], prog_name="factcheck")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a folder with an article and texts, as the current one."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "texts" / "ada-byrne.1.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "texts" / "claims").mkdir()  # a claims folder among them is no text
    (tmp_path / "texts" / "claims" / "document.yaml").write_text("key: a\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "options",
    [
        ("--source", "Ada Byrne=texts/ada-byrne.1.txt"),
        ("--source", "Byrne = texts/ada-byrne.1.txt"),
        ("--sources", "texts"),
    ],
)
def test_a_quotation_is_looked_up_in_an_attached_text(options: tuple[str, str]) -> None:
    done = check("article.txt", *options)
    assert (done.exit_code, " QUO" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    "options",
    [("--source", "speech.txt"), ("--source", "Byrne=missing.txt"), ("--sources", "missing")],
)
def test_a_wrong_option_is_told(options: tuple[str, str], snapshot: object) -> None:
    done = check("article.txt", *options)
    assert done.exit_code == 2
    assert done.stderr == snapshot


def test_a_claims_folder_names_the_text_beside_its_source() -> None:
    folder = Path("dock")
    folder.mkdir()
    (folder / "speech.txt").write_text(SPEECH, encoding="utf-8")
    files = {
        "document": "key: dock\nkind: report\ntitle: The Dock\n",
        "people": "ada-byrne:\n  name: Ada Byrne\n",
        "sources": "speech:\n  kind: speech\n  text: speech.txt\n  speaker: ada-byrne\n",
        "narrative": "- id: a\n  says: Byrne praises it.\n  quotes: [a gift to the whole town]\n"
        "  source: speech\n  cue: said\n  mode: mixed\n"
        "- id: b\n  says: Byrne praises it.\n  quotes: [a gift to the children]\n"
        "  source: speech\n  cue: said\n  mode: mixed\n",
    }
    for name, words in files.items():
        (folder / f"{name}.yaml").write_text(words, encoding="utf-8")
    done = check("dock")
    (line,) = [line for line in done.stdout.split("\n") if "QUO02" in line]
    assert line.startswith("dock/narrative.yaml:3:12: QUO02 error the attached text of “speech”")


def test_a_source_that_no_document_names_is_reported(snapshot: object) -> None:
    text = "texts/ada-byrne.1.txt"
    done = check("article.txt", "--source", f"Ada Byrn={text}", "--source", f"Zuq={text}")
    assert done.stderr == snapshot
    assert "--source" not in check("article.txt", "--source", f"ada byrne={text}").stderr


def test_what_a_text_contradicts_reaches_the_list_for_the_author() -> None:
    def run(*words: str) -> str:
        options = ("--source", "Byrne=texts/ada-byrne.1.txt")
        return CliRunner().invoke(main, [*words, *options], prog_name="factcheck").stdout

    assert "does not contain this" in run("errata", "article.txt")
    run("decide", "article.txt", "1", "dismiss")
    assert "No conflicts found" in run("errata", "article.txt")


def test_a_file_belongs_to_the_one_speaker_whose_name_is_part_of_its_name(snapshot: object) -> None:
    Path("texts/ada-byrne.1.txt").rename("texts/byrne-interview-2011.txt")
    done = check("article.txt", "--sources", "texts")
    assert "does not contain this" in done.stdout
    assert done.stderr == snapshot
    Path("texts/byrne-letter.txt").write_text(SPEECH, encoding="utf-8")
    both = check("article.txt", "--sources", "texts")
    assert "does not contain this" not in both.stdout
    assert "'byrne-letter' is not used" in both.stderr


def test_a_part_of_a_word_in_the_name_of_a_file_is_no_name() -> None:
    Path("texts/ada-byrne.1.txt").rename("texts/byrnes-interview.txt")
    assert "matched" not in check("article.txt", "--sources", "texts").stderr
