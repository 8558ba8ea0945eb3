"""What ships with the package is read, and paths are told, as `pathlib` would, but without it."""

import itertools
from pathlib import Path, PurePath

import pytest

from factcheck.analysis.pipeline import _slashes
from factcheck.packaged import bytes_in, folder_of, text_in

PATHS = [
    "".join(signs) for count in range(1, 7) for signs in itertools.product("a./", repeat=count)
]


def test_a_file_is_read_as_it_lies_beside_its_module(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("é\nb\n", encoding="utf-8")
    folder = folder_of(str(tmp_path / "module.py"))
    assert text_in(folder, "words.txt") == "é\nb\n"
    assert bytes_in(folder, "words.txt") == "é\nb\n".encode()
    with pytest.raises(FileNotFoundError):
        text_in(folder, "others.txt")


def test_a_path_is_written_with_slashes_and_without_what_it_does_not_need() -> None:
    assert [_slashes(path) for path in PATHS] == [PurePath(path).as_posix() for path in PATHS]
    assert _slashes(Path("a", "b.txt")) == "a/b.txt"
