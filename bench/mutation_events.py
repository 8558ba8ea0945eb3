"""One telling of an event that is told twice, changed on purpose: how many changes are found.

What is changed, and what counts as told twice, stands in plantings.py. A change is found if a
finding of a check that is on by default touches it that the text as it was has not.
"""

import random
from collections.abc import Sequence
from pathlib import Path

from factcheck import examine_text
from factcheck.model import Finding, Place
from plantings import KINDS, Planting, Text

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SEED = 7
MOST = 120
"""Changes of one kind; of more, so many are drawn."""


def events(count: int, paths: Sequence[Path]) -> None:
    """Print how many changes of each kind are found, and those that are missed."""
    pool = [_read(path) for path in paths or documents()]
    print(f"{'kind':18} planted  found  share")
    missed: list[str] = []
    for kind, plantings in KINDS.items():
        chance = random.Random(SEED)  # noqa: S311 - the same changes in every run
        possible = [one for text in pool for one in plantings(text, chance)]
        chosen = chance.sample(possible, min(count, len(possible)))
        tried = [(one, found) for one in chosen if (found := is_found(one)) is not None]
        hits = sum(found for _, found in tried)
        print(f"{kind:18} {len(tried):7} {hits:6}  {hits / max(1, len(tried)):5.2f}")
        missed += [f"{kind}: {told(one)}" for one, found in tried if not found]
    print("\nnot found:", *missed, sep="\n")


def documents() -> list[Path]:
    """Return the annotated documents, of clean twins only these, and those of this checkout."""
    folders = [SHARED / "gold", SHARED / "articles", ROOT / "examples", ROOT / "bench" / "texts"]
    found = [
        path for one in folders for path in sorted(one.glob("*.txt")) + sorted(one.glob("*.md"))
    ]
    twins = {path.name.replace(".clean", "") for path in found if ".clean" in path.name}
    return [path for path in found if path.name not in twins and path.name != "README.md"]


def _read(path: Path) -> Text:
    text = path.read_text(encoding="utf-8")
    return Text(path, text, examine_text(text, path.suffix))


def told(one: Planting) -> str:
    place = one.text.report.dossier.document.place(one.span)
    return f"{one.text.path.name}:{place.line}: {place.text!r} -> {one.instead!r}"


def is_found(one: Planting) -> bool | None:
    """Say whether a new finding touches the change; None where it cannot be made."""
    place = one.text.report.dossier.document.place(one.span)
    lines = one.text.text.split("\n")
    line = lines[place.line - 1]
    at = line.find(place.text, max(0, place.column - 1))
    if at < 0 or any(
        _touches(found, place.line, at, len(place.text)) for found in one.text.report.findings
    ):
        return None
    lines[place.line - 1] = line[:at] + one.instead + line[at + len(place.text) :]
    report = examine_text("\n".join(lines), one.text.path.suffix)
    return any(_touches(found, place.line, at, len(one.instead)) for found in report.findings)


def _touches(found: Finding, line: int, at: int, length: int) -> bool:
    places: list[Place] = [found.place, *(one.place for one in found.related)]
    for place in places:
        start = place.column - 1 if place.line == line else 0
        end = place.end_column - 1 if place.end_line == line else start + 10_000
        if place.line <= line <= place.end_line and start <= at + length and at <= end:
            return True
    return False
