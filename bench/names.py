"""Pairs of names, same bearer or not: the comparison of the linker beside string distances.

    python bench/names.py [--errors]

For `token_sort_ratio` and Jaro-Winkler the threshold is fitted on the very pairs that are counted,
so theirs is an upper bound. The linker has no threshold to fit: it takes two full names for one
where all parts agree, or all but one, which is close or the same in another romanisation.
With `--errors` the pairs that it gets wrong are counted by cause, with an example of each.

At the end: what it costs to find and group up to 20,000 different invented names in one document,
and the exponent by which the cost grows with their number (1 is linear).
"""

import json
import math
import random
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import token_sort_ratio

from factcheck.document.readers import parse_text
from factcheck.extract.names import names
from factcheck.extract.quotations import quotations
from factcheck.link.entities import link_entities
from factcheck.link.entities.alignment import align
from factcheck.link.entities.spellings import Closeness, compare
from factcheck.link.entities.usages import WrittenForm, usage
from factcheck.model import Name, SourceFile, Span

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
SETS = (
    ("name_pairs_ofac.jsonl", ""),
    ("name_pairs_opensanctions.jsonl", "Person"),
    ("name_pairs_opensanctions.jsonl", "Organization"),
    ("name_pairs_opensanctions.jsonl", "Company"),
)
Pair = tuple[str, str, bool]
COUNTS = (2_500, 5_000, 10_000, 20_000)
ROUNDS = 3
VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvz"
MOST_PARTS = 6


def main() -> None:
    for file, kind in SETS:
        pairs = list(read(file, kind)) if (DATA / file).is_file() else []
        if pairs:
            print(f"\n{file} {kind}: {len(pairs)} pairs, {sum(same for *_, same in pairs)} same")
            print(f"{'comparison':28} {'threshold':>9} {'F1':>5} {'P':>5} {'R':>5}")
            row("token_sort_ratio", *best(pairs, lambda a, b: token_sort_ratio(a, b) / 100))
            row("Jaro-Winkler", *best(pairs, JaroWinkler.similarity))
            row("linker: close or same", 0, *counted(pairs, is_one(Closeness.CLOSE)))
            row("linker: same only", 0, *counted(pairs, is_one(Closeness.SAME)))
            if "--errors" in sys.argv:
                errors(pairs, is_one(Closeness.CLOSE))
    if not DATA.is_dir():
        print("the pairs are not beside this checkout: nothing to measure")
    cost()


def errors(pairs: list[Pair], judge: Callable[[str, str], bool]) -> None:
    """Print how many pairs are wrong for which cause."""
    tally: Counter[tuple[bool, str]] = Counter()
    example: dict[tuple[bool, str], str] = {}
    for a, b, same in pairs:
        if judge(a, b) is not same:
            key = (same, cause(a, b))
            tally[key] += 1
            example.setdefault(key, f"{a} / {b}")
    for (same, why), count in sorted(tally.items(), key=lambda item: (item[0][0], -item[1])):
        print(f"  {'missed' if same else 'wrong':6} {count:4}  {why}: {example[same, why]}")


def cause(left: str, right: str) -> str:
    """Return in what two names that are judged wrongly differ."""
    one, other = written(left), written(right)
    if not all(is_latin(text) for text in (left, right)):
        return "another script"
    if sorted(one.words) == sorted(other.words):
        return "the same words in another order"
    if not (one.is_full and other.is_full):
        return "one word only, or letters for words"
    if max(len(one.parts), len(other.parts)) > MOST_PARTS:
        return f"more than {MOST_PARTS} words"
    found = align(one, other)
    if found is None:
        return "two words or more differ"
    return (
        "words left out"
        if found.likeness is Closeness.EQUAL
        else f"one word: {found.likeness.name}"
    )


def is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(char, "LATIN") for char in text if char.isalpha())


def cost() -> None:
    """Print seconds for documents with more and more invented names, and how they grow."""
    print(f"\n{'invented names':>14} {'seconds':>8} {'grows by':>9}")
    before = 0.0
    for count in COUNTS:
        seconds = min(once(invented(count)) for _ in range(ROUNDS))
        grows = f"{math.log2(seconds / before):9.2f}" if before else ""
        print(f"{count:14} {seconds:8.2f} {grows}")
        before = seconds


def once(text: str) -> float:
    """Return the processor seconds for the names and the bearers of one document."""
    document = parse_text(SourceFile("invented.txt", text))
    start = time.process_time()
    link_entities(document, names(document, quotations(document)))
    return time.process_time() - start


def invented(count: int) -> str:
    """Return a text with so many different full names, each once."""
    chance = random.Random(5)  # noqa: S311 - the same names in every run
    made: dict[str, None] = {}
    while len(made) < count:
        made[f"{word(chance)} {word(chance)}"] = None
    told = [f"On that day {name} spoke to the council about the harbour." for name in made]
    return "\n\n".join(" ".join(told[at : at + 5]) for at in range(0, len(told), 5))


def word(chance: random.Random) -> str:
    size = chance.choice((2, 3, 3, 4))
    pieces = (chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(size))
    return "".join(pieces).capitalize() + chance.choice(("", "n", "r", "s", "k"))


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


def is_one(least: Closeness) -> Callable[[str, str], bool]:
    """Return the judgement of two names with at most one part apart, and that this much alike."""

    def judge(left: str, right: str) -> bool:
        one, other = written(left), written(right)
        if not (one.is_full and other.is_full):
            return compare(left, right) >= least
        found = align(one, other)
        return found is not None and found.likeness >= least

    return judge


def written(text: str) -> WrittenForm:
    return usage(text, [Name(Span(0, len(text)), tuple(text.split()) or (text,))])


if __name__ == "__main__":
    main()
