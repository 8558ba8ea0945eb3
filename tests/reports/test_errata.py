"""The errata list and the corrigendum: words, order, formats."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck import examine_text, to_errata
from factcheck.cli import main
from factcheck.pipeline import examine_bytes
from factcheck.reports.errata import to_corrigendum
from factcheck.reports.writing import document, paragraph
from factcheck.reports.writing import run as run_of

STORY = """# The ferry

By Oline Brekke

## The run

Captain Ingrid Solheim took the ferry to Ulvik on 9 January 2017 with {count}.

Ingrid Solheim had sailed for thirty years. Ingrid Solhiem, the captain, never ran aground.

The pier was closed for {length}, from 2 May to 8 June 2017.

## Figures

The winter had {whole} crossings. Of these 22 went to Sandvær, 11 to Hestnes and 9 to Grip.
"""


def told(**given: str) -> str:
    words = {"count": "61 passengers", "length": "thirty-seven days", "whole": "42"} | given
    return to_errata([examine_text(STORY.format(**words), "ferry.md")])


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), prog_name="factcheck")


def test_a_name_that_stands_oftener_in_another_form_is_to_be_corrected() -> None:
    assert told().split("## ")[1] == (
        "To correct\n\n- “The run”, second paragraph (line 9): "
        "for *Solhiem* read *Solheim* (2 other places have it so)\n"
    )


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (
            {"length": "seventy-three days"},
            "*seventy-three days*: “from 2 May to 8 June 2017” is 37 days. Please check.",
        ),
        (
            {"whole": "40"},
            "*40*: the parts add up to 42, not to 40. Which is wrong: *40*, *22*, *11* or *9*?",
        ),
    ],
)
def test_what_is_reckoned_is_a_question(given: dict[str, str], line: str) -> None:
    assert line in told(**given).partition("## To decide")[2]


def test_a_word_file_has_no_lines_that_a_person_could_count() -> None:
    data = document([paragraph([run_of("Ada Holm fell on 31 June 1904.")])])
    report = examine_bytes(data, "a.docx")
    assert "- first paragraph: *31 June 1904*: there is no such date" in to_errata([report])


ROOMS = """# The rooms

## Prints

The east room holds 52 prints, the west room 61 prints and the hall 27 prints, 61 prints on glass
among them, in all 150 prints.

There were two reasons. First, it froze. Second, it thawed. Third, the roof fell.

Of 90 prints 40 (54 per cent) are lost. Dahl (2011) and Orsini (2015) tell it.

Moreau (2014) and Orsini (2015) have the lists. On Tuesday, 30 September 2020 they were shown.

Edda Lindgren-Voss spoke for an hour. Edda Lindgren-Vos was thanked.

The frame is 25 miles (50 km) off and holds 10 gallons (60 litres).

## References

Dahl, I. (2011). Ice. Bergen: Fjord.

Moreau, J. (2014). Silt. Ghent: Sluis.

Orsini, P. (2016). Soundings. Pisa: Arno.
"""


@pytest.mark.parametrize(
    "line",
    [
        "*two* are announced, 3 are named. Please check.",
        "not 54 per cent. Which is wrong: *54 per cent*, *40* or *90*?",
        "(line 10) and “Prints”, fourth paragraph (line 12): either for *2015* read *2016*, or",
        "read *Wednesday, 30 September 2020* or *Tuesday, 29 September 2020*",
        "read *Lindgren-Voss* or for *Lindgren-Voss* read *Lindgren-Vos*",
        "*50 km*: 25 miles is about 40 km, not 50 km. Please check.",
    ],
)
def test_a_line_is_an_instruction_that_can_be_followed_as_it_is(line: str) -> None:
    assert line in to_errata([examine_text(ROOMS, "rooms.md")])


def test_words_that_a_passage_has_twice_are_told_apart() -> None:
    text = (
        "The wardens counted 2,470 sheep on the island, and seals in cave 2,470.\n\nAfter the storm"
    )
    text += " the 2,740 sheep on the island were brought inside.\n"
    assert "for *2,470 sheep* read *2,740 sheep*" in to_errata([examine_text(text, "sheep.md")])


def test_a_time_that_ends_a_sentence_has_one_stop() -> None:
    text = "## Timeline\n\n- 3 May 2021, 2:00 p.m.: Up.\n- 4 May 2021, 3:00 p.m.: Down.\n"
    text += "- 3 May 2021, 4:00 p.m.: Out.\n- 5 May 2021, 4:30 p.m.: In.\n"
    assert "p.m.." not in to_errata([examine_text(text, "boat.md")])


def test_one_repair_that_two_checks_offer_is_said_once() -> None:
    lines = told(whole="40").splitlines()
    assert len(lines) == len(set(lines) | {""}) + lines.count("") - 1


def test_a_corrigendum_has_what_is_settled_and_cites_the_work() -> None:
    report = examine_text(STORY.format(count="61", length="nine days", whole="42"), "ferry.md")
    assert to_corrigendum([report]) == (
        "# Correction\n\nOline Brekke, “The ferry”.\n\n"
        "One passage is wrong in the published text and should read as given here.\n\n"
        "- “The run”, second paragraph: *Solhiem* was published; it should read *Solheim*.\n"
    )


def test_a_corrigendum_of_nothing_says_so_and_counts_what_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("It was signed on Tuesday, 4 July 1776.\n", encoding="utf-8")
    done = run("errata", "a.txt", "--corrigendum")
    assert "Nothing is settled yet." in done.stdout
    assert done.stderr == "1 finding is not settled and left out: see `factcheck decide`\n"


@pytest.mark.parametrize("options", [(), ("--corrigendum",), ("--codes",)])
def test_a_list_is_written_as_a_word_document_that_is_read_again(
    options: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = STORY.format(count="<61> & more", length="seventy-three days", whole="42")
    Path("a.md").write_text(text, encoding="utf-8")
    assert run("errata", "a.md", "--format", "docx", "-o", "b.docx", *options).exit_code == 0
    first = Path("b.docx").read_bytes()
    run("errata", "a.md", "--format", "docx", "-o", "b.docx", *options)
    assert Path("b.docx").read_bytes() == first
    plain = run("errata", "a.md", *options).stdout
    words = examine_bytes(first, "b.docx").dossier.document.text
    lines = [line.lstrip("-# ") for line in plain.splitlines() if line]
    for line in lines:
        assert re.sub(r"(?<!\\)\*|\\", "", line) in words


def test_a_word_document_is_not_written_to_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It burned.\n", encoding="utf-8")
    done = run("errata", str(path), "--format", "docx")
    assert done.exit_code == 2
    assert "--format docx: a Word document is a file. Add --output FILE." in done.stderr


def test_places_of_a_query_that_are_one_paragraph_are_named_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "The mill ground 900 sacks: 410 of rye, 280 of oats and 130 of wheat.\n"
    Path("mill.txt").write_text(text, encoding="utf-8")
    run("decide", "mill.txt", "1", "query", "--why", "Which?", "--by", "ed")
    line = run("errata", "mill.txt").stdout.splitlines()[-1]
    assert line.count("first paragraph") == 1
    assert line.endswith(": *900*, *410*, *280*, *130*: Which?")
