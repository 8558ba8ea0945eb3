"""Names in running text: what is one, where it begins and ends, what stands beside it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document.readers import parse_markdown, parse_text
from factcheck.extract.names import names
from factcheck.lexicon.data.english import is_ordinary, is_proper
from factcheck.model import Document, Name, NameKind, SourceFile


def read(text: str) -> tuple[Document, tuple[Name, ...]]:
    document = parse_text(SourceFile("x.txt", text))
    return document, names(document, ())


def found(text: str) -> list[str]:
    document, mentions = read(text)
    return [document.words(name.span) for name in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was Sheikh Nasser bin Khalid al-Thani who paid.", ["Nasser bin Khalid al-Thani"]),
        ("The bill was read by van der Berg and passed.", ["van der Berg"]),
        ("We asked Siobhán O'Riordan about it.", ["Siobhán O'Riordan"]),
        ("We asked Filipa d’Orey about it.", ["Filipa d’Orey"]),
        ("The report by Anna-Lena Öberg-Høyer is out.", ["Anna-Lena Öberg-Høyer"]),
        ("She read Whitcombe’s letter and Harris’ reply.", ["Whitcombe", "Harris"]),
        ("They rely on the Ministry of Public Works here.", ["Ministry of Public Works"]),
        ("They rely on the Ministry of Mines and Energy.", ["Ministry of Mines and Energy"]),
        ("They met Ada Quill and Nora Feld.", ["Ada Quill", "Nora Feld"]),
    ],
)
def test_a_name_keeps_its_particles_initials_marks_and_hyphens(
    text: str, expected: list[str]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nothing was said. Several people left. However, many stayed.",
        "The report is at https://Example.org/Some/Path and in `SomeFile` as well.",
        "They spoke of a two-way trade. Two-way trade grew.",
        "The president and the Minister went home, and so did the Prime Minister.",
    ],
)
def test_ordinary_capitals_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_heading_and_a_line_in_capitals_make_no_names() -> None:
    text = "THE GREAT FLOOD OF VESTERBRO\n\nAnother Brick Wall\n\nThe water came at night.\n"
    assert found(text) == []


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("The Stones of Brannholt", ["Brannholt"]),
        ("Brannholdt Festival", ["Brannholdt"]),  # the festival is no name in the text
        ("A Short History", []),
    ],
)
def test_a_heading_names_what_the_text_names_and_what_is_no_word(
    heading: str, expected: list[str]
) -> None:
    text = f"# {heading}\n\nThe potter sold stones and clay. She left at noon.\n"
    document = parse_markdown(SourceFile("x.md", text))
    assert [document.words(one.span) for one in names(document, ())] == expected


def test_a_word_at_the_start_of_a_sentence_is_a_name_if_it_is_one_elsewhere() -> None:
    text = "The judge heard Stone first. Stone denied it. Stones were thrown."
    assert found(text) == ["Stone", "Stone"]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (
            "It was Deputy Foreign Minister Le Quang who came.",
            "Le Quang",
            "Deputy Foreign Minister",
        ),
        ("So said Prof.Jiang Weimin that day.", "Jiang Weimin", "Prof"),
        (
            "It was told by its foreign ministry spokesperson Marta Quiroga today.",
            "Marta Quiroga",
            "foreign ministry spokesperson",
        ),
        ("All asked the chief engineer, Pavel Orlov, about it.", "Pavel Orlov", "chief engineer"),
    ],
)
def test_an_office_in_front_is_the_title_and_no_part_of_the_name(
    text: str, name: str, title: str
) -> None:
    document, mentions = read(text)
    [titled] = [one for one in mentions if one.title]
    assert document.words(titled.span) == name
    assert titled.title is not None
    assert document.words(titled.title) == title
    assert titled.kind is NameKind.PERSON


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("We met Wen Shaolin, a leading chemist, in May.", "a leading chemist"),
        ("We met Marta Quiroga, the ministry's spokesperson.", "the ministry's spokesperson"),
        ("We met Ana Duarte, after a long time.", None),
    ],
)
def test_an_apposition_behind_is_the_role(text: str, role: str | None) -> None:
    document, [name] = read(text)
    assert (document.words(name.role) if name.role else None) == role


def test_kinds_follow_the_evidence_of_the_document() -> None:
    text = (
        "Ferries run from Norddal to Sund. In Norddal they wait. "
        "Captain Lise Moe works for the Norddal Shipping Company. Moe said little."
    )
    document, mentions = read(text)
    kinds = {document.words(name.span): name.kind for name in mentions}
    assert kinds["Norddal"] is NameKind.PLACE
    assert kinds["Lise Moe"] is NameKind.PERSON
    assert kinds["Moe"] is NameKind.PERSON
    assert kinds["Norddal Shipping Company"] is NameKind.ORGANISATION


def test_the_word_list_tells_ordinary_words_from_proper_ones() -> None:
    assert all(map(is_ordinary, ("ministry", "ministries", "walked", "bridges", "happily")))
    assert not any(map(is_ordinary, ("hanoi", "zhang", "solheim")))
    assert is_proper("Austria")
    assert not is_proper("Solheim")


@given(st.text(alphabet="Aa Bé.’'“”-,\n|Dr:al van12", max_size=200))
def test_names_are_in_order_apart_and_inside_the_text(text: str) -> None:
    if not text.strip():
        return
    document, mentions = read(text)
    assert all(0 <= name.span.start < name.span.end <= len(document.text) for name in mentions)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(mentions))
    assert all("\n" not in document.words(name.span) for name in mentions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Aldmere Courier wrote of it.", ("Aldmere Courier", NameKind.ORGANISATION)),
        ("They joined the Northern Co-operation Office.", ("Northern Co-operation Office", None)),
    ],
)
def test_bodies_and_places_are_not_taken_for_people(
    text: str, expected: tuple[str, NameKind | None]
) -> None:
    document = parse_text(SourceFile("x.txt", text))
    found = {document.words(name.span): name.kind for name in names(document, ())}
    words, kind = expected
    assert words in found
    assert kind in (None, found[words])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The contract with Greenlow Stores was signed.", "Greenlow Stores"),
        ("They settled in Augusta Merrold for good.", "Augusta Merrold"),
        ("She read “Nobody Told Me, Says Harbour Master” aloud.", "Told Me"),
        ("Let the number be of degree M. The rest follows from it.", "M. The"),
    ],
)
def test_a_full_name_is_of_no_person_where_it_has_the_form_of_another(text: str, name: str) -> None:
    document, mentions = read(text)
    kinds = {document.words(one.span): one.kind for one in mentions}
    assert kinds.get(name) is not NameKind.PERSON
