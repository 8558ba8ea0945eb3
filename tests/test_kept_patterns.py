"""Compiled patterns that the command keeps from run to run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli.kept_patterns import KeptPatterns

SOURCES = (
    (r"(?P<year>\d{4})-(?P<month>\d\d)", 0),
    (r"(?<!\w)(?:mayor|König|lord provost)\b[^.;]{0,40}+", re.IGNORECASE),
    (r"(?m)^\s*(?:[-*•]|(\d+)\.)\s", 0),
    (r"(?i:in|at) (?:a|an) (?P<who>[A-ZÀ-Þ]\w+)|(?P<none>)$", re.MULTILINE),
    ("", 0),
)
DEED = "It was signed on Tuesday, 4 July 1776, and Ingrid Zzyzxova kept it.\n"


def kept(path: Path) -> KeptPatterns:
    """Compile all patterns, keep them, and give what the next run begins with."""
    first = KeptPatterns(path)
    for source, flags in SOURCES:
        first.compile(source, flags)
    first.save()
    return KeptPatterns(path)


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_a_kept_pattern_is_the_compiled_one(source: str, flags: int, tmp_path: Path) -> None:
    again = kept(tmp_path / "patterns").compile(source, flags)
    assert again == re.compile(source, flags)  # compares the code, too
    assert again.groupindex == re.compile(source, flags).groupindex
    text = "At a König in 1776-07 the lord provost said\n 1. no"
    assert [m.span() for m in again.finditer(text)] == [
        m.span() for m in re.finditer(source, text, flags)
    ]


def test_a_mistake_in_a_pattern_is_told_as_ever(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        kept(tmp_path / "patterns").compile("(")


@pytest.mark.parametrize("damage", [b"", b"no", b"\0" * 400])
def test_a_damaged_file_is_as_good_as_none(damage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "patterns"
    kept(path)
    whole = path.read_bytes()
    path.write_bytes(damage or whole[:-1] + bytes([whole[-1] ^ 1]))
    assert KeptPatterns(path).compile("a+").pattern == "a+"
    kept(path)
    assert path.read_bytes() == whole


def test_a_folder_that_cannot_be_written_stops_nothing() -> None:
    assert kept(Path(os.devnull, "patterns")).compile("a+").fullmatch("aa")


def test_a_user_without_a_home_is_served_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "deed.txt").write_text(DEED, encoding="utf-8")
    homeless = (
        "import os, pwd\n"
        "def nobody(_): raise KeyError\n"
        "pwd.getpwuid = nobody\n"
        "for name in ('HOME', 'XDG_CACHE_HOME', 'FACTCHECK_CACHE'): os.environ.pop(name, None)\n"
        "from factcheck.cli import main\n"
        "main(['check', 'deed.txt'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", homeless], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "1776-07-04 was a Thursday" in done.stdout, done.stderr


def test_two_runs_of_the_command_say_the_same_and_keep_no_word_of_the_document(
    tmp_path: Path,
) -> None:
    (tmp_path / "deed.txt").write_text(DEED, encoding="utf-8")
    folder = tmp_path / "cache"
    environment = {**os.environ, "FACTCHECK_CACHE": str(folder)}

    def run() -> tuple[str, bytes]:
        command = [sys.executable, "-m", "factcheck", "check", "deed.txt"]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1, done.stderr
        (file,) = folder.iterdir()
        return done.stdout, file.read_bytes()

    first = run()
    assert run() == first
    assert b"Zzyzxova" not in first[1]
