"""Precision of each check: on annotated documents, and on real ones by the verdicts of readers.

    python bench/precision.py

On annotated documents a finding counts as right when one of its places touches an annotated error
(the rule of the scorer that comes with the documents). Clean documents count, too: every finding in
them is false. On real documents a reader has judged each finding with both places open; the
verdicts stand in bench/verdicts.jsonl, and `bench/real.py` makes the findings anew. Only checks
that are on by default run.
"""

import json
from collections import Counter

from attrs import field, frozen

from factcheck.checks import CHECKS
from snapshot import FOLDERS, LOUD, ROOT, cases_of, outcome

VERDICTS = ROOT / "bench" / "verdicts.jsonl"


@frozen
class Tally:
    """The findings of one set of documents, by check."""

    documents: int = 0
    loud: Counter[str] = field(factory=Counter)
    false: Counter[str] = field(factory=Counter)

    def cells(self, code: str) -> str:
        """Return (findings, right ones) of a check as two cells of a table."""
        return f"{self.loud[code]} | {self.loud[code] - self.false[code]}"


def main() -> None:
    if not FOLDERS["gold"].is_dir():
        print("the annotated documents are not beside this checkout; nothing measured")
        return
    print("\n".join(table()))


def table() -> list[str]:
    """Return the lines of a Markdown table, one row a check."""
    given, own = tally("gold"), tally("texts")
    judged = verdicts()
    sets = f"{given.documents} given documents | right | {own.documents} of our own | right"
    head = [
        f"| check | {sets} | real documents: true | arguable | false |",
        "|---|---|---|---|---|---|---|---|",
    ]
    return head + [row(check.code, given, own, judged) for check in CHECKS]


def row(code: str, given: Tally, own: Tally, judged: Counter[tuple[str, str]]) -> str:
    """Return the row of one check."""
    real = " | ".join(str(judged[code, verdict]) for verdict in ("true", "arguable", "false"))
    return f"| {code} | {given.cells(code)} | {own.cells(code)} | {real} |"


def verdicts() -> Counter[tuple[str, str]]:
    """Return how often readers gave each verdict on findings of each check."""
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines if line.strip()]
    return Counter((one["code"], one["verdict"]) for one in read)


def tally(set_name: str) -> Tally:
    """Count the findings of a set."""
    found = [outcome(case) for case in cases_of(set_name)]
    made = Tally(len(found))
    for one in found:
        words = [line.split(" ", 2) for line in one.findings]
        made.loud.update(code for code, severity, _ in words if severity in LOUD)
        made.false.update(line.split(" ", 1)[0] for line in one.false)
    return made


if __name__ == "__main__":
    main()
