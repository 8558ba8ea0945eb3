"""How good a draft is: what `factcheck claims` makes of six own documents, by kind of defect.

    python bench/drafts.py [--show] [--before REVISION] [NAME …]

`bench/drafts` has the documents, each with a list made by hand of what a right draft of it has. The
draft is written by the command, read back as plain YAML and compared; then the document and its
draft are checked, and the findings of both compared. With `--before` the program as it was at a
revision drafts them, too. With `--show` each defect is printed.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FOLDER = HERE / "drafts"
KINDS = (
    "statements",
    "statements dropped",
    "dates",
    "dates missing",
    "dates wrong",
    "dates invented",
    "figures",
    "figures missing",
    "figures widened or wrong",
    "persons",
    "persons missing",
    "persons invented",
    "persons missing from a claim",
    "authors wrong",
    "quotations",
    "quotations missing or not exact",
    "quotations with a trailing comma",
    "sources",
    "sources missing or wrong",
    "sources invented",
    "findings of the document",
    "findings that the draft lacks",
    "findings of the draft alone",
)
WHOLE = ("statements", "dates", "figures", "persons", "quotations", "sources")
"""Kinds that are no defect: how many there are."""
NONE = "none"
"""Stands in a list of answers that are right where the draft may as well have none."""
Defects = Iterator[tuple[str, str]]
Folder = dict[str, Any]


def main() -> None:
    """Print the table."""
    options = sys.argv[1:]
    before = options[options.index("--before") + 1] if "--before" in options else ""
    names = [one for one in options if not one.startswith("--") and one != before]
    found = {"now": counted(ROOT / "src", names, show="--show" in options)}
    if before:
        with tempfile.TemporaryDirectory() as folder:
            packed = subprocess.run(
                ["git", "archive", before, "src"], cwd=ROOT, capture_output=True, check=True
            )
            subprocess.run(["tar", "-x", "-C", folder], input=packed.stdout, check=True)
            found = {before: counted(Path(folder) / "src", names, show=False), **found}
    print(f"{'':34}" + "".join(f"{name[:10]:>11}" for name in found))
    for kind in KINDS:
        indent = "" if kind in WHOLE or kind.startswith("findings of the doc") else "  "
        print(f"{indent + kind:34}" + "".join(f"{tally[kind]:11}" for tally in found.values()))


def counted(source: Path, names: list[str], *, show: bool) -> Counter[str]:
    """Return how many there are of each kind in the drafts that a version of the program makes."""
    tally: Counter[str] = Counter()
    for path in sorted(FOLDER.iterdir()):
        if path.suffix == ".yaml" or (names and path.stem not in names):
            continue
        with tempfile.TemporaryDirectory() as folder:
            for kind, words in defects(source, path, Path(folder) / "draft"):
                tally[kind] += 1
                if show and kind not in (*WHOLE, "findings of the document"):
                    print(f"{path.stem}: {kind}: {words}")
    return tally


def defects(source: Path, path: Path, draft: Path) -> Defects:
    """Yield what is counted of one document: its parts, and what is wrong with them."""
    gold = words_of(path.with_suffix(".yaml"))
    run(source, "claims", str(path), "-o", str(draft))
    folder = {file.stem: words_of(file) or {} for file in sorted(draft.glob("*.yaml"))}
    text = plain(path.read_text(encoding="utf-8"))
    yield from of_persons(gold, folder)
    yield from of_authors(gold, folder)
    claims = placed(folder, text)
    starts = [at(text, plain(one["starts"])) for one in gold["claims"]]
    for one, start in zip(gold["claims"], starts, strict=True):
        end = min((other for other in starts if other > start), default=len(text))
        own = [claim for where, claim in claims if start <= where < end]
        yield from of_claim(one, own, folder)
    yield from of_findings(source, path, draft)


def words_of(path: Path) -> Any:
    """Return what a file of YAML holds, every value as the words that are written."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - words only


def at(text: str, words: str) -> int:
    """Return where words stand in the text.

    Raises:
        ValueError: they do not.
    """
    found = text.find(words)
    if found < 0:
        raise ValueError(f"“{words}” does not stand in the document")
    return found


def run(source: Path, *arguments: str) -> str:
    """Return what the command prints."""
    command = [sys.executable, "-m", "factcheck", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode > (arguments[0] == "check"):
        sys.exit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def plain(text: str) -> str:
    """Return text without the marks of Markdown, each run of white space a single space."""
    return " ".join(re.sub(r"[*_]|\[\^\d+\]", "", text).replace("’", "'").split())


def placed(folder: Folder, text: str) -> list[tuple[int, Any]]:
    """Return the claims of a draft, each with where its first words stand in the document."""
    found = []
    for name in ("front-matter", "narrative", "chronology", "notes"):
        last = -1
        for claim in folder.get(name, []):
            said = plain(claim["says"])
            where = text.find(said[:60], last + 1)
            last = where if where >= 0 else text.find(said[:60])
            found.append((last, claim))
    return found


def of_persons(gold: Any, folder: Folder) -> Defects:
    """Yield the persons, those that are missing and those that are none."""
    drafted = [person["name"] for person in folder["people"].values()]
    for name in gold["persons"]:
        yield "persons", name
        if not any(is_one(name, other) for other in drafted):
            yield "persons missing", name
    known = [*gold["persons"], *gold.get("may_be_persons", []), *gold["authors"]]
    for name in drafted:
        if not any(is_one(one, name) for one in known):
            yield "persons invented", name


def is_one(name: str, other: str) -> bool:
    """True if all words of one name are words of the other."""
    left, right = set(name.split()), set(other.split())
    return left <= right or right <= left


def of_authors(gold: Any, folder: Folder) -> Defects:
    """Yield what is wrong with the authors of the document."""
    written = folder["document"].get("authors", [])
    drafted = [
        one.get("literal") or f"{one.get('given', '')} {one.get('family', '')}".strip()
        for one in written
    ]
    if drafted != gold["authors"]:
        yield "authors wrong", f"{drafted} for {gold['authors']}"


def of_claim(gold: Any, own: list[Any], folder: Folder) -> Defects:
    """Yield the parts of one statement, and what is wrong with them."""
    starts = gold["starts"]
    yield "statements", starts
    if not own:
        yield "statements dropped", starts
    for kind, words in (
        *of_dates(gold, own),
        *of_figures(gold, own),
        *of_mentions(gold, own, folder),
        *of_quotations(gold, own),
        *of_sources(gold, own, folder),
    ):
        yield kind, f"{words} in “{starts}”"


def of_dates(gold: Any, own: list[Any]) -> Defects:
    drafted = [claim["date"] for claim in own if "date" in claim]
    right = several(gold.get("date", NONE))
    told = ", ".join(drafted) or "none", " or ".join(right)
    if right != [NONE]:
        yield "dates", told[1]
    if not drafted and NONE not in right:
        yield "dates missing", told[1]
    elif drafted and right == [NONE]:
        yield "dates invented", told[0]
    elif drafted and not any(is_date(one, date) for one in right for date in drafted):
        yield "dates wrong", " for ".join(told)


def several(words: Any) -> list[str]:
    """Return the answers that are right, of which `none` may be one."""
    return words if isinstance(words, list) else [words]


def is_date(right: str, date: str) -> bool:
    """True if a date is the right one, about it or without a zone that the document gives once."""
    return date == right or date.rstrip("~?%Z") == right.rstrip("Z")


def of_figures(gold: Any, own: list[Any]) -> Defects:
    drafted = [one for claim in own for one in claim.get("quantities", [])]
    for words, value in gold.get("figures", {}).items():
        yield "figures", words
        found = [one for one in drafted if words in (one["words"], counted_words(one))]
        if not found:
            yield "figures missing", words
        elif not any(is_figure(one["value"], value) for one in found):
            yield "figures widened or wrong", f"{words} is {found[0]['value']}"


def counted_words(one: Any) -> str:
    """Return a figure with what it counts: "7 shillings"."""
    return f"{one['words']} {one.get('of', '')}"


def is_figure(drafted: Any, value: str) -> bool:
    return isinstance(drafted, str) and float(drafted) == float(value)


def of_mentions(gold: Any, own: list[Any], folder: Folder) -> Defects:
    people = folder["people"]
    named = [people[key]["name"] for claim in own for key in claim.get("people", {})]
    for name in gold.get("people", []):
        if own and not any(is_one(name, other) for other in named):
            yield "persons missing from a claim", name


def of_quotations(gold: Any, own: list[Any]) -> Defects:
    drafted = [quote for claim in own for quote in claim.get("quotes", [])]
    for quote in drafted:
        if quote.endswith(","):
            yield "quotations with a trailing comma", quote
    whole = [re.sub(r"[.,]$", "", plain(quote)) for quote in drafted]
    whole.append(", ".join(whole))
    for quote in gold.get("quotes", []):
        yield "quotations", quote
        if plain(quote) not in whole:
            yield "quotations missing or not exact", f"{quote} ({drafted})"


def of_sources(gold: Any, own: list[Any], folder: Folder) -> Defects:
    drafted = [
        all_words(source_of(claim["source"], folder))
        for claim in own
        if claim.get("source", "author") != "author"
    ]
    right = several(gold.get("source", NONE))
    names = [one.split()[-1].casefold() for one in right]
    if right != [NONE]:
        yield "sources", right[0]
    if drafted and right == [NONE]:
        yield "sources invented", str(drafted)
    elif not drafted and NONE in right:
        return
    elif not any(name in words.casefold() for name in names for words in drafted):
        yield "sources missing or wrong", f"{drafted} for {right}"


def source_of(key: str, folder: Folder) -> Any:
    """Return the entry of a source, with that of the person who speaks in it."""
    entry = folder["people"].get(key) or folder["sources"].get(key) or {"key": key}
    speaker = entry.get("speaker")
    return {**entry, "by": folder["people"].get(speaker)} if speaker else entry


def all_words(entry: Any) -> str:
    return json.dumps(entry, ensure_ascii=False)


def of_findings(source: Path, path: Path, draft: Path) -> Defects:
    """Yield the findings of the document, those its draft lacks, and those of the draft alone."""
    theirs, ours = findings(source, path), findings(source, draft)
    for one in theirs:
        yield "findings of the document", str(one)
        if not any(is_finding(one, other) for other in ours):
            yield "findings that the draft lacks", str(one)
    for one in ours:
        if not any(is_finding(one, other) for other in theirs):
            yield "findings of the draft alone", str(one)


def findings(source: Path, path: Path) -> list[tuple[str, set[str]]]:
    """Return code and words of the places of each finding."""
    (report,) = json.loads(run(source, "check", str(path), "--format", "json"))["documents"]
    return [
        (
            one["code"],
            {plain(place["text"]) for place in (one, *one["related"])},
        )
        for one in report["findings"]
    ]


def is_finding(one: tuple[str, set[str]], other: tuple[str, set[str]]) -> bool:
    """True if two findings are of one check and one of them has all places of the other."""
    return one[0] == other[0] and (one[1] <= other[1] or other[1] <= one[1])


if __name__ == "__main__":
    main()
