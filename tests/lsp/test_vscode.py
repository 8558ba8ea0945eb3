"""The extension for Visual Studio Code: its tests under Node, and its package."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "editors" / "vscode"
BUILD = ROOT / "build" / "vscode"
"""Where it is built; what npm has brought stays there for the next run."""
NO_NETWORK = re.compile("ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ERR_SOCKET_TIMEOUT")

pytestmark = pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed")


def run(*command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=BUILD,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )


@pytest.fixture(scope="module")
def extension() -> Path:
    """Return the folder with the extension and the libraries that its lock file names."""
    shutil.copytree(
        SOURCE, BUILD, ignore=shutil.ignore_patterns("node_modules"), dirs_exist_ok=True
    )
    lock, installed = BUILD / "package-lock.json", BUILD / "node_modules" / "lock.json"
    if not installed.is_file() or installed.read_bytes() != lock.read_bytes():
        done = run("npm", "ci", "--no-audit", "--no-fund")
        if done.returncode and NO_NETWORK.search(done.stderr):
            pytest.skip("the registry of npm cannot be reached")
        assert done.returncode == 0, done.stderr
        shutil.copyfile(lock, installed)
    return BUILD


@pytest.mark.usefixtures("extension")
def test_the_extension_starts_the_server_and_finds_come_through_its_library() -> None:
    command = json.dumps([sys.executable, "-m", "factcheck", "lsp"])
    done = run("node", "--test", "test/", FACTCHECK=command, FACTCHECK_CACHE=str(BUILD / "cache"))
    assert done.returncode == 0, done.stdout
    assert "# skipped 0" in done.stdout


def test_the_package_holds_the_extension_and_its_library_alone(extension: Path) -> None:
    done = run("npm", "run", "package")
    assert done.returncode == 0, done.stderr
    names = zipfile.ZipFile(extension / "factcheck.vsix").namelist()
    parts = ("extension.js", "options.js", "launching.js", "package.json")
    assert {f"extension/{part}" for part in parts} <= {*names}
    assert any(name.startswith("extension/node_modules/vscode-languageclient/") for name in names)
    assert not any(name.startswith(("extension/test", "extension/cache")) for name in names)
    assert not any("/@vscode/vsce/" in name for name in names)


def test_the_settings_of_the_extension_are_those_that_the_server_takes() -> None:
    told = json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))
    settings = told["contributes"]["configuration"]["properties"]
    assert settings["factcheck.command"]["default"] == ["factcheck", "lsp"]
    version = (ROOT / "src" / "factcheck" / "_version.py").read_text(encoding="utf-8")
    assert f'"{told["version"]}"' in version
