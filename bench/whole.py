"""Whole-process time, import time, and how the time grows with the text.

    python bench/whole.py [FILE]

Without FILE the article beside the checkout is taken, or else the bundled example; the other
document of its size is made of those in `texts`, joined. Times are seconds of the processor, which
other work on the machine does not count into, medians of nine runs; ratios are against a bare
interpreter start and against the shortest text, in the same run, since machines differ. Ten copies
of one text, with other names, are as hard as a long text can be: each statement has nine like it.
"""

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT.parent / "shared" / "articles" / "comparative-connections-22-1-china-russia.txt"
EXAMPLE = ROOT / "examples" / "footbridge.md"
RUNS = 9
CALENDAR = re.compile(
    "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
)
# As installed: Python keeps the compiled modules, which the first run writes.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvz"


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLE if ARTICLE.exists() else EXAMPLE
    text = path.read_text(encoding="utf-8")
    print(f"{path.name}: {len(text.split())} words, medians of {RUNS} runs")
    bare = median(["-c", "pass"])
    show("interpreter start", bare, bare)
    show("import factcheck", median(["-c", "import factcheck"]), bare)
    show("import factcheck.apps.cli", median(["-c", "import factcheck.apps.cli"]), bare)
    with tempfile.TemporaryDirectory() as folder:
        short = Path(folder) / "short.txt"
        short.write_text("It burned.\n", encoding="utf-8")
        show("a check of two words", median(["-m", "factcheck", "check", str(short)]), bare)
    whole = median(["-m", "factcheck", "check", str(path)])
    show("factcheck check, whole process", whole, bare)
    show("a second time in one process", inside(path), bare)
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "other.txt"
        other.write_text(joined(len(text.split())), encoding="utf-8")
        show("behind it another of that size", behind(path, other), bare)
    growth(text, path.suffix)
    different()
    tokens()


def show(label: str, seconds: float, bare: float) -> None:
    print(f"{label:34} {seconds * 1000:7.0f} ms   {seconds / bare:5.1f} x interpreter start")


def median(arguments: list[str]) -> float:
    timed(arguments)
    return statistics.median(timed(arguments) for _ in range(RUNS))


def timed(arguments: list[str]) -> float:
    """Return the seconds that a process kept a processor busy."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def joined(words: int) -> str:
    """Return the invented documents beside this file without their errors, joined to a size."""
    parts: list[str] = []
    for path in sorted((ROOT / "bench" / "texts").glob("*.clean.txt")):
        if sum(len(part.split()) for part in parts) < words:
            parts.append(path.read_text(encoding="utf-8"))
    return "\n\n".join(parts)


def behind(path: Path, other: Path) -> float:
    """Return the median time of an examination in a process that examined another document."""
    code = (
        "import time, factcheck\n"
        f"factcheck.examine({str(path)!r})\n"
        "start = time.process_time()\n"
        f"factcheck.examine({str(other)!r})\n"
        "print(time.process_time() - start)\n"
    )
    return statistics.median(printed(code)[0] for _ in range(RUNS))


def growth(text: str, suffix: str) -> None:
    """Print the cost of texts up to ten times as long, made of copies with other names.

    Each is examined in a process that has examined another text, for the first time and again: then
    what its blocks show by themselves is kept. A whole process imports and compiles besides.
    """
    with tempfile.TemporaryDirectory() as folder:
        alone: tuple[float, ...] = ()
        for times in (1, 2, 5, 10):
            path = Path(folder) / f"x{times}{suffix}"
            path.write_text("\n\n".join(renamed(text, k) for k in range(times)), encoding="utf-8")
            whole = statistics.median(timed(["-m", "factcheck", "check", str(path)]) for _ in "123")
            costs = (*first_and_again([path]), whole)
            alone = alone or costs
            told = zip(("first", "again", "whole process"), costs, alone, strict=True)
            parts = (f"{label} {one * 1000:6.0f} ms, {one / by:5.2f} x" for label, one, by in told)
            print(f"text x {times:<2}  {'   '.join(parts)}")


def different() -> None:
    """Print what a text of different documents costs beside the same documents one by one."""
    paths = sorted((ROOT / "bench" / "texts").glob("*.clean.txt"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "joined.txt"
        texts = [one.read_text(encoding="utf-8") for one in paths]
        path.write_text("\n\n".join(texts), encoding="utf-8")
        alone, whole = first_and_again(paths), first_and_again([path])
    words = sum(len(text.split()) for text in texts)
    first, again = (one / other for one, other in zip(whole, alone, strict=True))
    print(f"{len(paths)} documents in one, {words} words, by the cost of each alone:", end="  ")
    print(f"first {first:5.2f} x   again {again:5.2f} x")


def first_and_again(paths: Sequence[Path]) -> tuple[float, float]:
    """Return the median times of examining some documents for the first time and once more."""
    code = (
        "import time, statistics, factcheck\n"
        "factcheck.examine_text('On 4 May 1990 Ann Lee said that 12 of 30 had burned.')\n"
        f"factcheck.examine({str(EXAMPLE)!r})\n"
        "def once():\n"
        "    start = time.process_time()\n"
        f"    for path in {[str(one) for one in paths]!r}:\n"
        "        factcheck.examine(path)\n"
        "    return time.process_time() - start\n"
        "print(once(), statistics.median(once() for _ in range(3)))\n"
    )
    first, again = zip(*(printed(code) for _ in "123"), strict=True)
    return statistics.median(first), statistics.median(again)


def tokens() -> None:
    """Print the cost of one long token, eight times as long; its square would be 64 times."""
    with tempfile.TemporaryDirectory() as folder:
        for token in ("Zm9vYmFy", "1", "a.", "["):
            path = Path(folder) / "token.md"
            costs = []
            for size in (10_000, 80_000):
                words = f"It burned. {token * (size // len(token))} They wept."
                path.write_text(f"{words}\n", encoding="utf-8")
                costs.append(inside(path))
            print(f"one token of {token!r:12} x 8 long: ratio {costs[1] / costs[0]:5.1f}")


def inside(path: Path) -> float:
    """Return the median time of an examination inside one process, imports not counted."""
    code = (
        "import time, statistics, factcheck\n"
        f"factcheck.examine({str(path)!r})\n"
        "def once():\n"
        "    start = time.process_time()\n"
        f"    factcheck.examine({str(path)!r})\n"
        "    return time.process_time() - start\n"
        "print(statistics.median(once() for _ in range(5)))\n"
    )
    return printed(code)[0]


def printed(code: str) -> list[float]:
    """Return the numbers that Python code prints in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return [float(number) for number in done.stdout.split()]


def renamed(text: str, copy: int) -> str:
    """Return the text with other names: capitalised words get their letters rotated."""

    def rotate(match: re.Match[str]) -> str:
        word = match[0]
        if copy == 0 or CALENDAR.match(word):
            return word
        return word[0] + "".join(letter(char, copy) for char in word[1:])

    return re.sub(r"\b[A-Z][a-z]{3,}\b", rotate, text)


def letter(char: str, copy: int) -> str:
    for ring in (VOWELS, CONSONANTS):
        if char in ring:
            return ring[(ring.index(char) + copy) % len(ring)]
    return char


if __name__ == "__main__":
    main()
