"""A list of contents, figures or tables has a wrong title or number, or an entry is missing.

## Why it matters

The heading was changed and the table of contents was not, so readers look for the wrong title.

## What it ignores

Lists in which fewer than half of the entries match a heading; levels that are not listed; page
numbers.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.link.labels.contents import faults_of_contents
from factcheck.model import Bad, Check, Dossier, Flag, Severity


def contents_differ(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each entry that differs from its heading, and each missing entry."""
    for fault in faults_of_contents(dossier):
        yield fault.decide().flag(fault.suggestions)


_GUIDE = """# Guide to the ferry

## Contents

- [Boarding](#boarding)
- [{0}](#deck)
- [Crossing](#crossing)
- [Landing](#landing)

## Boarding

Wait.

## Deck

Sit.

## {1}

Look.

## {2}

Leave.
"""

_PLAIN = """# Ferry

## Contents

- Boarding
- {0}
- Crossing

## Boarding

Wait.

## {1}

Sit.

## Crossing

Look.
"""

CHECK = Check(
    code="LBL04",
    run=contents_differ,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            _PLAIN.format("[[The deck]]", "Cabins"),
            says="“The deck” in the contents, “Cabins” in the text",
        ),
        Bad(
            _GUIDE.format("Deck", "Crossing", "Landing") + "\n## [[Lost property]]\n\nAsk.\n",
            says="“Lost property” is not listed in the contents",
        ),
    ),
    good=(
        _PLAIN.format("Cabins", "Cabins on deck"),
        _GUIDE.format("Deck", "Crossing", "Landing"),
        _GUIDE.format("Deck", "Crossing", "Landing") + "\n### Bicycles\n\nPush them.\n",
    ),
)
