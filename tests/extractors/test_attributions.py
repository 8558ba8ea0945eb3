"""Attributions: who is made responsible for which words, by which cue."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from factcheck.extractors import attributions, names, quotations
from factcheck.model import Attribution, Document, SourceFile
from factcheck.readers import parse_markdown, parse_text, read

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
    ("text", "expected"),
    [
        ("“The dock is safe,” said Byrne.", ("Byrne", "said", "“The dock is safe,”")),
        ("“The dock is safe,” Byrne said on Monday.", ("Byrne", "said", "“The dock is safe,”")),
        ("Byrne declared that “the dock is safe.”", ("Byrne", "declared", "“the dock is safe.”")),
        ("Byrne told Lind that the dock was safe.", ("Byrne", "told", "the dock was safe")),
        ("Byrne said the dock was safe.", ("Byrne", "said", "the dock was safe")),
        ("According to Byrne, the dock is safe.", ("Byrne", "According to", "the dock is safe")),
        ("The dock is safe, according to Byrne.", ("Byrne", "according to", "The dock is safe")),
        ("The dock is safe, observed Lind.", ("Lind", "observed", "The dock is safe")),
        ("Few heard Byrne’s claim that it was safe.", ("Byrne", "claim", "it was safe")),
        ("Byrne, mayor since May, stressed that it was safe.",
         ("Byrne", "stressed", "it was safe")),
        ("The port authority announced that the dock was shut.",
         ("The port authority", "announced", "the dock was shut")),
        ("Byrne dismissed the rumour of a crack.", ("Byrne", "dismissed", "the rumour of a crack")),
        ("Byrne promised to mend the dock.", ("Byrne", "promised", "to mend the dock")),
        ("Byrne called the dock “a gift.”", ("Byrne", "called", "the dock “a gift.”")),
        ("Byrne left, insisting that it was safe.", ("Byrne", "insisting", "it was safe")),
    ],
)  # fmt: skip
def test_a_statement_is_given_to_who_made_it(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The dock was said to be safe.",
        "Byrne never confirmed the rumour of a crack.",
        "Byrne reportedly dismissed the rumour of a crack.",
        "Byrne called Lind from the gate.",
        "Byrne questioned him on Monday.",
        "The reports reached Byrne in May.",
        "Byrne wrote the letter “B” on the gate.",
        "A so-called “expert” came to the gate.",
        "“The dock is safe” was painted on the gate.",
    ],
)
def test_where_nobody_says_anything_there_is_no_attribution(text: str) -> None:
    assert [one for one in told(text) if one[1] != "wrote"] == []


def test_both_halves_of_a_quotation_have_its_speaker() -> None:
    assert told("“The dock,” said Byrne, “is safe.” It was not.") == [
        ("Byrne", "said", "“The dock,”"),
        ("Byrne", "said", "“is safe.”"),
    ]


def test_the_next_quotation_goes_on_with_the_speaker() -> None:
    assert [one[0] for one in told("“The dock is safe,” Byrne told a crowd. “It always was.”")] == [
        "Byrne",
        "Byrne",
    ]


def test_a_pronoun_stands_for_the_only_person_before() -> None:
    text = "Byrne came to the gate. “The dock is safe,” she added."
    assert told(text) == [("Byrne", "added", "“The dock is safe,”")]


def test_a_pronoun_with_two_possible_bearers_gives_nobody() -> None:
    assert told("There Byrne and Lind waited. “The dock is safe,” she added.") == []


def test_a_second_verb_shares_its_subject() -> None:
    text = "Byrne denied the rumour of a crack and stressed that the dock was safe."
    assert [(one[0], one[1]) for one in told(text)] == [("Byrne", "denied"), ("Byrne", "stressed")]


def test_two_names_speak_together() -> None:
    assert told("Byrne and Lind warned that the dock was old.")[0][0] == "Byrne and Lind"


def test_what_is_told_inside_a_statement_belongs_to_its_speaker() -> None:
    text = "Byrne said that Lind believed that the dock was safe."
    assert [one[0] for one in told(text)] == ["Byrne"]


def test_a_block_belongs_to_who_introduces_it() -> None:
    text = (
        "Mayor Ada Byrne wrote in May:\n\n> The dock is safe, and so is the gate.\n\nIt was not.\n"
    )
    assert found(parse_markdown(SourceFile("x.md", text))) == [
        ("Ada Byrne", "wrote", "The dock is safe, and so is the gate.")
    ]


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
