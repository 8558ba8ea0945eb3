"""A book with a chronology, made up on the spot: what it costs, by stage, and how that grows.

    python bench/book.py [WORDS [ENTRIES]]

The book is the same in every run: a fixed sequence of numbers chooses its people, places and words,
the few often and most of them seldom, as in prose. Each entry of its chronology is told in one
chapter, in other words and with the same date. Printed are words, entries, seconds of each stage,
peak memory and findings, for a quarter, a half and the whole (500,000 words and 2,000 entries), and
the exponent of the growth: 1 is in proportion. Every size has a process of its own.
"""

import itertools
import json
import math
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from factcheck import examine
from factcheck.analysis import checking
from factcheck.document import readers
from factcheck.lexicon.data import english
from factcheck.link import citing, words
from factcheck.link.events import linking

WORDS, ENTRIES = 500_000, 2_000
PARTS = (4, 2, 1)
CHAPTER = 12_000
"""Words of a chapter."""
SHORTEST, LONGEST = 4, 9
SHOWN = 0.02
"""Share of the whole from which a stage is listed."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
ONSETS = (*"bdfghklmnprstv", "br", "dr", "gr", "kl", "st", "tr")
RIMES = ("a", "e", "i", "o", "u", "ai", "ea")
CODAS = ("l", "n", "r", "s", "t", "nd", "rt", "lm")
SENTENCES = (
    "On {date} {who} {did} the {thing} of {place}",
    "{who} had {did} a {thing} in {place}, where the {thing2} was {kind}",
    "The {kind} {thing} {did} {number} {thing2}s, and {who} {did2} it",
    "It was a {kind} {thing}, but the {thing2} of {place} {did} nothing",
    "“The {thing} is {kind} and the {thing2} is {kind2},” said {who}",
    "{surname} {did} the {thing} that {who} had {did2} for the {thing2}",
    "In {month} {year} the {thing} of {place} was {did} by {number} {thing2}s",
    "A {kind} {thing} and a {kind2} {thing2} {did} what {surname} had {did2}",
)


def main() -> None:
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measured(Path(sys.argv[2]))))
        return
    words = int(sys.argv[1]) if sys.argv[1:] else WORDS
    entries = int(sys.argv[2]) if sys.argv[2:] else ENTRIES * words // WORDS
    sizes = [report(words // part, entries // part) for part in PARTS]
    for stage in ("whole", *stages(sizes[-1])):
        print(f"growth of {stage:24} exponent {exponent(sizes, stage):5.2f}")


def report(words: int, entries: int) -> dict[str, Any]:
    """Make a book, measure it in a process of its own and print what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.md"
        path.write_text(book(words, entries), encoding="utf-8")
        command = [sys.executable, __file__, "--measure", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    print(
        f"{result['words']:,} words, {entries:,} entries: {result['seconds']['whole']:.1f} s, "
        f"{result['memory']:.2f} GB, {result['events']:,} events, findings {result['findings']}"
    )
    for stage in stages(result):
        print(f"    {stage:28} {result['seconds'][stage]:7.2f} s")
    return result


def stages(result: dict[str, Any]) -> list[str]:
    """Return the stages that cost most, the dearest first."""
    seconds = result["seconds"]
    listed = [stage for stage in seconds if seconds[stage] > SHOWN * seconds["whole"]]
    return sorted((stage for stage in listed if stage != "whole"), key=lambda one: -seconds[one])


def exponent(sizes: list[dict[str, Any]], stage: str) -> float:
    """Return the slope of the logarithm of the cost over that of the length."""
    first, last = sizes[0], sizes[-1]
    cost = last["seconds"][stage] / max(0.001, first["seconds"][stage])
    return math.log(max(cost, 0.001)) / math.log(last["words"] / first["words"])


def measured(path: Path) -> dict[str, Any]:
    """Examine a file with a clock at each stage; imports and caches count to the first one."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for module in (readers, citing, words):
        for name in module.__all__:
            if callable(getattr(module, name)) and not isinstance(getattr(module, name), type):
                clocked(module, name, seconds)
    clocked(linking, "events", seconds)
    clocked(checking, "_run", seconds, lambda check, _: check.code)
    start = time.process_time()
    found = examine(path)
    seconds["whole"] = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return {
        "words": len(path.read_text(encoding="utf-8").split()),
        "seconds": seconds,
        "memory": memory,
        "events": len(found.dossier.events),
        "findings": dict(sorted(Counter(one.code for one in found.findings).items())),
    }


def clocked(
    module: ModuleType,
    name: str,
    seconds: defaultdict[str, float],
    label: Callable[..., str] | None = None,
) -> None:
    """Have a function note how long each of its calls takes."""
    function = getattr(module, name)
    where = f"{module.__name__.rpartition('.')[2]}.{name}"

    def timed(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            seconds[label(*arguments) if label else where] += time.process_time() - start

    setattr(module, name, timed)


def book(words: int, entries: int) -> str:
    """Return a book of about so many words, with a chronology of so many entries."""
    author = Author(words, entries)
    chapters, written = [], 0
    for number in itertools.count(1):
        if written >= words:
            break
        text = "\n\n".join(author.paragraphs(min(CHAPTER, words - written)))
        written += len(text.split())
        chapters.append(f"## Chapter {number}: {author.place()} and {author.place()}\n\n{text}")
    lines = [
        f"- {date}: {who} {did} the {thing} of {place}."
        for *_, date, who, did, thing, place in author.told
    ]
    return "\n\n".join(("# A long history", *chapters, "## Chronology", "\n".join(lines))) + "\n"


class Author:
    """Draws people, places and words, some often and most of them seldom."""

    def __init__(self, words: int, entries: int) -> None:
        self.chance = random.Random(3)  # noqa: S311 - the same book in every run
        listed = sorted(word for word in english._words() if SHORTEST <= len(word) <= LONGEST)  # noqa: SLF001
        self.vocabulary = [word for word in listed if word.isalpha() and word.islower()]
        self.chance.shuffle(self.vocabulary)
        # A name for each 250 words or so: what histories of wars and of institutions have.
        self.people = [f"{self.name()} {self.name()}" for _ in range(20 + words // 250)]
        self.places = [
            f"{self.name()}{end}"
            for end in itertools.islice(itertools.cycle(("", "holm", "stad")), 10 + words // 1_000)
        ]
        self.every = max(1, words // max(1, entries))
        self.left, self.day, self.since = entries, 0, 0
        self.step = max(1, 200 * 360 // max(1, entries))
        self.told: list[tuple[str, ...]] = []

    def name(self) -> str:
        """Return a new name of two syllables."""
        parts = [self.chance.choice(ONSETS) + self.chance.choice(RIMES) for _ in range(2)]
        return ("".join(parts) + self.chance.choice(CODAS)).capitalize()

    def often(self, listed: list[str]) -> str:
        """Return a member of a list, the k-th about 1/k as often as the first."""
        return listed[min(len(listed) - 1, int(len(listed) ** self.chance.random()) - 1)]

    def word(self) -> str:
        """Return an English word."""
        return self.often(self.vocabulary)

    def place(self) -> str:
        """Return one of the places."""
        return self.often(self.places)

    def paragraphs(self, words: int) -> Iterator[str]:
        """Yield paragraphs of about so many words together."""
        written = 0
        while written < words:
            sentences = [self.sentence() for _ in range(5)]
            paragraph = " ".join(sentences)
            count = len(paragraph.split())
            written, self.since = written + count, self.since + count
            yield paragraph

    def sentence(self) -> str:
        """Return a sentence; where an entry is due, the one that tells it."""
        due = self.since >= self.every and self.left
        pattern = SENTENCES[0] if due else self.chance.choice(SENTENCES[1:])
        who, did, thing, place = self.often(self.people), self.verb(), self.word(), self.place()
        year, month, day = 1700 + self.day // 360, self.day // 30 % 12, self.day % 28 + 1
        date = f"{day} {MONTHS[month]} {year}"
        if due:
            self.since -= self.every
            self.left, self.day = self.left - 1, self.day + self.step
            self.told.append((date, who, did, thing, place))
        words = pattern.format(
            date=date, who=who, surname=who.split()[1], did=did, did2=self.verb(), thing=thing,
            thing2=self.word(), kind=self.word(), kind2=self.word(), place=place,
            number=self.chance.randrange(3, 900), month=MONTHS[month], year=year,
        )  # fmt: skip
        return f"{words}."

    def verb(self) -> str:
        """Return a word with the ending of the past."""
        word = self.word()
        return f"{word}d" if word.endswith("e") else f"{word}ed"


if __name__ == "__main__":
    main()
