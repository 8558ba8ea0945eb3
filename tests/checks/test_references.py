"""Whole documents, one a style of reference: what is planted is found, what looks alike is not."""

from pathlib import Path

import pytest

from factcheck import Config, examine, examine_text
from factcheck.output.errata import to_errata

HERE = Path(__file__).parent / "references"
CODES = ("CIT01", "CIT02", "CIT04", "CIT05", "ATT03")
PLANTED = {
    "numbered.md": [
        ("CIT01", "[11]", "[11] has no entry in the reference list"),
        (
            "CIT02",
            "handbook of 2004",
            "the year of [5] is 2004 in the text, 2014 in the reference list",
        ),
        ("CIT02", "Quist", "the author of [2] is Quist in the text, Arnesen in the reference list"),
        ("ATT03", "[7]", "the source is from 2017 but is cited for 11 March 2019"),
        ("CIT04", "Directorate of Dams, *Handbook of Spillways*, 1st", "never cited"),
        ("CIT05", "R. Tanaka and others", "this work is listed twice"),
    ],
    "author_date.md": [
        (
            "CIT02",
            "Abara, 2009",
            "the year of Abara 2009 is 2009 in the text, 2008 in the reference list",
        ),
        ("CIT02", "Castelan & Roy, 2012", "Castelan"),
        ("CIT01", "Lindqvist, 2015", "Lindqvist 2015 has no entry in the reference list"),
        ("ATT03", "Okeke et al., 2017", "the source is from 2017 but is cited for 2019"),
    ],
    "footnotes.md": [
        ("ATT03", "2012", "the source is from 1990 but is cited for May 2012"),
        ("CIT01", "exchange.", "[^7] has no entry in the list of notes"),
        ("CIT04", "[^8]", "[^8] is listed but never cited"),
    ],
    "endnotes.txt": [
        ("CIT01", "⁹", "note 9 has no entry in the list of notes"),
        ("ATT03", "⁷", "the source is from 1970 but is cited for 1975"),
    ],
    "encyclopedia.txt": [("CIT01", "[9]", "[9] has no entry in the reference list")],
    "wrapped.txt": [
        (
            "CIT02",
            "Achterberg (1997",
            "the year of Achterberg 1997 is 1997 in the text, 1979 in the reference list",
        ),
        ("CIT01", "Hartwig 2003", "Hartwig 2003 has no entry in the reference list"),
        ("CIT02", "Holm and Dyers (1988", "Dyers"),
    ],
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_document_with_references(name: str) -> None:
    report = examine(HERE / name, Config(select=CODES))
    ran = {run.code for run in report.checks if run.status == "ran"}
    assert {code for code, _, _ in PLANTED[name]} <= ran
    found = [(one.code, one.place.text, one.message) for one in report.findings]
    missed = [
        (code, words, message)
        for code, words, message in PLANTED[name]
        if not any(
            code == has[0] and has[1].startswith(words) and message in has[2] for has in found
        )
    ]
    more = [
        has
        for has in found
        if not any(
            code == has[0] and has[1].startswith(words) and message in has[2]
            for code, words, message in PLANTED[name]
        )
    ]
    assert (missed, more) == ([], [])


CLEAN = ("clean_report.md", "clean_postmortem.txt", "clean_essay.md")


@pytest.mark.parametrize("name", CLEAN)
def test_a_document_whose_references_are_in_order_is_left_alone(name: str) -> None:
    report = examine(HERE / name, Config(select=tuple(code for code in CODES if code != "CIT04")))
    assert report.dossier.citing.resolved
    assert [(one.code, one.place.text, one.message) for one in report.findings] == []


LIST = """

## References

Dahl, I. Ice on the quay. Coast 9 (2016), 112–120.

Ferrer, M. The salt road. Lisbon, 1989.

Moreau, J. Silt. Ghent: Sluis, 2014.
"""
OTHERS = " Ice came (Dahl 2016)."


def mismatches(text: str) -> list[str]:
    report = examine_text(text + LIST, ".md", Config(select=("CIT02",)))
    return [one.place.text for one in report.findings]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The road was long (Ferrer 1998)." + OTHERS, ["Ferrer 1998"]),
        ("Ferrer (1998, pp. 3–4) walked it. No other work is cited.", ["Ferrer (1998"]),
        (
            "The road was long.[^1]\n\n[^1]: M. Ferrer, *The salt road* (Lisbon, 1998), p. 3.",
            ["[^1]: M. Ferrer, *The salt road* (Lisbon, 1998), p. 3."],
        ),
        ("Silt fell (Moreau 2014). The road was long (Ferrier 1989)." + OTHERS, ["Ferrier 1989"]),
    ],
)
def test_a_few_markers_are_enough_where_the_list_names_the_author(
    text: str, found: list[str]
) -> None:
    assert mismatches(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ferrer (1998) walked it. No other work is cited.",  # a year of his life, perhaps
        "Ferrer and Dahl took his word (1998, p. 3).",  # whose work is not told
        "Ferrer walked it in the year of the treaty (1998).",
        "The road was long.[^1]\n\n[^1]: M. Ferrer, *The salt road* (Lisbon, 1992), p. 3.",
    ],
)
def test_years_that_may_be_meant_are_left_alone(text: str) -> None:
    assert mismatches(text) == []


PERIOD = (
    "The Trust sold its towers in one year (Halvard 1988), as others say (Dahl 2016; Ferrer 1989; "
    "Moreau 2014).{}Halvard, P. *The lamp trust, 1790–1988*. Bergen: Fjord, 1991.\n"
)


def test_the_end_of_a_period_in_a_title_is_no_year_of_the_work() -> None:
    report = examine_text(PERIOD.format(LIST + "\n"), ".md", Config(select=("CIT",)))
    assert [(one.code, one.place.text) for one in report.findings] == [("CIT02", "Halvard 1988")]


def test_a_correction_of_an_entry_names_the_words_that_change() -> None:
    report = examine_text(PERIOD.format(LIST + "\n"), ".md", Config(select=("CIT",)))
    assert "change *1991* to *1988*" in to_errata([report])


def test_a_selection_by_its_heading_is_why_citations_are_not_compared(snapshot: object) -> None:
    text = PERIOD.format(LIST + "\n").replace("## References", "## Works consulted")
    report = examine_text(text, ".md", Config(select=("CIT01", "CIT02", "CIT04")))
    assert sorted({run.reason for run in report.checks if run.reason}) == snapshot
