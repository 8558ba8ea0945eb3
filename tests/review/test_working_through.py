"""Decisions and ticks from the page: kept at once, refused where they cross another's, undone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

LIGHT = """\
# The light

Ada Thorne lit the lamp of the north tower at Merrow on 3 May 1911 before the whole council.

The keeper slept.
"""


def finding(page: Any, number: int = 0) -> Any:
    """Return a finding as it stands now."""
    return page.opened[0].reading().findings[number]


def fact(page: Any, words: str) -> Any:
    """Return the first fact with some words as it stands now."""
    return next(one for one in page.opened[0].reading().desk.facts if one.words == words)


@pytest.mark.parametrize(
    ("do", "fields", "choice"),
    [
        ("accept-1", {}, "accepted"),
        ("dismiss", {"words": "so in the source"}, "dismissed"),
        ("query", {"words": "Which one?"}, "queried"),
    ],
)
def test_a_decision_is_in_the_file_when_the_answer_comes(
    page: Any, article: Path, do: str, fields: dict[str, str], choice: str
) -> None:
    answer = page.act(do, finding(page).draft.id, **fields)
    assert answer.status == 200
    told = json.loads(answer.text)
    assert (told["name"], told["message"]) == (finding(page).draft.id, "")
    assert finding(page).decision.do == choice
    written = (article.parent / "ledger.yaml").read_text(encoding="utf-8")
    assert f"do: {choice}" in written
    assert "by: ana" in written


@pytest.mark.parametrize(
    ("do", "state"),
    [("tick", "ticked"), ("disputed", "disputed"), ("cannot-be-confirmed", "cannot-be-confirmed")],
)
def test_a_fact_is_ticked_or_judged(page: Any, article: Path, do: str, state: str) -> None:
    name = fact(page, "14 March 2019").id
    answer = page.act(do, name, source="minutes", locator="page 3")
    assert json.loads(answer.text)["style"] == f"date s-{state}"
    assert fact(page, "14 March 2019").state == state
    written = (article.parent / "ledger.yaml").read_text(encoding="utf-8")
    assert "    key: minutes\n    locator: page 3\n" in written


@pytest.mark.parametrize(
    ("do", "fields"), [("query", {}), ("accept-x", {}), ("", {}), ("accept-²", {})]
)
def test_what_cannot_be_done_with_a_finding_is_told_and_not_written(
    page: Any, article: Path, do: str, fields: dict[str, str]
) -> None:
    answer = page.act(do, finding(page).draft.id, **fields)
    assert answer.status == 409
    assert json.loads(answer.text)["message"]
    assert not (article.parent / "ledger.yaml").exists()


def test_a_second_tab_that_has_not_seen_a_decision_is_refused_and_shown_it(page: Any) -> None:
    name = finding(page).draft.id
    assert page.act("dismiss", name).status == 200
    late = page.act("accept-0", name, by="bo")
    told = json.loads(late.text)
    assert late.status == 409
    assert "dismissed by ana" in told["message"]
    assert "dismissed" in told["card"]
    assert finding(page).decision.do == "dismissed"
    assert page.act("accept-0", name, by="bo", seen="1").status == 200


def test_undo_goes_back_over_findings_and_facts_and_over_sessions(
    page: Any, pages: Any, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [("dismiss", finding(page).draft.id), ("tick", fact(page, "14 March 2019").id)]
    steps += [("defer", finding(page, 1).draft.id), ("note", fact(page, "2 April 2019").id)]
    for second, (do, name) in enumerate(steps):
        monkeypatch.setenv("FACTCHECK_NOW", f"2026-03-01T10:00:0{second}Z")
        assert page.act(do, name, words="because").status == 200
    monkeypatch.setenv("FACTCHECK_NOW", "2026-03-01T11:00:00Z")
    later = pages(article)
    back = [json.loads(later.act("undo", "").text)["name"] for _ in steps]
    assert back == [name for _, name in reversed(steps)]
    reading = later.opened[0].reading()
    assert not any(one.decision for one in reading.findings)
    assert all(one.state == "open" for one in reading.desk.facts)
    assert "no action by ana" in later.act("undo", "").text


def test_a_document_that_changes_meanwhile_is_checked_again_and_decisions_are_kept(
    page: Any, article: Path
) -> None:
    before = json.loads(page.ask("/1/state").text)["version"]
    page.act("dismiss", finding(page).draft.id)
    page.act("tick", fact(page, "14 March 2019").id)
    text = article.read_text(encoding="utf-8")
    changed = text.replace("31 September 2021", "30 September 2021")
    article.write_text(changed + "\nA line behind all others.\n", encoding="utf-8")
    told = json.loads(page.ask("/1/state").text)
    assert told["version"] != before
    assert "1 finding removed" in told["changes"][0]
    reading = page.opened[0].reading()
    assert [one.decision.do for one in reading.findings if one.decision] == ["dismissed"]
    assert fact(page, "14 March 2019").state == "ticked"
    assert "The document has changed" in page.ask("/1/").text
    assert "The document has changed" not in page.ask("/1/").text


def test_a_tick_whose_sentence_changes_is_stale_and_told(
    page: Any, article: Path, snapshot: object
) -> None:
    page.act("tick", fact(page, "14 March 2019").id)
    text = article.read_text(encoding="utf-8")
    changed = text.replace("chose the lightest of them", "chose the cheapest of them")
    assert changed != text
    article.write_text(changed, encoding="utf-8")
    assert "1 stale tick" in json.loads(page.ask("/1/state").text)["changes"][0]
    assert fact(page, "14 March 2019").state == "stale"
    text = page.ask("/1/?state=stale").text
    assert re.findall(r"This sentence has changed since[^<>]*", text) == snapshot
    assert "<del>lightest</del>" in text


def test_without_a_script_a_decision_leads_to_the_next_item(page: Any) -> None:
    form = {"key": page.keys.form, "by": "ana", "do": "dismiss", "item": finding(page).draft.id}
    answer = page.ask("/1/act?state=to+do", form)
    assert answer.status == 303
    assert answer.headers["location"] == f"/1/?state=to+do&item={finding(page, 1).draft.id}"
    assert finding(page).decision.do == "dismissed"


def test_undo_on_another_page_returns_to_it_and_says_so(page: Any, snapshot: object) -> None:
    page.act("dismiss", finding(page).draft.id)
    form = {"key": page.keys.form, "by": "ana", "do": "undo", "page": "people"}
    assert 'aria-keyshortcuts="u"' in page.ask("/1/people").text
    answer = page.ask("/1/act", form)
    assert (answer.status, answer.headers["location"]) == (303, "/1/people")
    assert re.findall(r"Your last action[^<>]*", page.ask("/1/people").text) == snapshot
    assert finding(page).decision is None


def test_words_that_are_gone_for_good_are_no_work_left(pages: Any, tmp_path: Path) -> None:
    path = tmp_path / "light.md"
    path.write_text(LIGHT, encoding="utf-8")
    page = pages(path)
    date = next(one for one in page.opened[0].reading().desk.facts if one.words == "3 May 1911")
    page.act("tick", date.id)
    path.write_text("# The light\n\nThe keeper slept.\n", encoding="utf-8")
    name = date.id
    assert page.act("tick", name, seen="1").status == 409
    told = json.loads(page.act("note", name, words="cut", seen="1").text)
    assert told["is_done"]
    assert told["name"] == name
    assert json.loads(page.act("undo", "").text)["name"] == name


def test_one_click_decides_which_of_two_forms_is_right(
    pages: Any, tmp_path: Path, snapshot: object
) -> None:
    source = tmp_path / "mill.md"
    source.write_text("An e-mail came. The e-mail went. An email <b> stayed.\n", encoding="utf-8")
    page = pages(source)
    assert "for house style" in page.ask("/1/forms").text
    form = {"key": page.keys.form, "number": "0", "form": "1", "name": "email", "for": "document"}
    assert page.ask("/1/choose", form).status == 303
    assert "name: email" in (tmp_path / "mill.sheet.yaml").read_text(encoding="utf-8")
    assert "(style sheet)" in page.ask("/1/forms").text
    form = {**form, "form": "1", "name": "e-mail", "for": "house"}
    assert page.ask("/1/choose", form).status == 303
    assert "name: e-mail" in (tmp_path / "house.yaml").read_text(encoding="utf-8")
    assert page.ask("/1/choose", {**form, "number": "9"}).status == 409
    undo = {"key": page.keys.form, "by": "ana", "do": "undo", "page": "forms"}
    assert page.ask("/1/act", undo).status == 303
    assert not (tmp_path / "house.yaml").exists()
    sheet = tmp_path / "mill.sheet.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    refused = page.ask("/1/act", undo)
    assert refused.status == 409
    assert re.findall(r"undo: &[^<>]*", refused.text) == snapshot
    assert "# mine" in sheet.read_text(encoding="utf-8")


def test_undo_on_one_document_leaves_the_others_as_they_are(pages: Any, tmp_path: Path) -> None:
    sources = [tmp_path / "one.md", tmp_path / "two.md"]
    for source in sources:
        source.write_text(LIGHT, encoding="utf-8")
    page = pages(*sources)
    names = [one.reading().desk.facts[0].id for one in page.opened]
    for number, name in enumerate(names, 1):
        form = {"key": page.keys.form, "by": "ana", "do": "tick", "item": name, "seen": "0"}
        assert page.ask(f"/{number}/act", form).status == 303
    undo = {"key": page.keys.form, "by": "ana", "do": "undo"}
    assert page.ask("/1/act", undo).status == 303
    states = [one.reading().desk.facts[0].state.value for one in page.opened]
    assert states == ["open", "ticked"]
    assert page.ask("/1/act", undo).status == 409
    assert page.ask("/2/act", undo).status == 303
