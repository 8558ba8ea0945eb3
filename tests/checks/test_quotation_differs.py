"""One utterance in two wordings, and quotations that only look like it."""

from pathlib import Path

import pytest

from factcheck import Config, Report, examine_text
from factcheck.reports.markdown import to_markdown
from factcheck.reports.text import to_text

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
ONLY = Config(select=("QUO01",))
FIRST = "At noon Marta Lind rose. “We shall keep the lamp as long as a boat is out,” she said."


def messages(*paragraphs: str) -> list[str]:
    """Return what the check says of a text."""
    report = examine_text("\n\n".join(paragraphs), ".txt", ONLY)
    return [finding.message for finding in report.findings]


def test_one_change_that_is_made_twice_is_told_once() -> None:
    told = "“The {0} lamp is out, and the {0} bell is lost, since the autumn,” said Marta Lind."
    (message,) = messages(told.format("brass"), "Later it read otherwise.", told.format("bronze"))
    assert message.count("“bronze” here, “brass” there") == 1


@pytest.mark.parametrize(
    ("second", "says"),
    [
        (
            "“We shall burn the lamp as long as a boat is out,” he said.",
            "“burn” here, “keep” there",
        ),
        ("“We shall keep the lamp as long as one boat is out”, he said.", "“one” here, “a” there"),
        ("He promised to keep “the lamp as long as a ship is out.”", "“ship” here, “boat” there"),
        (
            "17:30 CLERK: We shall keep the lamp as long as a gull is out.",
            "“gull” here, “boat” there",
        ),
    ],
)
def test_other_words_inside_the_marks_are_told(second: str, says: str) -> None:
    assert messages(FIRST, second) == [f"one utterance quoted in two ways: {says}"]


@pytest.mark.parametrize(
    "second",
    [
        "He wanted the lamp lit “as long as a boat is out”.",
        "“We shall keep the … as long as a boat is out,” he said.",
        "“We shall keep [the light] as long as a boat is out,” he said.",
        "“WE SHALL KEEP THE LAMP AS LONG AS A BOAT IS OUT!”",
        "The draft had read “We shall burn the lamp as long as a boat is out.”",
        "“As long as a boat is out” became the title of a song.",
    ],
)
def test_what_quoting_allows_is_left_alone(second: str) -> None:
    assert messages(FIRST, second) == []


HYMN = "“The sea is wide and the boat is small, and no man shall cross it alone.”"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("“What is the matter with it?” he asked.", "“What is the matter with them?” he asked."),
        # brackets put something in
        (FIRST, "“We shall keep the lamp (of the pier) as long as a boat is out.”"),
        # scripture is quoted in many translations
        (
            HYMN + " So sings the old Bible of Ulvik.",
            "The new Bible reads: “The sea is broad and the boat is small, and no man”",
        ),
        # two that tell of one thing
        # a denial
        (
            "“No, I have no leave to enter the mill,” I told him.",
            "I said, “Well, until I have leave to enter the mill, or a boat, I stay on the weir.”",
        ),
        # a title, and a paragraph that goes on
        (
            "The book lists them:",
            "“Ivo Holm, miller. One of the founders of the Ulvik guild and later its clerk.",
            "“Odo Brandt, smith. One of the founders of the Ulvik guild and its clerk.”",
        ),
    ],
)
def test_what_other_reasons_explain_is_left_alone(paragraphs: tuple[str, ...]) -> None:
    assert messages(*paragraphs) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“the rage of the miners of Ulvik”", "“the songs of the miners of Ulvik”"),
        (
            "> *The Lighthouse Letters*, vol. 1, edited by Ada Holm, Fjord Press, Bergen, 1988.",
            "> *The Lighthouse Letters*, vol. 2, edited by Ada Holm, Fjord Press, Bergen, 1991.",
        ),
    ],
)
def test_a_phrase_of_something_else_and_a_work_are_no_utterance(first: str, second: str) -> None:
    text = f"{first}\n\nThe harbour was quiet.\n\n{second}"
    assert examine_text(text, ".md", ONLY).findings == ()


def test_two_wordings_in_one_paragraph_are_meant() -> None:
    assert messages(FIRST + " Some heard “We shall burn the lamp as long as a boat is out.”") == []


def test_two_named_speakers_have_said_two_things() -> None:
    first = "“We shall keep the lamp as long as a boat is out,” said Marta Lindqvist."
    second = "“We shall burn the lamp as long as a boat is out,” said Ivar Holm."
    assert messages(first, second) == []
    assert len(messages(first, second.replace("Ivar Holm", "Marta Lindqvist"))) == 1


def test_the_proof_shows_both_wordings() -> None:
    text = f"{FIRST}\n\n“We shall burn the lamp as long as a boat is out,” he said."
    (finding,) = examine_text(text, ".txt", ONLY).findings
    assert finding.proof[0] == "both have “the lamp as long as a boat is out”"
    assert finding.place.text == "burn"
    assert [place.place.text for place in finding.related] == ["keep"]


def report(second: str) -> Report:
    return examine_text(f"{FIRST}\n\n{second}", ".txt", ONLY)


@pytest.mark.parametrize(
    ("second", "diff"),
    [
        (
            "“We shall burn the lamp as long as a boat is out,” he said.",
            "We shall [-keep-]{+burn+} the lamp as long as a boat is out,",
        ),
        (
            "“We shall keep lamp as long as a boat is out,” he said.",
            "We shall keep [-the-] lamp as long as a boat is out,",
        ),
    ],
)
def test_the_proof_shows_the_difference_word_by_word(second: str, diff: str) -> None:
    (finding,) = report(second).findings
    assert finding.proof[1] == f"[-there-]{{+here+}}: {diff}"


def test_a_word_diff_reads_in_a_terminal_and_is_escaped_in_markdown() -> None:
    told = [report("“We shall *burn* the lamp as long as a boat is out,” he said.")]
    assert to_text(told) == snapshot("quotation.txt")
    assert to_markdown(told) == snapshot("quotation.md")


def snapshot(name: str) -> str:
    return (SNAPSHOTS / name).read_text(encoding="utf-8")


CHANGED = (
    "Holm took office on 3 May, and Brun's visit, when it came, was a meeting of old friends. "
    "He arrived at noon. “The ice is thin where the river thinks,” he said."
)


def test_a_pronoun_behind_two_names_tells_no_speaker() -> None:
    first = "Ada Holm and Ola Brun are ministers.\n\n" + CHANGED
    second = "Ola Brun says that “the ice is thin where the river {}”."
    speakers = examine_text(
        f"{first}\n\n{second.format('thinks')}", ".txt", Config(select=("QUO04",))
    )
    assert not speakers.findings
    assert messages(first, second.format("bends")) == [
        "one utterance quoted in two ways: “bends” here, “thinks” there"
    ]


TAKEN = """The mill

Lena Brandt spoke last. “The weir,” she said, “is not a wall but a stair that nobody has {0} for.”

## Chronology

- 3 May 1911: Speech to the council: the weir is “a stair that nobody has {1} for”.
- 4 June 1912: The mill is sold.
- 9 July 1913: The mill burns.
"""


@pytest.mark.parametrize(("first", "second", "count"), [("paid", "asked", 1), ("paid", "paid", 0)])
def test_a_chronology_takes_over_a_phrase_of_six_words(first: str, second: str, count: int) -> None:
    text = TAKEN.format(first, second)
    assert len(examine_text(text, ".md", ONLY).findings) == count


@pytest.mark.parametrize(("words", "count"), [("the wording", 1), ("an earlier wording", 0)])
def test_a_wording_that_is_confirmed_is_no_other_one(words: str, count: int) -> None:
    second = f"In 1930 she gave {words}: “We shall burn the lamp as long as a boat is out.”"
    assert len(messages(FIRST, second)) == count


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # questions of nobody
        (
            "“What do I do if the pump runs dry at night?”",
            "“What do I do if the pump runs hot at night?”",
        ),
        # settings, code and messages
        (
            "Set “pump_mode = fast for all of the wells”.",
            "Set “pump_mode = slow for all of the wells”.",
        ),
        # labels that nobody speaks
        (
            "DEPRECATED: This option has been given up in favour of a long pump.",
            "DEPRECATED: This option has been given up in favour of a short pump.",
        ),
        # titles and formulas
        (
            "See “The Book of the Pumps of Holm and Ulvik”.",
            "See “The Book of the Mills of Holm and Ulvik”.",
        ),
        # rules that each say a thing of their own
        (
            "“A pump must be closed by the last one to leave the hall, at any time of the year.”",
            "“A valve must be closed by the first one to enter the barn, at any time of the year.”",
        ),
    ],
)
def test_what_stands_in_marks_and_nobody_says_is_left_alone(first: str, second: str) -> None:
    assert messages(first, second) == []


def test_one_defect_is_told_once_however_often_it_is_quoted() -> None:
    again = "“We shall burn the lamp as long as a boat is out,” he said."
    assert (
        len(messages(FIRST, again, f"In May he wrote: {again}", FIRST.replace("noon", "dusk"))) == 1
    )


def test_terms_set_off_without_marks_are_nobodys_words() -> None:
    text = (
        "# Terms\n\nThe first kiln:\n\n> Neither the name of the Ulvik guild nor the names of its "
        "members may be used to praise a pot without leave.\n\nThe second kiln:\n\n> Neither the "
        "name of the Bergen guild nor the names of its members may be used to praise a pot without "
        "leave.\n"
    )
    assert examine_text(text, ".md", ONLY).findings == ()


def test_headings_that_a_text_points_to_are_no_utterance() -> None:
    text = (
        "# Firing\n\nThe guard takes the next step. See “When pots crack before the fire of the "
        "kiln is out” below.\n\n# When pots crack before the fire of the kiln is out\n\nWait.\n\n"
        "# When pots crack after the fire of the kiln is out\n\nThe guard takes the last step. See "
        "“When pots crack after the fire of the kiln is out” above.\n"
    )
    assert examine_text(text, ".md", ONLY).findings == ()
