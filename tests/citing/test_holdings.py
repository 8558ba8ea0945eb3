"""Quotations beside the attached texts of their sources."""

import pytest

from factcheck import Config, examine_text
from factcheck.document.readers import parse_text
from factcheck.link.citing.quoted import pieces, streams
from factcheck.model import Holding, Report, SourceFile, SourceText

SPEECH = (
    "The ferry is the road of those who live on the islands. We asked for two boats in 1998, and "
    "we were given twelve promises. It is not the well-known storms that keep us ashore, it is the "
    "timetable; and a café without guests is a sad place."
)


def attached(**texts: str) -> tuple[SourceText, ...]:
    """Return texts by the names of their sources, whose spaces are written as underscores."""
    return tuple(
        SourceText(name.replace("_", " "), parse_text(SourceFile(f"{name}.txt", words)))
        for name, words in texts.items()
    )


def examined(text: str, texts: tuple[SourceText, ...]) -> Report:
    return examine_text(text, ".txt", Config(select=("QUO02",), attached=texts))


def held(text: str, **texts: str) -> list[bool]:
    """Return, for each quotation that is looked up, whether its source holds it."""
    return [one.is_held for one in holdings(text, **texts)]


def holdings(text: str, **texts: str) -> tuple[Holding, ...]:
    return examined(text, attached(**texts)).dossier.holdings or ()


@pytest.mark.parametrize(
    "words",
    [
        "The ferry is the road of those who live on the islands.",
        "the road of those who live on the islands",
        "the road of those … on the islands",
    ],
)
def test_what_may_differ_is_no_fault(words: str) -> None:
    assert any(one.holds(pieces(words)) for one in streams(SPEECH))


@pytest.mark.parametrize(
    "words",
    [
        "The ferry is the road for those who live on the islands.",
        "on the islands … the road of those",
        "we were given thirteen promises",
    ],
)
def test_other_words_are_not_held(words: str) -> None:
    assert not any(one.holds(pieces(words)) for one in streams(SPEECH))


def test_a_quotation_is_looked_up_in_the_text_of_its_speaker() -> None:
    text = (
        "“The ferry is the road of those who live on the islands,” said Marta Ohm. "
        "“The ferry is late again today,” said Ivar Holm."
    )
    assert held(text, Marta_Ohm=SPEECH) == [True]
    assert held(text, Marta_Ohm="The ferry is late and the boat is old. It is the end of it.") == [
        False
    ]


def test_the_other_source_that_holds_it_is_named() -> None:
    text = "“We asked for two boats in 1998,” said Ivar Holm. Marta Ohm was there."
    (one,) = holdings(text, Ivar_Holm="It is the weather that is to blame.", Marta_Ohm=SPEECH)
    assert [other.name for other in one.elsewhere] == ["Marta Ohm"]


def test_the_nearest_passage_is_shown(snapshot: object) -> None:
    text = "“We asked for two ships in 1998, and we were given promises,” said Ivar Holm."
    report = examined(text, attached(Ivar_Holm=SPEECH))
    (finding,) = report.findings
    assert list(finding.proof) == snapshot


@pytest.mark.parametrize(
    "text",
    [
        "“We asked for three boats,” said the mayor.",
        "In his novel “The Three Boats of May” nobody sails. Marta Ohm wrote it.",
    ],
)
def test_what_is_not_the_sources_is_not_looked_up(text: str) -> None:
    assert held(text, Marta_Ohm=SPEECH) == []
