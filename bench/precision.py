"""Precision of each check on the annotated documents beside the checkout.

    python bench/precision.py

A finding counts as right when one of its places touches an annotated error (the rule of the scorer
that comes with the documents). Clean documents count, too: every finding in them is false.
"""

import collections
import importlib.util
import shlex
import sys
from pathlib import Path
from types import ModuleType

import yaml

from factcheck.checks import CHECKS

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
COMMAND = f"{shlex.quote(sys.executable)} -m factcheck"


def main() -> None:
    if not (SHARED / "gold").is_dir():
        print("the annotated documents are not beside this checkout; nothing measured")
        return
    print("\n".join(table()))


def table() -> list[str]:
    """Return the lines of a Markdown table, one row a check."""
    scorer = _scorer()
    loud: collections.Counter[str] = collections.Counter()
    false: collections.Counter[str] = collections.Counter()
    documents = 0
    for gold, name, clean in _documents():
        result = scorer.score(COMMAND, gold, name, clean)
        documents += 1
        loud.update(finding["code"] for finding in result["loud"])
        false.update(finding["code"] for finding in result["false"])
    rows = [_row(check.code, loud[check.code], false[check.code]) for check in CHECKS]
    head = [
        f"| check | findings in {documents} documents | right | precision |",
        "|---|---|---|---|",
    ]
    return [*head, *rows]


def _row(code: str, loud: int, false: int) -> str:
    precision = f"{(loud - false) / loud:.2f}" if loud else "no finding"
    return f"| {code} | {loud} | {loud - false} | {precision} |"


def _documents() -> list[tuple[Path, str | None, bool]]:
    """Return (gold file, document or None for its own, whether it is a clean twin)."""
    found: list[tuple[Path, str | None, bool]] = []
    for gold in sorted((SHARED / "gold").glob("*.gold.yaml")):
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
