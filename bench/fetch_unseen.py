"""Fetches the documents of `bench/unseen.txt`, or writes a part of that list from packages.

    python bench/fetch_unseen.py FOLDER [--reading N]     the documents of the list, in FOLDER
    python bench/fetch_unseen.py FOLDER --reading N --choose PACKAGE …    those of N chosen anew

`bench/unseen.txt` names documents that people published and that were not looked at while the
program was built: at which reading they were judged, package, version, path inside. A package is
one of Debian (`NAME`), a source distribution of PyPI (`pypi:NAME`) or a package of npm
(`npm:NAME`), got with the client of each and unpacked; nothing is installed, nothing of it is run,
and the texts are not kept here. They come to lie in a folder for each reading. Then

    python bench/real.py --no-sets FOLDER

measures on them. A number with a letter, "6a", names documents that were mended upon just before
the reading of that number, which are in no share.

A document is chosen by a rule that asks nothing of the program: a text of a kind that is read, or
an upstream README, NEWS, ChangeLog, FAQ and the like, of 2,000 to 400,000 bytes, in English, with
300 words and four years or months; no licence, nothing of tests or of other people's packages; of
two with one name the first; of a package the first ten in the order of the SHA-256 of package and
path, with one log of changes to four other documents. (Until the fifth reading: of Debian alone,
with eight years or months, the first thirty, with any number of logs. In the eighth thirty of a
package at most, and three of four documents whether or not they have years or months.)
"""

import argparse
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from real import LARGEST, READ, SMALLEST

LIST = Path(__file__).with_name("unseen.txt")
HEAD = "# reading, package, version, path inside; written by bench/fetch_unseen.py --choose\n"
MOST = 10
"""Documents of one package, so that none outweighs the others."""
TO_A_LOG = 4
"""Other documents of the package for each log of changes."""
LARGEST_LOAD = 30_000_000
"""Bytes of a source distribution."""
WORDS, DATES = 300, 4
ENGLISH = 0.08
"""Least share of the small words among all words."""
_PLAIN = re.compile(
    r"(?:change|news|readme|history|faq|announce|thanks|credits|authors|whatsnew|release|todo)"
    r"[\w.+-]*",
    re.IGNORECASE,
)
_OF_DEBIAN = re.compile(r"changelog\.debian|news\.debian|readme\.debian|copyright", re.IGNORECASE)
_LOG = re.compile(
    r"change|news|histor|release|whats?.?new|(?:^|/)v?\d+\.[\d.x]+\w*\.", re.IGNORECASE
)
_ASIDE = re.compile(
    r"licen[cs]e|copying|notice|third.?party|vendor|node_modules|\.egg-info|"
    r"(?:^|/)(?:unit)?tests?/|fixtures?/",
    re.IGNORECASE,
)
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
    parser.add_argument("--reading", default="", help="documents of this reading alone")
    parser.add_argument("--choose", nargs="+", metavar="PACKAGE")
    options = parser.parse_args()
    if options.choose:
        choose(options.choose, options.reading or "0", options.folder)
    else:
        fetch(options.folder, options.reading)


def choose(packages: Sequence[str], reading: str, folder: Path) -> None:
    """Write the documents of packages to a folder, and to the list as those of one reading."""
    with ThreadPoolExecutor(4) as pool:
        chosen = pool.map(partial(_choose, folder=folder / reading), packages)
        rows = [f"{reading} {' '.join(row)}" for some in chosen for row in some]
    kept = [" ".join(row) for row in _rows() if row[0] != reading]
    LIST.write_text(HEAD + "".join(f"{row}\n" for row in (*kept, *rows)), encoding="utf-8")


def _choose(package: str, folder: Path) -> list[tuple[str, str, str]]:
    with TemporaryDirectory() as place:
        version = unpack(package, "", Path(place))
        paths = chosen(package, Path(place))
        if paths:
            lay_out(Path(place), paths, folder / _folder(package))
        return [(package, version, path) for path in paths]


def chosen(package: str, place: Path) -> list[str]:
    """Return the documents of an unpacked package that are taken, by the rule."""
    files = (file for file in place.rglob("*") if is_read(file))
    paths = [file.relative_to(place).as_posix() for file in files]
    paths = [path for path in paths if not _ASIDE.search(path)]
    taken: dict[bool, list[str]] = {True: [], False: []}
    names: set[str] = set()
    for path in sorted(paths, key=partial(_order, package)):
        of_kind = taken[is_log(path)]
        most = MOST // (TO_A_LOG + 1) if is_log(path) else MOST
        if len(of_kind) < most and _name(path) not in names and is_telling(Path(place, path)):
            names.add(_name(path))
            of_kind.append(path)
    logs, others = taken[True], taken[False][: MOST - len(taken[True])]
    return sorted((*others, *logs[: len(others) // TO_A_LOG]))


def is_log(path: str) -> bool:
    """True if a file, or the folder that it is in, is named as a log of changes by version."""
    return _LOG.search("/".join(Path(path).parts[-2:])) is not None


def unpack(package: str, version: str, place: Path) -> str:
    """Download a package, unpack it, and return its version; empty if it cannot be had."""
    registry, _, name = package.rpartition(":")
    load = {"": _from_debian, "pypi": _from_pypi, "npm": _from_npm}[registry]
    with TemporaryDirectory() as folder:
        got = load(name, version, Path(folder))
        archive = next(Path(folder).iterdir(), None)
        if archive is None:
            print(f"{package} {version}: not to be had", file=sys.stderr)
            return ""
        return got if _is_opened(archive, place) else ""


def _is_opened(archive: Path, place: Path) -> bool:
    """True if an archive could be unpacked, with nothing outside of the place."""
    try:
        if archive.suffix == ".deb":
            dpkg = shutil.which("dpkg") or "dpkg"
            subprocess.run([dpkg, "-x", str(archive), str(place)], check=True)
        elif archive.suffix == ".zip":
            shutil.unpack_archive(archive, place)
        else:
            with tarfile.open(archive) as opened:
                opened.extractall(place, filter="data")
    except (tarfile.TarError, shutil.ReadError, OSError) as error:
        print(f"{archive.name}: {error}", file=sys.stderr)
        return False
    return True


def _from_debian(name: str, version: str, folder: Path) -> str:
    apt = shutil.which("apt-get") or "apt-get"
    wanted = f"{name}={version}" if version else name
    subprocess.run([apt, "download", "-q", wanted], cwd=folder, capture_output=True, check=False)
    found = next(folder.iterdir(), None)
    return found.name.split("_")[1].replace("%3a", ":") if found else ""


def _from_pypi(name: str, version: str, folder: Path) -> str:
    """Load a source distribution with what `pip` has for it: `pip download` would run its setup."""
    from pip._internal.commands import create_command  # noqa: PLC0415

    command: Any = create_command("download")
    options, _ = command.parse_args(["--no-deps", "--no-binary", ":all:", name])
    with command.main_context():
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session)  # noqa: SLF001
        every = finder.find_all_candidates(name)
        if version:
            found = next((one for one in every if str(one.version) == version), None)
        else:
            found = finder.find_best_candidate(name).best_candidate
        if found is None:
            return ""
        identity = {"Accept-Encoding": "identity"}
        answer = session.get(found.link.url_without_fragment, headers=identity, stream=True)
        if answer.ok and int(answer.headers.get("content-length", "0")) < LARGEST_LOAD:
            (folder / found.link.filename).write_bytes(answer.content)
    return str(found.version)


def _from_npm(name: str, version: str, folder: Path) -> str:
    npm = shutil.which("npm") or "npm"
    wanted = f"{name}@{version}" if version else name
    command = [npm, "pack", "--json", "--ignore-scripts", wanted]
    said = subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True)
    return str(json.loads(said.stdout)[0]["version"]) if said.returncode == 0 else ""


def _folder(package: str) -> str:
    """Return the name of a package's folder."""
    return package.replace(":", "/")


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


def _rows() -> list[list[str]]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return [line.split(" ", 3) for line in lines if not line.startswith("#")]


def fetch(folder: Path, reading: str) -> None:
    """Write the documents of the list, or of one reading, to a folder, package by package."""
    rows = [row for row in _rows() if reading in {"", row[0]}]
    for package, version in dict.fromkeys((row[1], row[2]) for row in rows):
        with TemporaryDirectory() as place:
            if not unpack(package, version, Path(place)):
                continue
            for number in {row[0] for row in rows}:
                paths = [row[3] for row in rows if row[:3] == [number, package, version]]
                if paths:
                    lay_out(Path(place), paths, folder / number / _folder(package))


def lay_out(place: Path, paths: Sequence[str], folder: Path) -> None:
    """Copy files of an unpacked package under names that tell how they are read."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        name = path.removesuffix(".gz").removeprefix("usr/share/doc/").replace("/", "__")
        known = name if Path(name).suffix.lower() in READ else f"{name}.txt"
        (folder / known).write_bytes(read(place / path))


if __name__ == "__main__":
    main()
