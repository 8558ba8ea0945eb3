"""The cost table of the documentation is what the bench prints."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


def test_the_documentation_has_the_table_that_the_bench_prints(
    root: Path, shared: Callable[[str], Path]
) -> None:
    article = shared("articles/comparative-connections-22-1-china-russia.txt")
    done = subprocess.run(
        [sys.executable, str(root / "bench/second_reader.py"), str(article)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    page = (root / "docs/second-reader.md").read_text(encoding="utf-8")
    start = "<!-- printed: bench/second_reader.py -->\n"
    assert page.partition(start)[2].partition("<!-- end of printed -->")[0] == done.stdout
