"""What two states of the program tell differently of sentences that are changed a little.

    git worktree add /tmp/before HEAD~1
    python bench/near_misses.py /tmp/before/src [--each 8] [--seed 7] [--examined FILE]

A rule that no document needs may still be what keeps the program silent, or finds an error, in a
document that nobody has seen. So the texts of the tests are changed as authors err and as errors
differ from what only looks like one: a digit, two letters, a word left out or put in ("about",
"another", "and one more"), two numbers exchanged, a sentence told again with another number, put in
quotation marks, denied. Both states examine each; what they tell differently is printed, to be read
before a rule goes for good. The changes depend on the seed alone.

`--each` says how many changed texts are made of one; `--examined` keeps the texts of the tests from
run to run, as in ablation.py. Exit status 1 if a text is told differently.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve()
OWN = HERE.parent.parent / "src"
LONGEST = 3_000
"""Code points of a text that is changed: longer ones take long, and show one change among many."""
TRIES = 3
TWICE = 0.4
"""Share of the texts that are changed a second time."""
NUMBER = re.compile(r"(?<![\w.,-])\d(?:[\d,.]*\d)?(?![\w-])")
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
WORD = re.compile(r"\S+")
SENTENCE_END = re.compile(r"(?<=[.!?]) ")
HEDGES = ("about", "nearly", "over", "perhaps", "at least", "another", "the other", "only", "page")
SMALL = ("not", "would", "perhaps", "another", "as", "which", "when", "after", "before", "if", "or")
ENDS = (", and one more.", " and several others.", " or so.", " by about 1911.", " in 1921, too.")
AROUND = ("“{}”", "({})", "As the clerk said, {}", "If so, {}", "He denied it: “{}”")

Change = Callable[[str, random.Random], str]


def main() -> None:
    """Print what two states tell differently."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("source", type=Path, help="folder `src` of another state of the program")
    parser.add_argument("--each", type=int, default=8)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--examined", type=Path, help="where texts of the tests are kept")
    options = parser.parse_args()
    if not (options.source / "factcheck").is_dir():
        parser.error(f"{options.source}: no folder with the package factcheck. Name its `src`.")
    texts = list(changed_texts(options.each, options.seed, options.examined))
    before, now = (findings(texts, source) for source in (options.source, OWN))
    different = 0
    for (text, _), old, new in zip(texts, before, now, strict=True):
        if old != new:
            different += 1
            gone = [f"    gone {one}" for one in old if one not in new]
            print(
                repr(text), *gone, *(f"    new  {one}" for one in new if one not in old), sep="\n"
            )
    print(f"{len(texts)} changed texts, {different} told differently")
    raise SystemExit(1 if different else 0)


def changed_texts(each: int, seed: int, examined: Path | None) -> Iterator[tuple[str, str]]:
    """Yield changed texts of the tests, no two alike, each with its suffix."""
    import ablation  # noqa: PLC0415 - the processes that examine do without it

    by_chance, seen = random.Random(seed), set[str]()  # noqa: S311 - no secret depends on it
    for text, suffix in ablation.texts_of_tests(examined):
        made = 0
        for _ in range(each * TRIES if len(text) <= LONGEST else 0):
            new = by_chance.choice(CHANGES)(text, by_chance)
            if by_chance.random() < TWICE:
                new = by_chance.choice(CHANGES)(new, by_chance)
            if new != text and new not in seen and new.strip():
                seen.add(new)
                made += 1
                yield new, suffix
            if made == each:
                break


def findings(texts: Sequence[tuple[str, str]], source: Path) -> list[list[str]]:
    """Return what the program in a folder says of each text; a fault of it is told as a finding."""
    with tempfile.TemporaryDirectory() as folder:
        given, told = Path(folder, "texts.jsonl"), Path(folder, "told.jsonl")
        given.write_text("".join(f"{json.dumps(one)}\n" for one in texts), encoding="utf-8")
        code = f"import near_misses; near_misses.examine_all({str(given)!r}, {str(told)!r})"
        path = os.pathsep.join(map(str, (source.resolve(), HERE.parent)))
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, check=True
        )
        return [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]


def examine_all(given: str, told: str) -> None:
    """Write what this state of the program says of each text of a file."""
    from factcheck import examine_text  # noqa: PLC0415 - the state that the caller names

    with Path(told).open("w", encoding="utf-8") as out:
        for line in Path(given).read_text(encoding="utf-8").splitlines():
            text, suffix = json.loads(line)
            try:
                found = examine_text(text, suffix).findings
                says = sorted(f"{one.code} {one.severity} {one.message}" for one in found)
            except Exception as error:  # noqa: BLE001 - a fault is what is looked for
                says = [f"a fault: {type(error).__name__}: {error}"]
            out.write(f"{json.dumps(says)}\n")


def _at(pattern: re.Pattern[str], text: str, by_chance: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return by_chance.choice(found) if found else None


def _put(text: str, match: re.Match[str], new: str) -> str:
    return f"{text[: match.start()]}{new}{text[match.end() :]}"


def other_digit(text: str, by_chance: random.Random) -> str:
    """Return a text in which a digit of a number is another."""
    number = _at(NUMBER, text, by_chance)
    if number is None:
        return text
    at = by_chance.choice([at for at, one in enumerate(number[0]) if one.isdigit()])
    return _put(text, number, f"{number[0][:at]}{by_chance.randint(1, 9)}{number[0][at + 1 :]}")


def hedged(text: str, by_chance: random.Random) -> str:
    """Return a text in which a number is said to be about, at least, another or a page."""
    number = _at(NUMBER, text, by_chance)
    return _put(text, number, f"{by_chance.choice(HEDGES)} {number[0]}") if number else text


def exchanged(text: str, by_chance: random.Random) -> str:
    """Return a text in which two numbers stand in each other's place."""
    found = list(NUMBER.finditer(text))
    if len(found) < 2:
        return text
    one, other = sorted(by_chance.sample(found, 2), key=re.Match.start)
    return _put(_put(text, other, one[0]), one, other[0])


def misspelt(text: str, by_chance: random.Random) -> str:
    """Return a text in which two letters of a name are swapped, one is left out, or one is more."""
    name = _at(NAME, text, by_chance)
    if name is None:
        return text
    word, at = name[0], by_chance.randrange(1, len(name[0]) - 1)
    swapped = f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"
    ways = (swapped, word[:at] + word[at + 1 :], word[:at] + word[at - 1 :], f"{word}a", f"{word}s")
    return _put(text, name, by_chance.choice(ways))


def without_a_word(text: str, by_chance: random.Random) -> str:
    """Return a text without one of its words."""
    word = _at(WORD, text, by_chance)
    return _put(text, word, "") if word else text


def with_a_word(text: str, by_chance: random.Random) -> str:
    """Return a text with one more small word."""
    word = _at(WORD, text, by_chance)
    return _put(text, word, f"{by_chance.choice(SMALL)} {word[0]}") if word else text


def marked_word(text: str, by_chance: random.Random) -> str:
    """Return a text in which a word stands in quotation marks, in brackets, or in other letters."""
    word = _at(WORD, text, by_chance)
    if word is None:
        return text
    ways = (f"“{word[0]}”", f"({word[0]})", word[0].capitalize(), word[0].lower(), word[0].upper())
    return _put(text, word, by_chance.choice(ways))


def set_off(text: str, by_chance: random.Random) -> str:
    """Return a text of which a sentence is quoted, denied, conditional or in brackets."""
    sentences = SENTENCE_END.split(text)
    at = by_chance.randrange(len(sentences))
    sentences[at] = by_chance.choice(AROUND).format(sentences[at])
    return " ".join(sentences)


def reordered(text: str, by_chance: random.Random) -> str:
    """Return a text with two of its sentences in each other's place."""
    sentences = SENTENCE_END.split(text)
    one, other = (by_chance.randrange(len(sentences)) for _ in range(2))
    sentences[one], sentences[other] = sentences[other], sentences[one]
    return " ".join(sentences)


def told_again(text: str, by_chance: random.Random) -> str:
    """Return a text with one of its sentences again at the end, a number of it changed."""
    again = other_digit(by_chance.choice(SENTENCE_END.split(text)), by_chance)
    return f"{text}{by_chance.choice((' ', chr(10) * 2))}{again}"


def with_another_end(text: str, by_chance: random.Random) -> str:
    """Return a text whose last sentence goes on."""
    return re.sub(r"\.(?=\s*\Z)", by_chance.choice(ENDS), text)


CHANGES: Sequence[Change] = (
    other_digit,
    hedged,
    exchanged,
    misspelt,
    without_a_word,
    with_a_word,
    marked_word,
    set_off,
    reordered,
    told_again,
    with_another_end,
)

if __name__ == "__main__":
    main()
