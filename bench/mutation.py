"""Documents changed on purpose, or not at all: what is found.

    python bench/mutation.py [events] [COUNT] [FILE …]
    python bench/mutation.py prose [FILE.jsonl …]
    python bench/mutation.py names [COUNT]

With `events` one telling of what is told twice is changed: dates, clock times, figures, quoted
words and words that look alike; see mutation_events.py. At most COUNT changes of each kind (120)
are made, in the annotated documents beside the checkout and those of the checkout itself.

With `prose` nothing is planted: all default checks run over public histories and reports, and
every finding is printed, to be judged by reading; see prose.py.

With `names` a slip is planted in one mention of a name of four letters or more that stands at
least twice more: COUNT slips (200), of kinds and in places that a fixed sequence of numbers
chooses, in real histories and reports beside the checkout. A slip is found if a finding touches
it. What is found in the unchanged texts is printed, for reading.
"""

import itertools
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck import examine_text
from factcheck.config import Config
from factcheck.model import Name, NameKind, Place, RelatedPlace, Report
from mutation_events import MOST, events
from prose import prose

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
NAMES = Config(select=("NAM01", "NAM02", "NAM03"))
SLIPS = ("dropped", "added", "changed", "swapped", "accent", "romanised")
ACCENTS = str.maketrans("aeiouncs", "áéíóúñçš")
ROMANISED = (("kh", "h"), ("ou", "u"), ("y", "i"), ("i", "y"), ("v", "w"), ("k", "q"), ("z", "s"))
SHORTEST_NAME = 4
OTHERS = 2
"""How often a name must stand besides the mention that is changed."""


def main() -> None:
    what, rest = (sys.argv[1:2] or ["events"])[0], sys.argv[2:]
    counts = [int(one) for one in rest if one.isdigit()]
    paths = [Path(one) for one in rest if not one.isdigit()]
    if what == "names":
        names(counts[0] if counts else 200)
    elif what == "prose":
        prose(paths)
    else:
        events(counts[0] if counts else MOST, paths)


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


if __name__ == "__main__":
    main()
