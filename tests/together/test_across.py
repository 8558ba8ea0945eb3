"""What two chapters tell of one happening or work, each in its own words."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import factcheck

Saved = Callable[[Mapping[str, str]], Path]

CONFLICTS = [
    (
        "Olav Strand was born at Voss on 4 May 1887.",
        "Olav Strand, born on 4 May 1878, was a smith.",
    ),
    ("On 9 June 1904 he married Ida Moe.", "Ida Moe had married Olav Strand on 19 June 1904."),
    ("The strike began on 3 July 1911.", "The strike that had begun on 13 July 1911 was lost."),
]
SILENT = [
    ("In 1919 Strand saw a whale.", "In 1921 Strand saw a bear."),
    ("The flood of 3 May 1911 took the quay.", "The fire of 3 May 1912 took the mill."),
    ("The strike began on 3 July 1911.", "The strike ended on 13 July 1911."),
    ("The north pier opened on 3 May 1901.", "Ida Moe was born on 3 May 1902."),
    (
        "The fire of 3 May 1911 took the quay. The fire of 3 May 1912 took the mill.",
        "After the fire of 3 May 1912 the mill was rebuilt in brick.",
    ),
    ("The fire hurt fourteen men.", "- 3 May 1910: The crash hurt eleven men."),
]


def chapter(name: str, text: str) -> str:
    if text.startswith("- "):
        return (
            f"# {name}\n\n{text}\n- 2 March 1920: Ida Moe dies.\n- 4 June 1921: a forge closes.\n"
        )
    return f"# {name}\n\nOlav Strand was a smith. {text}\n"


@pytest.mark.parametrize(("first", "second"), CONFLICTS)
def test_two_chapters_that_date_one_happening_otherwise_are_told(
    saved: Saved, first: str, second: str
) -> None:
    folder = saved({"1.md": chapter("One", first), "2.md": chapter("Two", second)})
    found = factcheck.examine_together(folder).findings
    assert [one.code for one in found] == ["CHR01"]


@pytest.mark.parametrize(("first", "second"), SILENT)
def test_two_happenings_are_left_alone(saved: Saved, first: str, second: str) -> None:
    folder = saved({"1.md": chapter("One", first), "2.md": chapter("Two", second)})
    assert not factcheck.examine_together(folder).findings


def test_of_three_chapters_the_one_that_stands_alone_is_told_once(saved: Saved) -> None:
    texts = {
        "1.md": chapter("One", "The railway to Moss was opened on 17 August 1848."),
        "2.md": chapter(
            "Two", "Since the railway to Moss had opened on 7 August 1848, all went well."
        ),
        "3.md": chapter("Three", "The railway to Moss opened on 17 August 1848 and was sold."),
    }
    (found,) = factcheck.examine_together(saved(texts)).findings
    assert found.place.path.endswith("2.md")
    assert [Path(one.place.path).name for one in found.related] == ["1.md", "3.md"]


AGED = "Olav Strand was a smith. He died on 3 March 1950, aged 60."


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        ("Olav Strand died on 3 March 1950 at the age of 62.", ["QTY01"]),
        ("Olav Strand was born on 4 May 1887.", ["DAT05"]),
        ("He died on 3 March 1950, aged sixty.", []),
    ],
)
def test_an_age_is_held_against_what_another_chapter_tells(
    saved: Saved, other: str, codes: list[str]
) -> None:
    folder = saved({"1.md": f"# One\n\n{AGED}\n", "2.md": f"# Two\n\n{other}\n"})
    assert [one.code for one in factcheck.examine_together(folder).findings] == codes


LIST = (
    "# {}\n\nThe ice came late.\n\n## References\n\n{}\n\nMoreau, J. (2014). Silt. Ghent: Sluis.\n"
)
BOOK = "Dahl, I. ({}). The ice of the long lakes. Bergen: Fjord."
ARTICLE = 'Dahl, I. (2016). "Ice on the quay." Coast {}, {}.'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BOOK.format(2011), BOOK.format(2012)),
        (ARTICLE.format(9, "112-120"), ARTICLE.format(9, "112-128")),
    ],
)
def test_one_work_in_two_lists_has_one_set_of_particulars(
    saved: Saved, one: str, other: str, snapshot: object
) -> None:
    folder = saved({"1.md": LIST.format("One", one), "2.md": LIST.format("Two", other)})
    (found,) = factcheck.examine_together(folder).findings
    assert found.code == "CIT02"
    assert found.message == snapshot


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BOOK.format(2011), BOOK.format(2018).replace("lakes.", "lakes. 2nd ed.")),
        (BOOK.format(2011), BOOK.format(2011)),
        (ARTICLE.format(9, "112-120"), ARTICLE.format(10, "7-12")),
    ],
)
def test_two_works_may_differ(saved: Saved, one: str, other: str) -> None:
    folder = saved({"1.md": LIST.format("One", one), "2.md": LIST.format("Two", other)})
    assert not factcheck.examine_together(folder).findings
