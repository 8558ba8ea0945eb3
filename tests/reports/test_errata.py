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
            (
                "“The run”, third paragraph (line 11): for *seventy-three* read "
                "*thirty-seven*, if *from 2 May to 8 June 2017* is right"
            ),
        ),
        (
            {"whole": "40"},
            (
                "“Figures”, first paragraph (line 15): for *had 40* read *had 42*, "
                "if *22*, *11* and *9* are right"
            ),
        ),
    ],
)
def test_what_is_reckoned_says_what_it_rests_on(given: dict[str, str], line: str) -> None:
    assert f"## To decide\n\n- {line}\n" in told(**given)


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
        "*two* read *three*, if the list is right",
        "for *54 per cent* read *44 per cent*, if *40* and *90* are right",
        "(line 10) and “Prints”, fourth paragraph (line 12): either for *2015* read *2016*, or",
        "read *Wednesday, 30 September 2020* or *Tuesday, 29 September 2020*",
        "read *Lindgren-Voss* or for *Lindgren-Voss* read *Lindgren-Vos*",
        "for *50 km* read *40 km*, if *25 miles* is right",
        "for *60 litres* read *38 litres* or *45 litres*, if *10 gallons* is right",
    ],
)
def test_a_line_is_an_instruction_that_can_be_followed_as_it_is(line: str) -> None:
    assert line in to_errata([examine_text(ROOMS, "rooms.md")])


def test_words_that_a_passage_has_twice_are_told_apart() -> None:
    text = "Of 8,530 parcels, 3,412 (40%) came late: 1,904 by boat, 1,208 by rail and 310 by road, "
    assert "for *3,412 in all* read *3,422 in all*" in to_errata(
        [examine_text(f"{text}3,412 in all.\n", "parcels.md")]
    )


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
