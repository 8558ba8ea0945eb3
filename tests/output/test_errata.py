"""The errata list and the corrigendum: words, order, formats."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck import examine_text, to_errata
from factcheck.analysis.pipeline import Text, examine
from factcheck.apps.cli import main

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


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (
            {"length": "seventy-three days"},
            "*seventy-three days*: “from 2 May to 8 June 2017” is 37 days. Please check.",
        ),
        (
            {"whole": "40"},
            ": The parts add up to 42, not to 40. Which figure is wrong?",
        ),
    ],
)
def test_what_is_reckoned_is_a_question(given: dict[str, str], line: str) -> None:
    assert line in told(**given).partition("## To decide")[2]


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
        "but 3 are listed. Please check.",
        "“Prints”, fourth paragraph (line 12): change *2015* to *2016*; or",
        "to *Wednesday, 30 September 2020* or *Tuesday, 29 September 2020*",
    ],
)
def test_a_line_is_an_instruction_that_can_be_followed_as_it_is(line: str) -> None:
    assert line in to_errata([examine_text(ROOMS, "rooms.md")])


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
    words = examine(Text(first, "b.docx")).dossier.document.text
    lines = [line.lstrip("-# ") for line in plain.splitlines() if line]
    for line in lines:
        assert re.sub(r"(?<!\\)\*|\\", "", line) in words
