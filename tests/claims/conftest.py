"""Claims folders for tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

LEAST = {
    "document.yaml": "key: a\nkind: report\ntitle: T\n",
    "narrative.yaml": "- {id: a, says: It rains}\n",
}
"""The smallest folder: what a test does not give."""

Write = Callable[[dict[str, str | bytes | None]], str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Give a function that writes a folder `c` in the current folder; None leaves a file out."""
    monkeypatch.chdir(tmp_path)

    def put(files: dict[str, str | bytes | None]) -> str:
        Path("c").mkdir()
        for name, content in {**LEAST, **files}.items():
            if content is not None:
                data = content.encode() if isinstance(content, str) else content
                Path("c", name).write_bytes(data)
        return "c"

    return put


@pytest.fixture
def lighthouse() -> str:
    """Give the path of a folder that uses every key and every way of writing a value."""
    return (Path(__file__).parent / "lighthouse").as_posix()
