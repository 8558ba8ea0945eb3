"""Which facts two versions tell differently, and which only one of them tells."""

import pytest
from tests.versions.conftest import Compare

CHANGES = [
    ("They use StarBeam there.", "They use Starbeam there.", "name", "StarBeam", "Starbeam"),
    (
        "The dam holds 3,412 litres.",
        "The dam holds 3,512 litres.",
        "figure",
        "3,412 litres",
        "3,512 litres",
    ),
    ("It rose by 58 % in a week.", "It rose by 85 % in a week.", "figure", "58 %", "85 %"),
    (
        "The gate opens at 19:30 each day.",
        "The gate opens at 20:00 each day.",
        "date",
        "19:30",
        "20:00",
    ),
    (
        "The pilot was Ingrid Solheim.",
        "The pilot was Ingrid Solberg.",
        "name",
        "Ingrid Solheim",
        "Ingrid Solberg",
    ),
    (
        "We ship release 7.14.2 today.",
        "We ship release 7.14.3 today.",
        "figure",
        "7.14.2",
        "7.14.3",
    ),
    ("The crew was tired that night.", "The crew was angry that night.", "words", "tired", "angry"),
    ("A bus stops at the mill.", "A night bus stops at the mill.", "words", "A", "A night"),
]


@pytest.mark.parametrize(("old", "new", "kind", "was", "now"), CHANGES)
def test_a_change_is_listed_with_both_values(
    compared: Compare, old: str, new: str, kind: str, was: str, now: str
) -> None:
    told = {(one.kind.value, one.old.words, one.new.words) for one in compared(old, new).changes}
    assert (kind, was, now) in told


SAME = [
    ("The 1990s – a calm decade – ended.", "The 1990s - a calm decade - ended."),
    ("On 3 May 2021 it rained.", "On May 3, 2021 it rained."),
    ("On 3 May 2021 it rained.", "On 2021-05-03 it rained."),
    ("It rose by 12 %.", "It rose by 12 per cent."),
    ("It was “a calm and quiet sea” then.", 'It was "a calm and quiet sea" then.'),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_is_only_written_otherwise_has_not_changed(
    compared: Compare, old: str, new: str
) -> None:
    made = compared(old, new)
    assert made.facts == ()
    assert (made.lost, made.came) == ((), ())


def test_a_sentence_that_is_split_and_changed_is_led_over(compared: Compare) -> None:
    made = compared(
        "The pier was built in two summers, and in the end it had cost the town 8,450 crowns.",
        "The pier was built in two summers. In the end it had cost the town 8,540 crowns.",
    )
    assert [(one.old.words, one.new.words) for one in made.facts] == [("8,450", "8,540")]
    assert (made.lost, made.came) == ((), ())


def test_a_row_that_changed_is_paired_by_its_label(compared: Compare) -> None:
    table = "| Mill | Sacks |\n|---|---|\n| Aker | 412 |\n| Borg | 388 |\n| Dal | 519 |\n"
    made = compared(table, table.replace("388", "398"))
    (one,) = made.changes
    assert (one.old.words, one.new.words, one.new.where) == ("388", "398", "row “Borg”")
