"""Head dates of chronology entries, or names, changed on purpose: how many are found.

    python bench/mutation.py [FILE …]
    python bench/mutation.py names [COUNT]

Every entry that the narrative tells with the same date is changed by one, three and ten days, or
minutes where it is dated by the clock. The narrative is taken to tell an entry if one of its
sentences bears the same date of its own and shares two words of content with it: that is another
rule than the linker's, so some changed entries are not told at all, and none counts twice.
Without FILE the documents of the annotated material beside the checkout are taken.

With `names` a slip is planted in one mention of a name of four letters or more that stands at
least twice more: COUNT slips (200), of kinds and in places that a fixed sequence of numbers
chooses, in real histories and reports beside the checkout. A slip is found if a finding touches
it. What is found in the unchanged texts is printed, for reading.
"""

import itertools
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck import examine_text
from factcheck.config import Config
from factcheck.model import (
    Claim,
    Date,
    DateRole,
    Name,
    NameKind,
    Place,
    RelatedPlace,
    Report,
    Role,
    Unit,
)
from factcheck.model.agreement import is_fine

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
STEPS = (1, 3, 10)
CHOSEN = Config(select=("CHR01", "CHR02"))
LAST_DAY, LAST_MINUTE = 28, 59
LETTERS_OF_CONTENT = 4
NAMES = Config(select=("NAM01", "NAM02", "NAM03"))
SLIPS = ("dropped", "added", "changed", "swapped", "accent", "romanised")
ACCENTS = str.maketrans("aeiouncs", "áéíóúñçš")
ROMANISED = (("kh", "h"), ("ou", "u"), ("y", "i"), ("i", "y"), ("v", "w"), ("k", "q"), ("z", "s"))
SHORTEST_NAME = 4
OTHERS = 2
"""How often a name must stand besides the mention that is changed."""


def main() -> None:
    if sys.argv[1:2] == ["names"]:
        names(int(sys.argv[2]) if sys.argv[2:] else 200)
    else:
        dates()


def names(count: int) -> None:
    texts = [text for text in histories() if len(text) < 120_000]
    if not texts:
        print("the texts are not beside this checkout: nothing to measure")
        return
    reports = [examine_text(text, config=NAMES) for text in texts]
    for found in (one for report in reports for one in report.findings):
        print(f"unchanged: {found.code} {found.message} ({'; '.join(found.proof)})")
    tally = planted(reports, count)
    for group, cells in sorted(tally.items()):
        print(
            f"{group:12} {cells[True]:4} of {cells.total():4} = {cells[True] / cells.total():.2f}"
        )


def planted(reports: list[Report], count: int) -> dict[str, Counter[bool]]:
    """Plant slips in turn and return how many were found, by kind and by frequency."""
    tally: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    chance = random.Random(7)  # noqa: S311 - the same slips in every run
    for report in itertools.cycle(reports):
        if tally["all"].total() == count:
            break
        outcome = slipped(report, chance)
        for group in ("all", *outcome[:-1]) if outcome else ():
            tally[group][bool(outcome and outcome[-1])] += 1
    return tally


def histories() -> Iterator[str]:
    for file in sorted((SHARED / "data").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if "text" in record and "doc_id" in record:
                yield record["text"]


def slipped(report: Report, chance: random.Random) -> tuple[str, str, str] | None:
    """Plant one slip and return (kind, how often the name stands besides, "found" or nothing)."""
    document = report.dossier.document
    mentions = [name for name in report.dossier.facts.names if not name.quoted]
    counts = Counter(part for name in mentions for part in name.parts)
    chosen = chance.choice(mentions) if mentions else None
    part = chance.choice(chosen.parts) if chosen else ""
    if not chosen or not is_telling(chosen, part) or counts[part] <= OTHERS:
        return None
    kind = chance.choice(SLIPS)
    changed = misspelt(part, kind, chance)
    at = document.text.find(part, chosen.span.start)
    if changed in counts or changed == part or at < 0:
        return None
    text = document.text[:at] + changed + document.text[at + len(part) :]
    findings = examine_text(text.replace("\n", "\n\n"), config=NAMES).findings
    places = (place.text for one in findings for place in (one.place, *of_related(one.related)))
    often = "besides 2" if counts[part] == OTHERS + 1 else "besides 3+"
    return kind, often, "found" if any(changed in words for words in places) else ""


def of_related(related: Sequence[RelatedPlace]) -> Iterator[Place]:
    yield from (one.place for one in related)


def is_telling(name: Name, part: str) -> bool:
    plain = len(part) >= SHORTEST_NAME and part.isalpha() and not part.isupper()
    return plain and name.kind is not NameKind.ORGANISATION


def misspelt(word: str, kind: str, chance: random.Random) -> str:
    """Return a word with one slip behind its first letter, or unchanged where none fits."""
    at = chance.randrange(1, len(word) - 1)
    letter = chance.choice("abcdefghiklmnoprstuvyz")
    if kind == "romanised":
        fits = [pair for pair in ROMANISED if pair[0] in word[1:]]
        return word[0] + word[1:].replace(*fits[0], 1) if fits else word
    return {
        "dropped": word[:at] + word[at + 1 :],
        "added": word[:at] + letter + word[at:],
        "changed": word[:at] + letter + word[at + 1 :],
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "accent": word[:at] + word[at].translate(ACCENTS) + word[at + 1 :],
    }[kind]


def dates() -> None:
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
