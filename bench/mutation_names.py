"""Slips planted in names of public texts, and how many of them are found.

Run by `python bench/mutation.py names [COUNT] [SEED] [--missed]`. The texts are the histories and
reports beside the checkout and the annotated documents without errors. A slip is planted in one
mention of a name that stands at least twice, by a fixed sequence of numbers: one letter is
dropped, added, changed or swapped with the next, an accent is set or another romanisation written.
A name is a part of four letters or more of a person's, a place's or an unknown bearer's name,
outside quotations, which is no ordinary English word ("Figure", "While") and no abbreviation
("TTPs"). The slip is found if a
finding of the checks of names touches it.

With `--missed` each missed slip is printed with the reason that the linker gives.
"""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from factcheck import examine_text
from factcheck.config import Config
from factcheck.lexicon.data.english import is_ordinary
from factcheck.link.entities.context import Context
from factcheck.link.entities.evidence import WordPair
from factcheck.link.entities.spellings import bare
from factcheck.link.entities.usages import single_words
from factcheck.link.entities.variants import are_two_words
from factcheck.model import Name, NameKind, Report

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
CHOSEN = Config(select=("NAM01", "NAM02", "NAM03", "NAM04"))
SLIPS = ("dropped", "added", "changed", "swapped", "accent", "romanised")
ACCENTS = str.maketrans("aeiouncs", "áéíóúñçš")
ROMANISED = (("kh", "h"), ("ou", "u"), ("y", "i"), ("i", "y"), ("v", "w"), ("k", "q"), ("z", "s"))
SHORTEST_NAME = 4
LONGEST_TEXT = 120_000
FEWEST = 2
COUNTS = ((2, "stands 2×"), (3, "stands 3×"), (9, "stands 4–9×"), (10**9, "stands 10×+"))
LENGTHS = ((4, "4 letters"), (6, "5–6 letters"), (10**9, "7+ letters"))


class Slip(NamedTuple):
    """One planted slip and what became of it."""

    right: str
    wrong: str
    kind: str
    often: int
    """How often the name stands, the changed mention included."""
    report: Report
    """Of the changed text."""

    @property
    def is_found(self) -> bool:
        """Say whether a finding touches the changed word."""
        return any(
            self.wrong in place.text
            for one in self.report.findings
            for place in (one.place, *(related.place for related in one.related))
        )


def names(arguments: list[str]) -> None:
    numbers = [int(one) for one in arguments if one.isdigit()]
    count, seed = numbers[0] if numbers else 200, numbers[1] if numbers[1:] else 7
    reports = [examine_text(text, suffix, CHOSEN) for text, suffix in texts()]
    if not reports:
        print("the texts are not beside this checkout: nothing to measure")
        return
    for found in (one for report in reports for one in report.findings):
        print(f"unchanged: {found.code} {found.message} ({'; '.join(found.proof)})")
    tally: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for slip in planted(reports, count, random.Random(seed)):  # noqa: S311 - the same in every run
        for group in groups(slip):
            tally[group][slip.is_found] += 1
        if "--missed" in arguments and not slip.is_found:
            print(f"missed: {slip.right} {slip.often}× → {slip.wrong}: {why(slip)}")
    for group, cells in tally.items():
        share = cells[True] / cells.total()
        print(f"{group:14} {cells[True]:4} of {cells.total():4} = {share:.2f}")


def texts() -> Iterator[tuple[str, str]]:
    """Yield (text, suffix)."""
    for file in sorted((SHARED / "data").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if "text" in record and "doc_id" in record and len(record["text"]) < LONGEST_TEXT:
                yield record["text"], ".txt"
    for file in sorted((SHARED / "gold").glob("*.clean.*")):
        yield file.read_text(encoding="utf-8"), file.suffix


def planted(reports: list[Report], count: int, chance: random.Random) -> Iterator[Slip]:
    """Plant slips in the texts in turn."""
    for report in cycle(reports):
        slip = slipped(report, chance)
        if slip and count > 0:
            yield slip
            count -= 1
        if count <= 0:
            return


def slipped(report: Report, chance: random.Random) -> Slip | None:
    """Plant one slip; None where the drawn word or kind does not fit."""
    document = report.dossier.document
    mentions = [name for name in report.dossier.facts.names if not name.quoted]
    counts = Counter(part for name in mentions for part in name.parts)
    chosen = chance.choice(mentions) if mentions else None
    part = chance.choice(chosen.parts) if chosen else ""
    if not chosen or not is_telling(chosen, part) or counts[part] < FEWEST:
        return None
    kind = chance.choice(SLIPS)
    changed = misspelt(part, kind, chance)
    at = document.text.find(part, chosen.span.start)
    if changed in counts or changed == part or at < 0:
        return None
    text = document.text[:at] + changed + document.text[at + len(part) :]
    return Slip(
        part, changed, kind, counts[part], examine_text(text.replace("\n", "\n\n"), config=CHOSEN)
    )


def is_telling(name: Name, part: str) -> bool:
    plain = len(part) >= SHORTEST_NAME and part.isalpha() and not part.isupper()
    named = name.kind is not NameKind.ORGANISATION and 2 * sum(map(str.isupper, part)) < len(part)
    return plain and named and not is_ordinary(part.casefold())


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


def groups(slip: Slip) -> Iterator[str]:
    """Yield what a slip is counted under."""
    yield "all"
    yield slip.kind
    yield next(label for most, label in COUNTS if slip.often <= most)
    yield next(label for most, label in LENGTHS if len(slip.right) <= most)


def why(slip: Slip) -> str:
    """Return what keeps the linker from calling the slip a variant."""
    dossier = slip.report.dossier
    names = dossier.facts.names
    context = Context(dossier.document)
    words = single_words(dossier.document.text, names)
    if bare(slip.wrong) not in words or bare(slip.right) not in words:
        return "no name"
    rare, usual = sorted(
        (words[bare(slip.wrong)], words[bare(slip.right)]), key=lambda word: word.count
    )
    is_vetoed = are_two_words(WordPair(context, rare, usual))
    reason = "vetoed" if is_vetoed else "too little proof"
    sentence = dossier.document.words(context.sentence(rare.everywhere.mentions[0]))
    return f"{reason}: {sentence[:150]!r}"
