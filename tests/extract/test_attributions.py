"""Attributions: who is made responsible for which words, by which cue."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from factcheck.document.readers import parse_text, read
from factcheck.extract.attributions import attributions
from factcheck.extract.names import names
from factcheck.extract.quotations import quotations
from factcheck.model import Attribution, Document, Mode, SourceFile

CAST = (
    "Mayor Ada Byrne met the engineer Bo Lind in Oslo. Byrne and Lind were pleased. Later Byrne "
    "left, and Lind stayed with the crew.\n\n"
)


def found(document: Document) -> list[tuple[str, str, str]]:
    """Return source, cue and statement of each attribution."""
    quoted = quotations(document)
    each: tuple[Attribution, ...] = attributions(document, names(document, quoted), quoted)
    return [
        (document.words(one.source), document.words(one.cue), document.words(one.span))
        for one in each
        if one.source and one.cue
    ]


def told(text: str) -> list[tuple[str, str, str]]:
    """Return the attributions of a sentence in a text that knows its people."""
    return found(parse_text(SourceFile("x.txt", CAST + text)))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Sir Hal Prynne sold the mill. “I was glad of it,” she said.", []),
        ("Ida Prynne said that it was cold.\n\nIn a letter she wrote that it was dark.",
         ["Ida Prynne", "Ida Prynne"]),
        ("The page was acknowledged by Ida Prynne at noon.", []),
        ("Ida Prynne acknowledged that the page was late.", ["Ida Prynne"]),
    ],
)  # fmt: skip
def test_a_pronoun_and_a_verb_lead_to_who_speaks(text: str, source: list[str]) -> None:
    assert [one for one, _, _ in found(parse_text(SourceFile("x.txt", text)))] == source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dock is safe,” said Byrne.", ("Byrne", "said", "“The dock is safe,”")),
        ("Byrne declared that “the dock is safe.”", ("Byrne", "declared", "“the dock is safe.”")),
        ("Byrne said the dock was safe.", ("Byrne", "said", "the dock was safe")),
        ("The dock is safe, according to Byrne.", ("Byrne", "according to", "The dock is safe")),
        ("Few heard Byrne’s claim that it was safe.", ("Byrne", "claim", "it was safe")),
        ("Byrne, mayor since May, stressed that it was safe.",
         ("Byrne", "stressed", "it was safe")),
        ("Byrne dismissed the rumour of a crack.", ("Byrne", "dismissed", "the rumour of a crack")),
        ("Byrne called the dock “a gift.”", ("Byrne", "called", "the dock “a gift.”")),
        # a cue of a rarer kind is read
        ("Byrne wrote to the crew. Her answer was that the dock would stand.",
         ("Byrne", "answer was", "the dock would stand")),
        ("The surveyor, Mr. Bo Lind, disputed this account.",
         ("Bo Lind", "disputed", "this account")),

    ],
)  # fmt: skip
def test_a_statement_is_given_to_who_made_it(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The dock was said to be safe.",
        "Byrne never confirmed the rumour of a crack.",
        "Byrne called Lind from the gate.",
        "The reports reached Byrne in May.",
        "A so-called “expert” came to the gate.",
    ],
)
def test_where_nobody_says_anything_there_is_no_attribution(text: str) -> None:
    assert [one for one in told(text) if one[1] != "wrote"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gate is shut, the ministry announced on Monday.",
         ("the ministry", "announced", "The gate is shut")),
        ("The mayor said in a statement on Tuesday that the gate was shut.",
         ("The mayor", "said", "the gate was shut")),
        ("One customer wrote: “My files are gone.”",
         ("One customer", "wrote", "“My files are gone.”")),
        ("Two people familiar with the plan confirmed that it was dropped.",
         ("Two people familiar with the plan", "confirmed", "it was dropped")),
        ("The inspector of works, whom we thank, has pointed out that it was shut.",
         ("The inspector of works", "pointed out", "it was shut")),
        ("It was suggested by Byrne that the storm had moved it.",
         ("Byrne", "suggested by", "the storm had moved it")),
        ("In Lind’s view, the dock was too old.",
         ("Lind", "In Lind’s view", "the dock was too old")),
        ("According to the log of the signal box, it fell at noon.",
         ("the log of the signal box", "According to", "it fell at noon")),
        ("Byrne asked whether the dock was safe.", ("Byrne", "asked", "whether the dock was safe")),
        ("“The dock is safe,” said a spokesman for the mayor.",
         ("a spokesman for the mayor", "said", "“The dock is safe,”")),
        ("Lind warned of a crack in the wall.", ("Lind", "warned of", "a crack in the wall")),
    ],
)  # fmt: skip
def test_a_cue_may_stand_anywhere_and_its_subject_be_any_phrase(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in told(text)
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The stones were laid according to size.",
        "The sign on the gate said that dogs must be led.",
        "Lind mended the said bridge.",
        "Italy declared war on two neighbours.",
        "Lind maintained the pumps for years.",
        "The crew found the box which Lind and Byrne agreed to open.",
        "The report reached Byrne that evening.",
        "Byrne observed a flock of geese that flew west.",
        "The volunteers signed on in May.",
        # what looks like a cue in a side clause is none
        "As mentioned above, the dock was old.",
        "The last visit showed a crack that ran from end to end.",
    ],
)
def test_a_word_of_saying_that_says_nothing_is_no_cue(text: str) -> None:
    assert told(text) == []


def read_after_cast(text: str) -> Document:
    return parse_text(SourceFile("x.txt", CAST + text))


def described(text: str) -> list[Attribution]:
    """Return the attributions of a sentence, whole."""
    document = read_after_cast(text)
    quoted = quotations(document)
    return list(attributions(document, names(document, quoted), quoted))


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Byrne said that the dock was safe.", Mode.REPORTED),
        ("“The dock is safe,” said Byrne.", Mode.DIRECT),
        ("Byrne called it “a gift” and “a grave” in one breath.", Mode.MIXED),
        ("Byrne said that the dock was “a gift.”", Mode.MIXED),
    ],
)
def test_the_mode_is_told_by_the_words_that_are_not_quoted(text: str, mode: Mode) -> None:
    assert [one.mode for one in described(text)] == [mode]


@pytest.mark.parametrize(
    "text",
    [
        "A senior official who asked not to be named said the dock was unsafe.",
        "Chinese sources said that the dock was unsafe.",
        "Several witnesses stated that the dock was unsafe.",
        "It is feared that the dock will fall.",
    ],
)
def test_who_cannot_be_asked_is_marked_as_anonymous(text: str) -> None:
    assert [one.is_anonymous for one in described(text)] == [True]


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("Byrne told Reuters that the dock was safe.", "Reuters"),
        ("In an interview with the Evening Courier, Byrne said the dock was safe.",
         "Evening Courier"),
        ("Byrne told Lind that the dock was safe.", ""),
        ("Byrne said that the dock was safe.", ""),
    ],
)  # fmt: skip
def test_the_outlet_that_passes_words_on_is_their_carrier(text: str, carrier: str) -> None:
    (one,) = described(text)
    assert (read_after_cast(text).words(one.carrier) if one.carrier else "") == carrier


def test_the_office_beside_a_name_is_the_role() -> None:
    text = "Foreign Minister Eva Lund said the talks had failed."
    (one,) = described(text)
    assert one.role is not None
    assert read_after_cast(text).words(one.role) == "Foreign Minister"


def test_the_real_article_is_attributed_with_precision(shared: Callable[[str], Path]) -> None:
    path = shared("articles/comparative-connections-22-1-china-russia.txt")
    gold = shared("gold/comparative-connections.attributions.yaml")
    document = read(str(path))
    quoted = quotations(document)
    each = attributions(document, names(document, quoted), quoted)
    expected = yaml.safe_load(gold.read_text(encoding="utf-8"))
    right = sum(any(_same(document, one, item) for item in expected) for one in each)
    assert len(each) >= 75
    assert right >= 0.9 * len(each)


def _same(document: Document, one: Attribution, item: dict[str, object]) -> bool:
    """Say whether an attribution overlaps an annotated statement and names its source."""
    place = document.place(one.span)
    start, text = int(str(item["col"])), str(item["text"])
    overlaps = place.column - 1 < start + len(text) and start < place.end_column - 1
    source = document.words(one.source).split()[-1] if one.source else ""
    named = source in str(item["source"]) or source in str(item.get("person", ""))
    return place.line == item["line"] and overlaps and named
