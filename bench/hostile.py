"""What texts cost that are made to be slow: one thing over and over, in each format.

    python bench/hostile.py [LENGTH [MOST_SECONDS]] [--named]

Each text is read and checked at a quarter of LENGTH code points (100,000 if none is given) and at
LENGTH, in a process of its own that is forked from this one, imports not counted, in seconds of the
processor; an exponent of 1 is a cost in proportion to the length, 2 its square. What takes longer
than MOST_SECONDS (60) is stopped and told. `--named` takes only those texts whose names and years
change from one time to the next; `--only WORD` those in which a word stands, `--suffix .md` those
of one format; `--each` prints a line for each text at once. All 447 take some eight minutes.
"""

import argparse
import contextlib
import gc
import math
import os
import resource
import signal
import time

import factcheck

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
    "1950–1980, ", "3 May 1950, ", "from 1950 to 1980, 30 years, ",
    "It was on Monday, 3 May 1950, that it began. ", "12:30 to 13:45, 75 minutes, ",
    "$12.5 million of £30m, ", "€1,200 in 1950, ", "12 ft 5 in, ", "12 of the 30 boats, ",
    "12 boats, 13 boats and 25 boats in all. ", "62 per cent are men and 38 per cent are women, ",
    "12 + 13 = 25, ", "ten years after 1950, ", "Ann Lee, 34, and Bo Kay, 35, ",
    "Ann Lee (born 1950, died 1980 aged 30), ", "“He came on 3 May 1950,” said Ann Lee. ",
    "(Lee and Kay, 1990; Kay 1991) ", "[1, 2, 5–9] ", "[^1]: Lee, Ann. *Oslo*. Press, 1990.\n",
    "# Ann Lee\n\nShe left on 3 May 1950.\n\n", "| Ann | 12 | 3 May 1950 |\n",
    "[Ann Lee](https://a.no/ann-lee) ",
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
MOST_SECONDS, MOST_EXPONENT = 8, 1.2
"""What a text may take, and its growth, if it takes long enough to tell: `LEAST` seconds."""
LEAST = 0.3


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("length", nargs="?", type=int, default=100_000)
    parser.add_argument("most", nargs="?", type=float, default=60)
    parser.add_argument("--named", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--suffix", choices=SUFFIXES)
    parser.add_argument("--each", action="store_true")
    options = parser.parse_args()
    units = NAMED if options.named else (*UNITS, *NAMED)
    rows = []
    for suffix in SUFFIXES if options.suffix is None else (options.suffix,):
        examined("It burned on 4 May 1990.", suffix)  # so that no text pays for the imports
        gc.collect()
        gc.freeze()
        for unit in units:
            if options.only in unit:
                sizes = (options.length // 4, options.length)
                short, long = (seconds(text_of(unit, size), suffix, options.most) for size in sizes)
                rows.append((long, short, unit, suffix))
                if options.each:
                    show(*rows[-1])
    rows.sort(reverse=True)
    print(f"{len(rows)} texts of {options.length:,} code points; the {SHOWN} that cost most")
    for row in rows[:SHOWN]:
        show(*row)
    steep = [row for row in rows if row[0] >= LEAST and exponent(*row[:2]) > MOST_EXPONENT]
    print(f"{sum(row[0] > MOST_SECONDS for row in rows)} take more than {MOST_SECONDS} s")
    print(f"{len(steep)} of those above {LEAST} s have an exponent above {MOST_EXPONENT}")
    for row in steep:
        show(*row)


def show(long: float, short: float, unit: str, suffix: str) -> None:
    grown = exponent(long, short)
    print(f"{unit!r:40} {suffix:6} {long:7.2f} s   exponent {grown:5.2f}", flush=True)


def exponent(long: float, short: float) -> float:
    """Return the power of the length with which the time grows."""
    return math.log(long / short, 4) if short and long else 0.0


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
    """Return the seconds that a text takes in a process of its own; `most` if it was stopped."""
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (int(most) + 1, int(most) + 2))
            os.write(sending, str(examined(text, suffix)).encode())
        finally:
            os._exit(0)
    os.close(sending)
    with os.fdopen(receiving) as told:
        printed = told.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        print(f"{text[26:56]!r} as {suffix}: stopped after {most:.0f} s", flush=True)
        return most
    if not printed:
        print(f"{text[26:56]!r} as {suffix}: failed", flush=True)
    return float(printed or 0)


def examined(text: str, suffix: str) -> float:
    """Return the seconds of the processor that a text takes in this process."""
    start = time.process_time()
    with contextlib.suppress(factcheck.FactcheckError):
        factcheck.examine_text(text, suffix)
    return time.process_time() - start


if __name__ == "__main__":
    main()
