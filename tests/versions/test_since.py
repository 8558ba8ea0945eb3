"""`check --new-since`: what a change made, in a repository of git."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FAIR = """\
# The fair

In all 3,412 people saw it, and it was opened on Tuesday, 4 July 1776.

## Visitors

| Part | Visitors |
|---|---|
| Whole fair | 3,412 |
"""
Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return git in a new repository, which is the current folder and holds a report."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))

    def git_(*arguments: str, folder: Path = tmp_path) -> str:
        own = (
            "-c",
            "user.name=Ed",
            "-c",
            "user.email=ed@example.org",
            "-c",
            "init.defaultBranch=main",
        )
        done = subprocess.run(
            ["git", *own, *arguments], cwd=folder, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    git_("init", "-q")
    (tmp_path / "report.md").write_text(FAIR, encoding="utf-8")
    git_("add", "-A")
    git_("commit", "-q", "-m", "Begin")
    return git_


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def edit(old: str, new: str, name: str = "report.md") -> None:
    text = Path(name).read_text(encoding="utf-8")
    assert old in text
    Path(name).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("git")
def test_a_finding_that_moved_is_not_new_and_one_that_came_is() -> None:
    edit("# The fair\n", "# The fair\n\nIt closed on Monday, 5 July 1776.\n")
    done = run("check", "report.md", "--new-since", "HEAD")
    assert done.exit_code == 1
    assert "Monday, 5 July" in done.stdout
    assert "Tuesday" not in done.stdout


@pytest.mark.usefixtures("git")
def test_a_place_that_kept_the_old_value_is_told_in_each_format(snapshot: object) -> None:
    edit("| 3,412 |", "| 3,512 |")
    text = run("check", "report.md", "--new-since", "HEAD")
    assert text.stdout.splitlines()[0] == snapshot
    github = run("check", "report.md", "--new-since", "HEAD", "--format", "github")
    assert "::warning file=report.md,line=3" in github.stdout
    sarif = json.loads(run("check", "report.md", "--new-since", "HEAD", "--format", "sarif").stdout)
    (result,) = sarif["runs"][0]["results"]
    assert (result["ruleId"], result["relatedLocations"][0]["id"]) == ("DIF01", 0)
    rules = sarif["runs"][0]["tool"]["driver"]["rules"]
    assert rules[result["ruleIndex"]]["name"] == "OldValueKept"


def test_what_another_check_tells_of_the_same_places_is_told_once(git: Git) -> None:
    edit("In all 3,412 people saw it", "The fair drew 3,412 visitors")
    git("commit", "-q", "-a", "-m", "Say it otherwise")
    edit("| 3,412 |", "| 3,512 |")
    done = run("check", "report.md", "--new-since", "HEAD")
    told = [line.split()[1] for line in done.stdout.splitlines() if " warning " in line]
    assert told == ["DIF01"]


def test_a_file_below_the_top_is_found_from_anywhere(
    git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path("texts", "süd")
    folder.mkdir(parents=True)
    git("mv", "report.md", str(folder / "report.md"))
    git("commit", "-q", "-m", "Move")
    monkeypatch.chdir(folder)
    for version in ("HEAD", "HEAD~1"):
        assert "1 in the earlier" in run("check", "report.md", "--new-since", version).stderr


def test_a_claims_folder_is_read_as_it_was(git: Git) -> None:
    Path("claims").mkdir()
    head = "key: fair\nkind: report\ntitle: The Fair\n"
    Path("claims", "document.yaml").write_text(head, encoding="utf-8")
    dated = "dated: 'Tuesday, 4 July 1776'"
    event = f"- {{id: a1, date: 1776-07-04, {dated}, says: It was signed.}}\n"
    Path("claims", "narrative.yaml").write_text(event, encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "Claims")
    before = run("check", "claims", "--no-config")
    done = run("check", "claims", "--new-since", "HEAD", "--no-config")
    assert before.exit_code == 1
    assert (done.exit_code, done.stderr.count("1 in the earlier version")) == (0, 1)


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize("zeros", ["0" * 40, "0" * 64])
def test_zeros_for_a_digest_say_that_nothing_was_there_before(zeros: str) -> None:
    done = run("check", "report.md", "--new-since", zeros)
    assert done.exit_code == 1
    assert "report.md:3:" in done.stdout
    assert "in the earlier version" not in done.stderr


@pytest.mark.parametrize("name", ["HEAD", "@", "0" * 40])
def test_before_the_first_commit_all_is_new(
    name: str, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "begun"
    folder.mkdir()
    git("init", "-q", folder=folder)
    monkeypatch.chdir(folder)
    Path("report.md").write_text(FAIR, encoding="utf-8")
    git("add", "-A", folder=folder)
    assert run("check", "report.md", "--new-since", name).exit_code == 1
    assert run("check", "report.md", "--new-since", "main").exit_code == 2


WRONG = ["", "--output=x", "HEAD\n"]


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize("name", WRONG)
def test_a_revision_that_there_is_not_is_refused(name: str, snapshot: object) -> None:
    done = run("check", "report.md", f"--new-since={name}")
    assert done.exit_code == 2
    assert done.stderr == snapshot
    assert not Path("x").exists()


def test_a_shallow_clone_says_how_to_get_the_rest(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = git("rev-parse", "HEAD")
    edit("people", "souls")
    git("commit", "-q", "-a", "-m", "Next")
    git("clone", "-q", "--depth", "1", f"file://{tmp_path}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    done = run("check", "report.md", "--new-since", first)
    assert done.exit_code == 2
    assert "git fetch --unshallow" in done.stderr


def test_a_folder_without_git_says_so(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, snapshot: object
) -> None:
    folder = tmp_path_factory.mktemp("plain")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    monkeypatch.chdir(folder)
    Path("a.md").write_text("It rained.\n", encoding="utf-8")
    done = run("check", "a.md", "--new-since", "HEAD")
    assert done.exit_code == 2
    assert done.stderr == snapshot


def test_what_could_not_be_read_before_counts_as_new(git: Git, snapshot: object) -> None:
    Path("report.md").write_bytes(b"\xff\xfe\x00")
    git("commit", "-q", "-a", "-m", "Break")
    Path("report.md").write_text(FAIR, encoding="utf-8")
    done = run("check", "report.md", "--new-since", "HEAD")
    assert "DAT01" in done.stdout
    assert done.stderr == snapshot
