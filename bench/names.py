"""Pairs of names, same bearer or not: the comparison of the linker beside string distances.

    python bench/names.py

For `token_sort_ratio` and Jaro-Winkler the threshold is fitted on the very pairs that are counted,
so theirs is an upper bound. The linker has no threshold to fit: it takes two full names for one
where all parts agree, or all but one, which is close or the same in another romanisation.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import token_sort_ratio

from factcheck.linkers.entities.alignment import align
from factcheck.linkers.entities.likeness import Likeness, compare
from factcheck.linkers.entities.usages import Usage, usage
from factcheck.model import Name, Span

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
SETS = (
    ("name_pairs_ofac.jsonl", ""),
    ("name_pairs_opensanctions.jsonl", "Person"),
    ("name_pairs_opensanctions.jsonl", "Organization"),
    ("name_pairs_opensanctions.jsonl", "Company"),
)
Pair = tuple[str, str, bool]


def main() -> None:
    for file, kind in SETS:
        pairs = list(read(file, kind)) if (DATA / file).is_file() else []
        if pairs:
            print(f"\n{file} {kind}: {len(pairs)} pairs, {sum(same for *_, same in pairs)} same")
            print(f"{'comparison':28} {'threshold':>9} {'F1':>5} {'P':>5} {'R':>5}")
            row("token_sort_ratio", *best(pairs, lambda a, b: token_sort_ratio(a, b) / 100))
            row("Jaro-Winkler", *best(pairs, JaroWinkler.similarity))
            row("linker: close or same", 0, *counted(pairs, is_one(Likeness.CLOSE)))
            row("linker: same only", 0, *counted(pairs, is_one(Likeness.SAME)))
    if not DATA.is_dir():
        print("the pairs are not beside this checkout: nothing to measure")


def read(file: str, kind: str) -> Iterable[Pair]:
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if not kind or pair["kind"] == kind:
            yield pair["a"], pair["b"], bool(pair["same"])


def row(name: str, threshold: float, f1: float, precision: float, recall: float) -> None:
    cut = f"{threshold:9.2f}" if threshold else f"{'none':>9}"
    print(f"{name:28} {cut} {f1:5.2f} {precision:5.2f} {recall:5.2f}")


def best(
    pairs: list[Pair], score: Callable[[str, str], float]
) -> tuple[float, float, float, float]:
    """Return (threshold, F1, precision, recall) at the threshold with the best F1."""
    scores = [score(a.casefold(), b.casefold()) for a, b, _ in pairs]
    wanted = [same for *_, same in pairs]
    tried = ((cut, *measured([one >= cut for one in scores], wanted)) for cut in sorted({*scores}))
    return max(tried, key=lambda one: one[1])


def counted(pairs: list[Pair], judge: Callable[[str, str], bool]) -> tuple[float, float, float]:
    return measured([judge(a, b) for a, b, _ in pairs], [same for *_, same in pairs])


def measured(said: list[bool], wanted: list[bool]) -> tuple[float, float, float]:
    """Return (F1, precision, recall)."""
    right = sum(one and other for one, other in zip(said, wanted, strict=True))
    precision, recall = right / max(1, sum(said)), right / max(1, sum(wanted))
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def is_one(least: Likeness) -> Callable[[str, str], bool]:
    """Return the judgement of two names with at most one part apart, and that this much alike."""

    def judge(left: str, right: str) -> bool:
        one, other = written(left), written(right)
        if not (one.is_full and other.is_full):
            return compare(left, right) >= least
        found = align(one, other)
        return found is not None and found.likeness >= least

    return judge


def written(text: str) -> Usage:
    return usage(text, [Name(Span(0, len(text)), tuple(text.split()) or (text,))])


if __name__ == "__main__":
    main()
