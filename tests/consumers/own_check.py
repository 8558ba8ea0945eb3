"""A package with a check of its own, which verifies its examples."""

import sys
from collections.abc import Iterator
from pathlib import Path

import factcheck
from factcheck.plugins import (
    Bad,
    Check,
    Dossier,
    Flag,
    Severity,
    Span,
    Status,
    Suggestion,
    failing_examples,
)


def doubled_word(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each word that is written twice."""
    words = dossier.document.text.split(" ")
    at = 0
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if word and word == after:
            span = Span(at, at + 2 * len(word) + 1)
            yield Flag(span, f"“{word}” is written twice", suggestions=(Suggestion(word),))
        at += len(word) + 1


CHECK = Check(
    code="HSE02",
    run=doubled_word,
    severity=Severity.WARNING,
    bad=(Bad("They met in [[the the]] hall.", says="“the” is written twice"),),
    good=("They met in the hall.",),
)


def main(folder: Path) -> None:
    """Verify the examples, and run the check on a file."""
    assert failing_examples(CHECK) == []
    path = folder / "hall.txt"
    path.write_text("They met in the the hall.\n", encoding="utf-8")
    report = factcheck.examine(path, checks=[CHECK])
    own = next(run for run in report.checks if run.code == "HSE02")
    assert own.status is Status.RAN, own
    assert [one.message for one in report.findings] == ["“the” is written twice"]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
