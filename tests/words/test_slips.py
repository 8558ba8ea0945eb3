"""Misspelt words and words run together: what proves them, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Config, examine_text
from factcheck.model import Facts, SourceFile
from factcheck.readers import parse_text
from factcheck.words import slips
from factcheck.words.spelling import edits


def found(text: str, suffix: str = ".txt") -> list[tuple[str, str]]:
    """Return (word, what is meant) of every slip of a text."""
    dossier = examine_text(text, suffix).dossier
    document, known = dossier.document, dossier.slips
    apart = [(document.words(one.span), f"{one.left} {one.right}") for one in known.run_together]
    return apart + [(document.words(one.span), one.meant) for one in known.misspelt]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
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
        ("useing", "using"),
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
    ("text", "expected"),
    [
        ("Talks failed. Negotiatons went on all the same.", [("Negotiatons", "Negotiations")]),
        ("Talks failed. Marchant went on all the same.", []),  # another vowel: a name
        ("Talks failed, but Negotiatons went on all the same.", []),
    ],
)
def test_the_first_word_of_a_sentence_is_read_with_its_capital(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


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
        "They were recieved at noon and recieved again at one.",
        "“They were recieved at noon,” she said.",
        "The Recieved Papers were lost.",
        "Il consiglio comunale ha approvato il regolamento generale.",
        "The zeugites were hoplites.",
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


def test_beside_a_long_word_all_usual_ones_are_named() -> None:
    text = "The contradt barrel lay there."
    document = parse_text(SourceFile("x.txt", text))
    (slip,) = slips(document, Facts()).misspelt
    assert (slip.meant, slip.others) == ("contract", ("contrast",))


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
    ("text", "expected"),
    [
        ("The guard lifts thecrate alone.", [("thecrate", "the crate")]),
        ("They keep seperate crates.", [("seperate", "separate")]),
    ],
)
def test_slips_are_told_in_a_text_that_names_code(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(CODE + text) == expected


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


def test_a_plural_in_brackets_makes_no_call() -> None:
    assert found("They answer to the goverment(s) there.") == [("goverment", "government")]


def test_a_slip_in_a_frequent_word_explains_more_than_a_missing_space() -> None:
    assert found("The crates consit of oak.") == [("consit", "consist")]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk counts the kilns by the poisson rule in the first week of May.",  # a name
        "The lid was mended in the first week of May [deepy] and the door in June.",  # a handle
        "The clerk asks for a struct of two parts in the first week of May.",
        "The clerk moves the kmaps of the kiln; a kmap is a plan of it.",  # of a trade's word
        "The signature stati of the clerk are kept in the first week of May.",  # Latin
    ],
)
def test_names_and_words_of_computing_are_no_slips(text: str) -> None:
    assert examine_text(text, config=Config(select=("TYP02",))).findings == ()


def test_a_page_in_another_language_with_some_english_is_not_read() -> None:
    text = (
        "Tootajad kirjutavad programmid sadamas. Harjutused ja seaded on kadentsi peatykk. "
        "Working programmid of the harbour. Laadid kvindid sekstid."
    )
    assert found(text) == []


def test_what_no_list_holds_is_told_once() -> None:
    text = (
        "The potters of Ulvik mend the tape marks of the kiln in May.\n\n"
        "The potters of Bergen leave the tape mraks of the kiln in June.\n"
    )
    assert len(examine_text(text).findings) == 1


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
