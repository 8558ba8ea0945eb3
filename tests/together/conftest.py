"""Books in folders of their own."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Saved = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """Return a function that writes texts into a folder of their own and returns it."""

    def save(texts: Mapping[str, str]) -> Path:
        folder = tmp_path / f"book{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return save
