"""What the checks say of real documents, each finding once with both places, and how often rightly.

    python bench/real.py [FOLDER or FILE …] [--code TWN,NAM01] [--unjudged] [--quiet] [--notes]

Reads the annotated real documents and the public prose beside the checkout (in ../shared, as far
as they are there, the part that is kept aside left out) and every document of the folders given,
which may hold any prose that people published. Prints each finding once, with the words around both
of its places. `bench/verdicts.jsonl` holds what a reader thought of findings, one a line:

    {"fingerprint": "…", "code": "TWN01", "verdict": "true", "why": "both places give the price"}

where the verdict is `true` (an author would mend it), `arguable` or `false`. At the end stand,
check by check and by severity, how many findings were judged, how many rightly, and the mean and
median number of false findings a document. `--unjudged` prints what no verdict stands for;
`--write` keeps for the program how often each check was right by the verdicts that have a
`reading`, those on documents that were new; its severity follows from that.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import mean, median

from attrs import frozen

import factcheck
from factcheck.config import Config
from factcheck.lexicon.data import measured
from factcheck.model import Finding, Place
from snapshot import cases_of

FILE = Path(measured.__file__).with_name(measured.NAME)
VERDICTS = Path(__file__).with_name("verdicts.jsonl")
READ = frozenset(
    f".{kind}"
    for kind in (
        *("md", "markdown", "mdx", "rmd", "qmd", "rst", "txt", "adoc", "asciidoc", "mediawiki"),
        *("tex", "html", "htm", "org", "odt", "epub", "docx"),
    )
)
SMALLEST = 2_000
LARGEST = 400_000
"""Bytes: a smaller file tells little, a larger one is a dump."""
AROUND = 90


@frozen
class Told:
    """One finding of one document."""

    name: str
    finding: Finding
    lines: tuple[str, ...]
    """Its place and the other ones, in the words of the document."""


def main() -> None:
    """Print findings and how often they are right."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--code", default="", help="codes or families, parted by commas")
    parser.add_argument("--unjudged", action="store_true")
    parser.add_argument("--quiet", action="store_true", help="print the table alone")
    parser.add_argument("--notes", action="store_true", help="notes as well")
    parser.add_argument("--write", action="store_true", help="keep the measured shares")
    parser.add_argument("--jobs", type=int, default=1, help="processes for the folders given")
    parser.add_argument("--no-sets", action="store_true", help="only the folders given")
    options = parser.parse_args()
    verdicts = read_verdicts()
    config = Config(suspicions=options.notes)
    codes = tuple(options.code.split(",")) if options.code else ("",)
    told, documents = [], []
    sets = of_sets(config) if not options.no_sets else ()
    for name, every in chain(sets, of_folders(options.paths, config, options.jobs)):
        documents.append(name)
        found = [one for one in every if one.finding.code.startswith(codes)]
        told += found
        for one in found if not options.quiet else ():
            if not (options.unjudged and one.finding.fingerprint in verdicts):
                show(one, verdicts)
    table(told, documents, verdicts)
    if options.write:
        write()


def write() -> None:
    """Keep, for the program, how often each check was right on documents that were new."""
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()
    read = [one for one in map(json.loads, lines) if one.get("reading")]
    counts = Counter(one["code"] for one in read)
    right = Counter(one["code"] for one in read if one["verdict"] == "true")
    head = [line for line in FILE.read_text(encoding="ascii").splitlines() if line.startswith("#")]
    rows = [f"{code} {counts[code]} {right[code]}" for code in sorted(counts)]
    FILE.write_text("\n".join([*head, *rows]) + "\n", encoding="ascii")


def read_verdicts() -> dict[str, str]:
    """Return the verdict for each fingerprint."""
    if not VERDICTS.exists():
        return {}
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()
    return {one["fingerprint"]: one["verdict"] for one in map(json.loads, lines)}


def of_sets(config: Config) -> Iterator[tuple[str, Sequence[Told]]]:
    """Yield the name and the findings of each document beside the checkout that can be read."""
    for case in (case for name in ("real", "prose") for case in cases_of(name)):
        try:
            made = (
                factcheck.examine_text(case.text, config=config)
                if case.text
                else factcheck.examine(case.path, config)
            )
        except factcheck.FactcheckError:
            continue
        yield case.name, [*tellings(case.name, made)]


def of_folders(
    paths: Iterable[Path], config: Config, jobs: int
) -> Iterator[tuple[str, Sequence[Told]]]:
    """Yield the name and the findings of each document of folders that can be read, in order."""
    files = list(files_of(paths))
    with ProcessPoolExecutor(jobs) as pool:
        for file, told in zip(files, pool.map(partial(_read, config), files), strict=True):
            if told is not None:
                yield str(file), told


def _read(config: Config, path: Path) -> list[Told] | None:
    try:
        return [*tellings(str(path), factcheck.examine(path, config))]
    except factcheck.FactcheckError:
        return None


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files of folders that are of a kind and size to be read, in order."""
    for path in paths:
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            is_read = file.suffix.lower() in READ and file.is_file()
            if is_read and SMALLEST < file.stat().st_size < LARGEST:
                yield file


def tellings(name: str, report: factcheck.Report) -> Iterator[Told]:
    """Yield the findings of a report with the words around their places."""
    text = report.dossier.document.text if report.dossier else ""
    for finding in report.findings:
        places = (finding.place, *(part.place for part in finding.related))
        yield Told(name, finding, tuple(_around(text, place) for place in places[:3]))


def _around(text: str, place: Place) -> str:
    start, end = place.span.start, place.span.end
    left, right = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    words = f"{left.split(chr(10))[-1]}[[{text[start:end]}]]{right.split(chr(10))[0]}"
    return f"line {place.line}: {words}"


def show(one: Told, verdicts: dict[str, str]) -> None:
    """Print a finding with its places and, if it has one, its verdict."""
    finding = one.finding
    verdict = verdicts.get(finding.fingerprint, "not judged")
    print(f"{finding.fingerprint} {finding.code} {finding.severity} {verdict} | {one.name}")
    print(f"    {finding.message}")
    for line in one.lines:
        print(f"        {line}", flush=True)


def table(told: list[Told], documents: list[str], verdicts: dict[str, str]) -> None:
    """Print the share of right findings by check and by severity, and false ones a document."""
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    false: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for one in told:
        finding = one.finding
        verdict = verdicts.get(finding.fingerprint, "not judged")
        for key in (finding.code, f"  all {finding.severity}s", "  all"):
            groups[key][verdict] += 1
        if verdict == "false" and (one.name, finding.fingerprint) not in seen:
            seen.add((one.name, finding.fingerprint))
            false[one.name] += 1
    print(f"\n{'':12} {'findings':>8} {'true':>6} {'arguable':>9} {'false':>6}   right of judged")
    for key, counts in sorted(groups.items()):
        judged = counts["true"] + counts["arguable"] + counts["false"]
        share = f"{(counts['true']) / judged:.2f}" if judged else "-"
        print(
            f"{key:12} {counts.total():8} {counts['true']:6} {counts['arguable']:9} "
            f"{counts['false']:6}   {share}"
        )
    by_document = [false[name] for name in documents] or [0]
    print(
        f"{len(documents)} documents, false findings a document: "
        f"mean {mean(by_document):.2f}, median {median(by_document)}"
    )


if __name__ == "__main__":
    main()
