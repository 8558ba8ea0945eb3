"""Builds `words.txt` from the word lists of three Debian packages; see README.md."""

import sys
from pathlib import Path

from factcheck.lexicon.data.english import _ENDINGS, _SHORTEST_BASE

_SMALL = ("american-english-small", "british-english-small")
_LARGE = "american-english"


def _read(folder: Path, name: str) -> set[str]:
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    return {line for line in lines if line and "'" not in line}


def _bases(word: str) -> set[str]:
    """Return the possible base forms of a word, by its letters alone: "fin" for "find"."""
    return {
        word[: -len(ending)] + instead
        for ending, instead in _ENDINGS
        if len(word) - len(ending) >= _SHORTEST_BASE and word.endswith(ending)
    }


def build(folder: Path) -> bytes:
    """Return the list made from the folder that contains the packages' lists.

    Words with inflections of their own are kept, because only one ending is removed.
    """
    small = {word for name in _SMALL for word in _read(folder, name) if word.islower()}
    inflected = {word: _bases(word) & small for word in small}
    inflecting = {base for bases in inflected.values() for base in bases}
    bases = {word for word in small if word in inflecting or not inflected[word]}
    capitals = {word for word in _read(folder, _LARGE) if word[0].isupper()}
    return "\n".join(sorted(bases | capitals)).encode("utf-8")


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(build(Path("/usr/share/dict")))
