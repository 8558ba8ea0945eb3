"""Printed entries of all kinds: whose words are whose, and what nothing explains."""

import pytest

from factcheck import examine_text
from factcheck.extract.references.people import credited
from factcheck.extract.references.works import work_of


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Stork, A. van, & Ruiz, B. de la.", ["A. van Stork", "B. de la Ruiz"]),
        ("Finch, M. L., Jr.", ["M. L. Finch, Jr."]),
        ("M. L. Finch Jr.,", ["M. L. Finch, Jr."]),
        ("Gull O, Heron A-B, et al.", ["O Gull", "A-B Heron"]),
        ("Le Héron, Étienne.", ["Étienne Le Héron"]),
        ("S. al-Bazi,", ["S. al-Bazi"]),
    ],
)
def test_a_stretch_of_names_is_read_in_any_order(words: str, names: list[str]) -> None:
    assert [name.displayed for name in credited(words).people] == names


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        (
            "Gull, O. (2017). Who counts the geese? A census in two parts. *Fen*, 7(1), 1–38.",
            "title",
            "Who counts the geese? A census in two parts",
        ),
        (
            "Gull O. What is a nest? On homes. Leeds: Elm; 2010.",
            "title",
            "What is a nest? On homes",
        ),
        ("Gull, O. (1999). The last auk (P. Finch, Trans.). Elm Books.", "publisher", "Elm Books"),
        ("O. Gull, The last auk, 2nd ed. Leeds: Elm, 1999.", "title", "The last auk"),
        ("Gull, O. (2010) Maps of the birds. Leeds: Elm Press.", "place", "Leeds"),
        ("Gull, O. Bird Maps. vol. 2 (Elm Press, Leeds, 1994).", "volume", "2"),
        ("Gull, O. (2018). Rings (Working Paper 118). Centre for Fens.", "genre", "Working Paper"),
        ("Gull, O. 2012. “Owl Lost.” The Fen Herald, October 6, p. 3.", "pages", "3"),
        (
            "Gull, O. On goose eggs. in Fen Birds at Home (ed. Finch, M.) 17–40 (Elm Press, 2001).",
            "pages",
            "17-40",
        ),
        (
            "Gull, O. On goose eggs. in Fen Birds at Home (ed. Finch, M.) 17–40 (Elm Press, 2001).",
            "container",
            "Fen Birds at Home",
        ),
        ("Rivers Under Ice. (Elm Press, Leeds, 2008).", "title", "Rivers Under Ice"),
        ("Gull, O. 2015. A week of owls. Journal of Nights 4: 41–60.", "title", "A week of owls"),
        ("Fen Board. Handbook of dykes. 2013.", "title", "Handbook of dykes"),
        ("Gull, O. Owls. 2016.", "title", "Owls"),
        ("Gull, O., Eulen im Moor. Jg. 7, H. 3, S. 12–19. (2011)", "volume", "7"),
        ("Gull, Ole. “Owls by ear.” arXiv preprint arXiv:2101.01234 (2021).", "year", 2021),
    ],
)
def test_each_word_of_an_entry_has_one_part(words: str, field: str, value: object) -> None:
    assert getattr(work_of(words.replace("*", "")), field) == value


@pytest.mark.parametrize(
    "words",
    [
        "Gull, O. (2005) “On goose eggs,” in M. Finch (ed.) Fen Birds at Home. Leeds: Elm Press, pp. 1–9.",  # noqa: E501
        "O. Gull, “On goose eggs,” in Fen Birds at Home, M. Finch, Ed., Leeds: Elm Press, 2005, pp. 1–9.",  # noqa: E501
        "Gull O. On goose eggs. In: Finch M, editor. Fen Birds at Home. Leeds: Elm Press; 2005. p. 1–9.",  # noqa: E501
    ],
)
def test_a_chapter_has_its_book_and_its_editor(words: str) -> None:
    work = work_of(words)
    assert (work.kind, work.container, [one.family for one in work.editors]) == (
        "chapter",
        "Fen Birds at Home",
        ["Finch"],
    )


def test_words_that_could_belong_to_several_fields_are_uncertain() -> None:
    plain = work_of("Gull, O. (2017). Geese of the lower fen. Fen Letters, 7(1), 1–38.")
    odd = work_of("Gull, O. (2017). 12, 14, 33. Fen Letters, 7(1), 1–38.")
    assert plain.uncertain == ()
    assert odd.uncertain
    assert odd.doubts


@pytest.mark.parametrize(
    ("suffix", "book", "part"),
    [
        (".md", "*Rivers Under Ice*", "*Fen*"),
        (".html", "<em>Rivers Under Ice</em>", "<i>Fen</i>"),
        (".html", '<span class="smallcaps">Rivers Under Ice</span>', "<cite>Fen</cite>"),
    ],
)
def test_italics_show_titles_of_wholes(suffix: str, book: str, part: str) -> None:
    entries = [f"Gull, O. {book}. Elm, 2008.", f"Finch, M. Two eggs. One nest. {part}, 2009."]
    marks = ("<p>", "</p>") if suffix == ".html" else ("\n\n", "")
    head = "<h2>References</h2>" if suffix == ".html" else "## References"
    opening = f"{marks[0]}They flew.{marks[1]}{marks[1] or marks[0]}{head}"
    text = opening + "".join(f"{marks[0]}{entry}{marks[1]}" for entry in entries)
    works = [one.work for one in examine_text(text, suffix).dossier.facts.references]
    assert [work.title for work in works] == ["Rivers Under Ice", "Two eggs. One nest"]
    assert works[1].container == "Fen"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Gull, Ole B., Ida Heron, and Per Rail. “Geese of the Fen.” Fen 7 (2017).",
            ["Gull", "Heron", "Rail"],
        ),
        ("Ole B. Gull and Ida Heron, Geese of the Fen (Oslo: Reed, 2017), 4.", ["Gull", "Heron"]),
        ("Fen Trust of Norway, Geese of the Fen, 2017.", [""]),
    ],
)
def test_a_note_names_all_who_made_its_work(words: str, names: list[str]) -> None:
    assert [name.family for name in work_of(words, is_note=True).authors] == names
