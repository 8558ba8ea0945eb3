"""The same words give the same findings: re-wrapped, decomposed, with a byte order mark, CRLF.

    python bench/same_words.py [--sets real] [--documents 40] [--show]

Takes documents of sets of `snapshot.py` whose lines may be wrapped (Markdown and plain text),
writes each anew in every way, and prints how many findings came or went. A finding is the same if
its code, its message and the words of its places are.
"""

import argparse
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from pathlib import Path

from factcheck.analysis.pipeline import Text, examine
from factcheck.model import Finding
from snapshot import cases_of

_SUFFIXES = (".md", ".markdown", ".txt")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_MARKED = re.compile(
    r"\s|[#>|<{+=~$:^-]|\*\s|\[[^\]]*\]:|`{3}|\d{1,9}[.)]|.*(?:\||  $|\\$|<|\{\{|\{%)"
)
_STARTS_BLOCK = re.compile(r"(?:[-+*#>|=~]|\d{1,9}[.)])(?:\s|$)|[-=_*]{2,}|[|<]")
_SHORT = 45  # characters of a line that is no paragraph yet
_WIDE = 140  # characters of a line that nobody wrapped


def wrapped(text: str, width: int) -> str:
    """Return a text with its plain paragraphs wrapped at a width."""
    return "\n".join(
        _wrapped(lines, width) if plain else "\n".join(lines) for lines, plain in _groups(text)
    )


def _groups(text: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the lines between blank lines, and whether they are a paragraph without markup."""
    fenced = matter = False
    for has_words, group in groupby(text.split("\n"), key=lambda line: bool(line.strip())):
        lines = list(group)
        first = lines[0].startswith(("---", "+++")) and not matter
        matter = first or (matter and not lines[-1].startswith(("---", "+++")))
        fences = sum(bool(_FENCE.match(line)) for line in lines)
        free = has_words and not (fenced or fences or matter or first)
        fenced ^= bool(fences % 2)
        yield lines, free and _is_paragraph(lines)


def _is_paragraph(lines: Sequence[str]) -> bool:
    """True if lines are one paragraph of sentences, wrapped at one width, marked only inside."""
    least = max((len(line) for line in lines[:-1]), default=0)
    rooms = [len(above) + 1 + len(line.split()[0]) for above, line in pairwise(lines)]
    single = len(lines) == 1 or (_SHORT <= least < min(*rooms, _WIDE))
    ends = lines[-1].rstrip().endswith((".", "!", "?", '"', "”", "’", ")"))
    return single and ends and len(" ".join(lines)) > _SHORT and not any(map(_MARKED.match, lines))


def _wrapped(lines: Sequence[str], width: int) -> str:
    words = " ".join(line.strip() for line in lines)
    made = textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines if any(map(_STARTS_BLOCK.match, made)) else made)


WAYS: Mapping[str, Callable[[str], bytes]] = {
    "wrapped at 50": lambda text: wrapped(text, 50).encode(),
    "wrapped at 72": lambda text: wrapped(text, 72).encode(),
    "wrapped at 100": lambda text: wrapped(text, 100).encode(),
    "composed": lambda text: unicodedata.normalize("NFC", text).encode(),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "with a byte order mark": lambda text: text.encode("utf-8-sig"),
    "with CRLF": lambda text: text.replace("\n", "\r\n").encode(),
}


def findings(data: bytes, path: str) -> Counter[tuple[str, ...]]:
    """Return the findings of a document without their lines."""
    return Counter(_same(one) for one in examine(Text(data, path)).findings)


def _same(finding: Finding) -> tuple[str, ...]:
    places = (finding.place, *(one.place for one in finding.related))
    words = (finding.message, *(place.text for place in places))
    return (finding.code, *(unicodedata.normalize("NFC", " ".join(one.split())) for one in words))


def main() -> None:
    """Print the number of changed findings, way by way."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--sets", default="real", type=lambda text: text.split(","))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    cases = (case for name in options.sets for case in cases_of(name))
    texts = {case.path for case in cases if case.path.endswith(_SUFFIXES)}
    paths = sorted(texts, key=lambda path: hash_of(Path(path).name))[: options.documents]
    changed: Counter[str] = Counter()
    total = 0
    for path in paths:
        text = Path(path).read_text(encoding="utf-8-sig")
        usual = findings(text.encode(), path)
        total += usual.total()
        for way, written in WAYS.items():
            other = findings(written(text), path)
            difference = [*(usual - other).elements(), *(other - usual).elements()]
            changed[way] += len(difference)
            if options.show and difference:
                print(f"{Path(path).name} {way}: {difference}")
    told = f"{len(paths)} documents, {total} findings"
    print(f"{told}, changed findings: {sum(changed.values())}")
    print("".join(f"  {way}: {changed[way]}\n" for way in WAYS), end="")


def hash_of(name: str) -> str:
    """Return an order of names that has nothing to do with the alphabet."""
    return str(sum(ord(char) * at for at, char in enumerate(name, 1)))[::-1]


if __name__ == "__main__":
    main()
