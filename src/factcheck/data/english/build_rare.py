"""Make `rare.txt.gz` from the lists of the Debian package scowl; README.md names it."""

import gzip
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from factcheck.data.english import is_ordinary
from factcheck.data.english.rare import FEWEST_LETTERS, HUGE, bases

_LISTS = re.compile(r"(?:[a-z_0-9]+-(?:words|upper)|special-hacker)\.(\d\d)")
_USUAL = 60
_LARGEST = 80
"""SCOWL calls 70 large, 80 huge (rare but real words), 95 insane (also misspellings)."""


def build(folder: Path) -> bytes:
    """Return the packed list from the folder that holds the lists of the package."""
    usual = _uncommon(folder, _USUAL)
    words = _uncommon(folder, _LARGEST)
    rare = {word for word in words if (usual if word in usual else words).isdisjoint(bases(word))}
    entries = sorted(word.encode() + (b"" if word in usual else HUGE) for word in rare)
    return gzip.compress(b"\n".join(entries), 9, mtime=0)


def _uncommon(folder: Path, largest: int) -> set[str]:
    """Return the words of the lists up to a size that the small list does not hold."""
    words = {word for path in _chosen(folder, largest) for word in _read(path)}
    return {word for word in words if not is_ordinary(word)}


def _chosen(folder: Path, largest: int) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        match = _LISTS.fullmatch(path.name)
        if match and int(match[1]) <= largest:
            yield path


def _read(path: Path) -> Iterator[str]:
    """Yield the words of a list; those with accents as they are written without them."""
    for word in path.read_text(encoding="utf-8").split("\n"):
        plain = "".join(filter(str.isascii, unicodedata.normalize("NFKD", word)))
        if len(plain) >= FEWEST_LETTERS and plain.islower() and plain.isalpha():
            yield plain


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(build(Path("/usr/share/dict/scowl")))
