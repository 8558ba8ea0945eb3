"""Head dates of chronology entries, changed on purpose: how many are found.

    python bench/mutation.py [FILE …]

Every entry that the narrative tells with the same date is changed by one, three and ten days, or
minutes where it is dated by the clock. The narrative is taken to tell an entry if one of its
sentences bears the same date of its own and shares two words of content with it: that is another
rule than the linker's, so some changed entries are not told at all, and none counts twice.
Without FILE the documents of the annotated material beside the checkout are taken.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck import examine_text
from factcheck.config import Config
from factcheck.model import Claim, Date, DateRole, Report, Role, Unit
from factcheck.model.agreement import is_fine

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
STEPS = (1, 3, 10)
CHOSEN = Config(select=("CHR01", "CHR02"))
LAST_DAY, LAST_MINUTE = 28, 59
LETTERS_OF_CONTENT = 4


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]] or documents()
    if not paths:
        print("the annotated material is not beside this checkout: nothing to measure")
        return
    row("document", "entries", [f"by {step}" for step in STEPS])
    totals, entries = [0] * len(STEPS), 0
    for path in paths:
        told, found = measured(path)
        row(path.name[:42], told, found)
        totals = [sum(pair) for pair in zip(totals, found, strict=True)]
        entries += told
    row("all", entries, totals)
    changes = entries * len(STEPS)
    print(f"found {sum(totals)} of {changes} = {sum(totals) / max(1, changes):.2f}")


def row(name: str, entries: object, cells: Sequence[object]) -> None:
    print(f"{name:42} {entries:>7}  " + "  ".join(f"{cell:>5}" for cell in cells))


def measured(path: Path) -> tuple[int, list[int]]:
    """Return how many entries were changed, and how many were found by each step."""
    text = path.read_text(encoding="utf-8")
    report = examine_text(text, path.suffix, CHOSEN)
    told = list(entries_told(report))
    return len(told), [
        sum(is_found(text, path.suffix, report, date, step) for date in told) for step in STEPS
    ]


def documents() -> list[Path]:
    found = sorted((SHARED / "gold").glob("*.txt")) + sorted((SHARED / "gold").glob("*.md"))
    return [*found, *sorted((SHARED / "articles").glob("*.txt"))]


def entries_told(report: Report) -> Iterator[Date]:
    """Yield the head date of each entry that a sentence tells with the same date."""
    claims = report.dossier.claims
    narrative = [claim for claim in claims if claim.role is Role.NARRATIVE and claim.date]
    seen = set()
    for claim in claims:
        date = claim.date
        if claim.role is not Role.CHRONOLOGY or not date or date.role is not DateRole.HEAD:
            continue
        if date.span not in seen and any(is_told(claim, date, other) for other in narrative):
            seen.add(date.span)
            yield date


def is_told(claim: Claim, date: Date, other: Claim) -> bool:
    same = other.date and other.date.value and other.date.value == date.value and is_fine(date)
    return bool(same) and len(content(claim.says) & content(other.says)) > 1


def content(says: str) -> set[str]:
    return {word[:LETTERS_OF_CONTENT] for word in re.findall(r"\w{4,}", says.lower())}


def is_found(text: str, suffix: str, report: Report, date: Date, step: int) -> bool:
    """Say whether a finding touches the head once it is changed."""
    place = report.dossier.document.place(date.span)
    head = changed(place.text, date, step)
    lines = text.split("\n")
    at = lines[place.line - 1].find(place.text, max(0, place.column - 2))
    if head == place.text or at < 0:
        return False
    line = lines[place.line - 1]
    lines[place.line - 1] = line[:at] + head + line[at + len(place.text) :]
    findings = examine_text("\n".join(lines), suffix, CHOSEN).findings
    return any(found.place.line == place.line and found.code == "CHR01" for found in findings)


def changed(words: str, date: Date, step: int) -> str:
    """Return a head with another minute, or day, of the same hour or month."""
    if Unit.MINUTE in date.stated:
        part, last = re.search(r"(?<=\d:)\d\d", words), LAST_MINUTE
    else:
        day = date.value.day if date.value else 0
        part, last = re.search(rf"(?<!\d)0?{day}(?!\d)(?!.*(?<!\d)0?{day}(?!\d))", words), LAST_DAY
    if part is None:
        return words
    number = int(part[0]) + (step if int(part[0]) + step <= last else -step)
    width = len(part[0]) if part[0].startswith("0") or last == LAST_MINUTE else 0
    return words[: part.start()] + str(number).zfill(width) + words[part.end() :]


if __name__ == "__main__":
    main()
