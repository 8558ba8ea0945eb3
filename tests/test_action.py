"""The GitHub Action and the pre-commit hook of the repository, run over a sample repository."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SCHEMA = ROOT / "tests" / "output" / "schemas" / "sarif-2.1.0-rtm.5.json"
EXPRESSION = re.compile(r"\$\{\{ ([\w.-]+) \}\}")
DATED = "The fair was opened on Tuesday, 4 July 1776, before 3,412 people.\n"
pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed"),
]


def git(*arguments: str, folder: Path) -> str:
    settings = ("user.name=Ed", "user.email=ed@example.org", "init.defaultBranch=main")
    own = [word for setting in settings for word in ("-c", setting)]
    done = subprocess.run(
        ["git", *own, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a repository with two texts, one of them with a wrong weekday."""
    folder = tmp_path / "sample repo"
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "the fair.md").write_text(DATED, encoding="utf-8")
    (folder / "texts" / "note.md").write_text("It rained in July.\n", encoding="utf-8")
    git("init", "-q", folder=folder)
    git("add", "-A", folder=folder)
    git("commit", "-q", "-m", "Begin", folder=folder)
    return folder


class Runner:
    """Runs the steps of a composite action as GitHub's runner does: inputs, environment, bash."""

    def __init__(self, temp: Path) -> None:
        self.temp = temp
        temp.mkdir()
        self.outputs: dict[str, str] = {}

    def value(self, words: str, inputs: Mapping[str, str]) -> str:
        known = {f"inputs.{name}": one for name, one in inputs.items()}
        known |= {"github.action_path": str(ROOT)}
        return EXPRESSION.sub(lambda match: known[match[1]], words)

    def run(
        self, folder: Path, steps: Sequence[Mapping[str, Any]], **given: str
    ) -> subprocess.CompletedProcess[str]:
        """Run steps with some inputs, the others as they are by default."""
        named = {name.replace("_", "-"): one for name, one in given.items()}
        assert named.keys() <= ACTION["inputs"].keys()
        inputs = {name: one["default"] for name, one in ACTION["inputs"].items()} | named
        done = None
        for step in steps:
            assert EXPRESSION.search(step["run"]) is None, "an input is no part of a script"
            script, output = self.temp / "step.sh", self.temp / "output"
            script.write_text(step["run"], encoding="utf-8")
            output.write_text("", encoding="utf-8")
            own = {name: self.value(one, inputs) for name, one in step["env"].items()}
            runner = {"RUNNER_TEMP": str(self.temp), "GITHUB_OUTPUT": str(output)}
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
                cwd=folder,
                env={**os.environ, **runner, **own},
                capture_output=True,
                text=True,
                check=False,
            )
            lines = output.read_text(encoding="utf-8").splitlines()
            self.outputs = dict(line.split("=", 1) for line in lines)
        assert done is not None
        return done


INSTALL, CHECK = ACTION["runs"]["steps"]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """Return a runner on which the action is installed: its command is that of these tests."""
    made = Runner(tmp_path / "temp")
    bin_ = made.temp / "factcheck" / "bin"
    bin_.mkdir(parents=True)
    command = f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n'
    (bin_ / "factcheck").write_text(command, encoding="utf-8")
    (bin_ / "factcheck").chmod(0o755)
    return made


def test_findings_stand_beside_their_lines_and_fail_the_step(runner: Runner, sample: Path) -> None:
    done = runner.run(sample, [CHECK])
    assert done.returncode == 1, done.stderr
    assert "::error file=texts/the fair.md,line=1" in done.stdout
    assert runner.outputs == {"status": "1"}


def test_a_change_alone_is_reported_with_a_sarif_file_by_the_published_schema(
    runner: Runner, sample: Path
) -> None:
    path = sample / "texts" / "note.md"
    path.write_text("It rained on Monday, 5 July 1776.\n", encoding="utf-8")
    done = runner.run(sample, [CHECK], paths="texts\n", new_since="HEAD", sarif="out.sarif")
    assert done.returncode == 1, done.stderr
    assert "the fair.md" not in done.stdout
    made = json.loads((sample / "out.sarif").read_text(encoding="utf-8"))
    jsonschema.validate(made, json.loads(SCHEMA.read_text(encoding="utf-8")))
    places = [one["locations"][0]["physicalLocation"] for one in made["runs"][0]["results"]]
    assert [one["artifactLocation"]["uri"] for one in places] == ["texts/note.md"]


def test_the_other_inputs_reach_the_command(runner: Runner, sample: Path, snapshot: object) -> None:
    assert runner.run(sample, [CHECK], ignore="DAT").returncode == 0
    assert runner.run(sample, [CHECK], select="CHR").returncode == 0
    assert runner.run(sample, [CHECK], fail_on="never", markdown="out.md").returncode == 0
    assert "DAT01" in (sample / "out.md").read_text(encoding="utf-8")
    done = runner.run(sample, [CHECK], new_since="nowhere")
    assert (done.returncode, runner.outputs) == (2, {"status": "2"})
    assert done.stderr == snapshot


HOSTILE = '$(touch hacked) `touch hacked`; touch hacked" && touch hacked #'


@pytest.mark.parametrize("words", [HOSTILE, "--output=hacked"])
def test_an_input_is_never_run_nor_taken_for_an_option(
    runner: Runner, sample: Path, words: str
) -> None:
    given = dict.fromkeys(("paths", "new_since", "select", "baseline"), words)
    assert runner.run(sample, [CHECK], **given).returncode == 2
    assert not (sample / "hacked").exists()


def test_each_input_and_output_says_what_it_is_and_is_documented() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for name, told in {**ACTION["inputs"], **ACTION["outputs"]}.items():
        assert told["description"]
        assert f"`{name}`" in page
    names = {EXPRESSION.fullmatch(one)[1] for one in CHECK["env"].values()}  # type: ignore[index]
    assert names == {f"inputs.{name}" for name in ACTION["inputs"]}


def test_the_action_keeps_to_the_schema_of_actions() -> None:
    command = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))
    if command is None:
        pytest.skip("check-jsonschema is not installed")
    done = subprocess.run(
        [command, "--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.fixture
def index(tmp_path: Path) -> None:
    """Skip where nothing can be installed: the hook installs the repository."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    done = subprocess.run(
        [*pip, "--dest", str(tmp_path / "wheels"), "hatchling"], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("packages cannot be installed here")


@pytest.mark.usefixtures("index")
def test_the_hook_runs_under_pre_commit(sample: Path, tmp_path: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    if not (ROOT / ".git").exists():
        pytest.skip("pre-commit takes hooks from a repository of git")
    command = [
        sys.executable,
        "-m",
        "pre_commit",
        "try-repo",
        str(ROOT),
        "factcheck",
        "--all-files",
    ]
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONPATH": ""}
    done = subprocess.run(
        command, cwd=sample, env={**os.environ, **home}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "texts/the fair.md:1:24: DAT01 error" in done.stdout


STAND_IN = """#!/bin/sh
echo "$@" >> "$RUNNER_TEMP/asked"
if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi
"""


def test_the_action_installs_the_repository_that_it_comes_from(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands in the place of python3 notes what it is asked to do."""
    (tmp_path / "python3").write_text(STAND_IN, encoding="utf-8")
    (tmp_path / "python3").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    runner = Runner(tmp_path / "temp")
    done = runner.run(sample, [INSTALL])
    assert done.returncode == 0, done.stderr
    asked = (runner.temp / "asked").read_text(encoding="utf-8").splitlines()
    where = runner.temp / "factcheck"
    assert asked == [f"-m venv {where}", f"-m pip install --quiet {ROOT}[pdf]"]
