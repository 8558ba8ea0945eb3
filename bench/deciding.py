"""Do decisions find their findings again? Every finding of a text is dismissed, then it is edited.

`python bench/deciding.py [EDITS [TEXTS]]` prints, by kind of edit, how many findings that are still
there are still dismissed, and of those whose words were changed how many come back as changed.
"""

import random
import sys
import tempfile
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import evolve, frozen

from factcheck import Report
from factcheck.analysis.pipeline import Text, examine
from factcheck.claims.log import Choice, Log, Standing, standing

TEXTS = Path(__file__).parent / "texts"
SENTENCE = "Nobody in the harbour had slept, and the kettle was cold. "
SEED = 17


@frozen
class Case:
    """A text with the decisions on it."""

    path: str
    text: str
    report: Report
    decisions: Log


def cases(most: int) -> Iterator[Case]:
    """Yield the planted texts with every finding dismissed."""
    with tempfile.TemporaryDirectory() as folder:
        for source in sorted(TEXTS.glob("*")):
            if ".clean." in source.name or source.suffix not in (".txt", ".md"):
                continue
            if not most:
                return
            most -= 1
            path = str(Path(folder, source.name))
            text = source.read_text(encoding="utf-8")
            report = examine(Text(text.encode(), path))
            where = str(Path(folder, "ledger.yaml"))
            made = [
                evolve(one.draft, do=Choice.DISMISSED)
                for one in standing(report, Log(where)).findings
            ]
            yield Case(path, text, report, Log(where, tuple(made)))


def offset(case: Case, rng: random.Random) -> int:
    """Return where the words of a place begin in the text."""
    finding = rng.choice(case.report.findings)
    place = rng.choice([finding.place, *(part.place for part in finding.related)])
    lines = case.text.split("\n")
    return sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text."""
    return text.split("\n\n")


def sentence_added(case: Case, rng: random.Random) -> str:
    """Put a sentence before some paragraph."""
    parts = paragraphs(case.text)
    at = rng.randrange(1, len(parts))
    return "\n\n".join([*parts[:at], SENTENCE.strip(), *parts[at:]])


def paragraph_gone(case: Case, rng: random.Random) -> str:
    """Take a paragraph out."""
    parts = paragraphs(case.text)
    at = rng.randrange(1, len(parts))
    return "\n\n".join([*parts[:at], *parts[at + 1 :]])


def paragraphs_swapped(case: Case, rng: random.Random) -> str:
    """Let two neighbours change places."""
    parts = paragraphs(case.text)
    at = rng.randrange(1, len(parts) - 1)
    parts[at], parts[at + 1] = parts[at + 1], parts[at]
    return "\n\n".join(parts)


def wrapped(case: Case, rng: random.Random) -> str:
    """Wrap the long lines anew."""
    width = rng.choice((60, 72, 100))
    return "\n".join(
        textwrap.fill(line, width) if len(line) > width else line for line in case.text.split("\n")
    )


def word_before(case: Case, rng: random.Random) -> str:
    """Put a word right before the words of a place."""
    at = offset(case, rng)
    return f"{case.text[:at]}surely {case.text[at:]}"


def rewritten_before(case: Case, rng: random.Random) -> str:
    """Write other words in place of the three before a place."""
    at = offset(case, rng)
    start = case.text.rfind("\n", 0, at) + 1
    words = case.text[start:at].split(" ")
    kept = " ".join(words[:-4])
    return f"{case.text[:start]}{kept} and as it were {case.text[at:]}"


def rewritten_around(case: Case, rng: random.Random) -> str:
    """Write other words before a place and on the rest of its line, from its third word on."""
    before = rewritten_before(case, rng)
    at = before.find(" and as it were ") + len(" and as it were ")
    end = before.find("\n", at)
    kept = " ".join(before[at : end if end >= 0 else None].split(" ")[:3])
    return f"{before[:at]}{kept}, {SENTENCE.strip().lower()}{before[end:] if end >= 0 else ''}"


def character_changed(case: Case, rng: random.Random) -> str:
    """Change a letter or figure in the words of a place."""
    at = offset(case, rng) + rng.randrange(3)
    other = str(rng.randrange(1, 10)) if case.text[at].isdigit() else "x"
    return f"{case.text[:at]}{other}{case.text[at + 1 :]}"


EDITS: tuple[Callable[[Case, random.Random], str], ...] = (
    sentence_added, paragraph_gone, paragraphs_swapped, wrapped, word_before, rewritten_before,
    rewritten_around, character_changed,
)  # fmt: skip


def counted(case: Case, text: str) -> Counter[str]:
    """Return how many findings of an edited text are the old ones, and how they stand."""
    stood: Standing = standing(examine(Text(text.encode(), case.path)), case.decisions)
    old = Counter((one.code, frozenset(one.quotes)) for one in case.decisions.entries)
    tally: Counter[str] = Counter()
    for one in stood.findings:
        key = (one.finding.code, frozenset(one.draft.quotes))
        is_same = old[key] > 0
        old[key] -= 1
        state = "kept" if one.decision else "came back" if one.was else "open"
        tally[f"{'same' if is_same else 'other'} {state}"] += 1
    tally["unused"] += len(stood.unused)
    return tally


def main() -> None:
    """Print the table."""
    edits = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    texts = int(sys.argv[2]) if len(sys.argv) > 2 else 52
    rng = random.Random(SEED)  # noqa: S311 - edits, not secrets
    totals: dict[str, Counter[str]] = {edit.__name__: Counter() for edit in EDITS}
    for case in cases(texts):
        if case.report.findings:
            for edit in EDITS:
                for _ in range(edits):
                    totals[edit.__name__] += counted(case, edit(case, rng))
    columns = ("same kept", "same came back", "same open", "other kept", "other came back",
               "other open", "unused")  # fmt: skip
    print(f"{'edit':20}" + "".join(f"{name:>16}" for name in columns))
    for name, tally in totals.items():
        print(f"{name:20}" + "".join(f"{tally[column]:16}" for column in columns))


if __name__ == "__main__":
    main()
