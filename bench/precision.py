"""Precision of each check: on annotated documents, and on real ones by the verdicts of readers.

    python bench/precision.py

Real documents are those of `bench/unseen.txt`, of which none had been looked at before they were
read. A reader has judged each finding with both places open; the verdicts stand in
bench/verdicts.jsonl, with the reading they are of. On annotated documents a finding counts as right
when one of its places touches an annotated error (the rule of the scorer that comes with the
documents). Clean documents count, too: every finding in them is false. Only checks that are on by
default run.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import field, frozen

from factcheck.checks import CHECKS
from snapshot import FOLDERS, LOUD, ROOT, cases_of, outcome

VERDICTS = ROOT / "bench" / "verdicts.jsonl"
READINGS = ROOT / "bench" / "readings.jsonl"
NAMES = {
    1: "first reading",
    2: "second reading",
    3: "third reading",
    4: "fourth reading",
    5: "fifth reading",
    6: "sixth reading",
    7: "seventh reading",
    8: "eighth reading",
}


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
    """Return the lines of two Markdown tables: documents not looked at before, and planted ones."""
    return [*_readings(), "", *_planted()]


def _readings() -> list[str]:
    judged = verdicts()
    told = [json.loads(line) for line in READINGS.read_text(encoding="utf-8").splitlines()]
    head = "".join(
        f" {one['documents']} documents, {NAMES[one['reading']]}: true | arguable | false | right |"
        for one in told
    )
    rows = [f"| check |{head}", "|---|" + "---|" * 4 * len(told)]
    codes = [check.code for check in CHECKS]
    for code in (*codes, "all errors", "all warnings", "all"):
        cells = [_cells(judged, one["reading"], code) for one in told]
        if any(cells):
            rows.append(f"| {code} |" + "".join(cell or " | | | |" for cell in cells))
    false = [f" | | {one['false'] / one['documents']:.2f} | |" for one in told]
    return [*rows, "| false findings per document, mean |" + "".join(false), _medians(told)]


def _medians(told: Sequence[Mapping[str, int]]) -> str:
    return "| the same, median |" + "".join(f" | | {one['median']} | |" for one in told)


def _cells(judged: Counter[tuple[int, str, str]], reading: int, code: str) -> str:
    """Return true, arguable and false ones of a check with the share, empty where none was made."""
    counts = [judged[reading, code, verdict] for verdict in ("true", "arguable", "false")]
    if not sum(counts):
        return ""
    return f" {counts[0]} | {counts[1]} | {counts[2]} | {counts[0] / sum(counts):.2f} |"


def _planted() -> list[str]:
    given, own = tally("gold"), tally("texts")
    sets = f"{given.documents} given documents | right | {own.documents} of our own | right"
    head = [f"| check | {sets} |", "|---|---|---|---|---|"]
    return head + [
        f"| {check.code} | {given.cells(check.code)} | {own.cells(check.code)} |"
        for check in CHECKS
        if given.loud[check.code] + own.loud[check.code]
    ]


def verdicts() -> Counter[tuple[int, str, str]]:
    """Return how often readers gave each verdict, by reading and by check or severity."""
    found: Counter[tuple[int, str, str]] = Counter()
    for line in VERDICTS.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        for key in (one["code"], f"all {one.get('severity', '')}s", "all"):
            found[one.get("reading", 0), key, one["verdict"]] += 1
    return found


def tally(set_name: str) -> Tally:
    """Count the findings of a set."""
    found = [outcome(case) for case in cases_of(set_name)]
    made = Tally(len(found))
    for one in found:
        words = [line.split(" ", 2) for line in one.findings.values()]
        made.loud.update(code for code, severity, _ in words if severity in LOUD)
        made.false.update(line.split(" ", 1)[0] for line in one.false)
    return made


if __name__ == "__main__":
    main()
