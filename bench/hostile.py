"""What texts cost that are made to be slow: one thing over and over, in each format.

    python bench/hostile.py [LENGTH [MOST_SECONDS]] [--named]

Each text is read and checked at a quarter of LENGTH code points (100,000 if none is given) and at
LENGTH, in a process of its own, in seconds of the processor; an exponent of 1 is a cost in
proportion to the length, 2 its square. What takes longer than MOST_SECONDS (60) is stopped and
told. `--named` takes only those texts whose names and years change from one time to the next;
`--only WORD` those in which a word stands, `--suffix .md` those of one format.
"""

import argparse
import math
import signal
import subprocess
import sys

UNITS = (
    "a", "A", "1", " ", "\n", "\t", ".", ",", "'", '"', "“", "”", "‘", "’", "(", ")", "[", "]",
    "{", "<", ">", "-", "—", "*", "_", "#", "|", "`", "~", "\\", "/", ":", ";", "&", "@", "%",
    "é", "中", "\u0301", "a ", "A ", "Aa ", "1 ", "a.", "A. ", "a, ", "1,", "1.", "1-", "1/",
    "a\n", "A\n\n", "1\n", "- a\n", "# A\n", "> a\n", "1. a\n", "| a ", "|-", "a | b\n", "[^1]",
    "[a](b)", "[1] ", "(1990) ", "1990", "1990 ", "1990-", "the ", "of ", "said ", "said that ",
    "“a” ", "“a ", "May ", "4 May ", "4 May 1990 ", "Monday ", "12:30 ", "ten ", "million ",
    "Ann Lee ", "Ann Lee, ", "Dr. ", "and ", "Ann and Bo ", "according to ", "the week before ",
    "in the year ", "more than ", "percent ", "doi:10.1/a ", "http://a ", "a@b.c ", "&amp;",
    "<b>", "</b>", "<!--", "<a href=", "<table>", "<!-- factcheck: ignore ", "```\n", "***", "![",
    "et al. ", "Vol. 1, ", "pp. 1-2 ", "NATO ", "(NATO) ", "Ann Lee (AL) ", "a/b/", "x-", "’s ",
)  # fmt: skip
NAMED = (
    "{name}, ", "McO'{name} ", "Two weeks before that, {name} left. ", "{name} said that x was y. ",
    "— {name}, “x” — ”", "({name} {year}) ", "{{x}} {name} said so. ", "{name} Halvorsen said so. ",
    "| {name} | {year} | 12 | 30 | 42 |\n", "| Total | {year} |\n", "{name} of {name} in {year}. ",
    "“{name} is here,” {name} said. ", "{name} ({name}) ", "- {name}: {year}\n",
    "## {name} {year}\n",
)  # fmt: skip
"""The same, with another of a thousand alike names and another year each time."""
SUFFIXES = (".txt", ".md", ".html")
SHOWN = 20
CODE = """
import resource, sys, time, factcheck
most = int(float(sys.argv[2]))
resource.setrlimit(resource.RLIMIT_CPU, (most + 1, most + 2))
factcheck.examine_text("It burned on 4 May 1990.", sys.argv[1])
text = sys.stdin.read()
start = time.process_time()
try:
    factcheck.examine_text(text, sys.argv[1])
except factcheck.FactcheckError:
    pass
print(time.process_time() - start)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("length", nargs="?", type=int, default=100_000)
    parser.add_argument("most", nargs="?", type=float, default=60)
    parser.add_argument("--named", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--suffix", choices=SUFFIXES)
    options = parser.parse_args()
    units = NAMED if options.named else (*UNITS, *NAMED)
    rows = []
    for suffix in SUFFIXES if options.suffix is None else (options.suffix,):
        for unit in units:
            if options.only not in unit:
                continue
            sizes = (options.length // 4, options.length)
            short, long = (seconds(text_of(unit, size), suffix, options.most) for size in sizes)
            rows.append((long, short, unit, suffix))
    rows.sort(reverse=True)
    print(f"{len(rows)} texts of {options.length:,} code points; the {SHOWN} that cost most")
    for long, short, unit, suffix in rows[:SHOWN]:
        exponent = math.log(long / short, 4) if short and long else 0.0
        print(f"{unit!r:40} {suffix:6} {long:7.2f} s   exponent {exponent:5.2f}")


def text_of(unit: str, length: int) -> str:
    """Return a text of about so many code points that says one thing over and over."""
    if unit in NAMED:
        parts: list[str] = []
        size = 0
        while size < length:
            count = len(parts)
            parts.append(unit.format(name=name_of(7 * count), year=1800 + count % 200))
            size += len(parts[-1])
        body = "".join(parts)
    else:
        body = unit * (length // len(unit))
    return f"It burned on 4 May 1990.\n\n{body}\n\nThey wept.\n"


def name_of(number: int) -> str:
    """Return one of a thousand names that are much alike: "Bamelino"."""
    digits = f"{number % 1024:05d}"
    return "".join(
        "bdlmnrstvk"[int(digit)] + "aeiou"[int(digit) % 5] for digit in reversed(digits)
    ).title()


def seconds(text: str, suffix: str, most: float) -> float:
    """Return the seconds that a text takes; `most` if it was stopped."""
    command = [sys.executable, "-c", CODE, suffix, str(most)]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode == -signal.SIGXCPU:
        print(f"{text[26:56]!r} as {suffix}: stopped after {most:.0f} s", flush=True)
        return most
    if done.returncode:
        print(f"{text[26:56]!r} as {suffix}: {done.stderr.splitlines()[-1]}")
        return 0.0
    return float(done.stdout)


if __name__ == "__main__":
    main()
