"""What must not be lost in a rebuild: the judged findings on real documents, frozen.

    python bench/oracle.py freeze [--unseen FOLDER]      writes oracle.jsonl beside this script
    python bench/oracle.py compare [--unseen FOLDER] [--show]

A finding is known by its document, its check and its places, never by the words of its message.
Each frozen finding has a verdict where a reader gave one (`verdicts.jsonl`). `compare` examines the same
documents anew and prints, family by family, how many findings that were judged true and false are
still reported (misspelled words apart), how many errors that authors published are still found, and
how the planted sets stand. FOLDER is what `bench/fetch_unseen.py` fetched; without it
only the annotated documents beside the checkout (../shared) are compared.
"""

import argparse
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import factcheck
from factcheck.errors import FactcheckError
from factcheck.model import Finding
from snapshot import Case, cases_of, outcome

FILE = Path(__file__).with_name("oracle.jsonl")
VERDICTS = Path(__file__).with_name("verdicts.jsonl")
FAMILIES = {"TYP": "spelling", "NAM": "names", "ABB": "names", "DAT": "dates", "CHR": "chronology"}
FAMILIES |= {"QTY": "figures", "QUO": "quotations", "CIT": "citations", "ATT": "citations"}
FAMILIES |= {"TWN": "cross-check", "DIF": "cross-check"}
PLANTED = ("texts", "gold")
REAL = ("real", "opened", "closed")

Key = tuple[str, tuple[tuple[int, int], ...]]
"""Code, and line and column of each place in order."""


def main() -> None:
    """Freeze or compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("freeze", "compare"))
    parser.add_argument("--unseen", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with ProcessPoolExecutor(options.jobs) as pool:
        if options.what == "freeze":
            rows = list(pool.map(_frozen, *zip(*_documents(options.unseen), strict=True)))
            lines = [json.dumps(row, ensure_ascii=False) for row in rows if row["findings"]]
            FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
            print(f"{sum(len(row['findings']) for row in rows)} findings of {len(rows)} documents")
            return
        cases = [case for name in (*PLANTED, *REAL) for case in cases_of(name)]
        for line in _of_sets(cases, pool.map(outcome, cases, chunksize=4), show=options.show):
            print(line)
        kept = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
        here = dict(_documents(options.unseen))
        known = [row for row in kept if row["name"] in here]
        names = [row["name"] for row in known]
        made = pool.map(_findings, (here[name] for name in names), chunksize=4)
        for line in _of_verdicts(known, made, show=options.show):
            print(line)
        print(f"{len(known)} of {len(kept)} documents with frozen findings are here")


def _documents(unseen: Path | None) -> Iterator[tuple[str, str]]:
    """Yield the name and the path of each real document that is here."""
    for name in REAL:
        yield from ((f"shared/{Path(case.path).name}", case.path) for case in cases_of(name))
    for path in sorted(unseen.rglob("*")) if unseen else ():
        if path.is_file():
            yield f"unseen/{path.relative_to(unseen or path).as_posix()}", str(path)


def _key(finding: Finding) -> Key:
    places = (finding.place, *(part.place for part in finding.related))
    return finding.code, tuple((place.line, place.column) for place in places)


def _findings(path: str) -> set[Key]:
    try:
        return {_key(one) for one in factcheck.examine(path).findings}
    except FactcheckError:
        return set()


def _frozen(name: str, path: str) -> Mapping[str, Any]:
    lines = map(json.loads, VERDICTS.read_text(encoding="utf-8").splitlines())
    verdicts = {one["fingerprint"]: one["verdict"] for one in lines}
    try:
        found = factcheck.examine(path).findings
    except FactcheckError:
        found = ()
    judged = [(*_key(one), verdicts.get(one.fingerprint, "")) for one in found]
    return {"name": name, "findings": judged}


def _of_sets(cases: Sequence[Case], outcomes: Iterable[Any], *, show: bool) -> Iterator[str]:
    """Yield a line for each set, and one for all errors that authors published."""
    found, every = Counter[str](), Counter[str]()
    untouched = Counter[str]()
    for case, made in zip(cases, outcomes, strict=True):
        found[case.set_name] += len(made.hits)
        every[case.set_name] += made.required
        untouched[case.set_name] += len(made.false)
        if show and case.set_name in REAL:
            yield from (f"    not found: {case.name} {what}" for what in made.missed)
    for name in every:
        yield f"{name}: found {found[name]} of {every[name]}, elsewhere {untouched[name]}"
    real = sum(found[name] for name in REAL)
    yield f"errors that authors published: {real} of {sum(every[name] for name in REAL)}"


def _of_verdicts(
    known: Sequence[Mapping[str, Any]], made: Iterable[set[Key]], *, show: bool
) -> Iterator[str]:
    """Yield a line for each family: judged findings that are still reported, of those frozen."""
    was: defaultdict[str, Counter[str]] = defaultdict(Counter)
    now: defaultdict[str, Counter[str]] = defaultdict(Counter)
    new = Counter[str]()
    for row, found in zip(known, made, strict=True):
        frozen = {
            (code, tuple(map(tuple, places))): verdict for code, places, verdict in row["findings"]
        }
        starts = {(code, places[0]) for code, places in found}
        for (code, places), verdict in frozen.items():
            family = FAMILIES.get(code[:3], code[:3])
            was[family][verdict] += 1
            is_kept = (code, places[0]) in starts
            now[family][verdict] += is_kept
            if show and verdict and not is_kept:
                yield f"    gone ({verdict}): {row['name']} {code} {places}"
        first = {(code, places[0]) for code, places in frozen}
        for code, place in starts - first:
            new[FAMILIES.get(code[:3], code[:3])] += 1
            if show:
                yield f"    new: {row['name']} {code} {place}"
    for family in sorted(was):
        parts = ", ".join(
            f"{verdict or 'not judged'} {now[family][verdict]} of {was[family][verdict]}"
            for verdict in ("true", "arguable", "false", "")
        )
        yield f"{family}: {parts}; new {new[family]}"


if __name__ == "__main__":
    main()
