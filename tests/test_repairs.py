"""Repairs that a style sheet makes certain: what changes, and that nothing else does."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck import Config, Finding
from factcheck.analysis.repairs import Repaired
from factcheck.apps.session import Session
from factcheck.errors import UsageError
from factcheck.model import Ruling, Sheet, Suggestion

TEXT = """\
Harbour master Ingrid Solheim closed the pier on 3 May. Solheim gave no reason.

Two days later harbour master Ingrid Solhiem opened it again. They thanked Ingrid Solheim.
"""
SHEET = Config(("NAM",), sheet=Sheet((Ruling("Ingrid Solheim"),)))


def mend(text: str, config: Config = SHEET, name: str = "pier.txt") -> Repaired:
    made = Session(name, config, text=text.encode()).repaired(with_certain=True)
    assert made
    return made


def test_the_form_of_the_sheet_is_put_in() -> None:
    done = mend(TEXT)
    assert done.after.decode() == TEXT.replace("Solhiem", "Solheim")
    assert (done.made, done.left) == (1, ())


def test_without_a_sheet_nothing_is_certain() -> None:
    assert not mend(TEXT, Config(("NAM",))).is_changed


def test_the_sheet_wins_against_the_counts() -> None:
    done = mend(TEXT, Config(("NAM",), sheet=Sheet((Ruling("Ingrid Solhiem"),))))
    assert done.after.decode().count("Ingrid Solhiem") == 3


def test_an_allowed_form_is_left() -> None:
    sheet = Sheet((Ruling("Ingrid Solheim", ("Ingrid Solhiem",)),))
    assert not mend(TEXT, Config(("NAM",), sheet=sheet)).is_changed


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_at_the_beginning_stay(end: str, mark: str) -> None:
    text = mark + TEXT.replace("\n", end)
    assert mend(text).after.decode() == text.replace("Solhiem", "Solheim")


def test_markup_around_and_inside_a_name_stays() -> None:
    text = TEXT.replace("Ingrid Solhiem", "*Ingrid* **Solhiem**")
    assert mend(text, name="pier.md").after.decode() == text.replace("Solhiem", "Solheim")


def test_a_word_with_markup_in_it_is_left_to_a_person() -> None:
    text = TEXT.replace("Solhiem", "Sol*hiem*")
    done = mend(text, name="pier.md")
    assert not done.is_changed
    assert [one.place.line for one in done.left] == [3]


PART = st.sampled_from(
    [
        "Harbour master Ingrid Solheim closed the pier.",
        "Harbour master Ingrid Solhiem opened it.",
        "Solheim gave no reason.",
        "Solhiem left.",
        "They thanked Ingrid Solheim.",
        "Ingrid\nSolhiem came.",
        "It rained.",
        "“Ingrid Solhiem!” they cried.",
    ]
)


@given(st.lists(PART, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_repairing_twice_is_repairing_once(parts: list[str], end: str) -> None:
    text = ("On the pier.\n\n" + "\n\n".join(parts)).replace("\n", end)
    once = mend(text)
    assert mend(once.after.decode()).after == once.after
    assert once.after.count(b"\n") == once.before.count(b"\n")


def examined(text: str, config: Config = SHEET) -> factcheck.Report:
    return factcheck.examine(factcheck.Text(text, "pier.md"), config)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_program_applies_what_the_command_applies(end: str, mark: str) -> None:
    text = mark + TEXT.replace("\n", end)
    assert factcheck.apply_fixes(text, examined(text)) == mend(text).after.decode()
    assert factcheck.apply_fixes(text, examined(text, Config(("NAM",)))) == text


def test_a_program_chooses_a_finding_or_one_of_its_suggestions() -> None:
    text = "They met on Monday, 29 February 2024. Ana Duarte spoke.\n"
    report = examined(text, Config(("DAT01",)))
    (finding,) = report.findings
    for fix in finding.suggestions:
        fixed = factcheck.apply_fixes(text, report, [(finding, fix)])
        assert fixed != text
        assert fix.text in fixed
        assert not examined(fixed, Config(("DAT01",))).findings


WEEKDAY = "They met on Monday, 29 February 2024.\n"
SPLIT_NAME = TEXT.replace("Solhiem", "Sol*hiem*")


@pytest.mark.parametrize(
    ("text", "config", "choose"),
    [
        (
            WEEKDAY,
            Config(("DAT01",)),
            lambda one: [(one, fix) for fix in one.suggestions],
        ),
        (WEEKDAY, Config(("DAT01",)), lambda one: [one]),
        (
            WEEKDAY,
            Config(("DAT01",)),
            lambda one: [(one, Suggestion("x"))],
        ),
        (
            WEEKDAY,
            Config(("DAT01",)),
            lambda one: [evolve(one, message="x")],
        ),
        (SPLIT_NAME, SHEET, lambda one: [one]),
    ],
)
def test_fixes_that_cannot_be_applied_are_refused(
    text: str, config: Config, choose: Callable[[Finding], list[Any]], snapshot: object
) -> None:
    report = examined(text, config)
    with pytest.raises(UsageError) as caught:
        factcheck.apply_fixes(text, report, choose(report.findings[0]))
    assert str(caught.value) == snapshot


def test_fixes_are_refused_for_another_text_or_format(snapshot: object) -> None:
    with pytest.raises(UsageError) as caught:
        factcheck.apply_fixes(TEXT + "x", examined(TEXT))
    assert str(caught.value) == snapshot
    with pytest.raises(UsageError) as caught:
        factcheck.apply_fixes(TEXT, evolve(examined(TEXT), path="pier.docx"))
    assert str(caught.value) == snapshot
