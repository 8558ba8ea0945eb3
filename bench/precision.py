"""Precision of each check on annotated documents, beside the checkout and of our own.

    python bench/precision.py

A finding counts as right when one of its places touches an annotated error (the rule of the scorer
that comes with the documents). Clean documents count, too: every finding in them is false. Only
checks that are on by default run.
"""

import importlib.util
import shlex
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import yaml
from attrs import field, frozen

from factcheck.checks import CHECKS

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
COMMAND = f"{shlex.quote(sys.executable)} -m factcheck"


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
    if not (SHARED / "gold").is_dir():
        print("the annotated documents are not beside this checkout; nothing measured")
        return
    print("\n".join(table()))


def table() -> list[str]:
    """Return the lines of a Markdown table, one row a check."""
    given, own = (_tally(folder) for folder in (SHARED / "gold", ROOT / "bench" / "texts"))
    sets = f"{given.documents} given documents | right | {own.documents} of our own | right"
    head = [f"| check | {sets} | precision |", "|---|---|---|---|---|---|"]
    return head + [_row(check.code, given, own) for check in CHECKS]


def _row(code: str, given: Tally, own: Tally) -> str:
    loud, false = (given.loud + own.loud)[code], (given.false + own.false)[code]
    precision = f"{(loud - false) / loud:.2f}" if loud else "no finding"
    return f"| {code} | {given.cells(code)} | {own.cells(code)} | {precision} |"


def _tally(folder: Path) -> Tally:
    scorer, documents = _scorer(), _documents(folder)
    found = Tally(len(documents))
    for gold, name, clean in documents:
        result = scorer.score(COMMAND, gold, name, clean)
        found.loud.update(finding["code"] for finding in result["loud"])
        found.false.update(finding["code"] for finding in result["false"])
    return found


def _documents(folder: Path) -> list[tuple[Path, str | None, bool]]:
    """Return (gold file, document or None for its own, whether it is a clean twin)."""
    found: list[tuple[Path, str | None, bool]] = []
    for gold in sorted(folder.glob("*.gold.yaml")):
        found.append((gold, None, False))
        twin = yaml.safe_load(gold.read_text(encoding="utf-8")).get("clean_twin")
        found += [(gold, twin, True)] if twin else []
    return found


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "tools" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
