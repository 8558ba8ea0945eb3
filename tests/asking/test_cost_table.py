"""The cost table of the documentation is what the bench prints."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path


def rows_of_one_request(text: str) -> Iterator[str]:
    """Yield the rows in which the whole is one request: no extraction changes them."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 3 and cells[3] in ("requests", "1"):
            yield " ".join(cells)


def test_the_documentation_has_the_table_that_the_bench_prints(
    root: Path, shared: Callable[[str], Path]
) -> None:
    article = shared("articles/comparative-connections-22-1-china-russia.txt")
    call = [sys.executable, str(root / "bench/second_reader.py"), str(article)]
    printed = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    page = (root / "docs/second-reader.md").read_text(encoding="utf-8")
    table = page.partition("<!-- printed: bench/second_reader.py -->")[2]
    expected = list(rows_of_one_request(printed))
    assert len(expected) == 3
    assert list(rows_of_one_request(table.partition("<!-- end of printed -->")[0])) == expected
