"""What a decision changes, and which ways there are to mend a finding."""

import pytest

from factcheck import examine_text
from factcheck.model import Action, Choice, Document, Finding, Quoted
from factcheck.model.decisions import options
from factcheck.proof.fixes import changes_of

TWO = (
    "# Tar\n\nOn 6 October 1907 the guild landed {0} at the new quay.\n\n## Chronology\n\n"
    "**16 October 1907**: The guild lands {1} at the new quay.\n\n"
    "**9 August 1908**: The guild buys the ruin.\n\n**3 May 1911**: The crane is lifted.\n"
)


def found_in(text: str, code: str) -> tuple[Document, Finding]:
    report = examine_text(text, ".md")
    (one,) = [one for one in report.findings if one.code == code]
    return report.dossier.document, one


def worded(document: Document, finding: Finding, words: str) -> list[tuple[int, str]]:
    places = (Quoted(finding.place.text),)
    decision = Action(Choice.ACCEPTED, code=finding.code, places=places, words=words)
    every = [finding.place, *(part.place for part in finding.related)]
    made = changes_of(document, finding, decision)
    return [(every.index(one.place), one.words) for one in made]


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        ("17 October 1907", [(0, "17 October 1907"), (1, "17 October 1907")]),
        ("some day in autumn", [(0, "some day in autumn"), (1, "")]),
    ],
)
def test_words_of_a_persons_own_change_both_sides(
    words: str, changes: list[tuple[int, str]]
) -> None:
    document, finding = found_in(TWO.format("tar", "tar"), "CHR01")
    assert worded(document, finding, words) == changes


def test_of_two_dates_either_may_be_right() -> None:
    ways = options(found_in(TWO.format("tar", "tar"), "CHR01")[1])
    assert [(way.changes, way.words, way.keeps) for way in ways] == [
        (0, "6 October 1907", 1),
        (1, "16 October 1907", 0),
    ]
