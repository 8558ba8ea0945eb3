"""Keeps, for the pages of the checks, what they said of documents that people published.

    python bench/fetch_unseen.py FOLDER
    python bench/real_examples.py FOLDER

Of each check up to three findings that a reader judged true and one that was false are written to
`bench/real_examples.jsonl`, with the verdict, the package that the document is from, and its name;
`docs/generate.py` prints them. Only findings count that the program still makes; those with the
shortest messages are taken, of one document one.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from attrs import frozen

from factcheck.config import Config
from real import VERDICTS, of_folders

TARGET = Path(__file__).with_name("real_examples.jsonl")
MOST = {"true": 3, "false": 1}
LONGEST = 160
"""Characters of a message; longer ones tell a reader nothing at a glance."""


@frozen(order=True)
class Example:
    """One judged finding."""

    length: int
    code: str
    message: str
    document: str
    verdict: str
    why: str


def main() -> None:
    """Write the examples."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()
    judged = {one["fingerprint"]: one for one in map(json.loads, lines) if one.get("reading")}
    found: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for name, told in of_folders([options.folder], Config(), 1):
        for one in told:
            verdict = judged.get(one.finding.fingerprint, {})
            if verdict.get("verdict") in MOST and len(one.finding.message) <= LONGEST:
                example = _example(name, one.finding.code, one.finding.message, verdict)
                found[example.code, example.verdict].append(example)
    keys = sorted(found, key=lambda key: (key[0], key[1] != "true"))
    rows = [row for key in keys for row in chosen(found[key], MOST[key[1]])]
    TARGET.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def _example(name: str, code: str, message: str, verdict: dict[str, str]) -> Example:
    where = Path(name)
    document = f"{where.parent.name}: {where.name.split('__')[-1]}"
    return Example(len(message), code, message, document, verdict["verdict"], verdict["why"])


def chosen(examples: list[Example], most: int) -> list[str]:
    """Return the shortest as lines of JSON, of one document one."""
    kept: dict[str, Example] = {}
    for example in sorted(examples):
        if example.document not in kept and len(kept) < most:
            kept[example.document] = example
    return [
        json.dumps(
            {
                "code": one.code,
                "verdict": one.verdict,
                "message": one.message,
                "document": one.document,
                "why": one.why,
            },
            ensure_ascii=False,
        )
        for one in kept.values()
    ]


if __name__ == "__main__":
    main()
