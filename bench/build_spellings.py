"""Make `spellings.txt` from `varcon.txt`, the variant conversion of SCOWL; README.md says how."""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

LARGEST = 70
"""SCOWL calls the words up to this size those that a large dictionary has."""
_VERIFIED = "<verified>"
"""Behind the head of clusters that were checked by hand; others show no variety but -ise."""
_LEVEL = re.compile(r"\(level (\d+)\)")
_AMERICAN, _BRITISH = frozenset({"A", "A.", "Av"}), frozenset({"B", "B.", "Bv", "Z", "Z.", "Zv"})
"""Tags of what a variety of English writes; V and - are seldom, or should not be written."""
_SHORTEST = 4
"""Letters of a spelling; shorter ones are mostly other words as well."""
_TWO = 2
Words = tuple[tuple[frozenset[str], str], ...]
Row = tuple[bool, Words]
"""Whether a sense or a part of speech restricts it, and its spellings with their tags."""


def build(text: str) -> str:
    """Return the list from the text of `varcon.txt`: a line per cluster, its spellings in columns.

    A line begins with a letter: z (-ize and -ise), v (American and British), b or a (the second
    spelling is British or American alone, the first is not), o (either, in any variety).
    """
    clusters = (cluster.strip().split("\n") for cluster in text.split("\n\n"))
    usual = [lines for lines in clusters if _level(lines[0]) <= LARGEST]
    made = {
        line
        for head, *lines in usual
        for line in _lines([*_rows(lines)])
        if _VERIFIED in head or line.startswith(("z", "o"))
    }
    return "\n".join(sorted(made))


def _level(head: str) -> int:
    found = _LEVEL.search(head)
    return int(found[1]) if found else LARGEST + 1


def _rows(lines: Sequence[str]) -> Iterator[Row]:
    for line in lines:
        body, bar, _ = line.partition(" # ")[0].partition(" | ")
        pairs = [pair.partition(": ")[::2] for pair in body.split(" / ")]
        words = tuple((frozenset(tags.split()), word) for tags, word in pairs)
        if not line.startswith("#") and all(
            word.isalpha() and word.islower() and len(word) >= _SHORTEST for _, word in words
        ):
            yield bool(bar), words


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of a cluster: of what has one sense, then of what is restricted to one."""
    free = [words for is_restricted, words in rows if not is_restricted]
    if free and len({len(words) for words in free}) == 1 and len(free[0]) > 1:
        yield _line(_kind(free[0]), [[word for _, word in words] for words in free])
    tags: dict[str, frozenset[str]] = {}
    for _, words in rows:
        for own, word in words:
            tags[word] = tags.get(word, frozenset()) | own
    pairs = [
        tuple(word for _, word in words)
        for is_restricted, words in rows
        if is_restricted and len(words) == _TWO
    ]
    british = [pair for pair in pairs if _is_only(tags[pair[1]], _BRITISH, _AMERICAN)]
    american = [pair[::-1] for pair in pairs if _is_only(tags[pair[0]], _AMERICAN, _BRITISH)]
    both = [pair for pair in british if pair[::-1] in american]
    if both:
        yield _line("v", both)
    for kind, held in (("b", british), ("a", american)):
        alone = [pair for pair in held if pair not in both and pair[::-1] not in both]
        if alone:
            yield _line(kind, alone)


def _kind(words: Words) -> str:
    first, second = words[0][0], words[1][0]
    if len(words) == _TWO and _is_only(second, _BRITISH, _AMERICAN):
        if {"A", "Z"} <= first and not (first & {"B", "Bv"} or second & {"Z", "Zv"}):
            is_ise = words[0][1].replace("iz", "is") == words[1][1].replace("iz", "is")
            return "z" if is_ise else "o"
        if _is_only(first, _AMERICAN, _BRITISH):
            return "v"
    return "o"


def _is_only(tags: frozenset[str], own: frozenset[str], others: frozenset[str]) -> bool:
    return bool(tags & own) and not tags & others


def _line(kind: str, rows: Sequence[Sequence[str]]) -> str:
    columns = map(" ".join, zip(*dict.fromkeys(map(tuple, rows)), strict=True))
    return f"{kind} {' / '.join(columns)}"


if __name__ == "__main__":
    SOURCE, OUTPUT = map(Path, sys.argv[1:3])
    OUTPUT.write_text(build(SOURCE.read_text("latin-1")), "utf-8", newline="\n")
