"""Misspelt words and words run together: what proves them, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Config, examine_text
from factcheck.model import Facts, SourceFile
from factcheck.readers import parse_text
from factcheck.readers.files import parse_page
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
        ("The ferry left. Later the fery came back.", []),
        ("Ferries left. Later ferries came: feries to Ulvik.", [("feries", "ferries")]),
        ("The keeper paid no attention to the goverment.", [("goverment", "government")]),
        (
            "The fog preceeded the storm, and the storm preceded the calm.",
            [("preceeded", "preceded")],
        ),
        ("It was the word of the goverment.", [("goverment", "government")]),
        ("They left it to the comnittee.", [("comnittee", "committee")]),
        ("He signed the doxument.", [("doxument", "document")]),
        ("They left it becacse of the rain.", [("becacse", "because")]),
        ("The chapel was regismtered in May.", [("regismtered", "registered")]),
        ("The Assembly's cohmittee met at noon.", [("cohmittee", "committee")]),
        ("The office recefves a letter.", [("recefves", "receives")]),
        ("They know the mayor or the goverment.", [("goverment", "government")]),
        ("They were recieved at noon.", [("recieved", "received")]),
        ("The surgeon's goverment fell.", [("goverment", "government")]),
        ("The parliamen fell in May.", [("parliamen", "parliament")]),
        ("The crew was ableto land. Nobody else was able to.", [("ableto", "able to")]),
        ("The mayor was refusedto the last.", [("refusedto", "refused to")]),
        ("She came with thesurgeon of the port.", [("thesurgeon", "the surgeon")]),
        ("The hull ofthe boat was red.", [("ofthe", "of the")]),
        ("He set the clock and setthe table.", [("setthe", "set the")]),
        ("They had arriged at noon.", [("arriged", "arrived")]),
        ("The barge was hoistedin there.", [("hoistedin", "hoisted in")]),
    ],
)
def test_a_slip_is_found_with_what_is_meant(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("errros", "errors"),
        ("supsect", "suspect"),  # two letters swapped, though two words make it up
        ("begna", "began"),
        ("infromed", "informed"),
        ("alowed", "allowed"),  # a double letter written once
        ("untill", "until"),
        ("offical", "official"),  # a letter left out
        ("lengh", "length"),
        ("understandible", "understandable"),  # another vowel
        ("occured", "occurred"),  # inflections that English spells otherwise
        ("refering", "referring"),
        ("useing", "using"),
        ("basicly", "basically"),
        ("truely", "truly"),
        ("developement", "development"),  # a vowel too many
        ("absense", "absence"),  # one sibilant for another
        ("happyness", "happiness"),
        ("teh", "the"),  # function words
        ("thier", "their"),
        ("whcih", "which"),
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
        ("Talks failed. Forrester went on all the same.", []),
        ("Talks failed, but Negotiatons went on all the same.", []),
        ("Talks failed. Goverment House went on all the same.", []),
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
        "umask",
        "systemd",
        "hosters",  # coined of frequent words
        "codings",
        "uniquely",
        "publicly",
        "exitable",
        "traveled",  # American and British inflections
        "benefitted",
        "focussing",
        "targetted",
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
        "The howto lay there, and the setof pins. The sold hats were of a soldat.",
        "The builtin stove and the cavein were repaired.",
        "They were recieved at noon and recieved again at one.",
        "“They were recieved at noon,” she said.",
        "See www.example.org/recieved/letters and recieved_letters and re.recieved.",
        "The Recieved Papers were lost.",
        "The geotagging of the lighthousekeepers and their microferries was rewharfed.",
        "The catalogue of colours and centres was organised, then organized.",
        "Il consiglio comunale ha approvato il regolamento generale.",
        "The zeugites were hoplites.",
        "The bench held a goniometer beside the sulfonyls.",  # rare beside rare
        "The mayor hailed the quarry’s gravimetrist.",
        "Thou makest the bread and mayest rest; he that breaketh and breakest it weepeth.",
        "They found Chondrus crispus and G. resinae. The soldat came with an accreditor.",
        "It is the slip of *post hoc* reasoning, from Latin *goverment* and parliament.",
        "They said post hoc ergo propter hoc and left the proper door.",
        "The brigade asked for arms and materiel. The material came late.",
        "The pilot, known as a lodesmen, took a lodeman or lodemane; the lodesman slept.",
        "The guild comes from the Latin collegia, and the college was one.",
        "He was made professor (extraordinarius) and later praetores of the pier.",
        "The salt is a tetrahydrate and holds an ethanyl group.",
        "The steward has the Doric term for the keeper of a stove, stewart.",
        "They saw Megalodus elephas and P. robustus there.",
        "He was ridin and confusin all of them with a hankerin for it.",
        "They counted the blazars, the pulsars and the loeries.",
        "It was trained as a perceptron and stored in it by them.",
        "They saw the aurora australis and an alligatorid beast.",
        "The shutdown of postgres on the old server took an hour, as a perceptron foretold.",
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


def test_between_two_words_that_a_short_one_may_be_nothing_is_said() -> None:
    assert found("He made no bracon of it.") == []


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
        "Lift the lid as shown and use tothe() for the rest.",
        "The task waits for boxcountd, the nightly daemon.",
        "The job runs a decuration of the crates before it counts them.",  # a prefix
    ],
)
def test_a_text_that_names_code_has_names_made_of_words(text: str) -> None:
    assert found(CODE + text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guard lifts thecrate alone.", [("thecrate", "the crate")]),
        ("The guard was infromed of the crate.", [("infromed", "informed")]),
        ("They keep seperate crates.", [("seperate", "separate")]),
        ("The guard denies the existance of it.", [("existance", "existence")]),
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
        "The crane is moved by the goverment= setting.",
        "The crane is moved with --goverment or by hand.",
        "The crane is moved by .goverment alone.",
        "The crane needs goverment<2 on the machine.",
        "The crane is moved by `goverment` alone.",
        "The crane is styled as an <goverment> here.",
        "# goverment moves the crane.",
    ],
)
def test_what_touches_a_word_makes_it_a_name_of_code(text: str) -> None:
    assert found(text) == []


def test_a_plural_in_brackets_makes_no_call() -> None:
    assert found("They answer to the goverment(s) there.") == [("goverment", "government")]


def test_a_slip_in_a_frequent_word_explains_more_than_a_missing_space() -> None:
    assert found("The crates consit of oak.") == [("consit", "consist")]


def test_a_name_set_as_code_is_no_slip() -> None:
    page = "<p>The <code class='x'><span>goverment</span></code> setting moves the crane.</p>"
    document = parse_page(SourceFile("x.html", page))
    known = slips(document, Facts())
    assert known.misspelt == ()


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
        ("It was con‐ tained in the lock of the harbour.", []),
        (
            "The recipints of it are shown. Each recipient of the letter stands in a list.",
            [("recipints", "recipients")],
        ),
    ],
    ids=["divided", "with another hyphen", "a letter less"],
)
def test_a_divided_word_is_not_a_typo(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(LEAD + text) == expected
