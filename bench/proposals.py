"""What is proved of proposals that were judged: how many of the true, arguable and false ones.

    python bench/proposals.py [--part open|a|b|c|all] [--file FILE] [--documents FOLDER]
                              [--show true|arguable|false|refused] [--recall] [--jobs N]

The proposals (JSON Lines, an older form, with `verdict`) are beside the checkout, in
../shared/proposals, their documents in ../shared/gold-real. They are parted by a hash of the name
of the document: `open`, `a` and `b` are what one looks at while working, `c` is measured at the
end.
`--recall` adds how many annotated errors of those documents our own rules find, and how many they
find together with what is proved. `--show` prints the proposals themselves.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

import snapshot
from factcheck.analysis import pipeline
from factcheck.model import Outcome, Place, Proposal, Proved
from factcheck.second_reader.proposals.form import lenient
from factcheck.second_reader.proposals.proving import proofs

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FILE = SHARED / "proposals" / "gold-real.jsonl"
VERDICTS = ("true", "arguable", "false")


@frozen
class Judged:
    """A proposal with its judgement and what became of it."""

    document: str
    kind: str
    confirm: str
    verdict: str
    code: str
    """Of the check that reports it; empty if it is refused."""
    reason: str
    told: str
    confidence: float


@frozen
class Found:
    """What was found in one document."""

    judged: tuple[Judged, ...]
    required: int = 0
    """Annotated errors that a reader must find."""
    by_rules: int = 0
    by_both: int = 0


def part_of(name: str) -> str:
    """Return the part to which a document belongs: half open, a quarter a, an eighth b and c."""
    digest = int(hashlib.sha256(name.encode()).hexdigest(), 16)
    return "open" if digest % 2 else "abac"[digest // 2 % 4]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=("open", "a", "b", "c", "all"), default="open")
    parser.add_argument("--file", type=Path, default=FILE)
    parser.add_argument("--documents", type=Path, default=SHARED / "gold-real")
    parser.add_argument("--show", default="")
    parser.add_argument("--recall", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    names = sorted({row["doc"] for row in _rows(options.file)})
    chosen = [one for one in names if options.part in ("all", part_of(one))]
    work = partial(found_in, file=options.file, folder=options.documents, recall=options.recall)
    with ProcessPoolExecutor(options.jobs) as pool:
        found = list(pool.map(work, chosen, chunksize=4))
    judged = [one for each in found for one in each.judged]
    if options.show:
        _show(judged, options.show)
    table("kind", judged)
    table("confirm", judged)
    _totals(judged)
    if options.recall:
        sums = [sum(counts) for counts in zip(*map(_counts, found), strict=True)]
        print(f"\nannotated errors: {sums[0]}; by rules {sums[1]}, with proposals {sums[2]}")


def _counts(one: Found) -> tuple[int, int, int]:
    return one.required, one.by_rules, one.by_both


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _proposals(rows: Sequence[Mapping[str, Any]], name: str) -> Iterator[Proposal]:
    """Yield the proposals on a document, each with the number of its row as its line."""
    for number, row in enumerate(rows, 1):
        if Path(row.get("doc") or name).name == name:
            quotes = [{**one, "exact": one["text"]} for one in (row["this"], *row["other"])]
            made = lenient({**row, "places": quotes, "reason": row.get("why")})
            yield evolve(made, line=number)


def found_in(name: str, file: Path, folder: Path, *, recall: bool) -> Found:
    """Return what is proved of the proposals on one document, and what is found there."""
    rows = list(_rows(file))
    own = list(_proposals(rows, name))
    report = pipeline.examine(str(folder / name))
    made = proofs(report.dossier, own, name)
    judged = tuple(_judged(one, rows[one.proposal.line - 1]) for one in made.outcomes)
    if not recall:
        return Found(judged)
    rules = [[one.place, *(part.place for part in one.related)] for one in report.findings]
    more = [
        [made.document.place(span) for span in (one.span, *(part.span for part in one.related))]
        for _, one in made.proved
    ]
    wanted = [spots for _, is_optional, spots in _wanted(folder, name) if not is_optional]
    return Found(judged, len(wanted), _met(wanted, rules), _met(wanted, [*rules, *more]))


def _wanted(folder: Path, name: str) -> Sequence[tuple[str, bool, tuple[snapshot.Spot, ...]]]:
    sets = ("real", "aside") if folder == SHARED / "gold-real" else ()
    cases = [case for set_name in sets for case in snapshot.cases_of(set_name)]
    return next((case.wanted for case in cases if case.name == name), ())


def _met(wanted: Sequence[Sequence[snapshot.Spot]], findings: Sequence[Sequence[Place]]) -> int:
    """Return how many annotated errors a finding touches at their own place or their evidence."""
    return sum(any(_touches(places, spots) for places in findings) for spots in wanted)


def _touches(places: Sequence[Place], spots: Sequence[snapshot.Spot]) -> bool:
    """True if a finding lies at the place of an error, or at two of its other sides."""
    own = [(one.line, one.column - 1, one.end_column - 1, one.end_line) for one in places]
    main, *rest = (any(snapshot.overlap(place, spot) for place in own) for spot in spots)
    return main or sum(rest) > 1


def _judged(one: Outcome, row: dict[str, Any]) -> Judged:
    verdict = one.verdict
    is_proved = isinstance(verdict, Proved)
    told = verdict.message
    this, others = row["this"]["text"], [each["text"] for each in row["other"]]
    return Judged(
        document=row["doc"],
        kind=row["kind"],
        confirm=row["confirm"],
        verdict=row["verdict"],
        code=verdict.code if isinstance(verdict, Proved) else "",
        reason="" if is_proved else str(verdict.reason),  # type: ignore[union-attr]
        told=f"{told}\n      {this!r:.90} / {'; '.join(map(repr, others)):.150} {row['equation']}",
        confidence=row["confidence"],
    )


def table(field: str, judged: Sequence[Judged]) -> None:
    """Print proved of all, for each judgement, by a field."""
    print(f"\n{field:12} " + "".join(f"{verdict:>14}" for verdict in VERDICTS))
    counts = Counter((getattr(one, field), one.verdict, bool(one.code)) for one in judged)
    for value in sorted({getattr(one, field) for one in judged}):
        pairs = [[counts[value, verdict, is_it] for is_it in (True, False)] for verdict in VERDICTS]
        cells = [f"{proved} of {proved + refused}" for proved, refused in pairs]
        print(f"{value:12} " + "".join(f"{cell:>14}" for cell in cells))


def _totals(judged: Sequence[Judged]) -> None:
    provable = [one for one in judged if one.verdict == "true" and one.confirm != "judgement"]
    wrong = [one for one in judged if one.verdict == "false"]
    proved = Counter(one.verdict for one in judged if one.code)
    share = sum(bool(one.code) for one in provable) / max(1, len(provable))
    print(f"\ntrue, not by judgement: {share:.3f} of {len(provable)} proved")
    print(f"false: {proved['false'] / max(1, len(wrong)):.3f} of {len(wrong)} proved")
    right = proved["true"] / max(1, proved["true"] + proved["false"])
    strict = proved["true"] / max(1, sum(proved.values()))
    print(f"precision: {right:.3f} of true and false; {strict:.3f} if arguable counts as wrong")


def _show(judged: Sequence[Judged], what: str) -> None:
    for one in judged:
        is_missed = what == "refused" and one.verdict == "true" and one.confirm != "judgement"
        if (one.verdict == what and one.code) or (is_missed and not one.code):
            state = one.code or one.reason
            print(f"{state} {one.kind} {one.confirm} {one.confidence} {one.document[:40]}")
            print(f"      {one.told}")


if __name__ == "__main__":
    main()
