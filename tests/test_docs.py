"""Every code block of the documentation runs, and every picture and link is there.

- ```console blocks: lines that begin with "$ " are run beside the examples, by a shell if they need
  one; what follows is their whole output, in which a line "..." stands for any lines. A block with
  a program that is not installed is skipped.
- ```python blocks are run, each in a fresh namespace; the lines after "# prints:" are their output.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.apps.cli import main
from factcheck.checks import CHECKS

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "docs"))
import api  # noqa: E402 - it stands beside the pages that it writes
import generate  # noqa: E402

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
SHELL = re.compile(r"[|><;&$`*~\[]")
OWN = re.compile(
    r"""(factcheck [^\n]*?)(?: > (?P<into>\S+))?(?P<told>; echo "exit status \$\?")?"""
)
"""A command of ours, with what a shell would do with its output and its status."""
EMPTY_MEANING = re.compile(r"^.*\|  \|$", re.MULTILINE)
"""A member without a docstring."""
SECONDS = re.compile(r"\b\d+\.\d+ s\b")
IDLE = re.compile(r"; \d+ checks? had nothing to check(?: \(--verbose says why\))?")
"""Whether and how many changes with every check that is added, and says nothing about the page."""


def blocks(language: str) -> list[tuple[str, str]]:
    """Return (page:line, code) of every fenced block of a language."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in BLOCK.finditer(text):
            if match[1] == language:
                line = text.count("\n", 0, match.start()) + 1
                found.append((f"{page.relative_to(ROOT).as_posix()}:{line}", match[2]))
    return found


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with the examples and claims in it, as the current one."""
    for name in ("examples", "claims"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def search_path() -> str:
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def output_of(command: str) -> str:
    own = OWN.fullmatch(command)
    if own and not SHELL.search(own[1]):
        words = shlex.split(own[1])[1:]
        run = CliRunner(env={"COLUMNS": "100"}).invoke(main, words, prog_name="factcheck")
        if own["into"]:
            Path(own["into"]).write_bytes(run.stdout_bytes)
        said = run.stderr if own["into"] else run.output
        told = f"\nexit status {run.exit_code}" if own["told"] else ""
        return plain(said.rstrip("\n") + told).strip("\n")
    done = subprocess.run(  # noqa: S602 - the commands of our own documentation
        command,
        shell=True,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PATH": search_path(), "COLUMNS": "100"},
    )
    return plain(done.stdout).strip("\n")


def plain(printed: str) -> str:
    """Return what was printed without what differs from run to run, or from check to check."""
    return IDLE.sub("", SECONDS.sub("0.00 s", printed))


def matches(expected: str, actual: str) -> bool:
    """Compare line by line; "..." stands for any number of lines."""
    parts = [re.escape(part.strip("\n")) for part in f"\n{expected}\n".split("\n...\n")]
    return re.fullmatch(r"\n?[\s\S]*\n?".join(parts), actual) is not None


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize("code", [pytest.param(code, id=at) for at, code in blocks("console")])
def test_a_console_block_prints_what_it_shows(code: str) -> None:
    for step in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        command, _, expected = step.partition("\n")
        program = command.split(maxsplit=1)[0]
        if not shutil.which(program, path=search_path()):
            pytest.skip(f"{program} is not installed")
        actual = output_of(command)
        assert matches(plain(expected), actual), f"$ {command}\n{actual}"


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize("code", [pytest.param(code, id=at) for at, code in blocks("python")])
def test_a_python_block_runs(code: str) -> None:
    program, _, expected = code.partition("# prints:\n")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(program, "block", "exec"), {"__name__": "block"})  # noqa: S102 - our own
    wanted = "\n".join(line[2:] for line in expected.split("\n"))
    assert printed.getvalue().strip("\n") == wanted.strip("\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    prose = FENCED.sub("", text)  # examples of checks have links
    targets = LINK.findall(prose)
    assert [name for name in targets if not (page.parent / name).exists()] == []


def test_the_pages_of_the_checks_are_those_of_the_checks() -> None:
    shares, real = generate.shares_of_right(), generate.real_examples()
    written = {
        check.code: (ROOT / "docs" / "checks" / f"{check.code}.md").read_text(encoding="utf-8")
        for check in CHECKS
    }
    assert written == {check.code: generate.page(check, shares, real) for check in CHECKS}, (
        "make pages writes them anew"
    )


def test_the_page_of_the_python_names_is_that_of_the_names() -> None:
    text = generate.NAMES.read_text(encoding="utf-8")
    assert text == api.page(), "make pages writes it anew"
    assert EMPTY_MEANING.findall(text) == []


def test_the_list_of_the_checks_names_them_all() -> None:
    text = (ROOT / "docs" / "checks" / "index.md").read_text(encoding="utf-8")
    table = text[text.index(generate.START) : text.index(generate.END) + len(generate.END)]
    assert text == generate.index(f"{table}\n"), "make pages writes it anew"


def test_the_readme_keeps_to_its_length() -> None:
    assert (ROOT / "README.md").read_text(encoding="utf-8").count("\n") <= 120
