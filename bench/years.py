"""Measure, and fit, the costs by which dates without a year borrow one, on texts of ../shared.

Without an option it prints how many of the annotated years come right with the costs as they stand.
With `--fit` it moves each cost up and down as long as more years come right, and measures that on
documents that the costs were not fitted on: five folds by document. `--write` puts what it found at
the head of the file, and with `--fit` the fitted costs into it.

Usage: python bench/years.py [--fit] [--write]
"""

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from factcheck.mentions.dates import years
from factcheck.mentions.dates.finder import find
from factcheck.mentions.dates.headed import with_heads
from factcheck.mentions.dates.resolve import without_years
from factcheck.mentions.quotations import quotations
from factcheck.model import Document, Edtf, Record, SourceFile
from factcheck.readers import parse_text
from factcheck.text import tokens

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SETS = ("wikiwars_dev", "annoctr_train", "annoctr_dev")
FILE = Path(years.__file__).parent / "years.txt"
FOLDS = 5
SEED = 15
BEAM = 24.0
"""Wider than when a document is read, since costs are moved."""
ROUNDS = 2
STEPS = (-3.0, -1.0, 1.0, 3.0)
SURE = (0.0, 1.0, 2.0, 4.0, 8.0)
"""Margins for which the share of right years is printed."""


@frozen
class Sample:
    """One document: its lattice, and the annotated year of each date without one."""

    name: str
    steps: years.Lattice
    wanted: Mapping[int, int]


def main() -> int:
    """Measure, fit if asked, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="move the costs, too")
    parser.add_argument("--write", action="store_true", help="write the file of costs")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print("The annotated texts are not beside this checkout; nothing is measured.")
        return 0
    samples = [sample for name in SETS for sample in read(name) if sample.wanted]
    prices = dict(years.costs())
    lines = [*told(samples), *shares("as they stand", [(one, prices) for one in samples])]
    if arguments.fit:
        lines += shares("fitted, on documents held out", [*folded(samples)])
        prices = fit(samples, prices)
        lines.append(f"fitted, on all: {right(samples, prices)} of {count(samples)} right")
    print("\n".join(lines))
    if arguments.write:
        head = [one for one in FILE.read_text(encoding="utf-8").splitlines() if one[:2] == "##"]
        head += [f"# {line}" for line in lines]
        costs = [f"{name} = {cost:g}" for name, cost in prices.items()]
        FILE.write_text("\n".join([*head, "", *costs]) + "\n", encoding="utf-8")
    return 0


def read(name: str) -> Iterator[Sample]:
    """Yield the documents of one set of annotated texts."""
    for line in (SHARED / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        sample = json.loads(line)
        document = parse_text(SourceFile(sample["doc_id"], sample["text"]))
        published = Edtf.parse(sample["dct"]) if sample.get("dct") else None
        found = with_heads(document, find(tokens(document)))
        quoted = quotations(document)
        items, setting = without_years(document, found, quoted, Record(published=published))
        steps = years.lattice(items, setting, BEAM)
        wanted = {
            at: year
            for at, item in enumerate(items)
            if item.is_open
            and (year := annotated(sample["timexes"], document, item.place, item.mention.end))
        }
        yield Sample(sample["doc_id"], steps, wanted)


def annotated(
    timexes: Sequence[Mapping[str, object]], document: Document, start: int, end: int
) -> int | None:
    """Return the year that the first annotated expression in a stretch of the text has."""
    first, last = (origin(document, place) for place in (start, end))
    for timex in timexes:
        value = str(timex["value"])
        overlaps = int(str(timex["start"])) < last and first < int(str(timex["end"]))
        if overlaps and value[:4].isdecimal():
            return int(value[:4])
    return None


def origin(document: Document, offset: int) -> int:
    """Return the offset in the sample's own text."""
    pieces = (piece for piece in reversed(document.pieces) if piece.start <= offset)
    return next((piece.offset + offset - piece.start for piece in pieces), offset)


def right(samples: Sequence[Sample], prices: Mapping[str, float]) -> int:
    """Return how many years come out right."""
    return sum(
        choices[at].year == year
        for sample in samples
        for choices in [years.cheapest(sample.steps, prices)]
        for at, year in sample.wanted.items()
        if at in choices
    )


def count(samples: Sequence[Sample]) -> int:
    return sum(len(sample.wanted) for sample in samples)


def fit(samples: Sequence[Sample], prices: dict[str, float]) -> dict[str, float]:
    """Move each cost by steps as long as more years come out right."""
    with_feature: defaultdict[str, list[int]] = defaultdict(list)
    for at, sample in enumerate(samples):
        for name in {name for edges in sample.steps for edge in edges for name in edge.features}:
            with_feature[name].append(at)
    scores = [right([sample], prices) for sample in samples]
    for _ in range(ROUNDS):
        before = sum(scores)
        for name in sorted(with_feature, key=mixed):
            for step in STEPS:
                tried = {**prices, name: prices[name] + step}
                changed = {at: right([samples[at]], tried) for at in with_feature[name]}
                if sum(changed.values()) > sum(scores[at] for at in changed):
                    prices = tried
                    scores = [changed.get(at, score) for at, score in enumerate(scores)]
        if sum(scores) == before:
            break
    return prices


def mixed(name: str) -> str:
    """Return what puts names in an order that has nothing to do with their letters."""
    return hashlib.sha256(f"{SEED} {name}".encode()).hexdigest()


def folded(samples: Sequence[Sample]) -> Iterator[tuple[Sample, Mapping[str, float]]]:
    """Yield each document with costs that were fitted without it."""
    names = sorted((sample.name for sample in samples), key=mixed)
    fold_of = {name: at % FOLDS for at, name in enumerate(names)}
    for fold in range(FOLDS):
        rest = [sample for sample in samples if fold_of[sample.name] != fold]
        prices = fit(rest, dict(years.costs()))
        yield from ((one, prices) for one in samples if fold_of[one.name] == fold)


def told(samples: Sequence[Sample]) -> Iterator[str]:
    """Yield what was measured on."""
    for name in SETS:
        digest = hashlib.sha256((SHARED / "data" / f"{name}.jsonl").read_bytes()).hexdigest()
        yield f"{name}: SHA-256 {digest[:16]}"
    yield f"{len(samples)} documents with {count(samples)} years; folds {FOLDS}, seed {SEED}"


def shares(title: str, priced: Sequence[tuple[Sample, Mapping[str, float]]]) -> Iterator[str]:
    """Yield how many years come right, by how much dearer the next best year is."""
    graded = [
        (choices[at].margin, choices[at].year == year)
        for sample, prices in priced
        for choices in [years.cheapest(sample.steps, prices)]
        for at, year in sample.wanted.items()
        if at in choices
    ]
    for margin in SURE:
        fair = [is_right for found, is_right in graded if found >= margin]
        share = sum(fair) / len(fair) if fair else 0
        yield f"{title}, margin {margin:g} or more: {sum(fair)} of {len(fair)} right, {share:.3f}"


if __name__ == "__main__":
    raise SystemExit(main())
