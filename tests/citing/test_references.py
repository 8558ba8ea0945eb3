"""Markers and entries: what dangles, what differs, and what only looks as if it did."""

import pytest

from factcheck import examine_text
from factcheck.model import Citing

NUMBERS = (
    "\n\n## References\n\n[1] Dahl, I. and Moreau, J. Ice on the quay. Coast 2011; 9: 1–20.\n\n"
    "[2] Harbour Board. Handbook of soundings. 2014.\n\n[3] Orsini, P. Silt. 2016.\n\n"
    "[4] Brandt, E. Locks. 2015.\n"
)
CITED = "It froze [1, 2]. It thawed [3, 4]. "
NAMES = (
    "\n\n## References\n\nDahl, I., & Moreau, J. (2011). Ice on the quay. Coast, 9, 1–20.\n\n"
    "Harbour Board. (2014). Handbook of soundings.\n\nOrsini, P. (2016a). Silt.\n\n"
    "Orsini, P. (2016b). Sand.\n\nStevenson, R. (1990). Lights. (Original work published 1861)\n"
)
NAMED = "It froze (Dahl & Moreau, 2011; Orsini, 2016a; Harbour Board, 2014). "


def known(text: str) -> Citing:
    return examine_text(text, ".md").dossier.citing


def dangling(text: str) -> list[str]:
    return [one.what for one in known(text).dangling]


def differing(text: str) -> list[tuple[str, str, str]]:
    return [(one.field, one.said, one.listed) for one in known(text).mismatches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank [5].", ["[5]"]),
        ("It sank [3–5].", ["[5]"]),
        ("It sank by half (range [3, 9]).", []),
    ],
)
def test_numbers_that_dangle(text: str, expected: list[str]) -> None:
    assert dangling(CITED + text + NUMBERS) == expected


def test_numbers_in_brackets_do_not_refer_to_footnotes() -> None:
    notes = "".join(f"[^{at}]: Dahl said so.\n" for at in (1, 2, 3))
    text = "It sank.[^1] It rose.[^2] It fell.[^3] The ropes [1], [2], [3] and [4] held.\n\n"
    assert dangling(f"{text}{notes}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank (Moe, 2010).", ["Moe 2010"]),
        ("It sank (Orsini, 2016c).", ["Orsini 2016c"]),
        ("It sank (Stevenson, 1861).", []),
        ("Moe (2010) saw it sink.", []),
        ("It sank (Treaty of Moe, 1910).", []),
        ("It sank (Holt, 1962, as cited in Orsini, 2016a).", []),
        ("It sank (Ser., 1899).", ["Ser 1899"]),
        ("Following Lund (2012), Dahl (2011) saw it sink.", ["Lund 2012"]),
        ("Following Lund (2012), Dahl (2011) saw Lund sink.", []),
        ("At Lund (2012), Dahl (2011) saw it sink.", []),
        ("After Trafalgar (1805), as Dahl (2011) says, it sank.", []),
        ("It sank (Ser., 1899; Ser., 1902), rose (Ser., 1911) and fell (Ser., 1740).", []),
    ],
)
def test_names_that_dangle(text: str, expected: list[str]) -> None:
    assert dangling(NAMED + text + NAMES) == expected


SHORT = (
    "\n\n## References\n\nDahl, I. 2011. *Ice*. Ghent: Fjord.\n\n"
    "Moe, P. 2010. *Piers*. Ghent: Sluis.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank (Orsini 2016).", ["Orsini 2016"]),
        ("It is shown (Figure 2). They met (Paris 1919). It was passed (Act 1990).", []),
        ("The film (Jaws, 1975) and the ship (Aurora, 1903) are old. The hall (Opened 1911).", []),
    ],
)
def test_a_list_of_two_names_is_enough(text: str, expected: list[str]) -> None:
    assert dangling(f"It froze (Dahl 2011). It thawed (Moe 2010). {text}{SHORT}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("It sank [3].", ["[3]"]), ("It sank in range [3, 5]. He was 12 [14] years old.", [])],
)
def test_a_list_of_two_numbers_is_enough(text: str, expected: list[str]) -> None:
    two = "\n\n## References\n\n1. Dahl, I. *Ice*. 2011.\n2. Moe, P. *Piers*. 2010.\n"
    assert dangling(f"It froze [1]. It thawed [2]. {text}{two}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orsini (2006) ([3]) says so.", [("year", "2006", "2016")]),
        ("They kept the treaty of 1911 [2].", []),
        ("Brand et al. [4] say so.", []),
        ("The nurse, Nwosu, and colleagues [4] left.", []),
        ("Brantt et al. [4] say so.", [("author", "Brantt", "Brandt")]),
        ("It froze [1, p. 12].", []),
    ],
)
def test_what_stands_beside_a_number_and_differs(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert differing(CITED + text + NUMBERS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank (Harbour Board, 2013).", [("year", "2013", "2014")]),
        ("It sank (Dahl et al., 2011).", [("authors", "Dahl et al.", "Dahl and Moreau")]),
        ("The bust of Stevenson (1894) sank.", []),
        ("Stevenson (1991) saw it sink.", [("year", "1991", "1990")]),
    ],
)
def test_names_that_differ(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert differing(NAMED + text + NAMES) == expected


TITLES = (
    "\n\n## References\n\nDahl, I. (2011). The ice on the quay. *Coast*, 9, 112–120.\n\n"
    "Moe, T. (2010). *Piers and Pilots*. Ghent: Sluis. 210 pp.\n\n"
    "Orsini, P. (2016). *Soundings of a slow river*. Pisa: Arno.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In *Piers and Pilots* (2012), he says so.", [("year", "2012", "2010")]),
        ("Piers and pilots (2012) are gone.", []),
        (
            "“The ice on the bay” (Dahl 2011) is short.",
            [("title", "The ice on the bay", "The ice on the quay")],
        ),
        (
            "“The ice on the quay” (Moe 2010) is short.",
            [("title", "The ice on the quay", "Piers and Pilots")],
        ),
        ("“The ice on the bay” was a hit. “Ice on the quay,” says Dahl.", []),
        (
            "*Soundings of a River* (Orsini 2016) is long.",
            [("title", "Soundings of a River", "Soundings of a slow river")],
        ),
        ("It sank (Moe 2010, p. 211).", [("page", "211", "1–210")]),
        ("It sank (Moe 2010, p. 209).", []),
    ],
)
def test_titles_and_pages_that_differ(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert differing(f"It froze (Dahl 2011; Moe 2010; Orsini 2016). {text}{TITLES}") == expected


def test_the_works_of_a_list_can_be_cited() -> None:
    sources = examine_text(CITED + NUMBERS, ".md").dossier.sources
    assert [(one.key, one.kind, one.title) for one in sources] == [
        ("dahl2011ice", "article", "Ice on the quay"),
        ("harbourboard2014handbook", "book", "Handbook of soundings"),
        ("orsini2016silt", "book", "Silt"),
        ("brandt2015locks", "book", "Locks"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier fell on 4 May 2018 [3].", ["4 May 2018"]),
        ("The pier fell on 4 May 2016 [3].", []),
        ("The silt was measured in 2018 [3].", []),
        ("It was built in 1950 and fell in 2018 [3].", []),
    ],
)
def test_sources_that_come_too_early(text: str, expected: list[str]) -> None:
    told = examine_text(CITED + text + NUMBERS, ".md").dossier
    assert [told.document.words(one.event) for one in told.citing.early] == expected


def test_numbers_in_code_and_powers_are_no_markers() -> None:
    assert dangling(f"{CITED}Write row [6] there.{NUMBERS}") == ["[6]"]
    assert not dangling(f"{CITED}Write `row [6]` there.{NUMBERS}")
    works = "Dahl, Ice, 4.", "Moe, Silt, 5.", "Lee, Sand, 6.", "Orr, Quays, 7."
    entries = "\n\n".join(f"{number}. {words}" for number, words in enumerate(works, 1))
    notes = f"\n\nNotes\n\n{entries}\n"
    raised = "It froze.¹ It thawed.² It sank.³ It rose.⁴ It held "
    told = [
        [one.what for one in examine_text(text + notes, ".txt").dossier.citing.dangling]
        for text in (f"{raised}cells.¹²", f"{raised}10¹² cells.")
    ]
    assert told == [["note 12"], []]
