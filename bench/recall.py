"""How many of the errors that authors published and mended are found, class by class.

    python bench/recall.py [--sets real]

The sets are those of `bench/snapshot.py`: `real` is the open part of the annotated real documents
beside the checkout, `texts` the invented ones of `bench/texts`. Errors that an annotator called
optional do not count. The classes are those of the annotation.
"""

import argparse
from collections import Counter

from snapshot import cases_of, outcome


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sets", default="real", type=lambda text: text.split(","))
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for case in (case for name in parser.parse_args().sets for case in cases_of(name)):
        hits = outcome(case).hits
        for at, (what, optional, _) in enumerate(case.wanted):
            if not optional:
                kind = what.partition(" line ")[0]
                wanted[kind] += 1
                found[kind] += at in hits
    print("\n".join(table(found, wanted)) if wanted else "the annotated documents are not here")


def table(found: Counter[str], wanted: Counter[str]) -> list[str]:
    """Return the rows, the most frequent class first."""
    rows = [
        f"| {kind} | {found[kind]} | {count} |"
        for kind, count in sorted(wanted.items(), key=lambda row: (-row[1], row[0]))
    ]
    total = f"| all | {found.total()} | {wanted.total()} |"
    return ["| class | found | of |", "| --- | ---: | ---: |", *rows, total]


if __name__ == "__main__":
    main()
