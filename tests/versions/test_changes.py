"""Which facts two versions tell differently, and which only one of them tells."""

import pytest
from tests.versions.conftest import Compare

CHANGES = [
    (
        "The dam holds 3,412 litres.",
        "The dam holds 3,512 litres.",
        "figure",
        "3,412 litres",
        "3,512 litres",
    ),
    ("It rose by 58 % in a week.", "It rose by 85 % in a week.", "figure", "58 %", "85 %"),
    ("Nine crews were at sea.", "Eleven crews were at sea.", "figure", "Nine", "Eleven"),
    (
        "They met on 3 June 2021 at Ustad.",
        "They met on 13 June 2021 at Ustad.",
        "date",
        "3 June 2021",
        "13 June 2021",
    ),
    (
        "The gate opens at 19:30 each day.",
        "The gate opens at 20:00 each day.",
        "date",
        "19:30",
        "20:00",
    ),
    ("It was built in 1871 by monks.", "It was built in 1872 by monks.", "date", "1871", "1872"),
    (
        "The pilot was Ingrid Solheim.",
        "The pilot was Ingrid Solberg.",
        "name",
        "Ingrid Solheim",
        "Ingrid Solberg",
    ),
    (
        "The host db-primary-03 failed.",
        "The host db-primary-04 failed.",
        "name",
        "db-primary-03",
        "db-primary-04",
    ),
    (
        "We ship release 7.14.2 today.",
        "We ship release 7.14.3 today.",
        "figure",
        "7.14.2",
        "7.14.3",
    ),
    (
        "She said: “I saw the red boat sink.”",
        "She said: “I saw the red boat drift.”",
        "quotation",
        "I saw the red boat sink.",
        "I saw the red boat drift.",
    ),
    ("The crew was tired that night.", "The crew was angry that night.", "words", "tired", "angry"),
    ("They use StarBeam there.", "They use Starbeam there.", "name", "StarBeam", "Starbeam"),
    ("A bus stops at the mill.", "A night bus stops at the mill.", "words", "A", "A night"),
]


@pytest.mark.parametrize(("old", "new", "kind", "was", "now"), CHANGES)
def test_a_change_is_listed_with_both_values(
    compared: Compare, old: str, new: str, kind: str, was: str, now: str
) -> None:
    told = {(one.kind.value, one.old.words, one.new.words) for one in compared(old, new).changes}
    assert (kind, was, now) in told


SAME = [
    ("On 3 May 2021 it rained.", "On May 3, 2021 it rained."),
    ("On 3 May 2021 it rained.", "On 2021-05-03 it rained."),
    ("Twelve boats were lost.", "12 boats were lost."),
    ("It rose by 12 %.", "It rose by 12 per cent."),
    ("Ms Ingrid Solheim spoke.", "Ingrid Solheim spoke."),
    ("It was “a calm and quiet sea” then.", 'It was "a calm and quiet sea" then.'),
    ("The 1990s – a calm decade – ended.", "The 1990s - a calm decade - ended."),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_is_only_written_otherwise_has_not_changed(
    compared: Compare, old: str, new: str
) -> None:
    made = compared(old, new)
    assert made.facts == ()
    assert (made.lost, made.came) == ((), ())


def test_a_fact_that_one_version_alone_tells_is_lost_or_came_in(compared: Compare) -> None:
    made = compared(
        "The ferry left at dawn. Olaf Berg drowned on 4 May 1911.",
        "The ferry left at dawn. A fund of £4,200 was raised by Tora Lund.",
    )
    assert [(one.kind.value, one.said.words) for one in made.lost] == [
        ("name", "Olaf Berg"),
        ("date", "4 May 1911"),
    ]
    assert [one.said.words for one in made.came] == ["£4,200", "Tora Lund"]


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


def test_a_change_in_a_list_of_works_names_the_entry(compared: Compare) -> None:
    works = ("Moe, I. (2010). *Wool*. Oslo: Fjord.", "Lie, T. (2012). *Silk*. Oslo: Fjord.")
    text = "\n\n".join(("As Moe (2010) has it.", "## References", *works))
    made = compared(text, text.replace("(2012)", "(2013)"))
    (one,) = made.facts
    assert (one.old.words, one.new.words) == ("2012", "2013")
    assert one.within.startswith("Lie, T. (2013). Silk.")


def test_values_are_told_in_one_form(compared: Compare) -> None:
    made = compared(
        "On 3 May it rained. On 4 May 2020, 5 mm fell.",
        "On 5 May it rained. On 6 May 2020, 7 mm fell.",
    )
    values = [(one.old.value, one.new.value) for one in made.facts]
    assert values[:2] == [("XXXX-05-03", "XXXX-05-05"), ("2020-05-04", "2020-05-06")]


def test_a_changed_place_has_file_line_and_column(compared: Compare) -> None:
    (one,) = compared("One.\n\nIt cost 412 crowns.\n", "One.\n\n\nIt cost 421 crowns.\n").changes
    assert (one.old.place.path, one.old.place.line, one.old.place.column) == ("old.md", 3, 9)
    assert (one.new.place.path, one.new.place.line, one.new.place.column) == ("new.md", 4, 9)
