"""What documents of one archive contradict, and what they may rightly tell otherwise."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

import pytest

from factcheck.corpus.checked import Checked, check

Make = Callable[[Mapping[str, str]], Path]


@pytest.fixture(scope="module")
def checked(wrecks: Path) -> Checked:
    return check(wrecks)


def test_each_conflict_is_told_once_with_both_documents_and_lines(
    checked: Checked, snapshot: object
) -> None:
    told = {
        (
            one.code,
            *((PurePath(place.path).name, place.line) for place in (*one.these, *one.others)),
        )
        for one in checked.findings
    }
    assert told == {
        ("CHR01", ("history.md", 3), ("diary.md", 3)),
        ("NAM01", ("speeches.md", 4), ("pilots.md", 5)),
        ("QUO01", ("history.md", 6), ("diary.md", 4)),
        ("CHR01", ("pilots.md", 3), ("history.md", 6)),
        ("NAM05", ("speeches.md", 3), ("pilots.md", 5)),
    }
    assert sorted(one.message for one in checked.findings) == snapshot


def test_what_three_documents_say_and_one_does_not_is_one_finding(make: Make) -> None:
    line = (
        "On {} May 1921 the mill of Harrow Fen burned down, and Ada Quill lost her looms.\n\n"
        "The binding is of calf. A map is folded in. Two plates show herons. The paper is thin.\n\n"
        "Dust had gathered. Each chapter begins with a verse. An index follows. Rain spoiled it.\n"
    )
    texts = {f"{name}.md": f"# {name}\n\n{line.format(12)}" for name in ("atlas", "book", "card")}
    found = check(make(texts | {"dossier.md": f"# Dossier\n\n{line.format(21)}"})).findings
    assert [one.code for one in found] == ["CHR01"]
    assert [len(found[0].these), len(found[0].others)] == [1, 3]


@pytest.mark.parametrize(
    ("first", "second"), [("in May 1911", "in June 1911"), ("on 3 May 1911", "in 1913")]
)
def test_a_month_or_year_of_birth_near_that_of_another_document_is_told(
    make: Make, first: str, second: str
) -> None:
    line = "# {0}\n\nKari Moe was born {1} in Dale.\n"
    texts = {"choir.md": line.format("Choir", first), "school.md": line.format("School", second)}
    assert [one.code for one in check(make(texts)).findings] == ["CHR01"]


def test_births_many_years_apart_are_of_two_people(make: Make) -> None:
    line = "# {0}\n\nKari Moe was born in {1} in Dale.\n"
    texts = {"choir.md": line.format("Choir", 1911), "school.md": line.format("School", 1934)}
    assert check(make(texts)).findings == ()


REPORT = """---
title: The library of Kells, report for {year}
date: {after}-02-01
---

# The library of Kells: report for {year}

In {year} the library of Kells lent {lent} books and had {readers} readers. The staff stood at
{staff} at the end of the year. The librarian, Ines Varga, thanked the helpers.
"""
PERSON = "# {0}\n\nRoland Pike, {0}, was born on {1} in Kells and died on {2}.\n"


RIGHTLY = {
    # figures of two years
    "report-1994.md": REPORT.format(year=1994, after=1995, lent="12,350", readers=931, staff=14),
    "report-1995.md": REPORT.format(year=1995, after=1996, lent="13,250", readers=913, staff=16),
    # two people of one name
    "painter.md": PERSON.format("painter", "3 May 1801", "9 June 1870"),
    "organist.md": PERSON.format("organist", "17 July 1844", "2 March 1911"),
    # an office that changed
    "spring.md": "# Spring\n\nTrade minister Otto Brandt opened the fair on 2 May 1996.\n",
    "autumn.md": "# Autumn\n\nFinance minister Otto Brandt left Kells on 9 October 1997.\n",
    # a plan and what came of it
    "plan.md": "# Plan\n\nThe bridge of Kells is due to be opened on 3 May 1996.\n",
    "day.md": "# Day\n\nThe bridge of Kells was opened on 8 May 1996.\n",
    # quotations of two speakers
    "bell.md": "# A\n\n“We shall keep the old bell in its tower,” said Ada Lund.\n",
    "clock.md": "# B\n\n“We shall keep the old clock in its tower,” said Paul Renn.\n",
}


def test_what_may_rightly_differ_is_left_alone(make: Make) -> None:
    assert [one.message for one in check(make(RIGHTLY)).findings] == []


def test_what_too_many_documents_share_is_not_compared_but_counted(make: Make) -> None:
    line = "# {0}\n\nOn {1} May 1931 Ada Quill opened the winter fair of Harrow Fen.\n"
    found = check(make({f"{at}.md": line.format(at, 10 + at % 9) for at in range(30)}))
    assert found.findings == ()
    assert [one.of for one in found.crowds] == ["statements"]
