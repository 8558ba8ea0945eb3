"""The server in a real Neovim, with the configuration that the project gives to people."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "editors" / "neovim" / "factcheck.lua"
SCRIPT = Path(__file__).with_name("neovim.lua")
BRIDGE = """# The footbridge

On 12 June 2021 two hundred volunteers walked across in step, and the deck swayed.

## Chronology

**14 March 2019**: The town council chooses the design.

**21 June 2021**: Two hundred volunteers walk across in step; the deck sways.

**Monday, 8 May 2021**: The deck is lifted into place.
"""


@pytest.mark.skipif(shutil.which("nvim") is None, reason="nvim: Neovim is not installed")
def test_a_person_at_neovim_sees_repairs_and_decides(tmp_path: Path, snapshot: object) -> None:
    document, result = tmp_path / "bridge.md", tmp_path / "seen.json"
    document.write_text(BRIDGE, encoding="utf-8")
    environment = {**os.environ, "FACTCHECK_CACHE": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    arguments = [str(one) for one in (SCRIPT, CONFIG, document, result, sys.executable)]
    done = subprocess.run(
        ["nvim", "--headless", "--clean", "-l", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert result.is_file(), done.stderr
    seen = json.loads(result.read_text(encoding="utf-8"))
    assert "error" not in seen, (seen, done.stderr)
    assert seen["first"] == [10, 2]
    assert seen["moved"] == [12, 2]
    assert seen["repaired"].startswith("On 21 June 2021 two hundred volunteers")
    assert (seen["asked"] == snapshot, seen["escaped"]) == (True, 0)
    kept = "\n".join(seen["dismissed"])
    assert "do: dismissed" in kept
    assert "note: as it was" in kept
    assert "2021-05-08" in seen["hover"]
    # The window of the proof, Markdown as well, starts no server of its own.
    assert (seen["starts"], seen["clients"]) == (1, 1)
