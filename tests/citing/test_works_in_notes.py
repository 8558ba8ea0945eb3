"""Works that notes name in full, against the bibliography."""

import pytest

from factcheck import examine_text
from factcheck.model import Citing

FULL = (
    "[^1]: Ida Dahl, *Looms of the Coast* (Bergen: Fjord, 2011), 4.\n"
    "[^2]: Jean Moreau, “Dyes and Mordants,” *Textile Review* 9, no. 2 (2014): 115.\n"
    "[^3]: Pia Orsini and Tom Brandt, *Silk* (Pisa: Arno, 2016), 30–31.\n"
    "[^4]: Ruth Sarn, “The Weavers,” in *Guilds*, ed. Lea Holt (Ghent: Sluis, 2009), 80.\n"
)
BOOKS = (
    "\n## Bibliography\n\nDahl, Ida. *Looms of the Coast*. Bergen: Fjord, 2011.\n\n"
    "Moreau, Jean. “Dyes and Mordants.” *Textile Review* 9, no. 2 (2014): 112–120.\n\n"
    "Orsini, Pia, and Tom Brandt. *Silk*. Pisa: Arno, 2016.\n\n"
    "Sarn, Ruth. “The Weavers.” In *Guilds*, edited by Lea Holt, 77–95. Ghent: Sluis, 2009.\n"
)
TEXT = "# Looms\n\nThe looms stood still.[^1] They rusted.[^2] One was sold.[^3] Two sank.[^4]\n\n"


def known(notes: str, books: str = BOOKS) -> Citing:
    marks = " ".join(f"It ended.[^{number}]" for number in range(5, 9) if f"[^{number}]:" in notes)
    return examine_text(f"{TEXT}{marks}\n\n{notes}{books}", ".md").dossier.citing


def differing(citing: Citing) -> list[tuple[str, str, str, str]]:
    return [(one.marker, one.field, one.said, one.listed) for one in citing.mismatches]


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("Fjord, 2011), 4", "Fjord, 2012), 4", ("note 1", "year", "2012", "2011")),
        ("Review* 9", "Review* 8", ("note 2", "volume", "8", "9")),
    ],
)
def test_a_full_note_that_differs_from_its_entry_is_told(
    right: str, wrong: str, expected: tuple[str, str, str, str]
) -> None:
    citing = known(FULL.replace(right, wrong, 1))
    assert differing(citing) == [expected]
    assert citing.dangling == ()


@pytest.mark.parametrize(
    "note",
    [
        "Olive Marsh, letter to Ida Dahl, 4 May 1912, Town Archive, Leeds.",
        "Olive Marsh, “Weirs Burst,” *Leeds Herald*, 4 May 1912, 3.",
        "Weirs Act 1912, s. 4.",
        "Plutarch, *Lives*, 3.",
        "Ibid., 90.",
        "Olive Marsh, “A Weir,” in *Guilds*, ed. Lea Holt (Ghent: Sluis, 2009), 12.",
    ],
)
def test_what_bibliographies_leave_out_is_left_alone(note: str) -> None:
    books = BOOKS + "\nHolt, Lea, ed. *Guilds*. Ghent: Sluis, 2009.\n"
    citing = known(f"{FULL}[^5]: {note}\n", books)
    assert (citing.dangling, citing.mismatches) == ((), ())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Bergen: Fjord, 2011.", "2nd ed. Bergen: Fjord, 2015."),
        ("Bergen: Fjord, 2011.", "London: Kite, 2015."),
        ("Bergen: Fjord, 2011.", "Bergen, Fjord, 2010–2012."),
        ("Dahl, Ida.", "Dahl, Ida M."),
    ],
)
def test_other_editions_and_cut_titles_are_left_alone(right: str, wrong: str) -> None:
    citing = known(FULL, BOOKS.replace(right, wrong))
    assert (citing.dangling, citing.mismatches) == ((), ())


@pytest.mark.parametrize(
    "note",
    [
        "More of this is in Amberg 2011, chapter 2.",
        "I owe this remark to Tom Lee, who wrote to me on 3 May 2019 about the lock.",
        "According to Gull, “Geese,” the ice was thin in 1923.",
    ],
)
def test_a_remark_in_a_note_is_no_work(note: str) -> None:
    text = (
        f"It froze.[^1] It thawed.[^2]\n\n[^1]: {note}\n"
        "[^2]: Ida Moe, *Ice* (Ghent: Sluis, 2008), 4.\n"
        "\n## References\n\nAmberg, T. (2011). *Weirs of the north*. Elm Press.\n"
    )
    sources = examine_text(text, suffix=".md").dossier.sources
    assert sorted(source.key for source in sources) == ["amberg2011weirs", "moe2008ice"]


DYES = "Dyes and Mordents", "dyes and mordants"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Moreau, “Dyes and Mordants,” 119.", None),
        ("Moreau, “Dyes and Mordants,” 190.", ("note 5", "page", "190", "112–120")),
        ("Moreau, “Dyes and Mordents,” 119.", ("note 5", "title", *DYES)),
        ("Moreaux, “Dyes and Mordants,” 119.", ("note 5", "author", "Moreaux", "Moreau")),
        ("Dahl, *Looms*, 119.", None),
        ("Ibid., 70.", ("note 5", "page", "70", "77–95")),
        ("Ibid., 90.", None),
    ],
)  # fmt: skip
def test_a_short_note_is_compared_with_the_bibliography(
    note: str, expected: tuple[str, str, str, str] | None
) -> None:
    citing = known(f"{FULL}[^5]: {note}\n")
    assert differing(citing) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("Olive Marsh, *Weirs of Ghent* (Ghent: Sluis, 2009), 12.", "Marsh, Weirs of Ghent"),
        ("Ida Dahl, *Boats* (Bergen: Fjord, 2013), 12.", "Dahl, Boats"),
        ("Marsh, *Weirs of Ghent*, 12.", "Marsh, Weirs of Ghent"),
    ],
)
def test_a_work_that_the_bibliography_lacks_is_told(note: str, what: str) -> None:
    citing = known(f"{FULL}[^5]: {note}\n")
    assert [one.what for one in citing.dangling] == [what]


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("Dahl, *Looms*, 4; Moreau, “Dyes,” 115.", ["“Ibid.”"]),
        ("Dahl, *Looms*, 4.", []),
    ],
)
def test_ibid_after_two_works_is_told(above: str, expected: list[str]) -> None:
    citing = known(f"{FULL}[^5]: {above}\n[^6]: Ibid., 5.\n")
    assert [one.what for one in citing.dangling] == expected


def test_a_short_title_is_compared_with_the_full_note_above_it() -> None:
    citing = known(f"{FULL}[^5]: Dahl, *Looms of the Valley*, 5.\n[^6]: Dahl, *Looms*, 5.\n", "")
    assert differing(citing) == [("note 5", "title", "Looms of the Valley", "Looms of the Coast")]
    assert citing.mismatches[0].places == ("", "in note 1")
