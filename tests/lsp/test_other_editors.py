"""The configurations for other editors: run in Emacs, asked of Helix, else read."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EDITORS = Path(__file__).resolve().parents[2] / "editors"
SCRIPT = Path(__file__).with_name("emacs.el")
BRIDGE = """# The footbridge

On 12 June 2021 two hundred volunteers walked across in step, and the deck swayed.

## Chronology

**14 March 2019**: The town council chooses the design.

**21 June 2021**: Two hundred volunteers walk across in step; the deck sways.
"""


@pytest.mark.skipif(shutil.which("emacs") is None, reason="emacs is not installed")
def test_a_person_at_emacs_sees_both_sides_and_repairs_one(tmp_path: Path) -> None:
    document, result = tmp_path / "bridge.md", tmp_path / "seen.json"
    document.write_text(BRIDGE, encoding="utf-8")
    config = EDITORS / "emacs" / "factcheck.el"
    loaded = ["-l", str(config), "-l", str(SCRIPT), str(document), str(result), sys.executable]
    done = subprocess.run(
        ["emacs", "--batch", "-Q", *loaded],
        env={**os.environ, "FACTCHECK_CACHE": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert result.is_file(), done.stderr
    seen = json.loads(result.read_text(encoding="utf-8"))
    assert seen["marks"] == 2
    assert [one for one in seen["titles"] if one.startswith("Dismiss CHR01")]
    assert seen["text"] == BRIDGE.replace("On 12 June", "On 21 June")
    assert seen["left"] == 0


@pytest.mark.skipif(shutil.which("hx") is None, reason="hx: Helix is not installed")
@pytest.mark.parametrize("language", ["markdown", "latex", "rst", "org", "html", "yaml", "text"])
def test_helix_finds_the_server_for_each_language(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "helix"
    folder.mkdir()
    shutil.copy(EDITORS / "helix" / "languages.toml", folder)
    server = tmp_path / "bin" / "factcheck"
    server.parent.mkdir()
    server.write_text("#!/bin/sh\n")
    server.chmod(0o755)
    environment = {
        **os.environ,
        "XDG_CONFIG_HOME": str(tmp_path),
        "PATH": f"{server.parent}{os.pathsep}{os.environ['PATH']}",
    }
    done = subprocess.run(
        ["hx", "--health", language],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    assert re.search(rf"✓ factcheck: .*{re.escape(str(server))}", told), told
