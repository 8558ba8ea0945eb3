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
        "9 August 1874: Frost.",
        "3 May 1880: Kiln opened.",
    ],
)
def test_two_happenings_are_left_alone(entry: str) -> None:
    assert flagged(entry) == []


def test_entries_that_differ_in_a_name_of_code_are_two() -> None:
    heads = "2012-03-08  Ida Holm  <ida@harbour.example>"
    entries = "".join(
        f"{heads}\n\n\t* build.in: Call pier_{name}.\n\t* list.txt ({name}): New part.\n"
        "\t* Makefile.in, setup: Made again.\n\n"
        for name in ("mooring", "buoys", "lamp_r")
    )
    assert examine_text(entries, config=ONLY).findings == ()


@pytest.mark.parametrize(("line", "is_told"), [("~~~~~~", False), ("======", True)])
def test_lines_drawn_in_a_log_are_no_happening(line: str, is_told: bool) -> None:  # noqa: FBT001
    entries = "".join(
        f"1890-08-09 14:50:12 DEBUG [kiln] {text}\n\n"
        for text in ("====== begins ======", "The kiln is lit.", f"{line} begins {line}")
    )
    text = f"# Log\n\n## Chronology\n\n{entries}1890-08-10 08:00:00 DEBUG [kiln] All is well.\n"
    assert bool(examine_text(text, ".md", ONLY).findings) is is_told
