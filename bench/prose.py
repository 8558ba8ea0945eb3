"""Public prose in which nothing is planted: every finding of the default checks, to be read."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck import examine_text

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
PUBLIC = ("annoctr_dev", "annoctr_train", "wikiwars_dev")
LONGEST = 160
"""Letters of a message that a line of the table shows."""


def prose(paths: Sequence[Path]) -> None:
    """Print every finding in the texts of some files, a text a line, and how many by check."""
    texts = list(documents(paths or [SHARED / "data" / f"{name}.jsonl" for name in PUBLIC]))
    if not texts:
        print("the texts are not beside this checkout: nothing to read")
        return
    counts: Counter[str] = Counter()
    words = 0
    print("| text | line | check | message | evidence |\n|---|---|---|---|---|")
    for key, text in texts:
        words += len(text.split())
        for found in examine_text(text).findings:
            counts[found.code] += 1
            cells = (key, str(found.place.line), found.code, found.message, "; ".join(found.proof))
            print("|", " | ".join(map(cell, cells)), "|")
    print(f"\n{len(texts)} texts of {words:,} words, {counts.total()} findings")
    for code, count in sorted(counts.items()):
        print(f"{code} {count:4}")


def documents(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of each text; a single line break of these files parts paragraphs."""
    for path in filter(Path.exists, paths):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if "text" in record and "doc_id" in record:
                yield record["doc_id"], record["text"]


def cell(words: str) -> str:
    """Return words as a cell of a Markdown table."""
    short = words if len(words) <= LONGEST else words[: LONGEST - 2] + " …"
    return " ".join(short.replace("|", "\\|").split())
