"""A table of 300,000 made-up names beside real prose: time, memory, false alarms; and pairs found.

    python bench/known.py [ROWS] [--show]

The names are put together from given names and surnames of real text (the annotated articles and
the pairs of names beside the checkout) with seeded changes, so that they are as near to names in
real prose as a large list is. It prints how long the index takes cold and warm, the peak of memory,
what is told of surnames in which two letters are swapped, what is found in public prose, of which
nothing is known to be wrong, and how many of the pairs of names beside the checkout that differ in
one word are told: those of one bearer, and those of two.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from factcheck import Config, examine_text
from prose import PUBLIC, SHARED, documents

ROWS = 300_000
SEED = 20261127
VOWELS = "aeiou"
PLANTED, SHORTEST = 150, 5


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FACTCHECK_CACHE"] = folder
        path = Path(folder, "known.csv")
        count = write_table(path, numbers[0] if numbers else ROWS)
        print(f"{count:,} rows, {path.stat().st_size / 1e6:.0f} MB")
        for state in ("cold", "warm"):
            print(f"{state}: {one_document(path)}")
        print_planted(path)
        print_prose(path)
    print_pairs()


def write_table(path: Path, rows: int) -> int:
    """Write a table in the form of OpenSanctions' simple targets, and return its rows."""
    given, families = parts()
    rng = random.Random(SEED)  # noqa: S311 - no secret
    with path.open("w", encoding="utf-8") as file:
        file.write("id,schema,name,aliases,birth_date,countries\n")
        for number in range(rows):
            first, family = rng.choice(given), changed(rng, rng.choice(families))
            alias = f"{first[0]}. {family}" if number % 3 else f"{family} {first}"
            born = (
                f"{rng.randrange(1880, 2005)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 28):02}"
            )
            file.write(f"k-{number},Person,{first} {family},{alias},{born},xx\n")
    return rows


def parts() -> tuple[list[str], list[str]]:
    """Return first and last words of the names in the pairs, and of capitals in prose."""
    given, families = set[str](), set[str]()
    for pair in pairs():
        for name in (pair["a"], pair["b"]):
            words = [word for word in name.split() if word.isalpha()]
            if len(words) > 1:
                given.add(words[0].capitalize())
                families.add(words[-1].capitalize())
    for _, text in documents([SHARED / "data" / f"{name}.jsonl" for name in PUBLIC]):
        words = text.split()
        for one, two in pairwise(words):
            if one.isalpha() and two.isalpha() and one.istitle() and two.istitle():
                given.add(one)
                families.add(two)
    return sorted(given), sorted(families)


def changed(rng: random.Random, word: str) -> str:
    """Return a surname, in two of three times with another letter somewhere in it."""
    if len(word) < 4 or rng.random() < 1 / 3:
        return word
    at = rng.randrange(1, len(word))
    letter = rng.choice(VOWELS if word[at] in VOWELS else "bdfgklmnprst")
    return word[:at] + letter + word[at + 1 :]


def pairs() -> Iterator[dict[str, str]]:
    for path in sorted((SHARED / "data").glob("name_pairs_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def one_document(path: Path) -> str:
    """Return the time and the memory of a process that checks one short document."""
    code = (
        "import resource, sys, time; started = time.perf_counter(); began = time.process_time();"
        "from factcheck import Config, examine_text;"
        "examine_text('Olaf Scholtz met Angela Merkel in Berlin on 3 May 2019.',"
        " config=Config(known=(sys.argv[1],)));"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024;"
        "print(f'{time.perf_counter() - started:.2f} s, {time.process_time() - began:.2f} s of the"
        " processor, {peak:.0f} MB')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def print_planted(path: Path) -> None:
    """Print how many surnames of the table are told where two of their letters are swapped."""
    rng, planted, told = random.Random(SEED), 0, 0  # noqa: S311 - no secret
    config = Config(select=("NAM07",), known=(str(path),))
    rows = [line.split(",")[2] for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    for name in rng.sample(rows, PLANTED):
        first, *_, last = name.split()
        at = rng.randrange(1, max(2, len(last) - 2))
        if len(last) < SHORTEST or last[at] == last[at + 1]:
            continue
        slip = f"{first} {last[:at]}{last[at + 1]}{last[at]}{last[at + 2 :]}"
        text = f"The letter was signed by {slip} on 3 May 2019."
        planted += 1
        told += bool(examine_text(text, config=config).findings)
    print(f"planted: {told} of {planted} surnames with two letters swapped are told")


def print_prose(path: Path) -> None:
    """Print what is found in public prose, and how long a text takes."""
    texts = list(documents([SHARED / "data" / f"{name}.jsonl" for name in PUBLIC]))
    found, started = 0, time.process_time()
    for key, text in texts:
        for one in examine_text(
            text, config=Config(select=("NAM07", "DAT09"), known=(str(path),))
        ).findings:
            found += 1
            if "--show" in sys.argv:
                print(f"    {key}:{one.place.line} {one.code} {one.message} {one.proof}")
    spent = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"prose: {found} findings in {len(texts)} texts, {spent:.0f} s, {peak:.0f} MB")


def print_pairs() -> None:
    """Print how many pairs are found where one name is listed and the other stands in a text."""
    counts = dict.fromkeys(("same", "found", "other", "wrong"), 0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "one.csv")
        for pair in pairs():
            if pair["kind"] != "Person" or len(pair["a"].split()) != len(pair["b"].split()):
                continue
            if len(pair["a"].split()) < 2 or differing(pair) != 1:
                continue
            path.write_text(f'name\n"{pair["b"]}"\n', encoding="utf-8")
            text = f"The letter was signed by {pair['a']} on 3 May 2019."
            config = Config(select=("NAM07",), known=(str(path),))
            is_found = bool(examine_text(text, config=config).findings)
            counts["same" if pair["same"] else "other"] += 1
            counts["found" if pair["same"] else "wrong"] += is_found
    print(
        f"pairs that differ in one word: {counts['found']} of {counts['same']} of one bearer told, "
        f"{counts['wrong']} of {counts['other']} of two"
    )


def differing(pair: dict[str, str]) -> int:
    words = zip(pair["a"].lower().split(), pair["b"].lower().split(), strict=True)
    return sum(one != two for one, two in words)


if __name__ == "__main__":
    main()
