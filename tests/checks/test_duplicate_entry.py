"""Entries that a chronology has twice, and happenings of one day that only look alike."""

import pytest

from factcheck import Config, examine_text

ONLY = Config(select=("CHR03",))
LOG = """# The kiln

## Chronology

- 2 March 1871: The kiln is fired for the first time.
- 9 August 1874: Frost splits the chimney of the kiln from top to bottom.
- {0}
- 3 May 1880: Kiln closed.
- 7 May 1880: The clay pit is flooded.
"""


def flagged(entry: str) -> list[str]:
    return [one.place.text for one in examine_text(LOG.format(entry), ".md", ONLY).findings]


@pytest.mark.parametrize(
    "entry",
    [
        "9 August 1874: Frost splits the chimney of the kiln from top to bottom.",
        "9 August 1874: At night, frost splits the chimney of the kiln from top to bottom.",
    ],
)
def test_one_happening_entered_twice_is_told(entry: str) -> None:
    assert len(flagged(entry)) == 1


@pytest.mark.parametrize(
    "entry",
    [
        "9 August 1874: Frost splits the chimney of the school from top to bottom.",
        "9 August 1875: Frost splits the chimney of the kiln from top to bottom.",
        "3 May 1880: Kiln opened.",
    ],
)
def test_two_happenings_are_left_alone(entry: str) -> None:
    assert flagged(entry) == []
