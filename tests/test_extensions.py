"""Checks, readers, reports and citations of other packages: found, run, and named when broken."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from attrs import evolve

import factcheck
from factcheck import extensions
from factcheck.checks import CHECKS, every_check
from factcheck.errors import UnreadableError, UsageError
from factcheck.model import Status

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "house-check"


def installed(folder: Path, *, broken: Mapping[str, str] | None = None) -> Path:
    """Lay a package out as an installer does, perhaps with checks that are none."""
    shutil.copytree(EXAMPLE / "house_check", folder / "house_check")
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]
    info = folder / f"house_check-{project['version']}.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(metadata, "utf-8")
    lines: list[str] = []
    project["entry-points"]["factcheck.checks"].update(broken or {})
    for group, points in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {value}" for name, value in points.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


@pytest.fixture
def forgetting() -> Iterator[None]:
    """Look anew for what is installed, before and after."""

    def forget() -> None:
        for cached in (extensions.entry_points, extensions._is_extended, every_check):  # noqa: SLF001
            cached.cache_clear()
        sys.modules.pop("house_check", None)

    forget()
    yield
    forget()


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder), str(ROOT / "src")])
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        env={**os.environ, "PYTHONPATH": path},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_example_package_adds_a_check_a_reader_a_report_and_citations(tmp_path: Path) -> None:
    folder = installed(tmp_path)
    (folder / "a.note").write_text("key words\nIt cost TK crowns.\n", "utf-8")
    done = run(folder, "check", "a.note")
    assert done.stdout.startswith("a.note:2:9: HSE01 error “TK”")
    assert "a.note: 1\n" in run(folder, "check", ".", "--format", "count").stdout
    assert run(folder, "check", "a.note", "--format", "count").stdout == "a.note: 1\n"
    assert "HSE01" in run(folder, "explain").stdout
    assert run(folder, "check", "a.note", "--ignore", "HSE01").returncode == 0
    (folder / "b.txt").write_text("A Mill\n\nBy Ida Holm\nPublished 3 May 2021 in Fields\n\nIt.\n")
    assert run(folder, "cite", "b.txt", "--format", "keys").stdout == "holm2021mill\n"


@pytest.mark.usefixtures("forgetting")
def test_a_broken_check_is_named_and_the_others_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path, broken={"gone": "nowhere:CHECK", "odd": "house_check:read_note"})
    monkeypatch.syspath_prepend(str(tmp_path))
    report = factcheck.examine_text("It cost TK crowns.")
    failed = {one.code: one.reason for one in report.checks if one.status is Status.FAILED}
    assert set(failed) == {"GONE", "ODD"}
    reason = "extension 'gone' (factcheck.checks) from house-check 1.0: cannot be loaded (Module"
    assert reason in failed["GONE"]
    assert failed["GONE"].count("extension") == failed["GONE"].count("uninstall") == 1
    assert "is not a factcheck.model.Check" in failed["ODD"]
    assert [one.code for one in report.findings] == ["HSE01"]


@pytest.mark.usefixtures("forgetting")
def noted(returned: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a note, and a package whose reader of notes returns something."""
    installed(folder)
    code = folder / "house_check" / "__init__.py"
    source, _, rest = code.read_text("utf-8").partition("    keywords, end, body")
    behind = rest[rest.index("\n\n") :]
    code.write_text(f"{source}    return {returned}\n{behind}", "utf-8")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.chdir(folder)
    Path("a.note").write_text("Log\n\nIt TK was.\n", "utf-8")


@pytest.mark.parametrize(
    ("returned", "place"),
    [
        ("parse(data, path + '.txt')", "a.note:3:4"),
        ("parse(b'It is TK.', path + '#text', suffix='.md')", "a.note#text:1:7"),
    ],
)
@pytest.mark.usefixtures("forgetting")
def test_what_a_reader_returns_leads_into_the_file_that_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, returned: str, place: str
) -> None:
    noted(returned, tmp_path, monkeypatch)
    [found] = factcheck.examine("a.note", factcheck.Config(select=("HSE01",))).findings
    assert f"{found.place.path}:{found.place.line}:{found.place.column}" == place


@pytest.mark.parametrize(
    "returned",
    [
        "parse(b'', path + '.txt')",
        "parse(data[4:], path, suffix='.txt')",
        "parse(b'A' + data, path, suffix='.md')",
    ],
)
@pytest.mark.usefixtures("forgetting")
def test_words_that_are_elsewhere_in_the_file_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, returned: str, snapshot: object
) -> None:
    noted(returned, tmp_path, monkeypatch)
    with pytest.raises(UnreadableError) as refused:
        factcheck.examine("a.note")
    assert refused.value.path == "a.note"
    assert str(refused.value) == snapshot


def test_a_check_of_the_caller_runs_beside_ours(tmp_path: Path, snapshot: object) -> None:
    path = tmp_path / "a.txt"
    path.write_text("They met on Monday 29 February 2024.\n", "utf-8")
    weekday = next(check for check in CHECKS if check.code == "DAT01")
    own = evolve(weekday, code="HSE02")
    report = factcheck.examine(path, checks=[own])
    assert {one.code for one in report.findings} >= {"DAT01", "HSE02"}
    with pytest.raises(UsageError) as caught:
        factcheck.examine(path, checks=[weekday])
    assert str(caught.value) == snapshot
