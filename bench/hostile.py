"""What texts cost that are made to be slow: one thing over and over, in each format.

    python bench/hostile.py [LENGTH [MOST_SECONDS]]

Each text is read and checked at a quarter of LENGTH code points (100,000 if none is given) and at
LENGTH, in a process of its own; four is a cost in proportion to the length, sixteen its square.
What takes longer than MOST_SECONDS (60) is stopped and told.
"""

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
SUFFIXES = (".txt", ".md", ".html")
CODE = """
import sys, time, factcheck
unit, length, suffix = sys.argv[1], int(sys.argv[2]), sys.argv[3]
factcheck.examine_text("It burned on 4 May 1990.", suffix)
text = "It burned on 4 May 1990.\\n\\n" + unit * (length // len(unit)) + "\\n\\nThey wept.\\n"
start = time.process_time()
try:
    factcheck.examine_text(text, suffix)
except factcheck.FactcheckError as error:
    pass
print(time.process_time() - start)
"""


def main() -> None:
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    most = float(sys.argv[2]) if len(sys.argv) > 2 else 60
    rows = []
    for suffix in SUFFIXES:
        for unit in UNITS:
            short, long = (seconds(unit, size, suffix, most) for size in (length // 4, length))
            rows.append((long, short, unit, suffix))
    rows.sort(reverse=True)
    print(f"{len(rows)} texts of {length:,} code points; the twenty that cost most")
    for long, short, unit, suffix in rows[:20]:
        growth = long / short if short else 0.0
        print(f"{unit!r:24} {suffix:6} {long:7.2f} s   {growth:5.1f} x a quarter of it")


def seconds(unit: str, length: int, suffix: str, most: float) -> float:
    """Return the seconds that a text takes; `most` if it was stopped."""
    command = [sys.executable, "-c", CODE, unit, str(length), suffix]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=most, check=False)
    except subprocess.TimeoutExpired:
        print(f"{unit!r} as {suffix}: stopped after {most:.0f} s")
        return most
    if done.returncode:
        print(f"{unit!r} as {suffix}: {done.stderr.splitlines()[-1]}")
        return 0.0
    return float(done.stdout)


if __name__ == "__main__":
    main()
