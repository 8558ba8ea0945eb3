"""Decisions and ticks from the page: kept at once, refused where they cross another's, undone."""

import json
from pathlib import Path
from typing import Any

import pytest


def finding(page: Any, number: int = 0) -> Any:
    """Return a finding as it stands now."""
    return page.opened[0].reading().findings[number]


def fact(page: Any, words: str) -> Any:
    """Return the first fact with some words as it stands now."""
    return next(one for one in page.opened[0].reading().desk.facts if one.words == words)


@pytest.mark.parametrize(
    ("do", "fields", "choice"),
    [
        ("accept-0", {}, "accepted"),
        ("accept-1", {}, "accepted"),
        ("dismiss", {"words": "so in the source"}, "dismissed"),
        ("query", {"words": "Which one?"}, "queried"),
        ("defer", {}, "deferred"),
    ],
)
def test_a_decision_is_in_the_file_when_the_answer_comes(
    page: Any, article: Path, do: str, fields: dict[str, str], choice: str
) -> None:
    answer = page.act(do, finding(page).name, **fields)
    assert answer.status == 200
    told = json.loads(answer.text)
    assert (told["name"], told["message"]) == (finding(page).name, "")
    assert finding(page).stands.decision.do == choice
    written = (article.parent / "decisions.yaml").read_text(encoding="utf-8")
    assert f"do: {choice}" in written
    assert "by: ana" in written


def test_the_side_that_is_accepted_is_written_with_its_words(page: Any) -> None:
    page.act("accept-1", finding(page).name)
    decision = finding(page).stands.decision
    assert (decision.side, decision.words) == (1, "3")


@pytest.mark.parametrize(
    ("do", "state"),
    [
        ("tick", "ticked"),
        ("verified", "verified"),
        ("disputed", "disputed"),
        ("corrected", "corrected"),
        ("cannot-be-confirmed", "cannot-be-confirmed"),
    ],
)
def test_a_fact_is_ticked_or_judged(page: Any, article: Path, do: str, state: str) -> None:
    name = fact(page, "14 March 2019").id
    answer = page.act(do, name, source="minutes", locator="page 3")
    assert json.loads(answer.text)["style"] == f"date s-{state}"
    assert fact(page, "14 March 2019").state == state
    assert "{key: minutes, locator: page 3}" in (article.parent / "ledger.yaml").read_text()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "14 March 2019 (1 of 2): ticked; no source is named"),
        ({"source": "minutes"}, "14 March 2019 (1 of 2): ticked; no place in the source is named"),
        ({"source": "minutes", "locator": "3"}, "14 March 2019 (1 of 2): ticked"),
    ],
)
def test_a_tick_without_source_or_place_is_kept_and_says_so(
    page: Any, fields: dict[str, str], told: str
) -> None:
    answer = page.act("tick", fact(page, "14 March 2019").id, **fields)
    assert json.loads(answer.text)["label"] == told


@pytest.mark.parametrize(
    ("do", "fields"),
    [
        ("query", {}),
        ("accept-7", {}),
        ("accept-x", {}),
        ("tick", {}),
        ("", {}),
        ("dismiss", {"by": " "}),
        ("accept-²", {}),
    ],
)
def test_what_cannot_be_done_with_a_finding_is_told_and_not_written(
    page: Any, article: Path, do: str, fields: dict[str, str]
) -> None:
    answer = page.act(do, finding(page).name, **fields)
    assert answer.status == 409
    assert json.loads(answer.text)["message"]
    assert not (article.parent / "decisions.yaml").exists()


@pytest.mark.parametrize(
    ("do", "fields"),
    [("dismiss", {}), ("note", {}), ("query", {}), ("tick", {"locator": "page 3"}), ("", {})],
)
def test_what_cannot_be_done_with_a_fact_is_told_and_not_written(
    page: Any, article: Path, do: str, fields: dict[str, str]
) -> None:
    answer = page.act(do, fact(page, "14 March 2019").id, **fields)
    assert answer.status == 409
    assert not (article.parent / "ledger.yaml").exists()


def test_a_second_tab_that_has_not_seen_a_decision_is_refused_and_shown_it(page: Any) -> None:
    name = finding(page).name
    assert page.act("dismiss", name).status == 200
    late = page.act("accept-0", name, by="bo")
    told = json.loads(late.text)
    assert late.status == 409
    assert "dismissed by ana" in told["message"]
    assert "dismissed" in told["card"]
    assert finding(page).stands.decision.do == "dismissed"
    assert page.act("accept-0", name, by="bo", seen="1").status == 200


def test_a_second_tab_that_has_not_seen_a_tick_is_refused(page: Any) -> None:
    name = fact(page, "14 March 2019").id
    assert page.act("tick", name).status == 200
    assert page.act("disputed", name, by="bo").status == 409
    assert fact(page, "14 March 2019").state == "ticked"


def test_two_tabs_on_different_items_are_both_kept(page: Any, pages: Any, article: Path) -> None:
    other = pages(article)
    first, second = finding(page, 0).name, finding(other, 1).name
    assert page.act("dismiss", first).status == 200
    assert other.act("defer", second).status == 200
    assert page.act("tick", fact(page, "14 March 2019").id).status == 200
    assert other.act("tick", fact(other, "2 April 2019").id).status == 200
    reading = page.opened[0].reading()
    assert [one.stands.decision and one.stands.decision.do for one in reading.findings[:2]] == [
        "dismissed",
        "deferred",
    ]
    assert [one.state for one in reading.desk.facts if one.entry] == ["ticked", "ticked"]


def test_undo_goes_back_over_findings_and_facts_and_over_sessions(
    page: Any, pages: Any, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [("dismiss", finding(page).name), ("tick", fact(page, "14 March 2019").id)]
    steps += [("defer", finding(page, 1).name), ("note", fact(page, "2 April 2019").id)]
    for second, (do, name) in enumerate(steps):
        monkeypatch.setenv("FACTCHECK_NOW", f"2026-03-01T10:00:0{second}Z")
        assert page.act(do, name, words="because").status == 200
    monkeypatch.setenv("FACTCHECK_NOW", "2026-03-01T11:00:00Z")
    later = pages(article)
    back = [json.loads(later.act("undo", "").text)["name"] for _ in steps]
    assert back == [name for _, name in reversed(steps)]
    reading = later.opened[0].reading()
    assert not any(one.stands.decision for one in reading.findings)
    assert all(one.state == "open" for one in reading.desk.facts)
    assert "nothing of ana" in later.act("undo", "").text


def test_undo_takes_back_the_later_of_two_things_of_one_second(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_NOW", "2026-03-01T10:00:00Z")
    tick, decision = fact(page, "14 March 2019").id, finding(page).name
    page.act("tick", tick)
    page.act("dismiss", decision)
    assert json.loads(page.act("undo", "").text)["name"] == decision
    assert json.loads(page.act("undo", "").text)["name"] == tick


def test_undo_takes_back_what_was_done_under_mistyped_initials(page: Any) -> None:
    tick = fact(page, "14 March 2019").id
    page.act("tick", tick)
    page.act("defer", finding(page).name, by="anahe locks")
    back = [json.loads(page.act("undo", "", by="an").text)["name"] for _ in range(2)]
    assert back == [finding(page).name, tick]
    assert finding(page).stands.decision is None
    assert page.act("undo", "", by="an").status == 409


def test_undo_leaves_what_others_did_before(page: Any, pages: Any, article: Path) -> None:
    pages(article).act("dismiss", finding(page).name, by="bo")
    assert page.act("undo", "").status == 409
    assert finding(page).stands.decision.by == "bo"


def test_a_document_that_changes_meanwhile_is_checked_again_and_decisions_are_kept(
    page: Any, article: Path
) -> None:
    before = json.loads(page.ask("/1/state").text)["version"]
    page.act("dismiss", finding(page).name)
    page.act("tick", fact(page, "14 March 2019").id)
    text = article.read_text(encoding="utf-8")
    changed = text.replace("31 September 2021", "30 September 2021")
    article.write_text(changed + "\nA line behind all others.\n", encoding="utf-8")
    told = json.loads(page.ask("/1/state").text)
    assert told["version"] != before
    assert "1 finding is gone" in told["changes"][0]
    reading = page.opened[0].reading()
    assert [one.stands.decision.do for one in reading.findings if one.stands.decision] == [
        "dismissed"
    ]
    assert fact(page, "14 March 2019").state == "ticked"
    assert "The document was changed" in page.ask("/1/").text
    assert "The document was changed" not in page.ask("/1/").text


def test_a_tick_whose_sentence_changes_is_stale_and_told(page: Any, article: Path) -> None:
    page.act("tick", fact(page, "14 March 2019").id)
    text = article.read_text(encoding="utf-8")
    changed = text.replace("chose the lightest of them", "chose the cheapest of them")
    assert changed != text
    article.write_text(changed, encoding="utf-8")
    assert "1 tick is stale" in json.loads(page.ask("/1/state").text)["changes"][0]
    assert fact(page, "14 March 2019").state == "stale"
    text = page.ask("/1/?state=stale").text
    assert "Its sentence has changed since it was checked: “On 14 March 2019" in text
    assert "<del>lightest</del>" in text


def test_a_finding_that_is_gone_meanwhile_is_told(page: Any, article: Path) -> None:
    name = finding(page, 1).name
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("31 September 2021", "30 September 2021"), encoding="utf-8")
    answer = page.act("dismiss", name)
    assert answer.status == 409
    assert "not in the document any more" in answer.text


def test_a_mistake_in_the_file_of_decisions_is_told_with_its_place(
    page: Any, article: Path
) -> None:
    page.ask("/1/")
    (article.parent / "decisions.yaml").write_text("- code: [\n", encoding="utf-8")
    answer = page.ask("/1/")
    assert answer.status == 409
    assert "decisions.yaml:" in answer.text


def test_without_a_script_a_decision_leads_to_the_next_item(page: Any) -> None:
    form = {"key": page.keys.form, "by": "ana", "do": "dismiss", "item": finding(page).name}
    answer = page.ask("/1/act?state=to+do", form)
    assert answer.status == 303
    assert answer.headers["location"] == f"/1/?state=to+do&item={finding(page, 1).name}"
    assert finding(page).stands.decision.do == "dismissed"


def test_other_words_than_the_document_has_may_be_accepted(page: Any) -> None:
    name = finding(page, 1).name
    assert page.act("reword", name).status == 409
    assert page.act("reword", name, words="30 September 2021").status == 200
    assert finding(page, 1).stands.decision.words == "30 September 2021"
    shown = page.ask("/1/repairs").text
    assert "was delivered on 30 September 2021" in shown


LIGHT = """\
# The light

Ada Thorne lit the lamp of the north tower at Merrow on 3 May 1911 before the whole council.

The keeper slept.
"""


def test_lost_words_are_shown_and_found_again_where_a_person_ticks_them(
    pages: Any, tmp_path: Path
) -> None:
    path = tmp_path / "light.md"
    path.write_text(LIGHT, encoding="utf-8")
    page = pages(path)
    claim = next(one for one in page.opened[0].reading().desk.facts if one.kind == "claim")
    assert page.act("tick", claim.id).status == 200
    moved = LIGHT.replace(
        "Ada Thorne lit the lamp of the north tower at Merrow on 3 May 1911", "It rained"
    )
    moved += (
        "\nOn 3 May 1911 Ada Thorne lit the lamp of the north tower at Merrow before the council.\n"
    )
    path.write_text(moved.replace("before the whole council", "all day"), encoding="utf-8")
    reading = page.opened[0].reading()
    assert [one.entry.id for one in reading.desk.orphans] == [claim.id]
    name = f"lost.{claim.id}"
    text = page.ask(f"/1/?item={name}").text
    assert "These words are in the document no more" in text
    assert page.act("note", name, words="gone?", seen="1").status == 200
    if reading.desk.orphans[0].proposed is None:
        pytest.fail("a search proposes the new sentence")
    answer = json.loads(page.act("tick", name, seen="2").text)
    assert answer["name"] == claim.id
    reading = page.opened[0].reading()
    assert reading.desk.orphans == ()
    assert reading.desk.fact(claim.id).state == "ticked"


def test_words_that_are_gone_for_good_are_no_work_left(pages: Any, tmp_path: Path) -> None:
    path = tmp_path / "light.md"
    path.write_text(LIGHT, encoding="utf-8")
    page = pages(path)
    date = next(one for one in page.opened[0].reading().desk.facts if one.words == "3 May 1911")
    page.act("tick", date.id)
    path.write_text("# The light\n\nThe keeper slept.\n", encoding="utf-8")
    name = f"lost.{date.id}"
    assert page.act("tick", name, seen="1").status == 409
    told = json.loads(page.act("note", name, words="cut", seen="1").text)
    assert told["is_done"]
    assert told["name"] == name
    assert json.loads(page.act("undo", "").text)["name"] == name


def test_what_another_program_writes_meanwhile_is_seen(
    page: Any, article: Path, pages: Any
) -> None:
    page.ask("/1/")
    other = pages(article)
    before = json.loads(page.ask("/1/state").text)["version"]
    other.act("tick", fact(other, "14 March 2019").id, by="bo")
    middle = json.loads(page.ask("/1/state").text)["version"]
    other.act("dismiss", finding(other).name, by="bo")
    after = json.loads(page.ask("/1/state").text)["version"]
    assert len({before, middle, after}) == 3
    assert fact(page, "14 March 2019").state == "ticked"
    assert finding(page).stands.decision.by == "bo"
    assert page.opened[0].changes == []


def test_one_click_decides_which_of_two_forms_is_right(pages: Any, tmp_path: Path) -> None:
    source = tmp_path / "mill.md"
    source.write_text("An e-mail came. The e-mail went. An email <b> stayed.\n", encoding="utf-8")
    page = pages(source)
    assert "for the house" in page.ask("/1/forms").text
    form = {"key": page.keys.form, "number": "0", "form": "1", "name": "email", "for": "document"}
    assert page.ask("/1/choose", form).status == 303
    assert "name: email" in (tmp_path / "mill.sheet.yaml").read_text(encoding="utf-8")
    assert "(style sheet)" in page.ask("/1/forms").text
    form = {**form, "form": "1", "name": "e-mail", "for": "house"}
    assert page.ask("/1/choose", form).status == 303
    assert "name: e-mail" in (tmp_path / "house.yaml").read_text(encoding="utf-8")
    assert page.ask("/1/choose", {**form, "number": "9"}).status == 409
