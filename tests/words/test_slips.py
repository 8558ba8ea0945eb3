"""Misspelt words and words run together: what proves them, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import examine_text
from factcheck.link.words.spelling import edits


def found(text: str, suffix: str = ".txt") -> list[tuple[str, str]]:
    """Return (word, what is meant) of every slip of a text."""
    dossier = examine_text(text, suffix).dossier
    document, known = dossier.document, dossier.slips
    apart = [(document.words(one.span), f"{one.left} {one.right}") for one in known.run_together]
    return apart + [(document.words(one.span), one.meant) for one in known.misspelt]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry left. Later the fery came back.", []),
        ("Ferries left. Later ferries came: feries to Ulvik.", [("feries", "ferries")]),
        (
            "The fog preceeded the storm, and the storm preceded the calm.",
            [("preceeded", "preceded")],
        ),
        ("It was the word of the goverment.", [("goverment", "government")]),
        ("He signed the doxument.", [("doxument", "document")]),
        ("The office recefves a letter.", [("recefves", "receives")]),
        ("They were recieved at noon.", [("recieved", "received")]),
        ("The crew was ableto land. Nobody else was able to.", [("ableto", "able to")]),
        ("She came with thesurgeon of the port.", [("thesurgeon", "the surgeon")]),
        ("They had arriged at noon.", [("arriged", "arrived")]),
    ],
)
def test_a_slip_is_found_with_what_is_meant(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("errros", "errors"),
        ("begna", "began"),
        ("alowed", "allowed"),  # a double letter written once
        ("offical", "official"),  # a letter left out
        ("understandible", "understandable"),  # another vowel
        ("occured", "occurred"),  # inflections that English spells otherwise
        ("developement", "development"),  # a vowel too many
        ("teh", "the"),  # function words
        ("thier", "their"),
        ("becuse", "because"),
    ],
)
def test_a_slip_that_hands_often_make_in_a_frequent_word_needs_no_other_proof(
    wrong: str, right: str
) -> None:
    assert found(f"They came home and {wrong} as before on the way.") == [(wrong, right)]


@pytest.mark.parametrize(
    "word",
    [
        "stdin",  # commands and functions
        "chdir",
        "hosters",  # coined of frequent words
        "uniquely",
        "exitable",
        "traveled",  # American and British inflections
        "btu",  # abbreviations
        "cafes",
    ],
)
def test_words_of_a_trade_and_forms_of_a_variety_are_left_alone(word: str) -> None:
    assert found(f"They came home and {word} as before on the way.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The onboat crew forpaid a bythrough.",  # small words that begin new words
        "The betrousered clerk won a byelection and told reddit and youtube.",
        "They were recieved at noon and recieved again at one.",
        "“They were recieved at noon,” she said.",
        "The Recieved Papers were lost.",
        "Il consiglio comunale ha approvato il regolamento generale.",
        "The zeugites were hoplites.",
        "The mill was cooeperating with the barn.",
        "Thou makest the bread and mayest rest; he that breaketh and breakest it weepeth.",
        "They said post hoc ergo propter hoc and left the proper door.",
        "The guild comes from the Latin collegia, and the college was one.",
        "The steward has the Doric term for the keeper of a stove, stewart.",
        "He was ridin and confusin all of them with a hankerin for it.",
        "They saw the aurora australis and an alligatorid beast.",
    ],
)
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    assert found(text, ".md") == []


def test_headings_code_and_references_are_not_read() -> None:
    text = "# They were recieved\n\nOne.\n\n```\nconcured\n```\n\n## References\n\n- An excavaton."
    assert found(text, ".md") == []


def test_a_word_that_the_document_uses_more_often_decides_between_two() -> None:
    text = "It is presumed lost. He presumed so. The pressumed wreck lay on a pressured pipe."
    assert found(text) == [("pressumed", "presumed")]


@given(st.text("abcdefgh", min_size=2, max_size=9))
def test_edits_keep_the_first_letter_and_change_something(word: str) -> None:
    made = edits(word)
    assert word not in made
    assert all(one[0] == word[0] and abs(len(one) - len(word)) <= 1 for one in made)


CODE = "Set max_depth, then call openDoor() and closeDoor() with --verbose. "


@pytest.mark.parametrize(
    "text",
    [
        "The guard checks ishollow before it lets the crate pass.",  # a name of code
        "The guard checks fromcrate before it lets the crate pass.",
        "The task waits for boxcountd, the nightly daemon.",
    ],
)
def test_a_text_that_names_code_has_names_made_of_words(text: str) -> None:
    assert found(CODE + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The crane is moved by liftat() alone.",
        "The crane is moved with --goverment or by hand.",
        "The crane needs goverment<2 on the machine.",
        "The crane is styled as an <goverment> here.",
    ],
)
def test_what_touches_a_word_makes_it_a_name_of_code(text: str) -> None:
    assert found(text) == []


LEAD = "The harbour keeps its pumps as it has done for many years.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was con- tained in the lock of the harbour.", []),
        (
            "The recipints of it are shown. Each recipient of the letter stands in a list.",
            [("recipints", "recipients")],
        ),
    ],
    ids=["divided", "a letter less"],
)
def test_a_divided_word_is_not_a_typo(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(LEAD + text) == expected
