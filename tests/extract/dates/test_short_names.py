"""Months and weekdays in short stand in one list; whatever reads dates knows every word of it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import examine_text, lexicon
from factcheck.model import Edtf

MONTHS = lexicon.table("dates.short months")
WEEKDAYS = lexicon.table("dates.short weekdays")
MONDAY = 3
"""Of May 1920."""
DATED = [
    *((f"3 {name}", Edtf.of(1920, int(month), 3)) for name, month in MONTHS.items()),
    *((f"3 {name}.", Edtf.of(1920, int(month), 3)) for name, month in MONTHS.items()),
    *(
        (f"{name}{stop} {MONDAY + int(number)} May", Edtf.of(1920, 5, MONDAY + int(number)))
        for name, number in WEEKDAYS.items()
        for stop in ("", ".", ",")
    ),
]


@pytest.mark.parametrize(("words", "value"), DATED)
def test_a_short_name_is_of_the_head_of_an_entry(words: str, value: Edtf) -> None:
    heads = [f"{words} 1920", f"{words} 1920, 9 a.m.", f"{words} 1920, 10 a.m."]
    text = "\n\n".join(f"**{head}**: The mill stood still." for head in heads)
    known = examine_text(text, ".md").dossier
    assert [known.document.words(entry.head) for entry in known.document.entries] == heads
    assert known.facts.dates[0].value == value


@pytest.mark.parametrize(("words", "value"), DATED)
def test_a_short_name_is_of_a_date_in_a_sentence(words: str, value: Edtf) -> None:
    dates = examine_text(f"The mill burned on {words} 1920 at dawn.").dossier.facts.dates
    assert [date.value for date in dates if not date.value or not date.value.has_time] == [value]


def test_a_name_that_is_added_to_the_list_is_known_to_all_who_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(lexicon.FOLDER, folder)
    listed = folder / "dates.txt"
    words = listed.read_text(encoding="utf-8")
    assert "\nOct = 10\n" in words
    listed.write_text(words.replace("\nOct = 10\n", "\nOct, Octr = 10\n"), encoding="utf-8")
    call = [sys.executable, "-c", ASKED, str(folder)]
    printed = subprocess.run(call, check=True, capture_output=True, text=True).stdout
    assert printed.splitlines() == [
        "['3 Octr. 1920', '4 Octr 1920', '5 Octr. 1920']",
        "['1920-10-03', '1920-10-04', '1920-10-05', '1920-10-06']",
        "['Ada Thorne', 'Hugh Pellow', 'Olen']",
        "Ada Thorne met on Octr. 6 1920 Hugh Pellow in Olen.",
    ]


ASKED = """
import sys
from pathlib import Path
from factcheck import lexicon
lexicon.FOLDER = Path(sys.argv[1])
from factcheck import examine_text
heads = ("3 Octr. 1920", "4 Octr 1920", "5 Octr. 1920")
text = "\\n\\n".join(f"**{head}**: The mill stood still." for head in heads)
text += "\\n\\nAda Thorne met on Octr. 6 1920 Hugh Pellow in Olen."
told = examine_text(text, ".md").dossier
words = told.document.words
print([words(entry.head) for entry in told.document.entries])
print([str(date.value) for date in told.facts.dates])
print([words(name.span) for name in told.facts.names])
print(words(told.document.sentences[-1]))
"""
